"""An order made anew: the same purchase as a draft of today."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import TYPE_CHECKING

from bejo_desktop.application.drafts.figuring import figures_or_none
from bejo_desktop.application.drafts.flags import vendor_of
from bejo_desktop.application.drafts.lines import with_list_price
from bejo_desktop.application.queueing import record
from bejo_desktop.domain.codes import VendorScale
from bejo_desktop.domain.days import wib_day
from bejo_desktop.domain.errors import BejoError
from bejo_desktop.domain.order import without_figures

if TYPE_CHECKING:
    from collections.abc import Mapping
    from uuid import UUID

    from bejo_desktop.application.ports.store import Reading, Work
    from bejo_desktop.application.queueing import Act
    from bejo_desktop.domain.catalogue import Product
    from bejo_desktop.domain.content import OrderContent, OrderLine
    from bejo_desktop.domain.order import Order
    from bejo_desktop.domain.rules.book import RuleBook


def save_copy(work: Work, rules: RuleBook, order: Order, copy_id: UUID, act: Act) -> Order:
    """
    Save a new draft with what `order` holds and return it; it runs every check again.

    It is dated today, takes today's list prices where none was negotiated, and has no order
    number of the platform yet.
    """
    content = fresh_copy(work, order.content, wib_day(act.now))
    copy = order.copy(copy_id, content, by=act.officer.nip, now=act.now)
    copy.content = replace(content, figures=figures_or_none(content, rules))
    work.orders.save(copy, now=act.now)
    record(work, copy, "order.copy", act, of=str(order.order_id))
    return copy


def fresh_copy(reading: Reading, content: OrderContent, today: date) -> OrderContent:
    """
    Return the content as a new draft of `today`, as many days long, within the same year.

    Lines that cannot be ordered any more stay as they are: the draft's flags name them. What
    belongs to the other order alone stays behind: offers, the nota, reasons, the platform's number.
    """
    codes = {line.product for line in content.lines}
    products = {product.code: product for product in reading.reference.products(codes)}
    vendor = vendor_of(reading, content)
    due_on = today + (content.due_on - content.ordered_on)
    return replace(
        without_figures(content),
        vendor_tax=content.vendor_tax if vendor is None else vendor.tax,
        vendor_scale=VendorScale.UNKNOWN,
        ordered_on=today,
        due_on=min(due_on, date(today.year, 12, 31)),
        platform_ref="",
        platform_on=None,
        negotiation=None,
        vendor_note=None,
        flag_reasons=(),
        lines=tuple(_at_list_price(line, products) for line in content.lines),
    )


def _at_list_price(line: OrderLine, products: Mapping[str, Product]) -> OrderLine:
    product = products.get(line.product)
    if product is None:
        return line
    try:
        return with_list_price(line, product)
    except BejoError:
        return line
