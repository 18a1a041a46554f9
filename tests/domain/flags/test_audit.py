"""An auditor's first tests over a year's orders."""

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from decimal import Decimal
from uuid import UUID

import pytest

from bejo_desktop.domain.codes import Payment
from bejo_desktop.domain.content import Occasion
from bejo_desktop.domain.flags.audit import findings
from bejo_desktop.domain.fulfilment import Receipt, ReceivedLine, Statements
from bejo_desktop.domain.money import ZERO, Rupiah
from bejo_desktop.domain.numbering import Number
from bejo_desktop.domain.order import Order, OrderState
from bejo_desktop.domain.payments import PaymentMade

MONDAY = date(2026, 9, 7)
NOON = datetime(2026, 9, 7, 5, tzinfo=UTC)
BY = "198804172011012006"


@pytest.fixture
def an_order(figured):
    """Build a numbered order of a Monday with a total that no other has."""

    def build(running, on=MONDAY, price=None, **changes):
        line = ("Cetak", price or 100_000 + running, 10, {"budget_line": f"x/rek-{running}"})
        vendor = changes.pop("vendor_code", f"V-{running}")
        occasion = changes.pop("occasion", None)
        content = replace(figured(line, ordered_on=on, due_on=on), vendor=vendor, occasion=occasion)
        number = Number(f"{running:04}", "SP", on.year, running, None)
        order = Order(UUID(int=running), content, BY, NOON, OrderState.PAID, number=number)
        return replace(order, **changes)

    return build


def received(on):
    number = Number("0001/BAST", "BAST", 2026, 1, None)
    lines = (ReceivedLine(1, Decimal(10), Decimal(0)),)
    return Receipt(on, True, lines, Statements(True, True, True), number, BY)


def paid(on):
    number = Number("0001/KW", "KW", 2026, 1, None)
    return PaymentMade(on, Payment.UP, "INV", "", number, BY, Rupiah(1), (1,), ZERO)


def codes(found):
    return [(one.number, one.code) for one in found]


def of(rules, *orders):
    return codes(findings(orders, {}, rules))


def test_an_order_in_its_right_order_on_working_days_is_no_finding(an_order, rules):
    order = an_order(
        1,
        signed_on=MONDAY,
        receipts=(received(MONDAY + timedelta(days=1)),),
        payments=(paid(MONDAY + timedelta(days=2)),),
    )
    assert of(rules, order) == []


def test_an_order_written_after_its_bast_is_found(an_order, rules):
    order = an_order(1, signed_on=MONDAY + timedelta(days=2), receipts=(received(MONDAY),))
    assert of(rules, order) == [("0001", "audit.order_after_receipt")]


def test_a_payment_before_its_bast_is_found(an_order, rules):
    late = (received(MONDAY + timedelta(days=2)),)
    order = an_order(1, receipts=late, payments=(paid(MONDAY + timedelta(days=1)),))
    assert of(rules, order) == [("0001", "audit.paid_before_receipt")]


@pytest.mark.parametrize(
    ("day", "found"),
    [(date(2026, 9, 4), 0), (date(2026, 9, 5), 1), (date(2026, 9, 6), 1), (date(2026, 8, 17), 1)],
)
def test_weekends_and_holidays_are_found(an_order, rules, day, found):
    assert of(rules, an_order(1, day)) == [("0001", "audit.day_off")] * found


def test_the_same_total_twice_names_the_other(an_order, rules):
    found = findings((an_order(1, price=123_456), an_order(2, price=123_456)), {}, rules)
    assert [(one.number, one.code, one.facts["other"]) for one in found] == [
        ("0002", "audit.same_total", "0001")
    ]


def test_a_total_just_below_a_limit_is_found(an_order, rules):
    order = an_order(1, price=4_500_000)
    assert order.content.figures.total == Rupiah(49_950_000)
    assert of(rules, order) == [("0001", "audit.near_limit")]


def test_a_higher_number_on_an_earlier_day_is_found(an_order, rules):
    orders = (an_order(17, MONDAY + timedelta(days=3)), an_order(67, MONDAY))
    (one,) = findings(orders, {}, rules)
    assert (one.number, one.code, one.facts["other"]) == ("0067", "audit.number_order", "0017")
    assert of(rules, an_order(17, MONDAY), an_order(67, MONDAY)) == []


def test_an_order_after_its_event_is_found(an_order, rules):
    order = an_order(1, occasion=Occasion("Rapat", MONDAY - timedelta(days=1), 10))
    assert of(rules, order) == [("0001", "audit.after_event")]


def test_orders_that_need_an_spk_together_are_found_at_the_last(an_order, rules):
    orders = [
        an_order(n, MONDAY + timedelta(days=n), 2_000_000 + n, vendor_code="V-1") for n in (0, 1, 2)
    ]
    (one,) = findings(orders, {"V-1": "CV Contoh"}, rules)
    assert (one.number, one.code, one.facts["common"]) == ("0002", "audit.split", "CV Contoh")
    assert one.facts["total"] == sum(x.content.figures.total.amount for x in orders)
