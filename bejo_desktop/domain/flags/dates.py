"""Days that an auditor looks at first: papers dated back, events before them, a clock gone back."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bejo_desktop.domain.content import Procedure
from bejo_desktop.domain.errors import RuleBroken
from bejo_desktop.domain.flags.question import Question

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import date

    from bejo_desktop.domain.content import OrderContent
    from bejo_desktop.domain.rules.book import Rules


def trusted_day(clock_on: date, synced_on: date | None) -> date:
    """
    Return the day that is surely reached: the clock's, or the last one the centre confirmed.

    A clock that was put back does not make an earlier day true.
    """
    return clock_on if synced_on is None else max(clock_on, synced_on)


def require_day_reached(content: OrderContent, today: date) -> None:
    """
    Refuse to issue an order that bears a day still to come.

    It may be handed in before: its number is what waits for the day. A small purchase has the same rule as `small.bought_on`.

    Args:
        today: the trusted day.

    Raises:
        RuleBroken: `order.ordered_on` (facts: `on`, `today`).
    """
    on = content.ordered_on
    if on > today and content.procedure is not Procedure.SMALL:
        facts = {"on": on.isoformat(), "today": today.isoformat()}
        raise RuleBroken("order.ordered_on", field="ordered_on", **facts)


def date_questions(content: OrderContent, today: date, rules: Rules) -> Iterator[Question]:
    """
    Ask about an order dated before it was written, and one dated after its own event.

    Args:
        today: day on which it was handed in, for a draft the trusted day.
    """
    on = content.ordered_on
    rule = rules.on("flag.backdated.days", on)
    late = (today - on).days
    if late > rule.number:
        facts: dict[str, object] = {
            "day": on.isoformat(),
            "today": today.isoformat(),
            "days": late,
        }
        yield Question("flag.backdated", rule.id, facts, at="ordered_on")
    if content.occasion is not None and content.occasion.on < on:
        facts = {"event": content.occasion.on.isoformat(), "day": on.isoformat()}
        yield Question("flag.after_event", rule.id, facts, at="ordered_on")


def clock_question(clock_on: date, synced_on: date | None, rules: Rules) -> Question | None:
    """Tell of a clock that stands before the last day which the centre confirmed."""
    if synced_on is None or clock_on >= synced_on:
        return None
    facts: dict[str, object] = {
        "clock": clock_on.isoformat(),
        "synced": synced_on.isoformat(),
        "days": (synced_on - clock_on).days,
    }
    return Question("flag.clock_back", rules.on("flag.backdated.days", synced_on).id, facts)
