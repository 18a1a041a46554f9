"""What the value of an order decides: who may buy, which form, who collects, which meterai."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from bejo_desktop.domain.codes import Collector, Platform, Role
from bejo_desktop.domain.errors import RuleBroken
from bejo_desktop.domain.money import Rupiah
from bejo_desktop.domain.rounding import rounded
from bejo_desktop.domain.rules.catalogue import FORMS_BY_VALUE, Form, Limit, Method, Rounding

if TYPE_CHECKING:
    from datetime import date

    from bejo_desktop.domain.codes import Kind, Payment
    from bejo_desktop.domain.rules.book import Rule, Rules


def officer_for(total: Rupiah, on: date, rules: Rules) -> Role:
    """
    Return who may buy at `total` with taxes: PP up to the limit, PPK above it.

    Rule: `officer.pp_limit` (Perpres 16/2018 Ps 11 and 12).
    """
    return Role.PP if pp_may_buy(total, rules.on("officer.pp_limit", on)) else Role.PPK


def pp_may_buy(total: Rupiah, pp_limit: Rule) -> bool:
    """Tell whether a PP may buy at `total` with taxes by the rule `officer.pp_limit` of a day."""
    return total.amount <= pp_limit.number


def form_for(platform: Platform, kind: Kind, total: Rupiah, on: date, rules: Rules) -> Form:
    """
    Return the form of the contract for `total` with taxes, ordered on `on`.

    Rule: `form.*` (Perpres 16/2018 Ps 28): surat pesanan at any value on a platform.
    """
    if platform is not Platform.NONE:
        return Form.SURAT_PESANAN
    for form in FORMS_BY_VALUE[kind]:
        if total.amount <= rules.on(f"form.{kind}.{form}", on).number:
            return form
    return Form.SURAT_PERJANJIAN


def require_written_here(form: str) -> None:
    """
    Refuse a contract that no paper of ours is: a surat perjanjian, which is written elsewhere.

    Raises:
        RuleBroken: `order.contract_elsewhere`.
    """
    if form == Form.SURAT_PERJANJIAN:
        raise RuleBroken("order.contract_elsewhere", field="platform")


def method_for(platform: Platform, on: date, rules: Rules) -> Method:
    """
    Return how the law of the order's day calls the way it is bought.

    Rule: `method.*`: since Perpres 46/2025 only the electronic catalogue is E-purchasing.
    """
    return Method(rules.on(f"method.{platform}", on).word)


@dataclass(frozen=True, slots=True)
class LimitPassed:
    """
    A total above what the region allows where it is bought.

    Args:
        act: `BLOCK` stops, `QUESTION` asks for a reason; never `NONE`.
        rule: id of the rule with the limit.
    """

    limit: Rupiah
    act: Limit
    rule: str


def local_limit_passed(
    platform: Platform, total: Rupiah, on: date, rules: Rules, *, region: str | None
) -> LimitPassed | None:
    """
    Return the limit of the region that `total` with taxes passes, None where it passes none.

    Rules: `local.limit.*` and its `.act`, of the region before the general ones.
    """
    rule = rules.on(f"local.limit.{platform}", on, region)
    act = Limit(rules.on(f"local.limit.{platform}.act", on, region).word)
    if act is Limit.NONE or total.amount <= rule.number:
        return None
    return LimitPassed(Rupiah(rule.number), act, rule.id)


def e_purchasing_asked(
    platform: Platform, total: Rupiah, on: date, rules: Rules, *, region: str | None
) -> LimitPassed | None:
    """
    Return the value above which E-purchasing is compulsory, where `total` passes it outside.

    Rules: `local.e_purchasing_above` and its `.act`, which is none until a region decides it.
    """
    act = Limit(rules.on("local.e_purchasing_above.act", on, region).word)
    if platform is not Platform.NONE or act is Limit.NONE:
        return None
    rule = rules.on("local.e_purchasing_above", on, region)
    return LimitPassed(Rupiah(rule.number), act, rule.id) if total.amount > rule.number else None


def collector_for(platform: Platform, payment: Payment, on: date, rules: Rules) -> Collector:
    """
    Return who collects the taxes of an order that falls due on `on`.

    Rule: `collector.*` (PMK 58/2022, PMK 59/2022): follows from platform and payment.
    """
    return Collector(rules.on(f"collector.{platform}.{payment}", on).word)


def order_bears_meterai(form: Form, on: date, rules: Rules) -> bool:
    """Tell whether the contract itself bears meterai. Rule: `meterai.*` (UU 10/2020 Ps 3)."""
    return rules.on(f"meterai.{form}", on).switch


def receipt_bears_meterai(total: Rupiah, on: date, rules: Rules) -> bool:
    """Tell whether a receipt of `total` bears meterai. Rule: `meterai.receipt_above`."""
    return total.amount > rules.on("meterai.receipt_above", on).number


def late_penalty(value: Rupiah, days_late: int, on: date, rules: Rules) -> Rupiah:
    """
    Return the penalty (denda) for `days_late` calendar days.

    Args:
        value: of the contract, or of its late part, before PPN.

    Rule: `denda.rate` (Perpres 16/2018 Ps 79), rounded half-up.
    """
    rate = rules.on("denda.rate", on).ratio
    return Rupiah(rounded(value.amount * days_late, rate, Rounding.HALF_UP))


def late_limit_passed(days_late: int, on: date, rules: Rules) -> bool:
    """
    Tell whether the PPK must decide: go on with the late vendor, or end the contract.

    Rule: `denda.max_days`; the penalty itself goes on running.
    """
    return days_late > rules.on("denda.max_days", on).number


def addendum_limit(value: Rupiah, on: date, rules: Rules) -> Rupiah:
    """
    Return the largest value that an addendum may raise the order's first value to.

    Rule: `addendum.increase` (Perpres 16/2018 Ps 54), fractions dropped.
    """
    increase = rules.on("addendum.increase", on).ratio
    return Rupiah(rounded(value.amount, 1 + increase, Rounding.FLOOR))
