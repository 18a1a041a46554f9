"""Taxes kept from the vendor's money, as rows and as a sentence."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bejo_desktop.domain.money import ZERO
from bejo_desktop.domain.paper.sheet import SumRow
from bejo_desktop.domain.paper.words import NO_BREAK

if TYPE_CHECKING:
    from collections.abc import Mapping

    from bejo_desktop.domain.paper.facts import FigureFacts, PaperTexts
    from bejo_desktop.domain.paper.later_facts import KeptFacts, PaymentFacts, TaxFacts


def kept_words(figures: FigureFacts, taxes: TaxFacts, words: Mapping[str, str]) -> str:
    """Return `PPh Pasal 23 4% = Rp63.000 dan Pajak Daerah Rp157.500`, "" where nothing is kept."""
    parts = [
        words["withheld"].format(name=words[f"pph_{x.article}"], rate=x.rate, amount=x.amount)
        for x in taxes.withheld
    ]
    for name, amount in (("ppn", taxes.ppn_collected), ("pbjt", figures.pbjt)):
        if amount != ZERO:
            parts.append(words[name].format(amount=amount))
    listed = words["and"].join([", ".join(parts[:-1]), parts[-1]] if len(parts) > 1 else parts)
    return listed.replace("~", NO_BREAK)


def kept_rows(payment: PaymentFacts, texts: PaperTexts) -> tuple[SumRow, ...]:
    """Return the rows from the gross sum to what the vendor gets; what is nothing is left out."""
    words = texts["amounts"]
    kept = [SumRow(kept_name(row, texts), row.amount) for row in payment.kept if row.amount != ZERO]
    if payment.penalty != ZERO:
        kept.append(SumRow(words["penalty"], payment.penalty))
    net = SumRow(words["net"], payment.net, ruled=True, strong=True)
    return (SumRow(words["gross"], payment.amount), *kept, net)


def kept_name(row: KeptFacts, texts: PaperTexts) -> str:
    """`PPh Pasal 22 0,5% × 11.295.000 (dipungut platform)`."""
    template = texts["amounts"][row.tax.value]
    filled = template.format(
        rate=row.rate, base=row.base.plain, collector=texts["collectors"][row.collector.value]
    )
    return " ".join(filled.split(" "))
