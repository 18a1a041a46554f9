"""One question about an order, with the rule that asks it."""

from __future__ import annotations

import json
from dataclasses import dataclass, field
from hashlib import sha256
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Mapping

_MATTERS: Final[Mapping[str, tuple[str, ...]]] = {
    "flag.backdated": ("day",),
    "flag.split": ("count", "total"),
    "flag.near_limit_before": ("day", "total"),
    "flag.over_left": ("account", "need"),
    "flag.up_short": ("total",),
    "flag.price_history": ("product", "price"),
    "flag.price_median": ("product", "price"),
    "flag.price_ssh": ("product", "price"),
    "flag.npwp_not_validated": ("vendor",),
    "flag.ppn_non_pkp": ("vendor",),
    "flag.lookalike": ("day", "vendor", "total"),
    "flag.vendor_alike": ("day", "vendor", "total"),
}
"""
Facts that a reason answers, where others move by themselves: what is left, days that pass.

A question that is not named here is about all of its facts.
"""


@dataclass(frozen=True, slots=True)
class Question:
    """
    Something that an auditor would ask: the officer answers it with a reason, and goes on.

    Args:
        code: of its words, `flag.split`.
        rule: id of the rule that asks, `flag.split.window_days@2018-03-22`.
        facts: JSON-ready numbers and names for its words: money as int of rupiah, days as ISO.
        line: 1-based line it belongs to, 0 for the order.
        at: name of the field to jump to, "" for none.
    """

    code: str
    rule: str
    facts: dict[str, object] = field(default_factory=dict)
    line: int = 0
    at: str = ""


def matter_of(code: str, facts: Mapping[str, object]) -> str:
    """
    Return what a question is about, as 16 hex digits.

    Another price, another day, one more order beside it is another matter: a reason that was
    given for the old one does not answer it.
    """
    named = _MATTERS.get(code)
    matter = {name: fact for name, fact in facts.items() if named is None or name in named}
    return sha256(json.dumps([code, matter], sort_keys=True).encode()).hexdigest()[:16]
