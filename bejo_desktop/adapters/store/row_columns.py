"""What the feed brings, from its row to the columns of our table."""

from __future__ import annotations

from typing import Any

import msgspec

from bejo_desktop.adapters.store.search_words import folded
from bejo_desktop.contract.rows import BudgetRow, MandateRow, PriceRow, VendorRow, YearRow
from bejo_desktop.domain.money import Rupiah


def to_columns(row: Any) -> dict[str, Any]:
    """Return the columns of a feed row; money as its own type, what is searched folded."""
    values = msgspec.structs.asdict(row)
    if isinstance(row, BudgetRow):
        values |= {
            "ceiling": Rupiah(row.ceiling),
            "realised": Rupiah(row.realised),
            "committed": Rupiah(row.committed),
            "paid": Rupiah(row.paid),
            "corrected": Rupiah(row.corrected),
        }
    if isinstance(row, YearRow):
        values |= {
            "up_limit": None if row.up_limit is None else Rupiah(row.up_limit),
            "up_kkpd": Rupiah(row.up_kkpd),
            "up_open": Rupiah(row.up_open),
            "up_paid": Rupiah(row.up_paid),
        }
    if isinstance(row, MandateRow) and row.order_limit is not None:
        values["order_limit"] = Rupiah(row.order_limit)
    if isinstance(row, VendorRow):
        values["folded"] = folded(row.name)
    if isinstance(row, PriceRow):
        values |= _of_standard_price(row)
    return values


def _of_standard_price(row: PriceRow) -> dict[str, Any]:
    region, year, kind, code = row.id.split("/")
    return {
        "region": region,
        "year": int(year),
        "kind": kind,
        "code": code,
        "price": Rupiah(row.price),
        "accounts": list(row.accounts),
        "folded": folded(f"{row.name} {row.specification}"),
    }
