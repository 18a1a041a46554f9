"""Receipts and payment of an order as they travel and are stored, and the way from the domain."""

from __future__ import annotations

from datetime import date  # noqa: TC003 - msgspec reads the annotations at run time
from decimal import Decimal
from typing import Annotated

from msgspec import Meta

from bejo_desktop.contract.intents import ReceivedRow
from bejo_desktop.contract.wire import Code, Count, Message, Nip, Text, Year
from bejo_desktop.domain.codes import Payment
from bejo_desktop.domain.content import LINES_MAX
from bejo_desktop.domain.fulfilment import PaymentMade, Receipt, ReceivedLine, Statements
from bejo_desktop.domain.numbering import Number


class NumberRow(Message, frozen=True):
    """An official number; without `running` and `lease` it comes from the agenda book."""

    no: Code
    series: Code
    year: Year
    running: Count = 0
    lease: Text = ""


class ReceiptRow(Message, frozen=True):
    """One receiving by BAST; `states` are function, amount, time; `by` is the PPK's NIP."""

    on: date
    complete: bool
    lines: Annotated[tuple[ReceivedRow, ...], Meta(max_length=LINES_MAX)]
    states: tuple[bool, bool, bool]
    bast: NumberRow
    by: Nip


class PaymentRow(Message, frozen=True):
    """The payment of the whole order; `by` is the Bendahara's NIP."""

    on: date
    kind: Annotated[str, Meta(pattern="^(UP|LS|TOP)$")]
    invoice: Text
    kw: NumberRow
    by: Nip
    tax_invoice: Text = ""


def receipt_to_wire(receipt: Receipt) -> ReceiptRow:
    """Return a receipt as it travels."""
    said = receipt.statements
    return ReceiptRow(
        on=receipt.received_on,
        complete=receipt.complete,
        lines=lines_to_wire(receipt.lines),
        states=(said.function, said.amount, said.time),
        bast=_number_to_wire(receipt.number),
        by=receipt.by,
    )


def receipt_from_wire(row: ReceiptRow) -> Receipt:
    """Return the receipt that travelled."""
    return Receipt(
        received_on=row.on,
        complete=row.complete,
        lines=lines_from_wire(row.lines),
        statements=Statements(*row.states),
        number=_number_from_wire(row.bast),
        by=row.by,
    )


def payment_to_wire(payment: PaymentMade) -> PaymentRow:
    """Return a payment as it travels."""
    return PaymentRow(
        on=payment.paid_on,
        kind=payment.kind.value,
        invoice=payment.invoice,
        kw=_number_to_wire(payment.number),
        by=payment.by,
        tax_invoice=payment.tax_invoice,
    )


def payment_from_wire(row: PaymentRow) -> PaymentMade:
    """Return the payment that travelled."""
    return PaymentMade(
        paid_on=row.on,
        kind=Payment(row.kind),
        invoice=row.invoice,
        tax_invoice=row.tax_invoice,
        number=_number_from_wire(row.kw),
        by=row.by,
    )


def lines_to_wire(lines: tuple[ReceivedLine, ...]) -> tuple[ReceivedRow, ...]:
    """Return what came of each line, each quantity in its one spelling."""
    return tuple(
        ReceivedRow(
            line=row.line,
            accepted=_spelled(row.accepted),
            rejected=_spelled(row.rejected),
            reason=row.reason,
        )
        for row in lines
    )


def lines_from_wire(rows: tuple[ReceivedRow, ...]) -> tuple[ReceivedLine, ...]:
    """Return what came of each line."""
    return tuple(
        ReceivedLine(row.line, Decimal(row.accepted), Decimal(row.rejected), row.reason)
        for row in rows
    )


def _spelled(quantity: Decimal) -> str:
    text = f"{quantity:f}"
    return text.rstrip("0").rstrip(".") if "." in text else text


def _number_to_wire(number: Number) -> NumberRow:
    return NumberRow(
        no=number.text,
        series=number.series,
        year=number.year,
        running=number.running or 0,
        lease=number.lease_id or "",
    )


def _number_from_wire(row: NumberRow) -> Number:
    return Number(row.no, row.series, row.year, row.running or None, row.lease or None)
