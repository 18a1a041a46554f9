"""Why the centre held or refused an order: its reasons with the law that this desk knows of them."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Final

from bejo_desktop.application.views import Flag, FlagLevel
from bejo_desktop.domain.codes import Reason
from ui.decisions.matters import Group

if TYPE_CHECKING:
    from bejo_desktop.application.core import Core
    from bejo_desktop.application.views import Why
    from ui.decisions.matters import Matter

ASKED: Final = "reason"
"""What `Mengapa?` beside the centre's answer asks for, in the words of the popover."""
_FLAG_OF: Final = {
    Reason.PRICE_DRIFT: "flag.list_price_moved",
    Reason.VENDOR_SUSPENDED: "vendor.suspended",
    Reason.PRODUCT_WITHDRAWN: "product.withdrawn",
    Reason.BUDGET_SHORT: "flag.over_left",
}
"""The desk's own flag that rests on the same law."""


def reasons_of(core: Core, matter: Matter) -> tuple[Why, ...]:
    """Return the reasons of the centre in its order, each with its law where one is known."""
    noted = matter.group is Group.NOTED
    level = FlagLevel.NOTICE if noted else FlagLevel.BLOCK
    told = []
    for cause in matter.causes:
        facts = dict(cause.facts)
        line = facts.get("line")
        flag = Flag(
            level, _FLAG_OF.get(cause.code, ""), facts, line if isinstance(line, int) else None
        )
        why = core.explaining.flag(flag, matter.detail.content.ordered_on)
        told.append(replace(why, figure=f"{ASKED}.{cause.code.value}"))
    return tuple(told)
