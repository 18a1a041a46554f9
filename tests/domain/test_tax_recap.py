"""The recap of a month adds up: withheld, deposited, and what is still open."""

from dataclasses import replace
from datetime import UTC, date, datetime
from uuid import UUID

from hypothesis import given
from hypothesis import strategies as st

from bejo_desktop.domain.codes import Payment
from bejo_desktop.domain.money import ZERO, Rupiah
from bejo_desktop.domain.numbering import Number
from bejo_desktop.domain.order import Order
from bejo_desktop.domain.payments import PaymentMade, Tax, TaxDeposit, Withheld
from bejo_desktop.domain.tax_recap import recap

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


@given(
    withheld=st.lists(st.integers(1, 10**9), min_size=1, max_size=6),
    made=st.lists(st.integers(1, 10**9), max_size=6),
)
def test_what_is_covered_is_never_more_than_withheld_nor_than_deposited(withheld, made):
    payments = [
        paid(date(2026, 5, 1 + at), (Tax.PPN, amount), no=at + 1)
        for at, amount in enumerate(withheld)
    ]
    one = order(*payments, deposits=tuple(deposit(Tax.PPN, amount) for amount in made))
    rows = recap([one], MAY)
    covered = sum(row.deposited.amount for row in rows)
    assert covered == min(sum(withheld), sum(made))
    assert all(ZERO <= row.deposited <= row.amount for row in rows)
