"""What stops a draft, what asks for a reason, and what should only be seen."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import timedelta
from typing import TYPE_CHECKING, Final

from bejo_desktop.application.answering import reason_for
from bejo_desktop.application.views import Flag, FlagLevel
from bejo_desktop.domain.authority import (
    e_purchasing_asked,
    local_limit_passed,
    require_written_here,
)
from bejo_desktop.domain.codes import Platform, Role
from bejo_desktop.domain.days import wib_day
from bejo_desktop.domain.errors import BejoError, NotFound, RuleBroken
from bejo_desktop.domain.flags.dates import clock_question, require_day_reached, trusted_day
from bejo_desktop.domain.identity import read_rup
from bejo_desktop.domain.negotiating import require_negotiated
from bejo_desktop.domain.order import OrderState
from bejo_desktop.domain.rules.catalogue import Limit

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
    from datetime import date, datetime

    from bejo_desktop.application.ports.store import Reading
    from bejo_desktop.application.views import BudgetImpact
    from bejo_desktop.domain.budget import BudgetLine
    from bejo_desktop.domain.catalogue import Product
    from bejo_desktop.domain.content import FlagReason, OrderContent
    from bejo_desktop.domain.flags.question import Question
    from bejo_desktop.domain.order import Order
    from bejo_desktop.domain.parties import Officer, Vendor
    from bejo_desktop.domain.rules.book import RuleBook

BUDGET_AGE_MAX: Final = timedelta(days=2)
"""Older figures of a budget are shown as old: others order meanwhile."""
PRICE_AGE_MAX: Final = timedelta(days=14)
"""A list price that the centre has not confirmed for longer is shown as old."""

TOLD: Final = frozenset({"flag.near_limit_before", "flag.collector_changed", "flag.no_occasion"})
"""Codes among the questions that only tell; the collector has a field for its reason."""


LIMITS: Final = {
    "flag.local_limit": local_limit_passed,
    "flag.e_purchasing": e_purchasing_asked,
}
"""Values that a region lets nobody pass without a reason, or at all."""


@dataclass(frozen=True, slots=True)
class Circumstances:
    """
    What the checks of one draft look at beside its content.

    Args:
        products: what the catalogue knows now of the products of the lines, by code.
        budget: the year's budget lines, by code.
        state: a submitted order is about to get its number, a draft is still typed.
        synced_on: day of the last success with the centre, None for never.
        acting: who looks; None where nobody signed in.
    """

    now: datetime
    state: OrderState
    vendor: Vendor | None
    products: Mapping[str, Product]
    budget: Mapping[str, BudgetLine]
    synced_on: date | None
    acting: Officer | None


def circumstances(
    reading: Reading, order: Order, content: OrderContent, now: datetime, acting: Officer | None
) -> Circumstances:
    """Read what the checks of an order need; `content` is its own with the figures of now."""
    reference = reading.reference
    codes = {line.product for line in content.lines}
    return Circumstances(
        now=now,
        state=order.state,
        vendor=vendor_of(reading, content),
        products={product.code: product for product in reference.products(codes)},
        budget={line.code: line for line in reference.budget(content.ordered_on.year)},
        synced_on=_synced_on(reading),
        acting=acting,
    )


def vendor_of(reading: Reading, content: OrderContent) -> Vendor | None:
    """Return the vendor of the order, None where none is chosen or none of that code is here."""
    if not content.vendor:
        return None
    try:
        return reading.reference.vendor(content.vendor)
    except NotFound:
        return None


def flags_of(
    content: OrderContent,
    impacts: Sequence[BudgetImpact],
    around: Circumstances,
    fault: BejoError | None,
    questions: Sequence[Question],
    rules: RuleBook,
) -> tuple[Flag, ...]:
    """
    Return all flags, blocks first; questions carry the reason that was given.

    Args:
        fault: why the figures could not be computed, None where they could.
        questions: of `application.drafts.questions`.
    """
    asked = {question.code for question in questions}
    found = [
        *_incomplete(content, fault),
        *_future_flags(content, around),
        *_vendor_flags(around, asked),
        *_product_flags(content, around),
        *_account_flags(content, around),
        *_budget_flags(impacts, around),
        *_authority_flags(content, around),
        *_limit_flags(content, rules),
        *_clock_flags(around, rules),
        *(_flag(question) for question in questions),
    ]
    order = list(FlagLevel)
    answered = (_answered(flag, content.flag_reasons) for flag in found)
    return tuple(sorted(answered, key=lambda flag: order.index(flag.level)))


def _flag(question: Question) -> Flag:
    level = FlagLevel.NOTICE if question.code in TOLD else FlagLevel.QUESTION
    line = question.line or None
    return Flag(level, question.code, question.facts, line, question.at, question.rule)


def _answered(flag: Flag, reasons: Iterable[FlagReason]) -> Flag:
    reason = reason_for(flag, reasons) if flag.level is FlagLevel.QUESTION else None
    return flag if reason is None else replace(flag, reason=reason.text)


def _incomplete(content: OrderContent, fault: BejoError | None) -> Iterator[Flag]:
    try:
        content.require_complete()
    except BejoError as error:
        yield block(error)
        return
    if fault is not None:
        yield block(fault)
    try:
        require_negotiated(content)
    except BejoError as error:
        yield block(error)
    if content.rup:
        try:
            read_rup(content.rup)
        except BejoError as error:
            yield block(error)


def _future_flags(content: OrderContent, around: Circumstances) -> Iterator[Flag]:
    """On Friday the order of Monday may be handed in; its number waits for Monday."""
    try:
        require_day_reached(content, trusted_day(wib_day(around.now), around.synced_on))
    except RuleBroken as error:
        told = block(error)
        if around.state is not OrderState.SUBMITTED:
            told = replace(told, level=FlagLevel.NOTICE, code="flag.day_ahead")
        yield told


def block(error: BejoError) -> Flag:
    """Return the error as a flag that stops the draft."""
    facts = dict(error.facts)
    line, field = facts.pop("line", None), facts.pop("field", "")
    return Flag(
        level=FlagLevel.BLOCK,
        code=error.code,
        facts=facts,
        line=line if isinstance(line, int) else None,
        field=str(field),
    )


def _vendor_flags(around: Circumstances, asked: Collection[str]) -> Iterator[Flag]:
    vendor = around.vendor
    if vendor is None:
        return
    if vendor.suspended_since is not None:
        facts: dict[str, object] = {
            "vendor": vendor.name,
            "since": vendor.suspended_since.isoformat(),
            "reason": vendor.suspended_reason,
        }
        yield Flag(FlagLevel.BLOCK, "vendor.suspended", facts, field="vendor")
    if not vendor.npwp_valid and "flag.npwp_not_validated" not in asked:
        facts = {"vendor": vendor.name}
        yield Flag(FlagLevel.NOTICE, "flag.npwp_no_effect", facts, field="vendor")


def _product_flags(content: OrderContent, around: Circumstances) -> Iterator[Flag]:
    today = wib_day(around.now)
    fresh_since = today - PRICE_AGE_MAX
    for position, line in enumerate(content.lines, start=1):
        product = around.products.get(line.product)
        name: dict[str, object] = {"product": line.name}
        if product is None:
            yield Flag(FlagLevel.BLOCK, "flag.product_gone", name, position, "product")
            continue
        if product.withdrawn_on is not None:
            facts = {**name, "since": product.withdrawn_on.isoformat()}
            yield Flag(FlagLevel.BLOCK, "product.withdrawn", facts, position, "product")
        if product.price != line.list_price:
            facts = {**name, "was": line.list_price.amount, "now": product.price.amount}
            yield Flag(FlagLevel.NOTICE, "flag.list_price_moved", facts, position, "unit_price")
        if max(product.price_on, around.synced_on or product.price_on) < fresh_since:
            facts = {**name, "day": product.price_on.isoformat()}
            yield Flag(FlagLevel.NOTICE, "flag.price_old", facts, position, "unit_price")


def _account_flags(content: OrderContent, around: Circumstances) -> Iterator[Flag]:
    if content.lines and not around.budget:
        facts: dict[str, object] = {"year": content.ordered_on.year}
        yield Flag(FlagLevel.BLOCK, "flag.budget_not_loaded", facts, field="budget_line")
        return
    for position, line in enumerate(content.lines, start=1):
        if line.budget_line and line.budget_line not in around.budget:
            facts = {"budget_line": line.budget_line}
            yield Flag(FlagLevel.BLOCK, "order.account_unknown", facts, position, "budget_line")


def _budget_flags(impacts: Sequence[BudgetImpact], around: Circumstances) -> Iterator[Flag]:
    for impact in impacts:
        facts: dict[str, object] = {
            "account": impact.account,
            "account_name": impact.account_name,
            "need": impact.this_order.amount,
            "have": (impact.ceiling - impact.used).amount,
            "ceiling": impact.ceiling.amount,
        }
        if impact.this_order > impact.ceiling:
            over = (impact.this_order - impact.ceiling).amount
            facts["over"] = over
            yield Flag(FlagLevel.BLOCK, "flag.over_ceiling", facts, field="budget_line")
        elif impact.left_after.amount < 0:
            facts["over"] = -impact.left_after.amount
            yield Flag(FlagLevel.QUESTION, "flag.over_left", facts, field="budget_line")
    known = [impact.as_of for impact in impacts if impact.as_of is not None]
    if known and around.now - min(known) > BUDGET_AGE_MAX:
        days = (wib_day(around.now) - wib_day(min(known))).days
        yield Flag(FlagLevel.NOTICE, "flag.budget_old", {"days": days}, field="budget_line")


def _authority_flags(content: OrderContent, around: Circumstances) -> Iterator[Flag]:
    figures = content.figures
    if figures is not None and figures.officer == Role.PPK.value:
        facts: dict[str, object] = {"total": figures.total.amount}
        if around.acting is None or Role.PPK not in around.acting.roles:
            yield Flag(FlagLevel.NOTICE, "flag.only_ppk_buys", facts)
    if figures is not None:
        try:
            require_written_here(figures.form)
        except RuleBroken as error:
            yield block(error)
    if content.platform is Platform.KATALOG:
        yield Flag(FlagLevel.NOTICE, "flag.platform_makes_paper", {}, field="platform")


def _limit_flags(content: OrderContent, rules: RuleBook) -> Iterator[Flag]:
    """A total above what the region allows on this platform: it stops or asks, as it chose."""
    if content.figures is None:
        return
    total, region = content.figures.total, content.region or None
    try:
        limits = {
            code: asked(content.platform, total, content.ordered_on, rules, region=region)
            for code, asked in LIMITS.items()
        }
    except RuleBroken:  # before the first day of the rule there was no such limit
        return
    for code, passed in limits.items():
        if passed is None:
            continue
        level = FlagLevel.BLOCK if passed.act is Limit.BLOCK else FlagLevel.QUESTION
        facts: dict[str, object] = {
            "total": total.amount,
            "limit": passed.limit.amount,
            "platform": content.platform.value,
        }
        yield Flag(level, code, facts, field="platform", rule=passed.rule)


def _clock_flags(around: Circumstances, rules: RuleBook) -> Iterator[Flag]:
    told = clock_question(wib_day(around.now), around.synced_on, rules)
    if told is not None:
        yield Flag(FlagLevel.NOTICE, told.code, told.facts, rule=told.rule)


def _synced_on(reading: Reading) -> date | None:
    last = reading.sync.synced_at()
    return None if last is None else wib_day(last)
