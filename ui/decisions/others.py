"""Who else sells the dearest line of an order whose vendor was suspended."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from bejo_desktop.application.views import SearchQuery
from bejo_desktop.domain.errors import NotFound
from ui.fonts import Face
from ui.tokens import Tone
from ui.widgets.table.cell import Cell, money
from ui.widgets.table.model import Column

if TYPE_CHECKING:
    from bejo_desktop.application.core import Core
    from bejo_desktop.application.views import Hit
    from bejo_desktop.domain.content import OrderContent
    from bejo_desktop.domain.money import Rupiah

SHOWN_MOST: Final = 2
WORDS_SOUGHT: Final = 2
"""The first words of a name say what it is; brand and size follow."""
LOOKED_AT: Final = 200


@dataclass(frozen=True, slots=True)
class Other:
    """The cheapest like product of another vendor; `more` is its price less the one agreed."""

    hit: Hit
    more: Rupiah


def others_of(core: Core, content: OrderContent) -> tuple[Other, ...]:
    """Return what could take the place of the dearest line, the cheapest first; read lane."""
    line = max(content.lines, key=lambda one: one.amount.amount, default=None)
    if line is None:
        return ()
    try:
        category = core.catalogue.product(line.product).product.category
    except NotFound:
        return ()
    words = " ".join(line.name.split()[:WORDS_SOUGHT])
    page = core.catalogue.search(SearchQuery(text=words, category=category, limit=LOOKED_AT))
    if page.corrected_to is not None:
        return ()
    best: dict[str, Hit] = {}
    for hit in sorted(page.hits, key=lambda one: one.price.amount):
        like = hit.measure == line.measure and not hit.blocked and hit.vendor != content.vendor
        if like:
            best.setdefault(hit.vendor, hit)
    return tuple(
        Other(hit, hit.price - line.unit_price) for hit in list(best.values())[:SHOWN_MOST]
    )


def other_columns() -> tuple[Column[Other], ...]:
    """Return vendor with product, place, price and how much more it is."""
    return (
        Column(
            "Penyedia lain",
            lambda other: Cell(other.hit.vendor_name, face=Face.STRONG, beside=other.hit.name),
        ),
        Column("Lokasi", lambda other: Cell(f"Kec. {other.hit.district}", Tone.MUTED), 152),
        Column("Harga (Rp)", lambda other: money(other.hit.price.plain), 104, right=True),
        Column("Selisih (Rp)", lambda other: Cell(other.more.plain, Tone.MUTED), 104, right=True),
    )
