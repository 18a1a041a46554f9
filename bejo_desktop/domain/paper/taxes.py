"""Taxes kept from the vendor's money, as rows and as a sentence."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bejo_desktop.domain.money import ZERO
from bejo_desktop.domain.paper.sheet import SumRow
from bejo_desktop.domain.paper.words import NO_BREAK

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from bejo_desktop.domain.money import Rupiah
    from bejo_desktop.domain.paper.facts import FigureFacts, PaperTexts
    from bejo_desktop.domain.paper.later_facts import TaxFacts


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


def kept_rows(
    figures: FigureFacts, taxes: TaxFacts, collector: str, texts: PaperTexts
) -> tuple[SumRow, ...]:
    """Return the rows from the gross sum to what the vendor gets; zero taxes are left out."""
    words = texts["amounts"]
    kept = (SumRow(*row) for row in _kept(figures, taxes, collector, words) if row[1] != ZERO)
    net = SumRow(words["net"], taxes.net, ruled=True, strong=True)
    return (SumRow(words["gross"], figures.total), *kept, net)


def _kept(
    figures: FigureFacts, taxes: TaxFacts, collector: str, words: Mapping[str, str]
) -> Iterator[tuple[str, Rupiah]]:
    yield words["ppn"].format(collector=collector), taxes.ppn_collected
    yield words["pbjt"].format(rate=figures.pbjt_rate), figures.pbjt
    for tax in taxes.withheld:
        label = words[f"pph_{tax.article}"].format(
            rate=tax.rate, base=tax.base.plain, collector=collector
        )
        yield label, tax.amount
