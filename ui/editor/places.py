"""Several places of delivery: who receives there, where, and how much of each line goes there."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence, QShortcut

from bejo_desktop.domain.content import PLACES_MAX, Delivery, Place
from bejo_desktop.domain.errors import BejoError
from bejo_desktop.domain.fulfilment import NOTHING
from ui.fonts import Face
from ui.fulfilling.asking import AskingDialog
from ui.fulfilling.ledger import shown, typed_amount
from ui.tokens import Tone
from ui.widgets.card import TABLE, card
from ui.widgets.table.cell import Cell, muted
from ui.widgets.table.ledger import LedgerView
from ui.widgets.table.model import Column, RowsModel
from ui.widgets.text import Text

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from decimal import Decimal

    from PySide6.QtWidgets import QWidget

    from bejo_desktop.application.views import LineView
    from ui.workplace import Workplace

TEXTS: Final = ("name", "phone", "address")
FIRST: Final = 1 + len(TEXTS)
"""Column of the first line's quantity."""
LEFT: Final = 0
"""Key of the row that tells what goes nowhere yet; places count from 1."""
ADDRESS: Final = 232
QUANTITY: Final = 88
SIZE: Final = (1080, 460)
TOLD: Final = (
    "Satu baris satu tempat. Tulis volume tiap barang; jumlah semua tempat harus sama dengan "
    "volume pesanan. Baris terakhir selalu kosong; Ctrl+Del menghapus tempat."
)


@dataclass(frozen=True, slots=True)
class PlaceRow:
    """
    One place as typed.

    Args:
        amounts: one a line of the order. bad: refused texts by line, from 0.
    """

    key: int
    delivery: Delivery
    amounts: tuple[Decimal, ...]
    bad: Mapping[int, str] = field(default_factory=dict)

    @property
    def is_empty(self) -> bool:
        """Whether nothing was typed here."""
        return self.delivery == Delivery() and not any(self.amounts) and not self.bad


class PlacesDialog(AskingDialog):
    """Asks for the places; `confirmed` carries a tuple of Place, () where there are none."""

    def __init__(
        self,
        place: Workplace,
        about: str,
        lines: Sequence[LineView],
        places: Sequence[Place],
        parent: QWidget,
    ) -> None:
        super().__init__(place, "Tempat penyerahan", about, parent)
        self._lines = tuple(lines)
        self._rows = [
            PlaceRow(at, one.delivery, one.quantities) for at, one in enumerate(places, start=1)
        ]
        self._next = len(self._rows) + 1
        self.model: RowsModel[PlaceRow] = RowsModel(self._columns(), lambda one: one.key)
        self.table = LedgerView(place.theme, self.model, "Tempat penyerahan")
        self.table.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAsNeeded)
        self.table.horizontalHeader().setTextElideMode(Qt.TextElideMode.ElideRight)
        self.table.setTabKeyNavigation(True)  # Tab stays among the cells; F9 and Esc lead out
        self._sum = Text("", Face.SMALL_STRONG)
        self.model.typed.connect(self._take)
        self.table.pasted.connect(self._paste)
        QShortcut(QKeySequence("Ctrl+Del"), self, self._drop)
        board = card(self.table, spacing=0, margins=TABLE)
        self._furnish(TOLD, "Pakai pembagian ini", "check", board, self._sum)
        self.resize(*SIZE)
        self._show()
        self.table.setCurrentIndex(self.model.index(1, 1))
        self.table.setFocus()

    @property
    def sum_words(self) -> str:
        """What is said of the sums."""
        return self._sum.text()

    def collect(self) -> tuple[Place, ...] | None:
        if any(one.bad for one in self._rows):
            return None
        return tuple(Place(one.delivery, one.amounts) for one in self._rows)

    def _left(self) -> tuple[Decimal, ...]:
        return tuple(
            line.quantity.value - sum((one.amounts[at] for one in self._rows), start=NOTHING)
            for at, line in enumerate(self._lines)
        )

    def _show(self) -> None:
        left = self._left()
        nothing = (NOTHING,) * len(self._lines)
        rows = [PlaceRow(LEFT, Delivery("Belum terbagi"), left), *self._rows]
        if len(self._rows) < PLACES_MAX:
            rows.append(PlaceRow(self._next, Delivery(), nothing))
        self.model.show_rows(rows)
        wrong = [at for at, amount in enumerate(left, start=1) if amount]
        if not self._rows:
            self._say("Belum ada tempat: semua ke alamat kirim pesanan", Tone.MUTED)
        elif wrong:
            where = ", ".join(str(at) for at in wrong)
            self._say(f"Jumlah belum sama dengan pesanan: baris {where}", Tone.WAIT)
        else:
            self._say("Semua barang terbagi habis", Tone.GOOD)

    def _say(self, words: str, tone: Tone) -> None:
        self._sum.setText(words)
        self._sum.show_tone(tone)

    def _take(self, row: PlaceRow, at: int, text: str) -> None:
        self._put(self._with(row, at, text.strip()))
        self._show()

    def _put(self, row: PlaceRow) -> None:
        keys = [one.key for one in self._rows]
        if row.key in keys:
            self._rows[keys.index(row.key)] = row
        elif not row.is_empty:
            self._rows.append(row)
            self._next += 1

    def _with(self, row: PlaceRow, at: int, text: str) -> PlaceRow:
        if at < FIRST:
            return replace(row, delivery=replace(row.delivery, **{TEXTS[at - 1]: text}))
        line = at - FIRST
        bad = {one: words for one, words in row.bad.items() if one != line}
        try:
            amount = typed_amount(text) if text else NOTHING
        except BejoError as error:
            self.show_error(error)
            return replace(row, bad={**bad, line: text})
        amounts = (*row.amounts[:line], amount, *row.amounts[line + 1 :])
        return replace(row, amounts=amounts, bad=bad)

    def _paste(self, row: PlaceRow, at: int, block: Sequence[Sequence[str]]) -> None:
        if row.key == LEFT or at < 1:
            return
        keys = [one.key for one in self._rows]
        start = keys.index(row.key) if row.key in keys else len(keys)
        nothing = (NOTHING,) * len(self._lines)
        for place, texts in enumerate(block[: PLACES_MAX - start], start=start):
            one = (
                self._rows[place]
                if place < len(self._rows)
                else PlaceRow(self._next, Delivery(), nothing)
            )
            for column, text in enumerate(texts[: FIRST + len(self._lines) - at], start=at):
                one = self._with(one, column, text)
            self._put(one)
        self._show()

    def _drop(self) -> None:
        row = self.table.current_row()
        if row is not None:
            self._rows = [one for one in self._rows if one.key != row.key]
            self._show()

    def _columns(self) -> tuple[Column[PlaceRow], ...]:
        texts = (
            ("Penerima", 176, "name"),
            ("Telepon", 120, "phone"),
            ("Alamat", ADDRESS, "address"),
        )
        return (
            Column("", lambda one: muted("" if one.key == LEFT else str(one.key)), 32),
            *(_text_column(*column) for column in texts),
            *(_amount_column(at, line) for at, line in enumerate(self._lines)),
        )


def _text_column(heading: str, width: int, name: str) -> Column[PlaceRow]:
    def cell(one: PlaceRow) -> Cell:
        text = getattr(one.delivery, name)
        return Cell(text, face=Face.STRONG) if name == "name" else Cell(text)

    def editing(one: PlaceRow) -> str | None:
        return None if one.key == LEFT else str(getattr(one.delivery, name))

    return Column(heading, cell, width, editing=editing)


def _amount_column(at: int, line: LineView) -> Column[PlaceRow]:
    def cell(one: PlaceRow) -> Cell:
        if at in one.bad:
            return Cell(one.bad[at], Tone.STOP, wrong=True)
        amount = one.amounts[at]
        if one.key == LEFT:
            return Cell(_signed(amount), Tone.WAIT if amount else Tone.GOOD, Face.STRONG)
        return Cell(shown(amount)) if amount else muted("0" if not one.is_empty else "")

    def editing(one: PlaceRow) -> str | None:
        if one.key == LEFT:
            return None
        return one.bad.get(at) or (shown(one.amounts[at]) if one.amounts[at] else "")

    heading = f"{line.position} {line.name}"
    return Column(heading, cell, QUANTITY, right=True, editing=editing)


def _signed(amount: Decimal) -> str:
    return f"-{shown(-amount)}" if amount < NOTHING else shown(amount)
