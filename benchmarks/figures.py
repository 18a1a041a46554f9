"""One measured figure with its goal and its peer."""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum
from typing import Any


class Verdict(Enum):
    """How a figure stands to its goal; NONE where there is no goal."""

    OK = "ok"
    MISSED = "MISSED"
    NONE = ""


@dataclass(frozen=True, slots=True)
class Goal:
    """
    The largest value that is still good, or with `at_least` the smallest.

    Args:
        limit: in the figure's unit, or times the peer where `of_peer`.
    """

    limit: float
    of_peer: bool = False
    at_least: bool = False

    def words(self, unit: str) -> str:
        """Return the goal as the table says it: `≤ 1.5 × peer`."""
        sign = "≥" if self.at_least else "≤"
        return f"{sign} {self.limit:g} {'× peer' if self.of_peer else unit}"

    def is_met(self, value: float) -> bool:
        """Tell whether `value` is good."""
        return value >= self.limit if self.at_least else value <= self.limit


@dataclass(frozen=True, slots=True)
class Peer:
    """Whom the figure stands beside, measured in the same run, in the same unit."""

    name: str
    value: float


@dataclass(frozen=True, slots=True)
class Figure:
    """
    One line of the table.

    Args:
        subject: the part of the run it belongs to (`ONLY=subject`).
        what: what was measured, in words.
        value: in `unit`.
        facts: what else the JSON tells: medians, samples, conditions.
    """

    subject: str
    what: str
    value: float
    unit: str
    goal: Goal | None = None
    peer: Peer | None = None
    facts: dict[str, Any] | None = None

    @property
    def ratio(self) -> float | None:
        """The figure as so many times its peer."""
        return self.value / self.peer.value if self.peer and self.peer.value else None

    @property
    def verdict(self) -> Verdict:
        """Return whether the goal is met."""
        if self.goal is None:
            return Verdict.NONE
        judged = self.ratio if self.goal.of_peer else self.value
        assert judged is not None, "a goal beside a peer needs the peer"
        return Verdict.OK if self.goal.is_met(judged) else Verdict.MISSED

    def as_document(self) -> dict[str, Any]:
        """Return the figure for `bench.json`."""
        return {
            "subject": self.subject,
            "what": self.what,
            "value": round(self.value, 4),
            "unit": self.unit,
            "goal": self.goal.words(self.unit) if self.goal else None,
            "peer": {"name": self.peer.name, "value": round(self.peer.value, 4)}
            if self.peer
            else None,
            "ratio": None if self.ratio is None else round(self.ratio, 3),
            "verdict": self.verdict.value or None,
            "facts": self.facts or {},
        }
