"""Standard prices: what an agreed price may be, to the rupiah."""

from datetime import date
from fractions import Fraction

import pytest

from bejo_desktop.domain.codes import PriceMode
from bejo_desktop.domain.money import Rupiah
from bejo_desktop.domain.net_price import AgreedPrice, agreed_prices
from bejo_desktop.domain.standard_prices import (
    StandardKind,
    StandardPrice,
    compare_with_standard,
    standard_code,
)

DAY = date(2026, 5, 12)
ELEVEN = Fraction(11, 100)


@pytest.fixture
def standard():
    return StandardPrice(
        region="35.09",
        year=2026,
        kind=StandardKind.SSH,
        code="1.1.7.01.02.0001-00000000",
        name="Kertas HVS",
        specification="A4 80 gram",
        measure="rim",
        price=Rupiah(60_000),
        accounts=("5.1.02.01.01.0025",),
    )


def agreed(price, mode="exclusive", rate=ELEVEN):
    return AgreedPrice(Rupiah(price), PriceMode(mode), rate)


def is_above_standard(price, standard, rules):
    return compare_with_standard(price, standard, DAY, rules).is_above


@pytest.mark.parametrize(("price", "is_above"), [(59_999, False), (60_000, False), (60_001, True)])
def test_a_price_with_its_tax_may_reach_the_standard_and_not_a_rupiah_more(
    price, is_above, standard, rules
):
    assert is_above_standard(agreed(price, "inclusive"), standard, rules) is is_above


@pytest.mark.parametrize(
    ("price", "is_above", "excess"),
    # 54.054 × 111/100 = 59.999,94 · 54.055 × 111/100 = 60.001,05
    [(54_053, False, 0), (54_054, False, 0), (54_055, True, 2)],
)
def test_a_price_without_tax_is_compared_with_its_tax_on_top(
    price, is_above, excess, standard, rules
):
    ceiling = compare_with_standard(agreed(price), standard, DAY, rules)
    assert (ceiling.is_above, ceiling.excess) == (is_above, Rupiah(excess))


@pytest.mark.parametrize(
    ("price", "with_tax", "without"), [(59_999, True, False), (60_000, True, False)]
)
def test_a_list_counts_with_or_without_tax_by_a_switch_of_the_region(
    price, with_tax, without, standard, rules, rules_with
):
    here = rules_with(
        {},
        [
            {
                "key": "ssh.includes_tax",
                "switch": False,
                "from": date(2026, 1, 1),
                "region": "35.09",
                "law": "Perbup contoh",
                "source": "perbup contoh",
                "status": "switch",
            }
        ],
    )
    assert is_above_standard(agreed(price), standard, rules) is with_tax
    assert is_above_standard(agreed(price), standard, here) is without
    assert is_above_standard(agreed(60_001), standard, here)


def test_a_tolerance_lets_a_part_pass(standard, rules_with):
    lenient = rules_with({"flag.price.ssh": "5%"})
    assert not is_above_standard(agreed(63_000, "inclusive"), standard, lenient)
    ceiling = compare_with_standard(agreed(63_001, "inclusive"), standard, DAY, lenient)
    assert ceiling.is_above
    assert ceiling.excess == Rupiah(3_001)
    assert ceiling.rules == ("ssh.includes_tax@2018-03-22", "flag.price.ssh@2018-03-22")


def test_each_line_has_the_rate_of_its_class_and_its_vendor(a_quote, rules):
    lines = ((54_000, "60", "goods"), (30_000, "80", "catering"), (25_000, "1", "exempt"))
    of_pkp = agreed_prices(a_quote(*lines, region="35.09"), rules)
    assert [one.rate for one in of_pkp] == [Fraction(11, 100), Fraction(10, 100), 0]
    of_stall = agreed_prices(a_quote(*lines, region="35.09", pkp=False), rules)
    assert [one.rate for one in of_stall] == [0, Fraction(10, 100), 0]


def test_an_inclusive_price_holds_its_tax():
    price = agreed(111_000, "inclusive")
    assert (price.with_tax, price.without_tax) == (111_000, 100_000)


def test_rows_of_one_group_are_told_apart_by_their_words():
    first = standard_code("1.3.02.05.02.0004", "AC Split", "1 PK", "unit")
    assert first == standard_code("1.3.02.05.02.0004", "AC SPLIT", "1 pk", "unit")
    assert first != standard_code("1.3.02.05.02.0004", "AC Split", "2 PK", "unit")
    assert first != standard_code("1.3.02.05.02.0004", "AC Split", "1 PK", "set")
    again = standard_code("1.3.02.05.02.0004", "AC Split", "1 PK", "unit", repeat=2)
    assert again == f"{first}.2"


def test_a_row_is_named_by_its_list(standard):
    assert standard.id == "35.09/2026/ssh/1.1.7.01.02.0001-00000000"
    assert standard.title == "Kertas HVS, A4 80 gram"
