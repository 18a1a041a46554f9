"""The verdict on a number: `order.final`."""

from __future__ import annotations

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
    broken_by,
    cause,
    facts_of,
    refused,
)
from bejo_desktop.contract.intents import Approval, Final
from bejo_desktop.contract.later import ApprovalRow, Later
from bejo_desktop.domain.authority import require_written_here
from bejo_desktop.domain.codes import Reason, Role
from bejo_desktop.domain.drafters import drafters_of, require_other_drafter
from bejo_desktop.domain.errors import AccessDenied, RuleBroken
from bejo_desktop.domain.mandating import require_pp_limit
from bejo_desktop.domain.money import ZERO
from bejo_desktop.domain.order import SETTLED, OrderState, SyncState, Verdict

if TYPE_CHECKING:
    from collections.abc import Iterator

    from bejo_central.judging.case import Case
    from bejo_central.store.orders import OrderRecord
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
    # Who may comes first: a sign asks whether a final that was refused was anybody's approval.
    unknown = trust.lease(case)
    booking = Booking.NONE if unknown else Booking.USED
    if no := trust.role(case) or trust.content(case) or not_issued(case) or _odd_approval(case):
        return refused(no, booking=booking)
    if no := unknown or _stale(case, act):
        return refused(no, booking=booking)
    order = case.order
    if order is not None and not waits(order, case):
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


def waits(order: OrderRecord, case: Case) -> bool:
    """Tell whether an order waits for its PPK, also beyond the deadline at which it lapsed."""
    lapsed = bool(case.acts) and case.acts[-1].op == LAPSED
    return order.state == OrderState.SUBMITTED or (lapsed and order.state == OrderState.DRAFT)


def not_issued(case: Case) -> CauseRow | None:
    """
    Refuse an order that nobody issues who may at that value.

    The PPK does, also on paper where another records it with its scan; or a PP whose mandate
    says so. Each within the limit of the mandate.
    """
    content, mandate, ppk = case.content, case.mandate, case.intent.by
    assert content is not None
    if paper := _paper_approval(case):
        mandate, ppk = case.named, paper.ppk
        if mandate is None or not _approves(mandate, paper):
            return _no_role(case, ppk=ppk, mandate=paper.mandate)
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
    assert case.mandate is not None
    rule = case.rules.on("officer.pp_limit", content.ordered_on)
    try:
        require_pp_limit(case.mandate, total, rule)
    except AccessDenied as error:
        return _no_role(case, **facts_of(error))
    return None


def _not_of_this_ppk(case: Case, content: OrderContent, ppk: str) -> CauseRow | None:
    """Refuse another's order, and the PPK's own draft where that is forbidden."""
    if case.in_charge not in {"", ppk}:
        return _no_role(case, ppk=case.in_charge)
    author = case.order.author if case.order else case.intent.by
    drafters = drafters_of(content.official, author, ((one.op, one.by_nip) for one in case.acts))
    try:
        require_other_drafter(drafters, ppk, case.unit, case.rules, content.ordered_on)
    except AccessDenied as error:
        return _no_role(case, ppk=ppk, rule=str(error.facts["rule"]))
    return None


def _odd_approval(case: Case) -> CauseRow | None:
    """
    Refuse a sheet by which a PPK approves for himself, and one of a day that cannot be.

    It is not older than the order, nor of tomorrow's tomorrow (a clock may run ahead).
    """
    paper, content = _paper_approval(case), case.content
    if paper is None:
        return None
    assert content is not None
    if paper.ppk == case.intent.by:
        return broken("approval.own")
    if not content.ordered_on <= paper.on <= case.latest_day:
        since = content.ordered_on.isoformat()
        return broken("approval.on", on=paper.on.isoformat(), since=since)
    return None


def _paper_approval(case: Case) -> Approval | None:
    act = case.intent.a
    return act.approval if isinstance(act, Final) and isinstance(act.approval, Approval) else None


def _approves(mandate: Mandate, approval: Approval) -> bool:
    return Role.PPK in mandate.roles and mandate.holds_on(approval.on)


def _no_role(case: Case, **facts: str | int | bool | None) -> CauseRow:
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
    if not waits(order, case) or order.hash != act.content:
        return cause(Reason.STALE_BASE)
    return None


def _elsewhere(content: OrderContent) -> Iterator[CauseRow]:
    """Find a contract that no paper of ours is, so that it takes no number of ours."""
    try:
        require_written_here(content.figures.form if content.figures else "")
    except RuleBroken as error:
        yield broken_by(error)


def _judge_content(case: Case, act: Final, content: OrderContent) -> Decision:
    why = (*_elsewhere(content), *business.refusals(case, content, year=act.year))
    held_by = () if why else business.holds(case, content, price_kept=False, in_time=False)
    verdict = verdict_on(why, held_by)
    causes, found = why or held_by, tuple(business.minutes_taken(case))
    fields: dict[str, object] = {
        "state": OrderState.FINAL.value,
        "sync": SETTLED[verdict].value,
        "hash": act.content,
        "why": causes,
        "findings": found,
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
    return Decision(verdict, causes, found, effect)
