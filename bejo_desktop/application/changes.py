"""What a command touched: the shell says it once, every screen decides whether it is stale."""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum


class Kind(Enum):
    """Kinds of records that screens show."""

    ORDERS = "orders"
    CATALOGUE = "catalogue"
    BUDGET = "budget"
    NUMBERS = "numbers"
    OFFICERS = "officers"
    SYNC = "sync"
    SETTINGS = "settings"
    BOARD = "board"
    RULES = "rules"


@dataclass(frozen=True, slots=True)
class Changes:
    """The kinds of records that one command changed; empty when it changed nothing."""

    kinds: frozenset[Kind] = frozenset()

    @classmethod
    def of(cls, *kinds: Kind) -> Changes:
        """Return the changes of `kinds`."""
        return cls(frozenset(kinds))

    def __or__(self, other: Changes) -> Changes:
        return Changes(self.kinds | other.kinds)

    def touches(self, *kinds: Kind) -> bool:
        """Tell whether any of `kinds` changed."""
        return bool(self.kinds & frozenset(kinds))
