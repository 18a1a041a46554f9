"""From an order to the plain facts of its payment file: what is there, and what lacks."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bejo_desktop.application.paper_facts.ending import accepted_value
from bejo_desktop.application.paper_facts.filed import bills, bought_with, deposits_of
from bejo_desktop.application.paper_facts.papers import is_direct
from bejo_desktop.application.paper_facts.payments import payment_facts
from bejo_desktop.application.paper_facts.people import holder
from bejo_desktop.domain.codes import Role
from bejo_desktop.domain.completeness.checking import Standing, completeness
from bejo_desktop.domain.completeness.table import Part
from bejo_desktop.domain.due import Fulfilled
from bejo_desktop.domain.evidence import EvidenceKind
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
from bejo_desktop.domain.settlement import owed_by_vendor

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping
    from datetime import date

    from bejo_desktop.application.paper_facts.order import FactFinder
    from bejo_desktop.domain.completeness.checking import Needed
    from bejo_desktop.domain.completeness.table import NeedRule
    from bejo_desktop.domain.order import Order
    from bejo_desktop.domain.paper.facts import PaperTexts, PurchaseOrderFacts
    from bejo_desktop.domain.paper.later_facts import PaymentFacts


def verification_facts(
    finder: FactFinder, order: Order, needs: Iterable[NeedRule], today: date, texts: PaperTexts
) -> VerificationFacts:
    """Return the lembar verifikasi as the file stands `today`; it is no gap of its own file."""
    facts = finder.facts(order, None)
    others = [x for x in needs if x.kind is not EvidenceKind.VERIFICATION]
    return VerificationFacts(
        order=facts,
        pieces=file_pieces(finder, order, others, texts["pieces"], facts.form),
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
        pieces=file_pieces(finder, order, needs, texts["pieces"], facts.form),
        accepted=accepted_value(finder, order),
        treasurer=holder(finder, Role.BENDAHARA, today),
        verifier=holder(finder, Role.PPK_SKPD, today),
        small=bought_with(order) is not None,
    )


def file_pieces(
    finder: FactFinder,
    order: Order,
    needs: Iterable[NeedRule],
    words: Mapping[str, str],
    form: str,
) -> tuple[FilePiece, ...]:
    """Return the papers that the file is checked for; those that are not needed are left out."""
    owed = owed_by_vendor(Fulfilled.of(order), finder.rules)
    return tuple(
        FilePiece(
            _piece_name(one, words, form),
            one.standing is Standing.PRESENT,
            words["no"].format(no=one.no) if one.no else "",
        )
        for one in completeness(order, needs, owed)
        if one.standing is not Standing.NOT_NEEDED
    )


def _piece_name(one: Needed, words: Mapping[str, str], form: str) -> str:
    """The name of a paper of the file; where its number is known and its picture lacks, that."""
    name = words.get(f"{one.kind.value}_{form}", words[one.kind.value])
    scan_lacks = one.no and one.lacks == {Part.SCAN}
    return words["scan"].format(name=name) if scan_lacks else name


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
    yield from _paid(order, words)


def _paid(order: Order, words: Mapping[str, str]) -> Iterator[PaperEntry]:
    """The vendor's papers and ours of each payment; one nota of several payments stands once."""
    note = bought_with(order)
    if note is not None:
        yield PaperEntry(words[note.kind], note.number, note.on)
    for payment in order.payments:
        for bill in bills(order, payment):
            if bill != note:
                yield PaperEntry(words[bill.kind], bill.number, bill.on)
        if payment.tax_invoice:
            yield PaperEntry(words["tax_invoice"], payment.tax_invoice, None)
        yield PaperEntry(words["kuitansi"], payment.number.text, payment.paid_on)
        if is_direct(payment):
            yield PaperEntry(words["bap"], payment.bap_no, payment.paid_on)


def _taxes(order: Order, payments: Iterable[PaymentFacts], texts: PaperTexts) -> Iterator[TaxEntry]:
    """Each tax that was kept back, then what went to the treasury of each tax."""
    words, deposits = texts["deposits"], deposits_of(order)
    left = [x for x in order.deposits if x not in deposits.values()]
    for position, payment in enumerate(payments, start=1):
        for row in payment.kept:
            if row.amount == ZERO:
                continue
            own = deposits.get((position, row.tax))
            name = kept_name(row, texts)
            if own is None:
                yield TaxEntry(name, row.amount, billing=words.get(row.collector.value, ""))
            else:
                yield TaxEntry(name, row.amount, month_text(own.month), own.billing, own.ntpn)
    for own in left:
        name = words["other"].format(name=words[own.tax.value])
        yield TaxEntry(name, own.amount, month_text(own.month), own.billing, own.ntpn)
