"""The order's content on the wire and in the store, and the way there from the domain and back."""

from __future__ import annotations

from datetime import date
from typing import Annotated

from msgspec import Meta, Struct

from bejo_desktop.contract.wire import NO_NUL
from bejo_desktop.domain.codes import (
    Certificate,
    Collector,
    Kind,
    Payment,
    Platform,
    PriceMode,
    TaxClass,
)
from bejo_desktop.domain.content import LINES_MAX, Delivery, OrderContent, OrderLine
from bejo_desktop.domain.errors import BadInput
from bejo_desktop.domain.figures import (
    ClassFigures,
    Figures,
    IncomeTax,
    LineFigures,
    VendorTax,
)
from bejo_desktop.domain.money import Rupiah
from bejo_desktop.domain.quantity import Quantity

Code = Annotated[str, Meta(max_length=64, pattern=NO_NUL)]
Text = Annotated[str, Meta(max_length=1000, pattern=NO_NUL)]
Money = Annotated[int, Meta(ge=0, le=10**15 - 1)]
Decimals = Annotated[
    str, Meta(max_length=20, pattern=r"^(0|[1-9][0-9]{0,8})(\.[0-9]{0,2}[1-9])?\Z")
]
"""One spelling for one quantity: no trailing zeros, ASCII digits; the bytes are hashed."""
_ROWS_MAX = 20
_RULES_MAX = 100


class _Closed(Struct, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """Every field is present and none beyond them: the bytes are hashed."""


class VendorTaxMessage(_Closed, frozen=True):
    """`VendorTax` on the wire."""

    pkp: bool
    npwp: bool
    certificate: Certificate


class LineMessage(_Closed, frozen=True):
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


class DeliveryMessage(_Closed, frozen=True):
    """`Delivery` on the wire."""

    name: Text
    phone: Code
    address: Text


class IncomeTaxMessage(_Closed, frozen=True):
    """`IncomeTax` on the wire."""

    article: Code
    base: Money
    amount: Money
    rule: Code


class ClassMessage(_Closed, frozen=True):
    """`ClassFigures` on the wire."""

    tax_class: TaxClass
    base: Money
    ppn: Money
    pbjt: Money


class FiguresMessage(_Closed, frozen=True):
    """`Figures` on the wire."""

    base: Money
    dpp_nilai_lain: Money | None
    ppn: Money
    pbjt: Money
    total: Money
    ppn_collected: Money
    pph: Annotated[tuple[IncomeTaxMessage, ...], Meta(max_length=_ROWS_MAX)]
    net_to_vendor: Annotated[int, Meta(ge=-(10**15) + 1, le=10**15 - 1)]
    classes: Annotated[tuple[ClassMessage, ...], Meta(max_length=_ROWS_MAX)]
    amounts: Annotated[tuple[Money, ...], Meta(max_length=LINES_MAX)]
    shares: Annotated[tuple[Money, ...], Meta(max_length=LINES_MAX)]
    words: Text
    officer: Code
    form: Code
    meterai_order: bool
    meterai_receipt: bool
    rounding: Code
    rules: Annotated[tuple[Code, ...], Meta(max_length=_RULES_MAX)]


class Content(_Closed, frozen=True):
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


def to_wire(content: OrderContent) -> Content:
    """Return the content as it travels and is stored."""
    tax = content.vendor_tax
    figures = content.figures
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
        figures=None if figures is None else _figures_to_wire(figures),
    )


def from_wire(message: Content) -> OrderContent:
    """
    Return the content that travelled.

    Raises:
        BadInput: a quantity out of its range (`quantity.range`), or shares that are not one
            a line (`wire.unreadable`, field `figures.shares`).
    """
    tax = message.vendor_tax
    figures = message.figures
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
        figures=None if figures is None else _figures_from_wire(figures),
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
    )


def _figures_to_wire(figures: Figures) -> FiguresMessage:
    other = figures.dpp_nilai_lain
    return FiguresMessage(
        base=figures.base.amount,
        dpp_nilai_lain=None if other is None else other.amount,
        ppn=figures.ppn.amount,
        pbjt=figures.pbjt.amount,
        total=figures.total.amount,
        ppn_collected=figures.ppn_collected.amount,
        pph=tuple(
            IncomeTaxMessage(
                article=row.article, base=row.base.amount, amount=row.amount.amount, rule=row.rule
            )
            for row in figures.pph
        ),
        net_to_vendor=figures.net_to_vendor.amount,
        classes=tuple(
            ClassMessage(
                tax_class=row.tax_class,
                base=row.base.amount,
                ppn=row.ppn.amount,
                pbjt=row.pbjt.amount,
            )
            for row in figures.classes
        ),
        amounts=tuple(line.amount.amount for line in figures.lines),
        shares=tuple(line.share.amount for line in figures.lines),
        words=figures.words,
        officer=figures.officer,
        form=figures.form,
        meterai_order=figures.meterai_order,
        meterai_receipt=figures.meterai_receipt,
        rounding=figures.rounding,
        rules=figures.rules,
    )


def _figures_from_wire(message: FiguresMessage) -> Figures:
    if len(message.amounts) != len(message.shares):
        raise BadInput("wire.unreadable", field="figures.shares", problem="not one a line")
    other = message.dpp_nilai_lain
    return Figures(
        base=Rupiah(message.base),
        dpp_nilai_lain=None if other is None else Rupiah(other),
        ppn=Rupiah(message.ppn),
        pbjt=Rupiah(message.pbjt),
        total=Rupiah(message.total),
        ppn_collected=Rupiah(message.ppn_collected),
        pph=tuple(
            IncomeTax(row.article, Rupiah(row.base), Rupiah(row.amount), row.rule)
            for row in message.pph
        ),
        net_to_vendor=Rupiah(message.net_to_vendor),
        classes=tuple(
            ClassFigures(row.tax_class, Rupiah(row.base), Rupiah(row.ppn), Rupiah(row.pbjt))
            for row in message.classes
        ),
        lines=tuple(
            LineFigures(Rupiah(amount), Rupiah(share))
            for amount, share in zip(message.amounts, message.shares, strict=True)
        ),
        words=message.words,
        officer=message.officer,
        form=message.form,
        meterai_order=message.meterai_order,
        meterai_receipt=message.meterai_receipt,
        rounding=message.rounding,
        rules=message.rules,
    )
