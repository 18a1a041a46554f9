"""What is filed beside an order's own papers: the vendor's papers and the deposits of its taxes."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bejo_desktop.domain.content import Procedure
from bejo_desktop.domain.evidence import EvidenceKind
from bejo_desktop.domain.paper.later_facts import VendorPaper

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence
    from datetime import date

    from bejo_desktop.domain.evidence import Evidence
    from bejo_desktop.domain.order import Order
    from bejo_desktop.domain.payments import PaymentMade, Tax, TaxDeposit


def bought_with(order: Order) -> VendorPaper | None:
    """Return the vendor's nota that a small purchase was made with, None for other orders."""
    note = order.content.vendor_note
    if order.content.procedure is not Procedure.SMALL or note is None or not note.no.strip():
        return None
    return VendorPaper("note", note.no.strip(), note.on)


def bills(order: Order, payment: PaymentMade) -> tuple[VendorPaper, ...]:
    """Return the vendor's papers that a payment names, each once, with the days that are known."""
    invoice = payment.invoice
    note = bought_with(order)
    if note is None:
        return (VendorPaper("invoice", invoice, _day_of(order, invoice)),)
    if invoice == note.number or invoice.endswith(f" {note.number}"):
        return (note,)
    return note, VendorPaper("bill", invoice, _day_of(order, invoice))


def platform_invoice(order: Order) -> VendorPaper | None:
    """Return the invoice of the platform, where its number was noted and there is only one."""
    numbered = [x for x in order.evidence if x.kind is EvidenceKind.PLATFORM_INVOICE and x.no]
    if len(numbered) != 1:
        return None
    return VendorPaper("platform", numbered[0].no, numbered[0].on)


def came_with(order: Order, stage: int) -> tuple[Evidence, ...]:
    """Return what was filed for the receipt number `stage`: since its day, and before the next."""
    days = [receipt.received_on for receipt in order.receipts]
    return tuple(x for x in order.evidence if _stage_of(x.on or x.added_on, days) == stage)


def deposits_of(order: Order) -> Mapping[tuple[int, Tax], TaxDeposit]:
    """
    Return the deposit of each tax of each payment, by the position of the payment, from 1.

    A deposit belongs to the first payment that kept back just as much of its tax; one that is
    the sum of all that is left of a tax belongs to all of those.
    """
    found: dict[tuple[int, Tax], TaxDeposit] = {}
    left = list(order.deposits)
    open_: dict[Tax, list[tuple[int, int]]] = {}
    for position, payment in enumerate(order.payments, start=1):
        for row in payment.withheld:
            own = next((x for x in left if x.tax is row.tax and x.amount == row.amount), None)
            if own is None:
                open_.setdefault(row.tax, []).append((position, row.amount.amount))
            else:
                left.remove(own)
                found[position, row.tax] = own
    for tax, rows in open_.items():
        together = sum(amount for _, amount in rows)
        own = next((x for x in left if x.tax is tax and x.amount.amount == together), None)
        if own is not None:
            found |= {(position, tax): own for position, _ in rows}
    return found


def _day_of(order: Order, number: str) -> date | None:
    """The day of a bill, where it was filed under the same number."""
    kinds = {EvidenceKind.VENDOR_NOTE, EvidenceKind.INVOICE}
    filed = (x.on for x in order.evidence if x.kind in kinds and x.no.strip() == number)
    return next((day for day in filed if day is not None), None)


def _stage_of(day: date, received: Sequence[date]) -> int:
    passed: Iterator[int] = (n for n, on in enumerate(received, start=1) if on <= day)
    return max(passed, default=1)
