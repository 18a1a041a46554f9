"""What an auditor would ask about a draft, gathered from one look at the store."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from bejo_desktop.application.drafts.prices import priced_items
from bejo_desktop.domain.codes import Payment
from bejo_desktop.domain.errors import RuleBroken
from bejo_desktop.domain.flags.dates import date_questions
from bejo_desktop.domain.flags.food import local_tax_questions, portion_questions
from bejo_desktop.domain.flags.limits import near_limit
from bejo_desktop.domain.flags.lookalikes import lookalike_question, note_question
from bejo_desktop.domain.flags.money import year_questions
from bejo_desktop.domain.flags.past import as_past, windows_of
from bejo_desktop.domain.flags.prices import price_questions
from bejo_desktop.domain.flags.question import Question
from bejo_desktop.domain.flags.split import split_questions
from bejo_desktop.domain.flags.tax import collector_question, ppn_questions, tax_id_question
from bejo_desktop.domain.meter import DOMESTIC
from bejo_desktop.domain.money import ZERO

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping
    from datetime import date
    from uuid import UUID

    from bejo_desktop.application.ports.store import Reading
    from bejo_desktop.domain.catalogue import Product
    from bejo_desktop.domain.content import OrderContent
    from bejo_desktop.domain.money import Rupiah
    from bejo_desktop.domain.parties import Vendor
    from bejo_desktop.domain.rules.book import RuleBook


@dataclass(frozen=True, slots=True)
class Asked:
    """
    One order about which questions are asked.

    Args:
        content: with figures, without which nothing is asked.
        vendor, products: as the centre knows them now.
        written_on: day on which it was handed in, for a draft the trusted day.
    """

    order_id: UUID
    content: OrderContent
    vendor: Vendor | None
    products: Mapping[str, Product]
    written_on: date
    rules: RuleBook

    def questions(self, reading: Reading) -> tuple[Question, ...]:
        """Return all of them; none before the days for which rules are known."""
        if self.content.figures is None:
            return ()
        found: list[Question] = []
        try:
            found += self._of_content()
            found += self._of_history(reading)
            found += self._of_year(reading)
            found += self._of_prices(reading)
        except RuleBroken:
            return tuple(found)
        return tuple(found)

    def _of_content(self) -> Iterator[Question]:
        content, rules = self.content, self.rules
        yield from date_questions(content, self.written_on, rules)
        yield from portion_questions(content, rules)
        yield from local_tax_questions(content, rules)
        yield from ppn_questions(content, self.vendor, rules)
        for one in (
            tax_id_question(content, self.vendor, rules),
            collector_question(content, rules),
        ):
            if one is not None:
                yield one
        imports_from = rules.on("tkdn.order", content.ordered_on).id
        for position, line in enumerate(content.lines, start=1):
            if line.origin != DOMESTIC:
                yield Question(
                    "flag.imported", imports_from, {"product": line.name}, position, "product"
                )

    def _of_history(self, reading: Reading) -> Iterator[Question]:
        on, rules = self.content.ordered_on, self.rules
        groups = {code: product.category for code, product in self.products.items()}
        name = "" if self.vendor is None else self.vendor.name
        order = as_past(self.content, groups, name)
        past = reading.history.near(order, windows_of(on, rules), self.order_id)
        near = near_limit(order, rules)
        if near is not None:
            yield near
        yield from split_questions(order, past, rules)
        for one in (lookalike_question(order, past, rules), note_question(order, past, rules)):
            if one is not None:
                yield one

    def _of_year(self, reading: Reading) -> Iterator[Question]:
        year = reading.reference.fiscal_year(self.content.ordered_on.year)
        by_float = self.content.payment is Payment.UP and year.up_limit is not None
        yield from year_questions(self.content, year, self._waiting(reading) if by_float else ZERO)

    def _waiting(self, reading: Reading) -> Rupiah:
        """What other UP orders of the year hold that the centre has not accepted."""
        of_year = self.content.ordered_on.year
        totals = (
            one.content.figures.total
            for one in reading.orders.waiting_commitment()
            if one.order_id != self.order_id
            and one.content.payment is Payment.UP
            and one.content.ordered_on.year == of_year
            and one.content.figures is not None
        )
        return sum(totals, start=ZERO)

    def _of_prices(self, reading: Reading) -> Iterator[Question]:
        items = priced_items(reading, self.content, self.products, self.order_id, self.rules)
        for item in items:
            yield from price_questions(item, self.content.ordered_on, self.rules)
