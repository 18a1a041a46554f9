"""Adding a product to a draft, and taking it back: both are commands on the write lane."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from bejo_desktop.application.drafting import typed_again
from bejo_desktop.application.views import DraftInput, OrderFilter
from bejo_desktop.domain.order import OrderState

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date
    from uuid import UUID

    from bejo_desktop.application.changes import Changes
    from bejo_desktop.application.core import Core
    from bejo_desktop.application.views import OrderRow
    from bejo_desktop.domain.catalogue import Product
    from bejo_desktop.domain.quantity import Quantity


@dataclass(frozen=True, slots=True)
class Added:
    """
    What was added where; `before` is the draft without it, None where the draft was made for it.

    Args:
        words: `60 rim Kertas HVS A4 80 g`. package: name of the draft, "" for none.
    """

    order_id: UUID
    words: str
    package: str
    before: DraftInput | None


def add(
    core: Core, product: Product, quantity: Quantity, target: UUID | None, due_on: date
) -> tuple[Added, Changes]:
    """Add to the draft `target`, or to a new one of its vendor due `due_on` (write lane)."""
    session, drafting = core.session, core.drafting
    order_id = target
    if order_id is None:
        made, _ = drafting.new(session, DraftInput(vendor=product.vendor, due_on=due_on))
        order_id = made.order_id
    view, changes = drafting.add_product(session, order_id, product.code, quantity)
    content = typed_again(view.content)
    before = None if target is None else replace(content, lines=content.lines[:-1])
    words = f"{quantity.shown} {product.measure} {product.name}"
    return Added(order_id, words, content.package, before), changes


def take_away(core: Core, added: Added) -> Changes:
    """Take back what was added, with the draft that was made for it (write lane)."""
    if added.before is None:
        return core.drafting.drop(core.session, added.order_id)
    return core.drafting.edit(core.session, added.order_id, added.before)[1]


def drafts_for(core: Core, vendor: str) -> Sequence[OrderRow]:
    """Return drafts of `vendor`, and those that have none yet, newest first (read lane)."""
    rows = core.orders.rows(OrderFilter(states=frozenset({OrderState.DRAFT})))
    fitting = [row for row in rows if row.vendor in {vendor, ""}]
    return sorted(fitting, key=lambda row: row.changed_at, reverse=True)
