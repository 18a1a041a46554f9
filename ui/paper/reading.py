"""What the preview reads of an order, in one go on the read lane."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from bejo_desktop.domain.paper.sheet import PaperSize

if TYPE_CHECKING:
    from uuid import UUID

    from bejo_desktop.application.core import Core
    from bejo_desktop.application.views import OrderDetail, Paper


@dataclass(frozen=True, slots=True)
class Look:
    """The order, its paper in one size, and whether the original was ever printed here."""

    detail: OrderDetail
    paper: Paper
    size: PaperSize
    printed: bool


def look(core: Core, order_id: UUID, size: str) -> Look:
    """Read the paper of an order in `size`, "" for the desk's choice; errors as `preview`."""
    chosen = size or core.desk.setting("paper")
    return Look(
        core.orders.detail(order_id),
        core.printing.preview(order_id, chosen),
        PaperSize(chosen),
        core.printing.prints(order_id) > 0,
    )
