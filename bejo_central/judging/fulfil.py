"""The verdict on goods: `order.arrive`, `order.receive`, `order.send_back`."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from msgspec.structs import replace

from bejo_central.judging.case import accepted, broken, broken_by, refused
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
    of_error,
    on_paper,
    out_of_turn,
)
from bejo_desktop.contract.fulfilment import ReceiptRow, receipt_from_wire
from bejo_desktop.contract.later import GoneRow, gone_from_wire
from bejo_desktop.domain.errors import BejoError
from bejo_desktop.domain.fulfilment import (
    GoodsReturned,
    is_complete,
    require_receivable,
    require_returnable,
)
from bejo_desktop.domain.numbering import Series
from bejo_desktop.domain.order import Act, OrderState
from bejo_desktop.domain.receipt_checks import require_plausible

if TYPE_CHECKING:
    from collections.abc import Iterator

    from bejo_central.judging.case import Case, Decision
    from bejo_central.store.orders import OrderRecord
    from bejo_desktop.contract.intents import Arrive, Receive, SendBack
    from bejo_desktop.contract.rows import CauseRow

_OF_GOODS: Final[frozenset[str]] = frozenset({Act.ARRIVE, Act.RECEIVE, Act.SEND_BACK})


def judge_arrival(case: Case, act: Arrive) -> Decision:
    """Judge an arrival, of all goods or of a part; it takes no number."""
    if no := distrust(case):
        return refused(no)
    order = case.order
    if order is not None and is_named(order, act) and _has_arrived(case, order, act):
        return accepted(findings=order.findings)
    if turn := out_of_turn(case, act):
        return turn
    assert order is not None
    if _is_whole(case, order):
        return does_not_fit(act, "receipt.done")
    late = implausible(case, "order.arrived_on", act.on, since=order.signed_on)
    return done(order, tuple(late), {"arrived_on": act.on}, state=OrderState.DELIVERING)


def judge_receipt(case: Case, act: Receive) -> Decision:
    """Judge a receiving by BAST; what it accepts never exceeds what was ordered."""
    if no := distrust(case, of_the_charge=True):
        return refused(no)
    order = case.order
    receipt = _receipt(case, act)
    if order is not None and is_named(order, act) and receipt in order.receipts:
        return accepted(findings=order.findings)
    if turn := out_of_turn(case, act) or _not_receivable(case, act, receipt):
        return turn
    assert order is not None
    late = implausible(case, "receipt.received_on", act.on, since=receipt.arrived)
    findings = (
        *odd_number(case, act),
        *_odd_receipt(case, receipt),
        *late,
        *mandate_ended(case, act.on),
    )
    fields = {"receipts": (*order.receipts, receipt)}
    accepts = receipt_from_wire(receipt).accepts
    state = OrderState.RECEIVED if accepts else OrderState.DELIVERING
    return done(order, findings, fields, state=state, effect=on_paper())


def judge_return(case: Case, act: SendBack) -> Decision:
    """Judge goods that go back after their BAST; they have to come again."""
    if no := distrust(case, of_the_charge=True):
        return refused(no)
    order = case.order
    gone = GoneRow(on=act.on, lines=act.lines, by=case.intent.by)
    if order is not None and is_named(order, act) and gone in order.later.returns:
        return accepted(findings=order.findings)
    if turn := out_of_turn(case, act) or _not_returnable(case, act):
        return turn
    assert order is not None
    last = max((receipt.on for receipt in order.receipts), default=None)
    late = implausible(case, "receipt.returned_on", act.on, since=last)
    later = replace(order.later, returns=(*order.later.returns, gone))
    findings = (*late, *mandate_ended(case, act.on))
    return done(order, findings, {"later": later}, state=OrderState.DELIVERING)


def _has_arrived(case: Case, order: OrderRecord, act: Arrive) -> bool:
    """Tell whether this arrival stands already; on the day of another, the rest may come."""
    newest = next((one.op for one in reversed(case.acts) if one.op in _OF_GOODS), "")
    return order.arrived_on == act.on and newest in {"", Act.ARRIVE} | _done_with(case, order)


def _done_with(case: Case, order: OrderRecord) -> frozenset[str]:
    return _OF_GOODS if _is_whole(case, order) else frozenset()


def _is_whole(case: Case, order: OrderRecord) -> bool:
    content = case.content
    if content is None:
        return False
    so_far = fulfilled(order, content)
    return is_complete(content.lines, so_far.receipts, so_far.returns)


def _receipt(case: Case, act: Receive) -> ReceiptRow:
    return ReceiptRow(
        on=act.on,
        complete=act.complete,
        lines=act.lines,
        states=act.states,
        bast=number_row(act, act.bast),
        by=case.intent.by,
        arrived=act.arrived or None,
        place=act.place,
    )


def _odd_receipt(case: Case, receipt: ReceiptRow) -> Iterator[CauseRow]:
    """Find what a desk would have asked to type anew: place, what was rejected, arrival."""
    order, content = case.order, case.content
    assert order is not None
    assert content is not None
    so_far, came = fulfilled(order, content), receipt_from_wire(receipt)
    try:
        require_plausible(content, so_far.receipts, came, so_far.returns)
    except BejoError as error:
        yield broken_by(error)
    since = order.signed_on or content.ordered_on
    if came.arrived_on is None:
        yield broken("receipt.arrival_missing")
    elif came.arrived_on < since:
        on = came.arrived_on.isoformat()
        yield broken("order.arrived_on", on=on, since=since.isoformat())


def _not_receivable(case: Case, act: Receive, receipt: ReceiptRow) -> Decision | None:
    order, content = case.order, case.content
    assert order is not None
    assert content is not None
    so_far = fulfilled(order, content)
    if rule := no_series(act.series, Series.BAST):
        return does_not_fit(act, rule)
    if is_complete(content.lines, so_far.receipts, so_far.returns):
        return does_not_fit(act, "receipt.done")
    if act.place > len(content.places):
        return does_not_fit(act, "receipt.place_unknown", place=act.place)
    try:
        require_receivable(
            content.lines, so_far.receipts, receipt_from_wire(receipt), so_far.returns
        )
    except BejoError as error:
        return of_error(act, error)
    return None


def _not_returnable(case: Case, act: SendBack) -> Decision | None:
    order, content = case.order, case.content
    assert order is not None
    assert content is not None
    so_far = fulfilled(order, content)
    going = GoodsReturned(act.on, gone_from_wire(act.lines), case.intent.by)
    try:
        require_returnable(content.lines, so_far.receipts, so_far.returns, going)
    except BejoError as error:
        return of_error(act, error)
    return None
