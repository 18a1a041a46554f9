"""How a price looks beside the catalogue's: tone, icon and words, the same on every screen."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from ui.tokens import Tone

if TYPE_CHECKING:
    from bejo_desktop.domain.money import Rupiah

Mark = tuple[Tone, str, str]

ABOVE: Final[Mark] = (Tone.WAIT, "chevron-up", "di atas katalog")
BELOW: Final[Mark] = (Tone.GOOD, "chevron-down", "di bawah katalog")


def price_mark(price: Rupiah, listed: Rupiah) -> Mark | None:
    """Return how `price` is marked beside the catalogue's; None where they are the same."""
    if price == listed:
        return None
    return ABOVE if price > listed else BELOW
