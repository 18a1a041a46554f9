"""The verdict on what leads out of a hold: `order.keep_price` and `order.recheck`."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bejo_central.judging import business, trust
from bejo_central.judging.case import Binding, Decision, Effect, cause, refused
from bejo_central.judging.final import standing, verdict_on
from bejo_desktop.contract.intents import Recheck
from bejo_desktop.domain.codes import Reason
from bejo_desktop.domain.errors import BejoError
from bejo_desktop.domain.order import SETTLED, OrderState, SyncState, Verdict, require_reason

if TYPE_CHECKING:
    from bejo_central.judging.case import Case
    from bejo_desktop.contract.intents import KeepPrice


def judge_held(case: Case, act: KeepPrice | Recheck) -> Decision:
    """
    Judge a held order anew; no figure changes.

    With `keep_price` the vendor stands by the agreed price; a `recheck` asks whether the cause
    has gone: the budget was raised, the price fell, the year was opened.
    """
    if isinstance(act, Recheck):
        return _judge_anew(case, act, keeps_price=False)
    try:
        require_reason(act.reason)
    except BejoError as error:
        return refused(cause(Reason.RULE, rule=error.code, field="reason"))
    return _judge_anew(case, act, keeps_price=True)


def _judge_anew(case: Case, act: KeepPrice | Recheck, *, keeps_price: bool) -> Decision:
    if distrust := trust.role(case) or trust.content(case):
        return refused(distrust)
    order = case.order
    named = order is not None and order.no == act.no and order.hash == act.content
    if order is None or not named or order.state != OrderState.FINAL or trust.rivals(case):
        return refused(cause(Reason.STALE_BASE))
    if order.sync != SyncState.HELD:
        return standing(order)
    content = case.content
    assert content is not None
    price_kept = keeps_price or order.price_kept
    why = business.standing_refusals(case, content)
    held_by = () if why else business.holds(case, content, price_kept=price_kept, in_time=False)
    verdict = verdict_on(why, held_by)
    fields = {
        "sync": SETTLED[verdict].value,
        "why": why or held_by,
        "price_kept": price_kept,
    }
    binding = Binding.BIND if verdict is Verdict.OK else Binding.KEEP
    return Decision(verdict, why or held_by, (), Effect(fields, binding=binding))
