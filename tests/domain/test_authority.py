"""Who buys, which form, who collects, which meterai, what lateness costs: R1 to R4, R6, R7."""

from datetime import date

import pytest

from bejo_desktop.domain.authority import (
    addendum_limit,
    collector_for,
    e_purchasing_asked,
    form_for,
    late_limit_passed,
    late_penalty,
    local_limit_passed,
    method_for,
    officer_for,
    order_bears_meterai,
    receipt_bears_meterai,
)
from bejo_desktop.domain.codes import Collector, Kind, Payment, Platform
from bejo_desktop.domain.money import Rupiah
from bejo_desktop.domain.rules.catalogue import Form

DAY = date(2026, 5, 12)
EVE_OF_PMK_58 = date(2022, 4, 30)
"""The last day on which no platform collected."""
FIRST_OF_PMK_58 = date(2022, 5, 1)


@pytest.mark.parametrize(
    ("total", "on", "bears"),
    [
        (5_000_000, DAY, False),
        (5_000_001, DAY, True),
        (5_000_001, date(2021, 1, 1), True),
        (5_000_000, date(2021, 1, 1), False),
        (250_000, date(2020, 12, 31), False),
        (250_001, date(2020, 12, 31), True),
    ],
)
def test_r1_a_receipt_bears_meterai_above_five_million(total, on, bears, rules):
    assert receipt_bears_meterai(Rupiah(total), on, rules) is bears


@pytest.mark.parametrize(
    ("value", "days_late", "penalty"),
    [
        pytest.param(45_000_000, 7, 315_000, id="R2"),
        pytest.param(18_550_000, 12, 222_600, id="R3"),
        pytest.param(45_000_000, 50, 2_250_000, id="R4"),
        pytest.param(45_000_000, 0, 0, id="on time"),
    ],
)
def test_r2_to_r4_a_day_late_costs_a_thousandth(value, days_late, penalty, rules):
    assert late_penalty(Rupiah(value), days_late, DAY, rules) == Rupiah(penalty)


FORMS = [
    (Kind.GOODS, 10_000_000, Form.BUKTI_PEMBELIAN),
    (Kind.GOODS, 10_000_001, Form.KUITANSI),
    (Kind.GOODS, 50_000_000, Form.KUITANSI),
    (Kind.GOODS, 50_000_001, Form.SPK),
    (Kind.GOODS, 200_000_000, Form.SPK),
    (Kind.GOODS, 200_000_001, Form.SURAT_PERJANJIAN),
    (Kind.SERVICES, 10_000_000, Form.BUKTI_PEMBELIAN),
    (Kind.SERVICES, 10_000_001, Form.KUITANSI),
    (Kind.SERVICES, 50_000_000, Form.KUITANSI),
    (Kind.SERVICES, 50_000_001, Form.SPK),
    (Kind.SERVICES, 200_000_000, Form.SPK),
    (Kind.SERVICES, 200_000_001, Form.SURAT_PERJANJIAN),
    (Kind.CONSULTING, 1, Form.SPK),
    (Kind.CONSULTING, 100_000_000, Form.SPK),
    (Kind.CONSULTING, 100_000_001, Form.SURAT_PERJANJIAN),
    (Kind.CONSTRUCTION, 400_000_000, Form.SPK),
    (Kind.CONSTRUCTION, 400_000_001, Form.SURAT_PERJANJIAN),
]


@pytest.mark.parametrize(("kind", "total", "form"), FORMS)
def test_r6_the_form_of_a_direct_order_follows_its_total(kind, total, form, rules):
    assert form_for(Platform.NONE, kind, Rupiah(total), DAY, rules) is form


@pytest.mark.parametrize("platform", [Platform.TOKO_DARING, Platform.KATALOG])
@pytest.mark.parametrize(("kind", "total", "_"), FORMS)
def test_r6_on_a_platform_it_is_a_surat_pesanan_at_any_value(kind, total, _, platform, rules):
    assert form_for(platform, kind, Rupiah(total), DAY, rules) is Form.SURAT_PESANAN


def test_construction_had_a_lower_limit_before_perpres_46_2025(rules):
    total = Rupiah(200_000_001)
    before = form_for(Platform.NONE, Kind.CONSTRUCTION, total, date(2025, 4, 29), rules)
    assert before is Form.SURAT_PERJANJIAN
    since = form_for(Platform.NONE, Kind.CONSTRUCTION, total, date(2025, 4, 30), rules)
    assert since is Form.SPK
    for limit, on in ((200_000_000, date(2025, 4, 29)), (400_000_000, date(2025, 4, 30))):
        at = [
            form_for(Platform.NONE, Kind.CONSTRUCTION, Rupiah(x), on, rules)
            for x in (limit, limit + 1)
        ]
        assert at == [Form.SPK, Form.SURAT_PERJANJIAN]


@pytest.mark.parametrize(("total", "officer"), [(200_000_000, "PP"), (200_000_001, "PPK")])
def test_the_pp_buys_up_to_two_hundred_million(total, officer, rules):
    assert officer_for(Rupiah(total), DAY, rules) == officer


@pytest.mark.parametrize(
    ("form", "bears"),
    [
        (Form.SURAT_PESANAN, True),
        (Form.SPK, True),
        (Form.SURAT_PERJANJIAN, True),
        (Form.BUKTI_PEMBELIAN, False),
        (Form.KUITANSI, False),
    ],
)
@pytest.mark.parametrize("on", [date(2020, 12, 31), date(2021, 1, 1), DAY])
def test_contracts_bear_meterai_at_any_value(form, bears, on, rules):
    assert order_bears_meterai(form, on, rules) is bears


SINCE_PMK_58 = {
    (Platform.TOKO_DARING, Payment.UP): Collector.PLATFORM,
    (Platform.TOKO_DARING, Payment.LS): Collector.PLATFORM,
    (Platform.TOKO_DARING, Payment.TOP): Collector.PLATFORM,
    (Platform.KATALOG, Payment.UP): Collector.PLATFORM,
    (Platform.KATALOG, Payment.LS): Collector.TREASURER,
    (Platform.KATALOG, Payment.TOP): Collector.PLATFORM,
    (Platform.NONE, Payment.UP): Collector.TREASURER,
    (Platform.NONE, Payment.LS): Collector.TREASURER,
    (Platform.NONE, Payment.TOP): Collector.TREASURER,
}


@pytest.mark.parametrize(
    ("platform", "payment", "on", "collector"),
    [
        *(
            (place, pay, EVE_OF_PMK_58, Collector.TREASURER)
            for place in Platform
            for pay in Payment
        ),
        *(
            (*route, on, collector)
            for route, collector in SINCE_PMK_58.items()
            for on in (FIRST_OF_PMK_58, DAY)
        ),
    ],
)
def test_who_collects_follows_from_platform_and_payment_on_the_day(
    platform, payment, on, collector, rules
):
    assert collector_for(platform, payment, on, rules) is collector


@pytest.mark.parametrize(("days_late", "passed"), [(50, False), (51, True)])
def test_after_fifty_late_days_the_ppk_decides(days_late, passed, rules):
    assert late_limit_passed(days_late, DAY, rules) is passed


@pytest.mark.parametrize(
    ("value", "largest"), [(45_050_000, 49_555_000), (11_295_000, 12_424_500), (9, 9)]
)
def test_an_addendum_raises_by_a_tenth_at_most(value, largest, rules):
    assert addendum_limit(Rupiah(value), DAY, rules) == Rupiah(largest)


@pytest.mark.parametrize(
    ("platform", "on", "method"),
    [
        (Platform.TOKO_DARING, date(2025, 4, 29), "e_purchasing"),
        (Platform.TOKO_DARING, date(2025, 4, 30), "toko_daring"),
        (Platform.KATALOG, date(2025, 4, 29), "e_purchasing"),
        (Platform.KATALOG, date(2025, 4, 30), "e_purchasing"),
        (Platform.NONE, date(2025, 4, 30), "pengadaan_langsung"),
    ],
)
def test_the_word_for_the_method_follows_the_day(platform, on, method, rules):
    assert method_for(platform, on, rules) == method


@pytest.mark.parametrize(
    ("platform", "total", "region", "limit", "act"),
    [
        pytest.param(Platform.TOKO_DARING, 208_125_000, "35.29", 200_000_000, "question", id="S5"),
        (Platform.TOKO_DARING, 200_000_000, "35.29", None, None),
        (Platform.KATALOG, 2_000_000_000, "35.29", None, None),
        (Platform.KATALOG, 400_000_001, "35.04", 400_000_000, "question"),
        (Platform.NONE, 50_000_001, "35.04", 50_000_000, "question"),
        (Platform.NONE, 50_000_001, "35.09", None, None),
        (Platform.NONE, 200_000_001, None, 200_000_000, "question"),
    ],
)
def test_a_limit_of_the_region_asks_stops_or_is_none(platform, total, region, limit, act, rules):
    passed = local_limit_passed(platform, Rupiah(total), DAY, rules, region=region)
    assert (passed and passed.limit.amount, passed and passed.act.value) == (limit, act)


def test_a_region_may_stop_where_the_general_rule_asks(rules_with):
    rules = rules_with({}, [BLOCKED])
    passed = local_limit_passed(
        Platform.TOKO_DARING, Rupiah(200_000_001), DAY, rules, region="35.78"
    )
    assert passed is not None
    assert passed.act == "block"


def test_e_purchasing_above_a_value_asks_or_stops_only_where_a_region_says_so(rules, rules_with):
    def asked(book, total=100_000_001, platform=Platform.NONE, region="35.29"):
        return e_purchasing_asked(platform, Rupiah(total), DAY, book, region=region)

    assert asked(rules) is None
    own = BLOCKED | {"key": "local.e_purchasing_above.act", "region": "35.29", "word": "question"}
    one = rules_with({}, [own])
    assert (asked(one).limit, asked(one).act) == (Rupiah(100_000_000), "question")
    assert asked(one).rule == "local.e_purchasing_above@2018-03-22"
    assert asked(one, total=100_000_000) is None
    assert asked(one, platform=Platform.TOKO_DARING) is None
    assert asked(one, region="35.09") is None
    assert asked(rules_with({}, [own | {"word": "block"}])).act == "block"


BLOCKED = {
    "key": "local.limit.toko_daring.act",
    "region": "35.78",
    "word": "block",
    "from": date(2024, 1, 1),
    "law": "Perwali",
    "source": "contoh uji",
    "status": "switch",
}


def test_s9_together_the_three_orders_would_need_an_spk(rules):
    together = Rupiah(44_400_000 + 49_950_000 + 48_451_500)
    assert together == Rupiah(142_801_500)
    assert form_for(Platform.NONE, Kind.GOODS, together, DAY, rules) is Form.SPK
