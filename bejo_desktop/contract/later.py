"""What happened to an order after its number, as it travels and is stored, and the way back."""

from __future__ import annotations

from datetime import date  # noqa: TC003 - msgspec reads the annotations at run time
from decimal import Decimal
from typing import TYPE_CHECKING, Annotated, TypedDict

from msgspec import Meta

from bejo_desktop.contract.content import Content, from_wire, to_wire
from bejo_desktop.contract.intents import DepositRow, GoneLine, WithheldRow
from bejo_desktop.contract.numbers import NumberRow, number_from_wire, number_to_wire
from bejo_desktop.contract.quantities import spelled
from bejo_desktop.contract.wire import Count, Digest, Message, Money, Nip, Text
from bejo_desktop.domain.codes import Payment
from bejo_desktop.domain.content import LINES_MAX, OrderContent
from bejo_desktop.domain.contract_changes import (
    AMENDMENTS_MAX,
    CHARGES_MAX,
    Amendment,
    CancelForm,
    Cancellation,
    Charge,
    PaperApproval,
)
from bejo_desktop.domain.evidence import EVIDENCE_MAX, Evidence, EvidenceKind
from bejo_desktop.domain.fulfilment import (
    RECEIPTS_MAX,
    RETURNS_MAX,
    GoodsReturned,
    ReturnedLine,
)
from bejo_desktop.domain.money import Rupiah
from bejo_desktop.domain.payments import (
    DEPOSITS_MAX,
    PAYMENTS_MAX,
    PaymentMade,
    TaxDeposit,
    Withheld,
)

if TYPE_CHECKING:
    from bejo_desktop.domain.order import Order


class PaymentRow(Message, frozen=True):
    """One payment; `by` is the Bendahara's NIP, `kw` the number of the kuitansi."""

    on: date
    kind: Annotated[str, Meta(pattern="^(UP|LS|TOP)$")]
    invoice: Text
    kw: NumberRow
    by: Nip
    amount: Money
    receipts: Annotated[tuple[Count, ...], Meta(max_length=RECEIPTS_MAX)] = ()
    penalty: Money = 0
    withheld: Annotated[tuple[WithheldRow, ...], Meta(max_length=10)] = ()
    tax_invoice: Text = ""
    transfer: Text = ""
    bap: Text = ""


class GoneRow(Message, frozen=True):
    """Goods that went back; `by` is the PPK's NIP."""

    on: date
    lines: Annotated[tuple[GoneLine, ...], Meta(max_length=LINES_MAX)]
    by: Nip


class DepositedRow(Message, frozen=True):
    """A deposit and the Bendahara who made it."""

    row: DepositRow
    by: Nip


class EvidenceRow(Message, frozen=True):
    """One piece of the payment file."""

    kind: EvidenceKind
    by: Nip
    added: date
    no: Text = ""
    on: date | None = None
    scan: Digest | None = None
    note: Text = ""


class ApprovalRow(Message, frozen=True):
    """A PPK's written approval and who recorded it."""

    ppk: Nip
    on: date
    scan: Digest
    by: Nip


class ChargeRow(Message, frozen=True):
    """The PPK in charge from `since` on."""

    nip: Nip
    sk: Text
    since: date
    reason: Text
    by: Nip


class AmendmentRow(Message, frozen=True):
    """One addendum with the content that holds from it on."""

    number: NumberRow
    on: date
    reason: Text
    content: Content
    hash: Digest
    previous: Digest
    by: Nip


class CancellationRow(Message, frozen=True):
    """The end of a signed order."""

    form: CancelForm
    on: date
    reason: Text
    number: NumberRow
    by: Nip


class Later(Message, frozen=True):
    """All that happened to an order after its number, but for its receipts."""

    payments: Annotated[tuple[PaymentRow, ...], Meta(max_length=PAYMENTS_MAX)] = ()
    returns: Annotated[tuple[GoneRow, ...], Meta(max_length=RETURNS_MAX)] = ()
    deposits: Annotated[tuple[DepositedRow, ...], Meta(max_length=DEPOSITS_MAX)] = ()
    evidence: Annotated[tuple[EvidenceRow, ...], Meta(max_length=EVIDENCE_MAX)] = ()
    approval: ApprovalRow | None = None
    charges: Annotated[tuple[ChargeRow, ...], Meta(max_length=CHARGES_MAX)] = ()
    amendments: Annotated[tuple[AmendmentRow, ...], Meta(max_length=AMENDMENTS_MAX)] = ()
    first: Content | None = None
    cancellation: CancellationRow | None = None


class LaterFields(TypedDict):
    """The fields of an order that `Later` holds."""

    payments: tuple[PaymentMade, ...]
    returns: tuple[GoodsReturned, ...]
    deposits: tuple[TaxDeposit, ...]
    evidence: tuple[Evidence, ...]
    approval: PaperApproval | None
    charges: tuple[Charge, ...]
    amendments: tuple[Amendment, ...]
    first_content: OrderContent | None
    cancellation: Cancellation | None


def later_from_wire(later: Later | None) -> LaterFields:
    """Return what travelled as the fields of an order; None: nothing happened yet."""
    later = later or Later()
    approval, end = later.approval, later.cancellation
    return LaterFields(
        payments=tuple(payment_from_wire(row) for row in later.payments),
        returns=tuple(_returned_from_wire(row) for row in later.returns),
        deposits=tuple(deposit_from_wire(x.row, x.by) for x in later.deposits),
        evidence=tuple(evidence_from_wire(row) for row in later.evidence),
        approval=None if approval is None else _approval_from_wire(approval),
        charges=tuple(Charge(x.nip, x.sk, x.since, x.reason, x.by) for x in later.charges),
        amendments=tuple(_amendment_from_wire(row) for row in later.amendments),
        first_content=None if later.first is None else from_wire(later.first),
        cancellation=None if end is None else _cancellation_from_wire(end),
    )


def later_of(order: Order) -> LaterFields:
    """Return the fields of `order` that `Later` holds."""
    return LaterFields(
        payments=order.payments,
        returns=order.returns,
        deposits=order.deposits,
        evidence=order.evidence,
        approval=order.approval,
        charges=order.charges,
        amendments=order.amendments,
        first_content=order.first_content,
        cancellation=order.cancellation,
    )


def later_to_wire(fields: LaterFields) -> Later:
    """Return the fields of an order as they travel and are stored."""
    approval, end, first = fields["approval"], fields["cancellation"], fields["first_content"]
    return Later(
        payments=tuple(payment_to_wire(payment) for payment in fields["payments"]),
        returns=tuple(_returned_to_wire(gone) for gone in fields["returns"]),
        deposits=tuple(
            DepositedRow(row=deposit_to_wire(made), by=made.by) for made in fields["deposits"]
        ),
        evidence=tuple(evidence_to_wire(piece) for piece in fields["evidence"]),
        approval=None if approval is None else _approval_to_wire(approval),
        charges=tuple(
            ChargeRow(nip=x.nip, sk=x.sk, since=x.since, reason=x.reason, by=x.by)
            for x in fields["charges"]
        ),
        amendments=tuple(_amendment_to_wire(amendment) for amendment in fields["amendments"]),
        first=None if first is None else to_wire(first),
        cancellation=None if end is None else cancellation_to_wire(end),
    )


def payment_to_wire(payment: PaymentMade) -> PaymentRow:
    """Return a payment as it travels."""
    return PaymentRow(
        on=payment.paid_on,
        kind=payment.kind.value,
        invoice=payment.invoice,
        kw=number_to_wire(payment.number),
        by=payment.by,
        amount=payment.amount.amount,
        receipts=payment.receipts,
        penalty=payment.penalty.amount,
        withheld=withheld_to_wire(payment.withheld),
        tax_invoice=payment.tax_invoice,
        transfer=payment.transfer,
        bap=payment.bap_no,
    )


def payment_from_wire(row: PaymentRow) -> PaymentMade:
    """Return the payment that travelled."""
    return PaymentMade(
        paid_on=row.on,
        kind=Payment(row.kind),
        invoice=row.invoice,
        tax_invoice=row.tax_invoice,
        number=number_from_wire(row.kw),
        by=row.by,
        amount=Rupiah(row.amount),
        receipts=row.receipts,
        penalty=Rupiah(row.penalty),
        withheld=tuple(Withheld(x.tax, Rupiah(x.base), Rupiah(x.amount)) for x in row.withheld),
        transfer=row.transfer,
        bap_no=row.bap,
    )


def withheld_to_wire(withheld: tuple[Withheld, ...]) -> tuple[WithheldRow, ...]:
    """Return what is kept back as it travels."""
    return tuple(
        WithheldRow(tax=x.tax, base=x.base.amount, amount=x.amount.amount) for x in withheld
    )


def deposit_to_wire(deposit: TaxDeposit) -> DepositRow:
    """Return a deposit as it travels."""
    return DepositRow(
        tax=deposit.tax,
        amount=deposit.amount.amount,
        month=deposit.month,
        on=deposit.deposited_on,
        billing=deposit.billing,
        ntpn=deposit.ntpn,
        slip=deposit.slip,
    )


def deposit_from_wire(row: DepositRow, by: str) -> TaxDeposit:
    """Return the deposit that travelled."""
    return TaxDeposit(
        row.tax, Rupiah(row.amount), row.month, row.on, row.billing, row.ntpn, by, row.slip
    )


def evidence_to_wire(piece: Evidence) -> EvidenceRow:
    """Return a piece of evidence as it travels."""
    return EvidenceRow(
        kind=piece.kind,
        by=piece.by,
        added=piece.added_on,
        no=piece.no,
        on=piece.on,
        scan=piece.sha256 or None,
        note=piece.note,
    )


def evidence_from_wire(row: EvidenceRow) -> Evidence:
    """Return the piece that travelled."""
    return Evidence(row.kind, row.no, row.on, row.scan or "", row.note, row.by, row.added)


def gone_to_wire(lines: tuple[ReturnedLine, ...]) -> tuple[GoneLine, ...]:
    """Return what went back as it travels."""
    return tuple(
        GoneLine(line=x.line, quantity=spelled(x.quantity), reason=x.reason) for x in lines
    )


def gone_from_wire(rows: tuple[GoneLine, ...]) -> tuple[ReturnedLine, ...]:
    """Return what went back."""
    return tuple(ReturnedLine(x.line, Decimal(x.quantity), x.reason) for x in rows)


def _returned_to_wire(gone: GoodsReturned) -> GoneRow:
    return GoneRow(on=gone.on, lines=gone_to_wire(gone.lines), by=gone.by)


def _returned_from_wire(row: GoneRow) -> GoodsReturned:
    return GoodsReturned(row.on, gone_from_wire(row.lines), row.by)


def _amendment_to_wire(amendment: Amendment) -> AmendmentRow:
    return AmendmentRow(
        number=number_to_wire(amendment.number),
        on=amendment.on,
        reason=amendment.reason,
        content=to_wire(amendment.content),
        hash=amendment.content_hash,
        previous=amendment.previous,
        by=amendment.by,
    )


def _amendment_from_wire(row: AmendmentRow) -> Amendment:
    return Amendment(
        number=number_from_wire(row.number),
        on=row.on,
        reason=row.reason,
        content=from_wire(row.content),
        content_hash=row.hash,
        previous=row.previous,
        by=row.by,
    )


def _approval_to_wire(approval: PaperApproval) -> ApprovalRow:
    return ApprovalRow(ppk=approval.ppk, on=approval.on, scan=approval.scan, by=approval.by)


def _approval_from_wire(row: ApprovalRow) -> PaperApproval:
    return PaperApproval(row.ppk, row.on, row.scan, row.by)


def cancellation_to_wire(end: Cancellation) -> CancellationRow:
    """Return the end of an order as it travels."""
    return CancellationRow(
        form=end.form, on=end.on, reason=end.reason, number=number_to_wire(end.number), by=end.by
    )


def _cancellation_from_wire(row: CancellationRow) -> Cancellation:
    return Cancellation(row.form, row.on, row.reason, number_from_wire(row.number), row.by)
