"""
Orders of two years for the board: seeded, with the spread that was measured in the province.

Month weights rise from 2 % in January to 24 % in December; values are log-normal with a median
of Rp1,5 juta and one in twenty above Rp25 juta, at most Rp200 juta.
"""

from __future__ import annotations

import math
from calendar import monthrange
from collections import Counter, defaultdict
from dataclasses import dataclass, replace
from datetime import date, timedelta
from decimal import Decimal
from itertools import accumulate
from typing import TYPE_CHECKING, Final
from uuid import UUID

from bejo_central.demo.chance import stream
from bejo_desktop.domain.authority import collector_for
from bejo_desktop.domain.codes import Collector, Kind, Payment, Platform, PriceMode
from bejo_desktop.domain.content import Delivery, OrderContent, OrderLine
from bejo_desktop.domain.figures import VendorTax
from bejo_desktop.domain.money import ZERO, Rupiah
from bejo_desktop.domain.numbering import Series
from bejo_desktop.domain.order import OrderState
from bejo_desktop.domain.quantity import Quantity
from bejo_desktop.domain.tax.computing import compute

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from random import Random

    from bejo_central.demo.buyers import Buyer
    from bejo_central.demo.records import DemoWorld, Product, Vendor
    from bejo_desktop.domain.rules.book import RuleBook

ORDERS_MAX: Final = 20_000

_MONTH_PERCENT: Final = (2, 3, 4, 5, 6, 7, 8, 8, 9, 10, 14, 24)
_GROWTH_PERCENT: Final = 120
"""This year has so many orders for a hundred of the year before."""
_MEDIAN: Final = 1_500_000
_SIGMA: Final = math.log(25 / 1.5) / 1.645
"""Puts one order in twenty above Rp25 juta."""
_VALUE_MIN: Final = 60_000
_VALUE_MAX: Final = 170_000_000
"""Before tax; with it an order stays below the ceiling of Rp200 juta."""
_LINES: Final = (1, 1, 1, 2, 2, 2, 3, 3, 4, 5)
_DELIVERY_DAYS: Final = 7
_PAID_AFTER: Final = 30
_RECEIVED_AFTER: Final = 20
_DELIVERING_AFTER: Final = 8
_SIGNED_AFTER: Final = 3
_IN_PARTS: Final = 4
_PLATFORMS: Final = (
    *(Platform.NONE,) * 4,
    *(Platform.TOKO_DARING,) * 4,
    *(Platform.KATALOG,) * 2,
)
_LETTERS: Final = {Platform.TOKO_DARING: "TD", Platform.KATALOG: "EP", Platform.NONE: ""}
_LS_ABOVE: Final = 50_000_000
"""Petty cash (UP) does not pay for more."""
_SUB_ACTIVITY: Final = "01.2.06.0002"


@dataclass(frozen=True, slots=True)
class DemoOrder:
    """
    An order that the centre has accepted: its content with figures, state and number.

    Args:
        deliveries: what was accepted of each line, one row a BAST, oldest first.
        basts, receipt: running numbers of its BASTs and of its kuitansi, 0 where it has none.
    """

    order_id: UUID
    buyer: Buyer
    content: OrderContent
    state: OrderState
    running: int
    deliveries: tuple[tuple[Decimal, ...], ...]
    basts: tuple[int, ...]
    receipt: int

    @property
    def amounts(self) -> Mapping[str, Rupiah]:
        """What it takes of each budget line; together its total."""
        return self.content.shares


@dataclass(frozen=True, slots=True)
class _Shop:
    """A vendor with what it sells, the cheapest first."""

    vendor: Vendor
    products: Sequence[Product]


def build_orders(
    seed: int, world: DemoWorld, buyers: Sequence[Buyer], count: int, today: date, rules: RuleBook
) -> list[DemoOrder]:
    """Build `count` orders of `today`'s year and the one before, the oldest first."""
    rng = stream(seed, "orders")
    days = sorted(_days(rng, count, today))
    shops = _shops(world)
    chosen = rng.choices(buyers, weights=[buyer.share for buyer in buyers], k=count)
    routes, deliveries = stream(seed, "order routes"), stream(seed, "order deliveries")
    running: Counter[tuple[str, int, Series]] = Counter()

    def next_of(buyer: Buyer, day: date, series: Series) -> int:
        key = (buyer.unit.code, day.year, series)
        running[key] += 1
        return running[key]

    orders = []
    for day, buyer in zip(days, chosen, strict=True):
        content = _routed(routes, _content(rng, buyer, rng.choice(shops), day), rules)
        state = _state(today - day)
        parts = _deliveries(deliveries, content, state)
        orders.append(
            DemoOrder(
                order_id=UUID(int=rng.getrandbits(128), version=4),
                buyer=buyer,
                content=replace(content, figures=compute(content.quote(), rules)),
                state=state,
                running=next_of(buyer, day, Series.SP),
                deliveries=parts,
                basts=tuple(next_of(buyer, day, Series.BAST) for _ in parts),
                receipt=next_of(buyer, day, Series.KW) if state is OrderState.PAID else 0,
            )
        )
    return orders


def _routed(rng: Random, content: OrderContent, rules: RuleBook) -> OrderContent:
    """Return an order as it was placed: where, how it is paid, and who collects its taxes."""
    platform = rng.choice(_PLATFORMS)
    worth = sum(line.amount.amount for line in content.lines)
    payment = Payment.LS if worth > _LS_ABOVE else Payment.UP
    is_on = platform is not Platform.NONE
    number = rng.randint(1, 999_999)
    return replace(
        content,
        platform=platform,
        platform_ref=f"{_LETTERS[platform]}-{content.ordered_on:%y%m}-{number:06d}"
        if is_on
        else "",
        platform_on=content.ordered_on if is_on else None,
        payment=payment,
        collector=collector_for(platform, payment, content.due_on, rules),
    )


def _deliveries(
    rng: Random, content: OrderContent, state: OrderState
) -> tuple[tuple[Decimal, ...], ...]:
    """Return what was accepted with each BAST; one order in four comes in two parts."""
    in_parts = rng.randrange(_IN_PARTS) == 0
    ordered = tuple(line.quantity.value for line in content.lines)
    half = tuple(quantity // 2 for quantity in ordered)
    rest = tuple(whole - part for whole, part in zip(ordered, half, strict=True))
    if state not in {OrderState.RECEIVED, OrderState.PAID}:
        return ()
    if not in_parts or not any(half):
        return (ordered,)
    return (half, rest) if state is OrderState.PAID else (half,)


def _days(rng: Random, count: int, today: date) -> list[date]:
    months = [(year, month) for year in (today.year - 1, today.year) for month in range(1, 13)]
    open_months = [one for one in months if one <= (today.year, today.month)]
    weights = [
        _MONTH_PERCENT[month - 1]
        * (_GROWTH_PERCENT if year == today.year else 100)
        * _last_day(year, month, today)
        // monthrange(year, month)[1]
        for year, month in open_months
    ]
    return [
        date(year, month, rng.randint(1, _last_day(year, month, today)))
        for year, month in rng.choices(open_months, cum_weights=list(accumulate(weights)), k=count)
    ]


def _last_day(year: int, month: int, today: date) -> int:
    return today.day if (year, month) == (today.year, today.month) else monthrange(year, month)[1]


def _shops(world: DemoWorld) -> list[_Shop]:
    sold: dict[str, list[Product]] = defaultdict(list)
    for product in world.products:
        sold[product.vendor].append(product)
    return [
        _Shop(vendor, sorted(sold[vendor.code], key=lambda one: one.price.amount))
        for vendor in world.vendors
        if vendor.code in sold
    ]


def _content(rng: Random, buyer: Buyer, shop: _Shop, day: date) -> OrderContent:
    wanted = round(rng.lognormvariate(math.log(_MEDIAN), _SIGMA))
    wanted = min(max(wanted, _VALUE_MIN), _VALUE_MAX)
    lines = _lines(rng, buyer, shop, wanted)
    due_on = min(day + timedelta(days=_DELIVERY_DAYS), date(day.year, 12, 31))
    unit, vendor = buyer.unit, shop.vendor
    return OrderContent(
        unit=unit.code,
        region=unit.region,
        vendor=vendor.code,
        vendor_tax=VendorTax(vendor.pkp, vendor.npwp_valid, vendor.certificate),
        package=f"Belanja {lines[0].name}"[:100],
        rup=f"{rng.randint(40_000_000, 59_999_999)}",
        budget_line=lines[0].budget_line,
        ordered_on=day,
        due_on=due_on,
        platform=Platform.NONE,
        platform_ref="",
        payment=Payment.UP,
        price_mode=PriceMode.EXCLUSIVE,
        kind=Kind.GOODS,
        collector=Collector.TREASURER,
        collector_reason="",
        deliver_to=Delivery("Pengurus Barang", unit.phone, unit.address),
        note="",
        lines=lines,
        discount=ZERO,
        shipping=ZERO,
    )


def _lines(rng: Random, buyer: Buyer, shop: _Shop, wanted: int) -> tuple[OrderLine, ...]:
    count = min(rng.choice(_LINES), len(shop.products))
    affordable = [one for one in shop.products if one.price.amount * count <= wanted]
    picked = rng.sample(affordable, count) if len(affordable) >= count else shop.products[:1]
    share = wanted // len(picked)
    return tuple(
        OrderLine(
            product=product.code,
            name=product.name,
            measure=product.measure,
            tax_class=product.tax_class,
            origin=product.origin,
            quantity=Quantity(Decimal(max(1, share // product.price.amount))),
            list_price=product.price,
            price_list=1,
            unit_price=product.price,
            budget_line=f"{buyer.field}.{_SUB_ACTIVITY}/{product.account}",
        )
        for product in picked
    )


def _state(age: timedelta) -> OrderState:
    if age.days > _PAID_AFTER:
        return OrderState.PAID
    if age.days > _RECEIVED_AFTER:
        return OrderState.RECEIVED
    if age.days > _DELIVERING_AFTER:
        return OrderState.DELIVERING
    return OrderState.SIGNED if age.days > _SIGNED_AFTER else OrderState.FINAL


def sums_by_budget_line(orders: Sequence[DemoOrder]) -> Mapping[tuple[str, int, str], Rupiah]:
    """Return what the orders take of each budget line, by unit, year and code."""
    sums: dict[tuple[str, int, str], Rupiah] = defaultdict(lambda: ZERO)
    for order in orders:
        content = order.content
        for code, amount in order.amounts.items():
            sums[content.unit, content.ordered_on.year, code] += amount
    return sums
