"""What the price of a line is judged by, and the standard price it is compared with."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QDialog, QSizePolicy, QWidget

from ui.editor.price_words import (
    NO_PRICES,
    PriceRow,
    is_above,
    line_words,
    offer_words,
    price_rows,
    standard_words,
)
from ui.fonts import Face
from ui.tokens import Tone
from ui.widgets.button import Button
from ui.widgets.button_look import Kind
from ui.widgets.card import TABLE, card
from ui.widgets.icon_label import SMALL, IconLabel
from ui.widgets.layout import column, row
from ui.widgets.search_box import SearchBox
from ui.widgets.table.cell import Cell, money, muted
from ui.widgets.table.model import Column, RowsModel
from ui.widgets.table.view import SMALL as LOW_ROW
from ui.widgets.table.view import TableView
from ui.widgets.text import ShortText, Text

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date

    from bejo_desktop.application.core import Core
    from bejo_desktop.application.views import DraftView, LineView
    from bejo_desktop.application.views.prices import LineAdvice
    from bejo_desktop.domain.errors import BejoError
    from bejo_desktop.domain.standard_prices import StandardPrice
    from ui.theme import Theme
    from ui.workplace import Workplace

SIZE: Final = (860, 560)
FOUND_MAX: Final = 20


class PriceLine(QWidget):
    """
    One line under the ledger: the prices beside which the current row stands.

    It always takes the same room; `opened` is the press on its button.
    """

    opened = Signal()

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._icon = IconLabel(theme, "scale", Tone.MUTED, SMALL)
        self._text = ShortText("", Face.SMALL)
        more = Button(theme, "Rincian harga", Kind.LINK, key="Ctrl+D")
        more.clicked.connect(self.opened)
        across = row(self._icon, self._text, more, margins=(14, 0, 4, 0))
        across.setStretch(1, 1)
        self.setLayout(across)
        self.setFixedHeight(28)
        self._advices: dict[int, LineAdvice] = {}
        self._view: DraftView | None = None
        self._position = 0

    @property
    def text(self) -> str:
        """What is said of the current row."""
        return self._text.whole

    def advice_of(self, position: int) -> LineAdvice | None:
        """Return what is known of the line at `position`, from 1."""
        return self._advices.get(position)

    def show_advice(self, advices: Sequence[LineAdvice]) -> None:
        """Take what was learnt of all lines."""
        self._advices = {advice.position: advice for advice in advices}
        self._say()

    def show_line(self, view: DraftView, position: int) -> None:
        """Speak of the line at `position`; 0 for a row that is no line yet."""
        if self._view is not None and self._view.order_id != view.order_id:
            self._advices = {}
        self._view, self._position = view, position
        self._say()

    def _say(self) -> None:
        advice, view = self._advices.get(self._position), self._view
        if view is None or not 1 <= self._position <= len(view.lines):
            self._text.show_text("Harga pembanding baris yang dipilih tampil di sini")
            self._icon.show_icon("scale", Tone.FAINT)
            return
        agreed = view.lines[self._position - 1].unit_price.plain
        offered = offer_words(view.content, self._position, agreed)
        told = NO_PRICES if advice is None else line_words(advice)
        words = " · ".join(part for part in (offered, told) if part)
        high = advice is not None and is_above(advice)
        self._text.show_text(f"Baris {self._position}: {words}")
        self._text.show_tone(Tone.WAIT if high else Tone.MUTED)
        self._icon.show_icon(
            "triangle-alert" if high else "scale", Tone.WAIT if high else Tone.MUTED
        )


class PricesDialog(QDialog):
    """
    All prices of one line; below, the standard price that it is compared with is chosen.

    `chosen` carries the code of a standard price, "" to compare with none. Enter takes the
    chosen row, Esc leaves.

    Args:
        on: day of the order, whose year's list counts.
    """

    chosen = Signal(str)

    def __init__(
        self, office: tuple[Workplace, Core], line: LineView, on: date, parent: QWidget
    ) -> None:
        super().__init__(parent)
        self.setWindowTitle("Rincian harga")
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.resize(*SIZE)
        self._place, self._core = office
        self._line, self._on = line, on
        theme = self._place.theme
        self._prices: RowsModel[PriceRow] = RowsModel(_price_columns(), lambda one: one.name)
        self._found: RowsModel[StandardPrice] = RowsModel(_found_columns(), lambda one: one.id)
        self._table = TableView(theme, self._prices, LOW_ROW, "Harga pembanding")
        self._list = TableView(theme, self._found, LOW_ROW, "Standar harga")
        self.search = SearchBox(theme, "Cari di standar harga (SSH dan SBU)")
        self._nothing = Text("", Face.SMALL)
        self._take = Button(theme, "Pakai standar ini", Kind.PRIMARY, icon="check", key="Enter")
        self._drop = Button(theme, "&Lepas standar")
        self._lay_out()
        self._connect()
        self._suggest()

    @property
    def standards(self) -> list[StandardPrice]:
        """What can be chosen now."""
        rows = (
            self._found.row_at(self._found.index(at, 0)) for at in range(self._found.rowCount())
        )
        return [one for one in rows if one is not None]

    def show_advice(self, advice: LineAdvice | None) -> None:
        """Show what is known; nothing while it was not read yet."""
        self._prices.show_rows([] if advice is None else price_rows(advice))
        self._table.fit_height()
        self._drop.setVisible(advice is not None and advice.standard is not None)

    def allow(self, *, editable: bool) -> None:
        """Let the standard price be chosen, or only be looked at."""
        self._take.setVisible(editable)
        self._drop.setEnabled(editable)
        self.search.setReadOnly(not editable)

    def _lay_out(self) -> None:
        close = Button(self._place.theme, "Tutup", key="Esc")
        close.clicked.connect(self.reject)
        known = card(self._table, spacing=0, margins=TABLE)
        known.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Maximum)
        self.setLayout(
            column(
                Text(self._line.name, Face.CARD).wrapped(),
                known,
                Text("Standar harga untuk baris ini", Face.SECTION),
                self.search,
                card(self._list, spacing=0, margins=TABLE),
                self._nothing,
                row(self._drop, None, close, self._take),
                spacing=8,
                margins=(16, 16, 16, 16),
            )
        )
        self.search.setFocus()

    def _connect(self) -> None:
        self.search.sought.connect(self._seek)
        self.search.moved.connect(self._list.step)
        self.search.entered.connect(self._give)
        self._list.opened.connect(lambda _: self._give())
        self._take.clicked.connect(self._give)
        self._drop.clicked.connect(lambda: self._end(""))

    def _suggest(self) -> None:
        core, line, year = self._core, self._line, self._on.year
        self._ask(lambda _: core.prices.suggestions(line.name, line.measure, year))

    def _seek(self, text: str) -> None:
        core, year = self._core, self._on.year
        if text:
            self._ask(lambda _: core.prices.standards(text, year, FOUND_MAX))
        else:
            self._suggest()

    def _ask(self, work: object) -> None:
        self._place.lanes.read.ask(
            "editor.standards",
            self,
            work,  # type: ignore[arg-type]
            done=self._show,
            failed=self._fail,
        )

    def _show(self, found: Sequence[StandardPrice]) -> None:
        self._found.show_rows(found)
        self._list.choose_first()
        self._take.setEnabled(bool(found))
        text = self.search.text().strip()
        none = f"Tidak ada standar harga {self._on.year} dengan kata “{text}”"
        if not text:
            none = "Tidak ada standar harga yang mirip; cari dengan kata lain"
        self._nothing.setText("" if found else none)

    def _fail(self, error: BejoError) -> None:
        self._nothing.setText(self._place.words.text(error))

    def _give(self) -> None:
        one = self._list.current_row()
        if one is not None and not self._take.isHidden():
            self._end(one.code)

    def _end(self, code: str) -> None:
        self.chosen.emit(code)
        self.accept()


def _price_columns() -> tuple[Column[PriceRow], ...]:
    return (
        Column("Harga", lambda one: Cell(one.name, face=Face.STRONG), 180),
        Column(
            "Rp", lambda one: money(one.price, Tone.WAIT if one.above else Tone.TEXT), 120, True
        ),
        Column("Per", lambda one: muted(one.day), 110),
        Column("Keterangan", lambda one: Cell(one.told)),
    )


def _found_columns() -> tuple[Column[StandardPrice], ...]:
    return (
        Column("Standar", lambda one: Cell(one.title, face=Face.STRONG)),
        Column("Satuan", lambda one: muted(one.measure), 90),
        Column("Harga (Rp)", lambda one: money(one.price.plain), 110, True),
        Column("Kode", lambda one: muted(standard_words(one)), 240),
    )
