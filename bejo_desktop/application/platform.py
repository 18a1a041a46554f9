"""Beside the marketplace: what is pasted into its order, and its export that fills ours."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from decimal import Decimal, InvalidOperation
from typing import TYPE_CHECKING, Final

from bejo_desktop.application.changes import Changes
from bejo_desktop.application.drafts.typed import order_code
from bejo_desktop.application.views import DraftInput, DraftLineInput
from bejo_desktop.domain.errors import BadInput, BejoError, NotFound
from bejo_desktop.domain.money import Rupiah
from bejo_desktop.domain.platform import copy_fields
from bejo_desktop.domain.quantity import Quantity

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from uuid import UUID

    from bejo_desktop.application.drafting import Drafting
    from bejo_desktop.application.ports.store import Reading, Store
    from bejo_desktop.application.ports.system import Words
    from bejo_desktop.application.ports.tables import TableRow, Tables
    from bejo_desktop.application.session import Session
    from bejo_desktop.domain.codes import Platform
    from bejo_desktop.domain.parties import Vendor
    from bejo_desktop.domain.platform import CopyField

_COLUMNS: Final = {
    "ref": ("no_paket", "nomor_pesanan", "no_pesanan", "kd_paket"),
    "package": ("nama_paket", "keperluan", "paket"),
    "rup": ("kd_rup", "kode_rup", "rup"),
    "account": ("kode_anggaran", "kode_rekening", "rekening"),
    "product": ("kd_produk", "kode_produk", "produk"),
    "quantity": ("kuantitas", "jumlah", "volume", "qty"),
    "price": ("harga_satuan", "harga"),
    "shipping": ("ongkos_kirim", "ongkir"),
    "ordered_on": ("tanggal_buat_paket", "tanggal_pesanan", "tanggal"),
    "note": ("catatan_produk", "catatan"),
}
"""Headings of the platforms' exports, the ones of e-Katalog v5 first."""
_NEEDED: Final = ("ref", "product", "quantity", "price")


@dataclass(frozen=True, slots=True)
class Taken:
    """One order of the platform that became a draft."""

    ref: str
    order_id: UUID


@dataclass(frozen=True, slots=True)
class NotTaken:
    """One order of the platform that could not be taken over: the row, and why."""

    ref: str
    row: int
    error: BejoError


@dataclass(frozen=True, slots=True)
class PlatformReport:
    """What became of an export."""

    taken: tuple[Taken, ...]
    left_out: tuple[NotTaken, ...]


class BesidePlatform:
    """Copies for the platform and orders from it; a bad order never stops the next one."""

    def __init__(self, store: Store, drafting: Drafting, tables: Tables, words: Words) -> None:
        self._store = store
        self._drafting = drafting
        self._tables = tables
        self._words = words

    def copy_text(self, order_id: UUID) -> str:
        """Return the fields of the platform's order as lines `label<TAB>text`."""
        with self._store.read() as reading:
            order = reading.orders.get(order_id)
            vendor = _vendor(reading, order.content.vendor)
            fields = copy_fields(order.content, reading.reference.unit(), vendor)
        return "\n".join(
            f"{self._words.phrase(f'platform.field_{field.name}')}\t{self._text_of(field)}"
            for field in fields
        )

    def _text_of(self, field: CopyField) -> str:
        return self._words.phrase(f"platform.value_{field.text}") if field.is_code else field.text

    def take(
        self, session: Session, data: bytes, platform: Platform, only: str = ""
    ) -> tuple[PlatformReport, Changes]:
        """
        Make a draft of every order in an export that is not here yet.

        Args:
            platform: where it comes from.
            only: number of the one order wanted, "" for all.

        Raises:
            BadInput: `table.*`, `platform.column_missing` with `column`.
            NotFound: `platform.order_unknown` where `only` is not in it.
        """
        rows = self._tables.read(data)
        _require_columns(rows[0])
        orders = _grouped(rows)
        if only:
            if only not in orders:
                raise NotFound("platform.order_unknown", ref=only)
            orders = {only: orders[only]}
        taken: list[Taken] = []
        left: list[NotTaken] = []
        changes = Changes()
        for ref, lines in orders.items():
            try:
                draft = self._draft(lines, ref, platform)
                view, changed = self._drafting.new(session, draft)
            except BejoError as error:
                left.append(NotTaken(ref, _row_of(error, lines), error))
                continue
            taken.append(Taken(ref, view.order_id))
            changes = changes | changed
        return PlatformReport(tuple(taken), tuple(left)), changes

    def _draft(self, rows: Sequence[TableRow], ref: str, platform: Platform) -> DraftInput:
        with self._store.read() as reading:
            if reading.orders.has_platform_ref(platform.value, order_code("platform_ref", ref)):
                raise BadInput("platform.already_here", ref=ref)
            lines = tuple(_line(reading, row) for row in rows)
            account = _account(reading, rows[0])
        first = rows[0]
        return DraftInput(
            budget_line=account,
            rup=_text(first, "rup"),
            package=_text(first, "package") or ref,
            ordered_on=_day(first),
            platform=platform.value,
            platform_ref=ref,
            platform_on=_day(first),
            lines=lines,
            shipping=Rupiah(sum(_amount(row, "shipping", optional=True) for row in rows)),
        )


def _grouped(rows: Sequence[TableRow]) -> dict[str, list[TableRow]]:
    orders: dict[str, list[TableRow]] = {}
    for row in rows:
        ref = _text(row, "ref")
        if ref:
            orders.setdefault(ref, []).append(row)
    return orders


def _require_columns(row: TableRow) -> None:
    for field in _NEEDED:
        if not any(name in row.cells for name in _COLUMNS[field]):
            raise BadInput("platform.column_missing", column=_COLUMNS[field][0])


def _line(reading: Reading, row: TableRow) -> DraftLineInput:
    code = next((x for x in _codes(_text(row, "product")) if _is_known(reading, x)), None)
    if code is None:
        raise NotFound("platform.product_unknown", row=row.number, product=_text(row, "product"))
    return DraftLineInput(
        product=code,
        quantity=_quantity(row),
        unit_price=Rupiah(_amount(row, "price")),
        note=_text(row, "note"),
    )


def _account(reading: Reading, row: TableRow) -> str:
    """The one budget line of the rekening that the platform names; "" where it is not one."""
    wanted, day = _text(row, "account").strip(), _day(row)
    if not wanted or day is None:
        return ""
    found = [x.code for x in reading.reference.budget(day.year) if wanted in {x.account, x.code}]
    return found[0] if len(found) == 1 else ""


def _vendor(reading: Reading, code: str) -> Vendor | None:
    try:
        return reading.reference.vendor(code) if code else None
    except NotFound:
        return None


def _row_of(error: BejoError, rows: Sequence[TableRow]) -> int:
    """The row that a refusal is about: its own, that of the line it names, or the first."""
    row, line = error.facts.get("row"), error.facts.get("line")
    if isinstance(row, int):
        return row
    at = line - 1 if isinstance(line, int) and 1 <= line <= len(rows) else 0
    return rows[at].number


def _codes(text: str) -> Iterator[str]:
    """The code as written, and as the catalogue's import spells a platform's number."""
    yield text
    yield f"P-{text}"


def _is_known(reading: Reading, code: str) -> bool:
    return bool(reading.reference.products([code]))


def _text(row: TableRow, field: str) -> str:
    return next((row.cells[name] for name in _COLUMNS[field] if row.cells.get(name)), "")


def _amount(row: TableRow, field: str, *, optional: bool = False) -> int:
    text = _text(row, field)
    if not text and optional:
        return 0
    try:
        return Rupiah.typed(text).amount
    except BejoError as error:
        facts = {"row": row.number, "column": _COLUMNS[field][0], "typed": text[:40]}
        raise BadInput("platform.amount", **facts) from error


def _quantity(row: TableRow) -> Quantity:
    text = _text(row, "quantity")
    try:
        return Quantity.of(f"{Decimal(text.replace(',', '.')).normalize():f}")
    except (InvalidOperation, BejoError) as error:
        facts = {"row": row.number, "column": _COLUMNS["quantity"][0], "typed": text[:40]}
        raise BadInput("platform.amount", **facts) from error


def _day(row: TableRow) -> date | None:
    text = _text(row, "ordered_on")
    if not text:
        return None
    try:
        return date.fromisoformat(text[:10])
    except ValueError as error:
        raise BadInput("platform.day", row=row.number, typed=text[:40]) from error
