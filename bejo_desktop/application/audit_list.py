"""The auditor's list of a year: one row an order, one a line, the findings, and all reasons."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from bejo_desktop.application.views import OrderFilter
from bejo_desktop.domain.errors import NotFound
from bejo_desktop.domain.flags.audit import findings
from bejo_desktop.domain.flags.past import account_of
from bejo_desktop.domain.money import ZERO
from bejo_desktop.domain.order import UNNUMBERED, OrderState
from bejo_desktop.domain.reading import Subject

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence
    from datetime import date
    from decimal import Decimal

    from bejo_desktop.application.looking import Looking
    from bejo_desktop.application.ports.reference import Reference
    from bejo_desktop.domain.flags.audit import Finding
    from bejo_desktop.domain.money import Rupiah
    from bejo_desktop.domain.order import Order
    from bejo_desktop.domain.rules.book import RuleBook

_ORDERS_MAX: Final = 1_000_000
_NUMBERED: Final = frozenset(OrderState) - UNNUMBERED


@dataclass(frozen=True, slots=True)
class AuditedOrder:
    """
    One order with all its days; money with taxes.

    Args:
        bast: number of each BAST, of the days received_on; a small purchase has none.
        kuitansi: number of each kuitansi, of the days paid_on.
        deposited_on: of the last tax that went to the treasury.
        approved_by: PPK of an approval on paper of the day approved_on, "" for none;
            recorded_by: who recorded it.
    """

    number: str
    state: OrderState
    package: str
    vendor: str
    vendor_name: str
    form: str
    procedure: str
    platform: str
    payment: str
    total: Rupiah
    paid: Rupiah
    ordered_on: date
    event_on: date | None
    due_on: date
    signed_on: date | None
    arrived_on: date | None
    bast: tuple[str, ...]
    received_on: tuple[date, ...]
    kuitansi: tuple[str, ...]
    paid_on: tuple[date, ...]
    deposited_on: date | None
    author: str
    approved_by: str
    approved_on: date | None
    recorded_by: str


@dataclass(frozen=True, slots=True)
class AuditedLine:
    """One line; `share` is what it costs with taxes."""

    number: str
    position: int
    product: str
    name: str
    measure: str
    quantity: Decimal
    unit_price: Rupiah
    share: Rupiah
    account: str
    origin: str


@dataclass(frozen=True, slots=True)
class GivenReason:
    """A question and the reason that answered it, with the name of who gave it; "" left open."""

    number: str
    code: str
    line: int
    text: str
    by: str
    by_name: str


@dataclass(frozen=True, slots=True)
class AuditView:
    """The list of a year."""

    year: int
    orders: tuple[AuditedOrder, ...]
    lines: tuple[AuditedLine, ...]
    findings: tuple[Finding, ...]
    reasons: tuple[GivenReason, ...]


class AuditList:
    """What Inspektorat and BPK ask for on the first morning; belongs to the read lane."""

    def __init__(self, looking: Looking, rules: RuleBook) -> None:
        self._looking, self._rules = looking, rules

    def year(self, year: int) -> AuditView:
        """
        Return the orders with a number, by the day of the order, with all that is asked.

        Raises:
            AccessDenied: `access.read_*`, `access.no_mandate`.
        """
        with self._looking.at(Subject.ORDERS) as reading:
            rows = reading.orders.rows(OrderFilter(states=_NUMBERED, limit=_ORDERS_MAX))
            wanted = [row.order_id for row in rows if row.ordered_on.year == year]
            orders = sorted((reading.orders.get(one) for one in wanted), key=_by_day)
            names = {officer.nip: officer.name for officer in reading.reference.officers()}
            vendors = _vendors(reading.reference, orders)
        return AuditView(
            year=year,
            orders=tuple(_order(order, vendors, names) for order in orders),
            lines=tuple(line for order in orders for line in _lines(order)),
            findings=findings(orders, vendors, self._rules),
            reasons=tuple(reason for order in orders for reason in _reasons(order, names)),
        )


def _by_day(order: Order) -> tuple[date, str]:
    return order.content.ordered_on, order.number_text


def _vendors(reference: Reference, orders: Sequence[Order]) -> Mapping[str, str]:
    found = {}
    for code in {order.content.vendor for order in orders}:
        try:
            found[code] = reference.vendor(code).name
        except NotFound:
            found[code] = ""
    return found


def _order(order: Order, vendors: Mapping[str, str], names: Mapping[str, str]) -> AuditedOrder:
    content, figures, paper = order.content, order.content.figures, order.approval
    return AuditedOrder(
        number=order.number_text,
        state=order.state,
        package=content.package,
        vendor=content.vendor,
        vendor_name=vendors.get(content.vendor, ""),
        form=figures.form if figures else "",
        procedure=content.procedure.value,
        platform=content.platform.value,
        payment=content.payment.value,
        total=figures.total if figures else ZERO,
        paid=sum((payment.amount for payment in order.payments), start=ZERO),
        ordered_on=content.ordered_on,
        event_on=content.occasion.on if content.occasion else None,
        due_on=content.due_on,
        signed_on=order.signed_on,
        arrived_on=order.arrived_on,
        bast=tuple(
            receipt.number.text
            for receipt in order.receipts
            if receipt.number.text != order.number_text
        ),
        received_on=tuple(receipt.received_on for receipt in order.receipts),
        kuitansi=tuple(payment.number.text for payment in order.payments),
        paid_on=tuple(payment.paid_on for payment in order.payments),
        deposited_on=max((row.deposited_on for row in order.deposits), default=None),
        author=names.get(order.author, order.author),
        approved_by=names.get(paper.ppk, paper.ppk) if paper else "",
        approved_on=paper.on if paper else None,
        recorded_by=names.get(paper.by, paper.by) if paper else "",
    )


def _lines(order: Order) -> Iterable[AuditedLine]:
    content, figures = order.content, order.content.figures
    for place, line in enumerate(content.lines):
        yield AuditedLine(
            number=order.number_text,
            position=place + 1,
            product=line.product,
            name=line.name,
            measure=line.measure,
            quantity=line.quantity.value,
            unit_price=line.unit_price,
            share=figures.lines[place].share if figures else ZERO,
            account=account_of(line.budget_line),
            origin=line.origin,
        )


def _reasons(order: Order, names: Mapping[str, str]) -> Iterable[GivenReason]:
    for one in order.content.flag_reasons:
        by_name = names.get(one.by, one.by)
        yield GivenReason(order.number_text, one.code, one.line, one.text, one.by, by_name)
