"""Whether an act can be trusted: what stays refused even when the paper is signed."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bejo_central.judging.case import ContentState, cause
from bejo_desktop.contract.intents import Final, LeaseReturn, Pay, Receive, Sign, Skip
from bejo_desktop.domain.codes import Reason
from bejo_desktop.domain.order import MOVES, Act

if TYPE_CHECKING:
    from bejo_central.judging.case import Case
    from bejo_central.store.orders import ActRecord
    from bejo_desktop.contract.intents import Intent
    from bejo_desktop.contract.rows import CauseRow


def role(case: Case) -> CauseRow | None:
    """Refuse who may not act here: not on this desk, no such SK, or without the role."""
    intent = case.intent
    facts = {"by": intent.by, "mandate": intent.mandate, "act": op(case)}
    if not case.enrolled or case.mandate is None:
        return cause(Reason.ROLE, **facts)
    if isinstance(intent.a, (LeaseReturn, Skip)):
        return None
    if not case.mandate.roles & MOVES[Act(op(case))].roles:
        return cause(Reason.ROLE, **facts)
    return None


def content(case: Case) -> CauseRow | None:
    """Refuse a content that cannot be read, is not what its hash says, or is of another unit."""
    match case.content_state:
        case ContentState.UNREADABLE:
            return cause(Reason.UNREADABLE, field="content")
        case ContentState.MISMATCHED:
            return cause(Reason.HASH_MISMATCH)
        case _:
            pass
    if case.content is not None and case.content.unit != case.unit.code:
        return cause(Reason.ROLE, unit=case.content.unit)
    return None


def lease(case: Case) -> CauseRow | None:
    """Refuse a number that does not come from a range of this desk, where the unit leases."""
    act = case.intent.a
    assert isinstance(act, (Final, Sign, Receive, Pay))
    unknown = cause(Reason.LEASE_UNKNOWN, no=taken_number(case.intent))
    if not act.lease:
        return unknown if case.unit.numbering == "lease" else None
    held = case.paper.lease
    if held is None or not isinstance(act.running, int) or held.device != case.device:
        return unknown
    last = held.last if held.returned_from is None else held.returned_from - 1
    fits = (held.series, held.year) == (act.series, act.year) and held.first <= act.running <= last
    return None if fits else unknown


def rivals(case: Case) -> tuple[ActRecord, ...]:
    """
    Return acts of other desks that the officer had not seen.

    Another desk's submit of the same content is no rival: it handed the order over.
    """
    named = getattr(case.intent.a, "content", None)
    return tuple(
        act
        for act in case.acts
        if act.rev > case.intent.b
        and act.device != case.device
        and not (act.op == Act.SUBMIT and act.hash == named)
    )


def op(case: Case) -> str:
    """Return the `op` of the act."""
    tag = case.intent.a.__struct_config__.tag
    assert isinstance(tag, str)
    return tag


def taken_number(intent: Intent) -> str:
    """Return the number that the act itself stands for: of the order, the BAST, the kuitansi."""
    match intent.a:
        case Receive(bast=no) | Pay(kw=no):
            return no
        case act:
            return getattr(act, "no", "")
