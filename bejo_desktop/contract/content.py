"""The order's content on the wire and in the store, and the way there from the domain and back."""

from __future__ import annotations

from datetime import date
from typing import Annotated

from msgspec import Meta

from bejo_desktop.contract.figures import FiguresMessage, figures_from_wire, figures_to_wire
from bejo_desktop.contract.hashed import Code, Hashed, Money, Text
from bejo_desktop.contract.negotiation import (
    NegotiationMessage,
    PaperRefMessage,
    negotiation_from_wire,
    negotiation_to_wire,
    paper_from_wire,
    paper_to_wire,
)
from bejo_desktop.contract.quantities import Decimals
from bejo_desktop.contract.terms import (
    DirectBasisMessage,
    FlagReasonMessage,
    OccasionMessage,
    PlaceMessage,
    direct_from_wire,
    direct_to_wire,
    occasion_from_wire,
    occasion_to_wire,
    place_from_wire,
    place_to_wire,
    reason_from_wire,
    reason_to_wire,
)
from bejo_desktop.contract.wire import NO_NUL
from bejo_desktop.domain.codes import (
    Certificate,
    Collector,
    Kind,
    Payment,
    Platform,
    PriceMode,
    TaxClass,
    VendorScale,
)
from bejo_desktop.domain.content import (
    FLAG_REASONS_MAX,
    LINES_MAX,
    PLACES_MAX,
    Delivery,
    OrderContent,
    OrderLine,
    PenaltyBase,
    Procedure,
)
from bejo_desktop.domain.figures import (
    VendorTax,
)
from bejo_desktop.domain.money import Rupiah
from bejo_desktop.domain.quantity import Quantity


class VendorTaxMessage(Hashed, frozen=True):
    """`VendorTax` on the wire."""

    pkp: bool
    npwp: bool
    certificate: Certificate


class LineMessage(Hashed, frozen=True):
    """`OrderLine` on the wire; the order of the lines is their position."""

    product: Code
    name: Annotated[str, Meta(max_length=200, pattern=NO_NUL)]
    measure: Code
    tax_class: TaxClass
    origin: Code
    quantity: Decimals
    list_price: Money
    price_list: Annotated[int, Meta(ge=0, le=2**53 - 1)]
    unit_price: Money
    budget_line: Code
    note: Text
    standard: Code = ""


class DeliveryMessage(Hashed, frozen=True):
    """`Delivery` on the wire."""

    name: Text
    phone: Code
    address: Text


class Content(Hashed, frozen=True):
    """`OrderContent` on the wire; its canonical bytes are what the content hash covers."""

    unit: Code
    region: Code
    vendor: Code
    vendor_tax: VendorTaxMessage | None
    package: Annotated[str, Meta(max_length=200, pattern=NO_NUL)]
    rup: Code
    budget_line: Code
    ordered_on: date
    due_on: date
    platform: Platform
    platform_ref: Code
    payment: Payment
    price_mode: PriceMode
    kind: Kind
    collector: Collector
    collector_reason: Text
    deliver_to: DeliveryMessage
    note: Text
    lines: Annotated[tuple[LineMessage, ...], Meta(max_length=LINES_MAX)]
    discount: Money
    shipping: Money
    figures: FiguresMessage | None
    procedure: Procedure = Procedure.ORDER
    official: Code = ""
    rule_pack: Code = ""
    platform_on: date | None = None
    penalty_base: PenaltyBase = PenaltyBase.LATE_PART
    direct: DirectBasisMessage | None = None
    occasion: OccasionMessage | None = None
    places: Annotated[tuple[PlaceMessage, ...], Meta(max_length=PLACES_MAX)] = ()
    negotiation: NegotiationMessage | None = None
    vendor_note: PaperRefMessage | None = None
    vendor_scale: VendorScale = VendorScale.UNKNOWN
    flag_reasons: Annotated[tuple[FlagReasonMessage, ...], Meta(max_length=FLAG_REASONS_MAX)] = ()


def to_wire(content: OrderContent) -> Content:
    """Return the content as it travels and is stored."""
    tax, figures = content.vendor_tax, content.figures
    talks, note = content.negotiation, content.vendor_note
    return Content(
        unit=content.unit,
        region=content.region,
        vendor=content.vendor,
        vendor_tax=None
        if tax is None
        else VendorTaxMessage(pkp=tax.pkp, npwp=tax.npwp, certificate=tax.certificate),
        package=content.package,
        rup=content.rup,
        budget_line=content.budget_line,
        ordered_on=content.ordered_on,
        due_on=content.due_on,
        platform=content.platform,
        platform_ref=content.platform_ref,
        payment=content.payment,
        price_mode=content.price_mode,
        kind=content.kind,
        collector=content.collector,
        collector_reason=content.collector_reason,
        deliver_to=DeliveryMessage(
            name=content.deliver_to.name,
            phone=content.deliver_to.phone,
            address=content.deliver_to.address,
        ),
        note=content.note,
        lines=tuple(_line_to_wire(line) for line in content.lines),
        discount=content.discount.amount,
        shipping=content.shipping.amount,
        figures=None if figures is None else figures_to_wire(figures),
        procedure=content.procedure,
        official=content.official,
        rule_pack=content.rule_pack,
        platform_on=content.platform_on,
        penalty_base=content.penalty_base,
        direct=direct_to_wire(content.direct),
        occasion=occasion_to_wire(content.occasion),
        places=tuple(place_to_wire(place) for place in content.places),
        negotiation=None if talks is None else negotiation_to_wire(talks),
        vendor_note=None if note is None else paper_to_wire(note),
        vendor_scale=content.vendor_scale,
        flag_reasons=tuple(reason_to_wire(reason) for reason in content.flag_reasons),
    )


def from_wire(message: Content) -> OrderContent:
    """
    Return the content that travelled.

    Raises:
        BadInput: a quantity out of its range (`quantity.range`), or shares that are not one
            a line (`wire.unreadable`, field `figures.shares`).
    """
    tax, figures = message.vendor_tax, message.figures
    talks, note = message.negotiation, message.vendor_note
    return OrderContent(
        unit=message.unit,
        region=message.region,
        vendor=message.vendor,
        vendor_tax=None if tax is None else VendorTax(tax.pkp, tax.npwp, tax.certificate),
        package=message.package,
        rup=message.rup,
        budget_line=message.budget_line,
        ordered_on=message.ordered_on,
        due_on=message.due_on,
        platform=message.platform,
        platform_ref=message.platform_ref,
        payment=message.payment,
        price_mode=message.price_mode,
        kind=message.kind,
        collector=message.collector,
        collector_reason=message.collector_reason,
        deliver_to=Delivery(
            message.deliver_to.name, message.deliver_to.phone, message.deliver_to.address
        ),
        note=message.note,
        lines=tuple(_line_from_wire(line) for line in message.lines),
        discount=Rupiah(message.discount),
        shipping=Rupiah(message.shipping),
        figures=None if figures is None else figures_from_wire(figures),
        procedure=message.procedure,
        official=message.official,
        rule_pack=message.rule_pack,
        platform_on=message.platform_on,
        penalty_base=message.penalty_base,
        direct=direct_from_wire(message.direct),
        occasion=occasion_from_wire(message.occasion),
        places=tuple(place_from_wire(place) for place in message.places),
        negotiation=None if talks is None else negotiation_from_wire(talks),
        vendor_note=None if note is None else paper_from_wire(note),
        vendor_scale=message.vendor_scale,
        flag_reasons=tuple(reason_from_wire(reason) for reason in message.flag_reasons),
    )


def _line_to_wire(line: OrderLine) -> LineMessage:
    return LineMessage(
        product=line.product,
        name=line.name,
        measure=line.measure,
        tax_class=line.tax_class,
        origin=line.origin,
        quantity=str(line.quantity),
        list_price=line.list_price.amount,
        price_list=line.price_list,
        unit_price=line.unit_price.amount,
        budget_line=line.budget_line,
        note=line.note,
        standard=line.standard,
    )


def _line_from_wire(message: LineMessage) -> OrderLine:
    return OrderLine(
        product=message.product,
        name=message.name,
        measure=message.measure,
        tax_class=message.tax_class,
        origin=message.origin,
        quantity=Quantity.of(message.quantity),
        list_price=Rupiah(message.list_price),
        price_list=message.price_list,
        unit_price=Rupiah(message.unit_price),
        budget_line=message.budget_line,
        note=message.note,
        standard=message.standard,
    )
