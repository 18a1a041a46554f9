"""One question about an order, with the rule that asks it."""

from __future__ import annotations

from dataclasses import dataclass, field


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
