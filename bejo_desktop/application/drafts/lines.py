"""Lines of a draft: which product at which list price, and what was agreed."""

from __future__ import annotations

from collections import defaultdict, deque
from dataclasses import dataclass, replace
from decimal import Decimal
from typing import TYPE_CHECKING, Final

from bejo_desktop.application.drafts.typed import at, order_code, order_line
from bejo_desktop.domain.content import LINE_PRICE_MAX, OrderLine
from bejo_desktop.domain.errors import BadInput, NotFound, RuleBroken
from bejo_desktop.domain.money import Rupiah
from bejo_desktop.domain.quantity import Quantity

if TYPE_CHECKING:
    from collections.abc import Mapping

    from bejo_desktop.application.views import DraftInput, DraftLineInput
    from bejo_desktop.domain.catalogue import Product

_ONE: Final = Quantity(Decimal(1))


@dataclass(frozen=True, slots=True)
class LineMaker:
    """
    Makes the lines of one draft.

    Args:
        products: what the catalogue knows of the products named, by code.
        kept: the lines before this edit; those that stay keep name and list price.
        vendor: code of the order's vendor.
    """

    products: Mapping[str, Product]
    kept: tuple[OrderLine, ...]
    vendor: str

    def make(self, wanted: DraftInput) -> tuple[OrderLine, ...]:
        """Return the lines in the order typed; errors as in `Composer.compose`."""
        staying: dict[str, deque[OrderLine]] = defaultdict(deque)
        for line in self.kept:
            staying[line.product].append(line)
        made, amounts = [], []
        for position, typed in enumerate(wanted.lines, start=1):
            product = self.products.get(typed.product)
            before = staying[typed.product]
            start = before.popleft() if before else added_line(product, typed.product, position)
            if product is not None:
                require_vendor(product, self.vendor, position)
            line = _agreed(start, typed, wanted.budget_line.strip(), position)
            made.append(line)
            amounts.append(_amount(line, position))
        _require_sum(amounts)
        return tuple(made)


def added_line(product: Product | None, code: str, position: int) -> OrderLine:
    """
    Return a line of one measure at today's list price, which it keeps from here on.

    Raises:
        NotFound: `product.unknown`.
        RuleBroken: `product.withdrawn`, `product.no_price`.
    """
    where = at("product", position)
    if product is None:
        raise NotFound("product.unknown", product=code, **where)
    if product.withdrawn_on is not None:
        since = product.withdrawn_on.isoformat()
        raise RuleBroken("product.withdrawn", product=product.name, since=since, **where)
    if product.price.amount <= 0:
        raise RuleBroken("product.no_price", product=product.name, **where)
    return OrderLine(
        product=product.code,
        name=product.name,
        measure=product.measure,
        tax_class=product.tax_class,
        origin=product.origin,
        quantity=_ONE,
        list_price=product.price,
        price_list=product.price_list,
        unit_price=product.price,
        budget_line="",
    )


def require_vendor(product: Product, vendor: str, position: int) -> None:
    """Raise RuleBroken `order.other_vendor`: one order goes to one vendor."""
    if product.vendor != vendor:
        raise RuleBroken(
            "order.other_vendor",
            product=product.name,
            vendor=vendor,
            other=product.vendor,
            **at("product", position),
        )


def with_list_price(line: OrderLine, product: Product) -> OrderLine:
    """
    Return the line with the list price of now; a price that was not negotiated follows it.

    Raises:
        RuleBroken: `product.withdrawn`, `product.no_price`.
    """
    fresh = added_line(product, product.code, 0)
    follows = line.unit_price == line.list_price
    return replace(
        line,
        list_price=fresh.list_price,
        price_list=fresh.price_list,
        unit_price=fresh.list_price if follows else line.unit_price,
    )


def _agreed(start: OrderLine, typed: DraftLineInput, account: str, position: int) -> OrderLine:
    price = start.list_price if typed.unit_price is None else typed.unit_price
    if not 0 < price.amount <= LINE_PRICE_MAX:
        code = "order.price_range" if price.amount else "order.price_zero"
        raise BadInput(
            code,
            product=start.name,
            amount=price.amount,
            most=LINE_PRICE_MAX,
            **at("unit_price", position),
        )
    account = order_code("budget_line", typed.budget_line, line=position) or account
    note = order_line("note", typed.note, line=position)
    standard = order_code("standard", typed.standard, line=position)
    agreed = (typed.quantity, price, account, note, standard)
    before = (start.quantity, start.unit_price, start.budget_line, start.note, start.standard)
    if agreed == before:
        return start  # as all lines but one at a keystroke
    return replace(
        start,
        quantity=typed.quantity,
        unit_price=price,
        budget_line=account,
        note=note,
        standard=standard,
    )


def _amount(line: OrderLine, position: int) -> Rupiah:
    try:
        return line.amount
    except RuleBroken as error:
        raise RuleBroken(
            "order.amount_range", product=line.name, **at("quantity", position)
        ) from error


def _require_sum(amounts: list[Rupiah]) -> None:
    try:
        Rupiah(sum(amount.amount for amount in amounts))
    except RuleBroken as error:
        raise RuleBroken("order.total_range", field="lines") from error
