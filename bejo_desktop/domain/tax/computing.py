"""
All figures of one order from its lines, its vendor and the dated rules.

Order of computing: domain.md 2.3 and commands.md, quote. Exact ratios of integers, one
rounding at the end. Taxes follow the due date; officer, form and the meterai of the order
follow the date of the order.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from bejo_desktop.domain.authority import (
    form_for,
    officer_for,
    order_bears_meterai,
    receipt_bears_meterai,
)
from bejo_desktop.domain.figures import ClassFigures, Figures, LineFigures
from bejo_desktop.domain.money import ZERO, Rupiah
from bejo_desktop.domain.rounding import spread
from bejo_desktop.domain.rules.book import Citations
from bejo_desktop.domain.spelled import spelled
from bejo_desktop.domain.tax.base import class_prices
from bejo_desktop.domain.tax.income import income_taxes
from bejo_desktop.domain.tax.sales import collected_ppn, other_base, sales_tax

if TYPE_CHECKING:
    from collections.abc import Sequence

    from bejo_desktop.domain.figures import QuoteRequest
    from bejo_desktop.domain.rules.book import RuleBook
    from bejo_desktop.domain.tax.base import ClassPrice
    from bejo_desktop.domain.tax.sales import ClassTax, SalesTax


def compute(request: QuoteRequest, rules: RuleBook) -> Figures:
    """
    Compute every figure of `request` under the rules of its dates.

    Raises:
        BadInput: `quote.empty`, `quote.discount_too_large`.
        RuleBroken: `quote.no_rule` when a rule was not in force on a date, `money.range`.
    """
    law = Citations.of(rules)
    rounding = law.on("rounding.tax", request.due_on).word
    prices = class_prices(request)
    tax = sales_tax(request, prices, law, rounding)
    total = Rupiah(tax.base + tax.ppn + tax.pbjt)
    collected = collected_ppn(request, tax, law)
    pph = income_taxes(request, tax, law, rounding)
    nilai_lain = other_base(tax, rounding)
    form = form_for(request.platform, request.kind, total, request.ordered_on, law)
    return Figures(
        base=Rupiah(tax.base),
        dpp_nilai_lain=None if nilai_lain is None else Rupiah(nilai_lain),
        ppn=_rupiah(tax.ppn),
        pbjt=_rupiah(tax.pbjt),
        total=total,
        ppn_collected=_rupiah(collected),
        pph=pph,
        net_to_vendor=Rupiah(
            tax.base + tax.ppn - collected - sum([row.amount.amount for row in pph])
        ),
        classes=tuple([_class_figures(one) for one in tax.classes]),
        lines=_line_figures(prices, tax, len(request.lines)),
        words=f"{spelled(total.amount)} rupiah",
        officer=officer_for(total, request.ordered_on, law).value,
        form=form.value,
        meterai_order=order_bears_meterai(form, request.ordered_on, law),
        meterai_receipt=receipt_bears_meterai(total, request.due_on, law),
        rounding=rounding,
        rules=law.ids,
    )


def _class_figures(one: ClassTax) -> ClassFigures:
    return ClassFigures(one.tax_class, Rupiah(one.base), _rupiah(one.ppn), _rupiah(one.pbjt))


def _line_figures(
    prices: Sequence[ClassPrice], tax: SalesTax, count: int
) -> tuple[LineFigures, ...]:
    """Give each line its share of what its class costs in all, ties to the earlier line."""
    figures = [LineFigures(ZERO, ZERO)] * count
    for price, one in zip(prices, tax.classes, strict=True):
        whole = one.base + one.tax
        amounts = [amount.amount for amount in price.amounts]
        shares = spread(whole, amounts) if len(amounts) > 1 else (whole,)
        for place, amount, share in zip(price.places, price.amounts, shares, strict=True):
            figures[place] = LineFigures(amount, Rupiah(share))
    return tuple(figures)


def _rupiah(amount: int) -> Rupiah:
    """Many taxes of an order are nought: one nought is enough for all of them."""
    return Rupiah(amount) if amount else ZERO
