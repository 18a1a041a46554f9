"""Receipts of an order as they travel and are stored, and the way from the domain and back."""

from __future__ import annotations

from datetime import date  # noqa: TC003 - msgspec reads the annotations at run time
from decimal import Decimal
from typing import Annotated

from msgspec import Meta

from bejo_desktop.contract.intents import ReceivedRow
from bejo_desktop.contract.numbers import NumberRow, number_from_wire, number_to_wire
from bejo_desktop.contract.quantities import spelled
from bejo_desktop.contract.wire import Message, Nip
from bejo_desktop.domain.content import LINES_MAX, PLACES_MAX
from bejo_desktop.domain.fulfilment import Receipt, ReceivedLine, Statements


class ReceiptRow(Message, frozen=True):
    """One receiving by BAST; `states` are function, amount, time; `by` is the PPK's NIP."""

    on: date
    complete: bool
    lines: Annotated[tuple[ReceivedRow, ...], Meta(max_length=LINES_MAX)]
    states: tuple[bool, bool, bool]
    bast: NumberRow
    by: Nip
    arrived: date | None = None
    place: Annotated[int, Meta(ge=0, le=PLACES_MAX)] = 0


def receipt_to_wire(receipt: Receipt) -> ReceiptRow:
    """Return a receipt as it travels."""
    said = receipt.statements
    return ReceiptRow(
        on=receipt.received_on,
        complete=receipt.complete,
        lines=lines_to_wire(receipt.lines),
        states=(said.function, said.amount, said.time),
        bast=number_to_wire(receipt.number),
        by=receipt.by,
        arrived=receipt.arrived_on,
        place=receipt.place,
    )


def receipt_from_wire(row: ReceiptRow) -> Receipt:
    """Return the receipt that travelled."""
    return Receipt(
        received_on=row.on,
        complete=row.complete,
        lines=lines_from_wire(row.lines),
        statements=Statements(*row.states),
        number=number_from_wire(row.bast),
        by=row.by,
        arrived_on=row.arrived,
        place=row.place,
    )


def lines_to_wire(lines: tuple[ReceivedLine, ...]) -> tuple[ReceivedRow, ...]:
    """Return what came of each line, each quantity in its one spelling."""
    return tuple(
        ReceivedRow(
            line=row.line,
            accepted=spelled(row.accepted),
            rejected=spelled(row.rejected),
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
