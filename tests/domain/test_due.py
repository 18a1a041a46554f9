"""What is payable: parts add up to the order's figures, and no floor is dodged by parts."""

from dataclasses import replace
from datetime import date
from decimal import Decimal

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bejo_desktop.domain.codes import Certificate, Collector, Payment, Platform, TaxClass
from bejo_desktop.domain.content import PenaltyBase
from bejo_desktop.domain.due import ALL_DUE, Fulfilled, Wanted, due_of
from bejo_desktop.domain.errors import BadInput
from bejo_desktop.domain.figures import VendorTax
from bejo_desktop.domain.fulfilment import (
    GoodsReturned,
    Receipt,
    ReceivedLine,
    ReturnedLine,
    Statements,
)
from bejo_desktop.domain.money import Rupiah
from bejo_desktop.domain.numbering import Number
from bejo_desktop.domain.payments import PaymentMade, Tax
from bejo_desktop.domain.quantity import Quantity
from bejo_desktop.domain.tax.computing import compute
from tests.domain.test_order import a_content, a_line

DAY = date(2026, 10, 20)
KW = Number("000.3.2/0088/KW/413.101/2026", "KW", 2026, 88, "L3")
TRUE = Statements(function=True, amount=True, time=True)


def line(price, quantity, tax_class=TaxClass.GOODS):
    return a_line(
        quantity=Quantity(Decimal(quantity)), unit_price=Rupiah(price), tax_class=tax_class
    )


def ordered(rules, *lines, **changes):
    content = a_content(lines=lines or (line(54_000, 10),), **changes)
    return replace(content, figures=compute(content.quote(), rules))


def came(*accepted, arrived=DAY, received=None):
    lines = tuple(
        ReceivedLine(at, Decimal(str(value)), Decimal(0)) for at, value in enumerate(accepted, 1)
    )
    return Receipt(received or arrived, False, lines, TRUE, KW, "ppk", arrived)


def back(position, quantity):
    return GoodsReturned(DAY, (ReturnedLine(position, Decimal(quantity), "Bocor"),), "ppk")


def payment(due, **changes):
    made = PaymentMade(
        DAY,
        Payment.UP,
        "1",
        "",
        KW,
        "t",
        due.gross,
        due.receipts,
        due.penalty,
        due.withheld,
    )
    return replace(made, **changes)


def kept(due):
    return {row.tax: (row.base.amount, row.amount.amount) for row in due.withheld}


def test_s3_the_warung_gets_what_restaurant_tax_and_pph_23_leave(rules):
    """users.md S3: 1.732.500 with PBJT 157.500 and PPh 23 doubled to 63.000; net 1.512.000."""
    content = ordered(
        rules,
        line(35_000, 45, TaxClass.CATERING),
        vendor_tax=VendorTax(pkp=False, npwp=False, certificate=Certificate.NONE),
    )
    due = due_of(Fulfilled(content, (came(45),)), rules)
    assert (due.gross.amount, due.pbjt.amount, due.net.amount) == (1_732_500, 157_500, 1_512_000)
    assert kept(due) == {Tax.PPH_23: (1_575_000, 63_000), Tax.PBJT: (1_575_000, 157_500)}
    assert [row.tax for row in due.pph] == [Tax.PPH_23]
    assert due.changed == ()


def test_s10_the_part_that_was_late_is_charged_alone_or_with_the_contract(rules):
    """users.md 3.6 and note c: 18.550.000 of 45.050.000 came 12 days late: 222.600 or 540.600."""
    content = ordered(
        rules,
        line(1_325_000, 20),
        line(463_750, 40),
        ordered_on=date(2026, 4, 20),
        due_on=date(2026, 5, 10),
    )
    receipts = (came(20, 0, arrived=date(2026, 5, 8)), came(0, 40, arrived=date(2026, 5, 22)))
    due = due_of(Fulfilled(content, receipts), rules)
    assert (due.gross.amount, due.penalty.amount) == (50_005_500, 222_600)
    assert [(part.receipt, part.days, part.value.amount) for part in due.late] == [
        (2, 12, 18_550_000)
    ]
    assert due.net.amount == 50_005_500 - 222_600 - 4_955_500 - 675_750
    content = replace(content, penalty_base=PenaltyBase.CONTRACT)
    assert due_of(Fulfilled(content, receipts), rules).penalty.amount == 540_600


def test_parts_below_the_floor_bear_the_taxes_of_an_order_above_it(rules):
    """PMK 231/2019: 2 million is tested on the order; each half is 1,5 million."""
    content = ordered(rules, line(300_000, 10))
    first = due_of(Fulfilled(content, (came(5),)), rules)
    assert kept(first) == {Tax.PPN: (1_500_000, 165_000), Tax.PPH_22: (1_500_000, 22_500)}
    small = ordered(rules, line(200_000, 10))
    assert kept(due_of(Fulfilled(small, (came(10),)), rules)) == {}


def test_where_the_platform_collects_the_bendahara_keeps_back_the_penalty_only(rules):
    content = ordered(
        rules,
        line(1_000_000, 10),
        platform=Platform.TOKO_DARING,
        collector=Collector.PLATFORM,
        due_on=date(2026, 10, 15),
    )
    due = due_of(Fulfilled(content, (came(10),)), rules)
    assert (due.withheld, due.penalty.amount) == ((), 50_000)
    assert due.net.amount == 11_100_000 - 50_000


def test_an_order_paid_beside_the_platform_is_taxed_by_the_bendahara(rules):
    """users.md D6: on Katalog v6 who collects follows the payment's route."""
    content = ordered(
        rules,
        line(1_000_000, 10),
        platform=Platform.KATALOG,
        collector=Collector.PLATFORM,
    )
    done = Fulfilled(content, (came(10),))
    assert due_of(done, rules).withheld == ()
    beside = due_of(done, rules, Wanted(kind=Payment.LS))
    assert kept(beside) == {Tax.PPN: (10_000_000, 1_100_000), Tax.PPH_22: (10_000_000, 150_000)}
    assert [row.figure for row in beside.changed] == ["pph", "net_to_vendor"]


def test_a_collector_chosen_with_a_reason_stays(rules):
    content = ordered(
        rules,
        line(1_000_000, 10),
        platform=Platform.KATALOG,
        collector=Collector.TREASURER,
        collector_reason="Dibayar di luar platform.",
    )
    assert len(due_of(Fulfilled(content, (came(10),)), rules).withheld) == 2


def test_the_region_says_whether_the_vendor_pays_its_restaurant_tax_itself(rules_with):
    rules = rules_with({"pbjt.collector": "vendor"})
    content = ordered(rules, line(35_000, 45, TaxClass.CATERING))
    due = due_of(Fulfilled(content, (came(45),)), rules)
    assert Tax.PBJT not in kept(due)
    assert due.pbjt.amount == 157_500


def test_taxes_are_those_of_the_day_on_which_the_goods_came(rules):
    """UU 7/2021 (HPP): PPN 10 % until 31 March 2022, 11 % from 1 April 2022."""
    content = ordered(
        rules, line(1_000_000, 10), ordered_on=date(2022, 3, 1), due_on=date(2022, 3, 20)
    )
    late = came(10, arrived=date(2022, 4, 2))
    due = due_of(Fulfilled(content, (late,)), rules)
    assert content.figures.ppn.amount == 1_000_000
    assert due.ppn.amount == 1_100_000
    assert [row.figure for row in due.changed] == ["ppn", "total", "ppn_collected"]


def test_what_went_back_is_not_payable_and_comes_again(rules):
    content = ordered(rules, line(300_000, 10))
    done = Fulfilled(content, (came(10),), (back(1, 4),))
    due = due_of(done, rules)
    assert due.gross.amount == 6 * 333_000
    paid = replace(done, payments=(payment(due),))
    assert due_of(paid, rules).gross.amount == 0
    again = replace(paid, receipts=(*paid.receipts, came(4)))
    assert due_of(again, rules).gross.amount == 4 * 333_000


def test_what_went_back_after_its_payment_is_not_paid_twice(rules):
    content = ordered(rules, line(300_000, 10))
    done = Fulfilled(content, (came(5),))
    done = replace(done, payments=(payment(due_of(done, rules)),), returns=(back(1, 5),))
    assert due_of(done, rules).gross.amount == 0
    done = replace(done, receipts=(*done.receipts, came(5)))
    assert due_of(done, rules).gross.amount == 0
    done = replace(done, receipts=(*done.receipts, came(5)))
    assert due_of(done, rules).gross.amount == 5 * 333_000


def test_named_receipts_are_paid_alone(rules):
    content = ordered(rules, line(300_000, 10))
    done = Fulfilled(content, (came(2), came(3), came(5)))
    due = due_of(done, rules, Wanted((2,)))
    assert (due.gross.amount, due.receipts, due.open.amount) == (999_000, (2,), 3_330_000)
    done = replace(done, payments=(payment(due),))
    rest = due_of(done, rules)
    assert (rest.gross.amount, rest.receipts) == (2_331_000, (1, 3))
    with pytest.raises(BadInput, match=r"payment\.receipt_unknown"):
        due_of(done, rules, Wanted((4,)))


def test_a_smaller_amount_bears_its_part_of_the_taxes_and_the_rest_the_rest(rules):
    content = ordered(rules, line(300_000, 10))
    done = Fulfilled(content, (came(10),))
    first = due_of(done, rules, Wanted(amount=Rupiah(1_110_000)))
    assert kept(first) == {Tax.PPN: (1_000_000, 110_000), Tax.PPH_22: (1_000_000, 15_000)}
    rest = due_of(replace(done, payments=(payment(first),)), rules)
    assert (rest.gross.amount, kept(rest)[Tax.PPN]) == (2_220_000, (2_000_000, 220_000))


def test_after_an_addendum_the_new_content_counts(rules):
    content = ordered(rules, line(300_000, 10))
    done = Fulfilled(content, (came(5),))
    done = replace(done, payments=(payment(due_of(done, rules)),))
    dearer = ordered(rules, line(330_000, 10))
    due = due_of(replace(done, content=dearer), rules)
    assert due.gross.amount == 5 * (366_300 - 333_000)


def test_nothing_is_payable_before_anything_came(rules):
    due = due_of(Fulfilled(ordered(rules), ()), rules)
    assert (due.gross.amount, due.open.amount, due.withheld, due.penalty.amount) == (0, 0, (), 0)


def test_the_penalty_never_takes_more_than_the_payment_leaves(rules):
    content = ordered(rules, line(300_000, 10), penalty_base=PenaltyBase.CONTRACT)
    late = came(1, arrived=date(2027, 10, 20))
    due = due_of(Fulfilled(content, (late,)), rules)
    assert due.net.amount == 0


def back_on(on, position, quantity):
    return replace(back(position, quantity), on=on)


def ten_for_a_million(rules, **changes):
    return ordered(
        rules,
        line(100_000, 10),
        **{"ordered_on": date(2026, 5, 1), "due_on": date(2026, 5, 10), **changes},
    )


FIVE_LATE, TEN_LATE = date(2026, 5, 15), date(2026, 5, 20)


def test_goods_that_went_back_are_late_once_with_their_replacement(rules):
    """Perpres 16/2018 Ps 79: a day of one part counts once: 1.000.000 × 10/1000, not 15/1000."""
    content = ten_for_a_million(rules)
    first, again = came(10, arrived=FIVE_LATE), came(10, arrived=TEN_LATE)
    gone = back_on(date(2026, 5, 16), 1, 10)
    due = due_of(Fulfilled(content, (first, again), (gone,)), rules)
    assert due.penalty.amount == 10_000
    assert [(part.receipt, part.days, part.value.amount) for part in due.late] == [
        (2, 10, 1_000_000)
    ]


def test_what_stayed_is_charged_for_its_own_days_and_what_came_again_for_its_own(rules):
    content = ten_for_a_million(rules)
    receipts = (came(10, arrived=FIVE_LATE), came(4, arrived=TEN_LATE))
    due = due_of(Fulfilled(content, receipts, (back_on(date(2026, 5, 16), 1, 4),)), rules)
    assert due.penalty.amount == 600_000 * 5 // 1000 + 400_000 * 10 // 1000


def test_what_went_back_and_never_came_again_is_not_charged(rules):
    content = ten_for_a_million(rules)
    done = Fulfilled(content, (came(10, arrived=FIVE_LATE),), (back_on(FIVE_LATE, 1, 5),))
    assert due_of(done, rules).penalty.amount == 500_000 * 5 // 1000


def test_what_went_back_is_taken_off_the_newest_delivery_before_it(rules):
    content = ten_for_a_million(rules)
    receipts = (came(5, arrived=FIVE_LATE), came(5, arrived=TEN_LATE))
    due = due_of(Fulfilled(content, receipts, (back_on(TEN_LATE, 1, 5),)), rules)
    assert [(part.receipt, part.value.amount) for part in due.late] == [(1, 500_000)]


def test_a_return_of_the_day_of_its_replacement_lies_before_it(rules):
    content = ten_for_a_million(rules)
    receipts = (came(10, arrived=FIVE_LATE), came(10, arrived=FIVE_LATE))
    due = due_of(Fulfilled(content, receipts, (back_on(FIVE_LATE, 1, 10),)), rules)
    assert [(part.receipt, part.value.amount) for part in due.late] == [(2, 1_000_000)]


def test_a_penalty_that_no_payment_can_bear_is_named(rules):
    """R4: 50 days of 45.000.000 are 2.250.000; the last million leaves 985.000 of itself."""
    content = ordered(
        rules,
        line(1_000_000, 44),
        line(1_000_000, 1),
        ordered_on=date(2026, 4, 1),
        due_on=date(2026, 5, 10),
        penalty_base=PenaltyBase.CONTRACT,
    )
    done = Fulfilled(content, (came(44, 0, arrived=date(2026, 5, 8)),))
    first = due_of(done, rules)
    assert (first.penalty_open.amount, first.ends) == (0, False)
    done = replace(done, payments=(payment(first),))
    done = replace(done, receipts=(*done.receipts, came(0, 1, arrived=date(2026, 6, 29))))
    last = due_of(done, rules)
    assert (last.penalty.amount, last.penalty_open.amount, last.ends) == (985_000, 1_265_000, True)
    assert last.owed_by_vendor.amount == 1_265_000
    after = due_of(replace(done, payments=(*done.payments, payment(last))), rules)
    assert (after.gross.amount, after.penalty.amount) == (0, 0)
    assert after.owed_by_vendor.amount == 1_265_000


def test_a_penalty_that_a_later_payment_bears_is_not_the_vendor_s_to_deposit(rules):
    content = ten_for_a_million(rules)
    done = Fulfilled(content, (came(10, arrived=TEN_LATE),))
    due = due_of(done, rules, Wanted(amount=Rupiah(1_000)))
    assert (due.penalty.amount, due.penalty_open.amount) == (1_000, 9_000)
    assert (due.ends, due.owed_by_vendor.amount) == (False, 0)


CLASSES = st.sampled_from(list(TaxClass))
LINES = st.lists(
    st.tuples(st.integers(1, 9_999_999), st.integers(1, 40), CLASSES), min_size=1, max_size=6
)


@settings(max_examples=300, deadline=None)
@given(
    lines=LINES,
    cuts=st.lists(st.integers(0, 8), min_size=1, max_size=4),
    pkp=st.booleans(),
    certificate=st.sampled_from(list(Certificate)),
    discount=st.integers(0, 1),
)
def test_the_parts_of_an_order_add_up_to_its_figures(
    rules, lines, cuts, pkp, certificate, discount
):
    content = ordered(
        rules,
        *(line(price, quantity, tax_class) for price, quantity, tax_class in lines),
        vendor_tax=VendorTax(pkp=pkp, npwp=True, certificate=certificate),
        discount=Rupiah(discount),
    )
    left = [quantity for _, quantity, _ in lines]
    done = Fulfilled(content, ())
    for cut in [*cuts, 40]:
        part = [min(cut, rest) for rest in left]
        if not any(part):
            continue
        left = [rest - taken for rest, taken in zip(left, part, strict=True)]
        done = replace(done, receipts=(*done.receipts, came(*part)))
        due = due_of(done, rules, ALL_DUE)
        assert due.net.amount >= 0
        done = replace(done, payments=(*done.payments, payment(due)))
    figures = content.figures
    assert done.paid == figures.total
    assert done.kept(Tax.PPN).amount == figures.ppn_collected.amount
    assert done.kept(Tax.PBJT).amount == figures.pbjt.amount
    whole = sum(row.amount.amount for row in figures.pph)
    income = (Tax.PPH_22, Tax.PPH_23, Tax.PPH_FINAL)
    assert sum(done.kept(tax).amount for tax in income) == whole
    assert sum(made.net.amount for made in done.payments) == figures.net_to_vendor.amount
