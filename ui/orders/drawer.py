"""One order below the list: its way, the centre's answer, and what to do next."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QPoint, Signal
from PySide6.QtWidgets import QFrame, QSizePolicy

from bejo_desktop.application.session import DRAFTERS
from ui.fonts import Face
from ui.keys import Command
from ui.orders.history import summary_of
from ui.orders.way import next_step, steps_of
from ui.orders.words import (
    UNNUMBERED,
    delivery_limit,
    ppk_limit,
    standing_of,
    sync_words,
    vendor_limit,
)
from ui.tokens import Tone
from ui.widgets.button import Button, icon_button
from ui.widgets.button_look import Kind
from ui.widgets.card import PADDING, rule
from ui.widgets.chip import Chip
from ui.widgets.icon_label import IconLabel
from ui.widgets.layout import column, row
from ui.widgets.steps import StepLine
from ui.widgets.text import ShortText, Text

if TYPE_CHECKING:
    from collections.abc import Mapping
    from collections.abc import Set as AbstractSet
    from datetime import date

    from bejo_desktop.application.ports.system import Words
    from bejo_desktop.application.views import OrderDetail
    from bejo_desktop.domain.codes import Role
    from ui.keys import Act
    from ui.orders.looking import Looked
    from ui.orders.way import NextStep
    from ui.theme import Theme

REASONS_SHOWN = 2
LAPSED_TOLD = (
    "Batal otomatis: PPK tidak memutuskan sampai batas waktunya. Periksa lalu ajukan lagi."
)


class Drawer(QFrame):
    """Shows one order; its buttons trigger the acts of the screen. `closed` is the press on ⌄, `history_asked` on Riwayat."""

    closed = Signal()
    history_asked = Signal()

    def __init__(self, theme: Theme, words: Words, acts: Mapping[Command, Act]) -> None:
        super().__init__()
        self.setProperty("part", "card")
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Maximum)
        self.setAccessibleName("Rincian pesanan")
        self._words = words
        self._title = ShortText("", Face.CARD)
        self._chip = Chip(theme, "", Tone.QUIET, "")
        self._facts = ShortText("", Face.SMALL)
        self._limit = Text("", Face.SMALL)
        self._steps = StepLine(theme)
        self._summary = ShortText("", Face.SMALL)
        self._file = Text("", Face.SMALL)
        self._refusal = ShortText("", Face.SMALL)
        self._sync_icon = IconLabel(theme, "cloud", Tone.MUTED, 14)
        self._sync = Text("", Face.SMALL)
        self._reasons = Text("", Face.SMALL, Tone.STOP).wrapped()
        self.main = Button(theme, "", Kind.PRIMARY, key="F9")
        self._print = Button(theme, "Cetak", icon="printer", key="Ctrl+P")
        self._copy = Button(theme, "Salin jadi pesanan baru", Kind.QUIET, icon="copy")
        self._past = Button(theme, "Riwayat", Kind.QUIET, icon="history")
        self._past.clicked.connect(self.history_asked)
        self._other = Button(theme, "Tindakan lain", icon="chevron-up", key="Shift+F9")
        self._other.clicked.connect(acts[Command.OTHER_ACT].trigger)
        self.main.clicked.connect(acts[Command.MAIN_ACT].trigger)
        self._print.clicked.connect(acts[Command.PRINT].trigger)
        self._copy.clicked.connect(acts[Command.COPY_ORDER].trigger)
        self._shut = icon_button(theme, "chevron-down", "Tutup rincian (Ctrl+D)")
        self._shut.clicked.connect(self.closed)
        self._build()

    def show_order(self, looked: Looked, roles: AbstractSet[Role], today: date) -> NextStep:
        """Show an order and return the step that its primary button takes."""
        detail = looked.detail
        order = detail.row
        self._title.show_text(order.package.strip() or "(belum bernama)")
        state = standing_of(detail)
        self._chip.show_state(state.text, state.tone, state.icon)
        self._facts.show_text(_facts(detail))
        self._show_limit(detail, today)
        self._steps.show_steps(steps_of(detail))
        self._summary.show_text(summary_of(detail))
        self._show_file(looked)
        text, icon, tone = sync_words(order)
        self._sync_icon.show_icon(icon, tone)
        self._sync.setText(text)
        self._sync.show_tone(tone)
        self._show_reasons(detail)
        step = next_step(detail, roles, payable=looked.payable)
        verb, icon = step.step.value
        self.main.setText(verb)
        self.main.show_icon(icon)
        self.main.setEnabled(not step.refusal)
        self.main.setToolTip(step.refusal)
        self._refusal.show_text(step.refusal)
        self._copy.setEnabled(bool(roles & DRAFTERS))
        self._print.setEnabled(bool(order.lines))
        return step

    def under_other_acts(self) -> QPoint:
        """Return where the menu of the other acts opens, as a point of the screen."""
        return self._other.mapToGlobal(QPoint(0, self._other.height()))

    def _show_limit(self, detail: OrderDetail, today: date) -> None:
        limit = (
            ppk_limit(detail.row, today)
            or vendor_limit(detail, today)
            or delivery_limit(detail, today)
        )
        self._limit.setVisible(limit is not None)
        if limit is not None:
            self._limit.setText(limit[0])
            self._limit.show_tone(limit[1])

    def _show_file(self, looked: Looked) -> None:
        needed, missing = looked.needed, looked.missing
        self._file.setVisible(bool(needed))
        told = f"kurang {missing} dari {needed}" if missing else "lengkap"
        self._file.setText(f"Berkas pembayaran {told}")
        self._file.show_tone(Tone.WAIT if missing else Tone.GOOD)

    def _show_reasons(self, detail: OrderDetail) -> None:
        lines = reason_lines(detail, self._words)
        self._reasons.setText("\n".join(lines))
        self._reasons.setVisible(bool(lines))
        self._reasons.show_tone(Tone.STOP if detail.row.reasons else Tone.WAIT)

    def _build(self) -> None:
        head = row(self._title, self._chip, self._facts, self._limit, self._shut, spacing=12)
        head.setStretch(2, 1)
        foot = row(
            self._sync_icon,
            self._sync,
            self._refusal,
            self._past,
            self._copy,
            self._print,
            self._other,
            self.main,
        )
        foot.setStretch(foot.indexOf(self._refusal), 1)
        told = row(self._summary, self._file, spacing=16)
        told.setStretch(0, 1)
        self.setLayout(
            column(
                head,
                rule(),
                4,
                self._steps,
                told,
                self._reasons,
                foot,
                spacing=6,
                margins=PADDING,
            )
        )


def reason_lines(detail: OrderDetail, words: Words) -> list[str]:
    """Return why the order came back or was held, in sentences; at most three lines."""
    order = detail.row
    lines = []
    if order.returned_reason:
        lines.append(f"Dikembalikan: {order.returned_reason}")
    if order.has_lapsed:
        lines.append(LAPSED_TOLD)
    causes = order.reasons or order.findings
    shown = causes[:REASONS_SHOWN]
    noted = not order.reasons
    lines += [words.reason(one.code.value, dict(one.facts), noted=noted)[0] for one in shown]
    if len(causes) > REASONS_SHOWN:
        lines.append(f"dan {len(causes) - REASONS_SHOWN} alasan lain")
    return lines


def _facts(detail: OrderDetail) -> str:
    order = detail.row
    accounts = dict.fromkeys(
        line.budget_line.rpartition("/")[2].rpartition(".")[2] for line in detail.content.lines
    )
    parts = [
        order.number or UNNUMBERED,
        order.vendor_name or "penyedia belum dipilih",
        f"{order.total} termasuk pajak",
    ]
    if named := [account for account in accounts if account]:
        parts.append(f"rekening {', '.join(named)}")
    return " · ".join(parts)
