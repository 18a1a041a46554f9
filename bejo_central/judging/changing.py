"""The verdict on what changes a running order: `order.amend`, `.cancel`, `.hand_over`."""

from __future__ import annotations

from fractions import Fraction
from typing import TYPE_CHECKING

from msgspec.structs import replace

from bejo_central.judging import business, trust
from bejo_central.judging.case import (
    Binding,
    Booking,
    Effect,
    accepted,
    broken,
    cause,
    refused,
)
from bejo_central.judging.following import (
    distrust,
    does_not_fit,
    done,
    fulfilled,
    implausible,
    is_named,
    mandate_ended,
    no_series,
    number_row,
    odd_number,
    on_paper,
    out_of_turn,
)
from bejo_desktop.contract.content import to_wire
from bejo_desktop.contract.later import AmendmentRow, CancellationRow, ChargeRow
from bejo_desktop.domain.budget import shares_by_line, spread
from bejo_desktop.domain.codes import Reason, Role
from bejo_desktop.domain.contract_changes import AMENDMENTS_MAX, CHARGES_MAX
from bejo_desktop.domain.delivery_shares import share_of
from bejo_desktop.domain.due import due_of
from bejo_desktop.domain.errors import BejoError
from bejo_desktop.domain.fulfilment import is_complete, outstanding
from bejo_desktop.domain.money import ZERO, Rupiah
from bejo_desktop.domain.numbering import Series
from bejo_desktop.domain.order import MOVES, Act, OrderState, require_reason

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from bejo_central.judging.case import Case, Decision
    from bejo_central.store.orders import OrderRecord
    from bejo_desktop.contract.intents import Amend, Cancel, HandOver
    from bejo_desktop.contract.rows import CauseRow
    from bejo_desktop.domain.content import OrderContent
    from bejo_desktop.domain.due import Fulfilled


def judge_amendment(case: Case, act: Amend) -> Decision:
    """
    Judge an addendum: its content holds from now on, and its figures are right.

    It is ink: vendor, year and budget are found, not refused; the budget is bound beyond what is
    left.
    """
    if no := distrust(case, of_the_charge=True):
        return refused(no)
    order, content = case.order, case.content
    assert content is not None
    if order is not None and order.no == act.no and _is_amended(order, act):
        return accepted(findings=order.findings)
    if turn := out_of_turn(case, act):
        return turn
    assert order is not None
    before = case.content_before
    assert before is not None
    if unfit := _not_amendable(case, act, before):
        return unfit
    findings = (
        *odd_number(case, act),
        *implausible(case, "amend.on", act.on, since=order.signed_on),
        *mandate_ended(case, act.on),
        *business.beyond_the_addendum(case, content, before, act.on),
        *business.standing_refusals(case, content),
        *business.holds(case, content, price_kept=True, in_time=True),
    )
    row = AmendmentRow(
        number=number_row(act, act.add),
        on=act.on,
        reason=act.reason,
        content=to_wire(content),
        hash=act.content,
        previous=act.previous,
        by=case.intent.by,
    )
    later = replace(
        order.later,
        amendments=(*order.later.amendments, row),
        first=order.later.first or to_wire(before),
    )
    return done(
        order,
        findings,
        {"later": later, "hash": act.content},
        effect=on_paper(Binding.BIND),
    )


def judge_cancellation(case: Case, act: Cancel) -> Decision:
    """Judge the end of a signed order: it binds no more than what was accepted is worth."""
    if no := distrust(case, of_the_charge=True):
        return refused(no)
    order = case.order
    row = CancellationRow(
        form=act.form,
        on=act.on,
        reason=act.reason,
        number=number_row(act, act.letter),
        by=case.intent.by,
    )
    if order is not None and is_named(order, act) and order.later.cancellation == row:
        return accepted(findings=order.findings)
    if turn := out_of_turn(case, act) or _not_cancellable(case, act):
        return turn
    assert order is not None
    assert case.content is not None
    findings = (
        *odd_number(case, act),
        *implausible(case, "cancel.on", act.on, since=order.signed_on),
        *mandate_ended(case, act.on),
    )
    effect = Effect(
        booking=Booking.USED,
        binding=Binding.BIND,
        amounts=_still_owed(case, fulfilled(order, case.content)),
    )
    fields = {"later": replace(order.later, cancellation=row)}
    return done(order, findings, fields, state=OrderState.CANCELLED, effect=effect)


def judge_hand_over(case: Case, act: HandOver) -> Decision:
    """
    Judge that a running order goes over to the next PPK under an SK.

    The PA does it, the PPK in charge, or the one who takes over; no one else.
    """
    if no := trust.role(case) or trust.content(case) or _not_to_hand_over(case, act):
        return refused(no)
    order = case.order
    named = order is not None and not order.dropped and act.no in {"", order.no}
    if order is None or not named or order.hash != act.content:
        return refused(cause(Reason.STALE_BASE))
    if order.later.charges and order.later.charges[-1].nip == act.to:
        return accepted(findings=order.findings)
    if no := _too_late(case, order) or short_reason(act.reason):
        return refused(no)
    row = ChargeRow(nip=act.to, sk=act.sk, since=act.since, reason=act.reason, by=case.intent.by)
    later = replace(order.later, charges=(*order.later.charges, row))
    return accepted(Effect({"later": later}), order.findings)


def short_reason(text: str) -> CauseRow | None:
    """Return the rule that a reason breaks which says nothing, or too much."""
    try:
        require_reason(text)
    except BejoError as error:
        return broken(error.code, field="reason")
    return None


def _not_to_hand_over(case: Case, act: HandOver) -> CauseRow | None:
    """Refuse who may not give it away, and who has no SK as a PPK on that day."""
    mandate = case.mandate
    assert mandate is not None
    if (
        Role.PA not in mandate.roles
        and case.intent.by != act.to
        and (other := trust.in_charge(case))
    ):
        return other
    new = case.named
    if new is None or Role.PPK not in new.roles or not new.holds_on(act.since):
        return cause(
            Reason.ROLE, by=act.to, act=trust.op(case), mandate=act.sk, since=act.since.isoformat()
        )
    return None


def _too_late(case: Case, order: OrderRecord) -> CauseRow | None:
    if any(rival.op == Act.HAND_OVER for rival in trust.rivals(case)):
        return cause(Reason.OWNER_CHANGED)
    if order.state not in MOVES[Act.HAND_OVER].sources:
        return cause(Reason.STALE_BASE)
    if len(order.later.charges) >= CHARGES_MAX:
        return broken("charge.too_many", most=CHARGES_MAX)
    return None


def _is_amended(order: OrderRecord, act: Amend) -> bool:
    """Tell whether this very addendum stands already."""
    return order.hash == act.content and any(
        (one.hash, one.previous, one.number.no) == (act.content, act.previous, act.add)
        for one in order.later.amendments
    )


def _not_amendable(case: Case, act: Amend, before: OrderContent) -> Decision | None:
    content = case.content
    assert content is not None
    why = tuple(_unfit_addendum(case, act, before)) or tuple(business.wrong_content(case, content))
    return refused(*why, booking=Booking.USED) if why else None


def _unfit_addendum(case: Case, act: Amend, before: OrderContent) -> Iterator[CauseRow]:
    order, content = case.order, case.content
    assert order is not None
    assert content is not None
    if rule := no_series(act.series, Series.ADD):
        yield broken(rule)
    if act.content == act.previous:
        yield broken("amend.nothing_changed")
    if (before.vendor, before.unit) != (content.vendor, content.unit):
        yield broken("amend.other_vendor")
    if before.ordered_on != content.ordered_on:
        yield broken("amend.ordered_on", on=before.ordered_on.isoformat())
    if len(order.later.amendments) >= AMENDMENTS_MAX:
        yield broken("amend.too_many", most=AMENDMENTS_MAX)
    if short := short_reason(act.reason):
        yield short
    if (line := _line_below(fulfilled(order, before), content)) is not None:
        yield broken("amend.below_accepted", line=line)


def _line_below(so_far: Fulfilled, content: OrderContent) -> int | None:
    """Return a line, from 1, of which more was accepted than the addendum still orders."""
    before = so_far.content.lines
    for row in outstanding(before, so_far.receipts, so_far.returns):
        if not row.accepted:
            continue
        now = content.lines[row.line - 1] if row.line <= len(content.lines) else None
        same = now is not None and now.product == before[row.line - 1].product
        if now is None or not same or now.quantity.value < row.accepted:
            return row.line
    return None


def _not_cancellable(case: Case, act: Cancel) -> Decision | None:
    assert case.order is not None
    assert case.content is not None
    if rule := no_series(act.series, Series.HENTI):
        return does_not_fit(act, rule)
    if short := short_reason(act.reason):
        return refused(short, booking=Booking.USED)
    so_far = fulfilled(case.order, case.content)
    if is_complete(case.content.lines, so_far.receipts, so_far.returns):
        return does_not_fit(act, "cancel.complete")
    return None


def _still_owed(case: Case, so_far: Fulfilled) -> Mapping[str, Rupiah]:
    """Return what of each budget line is still to be paid for the accepted goods."""
    owed = {
        code: max(worth - case.market.used.get(code, ZERO), ZERO)
        for code, worth in _accepted_worth(so_far).items()
    }
    try:
        left = due_of(so_far, case.rules).open
    except BejoError:  # no rule of that day: what the order's own figures say stays bound
        return {code: amount for code, amount in owed.items() if amount.amount}
    if not any(amount.amount for amount in owed.values()):
        return {}
    return {code: amount for code, amount in spread(left, owed).items() if amount.amount}


def _accepted_worth(so_far: Fulfilled) -> Mapping[str, Rupiah]:
    """Return the share of the order's total that the accepted goods bear, per budget line."""
    content = so_far.content
    assert content.figures is not None
    accepted_rows = outstanding(content.lines, so_far.receipts, so_far.returns)
    worth: list[tuple[str, Rupiah]] = []
    for line, figures, row in zip(content.lines, content.figures.lines, accepted_rows, strict=True):
        part = share_of(figures.share.amount, Fraction(row.accepted) / Fraction(row.ordered))
        worth.append((line.budget_line, Rupiah(part)))
    return shares_by_line(worth)
