"""The centre's shares of UMK and domestic goods, recounted from the orders one by one."""

from __future__ import annotations

import pytest

from bejo_central.board import shares
from bejo_central.store import catalogue, orders, reference
from bejo_desktop.domain.meter import NOTHING_SPENT
from bejo_desktop.domain.money import Rupiah

ALIVE = {"final", "signed", "delivering", "received", "paid"}


def recounted(connection, year, belongs):
    """The same from whole contents, in another way than the program counts."""
    found = [0, 0, 0, 0]
    for order in orders.all_of(connection, None):
        content = orders.content(connection, order.hash)
        if (
            not belongs(order.unit)
            or order.sync != "accepted"
            or order.state not in ALIVE
            or content.ordered_on.year != year
        ):
            continue
        vendor = catalogue.vendor(connection, order.vendor)
        small = vendor.size in {"Mikro", "Kecil"} or vendor.legal_form == "Koperasi"
        domestic = sum(
            share
            for line, share in zip(content.lines, content.figures.shares, strict=True)
            if line.origin == "PDN"
        )
        total = content.figures.total
        found = [sum(pair) for pair in zip(found, (1, total, total * small, domestic), strict=True)]
    return found


def plain(spent):
    return [spent.orders, spent.total.amount, spent.umk.amount, spent.pdn.amount]


@pytest.mark.parametrize("of", ["unit", "region", "province"])
def test_the_shares_are_what_a_recount_of_the_contents_finds(centre, desk, of):
    desk.accepted_order(centre.an_order(quantity="10"))
    desk.accepted_order(centre.an_order(quantity="3", lines=2))
    desk.submit(centre.an_order(quantity="99"))
    desk.exchange()
    with centre.looking() as connection:
        region = reference.unit(connection, desk.unit).region
        units = {one.code for one in reference.units(connection) if one.region == region}
        belongs, wanted = {
            "unit": (lambda code: code == desk.unit, shares.of_unit(desk.unit)),
            "region": (lambda code: code in units, shares.of_region(region)),
            "province": (lambda _: True, None),
        }[of]
        spent = shares.spent_in(connection, 2026, wanted)
        expected = recounted(connection, 2026, belongs)
    assert plain(spent) == expected
    assert spent.orders >= 2
    assert Rupiah(0) < spent.pdn <= spent.total


def test_a_void_number_leaves_the_shares(centre, desk):
    order, content, number = desk.accepted_order()
    with centre.looking() as connection:
        assert shares.spent_in(connection, 2026, shares.of_unit(desk.unit)).orders == 1
    desk.void(order, content, number)
    desk.exchange()
    with centre.looking() as connection:
        assert shares.spent_in(connection, 2026, shares.of_unit(desk.unit)) == NOTHING_SPENT


def test_a_year_without_orders_spends_nothing(centre, desk):
    desk.accepted_order()
    with centre.looking() as connection:
        assert shares.spent_in(connection, 2031) == NOTHING_SPENT
