"""Everything the editor shows of one order, put together from one look at the store."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from bejo_desktop.application.deadlines import region_of, vendor_deadline
from bejo_desktop.application.drafts.figuring import figures_of, impacts
from bejo_desktop.application.drafts.flags import circumstances, flags_of
from bejo_desktop.application.drafts.metering import meter_with
from bejo_desktop.application.drafts.questions import Asked
from bejo_desktop.application.drafts.why import SIGNER, reasons_of
from bejo_desktop.application.views import DraftView, Flag, FlagLevel, LineView
from bejo_desktop.domain.days import wib_day
from bejo_desktop.domain.errors import BejoError
from bejo_desktop.domain.flags.dates import trusted_day
from bejo_desktop.domain.order import UNNUMBERED, Act, OrderState

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import date, datetime

    from bejo_desktop.application.drafts.flags import Circumstances
    from bejo_desktop.application.ports.store import Reading
    from bejo_desktop.application.views import BudgetImpact
    from bejo_desktop.domain.content import OrderContent, OrderLine
    from bejo_desktop.domain.order import Order
    from bejo_desktop.domain.parties import Officer
    from bejo_desktop.domain.rules.book import RuleBook


@dataclass(frozen=True, slots=True)
class Showing:
    """Makes `DraftView`s; `now` is the moment of looking."""

    reading: Reading
    rules: RuleBook
    now: datetime

    def view(self, order: Order, acting: Officer | None, saved_at: datetime) -> DraftView:
        """Return what the editor shows of `order` to `acting`."""
        content, fault = self._figured(order)
        around = circumstances(self.reading, order, content, self.now, acting)
        budget = impacts(self.reading, order, content)
        figures = content.figures
        flags = self._flags(order, content, around, budget, fault)
        return DraftView(
            order_id=order.order_id,
            state=order.state,
            sync=order.sync,
            content=content,
            content_hash=order.content_hash,
            number=order.number_text or None,
            vendor=around.vendor,
            lines=tuple(
                _line(position, line, around) for position, line in enumerate(content.lines, 1)
            ),
            figures=figures,
            budget=budget,
            flags=flags,
            why=reasons_of(content, self.rules.of(content.rule_pack)),
            buyer=figures.officer if figures else "",
            signer=SIGNER.value,
            saved_at=saved_at,
            editable=order.state is OrderState.DRAFT,
            # Not while it is typed: no key that is pressed moves the unit's year.
            meter=None
            if order.state is OrderState.DRAFT
            else meter_with(self.reading, content, order.order_id, around.vendor, self.rules),
        )

    def _flags(
        self,
        order: Order,
        content: OrderContent,
        around: Circumstances,
        budget: tuple[BudgetImpact, ...],
        fault: BejoError | None,
    ) -> tuple[Flag, ...]:
        if order.state not in UNNUMBERED:
            return tuple(self._told(order, around))
        asked = Asked(
            order_id=order.order_id,
            content=content,
            vendor=around.vendor,
            products=around.products,
            written_on=_written_on(order, around),
            rules=self.rules,
        )
        return flags_of(content, budget, around, fault, asked.questions(self.reading), self.rules)

    def _told(self, order: Order, around: Circumstances) -> Iterator[Flag]:
        """Tell that the vendor's days to accept are over; nothing lapses by it."""
        term = vendor_deadline(order, self.rules, region_of(self.reading))
        today = trusted_day(wib_day(around.now), around.synced_on)
        if term is not None and term.on is not None and term.on < today:
            facts = {"on": term.on.isoformat(), "days": (today - term.on).days}
            yield Flag(FlagLevel.NOTICE, "flag.vendor_late", facts)

    def _figured(self, order: Order) -> tuple[OrderContent, BejoError | None]:
        """The content with its figures: computed anew in a draft, as approved later."""
        if order.state is not OrderState.DRAFT:
            return order.content, None
        try:
            return replace(order.content, figures=figures_of(order.content, self.rules)), None
        except BejoError as error:
            return order.content, error


def _line(position: int, line: OrderLine, around: Circumstances) -> LineView:
    product = around.products.get(line.product)
    moved = product is not None and product.price != line.list_price
    return LineView(
        position=position,
        product=line.product,
        name=line.name,
        measure=line.measure,
        origin=line.origin,
        quantity=line.quantity,
        list_price=line.list_price,
        unit_price=line.unit_price,
        amount=line.amount,
        budget_line=line.budget_line,
        account=line.budget_line.rpartition("/")[2],
        note=line.note,
        list_now=product.price if product is not None and moved else None,
        list_now_on=product.price_on if product is not None and moved else None,
    )


def _written_on(order: Order, around: Circumstances) -> date:
    """The day on which it was handed in, also of an addendum; for a draft the trusted day."""
    if order.state is OrderState.SUBMITTED or order.number is not None:
        for event in reversed(order.history):
            if event.act == Act.SUBMIT:
                return wib_day(event.at)
    return trusted_day(wib_day(around.now), around.synced_on)
