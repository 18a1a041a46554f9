"""Income tax (PPh) that the platform or the bendahara keeps back from the vendor."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from bejo_desktop.domain.codes import Certificate, Collector, TaxClass
from bejo_desktop.domain.figures import IncomeTax
from bejo_desktop.domain.money import Rupiah
from bejo_desktop.domain.rounding import rounded
from bejo_desktop.domain.tax.floor import Floor, floor_spares

if TYPE_CHECKING:
    from bejo_desktop.domain.figures import QuoteRequest
    from bejo_desktop.domain.rules.book import Rule, Rules
    from bejo_desktop.domain.tax.sales import SalesTax


@dataclass(frozen=True, slots=True)
class _Article:
    """What an article taxes and where its rules stand; no `factor_key`: never doubled."""

    name: str
    rate_key: str
    floor: Floor
    objects: frozenset[TaxClass]
    factor_key: str | None = None


_PPH22: Final = _Article(
    "22",
    "pph22.bendahara",
    Floor("pph22.bendahara.floor", "floor_scope.pph22"),
    frozenset({TaxClass.GOODS, TaxClass.LUXURY, TaxClass.EXEMPT}),
    "pph22.bendahara.no_npwp",
)
_PPH23: Final = _Article(
    "23",
    "pph23",
    Floor("pph23.floor", "floor_scope.pph23"),
    frozenset({TaxClass.SERVICE, TaxClass.CATERING}),
    "pph23.no_npwp",
)
_FINAL: Final = _Article(
    "final", "pph.final", Floor("pph.final.floor", "floor_scope.pph_final"), frozenset(TaxClass)
)


def income_taxes(
    request: QuoteRequest, tax: SalesTax, law: Rules, rounding: str
) -> tuple[IncomeTax, ...]:
    """Return the rows of income tax, one per article, each rounded once; none where none is due."""
    if request.collector is Collector.PLATFORM:
        rows = _by_platform(request, tax.base, law, rounding)
    else:
        rows = _by_treasurer(request, tax, law, rounding)
    return tuple([row for row in rows if row.amount.amount])


def _by_platform(request: QuoteRequest, base: int, law: Rules, rounding: str) -> list[IncomeTax]:
    rate = law.on("pph22.marketplace", request.due_on)
    if _platform_spares(request, base, law):
        return []
    article = "final" if request.vendor.certificate is Certificate.FINAL else "22"
    return [_row(article, base, rate, 1, rounding)]


def _platform_spares(request: QuoteRequest, base: int, law: Rules) -> bool:
    """Tell whether a switch of domain.md 9.2 spares the vendor what the platform would take."""
    day = request.due_on
    certificate = request.vendor.certificate
    if certificate is Certificate.EXEMPT and law.on("pph22.marketplace.skb_exempts", day).switch:
        return True
    if (
        certificate is Certificate.BELOW_500M
        and law.on("pph22.marketplace.below_500m_exempts", day).switch
    ):
        return True
    return (
        law.on("pph22.marketplace.floor_applies", day).switch
        and base <= law.on("pph22.marketplace.floor", day).number
    )


def _by_treasurer(
    request: QuoteRequest, tax: SalesTax, law: Rules, rounding: str
) -> list[IncomeTax]:
    rows: list[IncomeTax] = []
    for article in _articles(request.vendor.certificate):
        own = [one.base for one in tax.classes if one.tax_class in article.objects]
        if not own or floor_spares(article.floor, request.due_on, sum(own), tax.base, law):
            continue
        factor = 1
        if article.factor_key and not request.vendor.npwp:
            factor = law.on(article.factor_key, request.due_on).number
        rate = law.on(article.rate_key, request.due_on)
        rows.append(_row(article.name, sum(own), rate, factor, rounding))
    return rows


def _articles(certificate: Certificate) -> tuple[_Article, ...]:
    if certificate is Certificate.NONE:
        return (_PPH22, _PPH23)
    return (_FINAL,) if certificate is Certificate.FINAL else ()


def _row(article: str, base: int, rate: Rule, factor: int, rounding: str) -> IncomeTax:
    amount = rounded(base * factor, rate.ratio, rounding)
    return IncomeTax(article=article, base=Rupiah(base), amount=Rupiah(amount), rule=rate.id)
