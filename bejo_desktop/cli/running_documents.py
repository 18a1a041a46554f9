"""What happened to an order after its number, as JSON documents."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Iterable

    from bejo_desktop.application.views import OrderDetail, Penalty
    from bejo_desktop.domain.contract_changes import Amendment, Cancellation
    from bejo_desktop.domain.days import Deadline
    from bejo_desktop.domain.due import Due
    from bejo_desktop.domain.fulfilment import GoodsReturned, Receipt
    from bejo_desktop.domain.payments import PaymentMade, TaxDeposit, Withheld


def later_document(detail: OrderDetail, penalty: Penalty) -> dict[str, Any]:
    """Return the fields of `order show` that tell what happened after the number."""
    approval, end, newest = detail.approval, detail.cancellation, detail.payments[-1:]
    nip, name = detail.in_charge
    return {
        "signed_on": detail.signed_on,
        "vendor_deadline": deadline_document(detail.vendor_deadline),
        "arrived_on": detail.arrived_on,
        "noted_arrival": detail.noted_arrival,
        "receipts": [_receipt(receipt) for receipt in detail.receipts],
        "returns": [_returned(gone) for gone in detail.returns],
        "paid": payment_document(newest[0]) if newest else None,
        "payments": [payment_document(payment) for payment in detail.payments],
        "penalty_charged": penalty.charged.amount,
        "penalty_open": penalty.open.amount,
        "owed_by_vendor": penalty.owed_by_vendor.amount,
        "deposits": [_deposit(row) for row in detail.deposits],
        "approval": approval
        and {"ppk": approval.ppk, "on": approval.on, "scan": approval.scan, "by": approval.by},
        "in_charge": {"nip": nip, "name": name} if nip else None,
        "charges": [
            {"nip": x.nip, "sk": x.sk, "since": x.since, "reason": x.reason, "by": x.by}
            for x in detail.charges
        ],
        "amendments": [_amendment(amendment) for amendment in detail.amendments],
        "cancellation": None if end is None else _cancellation(end),
    }


def _returned(gone: GoodsReturned) -> dict[str, Any]:
    lines = [{"line": x.line, "quantity": str(x.quantity), "reason": x.reason} for x in gone.lines]
    return {"on": gone.on, "by": gone.by, "lines": lines}


def _deposit(row: TaxDeposit) -> dict[str, Any]:
    return {
        "tax": row.tax.value,
        "amount": row.amount.amount,
        "month": row.month,
        "deposited_on": row.deposited_on,
        "billing": row.billing,
        "ntpn": row.ntpn,
        "slip": row.slip,
        "by": row.by,
    }


def _amendment(amendment: Amendment) -> dict[str, Any]:
    return {
        "number": amendment.number.text,
        "on": amendment.on,
        "reason": amendment.reason,
        "content_hash": amendment.content_hash,
        "previous": amendment.previous,
        "by": amendment.by,
    }


def _cancellation(end: Cancellation) -> dict[str, Any]:
    return {
        "form": end.form.value,
        "on": end.on,
        "reason": end.reason,
        "number": end.number.text,
        "by": end.by,
    }


def payment_document(payment: PaymentMade) -> dict[str, Any]:
    """Return one payment."""
    return {
        "number": payment.number.text,
        "paid_on": payment.paid_on,
        "kind": payment.kind.value,
        "invoice": payment.invoice,
        "tax_invoice": payment.tax_invoice,
        "by": payment.by,
        "amount": payment.amount.amount,
        "receipts": list(payment.receipts),
        "withheld": withheld_documents(payment.withheld),
        "penalty": payment.penalty.amount,
        "net": payment.net.amount,
        "transfer": payment.transfer,
        "bap_no": payment.bap_no,
    }


def due_document(due: Due) -> dict[str, Any]:
    """Return what `order due` answers."""
    return {
        "gross": due.gross.amount,
        "open": due.open.amount,
        "ppn": due.ppn.amount,
        "pbjt": due.pbjt.amount,
        "withheld": withheld_documents(due.withheld),
        "collected": withheld_documents(due.collected),
        "penalty": due.penalty.amount,
        "penalty_open": due.penalty_open.amount,
        "owed_by_vendor": due.owed_by_vendor.amount,
        "net": due.net.amount,
        "received": due.received.amount,
        "receipts": list(due.receipts),
        "late": [{"receipt": x.receipt, "days": x.days, "value": x.value.amount} for x in due.late],
        "changed": [
            {"figure": x.figure, "estimate": x.estimate.amount, "final": x.final.amount}
            for x in due.changed
        ],
    }


def withheld_documents(rows: Iterable[Withheld]) -> list[dict[str, Any]]:
    """Return what the bendahara keeps back, tax by tax."""
    return [
        {"tax": row.tax.value, "base": row.base.amount, "amount": row.amount.amount} for row in rows
    ]


def deadline_document(deadline: Deadline | None) -> dict[str, Any] | None:
    """Return the last day of a term; `unknown_year` where its holidays are not loaded."""
    if deadline is None:
        return None
    return {"on": deadline.on, "unknown_year": deadline.unknown_year}


def _receipt(receipt: Receipt) -> dict[str, Any]:
    said = receipt.statements
    return {
        "number": receipt.number.text,
        "received_on": receipt.received_on,
        "arrived_on": receipt.arrived_on,
        "place": receipt.place,
        "complete": receipt.complete,
        "lines": [
            {
                "line": row.line,
                "accepted": str(row.accepted),
                "rejected": str(row.rejected),
                "reason": row.reason,
            }
            for row in receipt.lines
        ],
        "statements": {"function": said.function, "amount": said.amount, "time": said.time},
        "by": receipt.by,
    }
