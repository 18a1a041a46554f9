"""The list of orders: its columns, its filters, and the sentences around it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from bejo_desktop.domain.money import ZERO
from bejo_desktop.domain.order import UNDECIDED, OrderState, SyncState
from ui.days import short_day
from ui.orders.words import number_cell, state_cell, sync_cell
from ui.widgets.key_line import KeyHint
from ui.widgets.table.cell import Cell, money, muted
from ui.widgets.table.model import Column

if TYPE_CHECKING:
    from collections.abc import Container, Sequence
    from uuid import UUID

    from bejo_desktop.application.core import Core
    from bejo_desktop.application.views import OrderFilter, OrderRow, StateCount

ALL: Final = "Semua"
HINTS: Final = (
    KeyHint("↑ ↓", "pilih"),
    KeyHint("Enter", "buka"),
    KeyHint("Ctrl+F", "cari"),
    KeyHint("Ctrl+D", "rincian"),
    KeyHint("F6", "pindah panel"),
    KeyHint("F9", "langkah berikut"),
    KeyHint("Shift+F9", "tindakan lain"),
    KeyHint("F12", "kertas"),
    KeyHint("Ctrl+Shift+S", "salin jadi baru"),
)
"""The keys of the list, for the line at the foot."""

FILTERS: Final = {
    ALL: frozenset(OrderState),
    "Konsep": frozenset({OrderState.DRAFT}),
    "Menunggu persetujuan PPK": frozenset({OrderState.SUBMITTED}),
    "Pesanan terbit": frozenset({OrderState.FINAL}),
    "Sudah ditandatangani": frozenset({OrderState.SIGNED}),
    "Dikirim": frozenset({OrderState.DELIVERING}),
    "Diterima": frozenset({OrderState.RECEIVED}),
    "Lunas": frozenset({OrderState.PAID}),
    "Lainnya": frozenset({OrderState.VOID, OrderState.CANCELLED}),
}
ALWAYS: Final = tuple(FILTERS)[:5]
"""Filters that stay when they hold nothing; the later ones come with their first order."""

_GIVEN_UP: Final = FILTERS["Lainnya"]


@dataclass(frozen=True, slots=True)
class ListRead:
    """One reading of the list: rows, counts of all, and what is received only in part."""

    rows: Sequence[OrderRow]
    counts: Sequence[StateCount]
    unfinished: frozenset[UUID]


def columns(unfinished: Container[UUID]) -> tuple[Column[OrderRow], ...]:
    """
    Return number, day, package with vendor, total, state and what the centre knows.

    Args:
        unfinished: received orders of which a part is still to come; looked into at each show.
    """
    return (
        Column("Nomor", lambda order: number_cell(order.number), 208),
        Column("Tanggal", lambda order: muted(short_day(order.ordered_on)), 72),
        Column("Nama paket", _package),
        Column("Total (Rp)", _total, 120, right=True),
        Column("Status", lambda order: state_cell(order, unfinished), 208),
        Column("Pusat", sync_cell, 208),
    )


def read_list(core: Core, wanted: OrderFilter) -> ListRead:
    """Read the list; belongs on the read lane, and looks into orders only where some came."""
    rows = core.orders.rows(wanted)
    received = any(row.state is OrderState.RECEIVED for row in rows)
    unfinished = core.fulfilling.unfinished() if received else frozenset()
    return ListRead(rows, core.orders.counts(), unfinished)


def filters(counts: Sequence[StateCount], current: str) -> tuple[tuple[object, str, int], ...]:
    """Return the filter chips as (key, word, count)."""
    found = []
    for name, states in FILTERS.items():
        count = sum(one.count for one in counts if one.state in states)
        if count or name in ALWAYS or name == current:
            found.append((name, name, count))
    return tuple(found)


def head_words(counts: Sequence[StateCount]) -> str:
    """Return `128 pesanan · 4 belum terkirim ke pusat · 2 perlu keputusan Anda`."""
    waiting = sum(one.count for one in counts if one.sync is SyncState.QUEUED)
    undecided = sum(
        one.count for one in counts if one.sync in UNDECIDED and one.state not in _GIVEN_UP
    )
    parts = [f"{_grouped(sum(one.count for one in counts))} pesanan"]
    if waiting:
        parts.append(f"{waiting} belum terkirim ke pusat")
    if undecided:
        parts.append(f"{undecided} perlu keputusan")
    return " · ".join(parts)


def shown_words(shown: int, counts: Sequence[StateCount]) -> str:
    """Return `15 dari 128 pesanan · terbaru dulu`."""
    everything = sum(one.count for one in counts)
    return f"{_grouped(shown)} dari {_grouped(everything)} pesanan · terbaru dulu"


def sum_words(rows: Sequence[OrderRow]) -> str:
    """Return how many orders are shown and what they cost, given-up ones left out of the sum."""
    counted = [row for row in rows if row.state not in _GIVEN_UP]
    total = sum((row.total for row in counted), start=ZERO)
    given_up = len(rows) - len(counted)
    note = f", tanpa {given_up} yang dibatalkan" if given_up else ""
    return f"Jumlah {_grouped(len(counted))} pesanan {total} termasuk pajak{note}"


def _package(order: OrderRow) -> Cell:
    if not order.package.strip():
        return Cell("(belum bernama)", beside=order.vendor_name)
    return Cell(order.package, beside=order.vendor_name)


def _total(order: OrderRow) -> Cell:
    return money("–" if order.total == ZERO else order.total.plain)


def _grouped(number: int) -> str:
    return f"{number:,}".replace(",", ".")
