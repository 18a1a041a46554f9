"""The recap of a month adds up: withheld, deposited, and what is still open."""

from dataclasses import replace
from datetime import UTC, date, datetime
from uuid import UUID

from hypothesis import given
from hypothesis import strategies as st

from bejo_desktop.domain.codes import Collector, Payment, Platform
from bejo_desktop.domain.money import ZERO, Rupiah
from bejo_desktop.domain.numbering import Number
from bejo_desktop.domain.order import Order
from bejo_desktop.domain.payments import PaymentMade, Tax, TaxDeposit, Withheld
from bejo_desktop.domain.quantity import Quantity
from bejo_desktop.domain.tax.computing import compute
from bejo_desktop.domain.tax_recap import platform_recap, recap
from tests.domain.test_order import a_content, a_line

NIP = "198811122011012009"
MAY = date(2026, 5, 1)


def paid(day, *withheld, no=1):
    number = Number(f"{no:04d}/KW/2026", "KW", 2026, no, None)
    taxes = tuple(Withheld(tax, Rupiah(amount * 10), Rupiah(amount)) for tax, amount in withheld)
    return PaymentMade(day, Payment.LS, "INV", "", number, NIP, Rupiah(10**9), (1,), ZERO, taxes)


def deposit(tax, amount, *, billing="B1", month=MAY):
    return TaxDeposit(tax, Rupiah(amount), month, date(2026, 6, 10), billing, "NTPN1", NIP)


def order(*payments, deposits=()):
    made = Order(UUID(int=1), None, NIP, datetime(2026, 5, 1, tzinfo=UTC))
    return replace(made, payments=payments, deposits=deposits)


def test_what_was_withheld_and_not_deposited_is_open():
    one = order(
        paid(date(2026, 5, 20), (Tax.PPN, 59_400), (Tax.PPH_22, 8_100)),
        deposits=(deposit(Tax.PPN, 59_400),),
    )
    rows = recap([one], MAY)
    assert {(row.tax, row.amount, row.open) for row in rows} == {
        (Tax.PPN, Rupiah(59_400), ZERO),
        (Tax.PPH_22, Rupiah(8_100), Rupiah(8_100)),
    }


def test_a_deposit_counts_to_the_oldest_payment_first():
    one = order(
        paid(date(2026, 4, 30), (Tax.PPN, 100), no=1),
        paid(date(2026, 5, 2), (Tax.PPN, 50), no=2),
        deposits=(deposit(Tax.PPN, 120, billing="B1"), deposit(Tax.PPN, 10, billing="B2")),
    )
    (april,) = recap([one], date(2026, 4, 1))
    (may,) = recap([one], MAY)
    assert (april.deposited, april.open) == (Rupiah(100), ZERO)
    assert (may.deposited, may.open) == (Rupiah(30), Rupiah(20))
    assert [made.billing for made in may.deposits] == ["B1", "B2"]


def test_the_last_day_of_a_month_is_of_that_month():
    one = order(paid(date(2026, 5, 31), (Tax.PPN, 1)))
    assert len(recap([one], MAY)) == 1
    assert recap([one], date(2026, 6, 1)) == ()


def test_what_was_deposited_beyond_what_was_withheld_is_not_hidden():
    one = order(
        paid(date(2026, 5, 1), (Tax.PPN, 100), no=1),
        paid(date(2026, 5, 2), (Tax.PPN, 50), no=2),
        deposits=(deposit(Tax.PPN, 120, billing="B1"), deposit(Tax.PPN, 130, billing="B2")),
    )
    first, last = recap([one], MAY)
    assert (first.deposited, first.open) == (Rupiah(100), ZERO)
    assert (last.deposited, last.open) == (Rupiah(150), Rupiah(-100))
    assert [made.billing for made in last.deposits] == ["B1", "B2"]


def test_a_deposit_of_a_tax_that_was_not_withheld_is_shown_beside_the_newest_payment():
    one = order(
        paid(date(2026, 5, 1), (Tax.PPN, 100)),
        deposits=(deposit(Tax.PPN, 100), deposit(Tax.PBJT, 7)),
    )
    found = {row.tax: (row.amount, row.deposited, row.open) for row in recap([one], MAY)}
    assert found[Tax.PBJT] == (ZERO, Rupiah(7), Rupiah(-7))


@given(
    withheld=st.lists(st.integers(1, 10**9), min_size=1, max_size=6),
    made=st.lists(st.integers(1, 10**9), max_size=6),
)
def test_what_was_deposited_adds_up_and_only_the_newest_payment_bears_a_surplus(withheld, made):
    payments = [
        paid(date(2026, 5, 1 + at), (Tax.PPN, amount), no=at + 1)
        for at, amount in enumerate(withheld)
    ]
    one = order(*payments, deposits=tuple(deposit(Tax.PPN, amount) for amount in made))
    *rows, last = recap([one], MAY)
    assert sum(row.deposited.amount for row in (*rows, last)) == sum(made)
    assert all(ZERO <= row.deposited <= row.amount for row in rows)
    assert sum(withheld) - sum(made) == sum(row.open.amount for row in (*rows, last))


def of_platform(rules, *amounts):
    """Twenty rim at 56.000 on Toko Daring (1.243.200 with PPN), paid in these parts in May."""
    line = a_line(unit_price=Rupiah(56_000), quantity=Quantity.of("20"))
    content = a_content(lines=(line,), platform=Platform.TOKO_DARING, collector=Collector.PLATFORM)
    content = replace(content, figures=compute(content.quote(), rules))
    made = [
        replace(paid(date(2026, 5, 20 + no), no=no), amount=Rupiah(amount))
        for no, amount in enumerate(amounts, start=1)
    ]
    return replace(order(*made), content=content)


def test_a_part_payment_bears_its_part_of_what_the_platform_collected(rules):
    (row,) = platform_recap([of_platform(rules, 310_800)], MAY)
    assert (row.base, row.ppn, row.pph) == (Rupiah(280_000), Rupiah(30_800), Rupiah(1_400))


@given(st.lists(st.integers(1, 400_000), min_size=1, max_size=3))
def test_the_parts_of_all_payments_add_up_to_the_order(rules, parts):
    parts = [*parts, 1_243_200 - sum(parts)]
    rows = platform_recap([of_platform(rules, *parts)], MAY)
    assert sum((row.ppn for row in rows), start=ZERO) == Rupiah(123_200)
    assert sum((row.base for row in rows), start=ZERO) == Rupiah(1_120_000)
    assert sum((row.pph for row in rows), start=ZERO) == Rupiah(5_600)


def test_another_month_has_none(rules):
    assert platform_recap([of_platform(rules, 310_800)], date(2026, 6, 1)) == ()
