"""From an order to the plain facts of the papers beside its Surat Pesanan."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal
from hashlib import sha256
from typing import TYPE_CHECKING, Final

from bejo_desktop.application.drafts.why import percent, used_rules
from bejo_desktop.application.paper_facts.people import buyer, holder, named, paying_ppk
from bejo_desktop.contract.codec import encode
from bejo_desktop.contract.fulfilment import payment_to_wire, receipt_to_wire
from bejo_desktop.domain.authority import receipt_bears_meterai
from bejo_desktop.domain.codes import Role, TaxClass
from bejo_desktop.domain.fulfilment import outstanding
from bejo_desktop.domain.money import Rupiah
from bejo_desktop.domain.paper.later_facts import (
    BastFacts,
    BastRef,
    KuitansiFacts,
    NotaFacts,
    ReceivedFacts,
    TaxFacts,
    WithheldFacts,
)
from bejo_desktop.domain.paper.marking import Print

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import date

    from msgspec import Struct

    from bejo_desktop.application.paper_facts.order import FactFinder
    from bejo_desktop.domain.figures import IncomeTax
    from bejo_desktop.domain.order import Order
    from bejo_desktop.domain.paper.facts import CopyFacts
    from bejo_desktop.domain.rules.book import Rule

_DOUBLES: Final = {"22": "pph22.bendahara.no_npwp", "23": "pph23.no_npwp"}
"""Rules by which a rate is multiplied for a vendor without NPWP; cited where it was."""


def nota_facts(finder: FactFinder, order: Order, copy: CopyFacts | None) -> NotaFacts:
    """Return what the nota pesanan says; errors as `FactFinder.facts`."""
    content, figures = finder.figured(order)
    role = Role(figures.officer)
    assert content.vendor_tax is not None
    return NotaFacts(
        order=finder.facts(order, copy),
        taxes=_taxes(finder, order),
        npwp_valid=content.vendor_tax.npwp,
        catering=any(line.tax_class is TaxClass.CATERING for line in content.lines),
        buyer=buyer(finder, order, role),
        buyer_role=role,
        pptk=holder(finder, Role.PPTK, content.ordered_on),
    )


def bast_facts(finder: FactFinder, order: Order, stage: int, copy: CopyFacts | None) -> BastFacts:
    """Return what the BAST of the receipt number `stage`, from 1, says."""
    receipt = order.receipts[stage - 1]
    lines = order.content.lines
    before = outstanding(lines, order.receipts[: stage - 1])
    came = {row.line: row for row in receipt.lines}
    received = []
    for line, earlier in zip(lines, before, strict=True):
        row = came.get(earlier.line)
        received.append(
            ReceivedFacts(
                name=line.name,
                measure=line.measure,
                unit_price=line.unit_price,
                ordered=earlier.ordered,
                before=earlier.accepted,
                accepted=row.accepted if row else Decimal(0),
                rejected=row.rejected if row else Decimal(0),
                reason=row.reason if row else "",
            )
        )
    return BastFacts(
        order=finder.facts(order, None),
        print_=_print(finder, order, receipt.number.text, receipt_to_wire(receipt), copy),
        received_on=receipt.received_on,
        arrived_on=order.arrived_on,
        stage=stage,
        complete=receipt.complete,
        lines=tuple(received),
        statements=receipt.statements,
        officer=named(finder, receipt.by, finder.phrases.phrase("paper.office_ppk")),
        keeper=holder(finder, Role.PENGURUS_BARANG, receipt.received_on),
    )


def kuitansi_facts(finder: FactFinder, order: Order, copy: CopyFacts | None) -> KuitansiFacts:
    """Return what the kuitansi of the order's payment says."""
    payment = order.payment
    assert payment is not None
    facts = finder.facts(order, None)
    return KuitansiFacts(
        order=facts,
        print_=_print(finder, order, payment.number.text, payment_to_wire(payment), copy),
        taxes=_taxes(finder, order),
        paid_on=payment.paid_on,
        kind=payment.kind,
        invoice=payment.invoice,
        tax_invoice=payment.tax_invoice,
        handovers=tuple(BastRef(x.number.text, x.received_on) for x in order.receipts),
        approver=paying_ppk(finder, order, payment.paid_on),
        treasurer=named(finder, payment.by),
        pptk=holder(finder, Role.PPTK, payment.paid_on),
        stamp_duty=_receipt_duty(finder, facts.figures.total, payment.paid_on),
    )


def act_hash(order: Order, act: Struct) -> str:
    """Return the content hash of what follows an order: its own and the act as it travels."""
    assert order.content_hash is not None
    return sha256(bytes.fromhex(order.content_hash) + encode(act)).hexdigest()


def _print(
    finder: FactFinder, order: Order, number: str, act: Struct, copy: CopyFacts | None
) -> Print:
    hash_ = act_hash(order, act)
    return Print(
        author=finder.author(),
        number=number,
        content_hash=hash_,
        qr=finder.code(number, hash_),
        copy=copy,
    )


def _taxes(finder: FactFinder, order: Order) -> TaxFacts:
    content, figures = finder.figured(order)
    used = used_rules(replace(content, figures=figures), finder.rules)
    return TaxFacts(
        ppn_collected=figures.ppn_collected,
        withheld=tuple(
            WithheldFacts(row.article, _rate(row, used), row.base, row.amount)
            for row in figures.pph
        ),
        net=figures.net_to_vendor,
    )


def _rate(row: IncomeTax, used: Mapping[str, Rule]) -> str:
    """The rate as printed, doubled where it was; "" for a rule that is no longer known."""
    rule = next((x for x in used.values() if x.id == row.rule), None)
    if rule is None:
        return ""
    doubled = used.get(_DOUBLES.get(row.article, ""))
    return percent(rule.ratio * (doubled.number if doubled else 1))


def _receipt_duty(finder: FactFinder, total: Rupiah, on: date) -> Rupiah | None:
    """The meterai on a receipt of `total`. Rules: `meterai.receipt_above`, `meterai.amount`."""
    if not receipt_bears_meterai(total, on, finder.rules):
        return None
    return Rupiah(finder.rules.on("meterai.amount", on).number)
