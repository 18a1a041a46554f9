"""Split packages: what belongs together, within which days, and above which value."""

from datetime import date, timedelta

import pytest

from bejo_desktop.domain.codes import Platform
from bejo_desktop.domain.content import Procedure
from bejo_desktop.domain.flags.limits import near_limit
from bejo_desktop.domain.flags.past import as_past
from bejo_desktop.domain.flags.split import find_split, split_questions
from bejo_desktop.domain.money import Rupiah
from tests.domain.flags.conftest import PRINTING

NOW = date(2026, 9, 28)
OTHER_ACCOUNT = {"5.1.02.01.01.0024": Rupiah(40_000_000)}


def days_before(count):
    return NOW - timedelta(days=count)


def test_scenario_s9_three_printing_orders_in_21_days_need_an_spk_together(past, figured, rules):
    register = ("Cetak buku register", 90_000, 485, {"budget_line": f"x/{PRINTING}"})
    content = figured(register, ordered_on=NOW, due_on=NOW)
    order = as_past(content, {}, "CV Cetak Contoh")
    assert order.total == Rupiah(48_451_500)
    earlier = [
        past(date(2026, 9, 7), 44_400_000, vendor=order.vendor),
        past(date(2026, 9, 15), 49_950_000, vendor=order.vendor),
    ]
    split, near = split_questions(order, earlier, rules)
    assert (split.code, split.rule) == ("flag.split", "flag.split.window_days@2018-03-22")
    assert {key: split.facts[key] for key in ("count", "total", "days", "form", "combined")} == {
        "count": 3,
        "total": 142_801_500,
        "days": 21,
        "form": "kuitansi",
        "combined": "spk",
    }
    assert (near.code, near.facts["gap"], near.facts["day"]) == (
        "flag.near_limit_before",
        50_000,
        "2026-09-15",
    )


@pytest.mark.parametrize(("age", "found"), [(29, True), (30, True), (31, False)])
def test_the_short_window_ends_after_thirty_days(past, rules, age, found):
    other = past(days_before(age), 30_000_000, vendor="V-2")
    order = past(NOW, 30_000_000, item_groups={})
    assert (find_split(order, [other], rules) is not None) == found


@pytest.mark.parametrize(("age", "found"), [(89, True), (90, True), (91, False)])
def test_the_long_window_ends_after_ninety_days(past, rules, age, found):
    other = past(days_before(age), 30_000_000)
    assert (find_split(past(NOW, 30_000_000), [other], rules) is not None) == found


def test_the_long_window_wants_the_same_vendor_and_the_same_need(past, rules):
    order = past(NOW, 30_000_000)
    other_vendor = past(days_before(60), 30_000_000, vendor="V-2")
    other_need = past(days_before(60), 30_000_000, accounts=OTHER_ACCOUNT, item_groups={})
    assert find_split(order, [other_vendor, other_need], rules) is None


@pytest.mark.parametrize(
    ("total", "found"), [(19_999_999, False), (20_000_000, False), (20_000_001, True)]
)
def test_together_they_must_exceed_the_limit_of_the_form(past, rules, total, found):
    order, other = past(NOW, 30_000_000), past(days_before(5), total)
    assert (find_split(order, [other], rules) is not None) == found


@pytest.mark.parametrize(
    ("changes", "group"),
    [
        ({"accounts": OTHER_ACCOUNT, "item_groups": {}}, "vendor"),
        ({"vendor": "V-2", "item_groups": {}}, "account"),
        ({"vendor": "V-2", "accounts": OTHER_ACCOUNT}, "item"),
    ],
)
def test_orders_belong_together_by_vendor_rekening_or_item_group(past, rules, changes, group):
    other = past(days_before(3), **changes)
    assert find_split(past(NOW), [other], rules).group == group


def test_nothing_in_common_is_no_split(past, rules):
    other = past(days_before(3), vendor="V-2", accounts=OTHER_ACCOUNT, item_groups={})
    assert find_split(past(NOW), [other], rules) is None


def test_an_order_that_had_the_larger_form_already_is_no_part_of_it(past, rules):
    spk = past(days_before(3), 50_000_001, form="spk")
    assert find_split(past(NOW, 9_000_000), [spk], rules) is None
    kuitansi = past(days_before(3), 50_000_000)
    assert find_split(past(NOW, 9_000_000), [kuitansi], rules) is not None


def test_a_paper_dated_back_belongs_to_what_was_bought_after_its_date(past, rules):
    later = past(NOW + timedelta(days=10))
    assert find_split(past(NOW), [later], rules).orders[-1] is later


def test_on_a_platform_only_the_officer_changes(past, rules):
    def on_platform(*args):
        return past(*args, platform=Platform.TOKO_DARING, form="surat_pesanan")

    assert find_split(on_platform(NOW, 90_000_000), [on_platform(NOW, 90_000_000)], rules) is None
    order, other = on_platform(NOW, 150_000_000), on_platform(days_before(2), 50_000_001)
    (question,) = split_questions(order, [other], rules)
    assert (question.facts["officer"], question.facts["combined"]) == ("PPK", "surat_pesanan")


def test_small_purchases_of_one_vendor_add_up_to_the_limit_of_small_purchases(past, rules):
    def small(on, vendor="V-1"):
        return past(on, 4_000_000, vendor=vendor, procedure=Procedure.SMALL, form="bukti_pembelian")

    two = [small(days_before(5)), small(days_before(9))]
    assert find_split(small(NOW), two, rules).limit.rule == "small.limit@2018-03-22"
    assert find_split(small(NOW), [small(days_before(5), "V-2"), two[0]], rules) is None


@pytest.mark.parametrize(
    ("total", "limit"),
    [
        (48_999_999, None),
        (49_000_000, 50_000_000),
        (50_000_000, 50_000_000),
        (50_000_001, None),
        (9_799_999, None),
        (9_800_000, 10_000_000),
        (196_000_000, 200_000_000),
        (200_000_001, None),
    ],
)
def test_two_percent_below_a_limit_is_near(past, rules, total, limit):
    question = near_limit(past(NOW, total), rules)
    assert (question and question.facts["limit"]) == limit
