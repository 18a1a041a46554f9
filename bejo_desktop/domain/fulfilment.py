"""What follows a signed order: goods that arrive, are received by BAST, and are paid."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from typing import TYPE_CHECKING, Final

from bejo_desktop.domain.errors import BadInput, RuleBroken
from bejo_desktop.domain.letters import is_printable
from bejo_desktop.domain.quantity import PLACES_MAX, QUANTITY_MAX

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date

    from bejo_desktop.domain.codes import Payment
    from bejo_desktop.domain.content import OrderLine
    from bejo_desktop.domain.numbering import Number

NOTHING: Final = Decimal(0)
RECEIPTS_MAX: Final = 50
"""More deliveries of one order than this are a slip; every border has a size."""
INVOICE_CHARS_MAX: Final = 60
REASON_CHARS_MAX: Final = 200
"""Of why something was rejected: it stands in one cell of the BAST."""


@dataclass(frozen=True, slots=True)
class ReceivedLine:
    """
    What of one line came with a delivery.

    Args:
        line: position in the order, from 1.
        accepted, rejected: in the line's measure, zero or more, at most three places.
        reason: why some was rejected; "" where nothing was.
    """

    line: int
    accepted: Decimal
    rejected: Decimal
    reason: str = ""


@dataclass(frozen=True, slots=True)
class Statements:
    """What the PPK states of the goods: they work, the amount is right, they came in time."""

    function: bool
    amount: bool
    time: bool


@dataclass(frozen=True, slots=True)
class Receipt:
    """
    One receiving by BAST.

    Args:
        number: of the BAST, from its own series.
        complete: whether with it all that was ordered has been accepted.
        by: NIP of the PPK.
    """

    received_on: date
    complete: bool
    lines: tuple[ReceivedLine, ...]
    statements: Statements
    number: Number
    by: str


@dataclass(frozen=True, slots=True)
class PaymentMade:
    """
    The payment of an order's whole total.

    Args:
        kind: UP, LS or TOP.
        invoice: the vendor's invoice; tax_invoice: its faktur pajak, "" where there is none.
        number: of the kuitansi, from its own series.
        by: NIP of the Bendahara.
    """

    paid_on: date
    kind: Payment
    invoice: str
    tax_invoice: str
    number: Number
    by: str


@dataclass(frozen=True, slots=True)
class Outstanding:
    """What of one line is still to come: ordered less what was accepted so far."""

    line: int
    ordered: Decimal
    accepted: Decimal

    @property
    def left(self) -> Decimal:
        """Zero when the line is complete."""
        return self.ordered - self.accepted


def outstanding(lines: Sequence[OrderLine], receipts: Sequence[Receipt]) -> tuple[Outstanding, ...]:
    """Return what is still to come of every line, in the order of the lines."""
    accepted = [NOTHING] * len(lines)
    for receipt in receipts:
        for row in receipt.lines:
            accepted[row.line - 1] += row.accepted
    return tuple(
        Outstanding(position, line.quantity.value, sum_)
        for position, (line, sum_) in enumerate(zip(lines, accepted, strict=True), start=1)
    )


def require_receivable(
    lines: Sequence[OrderLine], receipts: Sequence[Receipt], receipt: Receipt
) -> None:
    """
    Refuse a receipt that does not fit the order; nothing is changed.

    Raises:
        BadInput: `receipt.line_unknown`, `receipt.line_twice`, `receipt.quantity`,
            `receipt.reason_missing`, `receipt.reason_long`, `receipt.reason_letters` (facts:
            `line`), `receipt.empty`.
        RuleBroken: `receipt.too_much` (facts: `line`, `ordered`, `accepted`),
            `receipt.complete` when it claims to be complete and is not, or the reverse,
            `receipt.statements` when a complete one lacks that of function or amount,
            `receipt.too_many`. That of time may lack: late goods are received, and called late.
    """
    if len(receipts) >= RECEIPTS_MAX:
        raise RuleBroken("receipt.too_many", most=RECEIPTS_MAX)
    _require_lines(receipt.lines, len(lines))
    after = outstanding(lines, [*receipts, receipt])
    for row in after:
        if row.left < NOTHING:
            facts = {"ordered": str(row.ordered), "accepted": str(row.accepted)}
            raise RuleBroken("receipt.too_much", line=row.line, **facts)
    if receipt.complete != all(row.left == NOTHING for row in after):
        raise RuleBroken("receipt.complete", left=sum(row.left > NOTHING for row in after))
    said = receipt.statements
    if receipt.complete and not (said.function and said.amount):
        raise RuleBroken("receipt.statements")


def is_complete(receipts: Sequence[Receipt]) -> bool:
    """Tell whether with the last receipt all that was ordered has been accepted."""
    return bool(receipts) and receipts[-1].complete


def require_payable(payment: PaymentMade) -> None:
    """
    Refuse a payment whose papers are not named.

    Raises:
        BadInput: `payment.invoice_missing`; `payment.text_long` with `field` and `most`;
            `payment.text_letters` with `field`: it stands on the kuitansi.
    """
    if not payment.invoice.strip():
        raise BadInput("payment.invoice_missing", field="invoice")
    for field, text in (("invoice", payment.invoice), ("tax_invoice", payment.tax_invoice)):
        if len(text) > INVOICE_CHARS_MAX:
            raise BadInput("payment.text_long", field=field, most=INVOICE_CHARS_MAX)
        if not is_printable(text):
            raise BadInput("payment.text_letters", field=field)


def _require_lines(rows: Sequence[ReceivedLine], count: int) -> None:
    if not any(row.accepted > NOTHING or row.rejected > NOTHING for row in rows):
        raise BadInput("receipt.empty", field="lines")
    seen: set[int] = set()
    for row in rows:
        if not 1 <= row.line <= count:
            raise BadInput("receipt.line_unknown", line=row.line, field="line")
        if row.line in seen:
            raise BadInput("receipt.line_twice", line=row.line, field="line")
        if not (_is_measured(row.accepted) and _is_measured(row.rejected)):
            raise BadInput("receipt.quantity", line=row.line, field="accepted")
        _require_reason(row)
        seen.add(row.line)


def _require_reason(row: ReceivedLine) -> None:
    """It stands on the BAST: there where something was rejected, short, and in its letters."""
    where = {"line": row.line, "field": "reason"}
    if row.rejected > NOTHING and not row.reason.strip():
        raise BadInput("receipt.reason_missing", **where)
    if len(row.reason) > REASON_CHARS_MAX:
        raise BadInput("receipt.reason_long", **where, most=REASON_CHARS_MAX)
    if not is_printable(row.reason):
        raise BadInput("receipt.reason_letters", **where)


def _is_measured(quantity: Decimal) -> bool:
    """Zero or a quantity as orders have it: below 10^9, at most three places."""
    return NOTHING <= quantity < QUANTITY_MAX and quantity == round(quantity, PLACES_MAX)
