"""What a paper says each kode rekening bears."""

from datetime import UTC, datetime

from bejo_desktop.application.paper_facts.order import by_account
from bejo_desktop.domain.budget import BudgetLine
from bejo_desktop.domain.money import ZERO, Rupiah
from bejo_desktop.domain.paper.facts import AccountFacts

ONE, OTHER = "5.02.01.2.06.0005", "5.02.01.2.06.0002"
PAPER, PENS = "5.1.02.01.01.0025", "5.1.02.01.01.0024"


def a_line(sub_activity, account, name):
    return BudgetLine(
        code=f"{sub_activity}/{account}",
        account=account,
        account_name=name,
        sub_activity=sub_activity,
        sub_activity_name="",
        year=2026,
        ceiling=Rupiah(1),
        realised=ZERO,
        committed=ZERO,
        as_of=datetime(2026, 10, 11, 2, 12, tzinfo=UTC),
    )


def test_sub_kegiatan_of_one_rekening_join_in_the_order_of_the_lines():
    lines = (a_line(ONE, PENS, "Belanja ATK"), a_line(OTHER, PENS, "Belanja ATK"))
    budget = {line.code: line for line in lines}
    shares = {
        f"{ONE}/{PENS}": Rupiah(300),
        f"{ONE}/{PAPER}": Rupiah(50),
        f"{OTHER}/{PENS}": Rupiah(7),
    }
    assert by_account(shares, budget) == (
        AccountFacts(PENS, "Belanja ATK", Rupiah(307)),
        AccountFacts(PAPER, "", Rupiah(50)),
    )
    assert by_account({}, budget) == ()
