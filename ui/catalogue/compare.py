"""The tray for comparing up to four products, and the columns side by side."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from ui.days import long_day
from ui.fonts import Face
from ui.tokens import Tone
from ui.widgets.button import Button
from ui.widgets.card import Card
from ui.widgets.chip import RemovableChip
from ui.widgets.layout import column, row
from ui.widgets.table.cell import Cell, muted
from ui.widgets.table.model import Column, RowsModel
from ui.widgets.table.view import CATALOGUE, TableView
from ui.widgets.text import Text

if TYPE_CHECKING:
    from collections.abc import Sequence

    from bejo_desktop.application.views import Hit
    from ui.theme import Theme

MOST: Final = 4
NAME_CHARS: Final = 24
"""So much of a name stands on its chip; the whole of it is the tooltip."""


class Tray(Card):
    """
    Holds what was marked with Space, in the order of marking.

    `changed` follows each change; `asked` wants the columns (or the list again).
    """

    changed = Signal()
    asked = Signal()

    def __init__(self, theme: Theme) -> None:
        layout = row(spacing=8, margins=(12, 8, 12, 8))
        super().__init__(layout)
        self._theme = theme
        self._hits: dict[str, Hit] = {}
        self._count = Text("", Face.SMALL)
        self._chips = row(spacing=8)
        self._button = Button(theme, "Bandingkan", icon="scale", key="F6")
        self._button.clicked.connect(self.asked)
        layout.addLayout(column(Text("Bandingkan", Face.SECTION), self._count, spacing=0))
        layout.addLayout(self._chips)
        layout.addStretch(1)
        layout.addWidget(self._button)
        self._shown: list[RemovableChip] = []
        self.hide()

    @property
    def hits(self) -> tuple[Hit, ...]:
        """What lies in the tray."""
        return tuple(self._hits.values())

    @property
    def codes(self) -> tuple[str, ...]:
        """The products in the tray, by code."""
        return tuple(self._hits)

    def toggle(self, hit: Hit) -> bool:
        """Put `hit` in, or take it out; False where the tray is full."""
        if hit.product in self._hits:
            del self._hits[hit.product]
        elif len(self._hits) >= MOST:
            return False
        else:
            self._hits[hit.product] = hit
        self._draw()
        self.changed.emit()
        return True

    def _draw(self) -> None:
        for chip in self._shown:
            self._chips.removeWidget(chip)
            chip.hide()
            chip.deleteLater()
        self._shown = []
        for hit in self._hits.values():
            words = f"{hit.name} · {hit.price.plain}"
            short = f"{shorten(hit.name, NAME_CHARS)} · {hit.price.plain}"
            chip = RemovableChip(self._theme, short.replace("&", "&&"))
            chip.setToolTip(f"{words}, {hit.vendor_name}")
            chip.clicked.connect(lambda _, hit=hit: self.toggle(hit))
            self._chips.addWidget(chip)
            self._shown.append(chip)
        self._count.setText(f"{len(self._hits)} dari {MOST}")
        self._button.setEnabled(len(self._hits) > 1)
        self.setVisible(bool(self._hits))


@dataclass(frozen=True, slots=True)
class _Fact:
    """One row of the comparison: its name and a cell for each product."""

    name: str
    cells: tuple[Cell, ...]


class Comparison(QWidget):
    """The products of the tray as columns, the cheapest price marked by its word."""

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self._place = column(spacing=0)
        self.setLayout(self._place)
        self._table: TableView | None = None

    def show_hits(self, hits: Sequence[Hit]) -> None:
        """Show `hits` side by side."""
        if self._table is not None:
            self._place.removeWidget(self._table)
            self._table.hide()
            self._table.deleteLater()
        columns: list[Column[_Fact]] = [Column("", lambda fact: muted(fact.name), 104)]
        for place, hit in enumerate(hits):
            columns.append(_column(place, hit))
        model: RowsModel[_Fact] = RowsModel(columns, lambda fact: fact.name)
        model.show_rows(_facts(hits))
        self._table = TableView(self._theme, model, CATALOGUE, "Perbandingan")
        self._table.horizontalHeader().setSectionResizeMode(
            self._table.horizontalHeader().ResizeMode.Stretch
        )
        self._place.addWidget(self._table)
        self._table.setFocus()

    def texts(self) -> list[list[str]]:
        """Return what the table says, row by row."""
        assert self._table is not None
        model = self._table.model()
        return [
            [str(model.index(at, place).data()) for place in range(model.columnCount())]
            for at in range(model.rowCount())
        ]


def shorten(text: str, most: int) -> str:
    """Return `text`, ended by … where it is longer than `most` characters."""
    return text if len(text) <= most else f"{text[: most - 1].rstrip()}…"


def _column(place: int, hit: Hit) -> Column[_Fact]:
    return Column(hit.name, lambda fact: fact.cells[place])


def _facts(hits: Sequence[Hit]) -> list[_Fact]:
    least = min(hit.price for hit in hits)
    prices = tuple(
        Cell(
            str(hit.price),
            face=Face.SECTION,
            beside="termurah" if hit.price == least else "",
        )
        for hit in hits
    )
    return [
        _Fact("Harga", prices),
        _Fact("Satuan", tuple(Cell(hit.measure) for hit in hits)),
        _Fact("Penyedia", tuple(Cell(hit.vendor_name) for hit in hits)),
        _Fact("Lokasi", tuple(Cell(hit.district or hit.region_name) for hit in hits)),
        _Fact("Harga per", tuple(Cell(long_day(hit.price_on)) for hit in hits)),
        _Fact("Asal", tuple(_origin(hit) for hit in hits)),
        _Fact("Kategori", tuple(Cell(hit.category) for hit in hits)),
        _Fact("Kode", tuple(muted(hit.product) for hit in hits)),
        _Fact("Keadaan", tuple(_state(hit) for hit in hits)),
    ]


def _origin(hit: Hit) -> Cell:
    return Cell(hit.origin, Tone.TEXT if hit.origin == "PDN" else Tone.WAIT)


def _state(hit: Hit) -> Cell:
    if hit.blocked:
        return Cell("Tidak dapat dipesan", Tone.STOP, icon="ban", icon_tone=Tone.STOP)
    return Cell("Dapat dipesan", Tone.GOOD, icon="circle-check", icon_tone=Tone.GOOD)
