"""From an order to the plain facts of its payment file: what is there, and what lacks."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bejo_desktop.application.paper_facts.ending import accepted_value
from bejo_desktop.application.paper_facts.payments import payment_facts
from bejo_desktop.application.paper_facts.people import holder
from bejo_desktop.domain.codes import Role
from bejo_desktop.domain.completeness.checking import Standing, completeness
from bejo_desktop.domain.money import ZERO
from bejo_desktop.domain.paper.letter_facts import (
    FilePiece,
    PaperEntry,
    SummaryFacts,
    TaxEntry,
    VerificationFacts,
)
from bejo_desktop.domain.paper.taxes import kept_name
from bejo_desktop.domain.paper.words import month_text

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping
    from datetime import date

    from bejo_desktop.application.paper_facts.order import FactFinder
    from bejo_desktop.domain.completeness.table import NeedRule
    from bejo_desktop.domain.order import Order
    from bejo_desktop.domain.paper.facts import PaperTexts, PurchaseOrderFacts
    from bejo_desktop.domain.paper.later_facts import PaymentFacts


def verification_facts(
    finder: FactFinder, order: Order, needs: Iterable[NeedRule], today: date, texts: PaperTexts
) -> VerificationFacts:
    """Return the lembar verifikasi as the file stands `today`."""
    return VerificationFacts(
        order=finder.facts(order, None),
        pieces=file_pieces(order, needs, texts["pieces"]),
        on=today,
        verifier=holder(finder, Role.PPK_SKPD, today),
        treasurer=holder(finder, Role.BENDAHARA, today),
    )


def summary_facts(
    finder: FactFinder, order: Order, needs: Iterable[NeedRule], today: date, texts: PaperTexts
) -> SummaryFacts:
    """Return the ringkasan SPJ as the order stands `today`."""
    facts = finder.facts(order, None)
    payments = tuple(payment_facts(finder, order, n) for n in range(1, len(order.payments) + 1))
    return SummaryFacts(
        order=facts,
        papers=tuple(_papers(order, facts, texts["papers"])),
        payments=payments,
        taxes=tuple(_taxes(order, payments, texts)),
        pieces=file_pieces(order, needs, texts["pieces"]),
        accepted=accepted_value(finder, order),
        treasurer=holder(finder, Role.BENDAHARA, today),
        verifier=holder(finder, Role.PPK_SKPD, today),
    )


def file_pieces(
    order: Order, needs: Iterable[NeedRule], words: Mapping[str, str]
) -> tuple[FilePiece, ...]:
    """Return the papers that the file is checked for; those that are not needed are left out."""
    return tuple(
        FilePiece(
            words[one.kind.value],
            one.standing is Standing.PRESENT,
            words["no"].format(no=one.no) if one.no else "",
        )
        for one in completeness(order, needs)
        if one.standing is not Standing.NOT_NEEDED
    )


def _papers(
    order: Order, facts: PurchaseOrderFacts, words: Mapping[str, str]
) -> Iterator[PaperEntry]:
    """All papers with a number, in the order of the order's life."""
    content = order.content
    for ref in facts.basis:
        yield PaperEntry(words[ref.kind], ref.number, ref.dated_on)
    if content.direct is not None:
        yield PaperEntry(
            words["invitation"], content.direct.invitation.no, content.direct.invitation.on
        )
        yield PaperEntry(words["result"], content.direct.result.no, content.direct.result.on)
    if facts.platform_ref:
        yield PaperEntry(words["platform"], facts.platform_ref, facts.platform_ref_on)
    yield PaperEntry(words[facts.form], facts.number or "", content.ordered_on)
    for amendment in order.amendments:
        yield PaperEntry(words["adendum"], amendment.number.text, amendment.on)
    for receipt in order.receipts:
        if receipt.number.text != facts.number:
            yield PaperEntry(words["bast"], receipt.number.text, receipt.received_on)
    if order.cancellation is not None:
        end = order.cancellation
        yield PaperEntry(words[end.form.value], end.number.text, end.on)
    for payment in order.payments:
        yield PaperEntry(words["invoice"], payment.invoice, None)
        if payment.tax_invoice:
            yield PaperEntry(words["tax_invoice"], payment.tax_invoice, None)
        yield PaperEntry(words["kuitansi"], payment.number.text, payment.paid_on)


def _taxes(order: Order, payments: Iterable[PaymentFacts], texts: PaperTexts) -> Iterator[TaxEntry]:
    """Each tax that was kept back, then what went to the treasury of each tax."""
    words, left = texts["deposits"], list(order.deposits)
    for payment in payments:
        for row in payment.kept:
            if row.amount == ZERO:
                continue
            own = next((x for x in left if x.tax is row.tax and x.amount == row.amount), None)
            if own is not None:
                left.remove(own)
            name = kept_name(row, texts)
            if own is None:
                yield TaxEntry(name, row.amount, billing=words.get(row.collector.value, ""))
            else:
                yield TaxEntry(name, row.amount, month_text(own.month), own.billing, own.ntpn)
    for own in left:
        name = words["other"].format(name=words[own.tax.value])
        yield TaxEntry(name, own.amount, month_text(own.month), own.billing, own.ntpn)
