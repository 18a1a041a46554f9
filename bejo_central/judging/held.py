"""The verdict on what leads out of a hold: `keep_price`, `recheck`, `allow_budget`."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bejo_central.judging import business, trust
from bejo_central.judging.case import Binding, Decision, Effect, broken, cause, refused
from bejo_central.judging.changing import short_reason
from bejo_central.judging.final import standing, verdict_on
from bejo_desktop.contract.intents import AllowBudget, KeepPrice, Recheck
from bejo_desktop.domain.codes import Reason
from bejo_desktop.domain.order import SETTLED, OrderState, SyncState, Verdict

if TYPE_CHECKING:
    from bejo_central.judging.case import Case
    from bejo_desktop.contract.rows import CauseRow


def judge_held(case: Case, act: KeepPrice | Recheck | AllowBudget) -> Decision:
    """
    Judge a held order anew; no figure changes.

    With `keep_price` the vendor stands by the agreed price; with `allow_budget` the PA answers
    for a budget that is short, which stays found; a `recheck` asks whether the cause has gone:
    the budget was raised, the price fell, the year was opened.
    """
    distrust = trust.role(case) or trust.content(case)
    if not isinstance(act, Recheck):
        distrust = distrust or short_reason(act.reason)
    if isinstance(act, KeepPrice):
        distrust = distrust or trust.in_charge(case)
    if distrust:
        return refused(distrust)
    order = case.order
    named = order is not None and order.no == act.no and order.hash == act.content
    if order is None or not named or order.state != OrderState.FINAL or trust.rivals(case):
        return refused(cause(Reason.STALE_BASE))
    if order.sync != SyncState.HELD:
        return standing(order)
    if isinstance(act, AllowBudget) and {why.c for why in order.why} != {Reason.BUDGET_SHORT}:
        return refused(broken("order.not_held_for_budget"))
    return _judge_anew(case, act)


def _judge_anew(case: Case, act: KeepPrice | Recheck | AllowBudget) -> Decision:
    order, content = case.order, case.content
    assert order is not None
    assert content is not None
    price_kept = isinstance(act, KeepPrice) or order.price_kept
    why = business.standing_refusals(case, content)
    held_by = () if why else business.holds(case, content, price_kept=price_kept, in_time=False)
    allowed: tuple[CauseRow, ...] = ()
    if isinstance(act, AllowBudget) and all(one.c == Reason.BUDGET_SHORT for one in held_by):
        allowed, held_by = held_by, ()
    verdict = verdict_on(why, held_by)
    findings = (*order.findings, *allowed)
    fields = {
        "sync": SETTLED[verdict].value,
        "why": why or held_by,
        "findings": findings,
        "price_kept": price_kept,
    }
    binding = Binding.BIND if verdict is Verdict.OK else Binding.KEEP
    return Decision(verdict, why or held_by, findings, Effect(fields, binding=binding))
