"""Whether an act can be trusted: what stays refused even when the paper is signed."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bejo_central.judging.case import ContentState, cause, expired
from bejo_desktop.contract.intents import (
    Amend,
    Buy,
    Cancel,
    Final,
    LeaseReturn,
    Pay,
    Receive,
    Sign,
    Skip,
)
from bejo_desktop.domain.codes import Reason
from bejo_desktop.domain.days import wib_day
from bejo_desktop.domain.mandating import OF_INK, OF_THE_ORDERS_DAY, OF_THE_PAPERS_DAY
from bejo_desktop.domain.numbering import Series
from bejo_desktop.domain.order import MOVES, Act

if TYPE_CHECKING:
    from datetime import date

    from bejo_central.judging.case import Case
    from bejo_central.store.orders import ActRecord
    from bejo_desktop.contract.intents import Intent
    from bejo_desktop.contract.rows import CauseRow
    from bejo_desktop.domain.content import OrderContent
    from bejo_desktop.domain.money import Rupiah
    from bejo_desktop.domain.numbering import Number
    from bejo_desktop.domain.parties import Mandate

NUMBERED = Final | Sign | Buy | Receive | Pay | Amend | Cancel
"""Acts that stand for a number of their own."""
OF_THE_CENTRE = 0
"""Device of what the centre did by itself: it makes no base stale."""


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
    return _out_of_office(case, case.mandate)


def _out_of_office(case: Case, mandate: Mandate) -> CauseRow | None:
    """
    Refuse what has no paper when the SK did not hold on the day it was done.

    Acts with a paper are judged on its day, and what ink tells is never refused for it.
    """
    if Act(op(case)) in OF_THE_ORDERS_DAY | OF_THE_PAPERS_DAY | OF_INK:
        return None
    done_on = wib_day(case.intent.t)
    if mandate.holds_on(done_on):
        return None
    return expired(case, mandate, done_on)


def in_charge(case: Case) -> CauseRow | None:
    """Refuse a PPK whose order it is not: it was not handed over with an SK."""
    if case.in_charge in {"", case.intent.by}:
        return None
    return cause(Reason.ROLE, by=case.intent.by, act=op(case), ppk=case.in_charge)


def official(case: Case, content: OrderContent) -> CauseRow | None:
    """Refuse who hands in what was typed for another official."""
    if content.official in {"", case.intent.by}:
        return None
    return cause(Reason.ROLE, by=case.intent.by, act=op(case), official=content.official)


def mandate_of_the_day(case: Case, on: date) -> CauseRow | None:
    """Refuse a mandate that does not hold on the day that the act is judged by."""
    assert case.mandate is not None
    return None if case.mandate.holds_on(on) else expired(case, case.mandate, on)


def over_the_mandate(case: Case, content: OrderContent) -> CauseRow | None:
    """Refuse an order for more than the mandate covers."""
    mandate, figures = case.mandate, content.figures
    assert mandate is not None
    if figures is None or mandate.covers(figures.total):
        return None
    return above_limit(case, mandate, figures.total)


def above_limit(case: Case, mandate: Mandate, total: Rupiah) -> CauseRow:
    """Return that a mandate does not cover an order of `total` with taxes."""
    limit = mandate.order_limit.amount if mandate.order_limit else None
    return cause(
        Reason.ROLE,
        by=case.intent.by,
        act=op(case),
        mandate=mandate.sk,
        limit=limit,
        total=total.amount,
    )


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
    assert isinstance(act, NUMBERED)
    unknown = cause(Reason.LEASE_UNKNOWN, no=taken_number(case.intent))
    if not act.lease:
        return unknown if case.unit.numbering == "lease" else None
    held = case.paper.lease
    if held is None or not isinstance(act.running, int) or held.device != case.device:
        return unknown
    fits = (held.series, held.year) == (act.series, act.year) and held.covers(act.running)
    return None if fits else unknown


def minutes_number(content: OrderContent | None) -> Number | None:
    """Return the number of the berita acara negosiasi that a content carries."""
    talks = content.negotiation if content else None
    return talks.minutes.number if talks and talks.minutes else None


def booked_minutes(case: Case) -> Number | None:
    """
    Return that number where it is the unit's: of a range of it, or of its agenda book.

    Any other is no reason against the order, and is not booked.
    """
    number, paper = minutes_number(case.content), case.minutes
    if number is None or paper is None or not number.running or number.series != Series.BAN:
        return None
    held = paper.lease
    if not number.lease_id:
        return number if case.unit.numbering != "lease" else None
    if held is None or (held.series, held.year) != (number.series, number.year):
        return None
    return number if held.covers(number.running) else None


def rivals(case: Case) -> tuple[ActRecord, ...]:
    """
    Return acts of other desks that the officer had not seen.

    Another desk's submit of the same content is no rival: it handed the order over. Nor is what
    the centre did by itself.
    """
    named = getattr(case.intent.a, "content", None)
    return tuple(
        act
        for act in case.acts
        if act.rev > case.intent.b
        and act.device not in {case.device, OF_THE_CENTRE}
        and not (act.op == Act.SUBMIT and act.hash == named)
    )


def op(case: Case) -> str:
    """Return the `op` of the act."""
    tag = case.intent.a.__struct_config__.tag
    assert isinstance(tag, str)
    return tag


def taken_number(intent: Intent) -> str:
    """Return the number that the act itself stands for: of the order, or of the act's own paper."""
    match intent.a:
        case Receive(bast=no) | Pay(kw=no) | Amend(add=no) | Cancel(letter=no):
            return no
        case act:
            return getattr(act, "no", "")
