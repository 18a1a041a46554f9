"""What happened to the demo's orders after their number: deliveries, payment, taxes, papers."""

from __future__ import annotations

from datetime import UTC, date, datetime, time, timedelta
from typing import TYPE_CHECKING, Final

from bejo_central.demo.chance import scattered
from bejo_central.store import numbers
from bejo_central.store.numbers import NumberRecord
from bejo_desktop.contract.fulfilment import ReceiptRow, receipt_to_wire
from bejo_desktop.contract.later import (
    DepositedRow,
    EvidenceRow,
    Later,
    deposit_to_wire,
    payment_to_wire,
)
from bejo_desktop.domain.codes import Role
from bejo_desktop.domain.days import WIB
from bejo_desktop.domain.due import Fulfilled, due_of
from bejo_desktop.domain.evidence import EvidenceKind
from bejo_desktop.domain.fulfilment import NOTHING, Receipt, ReceivedLine, Statements
from bejo_desktop.domain.numbering import Number, NumberMask, Series
from bejo_desktop.domain.order import Act, OrderState
from bejo_desktop.domain.payments import PaymentMade, TaxDeposit

if TYPE_CHECKING:
    from bejo_central.demo.orders import DemoOrder
    from bejo_desktop.domain.due import Due
    from bejo_desktop.domain.payments import Withheld
    from bejo_desktop.domain.rules.book import RuleBook

SIGNED_DAYS: Final = timedelta(days=1)
_ARRIVED_DAYS: Final = timedelta(days=6)
_NEXT_PART: Final = timedelta(days=3)
_PAID_DAYS: Final = timedelta(days=12)
_DEPOSITED_DAYS: Final = timedelta(days=14)
_OFFICE_OPENS: Final = time(9, tzinfo=WIB)
_STARTED: Final = frozenset({OrderState.DELIVERING, OrderState.RECEIVED, OrderState.PAID})


def at(day: date) -> datetime:
    """Return the moment at which an office acts on a day."""
    return datetime.combine(day, _OFFICE_OPENS).astimezone(UTC)


def acts_of(made: DemoOrder) -> list[tuple[Act, date, Role, str]]:
    """Return what was done, when, in which role, and what the history notes of it."""
    day = made.content.ordered_on
    acts = [(Act.SUBMIT, day, Role.PP, ""), (Act.FINAL, day, Role.PPK, "")]
    if made.state is not OrderState.FINAL:
        acts.append((Act.SIGN, day + SIGNED_DAYS, Role.PP, ""))
    if made.state in _STARTED:
        for part in range(max(len(made.deliveries), 1)):
            came_on = day + _ARRIVED_DAYS + part * _NEXT_PART
            acts.append((Act.ARRIVE, came_on, Role.PP, ""))
            if part < len(made.deliveries):
                bast = number_of(made, Series.BAST, made.basts[part])
                acts.append((Act.RECEIVE, came_on, Role.PPK, bast))
    if made.state is OrderState.PAID:
        kind = EvidenceKind.VENDOR_NOTE.value
        paid = number_of(made, Series.KW, made.receipt)
        acts.append((Act.EVIDENCE, day + _PAID_DAYS, Role.PP, kind))
        acts.append((Act.PAY, day + _PAID_DAYS, Role.BENDAHARA, paid))
    return acts


def receipts_of(made: DemoOrder) -> tuple[ReceiptRow, ...]:
    """Return what was received."""
    return tuple(receipt_to_wire(receipt) for receipt in _receipts(made))


def later_of_demo(made: DemoOrder, rules: RuleBook) -> Later:
    """Return payment, deposited taxes and papers of an order."""
    if made.state is not OrderState.PAID:
        return Later()
    treasurer, day = made.buyer.nip(Role.BENDAHARA), made.content.ordered_on
    due = due_of(Fulfilled(made.content, _receipts(made)), rules)
    payment = _payment(made, due)
    deposits = tuple(
        DepositedRow(row=deposit_to_wire(_deposit(made, place, kept)), by=treasurer)
        for place, kept in enumerate(due.withheld)
    )
    note = EvidenceRow(
        kind=EvidenceKind.VENDOR_NOTE,
        by=made.buyer.nip(Role.PP),
        added=day + _PAID_DAYS,
        no=f"N-{made.running:04d}",
        on=day + _ARRIVED_DAYS,
    )
    return Later(payments=(payment_to_wire(payment),), deposits=deposits, evidence=(note,))


def numbers_of(made: DemoOrder) -> list[NumberRecord]:
    """Return the numbers that stand on an order's papers."""
    series = [(Series.SP, made.running), *((Series.BAST, bast) for bast in made.basts)]
    if made.receipt:
        series.append((Series.KW, made.receipt))
    return [
        NumberRecord(
            unit=made.content.unit,
            series=kind.value,
            year=made.content.ordered_on.year,
            no=number_of(made, kind, running),
            running=running,
            state=numbers.USED,
            order_id=str(made.order_id),
            lease="",
        )
        for kind, running in series
    ]


def number_of(made: DemoOrder, series: Series, running: int) -> str:
    """Return a number as printed."""
    unit = made.buyer.unit
    mask = NumberMask(unit.number_mask, unit.classification)
    return mask.format(running, series.value, unit.code, made.content.ordered_on.year)


def _number(made: DemoOrder, series: Series, running: int) -> Number:
    text = number_of(made, series, running)
    return Number(text, series.value, made.content.ordered_on.year, running, None)


def _receipts(made: DemoOrder) -> tuple[Receipt, ...]:
    whole = [line.quantity.value for line in made.content.lines]
    so_far = [NOTHING] * len(whole)
    receipts = []
    for part, (accepted, bast) in enumerate(zip(made.deliveries, made.basts, strict=True)):
        so_far = [had + more for had, more in zip(so_far, accepted, strict=True)]
        came_on = made.content.ordered_on + _ARRIVED_DAYS + part * _NEXT_PART
        receipt = Receipt(
            received_on=came_on,
            complete=so_far == whole,
            lines=tuple(
                ReceivedLine(line, quantity, NOTHING)
                for line, quantity in enumerate(accepted, start=1)
                if quantity
            ),
            statements=Statements(function=True, amount=True, time=came_on <= made.content.due_on),
            number=_number(made, Series.BAST, bast),
            by=made.buyer.nip(Role.PPK),
            arrived_on=came_on,
        )
        receipts.append(receipt)
    return tuple(receipts)


def _payment(made: DemoOrder, due: Due) -> PaymentMade:
    content = made.content
    return PaymentMade(
        paid_on=content.ordered_on + _PAID_DAYS,
        kind=content.payment,
        invoice=f"INV-{made.running:04d}",
        tax_invoice="",
        number=_number(made, Series.KW, made.receipt),
        by=made.buyer.nip(Role.BENDAHARA),
        amount=due.gross,
        receipts=due.receipts,
        penalty=due.penalty,
        withheld=due.withheld,
    )


def _deposit(made: DemoOrder, place: int, kept: Withheld) -> TaxDeposit:
    paid_on = made.content.ordered_on + _PAID_DAYS
    serial = made.running * 10 + place
    return TaxDeposit(
        tax=kept.tax,
        amount=kept.amount,
        month=paid_on.replace(day=1),
        deposited_on=made.content.ordered_on + _DEPOSITED_DAYS,
        billing=scattered(serial, 15),
        ntpn=f"{scattered(serial + 1, 8)}{made.order_id.hex[:8].upper()}",
        by=made.buyer.nip(Role.BENDAHARA),
    )
