"""Orders of the unit as the flags look at them: day, vendor, accounts, item groups, totals."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from bejo_desktop.domain.budget import shares_by_line
from bejo_desktop.domain.money import ZERO

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import date

    from bejo_desktop.domain.codes import Kind, Platform
    from bejo_desktop.domain.content import OrderContent, Procedure
    from bejo_desktop.domain.money import Rupiah
    from bejo_desktop.domain.rules.book import Rules


@dataclass(frozen=True, slots=True)
class PastOrder:
    """
    One order as far as a comparison needs it; money with taxes.

    Args:
        number: "" while it has none.
        form: of the contract it was given, `kuitansi`.
        accounts: what each kode rekening bears of the total; item_groups: each category.
        products: codes of what was ordered.
        vendor_note: number of the vendor's own nota, "" where none is known.
    """

    number: str
    on: date
    vendor: str
    vendor_name: str
    platform: Platform
    kind: Kind
    procedure: Procedure
    form: str
    total: Rupiah
    accounts: Mapping[str, Rupiah]
    item_groups: Mapping[str, Rupiah]
    products: frozenset[str]
    vendor_note: str = ""


@dataclass(frozen=True, slots=True)
class Windows:
    """
    How many days before and after an order's day its unit's other orders are looked at.

    Args:
        same_vendor: those of its vendor; same_need: those of its rekening or item groups;
        all_orders: every one.
    """

    same_vendor: int
    same_need: int
    all_orders: int


def windows_of(on: date, rules: Rules) -> Windows:
    """Return the windows of an order of day `on` (rules `flag.*.window_days`)."""
    return Windows(
        same_vendor=rules.on("flag.split.long_window_days", on).number,
        same_need=rules.on("flag.split.window_days", on).number,
        all_orders=rules.on("flag.lookalike.window_days", on).number,
    )


def account_of(budget_line: str) -> str:
    """Return the kode rekening of a budget line `sub kegiatan/kode rekening`."""
    return budget_line.rpartition("/")[2]


def as_past(
    content: OrderContent, item_groups: Mapping[str, str], vendor_name: str, number: str = ""
) -> PastOrder:
    """
    Return an order that is being typed as others will look at it later.

    Args:
        item_groups: category of each product by its code; unknown ones count for no group.
    """
    figures = content.figures
    shares = [ZERO] * len(content.lines)
    if figures is not None and len(figures.lines) == len(shares):
        shares = [one.share for one in figures.lines]
    pairs = list(zip(content.lines, shares, strict=True))
    groups = [(item_groups.get(line.product, ""), share) for line, share in pairs]
    return PastOrder(
        number=number,
        on=content.ordered_on,
        vendor=content.vendor,
        vendor_name=vendor_name,
        platform=content.platform,
        kind=content.kind,
        procedure=content.procedure,
        form="" if figures is None else figures.form,
        total=ZERO if figures is None else figures.total,
        accounts=shares_by_line((account_of(line.budget_line), share) for line, share in pairs),
        item_groups=shares_by_line(one for one in groups if one[0]),
        products=frozenset(line.product for line in content.lines),
        vendor_note="" if content.vendor_note is None else content.vendor_note.no,
    )
