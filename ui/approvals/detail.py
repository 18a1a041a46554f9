"""One order as the PPK reads it: its flag first, then what will be signed."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QWidget

from ui.approvals.act_bar import ActBar
from ui.approvals.words import (
    accounts_line,
    checks_of,
    facts_of,
    flag_notice,
    head_line,
    line_columns,
    sums_of,
    talks_line,
)
from ui.fonts import Face
from ui.notices import NoticeBoard
from ui.tokens import Tone
from ui.widgets.button import Button
from ui.widgets.button_look import Kind
from ui.widgets.card import PADDING
from ui.widgets.icon_label import IconLabel
from ui.widgets.layout import column, holder, row
from ui.widgets.table.model import RowsModel
from ui.widgets.table.view import SMALL, TableView
from ui.widgets.text import ShortText, Text

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtWidgets import QBoxLayout

    from bejo_desktop.application.views import Flag, LineView
    from ui.approvals.folder import Entry
    from ui.approvals.words import Fact
    from ui.keys import Act
    from ui.workplace import Workplace


class DetailPanel(QFrame):
    """Shows one entry of the folder; `paper_asked` and `why_asked` are its two questions."""

    paper_asked = Signal()
    why_asked = Signal()

    def __init__(self, place: Workplace, approve: Act, give_back: Act) -> None:
        super().__init__()
        self.setProperty("part", "card")
        self._place = place
        self._entry: Entry | None = None
        self._flag = 0
        self._title, self._under = ShortText("", Face.CARD), ShortText("", Face.SMALL)
        self._board = NoticeBoard(place.theme, place.words)
        self._facts = row(spacing=16)
        self._model: RowsModel[LineView] = RowsModel(line_columns(), lambda line: line.position)
        self.lines = TableView(place.theme, self._model, SMALL, "Baris pesanan")
        self.lines.setMinimumHeight(28 + 3 * SMALL)
        self._words = Text("", Face.BODY).wrapped()
        self._accounts = Text("", Face.SMALL).wrapped()
        self._talks = Text("", Face.SMALL).wrapped()
        self._sums, self._checks = column(spacing=4), row(spacing=12)
        self.bar = ActBar(place, approve, give_back)
        self._build()

    def show_entry(self, entry: Entry) -> None:
        """Show `entry` from its heaviest flag on."""
        self._entry, self._flag = entry, 0
        view = entry.view
        self._title.show_text(view.content.package.strip() or "(belum bernama)")
        self._under.show_text(head_line(view))
        self._show_flag()
        _refill(self._facts, [_fact(fact) for fact in facts_of(entry, self._place.today())])
        self._model.show_rows(view.lines)
        figures = view.figures
        self._words.setText(f"Terbilang: {figures.words.capitalize()}" if figures else "")
        self._accounts.setText(accounts_line(view))
        talks = talks_line(entry)
        self._talks.setText(talks)
        self._talks.setVisible(bool(talks))
        _refill(self._sums, [_sum(fact) for fact in sums_of(view)])
        _refill(self._checks, [self._check(name) for name in checks_of(view)])

    @property
    def flag(self) -> Flag | None:
        """The flag that is read above the lines."""
        flags = () if self._entry is None else self._entry.view.flags
        return flags[self._flag % len(flags)] if flags else None

    def show_next_flag(self) -> None:
        """Show the next of several flags, the first again after the last."""
        self._flag += 1
        self._show_flag()

    def _show_flag(self) -> None:
        flags = () if self._entry is None else self._entry.view.flags
        if not flags:
            self._board.clear()
            return
        at = self._flag % len(flags)
        place = f" · {at + 1} dari {len(flags)} (F8)" if len(flags) > 1 else ""
        why = Button(self._place.theme, "Mengapa?", Kind.QUIET)
        why.clicked.connect(self.why_asked)
        self._board.show_notice(flag_notice(flags[at], place, self._place.words), (why,))

    def _check(self, name: str) -> QWidget:
        icon = IconLabel(self._place.theme, "circle-check", Tone.GOOD, 14)
        return holder(row(icon, Text(name, Face.SMALL), spacing=4))

    def _build(self) -> None:
        paper = Button(self._place.theme, "Lihat kertasnya", icon="eye", key="F12")
        paper.clicked.connect(self.paper_asked)
        head = row(column(self._title, self._under, spacing=0), paper)
        head.setStretch(0, 1)
        figures = row(
            column(self._words, self._accounts, self._talks, None, spacing=4),
            holder(self._sums),
            spacing=24,
        )
        figures.setStretch(0, 1)
        parts = (head, self._board, self._facts, self.lines, figures, self._checks, self.bar)
        whole = column(*parts, spacing=8, margins=PADDING)
        whole.setStretch(parts.index(self.lines), 1)
        self.setLayout(whole)


def _fact(fact: Fact) -> QWidget:
    return holder(column(Text(fact.name, Face.SMALL), ShortText(fact.text, Face.STRONG), spacing=0))


def _sum(fact: Fact) -> QWidget:
    shown = row(Text(fact.name, Face.SMALL), None, Text(fact.text, Face.BODY).right(), spacing=16)
    return holder(shown)


def _refill(layout: QBoxLayout, widgets: Sequence[QWidget]) -> None:
    """Put `widgets` in the place of what stands in `layout`."""
    while (item := layout.takeAt(0)) is not None:
        old = item.widget()
        if old is not None:
            old.hide()
            old.deleteLater()
    for widget in widgets:
        layout.addWidget(widget)
    layout.addStretch(1)
