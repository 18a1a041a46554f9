"""
What each delivery bears of the whole order's figures: base, PPN, PBJT, and what is kept back.

The whole order is computed for the day on which a delivery's taxes fall due; a delivery bears
the cumulative share of each class less what the deliveries before it bore. So the parts of an
order add up to its figures to the rupiah, and no floor is dodged by parts.
"""

from __future__ import annotations

from dataclasses import dataclass
from fractions import Fraction
from typing import TYPE_CHECKING, Final

from bejo_desktop.domain.authority import collector_for
from bejo_desktop.domain.codes import Collector, TaxClass
from bejo_desktop.domain.fulfilment import NOTHING
from bejo_desktop.domain.money import Rupiah
from bejo_desktop.domain.payments import TAX_OF_ARTICLE, Tax
from bejo_desktop.domain.penalty import LatePart, came_on, days_late
from bejo_desktop.domain.returned_goods import kept_of_receipts
from bejo_desktop.domain.rounding import rounded
from bejo_desktop.domain.rules.catalogue import Payer, Rounding
from bejo_desktop.domain.tax.due import figures_due_on

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence
    from datetime import date
    from decimal import Decimal

    from bejo_desktop.domain.content import OrderContent
    from bejo_desktop.domain.figures import Figures
    from bejo_desktop.domain.fulfilment import GoodsReturned, Receipt
    from bejo_desktop.domain.payments import PaymentMade
    from bejo_desktop.domain.rules.book import RuleBook

_DUE_ON: Final[Mapping[Tax, frozenset[TaxClass]]] = {
    Tax.PPH_22: frozenset({TaxClass.GOODS, TaxClass.LUXURY, TaxClass.EXEMPT}),
    Tax.PPH_23: frozenset({TaxClass.SERVICE, TaxClass.CATERING}),
    Tax.PPH_FINAL: frozenset(TaxClass),
}
"""Income taxes that the bendahara keeps back, and the classes they are due on."""


@dataclass(frozen=True, slots=True)
class Kept:
    """Base and amount of one tax that the bendahara keeps back, in rupiah."""

    base: int = 0
    amount: int = 0

    def plus(self, other: Kept) -> Kept:
        """Return both together."""
        return Kept(self.base + other.base, self.amount + other.amount)


@dataclass(frozen=True, slots=True)
class Share:
    """What a part of an order bears, in rupiah; shares add up."""

    base: int
    ppn: int
    pbjt: int
    kept: Mapping[Tax, Kept]

    @property
    def gross(self) -> int:
        """With taxes."""
        return self.base + self.ppn + self.pbjt

    def plus(self, other: Share) -> Share:
        """Return both together."""
        taxes = [*self.kept, *(tax for tax in other.kept if tax not in self.kept)]
        kept = {tax: self.kept.get(tax, Kept()).plus(other.kept.get(tax, Kept())) for tax in taxes}
        return Share(self.base + other.base, self.ppn + other.ppn, self.pbjt + other.pbjt, kept)

    def less(self, other: Share) -> Share:
        """Return what is left of it without `other`."""
        kept = {tax: Kept(-one.base, -one.amount) for tax, one in other.kept.items()}
        return self.plus(Share(-other.base, -other.ppn, -other.pbjt, kept))


NO_SHARE: Final = Share(0, 0, 0, {})


class Deliveries:
    """The deliveries of one order and what went back of them."""

    def __init__(
        self,
        content: OrderContent,
        receipts: Sequence[Receipt],
        returns: Sequence[GoodsReturned],
        rules: RuleBook,
    ) -> None:
        self._content, self._receipts, self._rules = content, receipts, rules
        self._by_day: dict[date, Figures] = {}
        self.shares: Final = self._each(_accepted_rows(receipts))
        """What each receipt bears, in their order."""
        self.gone: Final = self._gone(returns)
        """What went back bears as it does in the newest delivery's figures."""
        self._kept: Final = (
            self._each(kept_of_receipts(content.lines, receipts, returns))
            if returns
            else self.shares
        )

    @property
    def figures(self) -> Figures:
        """Those of the whole order for its newest delivery, or for the day agreed before any."""
        return self._figures(self._newest_day())

    @property
    def platform_collects(self) -> bool:
        """Whether the platform collects the taxes of `figures`."""
        return self._collector(self._newest_day()) is Collector.PLATFORM

    @property
    def late(self) -> tuple[LatePart, ...]:
        """
        The receipts whose goods came after the day agreed; those that went back are none of them.

        Their replacement is late from the day agreed to its own arrival, the days before the
        return among them, so that no day of it is counted twice.
        """
        found = []
        for at, (receipt, share) in enumerate(zip(self._receipts, self._kept, strict=True), 1):
            came = came_on(receipt)
            days = days_late(came, self._content.due_on)
            if days and share.base:
                found.append(LatePart(at, days, Rupiah(share.base), came))
        return tuple(found)

    def together(self, positions: Iterable[int]) -> Share:
        """Return what the receipts at `positions` bear, less all that went back."""
        total = NO_SHARE
        for position in sorted(positions):
            total = total.plus(self.shares[position - 1])
        return total.less(self.gone)

    def _each(self, rows: Sequence[Mapping[int, Decimal]]) -> tuple[Share, ...]:
        """What each receipt bears that counts for `rows`: amounts by line (from 1)."""
        accepted = [NOTHING] * len(self._content.lines)
        found = []
        for receipt, came in zip(self._receipts, rows, strict=True):
            day = came_on(receipt)
            before = self._share(day, accepted)
            for line, amount in came.items():
                accepted[line - 1] += amount
            found.append(self._share(day, accepted).less(before))
        return tuple(found)

    def _gone(self, returns: Sequence[GoodsReturned]) -> Share:
        if not returns:
            return NO_SHARE
        accepted = [NOTHING] * len(self._content.lines)
        for receipt in self._receipts:
            for line in receipt.lines:
                accepted[line.line - 1] += line.accepted
        day = self._newest_day()
        before = self._share(day, accepted)
        for back in returns:
            for row in back.lines:
                accepted[row.line - 1] -= row.quantity
        return before.less(self._share(day, accepted))

    def _newest_day(self) -> date:
        return max(map(came_on, self._receipts), default=self._content.due_on)

    def _figures(self, day: date) -> Figures:
        if day not in self._by_day:
            self._by_day[day] = figures_due_on(self._content, day, self._rules)
        return self._by_day[day]

    def _share(self, day: date, accepted: Sequence[Decimal]) -> Share:
        """What the accepted quantities bear of the whole order's figures."""
        figures = self._figures(day)
        ratios = accepted_ratios(self._content, figures, accepted)
        bases = {x.tax_class: share_of(x.base.amount, ratios[x.tax_class]) for x in figures.classes}
        ppn = {x.tax_class: share_of(x.ppn.amount, ratios[x.tax_class]) for x in figures.classes}
        pbjt = {x.tax_class: share_of(x.pbjt.amount, ratios[x.tax_class]) for x in figures.classes}
        kept: dict[Tax, Kept] = {}
        if self._collector(day) is Collector.TREASURER:
            kept.update(_income(figures, bases))
            if figures.ppn_collected.amount:
                kept[Tax.PPN] = _sales(bases, ppn)
            if self._treasurer_pays_pbjt(day):
                kept[Tax.PBJT] = _sales(bases, pbjt)
        kept = {tax: one for tax, one in kept.items() if one.amount}
        return Share(sum(bases.values()), sum(ppn.values()), sum(pbjt.values()), kept)

    def _collector(self, day: date) -> Collector:
        """As `figures_due_on` chooses it."""
        content = self._content
        if content.collector_reason:
            return content.collector
        return collector_for(content.platform, content.payment, day, self._rules)

    def _treasurer_pays_pbjt(self, day: date) -> bool:
        rule = self._rules.on("pbjt.collector", day, self._content.region or None)
        return rule.word == Payer.TREASURER


def _accepted_rows(receipts: Sequence[Receipt]) -> tuple[Mapping[int, Decimal], ...]:
    return tuple({row.line: row.accepted for row in receipt.lines} for receipt in receipts)


def accepted_ratios(
    content: OrderContent, figures: Figures, accepted: Sequence[Decimal]
) -> dict[TaxClass, Fraction]:
    """Return how much of each class's value was accepted, exact, 0 to 1."""
    whole: dict[TaxClass, int] = {}
    part: dict[TaxClass, Fraction] = {}
    for line, own, came in zip(content.lines, figures.lines, accepted, strict=True):
        key, amount = line.tax_class, own.amount.amount
        whole[key] = whole.get(key, 0) + amount
        ratio = Fraction(came) / Fraction(line.quantity.value)
        part[key] = part.get(key, Fraction(0)) + amount * ratio
    return {key: part[key] / sum_ if sum_ else Fraction(0) for key, sum_ in whole.items()}


def share_of(amount: int, ratio: Fraction) -> int:
    """Return `amount` × `ratio`, half-up: cumulative shares need one rounding of their own."""
    return rounded(amount, ratio, Rounding.HALF_UP)


def borne_by(payments: Sequence[PaymentMade], amount: Rupiah, whole: Rupiah) -> Rupiah:
    """
    Return what the last of `payments` bears of an amount of the whole order, by what was paid.

    Cumulative, so that the parts of all payments add up to `amount`.

    Args:
        payments: of one order, from its first; whole: the order's total.
    """
    after = sum(one.amount.amount for one in payments)
    before = after - payments[-1].amount.amount
    parts = [
        share_of(amount.amount, Fraction(min(paid, whole.amount), whole.amount))
        for paid in (after, before)
    ]
    return Rupiah(parts[0] - parts[1])


def _income(figures: Figures, bases: Mapping[TaxClass, int]) -> Iterator[tuple[Tax, Kept]]:
    """Each row follows the accepted base of the classes that it is due on."""
    for row in figures.pph:
        tax = TAX_OF_ARTICLE[row.article]
        own = sum(amount for key, amount in bases.items() if key in _DUE_ON[tax])
        if own and row.base.amount:
            ratio = Fraction(own, row.base.amount)
            yield tax, Kept(own, share_of(row.amount.amount, ratio))


def _sales(bases: Mapping[TaxClass, int], taxes: Mapping[TaxClass, int]) -> Kept:
    own = sum(base for key, base in bases.items() if taxes[key])
    return Kept(own, sum(taxes.values()))
