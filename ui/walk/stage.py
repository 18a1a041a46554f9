"""What the stations of the walk share."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Final

from bejo_desktop.domain.errors import BejoError
from ui.walk.hand import StuckError

if TYPE_CHECKING:
    from collections.abc import Callable
    from uuid import UUID

    from bejo_desktop.application.views import DraftInput, OrderRow
    from ui.walk.camera import Camera
    from ui.walk.hand import Hand

PP, PPK, TREASURER = 0, 1, 2
"""The people of the demo by their place in README."""
TYPED: Final = "signed"
"""The order that is typed by hand; it will be signed before the line is back."""


@dataclass
class Walk:
    """
    One walk.

    Args:
        administer: does what the centre's administrator does meanwhile (`price set …`).
        drafts: what is to be ordered, by what will become of it.
        orders: ids of what has been made of them.
        surprises: what the centre's administrator will do, as its commands.
    """

    hand: Hand
    camera: Camera
    administer: Callable[..., object]
    drafts: dict[str, DraftInput] = field(default_factory=dict)
    orders: dict[str, UUID] = field(default_factory=dict)
    surprises: tuple[tuple[str, ...], ...] = ()

    def order(self, name: str) -> OrderRow:
        """Return how one order stands now."""
        order_id = self.orders[name]
        return self.hand.ask(lambda core: core.orders.detail(order_id)).row

    def require(self, holds: object, what: str) -> None:
        """Stop where the journey did not go as it must."""
        if not holds:
            raise StuckError(what)


def told(error: BaseException) -> str:
    """Return why a station failed, in one line."""
    if isinstance(error, BejoError):
        return f"{error.code} {error.facts}"
    return str(error) or repr(error)
