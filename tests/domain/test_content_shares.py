"""What each budget line bears of an order: the shares of its lines, to the last rupiah."""

from dataclasses import replace

import pytest

from bejo_desktop.domain.money import Rupiah
from bejo_desktop.domain.tax.computing import compute
from tests.domain.test_order import a_content, a_line

SUB = "5.02.01.2.06.0005"
PAPER, PENS = f"{SUB}/5.1.02.01.01.0025", f"{SUB}/5.1.02.01.01.0024"


def three_lines(rules):
    lines = (
        a_line(budget_line=PENS, unit_price=Rupiah(33_333)),
        a_line(budget_line=PAPER),
        a_line(budget_line=PENS, unit_price=Rupiah(1_001)),
    )
    content = a_content(lines=lines, shipping=Rupiah(10_000))
    return replace(content, figures=compute(content.quote(), rules))


def test_lines_of_one_account_share_it_and_all_together_bear_the_total(rules):
    content = three_lines(rules)
    first, second, third = (line.share for line in content.figures.lines)
    assert content.shares == {PENS: first + third, PAPER: second}
    assert list(content.shares) == [PENS, PAPER]
    assert sum(share.amount for share in content.shares.values()) == content.figures.total.amount


def test_without_figures_nothing_is_borne():
    assert a_content().shares == {}


@pytest.mark.parametrize("count", [0, 2, 4])
def test_figures_of_other_lines_are_a_fault_and_never_cut_short(rules, count):
    content = three_lines(rules)
    lines = (*content.lines, a_line())[:count]
    with pytest.raises(ValueError, match=r"zip\(\)"):
        _ = replace(content, lines=lines).shares
