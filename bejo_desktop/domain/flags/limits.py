"""The values at which an order needs another form or another officer, and how close it comes."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from bejo_desktop.domain.codes import Platform
from bejo_desktop.domain.content import Procedure
from bejo_desktop.domain.flags.question import Question
from bejo_desktop.domain.money import Rupiah
from bejo_desktop.domain.rules.catalogue import FORMS_BY_VALUE, Form

if TYPE_CHECKING:
    from bejo_desktop.domain.flags.past import PastOrder
    from bejo_desktop.domain.rules.book import Rule, Rules


@dataclass(frozen=True, slots=True)
class ValueLimit:
    """
    The highest total with taxes that a form or an officer takes.

    Args:
        rule: id of the rule with the limit.
        direct: whether it holds outside of a platform only, as the forms do.
        small: whether it is that of small purchases.
    """

    amount: Rupiah
    rule: str
    direct: bool
    small: bool = False


def limits_of(order: PastOrder, rules: Rules) -> tuple[ValueLimit, ...]:
    """
    Return the limits that matter to an order, the lowest first.

    Outside of a platform those of its forms (`form.*`); at any place that of the Pejabat
    Pengadaan (`officer.pp_limit`); for a small purchase also its own (`small.limit`).
    """
    found: list[ValueLimit] = []
    if order.procedure is Procedure.SMALL:
        found.append(_limit(rules.on("small.limit", order.on), direct=True, small=True))
    if order.platform is Platform.NONE:
        forms = (form for form in FORMS_BY_VALUE[order.kind] if form is not Form.BUKTI_PEMBELIAN)
        keys = (f"form.{order.kind}.{form}" for form in forms)
        found += [_limit(rules.on(key, order.on), direct=True) for key in keys]
    found.append(_limit(rules.on("officer.pp_limit", order.on), direct=False))
    return tuple(sorted(found, key=lambda limit: limit.amount))


def near_limit(order: PastOrder, rules: Rules) -> Question | None:
    """
    Ask about a total that stays just below a limit: `flag.near_limit`, part of the limit.

    A total that is the limit itself is near, one rupiah more is not: it has the other form.
    """
    rule = rules.on("flag.near_limit", order.on)
    for limit in (*_purchase_limits(order, rules), *limits_of(order, rules)):
        least = limit.amount.amount * (1 - rule.ratio)
        if least <= order.total.amount <= limit.amount.amount:
            facts: dict[str, object] = {
                "total": order.total.amount,
                "limit": limit.amount.amount,
                "gap": (limit.amount - order.total).amount,
                "limit_rule": limit.rule,
            }
            return Question("flag.near_limit", rule.id, facts)
    return None


def _purchase_limits(order: PastOrder, rules: Rules) -> tuple[ValueLimit, ...]:
    """The value up to which a bukti pembelian is enough."""
    first = FORMS_BY_VALUE[order.kind][0]
    if order.platform is not Platform.NONE or first is not Form.BUKTI_PEMBELIAN:
        return ()
    return (_limit(rules.on(f"form.{order.kind}.{first}", order.on), direct=True),)


def _limit(rule: Rule, *, direct: bool, small: bool = False) -> ValueLimit:
    return ValueLimit(Rupiah(rule.number), rule.id, direct, small)
