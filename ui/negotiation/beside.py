"""Below the offers: every vendor beside the others, or one offer line by line."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Final

from PySide6.QtWidgets import QStackedWidget, QWidget

from ui.fonts import Face
from ui.negotiation.words import line_columns, total_cell
from ui.price_marks import price_mark
from ui.tokens import Tone
from ui.widgets.act_button import ActButton
from ui.widgets.button_look import Kind
from ui.widgets.card import TABLE, card
from ui.widgets.layout import column, row
from ui.widgets.table.cell import AnyCell, Cell, money, muted
from ui.widgets.table.model import Column, RowsModel
from ui.widgets.table.view import LIST, TableView
from ui.widgets.text import Text

if TYPE_CHECKING:
    from collections.abc import Iterator

    from bejo_desktop.application.views import NegotiationView, OfferedLine, OfferView
    from bejo_desktop.application.views.negotiation import Compared
    from bejo_desktop.domain.money import Rupiah
    from ui.keys import Act
    from ui.theme import Theme

WIDTHS: Final = ((3, 168), (6, 118), (99, 88))
"""Up to so many vendors, so many pixels for the column of each."""
ALL: Final = "Putaran terakhir tiap penyedia, rupiah per satuan"
ONE: Final = "Isi penawaran terpilih"


@dataclass(frozen=True, slots=True)
class ComparedRow:
    """One line of the order, or their totals, as cells."""

    at: int
    name: Cell
    volume: Cell
    listed: AnyCell
    offers: tuple[AnyCell, ...]
    agreed: AnyCell


class OffersBelow(QWidget):
    """
    Compares all vendors until the officer asks for the chosen offer alone.

    Args:
        other: the act that changes between the two; its words follow.
    """

    def __init__(self, theme: Theme, other: Act) -> None:
        super().__init__()
        self._theme, self._other = theme, other
        self._lines: RowsModel[OfferedLine] = RowsModel(line_columns(), lambda line: line.name)
        self._one = TableView(theme, self._lines, LIST, ONE)
        self._shape: tuple[str, ...] | None = None
        self.rows: RowsModel[ComparedRow] = RowsModel((), lambda one: one.at)
        self._all: QWidget = QWidget()
        self._pages = QStackedWidget()
        self._pages.addWidget(self._all)
        self._pages.addWidget(card(self._one, spacing=0, margins=TABLE))
        self._title = Text(ALL, Face.SECTION)
        button = ActButton(theme, other, Kind.QUIET, key="Ctrl+D")
        self.setLayout(column(row(self._title, None, button), self._pages, spacing=8))

    def change(self) -> None:
        """Show the other of the two."""
        alone = self._pages.currentIndex() == 0
        self._pages.setCurrentIndex(1 if alone else 0)
        self._title.setText(ONE if alone else ALL)
        self._other.rename("Bandingkan penyedia" if alone else "Lihat penawaran terpilih")

    def show_one(self, one: OfferView | None) -> None:
        """Show the lines of one offer."""
        self._lines.show_rows(() if one is None else one.lines)

    def show_all(self, view: NegotiationView | None) -> None:
        """Show every vendor's last round beside catalogue and agreed prices."""
        if view is None:
            return
        compared = view.compared
        shape = tuple(one.vendor for one in compared.offers)
        if shape != self._shape:
            self._shape = shape
            self._replace(compared)
        self.rows.show_rows((*_rows_of(compared), _totals_of(compared)))

    def _replace(self, compared: Compared) -> None:
        """Other vendors are other columns: another table."""
        self.rows = RowsModel(compared_columns(compared), lambda one: one.at)
        table: QWidget = card(
            TableView(self._theme, self.rows, LIST, ALL), spacing=0, margins=TABLE
        )
        at = self._pages.currentIndex()
        self._pages.removeWidget(self._all)
        self._all.deleteLater()
        self._all = table
        self._pages.insertWidget(0, table)
        self._pages.setCurrentIndex(at)


def compared_columns(compared: Compared) -> tuple[Column[Any], ...]:
    """Return line, volume, catalogue, one column a vendor, and what was agreed."""
    width = next(pixels for most, pixels in WIDTHS if len(compared.offers) <= most)
    price = min(width, 110)

    def of(place: int) -> Column[ComparedRow]:
        name = compared.offers[place].vendor_name
        return Column(name, lambda one: one.offers[place], width, right=True)

    return (
        Column("Barang", lambda one: one.name),
        Column("Volume", lambda one: one.volume, 92, right=True),
        Column("Katalog", lambda one: one.listed, price, right=True),
        *(of(place) for place in range(len(compared.offers))),
        Column("Sepakat", lambda one: one.agreed, price, right=True),
    )


def _rows_of(compared: Compared) -> Iterator[ComparedRow]:
    for at, line in enumerate(compared.lines):
        yield ComparedRow(
            at=at,
            name=Cell(line.name),
            volume=Cell(f"{line.quantity.shown} {line.measure}"),
            listed=muted(line.list_price.plain),
            offers=tuple(_beside(price, line.list_price) for price in line.offers),
            agreed=_beside(line.agreed, line.list_price, Face.STRONG, none="–"),
        )


def _totals_of(compared: Compared) -> ComparedRow:
    listed, agreed = compared.list_total, compared.agreed_total
    return ComparedRow(
        at=-1,
        name=Cell("Total termasuk pajak", face=Face.STRONG),
        volume=Cell(),
        listed=muted("–") if listed is None else money(listed.plain, Tone.MUTED),
        offers=tuple(total_cell(one) for one in compared.offers),
        agreed=muted("–") if agreed is None else money(agreed.plain),
    )


def _beside(
    price: Rupiah | None, listed: Rupiah, face: Face = Face.BODY, none: str = "tidak ditawarkan"
) -> Cell:
    """A price, green below the catalogue's and amber above it; the words say which, too."""
    if price is None:
        return muted(none)
    mark = price_mark(price, listed)
    if mark is None:
        return Cell(price.plain, face=face)
    tone, icon, told = mark
    return Cell(price.plain, tone, face, whole=told, icon=icon, icon_tone=tone)
