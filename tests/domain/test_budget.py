"""What is left in a budget line, and which lines an order would overdraw."""

from datetime import UTC, datetime

import pytest

from bejo_desktop.domain.budget import BudgetLine, Overdraft, overdrafts, shares_by_line
from bejo_desktop.domain.errors import NotFound
from bejo_desktop.domain.money import Rupiah


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


def test_a_commitment_is_taken_and_given_back():
    line = a_budget_line(ceiling=1_000_000)
    committed = line.commit(Rupiah(1_200_000))
    assert committed.left == Rupiah(-200_000)
    assert committed.release(Rupiah(1_200_000)) == line
    with pytest.raises(AssertionError):
        line.release(Rupiah(1))


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
