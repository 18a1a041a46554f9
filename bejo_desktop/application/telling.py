"""Acts as the centre is told of them: the intent of what was done to an order."""

from __future__ import annotations

from typing import TYPE_CHECKING, TypedDict

from msgspec import UNSET

from bejo_desktop.application.queueing import digest_of, lease_of, number_of, running_of
from bejo_desktop.contract.fulfilment import lines_to_wire
from bejo_desktop.contract.intents import (
    Amend,
    Approval,
    Buy,
    Cancel,
    Deposit,
    HandOver,
    Pay,
    Receive,
    SendBack,
    Sign,
    Void,
)
from bejo_desktop.contract.intents import Final as FinalIntent
from bejo_desktop.contract.later import deposit_to_wire, gone_to_wire, withheld_to_wire

if TYPE_CHECKING:
    from msgspec import UnsetType

    from bejo_desktop.domain.contract_changes import (
        Amendment,
        Cancellation,
        Charge,
        PaperApproval,
    )
    from bejo_desktop.domain.fulfilment import GoodsReturned, Receipt
    from bejo_desktop.domain.numbering import Number
    from bejo_desktop.domain.order import Order
    from bejo_desktop.domain.payments import PaymentMade, TaxDeposit


class _Series(TypedDict):
    """What of a number travels beside its text."""

    series: str
    year: int
    running: int | UnsetType
    lease: str | UnsetType


def _series(number: Number) -> _Series:
    return _Series(
        series=number.series,
        year=number.year,
        running=running_of(number),
        lease=lease_of(number),
    )


def finalised(order: Order, approval: PaperApproval | None, mandate: str) -> FinalIntent:
    """Tell of an order that was issued; `mandate` is the SK of who approved it on paper."""
    number = number_of(order)
    return FinalIntent(
        content=digest_of(order),
        no=number.text,
        **_series(number),
        approval=UNSET
        if approval is None
        else Approval(ppk=approval.ppk, mandate=mandate, on=approval.on, scan=approval.scan),
    )


def signed(order: Order, scan: str | None) -> Sign:
    """Tell of the ink on the paper; `scan` is the digest of its picture."""
    number = number_of(order)
    assert order.signed_on is not None
    return Sign(
        content=digest_of(order),
        no=number.text,
        **_series(number),
        on=order.signed_on,
        scan=UNSET if scan is None else scan,
    )


def voided(order: Order, reason: str) -> Void:
    """Tell of a number that was given up."""
    number = number_of(order)
    return Void(content=digest_of(order), no=number.text, **_series(number), reason=reason)


def received(order: Order, receipt: Receipt) -> Receive:
    """Tell of a receiving by BAST."""
    said = receipt.statements
    return Receive(
        content=digest_of(order),
        no=number_of(order).text,
        bast=receipt.number.text,
        **_series(receipt.number),
        on=receipt.received_on,
        complete=receipt.complete,
        lines=lines_to_wire(receipt.lines),
        states=(said.function, said.amount, said.time),
        arrived=receipt.arrived_on or UNSET,
        place=receipt.place,
    )


def sent_back(order: Order, going: GoodsReturned) -> SendBack:
    """Tell of goods that went back."""
    return SendBack(
        content=digest_of(order),
        no=number_of(order).text,
        on=going.on,
        lines=gone_to_wire(going.lines),
    )


def paid(order: Order, payment: PaymentMade) -> Pay:
    """Tell of a payment."""
    return Pay(
        content=digest_of(order),
        no=number_of(order).text,
        kw=payment.number.text,
        **_series(payment.number),
        on=payment.paid_on,
        kind=payment.kind.value,
        invoice=payment.invoice,
        amount=payment.amount.amount,
        receipts=payment.receipts,
        penalty=payment.penalty.amount,
        withheld=withheld_to_wire(payment.withheld),
        tax_invoice=payment.tax_invoice,
        transfer=payment.transfer,
        bap=payment.bap_no,
    )


def deposited(order: Order, deposits: tuple[TaxDeposit, ...]) -> Deposit:
    """Tell of taxes that went to the treasury."""
    rows = tuple(deposit_to_wire(one) for one in deposits)
    return Deposit(content=digest_of(order), no=number_of(order).text, rows=rows)


def bought(order: Order) -> Buy:
    """Tell of a small purchase."""
    number = number_of(order)
    return Buy(
        content=digest_of(order), no=number.text, **_series(number), on=order.content.ordered_on
    )


def amended(order: Order, amendment: Amendment) -> Amend:
    """Tell of an addendum; the order carries its content by now."""
    return Amend(
        content=amendment.content_hash,
        previous=amendment.previous,
        no=number_of(order).text,
        add=amendment.number.text,
        **_series(amendment.number),
        on=amendment.on,
        reason=amendment.reason,
    )


def cancelled(order: Order, end: Cancellation) -> Cancel:
    """Tell of the end of a signed order."""
    return Cancel(
        content=digest_of(order),
        no=number_of(order).text,
        letter=end.number.text,
        **_series(end.number),
        form=end.form,
        on=end.on,
        reason=end.reason,
    )


def handed_over(order: Order, charge: Charge) -> HandOver:
    """Tell of the next PPK in charge."""
    return HandOver(
        content=digest_of(order),
        to=charge.nip,
        sk=charge.sk,
        since=charge.since,
        reason=charge.reason,
        no=order.number_text,
    )
