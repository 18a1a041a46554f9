"""Why: every figure, block, question and notice of an order with its rule, law and numbers."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Final

from bejo_desktop.application.drafts.showing import Showing
from bejo_desktop.application.views import Why
from bejo_desktop.domain.errors import RuleBroken
from bejo_desktop.domain.money import Rupiah

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping
    from datetime import date
    from uuid import UUID

    from bejo_desktop.application.ports.store import Store
    from bejo_desktop.application.ports.system import Clock
    from bejo_desktop.application.session import Session
    from bejo_desktop.application.views import BudgetImpact, DraftView, Flag
    from bejo_desktop.domain.flags.citations import Citation
    from bejo_desktop.domain.meter import Gauge
    from bejo_desktop.domain.rules.book import Rule, RuleBook

BUDGET: Final = "budget"
"""Figure of what an order leaves in a budget line; its citation is that of `flag.over_left`."""

_COMPARED: Final = (
    ("total", "limit"),
    ("need", "have"),
    ("total", "left"),
    ("price", "reference"),
    ("amount", "validated"),
    ("portions", "guests"),
)
"""Facts of flags that are compared with each other."""
_COUNTED: Final = frozenset({"portions", "guests"})


class Explaining:
    """
    Answers "Mengapa?"; all methods belong to the read lane.

    Args:
        citations: what each code of a flag rests on.
    """

    def __init__(
        self, store: Store, rules: RuleBook, clock: Clock, citations: Mapping[str, Citation]
    ) -> None:
        self._store, self._rules, self._clock = store, rules, clock
        self._citations = citations

    def order(self, session: Session, order_id: UUID) -> tuple[Why, ...]:
        """Return the reasons of all that the editor shows of an order (NotFound `order.unknown`)."""
        with self._store.read() as reading:
            order = reading.orders.get(order_id)
            saved_at = reading.orders.row(order_id).changed_at
            showing = Showing(reading, self._rules, self._clock())
            view = showing.view(order, session.officer, saved_at)
        return self.view(view)

    def view(self, view: DraftView) -> tuple[Why, ...]:
        """Return the reasons of a view: figures, budget, shares, flags, in the panel's order."""
        on = view.content.ordered_on
        rules = self._rules.of(view.content.rule_pack)
        region = view.content.region or None
        by_id = {rule.id: rule for rule in rules.all}
        return (
            *(self._figure(why, on, rules) for why in view.why),
            *(self._budget(impact) for impact in view.budget),
            *_shares(view, by_id),
            *(
                self._flag(flag, by_id, self._cited(flag.code, on, rules, region))
                for flag in view.flags
            ),
        )

    def flag(self, flag: Flag, on: date) -> Why:
        """Return the reason of one flag of an order of day `on`, for its popover."""
        by_id = {rule.id: rule for rule in self._rules.all}
        return self._flag(flag, by_id, self._cited(flag.code, on, self._rules))

    def _figure(self, why: Why, on: date, rules: RuleBook) -> Why:
        """Say what a figure without a rule of its own rests on."""
        cited = self._citations.get(f"figure.{why.figure}")
        if why.source or cited is None:
            return why
        rule = self._cited(cited.code, on, rules)
        if rule is None:
            return replace(why, source=cited.law)
        return replace(why, rule=rule.id, source=rule.law, since=rule.starts_on)

    def _flag(self, flag: Flag, by_id: Mapping[str, Rule], usual: Rule | None) -> Why:
        """Say what a flag rests on: the rule that it names, or the usual one of its code."""
        rule = by_id.get(flag.rule) or usual
        cited = self._citations.get(flag.code)
        law = rule.law if rule is not None else (cited.law if cited else "")
        return Why(
            figure=flag.code,
            rule="" if rule is None else rule.id,
            source=law,
            since=None if rule is None else rule.starts_on,
            numbers=_numbers(flag.facts),
            facts=flag.facts,
            line=flag.line,
            level=flag.level,
        )

    def _cited(
        self, code: str, on: date, rules: RuleBook, region: str | None = None
    ) -> Rule | None:
        cited = self._citations.get(code)
        key = cited.rule if cited else ""
        try:
            return rules.on(key, on, region) if key else None
        except RuleBroken:  # before its first day: the oldest period says the law
            return [rule for rule in rules.all if rule.key == key][-1]

    def _budget(self, impact: BudgetImpact) -> Why:
        numbers = f"{impact.ceiling} − {impact.used} − {impact.this_order} = {impact.left_after}"
        law = self._citations["flag.over_left"].law
        facts: dict[str, object] = {"account": impact.account, "budget_line": impact.code}
        return Why(BUDGET, "", law, None, numbers, facts)


def _shares(view: DraftView, by_id: Mapping[str, Rule]) -> Iterator[Why]:
    if view.meter is None:
        return
    gauges: tuple[tuple[str, Gauge], ...] = (
        ("meter.umk", view.meter.umk),
        ("meter.pdn", view.meter.pdn),
    )
    for name, gauge in gauges:
        rule = by_id.get(gauge.rule)
        if rule is not None:
            yield Why(name, rule.id, rule.law, rule.starts_on, gauge.shown)


def _numbers(facts: Mapping[str, object]) -> str:
    """The two facts that the flag compares: `Rp142.801.500 > Rp50.000.000`; "" for none."""
    for name, other in _COMPARED:
        if name in facts and other in facts:
            return f"{_shown(name, facts[name])} {_sign(facts[name], facts[other])} {_shown(other, facts[other])}"
    return ""


def _shown(name: str, value: object) -> str:
    return str(Rupiah(value)) if isinstance(value, int) and name not in _COUNTED else str(value)


def _sign(one: object, other: object) -> str:
    if not (isinstance(one, int) and isinstance(other, int)):
        return ">"
    return ">" if one > other else "≤"
