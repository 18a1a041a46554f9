"""The estimate at the day of an order beside the figures of the day on which its taxes fall due."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from bejo_desktop.domain.authority import collector_for
from bejo_desktop.domain.money import Rupiah
from bejo_desktop.domain.tax.computing import compute

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import date

    from bejo_desktop.domain.content import OrderContent
    from bejo_desktop.domain.figures import Figures
    from bejo_desktop.domain.rules.book import RuleBook


@dataclass(frozen=True, slots=True)
class FigureDifference:
    """
    One figure that changed between two computations, in whole rupiah.

    Args:
        figure: `base`, `ppn`, `pbjt`, `total`, `ppn_collected`, `pph`, `net_to_vendor`.
    """

    figure: str
    estimate: Rupiah
    final: Rupiah

    @property
    def change(self) -> Rupiah:
        """The final figure less the estimate; negative where it fell."""
        return self.final - self.estimate


def figures_due_on(content: OrderContent, day: date, rules: RuleBook) -> Figures:
    """
    Compute an order again for the day on which its taxes fall due: delivery or payment.

    Officer and form stay those of the day of the order. Who collects follows from platform and
    payment on `day`, unless the officer chose otherwise with a reason (domain.md 2.3, step 7).

    Args:
        rules: the book in force on `day`, not the one that made the estimate.

    Raises:
        BadInput, RuleBroken: as `compute`.
    """
    collector = content.collector
    if not content.collector_reason:
        collector = collector_for(content.platform, content.payment, day, rules)
    return compute(replace(content.quote(), due_on=day, collector=collector), rules)


def difference(estimate: Figures, final: Figures) -> tuple[FigureDifference, ...]:
    """Return the figures that changed, in the order of the panel; empty where none did."""
    pairs = zip(_amounts(estimate), _amounts(final), strict=True)
    return tuple(
        FigureDifference(figure, before, after)
        for (figure, before), (_, after) in pairs
        if before != after
    )


def _amounts(figures: Figures) -> Iterator[tuple[str, Rupiah]]:
    yield "base", figures.base
    yield "ppn", figures.ppn
    yield "pbjt", figures.pbjt
    yield "total", figures.total
    yield "ppn_collected", figures.ppn_collected
    yield "pph", Rupiah(sum(row.amount.amount for row in figures.pph))
    yield "net_to_vendor", figures.net_to_vendor
