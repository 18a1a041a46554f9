"""What an order says: the one frozen value that is computed, hashed, stored, sent and printed."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING, Final

from bejo_desktop.domain.budget import shares_by_line
from bejo_desktop.domain.codes import VendorScale
from bejo_desktop.domain.errors import BadInput, RuleBroken
from bejo_desktop.domain.figures import PricedLine, QuoteRequest
from bejo_desktop.domain.terms import require_terms

if TYPE_CHECKING:
    from datetime import date
    from decimal import Decimal

    from bejo_desktop.domain.codes import Collector, Kind, Payment, Platform, PriceMode, TaxClass
    from bejo_desktop.domain.figures import Figures, VendorTax
    from bejo_desktop.domain.money import Rupiah
    from bejo_desktop.domain.negotiation import Negotiation, PaperRef
    from bejo_desktop.domain.quantity import Quantity

LINES_MAX: Final = 200
NOTE_CHARS_MAX: Final = 1000
NAME_CHARS_MAX: Final = 200
LINE_PRICE_MAX: Final = 10**12
"""A unit price above one trillion rupiah is a slip of the finger."""
PLACES_MAX: Final = 100
"""Places of delivery of one order."""
FLAG_REASONS_MAX: Final = 100


class Procedure(StrEnum):
    """How the order comes about: with a Surat Pesanan, or bought at once with the vendor's nota."""

    ORDER = "order"
    SMALL = "small"


class PenaltyBase(StrEnum):
    """What a late day is counted on (Perpres 16/2018 Ps 79): the late part, or the contract."""

    LATE_PART = "late_part"
    CONTRACT = "contract"


@dataclass(frozen=True, slots=True)
class Delivery:
    """Who receives the goods, and where."""

    name: str = ""
    phone: str = ""
    address: str = ""


@dataclass(frozen=True, slots=True)
class Place:
    """
    One place of delivery with what goes there.

    Args:
        quantities: one a line of the order, in the line's measure; zero where none goes there.
    """

    delivery: Delivery
    quantities: tuple[Decimal, ...]


@dataclass(frozen=True, slots=True)
class Occasion:
    """The event that food is bought for: its day, what it is, and how many are invited."""

    title: str
    on: date
    guests: int


@dataclass(frozen=True, slots=True)
class DirectBasis:
    """The papers before an SPK by pengadaan langsung: invitation and minutes of the result."""

    invitation: PaperRef
    result: PaperRef


@dataclass(frozen=True, slots=True)
class FlagReason:
    """
    A question that was asked of the order, and why the officer goes on all the same.

    Args:
        code: of the flag, `flag.split`; line: 1-based line it belongs to, 0 for the order.
        text: 10 to 500 characters, printed in the auditor's list with the name; "" where the
            question was left open when the order was handed in.
        by: NIP of who gave it, "" for an open question.
        about: what was asked, as `domain.flags.question.matter_of` says it; "" answers the code
            whatever is asked.
    """

    code: str
    line: int
    text: str
    by: str
    about: str = ""


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
        standard: code of the standard price (SSH, SBU) that the officer compared with.
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
    standard: str = ""

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

    Args:
        official: NIP of the official for whom an operator typed it; "" where nobody typed it
            for another. Only this official submits it.
        rule_pack: version of the rule pack that made the figures.
        platform_on: day of the order on the platform.
        direct: papers of a pengadaan langsung before its SPK.
        places: where the goods go when it is not to `deliver_to` alone; the quantities of a
            line add up to what is ordered.
        negotiation: the request and the offers that led to the prices.
        vendor_note: the vendor's own nota of a small purchase.
        vendor_scale: whether the vendor was UMK or koperasi when the order was handed in.
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
    procedure: Procedure = Procedure.ORDER
    official: str = ""
    rule_pack: str = ""
    platform_on: date | None = None
    penalty_base: PenaltyBase = PenaltyBase.LATE_PART
    direct: DirectBasis | None = None
    occasion: Occasion | None = None
    places: tuple[Place, ...] = ()
    negotiation: Negotiation | None = None
    vendor_note: PaperRef | None = None
    vendor_scale: VendorScale = VendorScale.UNKNOWN
    flag_reasons: tuple[FlagReason, ...] = ()

    @property
    def shares(self) -> dict[str, Rupiah]:
        """
        What each budget line bears of the order, taxes included, in order of appearance.

        Empty without figures; figures that are not those of the lines are a fault (ValueError).
        """
        if self.figures is None:
            return {}
        pairs = zip(self.lines, self.figures.lines, strict=True)
        return shares_by_line((line.budget_line, figures.share) for line, figures in pairs)

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
                `order.year_crossed`; and what `terms.require_terms` names.
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
        require_terms(self)

    def _require_header(self) -> None:
        if not self.vendor:
            raise BadInput("order.vendor_missing", field="vendor")
        if not self.package.strip():
            raise BadInput("order.package_missing", field="package")
        require_due_day(self.ordered_on, self.due_on)


def require_due_day(ordered_on: date, due_on: date) -> None:
    """
    Refuse a due day before the order's, or in another fiscal year (UU 17/2003 Ps 4).

    Raises:
        RuleBroken: `order.due_before_order`, `order.year_crossed`.
    """
    if due_on < ordered_on:
        raise RuleBroken("order.due_before_order", field="due_on", due_on=due_on)
    if due_on.year != ordered_on.year:
        raise RuleBroken("order.year_crossed", field="due_on", year=ordered_on.year)


def require_line_count(count: int) -> None:
    """Raise RuleBroken `order.too_many_lines` above 200 lines."""
    if count > LINES_MAX:
        raise RuleBroken("order.too_many_lines", most=LINES_MAX, count=count)
