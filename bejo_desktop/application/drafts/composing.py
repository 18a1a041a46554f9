"""From what an officer typed to the content of an order: names, prices and terms filled in."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from bejo_desktop.application.drafts.lines import LineMaker
from bejo_desktop.application.drafts.terms import with_terms
from bejo_desktop.application.drafts.typed import at, order_code, order_line, order_text, order_word
from bejo_desktop.domain.authority import collector_for
from bejo_desktop.domain.codes import Collector, Kind, Payment, Platform, PriceMode
from bejo_desktop.domain.content import (
    NAME_CHARS_MAX,
    Delivery,
    OrderContent,
    require_line_count,
)
from bejo_desktop.domain.errors import BadInput, NotFound, RuleBroken
from bejo_desktop.domain.money import ZERO
from bejo_desktop.domain.order import require_reason

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import date

    from bejo_desktop.application.ports.reference import Reference
    from bejo_desktop.application.views import DraftInput
    from bejo_desktop.domain.catalogue import Product
    from bejo_desktop.domain.money import Rupiah
    from bejo_desktop.domain.parties import Unit, Vendor
    from bejo_desktop.domain.rules.book import RuleBook


@dataclass(frozen=True, slots=True)
class Composer:
    """
    Makes the content of one draft.

    Args:
        today: day in WIB, the default of `ordered_on`.
        kept: the content before this edit: its lines keep their list prices; None for a new one.
        by: NIP of who types; "" where nobody gives reasons.
    """

    reference: Reference
    rules: RuleBook
    today: date
    kept: OrderContent | None
    by: str = ""

    def compose(self, wanted: DraftInput) -> OrderContent:
        """
        Return the content without figures.

        Raises:
            BadInput: `order.word`, `order.text_long`, `order.text_control`, `order.price_zero`,
                `order.price_range`, `order.discount_negative`, `order.shipping_negative`,
                `order.collector_reason`; all with `field`, those of a line with `line`; and
                what `terms.with_terms` names.
            RuleBroken: `order.too_many_lines`, `order.other_vendor`, `vendor.suspended`,
                `product.withdrawn`, `product.no_price`, `order.amount_range`,
                `order.total_range`.
            NotFound: `vendor.unknown`, `product.unknown`, `order.account_unknown`,
                `unit.not_loaded`.
        """
        require_line_count(len(wanted.lines))
        unit = self.reference.unit()
        codes = {line.product for line in wanted.lines}
        products = {product.code: product for product in self.reference.products(codes)}
        vendor = self._vendor(wanted, products)
        content = with_terms(self._header(wanted, unit, vendor), wanted, self.kept, self.by)
        self._require_known_accounts(wanted, content.ordered_on.year)
        kept = self.kept.lines if self.kept else ()
        return replace(content, lines=LineMaker(products, kept, content.vendor).make(wanted))

    def _header(self, wanted: DraftInput, unit: Unit, vendor: Vendor | None) -> OrderContent:
        platform = Platform(order_word("platform", wanted.platform, Platform))
        payment = Payment(order_word("payment", wanted.payment, Payment))
        ordered_on = wanted.ordered_on or self.today
        due_on = wanted.due_on or ordered_on
        collector, reason = self._collector(wanted, platform, payment, due_on)
        return OrderContent(
            unit=unit.code,
            region=unit.region,
            vendor="" if vendor is None else vendor.code,
            vendor_tax=None if vendor is None else vendor.tax,
            package=order_line("package", wanted.package.strip(), NAME_CHARS_MAX),
            rup=order_code("rup", wanted.rup),
            budget_line=order_code("budget_line", wanted.budget_line),
            ordered_on=ordered_on,
            due_on=due_on,
            platform=platform,
            platform_ref=order_code("platform_ref", wanted.platform_ref),
            payment=payment,
            price_mode=PriceMode(order_word("price_mode", wanted.price_mode, PriceMode)),
            kind=Kind(order_word("kind", wanted.kind, Kind)),
            collector=collector,
            collector_reason=reason,
            deliver_to=_delivery(wanted),
            note=order_text("note", wanted.note),
            lines=(),
            discount=_not_negative("discount", wanted.discount),
            shipping=_not_negative("shipping", wanted.shipping),
        )

    def _collector(
        self, wanted: DraftInput, platform: Platform, payment: Payment, due_on: date
    ) -> tuple[Collector, str]:
        usual = collector_for(platform, payment, due_on, self.rules)
        if not wanted.collector:
            return usual, ""
        chosen = Collector(order_word("collector", wanted.collector, Collector))
        if chosen is usual:
            return usual, ""
        try:
            reason = require_reason(wanted.collector_reason)
        except RuleBroken as error:
            raise BadInput("order.collector_reason", field="collector_reason") from error
        return chosen, reason

    def _vendor(self, wanted: DraftInput, products: Mapping[str, Product]) -> Vendor | None:
        """The vendor typed; where none is, the vendor of the first product."""
        of_lines = (products[x.product].vendor for x in wanted.lines if x.product in products)
        code = wanted.vendor.strip() or next(of_lines, "")
        if not code:
            return None
        try:
            vendor = self.reference.vendor(code)
        except NotFound as error:
            raise NotFound("vendor.unknown", field="vendor", vendor=code) from error
        is_new = self.kept is None or self.kept.vendor != code
        if is_new and vendor.suspended_since is not None:
            raise RuleBroken(
                "vendor.suspended",
                field="vendor",
                vendor=vendor.name,
                since=vendor.suspended_since.isoformat(),
                reason=vendor.suspended_reason,
            )
        return vendor

    def _require_known_accounts(self, wanted: DraftInput, year: int) -> None:
        known = {line.code for line in self.reference.budget(year)}
        if not known:  # before the year's DPA is here, drafts may be typed but not handed in
            return
        typed = (wanted.budget_line, *(line.budget_line for line in wanted.lines))
        for line, code in enumerate(typed):  # the order's own stands first, as line 0
            if code.strip() and code.strip() not in known:
                raise NotFound(
                    "order.account_unknown", budget_line=code.strip(), **at("budget_line", line)
                )


def _delivery(wanted: DraftInput) -> Delivery:
    typed = wanted.deliver_to or Delivery()
    return Delivery(
        order_line("deliver_to.name", typed.name.strip()),
        order_code("deliver_to.phone", typed.phone),
        order_line("deliver_to.address", typed.address.strip()),
    )


def _not_negative(field: str, amount: Rupiah | None) -> Rupiah:
    if amount is not None and amount < ZERO:
        raise BadInput(f"order.{field}_negative", field=field, amount=amount.amount)
    return amount or ZERO
