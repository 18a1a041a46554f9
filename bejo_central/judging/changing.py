"""The verdict on what changes a running order: `order.amend`, `.cancel`."""

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
    broken_by,
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
from bejo_desktop.contract.later import AmendmentRow, CancellationRow
from bejo_desktop.contract.numbers import number_from_wire
from bejo_desktop.domain.budget import shares_by_line, spread
from bejo_desktop.domain.changing import addendum_faults
from bejo_desktop.domain.contract_changes import Amendment
from bejo_desktop.domain.delivery_shares import share_of
from bejo_desktop.domain.due import due_of
from bejo_desktop.domain.errors import BejoError
from bejo_desktop.domain.fulfilment import is_complete, outstanding
from bejo_desktop.domain.money import ZERO, Rupiah
from bejo_desktop.domain.numbering import Series
from bejo_desktop.domain.order import OrderState, require_reason
from bejo_desktop.domain.settlement import is_paid_off, require_above_paid

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from bejo_central.judging.case import Case, Decision
    from bejo_central.store.orders import OrderRecord
    from bejo_desktop.contract.intents import Amend, Cancel
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
    if no := trust.over_the_mandate(case, content):
        return refused(no, booking=Booking.USED)
    if order is not None and order.no == act.no and _is_amended(order, act):
        return accepted(findings=order.findings)
    if turn := out_of_turn(case, act):
        return turn
    assert order is not None
    before = case.content_before
    assert before is not None
    if unfit := _not_amendable(case, act, before):
        return unfit
    after = fulfilled(order, content)
    findings = (
        *odd_number(case, act),
        *implausible(case, "amend.on", act.on, since=order.signed_on),
        *mandate_ended(case, act.on),
        *business.beyond_the_addendum(case, content, before, act.on),
        *_below_paid(case, after),
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
        state=OrderState.PAID if _is_paid_off(case, after) else None,
        effect=on_paper(Binding.BIND),
    )


def _below_paid(case: Case, after: Fulfilled) -> Iterator[CauseRow]:
    """Find an addendum to less than was paid already: nothing more could be paid of it."""
    try:
        require_above_paid(after, case.rules)
    except BejoError as error:
        yield broken_by(error)


def _is_paid_off(case: Case, after: Fulfilled) -> bool:
    try:
        return is_paid_off(after, case.rules)
    except BejoError:  # no rule of that day: found above, and the order goes on
        return False


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


def short_reason(text: str) -> CauseRow | None:
    """Return the rule that a reason breaks which says nothing, or too much."""
    try:
        require_reason(text)
    except BejoError as error:
        return broken_by(error, field="reason")
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
    number = number_from_wire(number_row(act, act.add))
    added = Amendment(
        number, act.on, act.reason, content, act.content, act.previous, case.intent.by
    )
    so_far, made = fulfilled(order, before), len(order.later.amendments)
    yield from map(broken_by, addendum_faults(so_far, added, made))


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
