"""From an order to the plain facts of its addenda, its end, and what is handed on."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from bejo_desktop.application.paper_facts.later import (
    is_capital,
    print_of_act,
    print_under,
    received_lines,
)
from bejo_desktop.application.paper_facts.people import budget_user, holder, named
from bejo_desktop.contract.later import cancellation_to_wire
from bejo_desktop.domain.codes import Role
from bejo_desktop.domain.delivery_shares import Deliveries
from bejo_desktop.domain.fulfilment import NOTHING, outstanding
from bejo_desktop.domain.money import ZERO, Rupiah
from bejo_desktop.domain.negotiation import PaperRef
from bejo_desktop.domain.paper.adendum import changes_between
from bejo_desktop.domain.paper.bast import value_of
from bejo_desktop.domain.paper.ending_facts import (
    AmendmentFacts,
    CancellationFacts,
    HandedFacts,
    HandedLine,
    LeftLine,
)
from bejo_desktop.domain.paper.later_facts import BastRef
from bejo_desktop.domain.rounding import spread

if TYPE_CHECKING:
    from collections.abc import Iterator

    from bejo_desktop.application.paper_facts.order import FactFinder
    from bejo_desktop.domain.content import OrderContent
    from bejo_desktop.domain.order import Order
    from bejo_desktop.domain.paper.facts import CopyFacts, PaperTexts

_FINE: Final = 1000
"""Shares of part deliveries are weighed in thousandths of a rupiah."""


def amendment_facts(
    finder: FactFinder, order: Order, position: int, copy: CopyFacts | None, texts: PaperTexts
) -> AmendmentFacts:
    """Return what the addendum number `position`, from 1, says."""
    amendment = order.amendments[position - 1]
    before = _before(order, position)
    assert before.figures is not None
    assert amendment.content.figures is not None
    earlier = order.amendments[: position - 1]
    return AmendmentFacts(
        order=finder.first_facts(order, None),
        print_=print_under(finder, amendment.number.text, amendment.content_hash, copy),
        ordinal=position,
        on=amendment.on,
        reason=amendment.reason,
        was=before.figures.total,
        now=amendment.content.figures.total,
        changes=changes_between(before, amendment.content, texts["changes"]),
        officer=named(finder, amendment.by, Role.PPK, amendment.on),
        earlier=tuple(PaperRef(x.number.text, x.on) for x in earlier),
    )


def cancellation_facts(
    finder: FactFinder, order: Order, copy: CopyFacts | None
) -> CancellationFacts:
    """Return what the letter that ended the order says."""
    end = order.cancellation
    assert end is not None
    rows = outstanding(order.content.lines, order.receipts, order.returns)
    return CancellationFacts(
        order=finder.facts(order, None),
        print_=print_of_act(finder, order, end.number.text, cancellation_to_wire(end), copy),
        form=end.form,
        on=end.on,
        reason=end.reason,
        lines=tuple(
            LeftLine(line.name, line.measure, row.ordered, row.accepted)
            for line, row in zip(order.content.lines, rows, strict=True)
        ),
        accepted=accepted_value(finder, order),
        paid=sum((x.amount for x in order.payments), start=ZERO),
        officer=named(finder, end.by, Role.PPK, end.on),
        handovers=tuple(BastRef(x.number.text, x.received_on) for x in order.receipts),
    )


def accepted_value(finder: FactFinder, order: Order) -> Rupiah:
    """Return what was accepted and did not go back, with taxes."""
    came = Deliveries(order.content, order.receipts, order.returns, finder.rules)
    return Rupiah(max(came.together(range(1, len(order.receipts) + 1)).gross, 0))


def handed_facts(finder: FactFinder, order: Order, stage: int) -> HandedFacts:
    """Return what the PPK hands on after the receipt number `stage`, from 1."""
    receipt = order.receipts[stage - 1]
    on = receipt.received_on
    came_ = received_lines(order, stage)
    lines = zip(order.content.lines, came_, _acquired(finder, order, stage), strict=True)
    return HandedFacts(
        order=finder.facts(order, None),
        bast=BastRef(receipt.number.text, on),
        lines=tuple(
            HandedLine(
                name=line.name,
                measure=line.measure,
                quantity=came.accepted,
                unit_price=line.unit_price,
                amount=value_of((came,)),
                acquired=acquired,
                account=line.budget_line.rpartition("/")[2],
                capital=is_capital(line.budget_line),
            )
            for line, came, acquired in lines
            if came.accepted > NOTHING
        ),
        officer=named(finder, receipt.by, Role.PPK, on),
        receiver=budget_user(finder, on)[0],
        keeper=holder(finder, Role.PENGURUS_BARANG, on),
    )


def _acquired(finder: FactFinder, order: Order, stage: int) -> Iterator[Rupiah]:
    """
    What each line of the receipt number `stage` cost: its share of all that is payable for it.

    With taxes and shipping and less discount, as the line's share of the whole order; the lines
    add up to what was accepted, as it is paid.
    """
    content = order.content
    assert content.figures is not None
    gross = Deliveries(content, order.receipts[:stage], (), finder.rules).shares[-1].gross
    accepted = {row.line: row.accepted for row in order.receipts[stage - 1].lines}
    weights = [
        int(_FINE * own.share.amount * accepted.get(at, NOTHING) / line.quantity.value)
        for at, (line, own) in enumerate(zip(content.lines, content.figures.lines, strict=True), 1)
    ]
    return map(Rupiah, spread(gross, weights))


def _before(order: Order, position: int) -> OrderContent:
    if position > 1:
        return order.amendments[position - 2].content
    assert order.first_content is not None
    return order.first_content
