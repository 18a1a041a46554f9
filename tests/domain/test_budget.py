"""What is left in a budget line, and which lines an order would overdraw."""

from datetime import UTC, date, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bejo_desktop.domain.budget import (
    BudgetLine,
    Overdraft,
    Realisation,
    overdrafts,
    shares_by_line,
    soft_hold,
    spread,
)
from bejo_desktop.domain.errors import NotFound
from bejo_desktop.domain.money import ZERO, Rupiah


def a_budget_line(ending="0029", ceiling=10_000_000, realised=0, committed=0):
    account = f"5.1.02.01.01.{ending}"
    sub_activity = "5.02.01.2.06.0005"
    return BudgetLine(
        code=f"{sub_activity}/{account}",
        account=account,
        account_name="Belanja Alat/Bahan untuk Kegiatan Kantor",
        sub_activity=sub_activity,
        sub_activity_name="Penyediaan Barang Cetakan dan Penggandaan",
        year=2026,
        ceiling=Rupiah(ceiling),
        realised=Rupiah(realised),
        committed=Rupiah(committed),
        as_of=datetime(2026, 10, 11, 2, 12, tzinfo=UTC),
    )


def test_what_is_left_is_neither_spent_nor_ordered():
    line = a_budget_line(ceiling=10_000_000, realised=3_000_000, committed=2_500_000)
    assert line.left == Rupiah(4_500_000)


def test_a_commitment_may_go_beyond_what_is_left():
    line = a_budget_line(ceiling=1_000_000).commit(Rupiah(1_200_000))
    assert line.left == Rupiah(-200_000)


def test_s1_one_rupiah_short_on_toner_is_named_on_toner_alone():
    lines = {
        line.code: line
        for line in (
            a_budget_line("0024", 3_886_110),
            a_budget_line("0025", 9_000_000),
            a_budget_line("0029", 2_590_739),
        )
    }
    pens, paper, toner = lines
    shares = shares_by_line(
        [
            (paper, Rupiah(3_596_400)),
            (paper, Rupiah(2_464_200)),
            (pens, Rupiah(3_886_110)),
            (toner, Rupiah(2_590_740)),
        ]
    )
    assert shares == {
        paper: Rupiah(6_060_600),
        pens: Rupiah(3_886_110),
        toner: Rupiah(2_590_740),
    }
    assert overdrafts(lines, shares) == (Overdraft(toner, Rupiah(1)),)


def test_a_line_the_unit_does_not_have_is_named():
    line = a_budget_line()
    with pytest.raises(NotFound) as refused:
        overdrafts({line.code: line}, {"5.02.01.2.06.0005/5.1.02.01.01.0099": Rupiah(1)})
    assert refused.value.code == "budget.unknown_line"
    assert refused.value.facts == {"line": "5.02.01.2.06.0005/5.1.02.01.01.0099"}


LINES = st.integers(0, 10**12).map(Rupiah)
DAY = date(2026, 9, 30)


@st.composite
def payments(draw):
    """Payments of a year, each with its day."""
    days = st.dates(date(2026, 1, 2), date(2026, 12, 31))
    return draw(st.lists(st.tuples(days, LINES), max_size=12))


def stated(told, as_of, paid, corrections):
    """A realisation from its ledger: what was told, payments by day, corrections."""
    after = [amount for day, amount in paid if as_of is None or day > as_of]
    return Realisation(
        told=told,
        as_of=as_of,
        paid=sum((amount for _, amount in paid), start=ZERO),
        paid_after=sum(after, start=ZERO),
        corrected=sum(corrections, start=ZERO),
    )


@given(LINES, payments(), st.lists(st.integers(-(10**9), 10**9).map(Rupiah), max_size=4))
def test_what_sipd_says_counts_each_payment_once(told, paid, corrections):
    line = stated(told, DAY, paid, corrections)
    later = sum(amount.amount for day, amount in paid if day > DAY)
    assert line.total.amount == told.amount + later + sum(x.amount for x in corrections)
    assert line.total == line.paid + line.elsewhere + line.corrected


@given(payments())
def test_without_a_word_of_sipd_what_bejo_paid_is_what_is_realised(paid):
    line = stated(ZERO, None, paid, ())
    assert line.total.amount == sum(amount.amount for _, amount in paid)
    assert line.elsewhere == ZERO


@given(payments(), LINES)
def test_a_statement_that_has_all_of_bejo_and_more_moves_only_by_the_more(paid, more):
    up_to = sum((amount for day, amount in paid if day <= DAY), start=ZERO)
    before = stated(ZERO, None, paid, ())
    after = stated(up_to + more, DAY, paid, ())
    assert after.total == before.total + more
    assert after.elsewhere == more


def test_sipd_behind_bejo_is_shown_as_less_than_nothing_elsewhere():
    line = stated(Rupiah(400), DAY, [(date(2026, 9, 1), Rupiah(1_000))], ())
    assert (line.total, line.elsewhere) == (Rupiah(400), Rupiah(-600))


@given(LINES, LINES, LINES)
def test_left_is_ceiling_less_realised_less_committed(ceiling, realised, share):
    line = a_budget_line(ceiling=ceiling.amount, realised=realised.amount)
    assert line.commit(share).left == ceiling - realised - share


AMOUNTS = st.dictionaries(st.sampled_from("abcdef"), LINES, min_size=1)


@given(AMOUNTS, st.integers(0, 10**12))
def test_a_payment_is_spread_to_the_last_rupiah_and_never_beyond_what_is_bound(bound, share):
    whole = sum(one.amount for one in bound.values())
    parts = spread(Rupiah(min(share, whole)), bound)
    assert sum(part.amount for part in parts.values()) == min(share, whole)
    assert all(parts[code] <= bound[code] for code in bound)


def test_the_last_payment_takes_exactly_what_is_left_of_s1():
    bound = {"0024": Rupiah(3_886_110), "0025": Rupiah(6_060_600), "0029": Rupiah(2_590_740)}
    first = spread(Rupiah(5_000_000), bound)
    rest = {code: bound[code] - first[code] for code in bound}
    assert spread(Rupiah(7_537_450), rest) == rest


def test_a_soft_hold_tells_who_may_hold_how_much():
    line = a_budget_line(ceiling=10_000_000, realised=1_000_000, committed=2_000_000)
    hold = soft_hold(line, desks=4, waiting=Rupiah(500_000))
    assert (hold.desks, hold.may_hold, hold.as_of) == (3, Rupiah(6_500_000), line.as_of)
    assert soft_hold(line, desks=1).may_hold == ZERO
    assert soft_hold(line, desks=0).desks == 0
    assert soft_hold(line, desks=3, waiting=Rupiah(9_000_000)).may_hold == ZERO
