"""Counts how much of the orders goes to UMK and to domestic goods, by the desk's definition."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Any, Final

import msgspec
from sqlalchemy import select

from bejo_central.store.order_tables import CONTENT, ORDER
from bejo_central.store.reference_tables import UNIT, VENDOR
from bejo_desktop.domain.board import COUNTED
from bejo_desktop.domain.codes import VendorScale
from bejo_desktop.domain.meter import NOTHING_SPENT, Spent, domestic_part, is_small
from bejo_desktop.domain.money import ZERO, Rupiah
from bejo_desktop.domain.order import SyncState

if TYPE_CHECKING:
    from collections.abc import Mapping

    from sqlalchemy import ColumnElement, Connection

_BATCH: Final = 2_000


class _Line(msgspec.Struct):
    origin: str


class _Figures(msgspec.Struct):
    total: int
    shares: tuple[int, ...]


class _Domestic(msgspec.Struct):
    """What of a content the domestic part follows from; the rest is passed over unread."""

    lines: tuple[_Line, ...]
    figures: _Figures | None
    vendor_scale: str = ""


_CONTENT: Final = msgspec.json.Decoder(_Domestic)


def of_unit(unit: str) -> ColumnElement[bool]:
    """Return the condition for one unit."""
    return ORDER.c.unit == unit


def of_region(region: str) -> ColumnElement[bool]:
    """Return the condition for the units of a region."""
    return ORDER.c.unit.in_(select(UNIT.c.code).where(UNIT.c.region == region))


def spent_in(connection: Connection, year: int, wanted: ColumnElement[bool] | None = None) -> Spent:
    """
    Return what the accepted orders of a year spend.

    Args:
        wanted: of which units; all of the province where left out.
    """
    orders = (
        select(ORDER.c.vendor, CONTENT.c.body)
        .join(CONTENT, CONTENT.c.hash == ORDER.c.hash)
        .where(
            ORDER.c.sync == SyncState.ACCEPTED.value,
            ORDER.c.state.in_([state.value for state in COUNTED]),
            ORDER.c.ordered_on.between(date(year, 1, 1), date(year, 12, 31)),
        )
    )
    if wanted is not None:
        orders = orders.where(wanted)
    small = _small_vendors(connection)
    whole = NOTHING_SPENT
    with connection.execution_options(yield_per=_BATCH).execute(orders) as rows:
        for vendor, body in rows:
            whole += _spent(body, is_small_today=small.get(vendor, False))
    return whole


def _small_vendors(connection: Connection) -> Mapping[str, bool]:
    rows = connection.execute(select(VENDOR.c.code, VENDOR.c.size, VENDOR.c.legal_form))
    return {code: is_small(size, legal_form) for code, size, legal_form in rows}


def _spent(body: Any, *, is_small_today: bool) -> Spent:
    content = _CONTENT.decode(body)
    scale = content.vendor_scale
    small = scale == VendorScale.SMALL if scale else is_small_today
    if content.figures is None:
        return NOTHING_SPENT
    total = Rupiah(content.figures.total)
    shares = zip(content.lines, content.figures.shares, strict=True)
    pdn = domestic_part((line.origin, Rupiah(share)) for line, share in shares)
    return Spent(1, total, total if small else ZERO, pdn)
