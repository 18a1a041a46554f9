"""One order below the list: its way, the centre's answer, and what to do next."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QSizePolicy

from ui.fonts import Face
from ui.keys import Command
from ui.orders.way import next_step, steps_of
from ui.orders.words import UNNUMBERED, state_cell, sync_words
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

    from bejo_desktop.application.ports.system import Words
    from bejo_desktop.application.views import OrderDetail
    from bejo_desktop.domain.codes import Role
    from ui.keys import Act
    from ui.orders.way import NextStep
    from ui.theme import Theme

REASONS_SHOWN = 2


class Drawer(QFrame):
    """Shows one order; its buttons trigger the acts of the screen. `closed` is the press on ⌄."""

    closed = Signal()

    def __init__(self, theme: Theme, words: Words, acts: Mapping[Command, Act]) -> None:
        super().__init__()
        self.setProperty("part", "card")
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Maximum)
        self.setAccessibleName("Rincian pesanan")
        self._words = words
        self._title = ShortText("", Face.CARD)
        self._chip = Chip(theme, "", Tone.QUIET, "")
        self._facts = ShortText("", Face.SMALL)
        self._steps = StepLine(theme)
        self._sync_icon = IconLabel(theme, "cloud", Tone.MUTED, 14)
        self._sync = Text("", Face.SMALL)
        self._reasons = Text("", Face.SMALL, Tone.STOP).wrapped()
        self.main = Button(theme, "", Kind.PRIMARY, key="F9")
        self._print = Button(theme, "Cetak", icon="printer", key="Ctrl+P")
        self._copy = Button(theme, "Salin jadi pesanan baru", Kind.QUIET, icon="copy")
        self.main.clicked.connect(acts[Command.MAIN_ACT].trigger)
        self._print.clicked.connect(acts[Command.PRINT].trigger)
        self._copy.clicked.connect(acts[Command.COPY_ORDER].trigger)
        self._shut = icon_button(theme, "chevron-down", "Tutup rincian (Ctrl+D)")
        self._shut.clicked.connect(self.closed)
        self._build()

    def show_order(self, detail: OrderDetail, roles: AbstractSet[Role]) -> NextStep:
        """Show `detail` and return the step that its primary button takes."""
        order = detail.row
        self._title.show_text(order.package.strip() or "(belum bernama)")
        state = state_cell(order)
        self._chip.show_state(state.text, state.tone, state.icon)
        self._facts.show_text(_facts(detail))
        self._steps.show_steps(steps_of(detail))
        text, icon, tone = sync_words(order)
        self._sync_icon.show_icon(icon, tone)
        self._sync.setText(text)
        self._sync.show_tone(tone)
        self._show_reasons(detail)
        step = next_step(detail, roles)
        verb, icon = step.step.value
        self.main.setText(verb)
        self.main.show_icon(icon)
        self.main.setEnabled(not step.refusal)
        self.main.setToolTip(step.refusal)
        self._print.setEnabled(bool(order.lines))
        return step

    def _show_reasons(self, detail: OrderDetail) -> None:
        lines = reason_lines(detail, self._words)
        self._reasons.setText("\n".join(lines))
        self._reasons.setVisible(bool(lines))
        good = not detail.row.reasons and not detail.row.returned_reason
        self._reasons.show_tone(Tone.WAIT if good or not detail.row.reasons else Tone.STOP)

    def _build(self) -> None:
        head = row(self._title, self._chip, self._facts, self._shut, spacing=12)
        head.setStretch(2, 1)
        foot = row(
            self._sync_icon,
            self._sync,
            None,
            self._copy,
            self._print,
            self.main,
        )
        self.setLayout(
            column(head, rule(), 4, self._steps, self._reasons, foot, spacing=6, margins=PADDING)
        )


def reason_lines(detail: OrderDetail, words: Words) -> list[str]:
    """Return why the order came back or was held, in sentences; at most three lines."""
    order = detail.row
    lines = []
    if order.returned_reason:
        lines.append(f"Dikembalikan: {order.returned_reason}")
    causes = order.reasons or order.findings
    shown = causes[:REASONS_SHOWN]
    lines += [words.reason(cause.code.value, dict(cause.facts))[0] for cause in shown]
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
