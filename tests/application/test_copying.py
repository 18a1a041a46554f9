"""A copy of an order is a new draft of today."""

from dataclasses import replace
from datetime import date
from decimal import Decimal

import pytest

from bejo_desktop.application.changes import Kind
from bejo_desktop.domain.errors import BejoError
from bejo_desktop.domain.money import Rupiah
from bejo_desktop.domain.order import OrderState


def test_a_copy_is_dated_today_and_as_many_days_long(office, an):
    original = office.finalised()  # 12 October, due on the 23rd
    office.clock.pass_(days=30)
    view, changes = office.drafting.copy(office.pp, original)
    assert changes.touches(Kind.ORDERS)
    content = office.orders.detail(view.order_id).content
    assert (content.ordered_on, content.due_on) == (date(2026, 11, 11), date(2026, 11, 22))
    assert view.state is OrderState.DRAFT
    assert view.order_id != original
    assert office.orders.detail(original).row.state is OrderState.FINAL


def test_a_copy_late_in_the_year_is_due_within_it(office):
    original = office.finalised()
    office.clock.pass_(days=75)  # 26 December
    view, _ = office.drafting.copy(office.pp, original)
    assert office.orders.detail(view.order_id).content.due_on == date(2026, 12, 31)


def test_a_copy_takes_new_list_prices_and_keeps_negotiated_ones(office, an):
    lines = (
        an.line("P-000001", "10"),
        an.line("P-000002", "10", unit_price=Rupiah(50_000)),
    )
    original = office.drafted(an.draft(lines=lines))
    office.learn(
        an.product(1, "Kertas HVS A4 80 g/m²", 57_000, rev=2, plist=9),
        an.product(2, "Kertas HVS F4 70 g/m²", 58_000, rev=2, plist=9),
    )
    view, _ = office.drafting.copy(office.pp, original)
    content = office.orders.detail(view.order_id).content
    assert [(line.list_price, line.unit_price) for line in content.lines] == [
        (Rupiah(57_000), Rupiah(57_000)),
        (Rupiah(58_000), Rupiah(50_000)),
    ]
    assert [line.quantity.value for line in content.lines] == [Decimal(10), Decimal(10)]


def test_a_copy_keeps_accounts_and_names_but_not_the_platforms_number(office, an):
    original = office.drafted(replace(an.draft(), platform_ref="TD-2026-0001", note="Lantai 2"))
    view, _ = office.drafting.copy(office.pp, original)
    before = office.orders.detail(original).content
    after = office.orders.detail(view.order_id).content
    assert (before.platform_ref, after.platform_ref) == ("TD-2026-0001", "")
    assert (after.package, after.note, after.vendor) == (before.package, "Lantai 2", an.CV)
    assert [line.budget_line for line in after.lines] == [line.budget_line for line in before.lines]


def test_a_product_that_was_withdrawn_stays_and_is_flagged(office, an):
    original = office.drafted(an.draft(lines=(an.line("P-000001"),)))
    office.learn(
        an.product(1, "Kertas HVS A4 80 g/m²", 54_000, rev=2, withdrawn_on=date(2026, 10, 11))
    )
    view, _ = office.drafting.copy(office.pp, original)
    assert len(view.lines) == 1
    assert "product.withdrawn" in [flag.code for flag in view.blocks]


def test_the_treasurer_copies_nothing(office, an):
    original = office.finalised()
    with pytest.raises(BejoError, match="access.role"):
        office.drafting.copy(office.session(an.TREASURER), original)
