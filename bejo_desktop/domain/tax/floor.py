"""Floors up to which the bendahara collects nothing (PMK 231/2019)."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from bejo_desktop.domain.rules.catalogue import FloorScope

if TYPE_CHECKING:
    from datetime import date

    from bejo_desktop.domain.rules.book import Rules


class Floor(NamedTuple):
    """Keys of the rule with the floor in rupiah, and of the one that says what is compared."""

    limit_key: str
    scope_key: str


def floor_spares(floor: Floor, day: date, own: int, order: int, law: Rules) -> bool:
    """
    Tell whether a tax is not collected because what is compared does not exceed the floor.

    Args:
        own: base of the tax's own objects, in rupiah.
        order: base of the whole order, in rupiah.
    """
    scope = law.on(floor.scope_key, day).word
    if scope == FloorScope.NEVER:
        return False
    compared = order if scope == FloorScope.ORDER else own
    return compared <= law.on(floor.limit_key, day).number
