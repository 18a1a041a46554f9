"""
The verdict on ink: `order.sign`.

Once both parties have signed, it is a contract: the centre can only accept it, with findings.
Only what cannot be trusted stays refused.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from bejo_central.judging import business, trust
from bejo_central.judging.case import Binding, Booking, Decision, Effect, accepted, cause, refused
from bejo_central.judging.final import not_issued
from bejo_desktop.domain.codes import Reason, Role
from bejo_desktop.domain.order import Act, OrderState, SyncState

if TYPE_CHECKING:
    from bejo_central.judging.case import Case
    from bejo_central.store.outcomes import OutcomeRecord
    from bejo_desktop.contract.intents import Sign
    from bejo_desktop.contract.rows import CauseRow
    from bejo_desktop.domain.content import OrderContent

_NO_APPROVAL = frozenset(
    {
        Reason.ROLE,
        Reason.UNREADABLE,
        Reason.HASH_MISMATCH,
        Reason.LEASE_UNKNOWN,
        "approval.own",
        "approval.on",
    }
)
"""Why a final was refused before anybody asked what it says: nobody has approved by it."""
_UNSIGNED = frozenset({OrderState.DRAFT, OrderState.SUBMITTED, OrderState.FINAL, OrderState.VOID})


def judge_sign(case: Case, act: Sign) -> Decision:
    """Judge a signed paper; it needs no verdict on its final."""
    distrust = (
        trust.role(case) or trust.content(case) or _no_lease(case, act) or _not_approved(case, act)
    )
    if distrust:
        return refused(distrust)
    order = case.order
    if order is not None and order.state not in _UNSIGNED:
        if order.no == act.no and order.hash == act.content:
            return accepted(findings=order.findings)
        return refused(cause(Reason.OWNER_CHANGED))
    if stale := _stale(case, act):
        return refused(stale)
    content = case.content
    assert content is not None
    findings = _findings(case, act, content)
    fields = {
        "state": OrderState.SIGNED.value,
        "sync": SyncState.ACCEPTED.value,
        "hash": act.content,
        "why": (),
        "findings": findings,
        "signed_on": act.on,
        "dropped": False,
    }
    effect = Effect(fields, takes_number=True, booking=Booking.USED, binding=Binding.BIND)
    return accepted(effect, findings)


def _no_lease(case: Case, act: Sign) -> CauseRow | None:
    """
    Refuse a number that this desk cannot have given, unless the order bears it already.

    The PPK makes it final at one desk, the PP records the ink at another.
    """
    order = case.order
    return None if order is not None and order.no == act.no else trust.lease(case)


def _not_approved(case: Case, act: Sign) -> CauseRow | None:
    """
    Refuse a paper that nobody approved who may.

    A final approves when it was judged as that of somebody who may issue the order. Where none
    was (it was skipped as unreadable), the PPK's own sign stands for it, if that PPK may.
    """
    order = case.order
    if order is not None and order.no == act.no and order.hash == act.content:
        return None
    if any(_approves(past, act) for past in case.past):
        return None
    if case.mandate is not None and Role.PPK in case.mandate.roles:
        return not_issued(case)
    return cause(Reason.ROLE, by=case.intent.by, act=Act.FINAL.value)


def _approves(past: OutcomeRecord, act: Sign) -> bool:
    """Tell whether an earlier act is an approval of that content, whatever became of it."""
    why = {one.c for one in past.why} | {str(one.f.get("rule", "")) for one in past.why}
    return (past.op, past.hash) == (Act.FINAL, act.content) and not why & _NO_APPROVAL


def _stale(case: Case, act: Sign) -> CauseRow | None:
    """Refuse ink on what this desk itself knew to be gone; an unseen unsigned act is beaten."""
    order = case.order
    if order is None or trust.rivals(case):
        return None
    if order.state == OrderState.FINAL and order.no != act.no:
        return cause(Reason.STALE_BASE)
    if order.state in {OrderState.DRAFT, OrderState.VOID} or order.hash != act.content:
        return cause(Reason.STALE_BASE)
    return None


def _findings(case: Case, act: Sign, content: OrderContent) -> tuple[CauseRow, ...]:
    order = case.order
    was_accepted = (
        order is not None
        and order.state == OrderState.FINAL
        and order.sync == SyncState.ACCEPTED
        and order.no == act.no
    )
    kept = order is not None and order.price_kept
    beaten = tuple(
        cause(Reason.OWNER_CHANGED, act=rival.op, device=rival.device, at=rival.at.isoformat())
        for rival in trust.rivals(case)
    )
    late = (
        ()
        if _is_plausible(case, act, content)
        else (cause(Reason.RULE, rule="order.signed_on", on=act.on.isoformat()),)
    )
    return (
        *business.refusals(case, content, year=act.year),
        *business.holds(case, content, price_kept=kept, in_time=was_accepted),
        *beaten,
        *late,
    )


def _is_plausible(case: Case, act: Sign, content: OrderContent) -> bool:
    return content.ordered_on <= act.on <= case.latest_day
