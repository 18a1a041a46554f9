"""The columns of the ledger: what a row shows, and the text with which a cell is edited."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from bejo_desktop.domain.money import ZERO
from ui.editor.reading import editing_text
from ui.editor.sheet import Place, Row
from ui.fonts import Face
from ui.price_marks import ABOVE
from ui.tokens import Tone
from ui.widgets.table.cell import Cell, money, muted
from ui.widgets.table.model import Column

if TYPE_CHECKING:
    from bejo_desktop.application.views import LineView
    from bejo_desktop.domain.money import Rupiah

EMPTY_WORDS: Final = "Ketik nama, kode, atau tempel dari Excel"
_LOCAL: Final = "PDN"


@dataclass(frozen=True, slots=True)
class LedgerRow:
    """
    A row as shown: what is typed, and what the store says of it.

    Args:
        position: 1-based place in the ledger.
        line: None until the store has answered.
        usual: the order's own budget line, which pays rows that name none.
    """

    row: Row
    position: int
    line: LineView | None
    usual: str
    editable: bool

    @property
    def key(self) -> int:
        """What stays the same while the rows around it change."""
        return self.row.key

    @property
    def price(self) -> Rupiah | None:
        """The agreed price: what was typed, else the list price."""
        if self.row.unit_price is not None:
            return self.row.unit_price
        return self.list_price

    @property
    def list_price(self) -> Rupiah | None:
        """The list price at which the line was added."""
        if self.line is not None:
            return self.line.list_price
        return self.row.hit.price if self.row.hit else None


def columns() -> tuple[Column[LedgerRow], ...]:
    """Return the columns, in the order of `Place`."""
    return (
        Column("", lambda row: muted(str(row.position)), 40),
        Column("Uraian/spesifikasi", _item, editing=lambda row: _editing(row, Place.ITEM)),
        Column("Asal", _origin, 56),
        Column("Rekening", _account, 76, editing=lambda row: _editing(row, Place.ACCOUNT)),
        Column(
            "Volume", _quantity, 72, right=True, editing=lambda row: _editing(row, Place.QUANTITY)
        ),
        Column("Satuan", lambda row: muted(_measure(row)), 64),
        Column("Harga katalog", lambda row: muted(_plain(row.list_price)), 104, right=True),
        Column(
            "Harga negosiasi",
            _price,
            112,
            right=True,
            editing=lambda row: _editing(row, Place.PRICE),
        ),
        Column("Jumlah", _amount, 108, right=True),
    )


def _editing(row: LedgerRow, place: Place) -> str | None:
    if not row.editable:
        return None
    if not row.row.product and place is not Place.ITEM:
        return None if row.row.is_empty else editing_text(row.row, place)
    if place is Place.PRICE and row.row.unit_price is None and place not in row.row.bad:
        return _plain(row.price)
    return editing_text(row.row, place)


def _bad(row: LedgerRow, place: Place, face: Face = Face.BODY) -> Cell | None:
    bad = row.row.bad.get(place)
    return None if bad is None else Cell(bad.text or " ", Tone.STOP, face, wrong=True)


def _item(row: LedgerRow) -> Cell:
    if bad := _bad(row, Place.ITEM, Face.STRONG):
        return bad
    if row.line is not None:
        return Cell(row.line.name, face=Face.STRONG, beside=row.row.note)
    if row.row.hit is not None:
        return Cell(row.row.hit.name, face=Face.STRONG)
    return Cell(row.row.product or EMPTY_WORDS, Tone.FAINT)


def _origin(row: LedgerRow) -> Cell:
    known = row.line or row.row.hit
    origin = known.origin if known else ""
    return Cell(origin, Tone.MUTED if origin in {"", _LOCAL} else Tone.WAIT)


def _measure(row: LedgerRow) -> str:
    known = row.line or row.row.hit
    return known.measure if known else ""


def _account(row: LedgerRow) -> Cell:
    if bad := _bad(row, Place.ACCOUNT):
        return bad
    if not row.row.product:
        return Cell()
    code = row.row.budget_line or row.usual
    return Cell(code.rpartition(".")[2]) if code else Cell("pilih", Tone.FAINT)


def _quantity(row: LedgerRow) -> Cell:
    if bad := _bad(row, Place.QUANTITY, Face.STRONG):
        return bad
    return Cell() if row.row.is_empty else Cell(row.row.quantity.shown, face=Face.STRONG)


def _price(row: LedgerRow) -> Cell:
    if bad := _bad(row, Place.PRICE, Face.STRONG):
        return bad
    price, listed = row.price, row.list_price
    if price is None or listed is None or not ZERO < listed < price:
        return money(_plain(price))
    tone, icon, told = ABOVE
    return Cell(price.plain, tone, Face.STRONG, whole=told, icon=icon, icon_tone=tone)


def _amount(row: LedgerRow) -> Cell:
    return money(row.line.amount.plain if row.line else "")


def _plain(amount: Rupiah | None) -> str:
    return "" if amount is None else amount.plain
