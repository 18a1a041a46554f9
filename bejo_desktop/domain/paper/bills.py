"""The vendor's papers and the deposits of taxes, as the papers of a payment name them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bejo_desktop.domain.codes import Collector
from bejo_desktop.domain.money import ZERO
from bejo_desktop.domain.paper.words import NO_BREAK, day_text, fill

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from bejo_desktop.domain.paper.facts import PaperTexts
    from bejo_desktop.domain.paper.frame import RichText
    from bejo_desktop.domain.paper.later_facts import KuitansiFacts, VendorPaper


def bill_named(bill: VendorPaper, words: Mapping[str, str]) -> str:
    """`nota Penyedia Nomor 0931 tanggal 21 Oktober 2026`, without a day where none is known."""
    template = words[bill.kind] + (words["bill_day"] if bill.on else "")
    day = day_text(bill.on) if bill.on else ""
    return template.replace("~", NO_BREAK).format(number=bill.number, day=day)


def tax_papers(facts: KuitansiFacts, texts: PaperTexts) -> Iterator[RichText]:
    """The faktur, the platform's invoice, the deposit of each tax: a line where still to come."""
    words, payment = texts["tax_papers"], facts.payment
    if payment.tax_invoice:
        yield fill(words["tax_invoice"], number=payment.tax_invoice)
    kept = [row for row in payment.kept if row.amount != ZERO]
    collectors = {row.collector for row in kept} or {facts.order.collector}
    if Collector.PLATFORM in collectors:
        invoice = payment.platform_invoice
        number = invoice.number if invoice else words["number_blank"]
        day = day_text(invoice.on) if invoice and invoice.on else words["day_blank"]
        yield fill(words["platform"], number=number, day=day)
    for row in kept:
        if row.collector is Collector.TREASURER:
            yield fill(
                words["local" if row.tax.value == "pbjt" else "deposit"],
                name=words[row.tax.value],
                billing=row.billing or words["billing_blank"],
                ntpn=row.ntpn or words["ntpn_blank"],
            )
