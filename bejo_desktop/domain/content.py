"""What an order says: the one frozen value that is computed, hashed, stored, sent and printed."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from bejo_desktop.domain.errors import BadInput, RuleBroken
from bejo_desktop.domain.figures import PricedLine, QuoteRequest

if TYPE_CHECKING:
    from datetime import date

    from bejo_desktop.domain.codes import Collector, Kind, Payment, Platform, PriceMode, TaxClass
    from bejo_desktop.domain.figures import Figures, VendorTax
    from bejo_desktop.domain.money import Rupiah
    from bejo_desktop.domain.quantity import Quantity

LINES_MAX: Final = 200
NOTE_CHARS_MAX: Final = 1000
NAME_CHARS_MAX: Final = 200
LINE_PRICE_MAX: Final = 10**12
"""A unit price above one trillion rupiah is a slip of the finger."""


@dataclass(frozen=True, slots=True)
class Delivery:
    """Who receives the goods, and where."""

    name: str = ""
    phone: str = ""
    address: str = ""


@dataclass(frozen=True, slots=True)
class OrderLine:
    """
    One product of the order.

    Args:
        product: code of the product, `P-000123`.
        name, measure, tax_class, origin: as the catalogue said when the line was added.
        list_price, price_list: the list price and its version that the officer saw.
        unit_price: the agreed price in the order's price mode.
        budget_line: `sub kegiatan/kode rekening` that pays this line.
    """

    product: str
    name: str
    measure: str
    tax_class: TaxClass
    origin: str
    quantity: Quantity
    list_price: Rupiah
    price_list: int
    unit_price: Rupiah
    budget_line: str
    note: str = ""

    @property
    def amount(self) -> Rupiah:
        """Agreed price × quantity, half-up."""
        return self.unit_price.times(self.quantity)


@dataclass(frozen=True, slots=True)
class OrderContent:
    """
    Vendor, lines, accounts, dates and terms of one order, and from `submit` on its figures.

    No number, state, balance, signature or moment: those are not what the PPK approves.
    `vendor` is "" and `vendor_tax` None in a draft that has no vendor yet.
    """

    unit: str
    region: str
    vendor: str
    vendor_tax: VendorTax | None
    package: str
    rup: str
    budget_line: str
    ordered_on: date
    due_on: date
    platform: Platform
    platform_ref: str
    payment: Payment
    price_mode: PriceMode
    kind: Kind
    collector: Collector
    collector_reason: str
    deliver_to: Delivery
    note: str
    lines: tuple[OrderLine, ...]
    discount: Rupiah
    shipping: Rupiah
    figures: Figures | None = None

    def quote(self) -> QuoteRequest:
        """Return what the figures depend on; only for an order that has a vendor and lines."""
        assert self.vendor_tax is not None
        return QuoteRequest(
            ordered_on=self.ordered_on,
            due_on=self.due_on,
            region=self.region or None,
            platform=self.platform,
            collector=self.collector,
            kind=self.kind,
            price_mode=self.price_mode,
            vendor=self.vendor_tax,
            lines=tuple(PricedLine(x.tax_class, x.quantity, x.unit_price) for x in self.lines),
            discount=self.discount,
            shipping=self.shipping,
        )

    def require_complete(self) -> None:
        """
        Refuse what cannot be submitted, each by its code and field.

        Raises:
            BadInput: `order.vendor_missing`, `order.package_missing`, `order.price_zero`,
                `order.account_missing`, `order.price_range` (facts: `line`).
            RuleBroken: `order.empty`, `order.too_many_lines`, `order.due_before_order`,
                `order.year_crossed`.
        """
        self._require_header()
        if not self.lines:
            raise RuleBroken("order.empty")
        require_line_count(len(self.lines))
        for position, line in enumerate(self.lines, start=1):
            if not 0 < line.unit_price.amount <= LINE_PRICE_MAX:
                code = "order.price_range" if line.unit_price.amount else "order.price_zero"
                raise BadInput(code, line=position, field="unit_price", product=line.name)
            if not line.budget_line:
                raise BadInput("order.account_missing", line=position, field="budget_line")

    def _require_header(self) -> None:
        if not self.vendor:
            raise BadInput("order.vendor_missing", field="vendor")
        if not self.package.strip():
            raise BadInput("order.package_missing", field="package")
        if self.due_on < self.ordered_on:
            raise RuleBroken("order.due_before_order", field="due_on", due_on=self.due_on)
        if self.due_on.year != self.ordered_on.year:
            raise RuleBroken("order.year_crossed", field="due_on", year=self.ordered_on.year)


def require_line_count(count: int) -> None:
    """Raise RuleBroken `order.too_many_lines` above 200 lines."""
    if count > LINES_MAX:
        raise RuleBroken("order.too_many_lines", most=LINES_MAX, count=count)
