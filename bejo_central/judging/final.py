"""The verdict on a number: `order.final`."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING

from msgspec.structs import replace

from bejo_central.judging import business, trust
from bejo_central.judging.case import (
    Binding,
    Booking,
    Decision,
    Effect,
    accepted,
    broken,
    cause,
    refused,
)
from bejo_desktop.contract.intents import Approval
from bejo_desktop.contract.later import ApprovalRow, Later
from bejo_desktop.domain.codes import Reason, Role
from bejo_desktop.domain.drafters import require_other_drafter
from bejo_desktop.domain.errors import AccessDenied
from bejo_desktop.domain.money import ZERO
from bejo_desktop.domain.order import SETTLED, Act, OrderState, SyncState, Verdict

if TYPE_CHECKING:
    from bejo_central.judging.case import Case
    from bejo_central.store.orders import OrderRecord
    from bejo_desktop.contract.intents import Final
    from bejo_desktop.contract.rows import CauseRow
    from bejo_desktop.domain.content import OrderContent
    from bejo_desktop.domain.money import Rupiah
    from bejo_desktop.domain.parties import Mandate

LAPSED = "order.lapse"
"""The centre's own act: a submitted order waited longer than its deadline."""


def judge_final(case: Case, act: Final) -> Decision:
    """
    Judge an order that takes its number.

    The number of a refused final counts as used until it is voided: it is on a paper.
    """
    if unknown := trust.lease(case):
        return refused(unknown)
    distrust = (
        trust.role(case) or trust.content(case) or _not_issued(case, act) or _stale(case, act)
    )
    if distrust or (distrust := _odd_approval(case, act)):
        return refused(distrust, booking=Booking.USED)
    order = case.order
    if order is not None and not _waits(order, case):
        return standing(order)
    content = case.content
    assert content is not None
    return _judge_content(case, act, content)


def standing(order: OrderRecord) -> Decision:
    """Return the verdict that an order has already; nothing changes."""
    match order.sync:
        case SyncState.HELD:
            return Decision(Verdict.HELD, order.why)
        case SyncState.REFUSED:
            return Decision(Verdict.REFUSED, order.why)
        case _:
            return accepted(findings=order.findings)


def verdict_on(why: tuple[CauseRow, ...], held_by: tuple[CauseRow, ...]) -> Verdict:
    """Return what refusals and holds come to."""
    if why:
        return Verdict.REFUSED
    return Verdict.HELD if held_by else Verdict.OK


def drafter_of(case: Case, content: OrderContent) -> str:
    """Return who drafted: the official of a typed draft, else who handed it in last."""
    handed_in = [act.by_nip for act in case.acts if act.op == Act.SUBMIT]
    author = case.order.author if case.order else ""
    return content.official or (handed_in[-1] if handed_in else author)


def _waits(order: OrderRecord, case: Case) -> bool:
    """Tell whether an order waits for its PPK, also beyond the deadline at which it lapsed."""
    lapsed = bool(case.acts) and case.acts[-1].op == LAPSED
    return order.state == OrderState.SUBMITTED or (lapsed and order.state == OrderState.DRAFT)


def _not_issued(case: Case, act: Final) -> CauseRow | None:
    """
    Refuse an order that nobody issues who may at that value.

    The PPK does, also on paper where another records it with its scan; or a PP whose mandate
    says so. Each within the limit of the mandate.
    """
    content, mandate, ppk = case.content, case.mandate, case.intent.by
    assert content is not None
    if isinstance(act.approval, Approval):
        mandate, ppk = case.named, act.approval.ppk
        if mandate is None or not _approves(mandate, act.approval):
            return _no_role(case, ppk=ppk, mandate=act.approval.mandate)
    assert mandate is not None
    if not mandate.issues(ZERO):
        return _no_role(case)
    total = content.figures.total if content.figures else ZERO
    if not mandate.issues(total):
        return trust.above_limit(case, mandate, total)
    if Role.PPK in mandate.roles:
        return _not_of_this_ppk(case, content, ppk)
    return _above_the_pp(case, content, total)


def _above_the_pp(case: Case, content: OrderContent, total: Rupiah) -> CauseRow | None:
    """Refuse what a PP may not buy at all, whatever the mandate says (rule `officer.pp_limit`)."""
    rule = case.rules.on("officer.pp_limit", content.ordered_on)
    if total.amount <= rule.number:
        return None
    return cause(
        Reason.ROLE,
        by=case.intent.by,
        act=trust.op(case),
        limit=rule.number,
        total=total.amount,
        rule=rule.id,
    )


def _not_of_this_ppk(case: Case, content: OrderContent, ppk: str) -> CauseRow | None:
    """Refuse another's order, and the PPK's own draft where that is forbidden."""
    if case.in_charge not in {"", ppk}:
        return _no_role(case, ppk=case.in_charge)
    drafter, day = drafter_of(case, content), content.ordered_on
    try:
        require_other_drafter(drafter, ppk, case.unit, case.rules, day)
    except AccessDenied as error:
        return _no_role(case, ppk=ppk, rule=str(error.facts["rule"]))
    return None


def _odd_approval(case: Case, act: Final) -> CauseRow | None:
    """Refuse a sheet of tomorrow's tomorrow, and one by which a PPK approves for himself."""
    if not isinstance(act.approval, Approval):
        return None
    if act.approval.ppk == case.intent.by:
        return broken("approval.own")
    if act.approval.on > case.today + timedelta(days=1):
        return broken("approval.on", on=act.approval.on.isoformat())
    return None


def _approves(mandate: Mandate, approval: Approval) -> bool:
    return Role.PPK in mandate.roles and mandate.holds_on(approval.on)


def _no_role(case: Case, **facts: str) -> CauseRow:
    return cause(Reason.ROLE, **{"by": case.intent.by, "act": trust.op(case), **facts})


def _stale(case: Case, act: Final) -> CauseRow | None:
    """Refuse what was overtaken, unless it asks for what already is."""
    order = case.order
    if order is None:
        return None
    is_so_already = (
        order.no == act.no
        and order.hash == act.content
        and order.state not in {OrderState.SUBMITTED, OrderState.DRAFT, OrderState.VOID}
    )
    if is_so_already:
        return None
    if trust.rivals(case):
        return cause(Reason.OWNER_CHANGED)
    if not _waits(order, case) or order.hash != act.content:
        return cause(Reason.STALE_BASE)
    return None


def _judge_content(case: Case, act: Final, content: OrderContent) -> Decision:
    why = business.refusals(case, content, year=act.year)
    held_by = () if why else business.holds(case, content, price_kept=False, in_time=False)
    verdict = verdict_on(why, held_by)
    causes = why or held_by
    fields: dict[str, object] = {
        "state": OrderState.FINAL.value,
        "sync": SETTLED[verdict].value,
        "hash": act.content,
        "why": causes,
        "price_kept": False,
        "dropped": False,
    }
    if isinstance(act.approval, Approval):
        paper = act.approval
        row = ApprovalRow(ppk=paper.ppk, on=paper.on, scan=paper.scan, by=case.intent.by)
        fields["later"] = replace(case.order.later if case.order else Later(), approval=row)
    effect = Effect(
        fields,
        takes_number=True,
        booking=Booking.USED,
        binding=Binding.BIND if verdict is Verdict.OK else Binding.KEEP,
    )
    return Decision(verdict, causes, (), effect)
