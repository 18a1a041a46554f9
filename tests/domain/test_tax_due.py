"""The estimate of the order's day beside the figures of the day on which the taxes fall due."""

from dataclasses import replace
from datetime import date

import pytest

from bejo_desktop.domain.codes import Collector, Kind, Payment, Platform, PriceMode, TaxClass
from bejo_desktop.domain.content import Delivery, OrderContent, OrderLine
from bejo_desktop.domain.money import ZERO, Rupiah
from bejo_desktop.domain.quantity import Quantity
from bejo_desktop.domain.tax.computing import compute
from bejo_desktop.domain.tax.due import difference, figures_due_on


@pytest.fixture
def order(a_quote):
    """Build an order of one line for Rp10.000.000 with its estimate."""

    def build(ordered_on, due_on, rules, **facts):
        platform = facts.get("platform", Platform.NONE)
        quote = a_quote((10_000_000,), ordered_on=ordered_on, due_on=due_on)
        content = OrderContent(
            unit="413.101",
            region="35.09",
            vendor="V-1",
            vendor_tax=quote.vendor,
            package="Kertas",
            rup="",
            budget_line="5.02.01.2.06.0005/5.1.02.01.01.0025",
            ordered_on=ordered_on,
            due_on=due_on,
            platform=platform,
            platform_ref="",
            payment=Payment.UP,
            price_mode=facts.get("price_mode", PriceMode.EXCLUSIVE),
            kind=Kind.GOODS,
            collector=facts.get("collector", Collector.TREASURER),
            collector_reason=facts.get("reason", ""),
            deliver_to=Delivery(),
            note="",
            lines=(
                OrderLine(
                    "P-1",
                    "Kertas",
                    "rim",
                    facts.get("tax_class", TaxClass.GOODS),
                    "PDN",
                    Quantity.of("1"),
                    Rupiah(10_000_000),
                    1,
                    Rupiah(10_000_000),
                    "5.02.01.2.06.0005/5.1.02.01.01.0025",
                ),
            ),
            discount=ZERO,
            shipping=ZERO,
        )
        return replace(content, figures=compute(content.quote(), rules))

    return build


def changes(content, day, rules):
    found = difference(content.figures, figures_due_on(content, day, rules))
    return {one.figure: (one.estimate.amount, one.final.amount, one.change.amount) for one in found}


def test_signed_in_march_and_delivered_in_april_2022_bears_eleven_per_cent(order, rules):
    content = order(date(2022, 3, 25), date(2022, 3, 31), rules)
    assert content.figures.total == Rupiah(11_000_000)
    assert changes(content, date(2022, 4, 4), rules) == {
        "ppn": (1_000_000, 1_100_000, 100_000),
        "total": (11_000_000, 11_100_000, 100_000),
        "ppn_collected": (1_000_000, 1_100_000, 100_000),
    }


def test_of_an_inclusive_price_the_total_stays_and_the_vendor_gets_less(order, rules):
    content = order(date(2022, 3, 25), date(2022, 3, 31), rules, price_mode=PriceMode.INCLUSIVE)
    found = changes(content, date(2022, 4, 4), rules)
    # 10.000.000 × 100/110 = 9.090.909,09 and × 100/111 = 9.009.009,01; PPh 22 of 1,5 % floored
    assert found == {
        "base": (9_090_909, 9_009_009, -81_900),
        "ppn": (909_091, 990_991, 81_900),
        "ppn_collected": (909_091, 990_991, 81_900),
        "pph": (136_363, 135_135, -1_228),
        "net_to_vendor": (8_954_546, 8_873_874, -80_672),
    }


def test_nothing_changes_while_the_rules_stay(order, rules):
    content = order(date(2026, 5, 1), date(2026, 5, 12), rules)
    assert changes(content, date(2026, 6, 30), rules) == {}


def test_a_platform_collects_from_the_day_of_its_law(order, rules):
    content = order(date(2022, 4, 25), date(2022, 4, 28), rules, platform=Platform.TOKO_DARING)
    found = changes(content, date(2022, 5, 2), rules)
    assert found == {
        "pph": (150_000, 50_000, -100_000),
        "net_to_vendor": (9_850_000, 9_950_000, 100_000),
    }


def test_a_collector_chosen_with_a_reason_stays(order, rules):
    content = order(
        date(2022, 4, 25),
        date(2022, 4, 28),
        rules,
        platform=Platform.TOKO_DARING,
        reason="Dibayar bendahara lewat SP2D",
    )
    assert changes(content, date(2022, 5, 2), rules) == {}


def test_a_luxury_good_that_comes_in_february_2025_bears_the_full_rate(order, rules):
    content = order(date(2025, 1, 20), date(2025, 1, 31), rules, tax_class=TaxClass.LUXURY)
    found = changes(content, date(2025, 2, 1), rules)
    assert found["ppn"] == (1_100_000, 1_200_000, 100_000)


@pytest.mark.parametrize(
    ("ordered_on", "due_on", "ppn"),
    [
        (date(2024, 12, 31), date(2024, 12, 31), 1_100_000),
        (date(2024, 2, 29), date(2024, 2, 29), 1_100_000),
        (date(2021, 12, 31), date(2021, 12, 31), 1_000_000),
    ],
)
def test_the_last_day_of_a_year_and_the_29th_of_february_have_their_rules(
    ordered_on, due_on, ppn, order, rules
):
    assert order(ordered_on, due_on, rules).figures.ppn == Rupiah(ppn)


def test_officer_and_form_stay_those_of_the_order_s_day(order, rules):
    content = order(date(2025, 4, 29), date(2025, 4, 29), rules)
    later = figures_due_on(content, date(2025, 5, 30), rules)
    assert (later.officer, later.form) == (content.figures.officer, content.figures.form)
