"""Denda: the cases of domain.md 2.4 by id, and scenario S10 of users.md 3.1 note c."""

from datetime import date, timedelta
from decimal import Decimal

import pytest

from bejo_desktop.domain.content import PenaltyBase
from bejo_desktop.domain.fulfilment import Receipt, ReceivedLine, Statements
from bejo_desktop.domain.money import Rupiah
from bejo_desktop.domain.numbering import Number
from bejo_desktop.domain.penalty import LatePart, came_on, days_late, must_decide, penalty_of

DUE_ON = date(2026, 5, 10)
CONTRACT, PART = PenaltyBase.CONTRACT, PenaltyBase.LATE_PART


def late(days, value=0, receipt=1):
    return LatePart(receipt, days, Rupiah(value), DUE_ON + timedelta(days=days))


@pytest.mark.parametrize(
    ("parts", "base", "contract", "charged"),
    [
        pytest.param([late(7)], CONTRACT, 45_000_000, 315_000, id="R2"),
        pytest.param([late(12, 18_550_000)], PART, 45_050_000, 222_600, id="R3"),
        pytest.param([late(50)], CONTRACT, 45_000_000, 2_250_000, id="R4"),
        pytest.param([late(12, 18_550_000)], CONTRACT, 45_050_000, 540_600, id="S10 contract"),
        pytest.param([], CONTRACT, 45_050_000, 0, id="in time"),
        pytest.param([late(0, 1_000_000)], PART, 45_050_000, 0, id="on the day"),
        pytest.param(
            [late(2, 1_000_000), late(5, 3_000_000, 2)], PART, 9_000_000, 17_000, id="two parts"
        ),
        pytest.param([late(2), late(5, 0, 2)], CONTRACT, 9_000_000, 45_000, id="the latest counts"),
        pytest.param([late(1, 500)], PART, 500, 1, id="half up"),
    ],
)
def test_a_thousandth_a_day_before_ppn(parts, base, contract, charged, rules):
    assert penalty_of(parts, base, Rupiah(contract), rules) == Rupiah(charged)


@pytest.mark.parametrize(
    ("came", "days"),
    [(date(2026, 5, 9), 0), (DUE_ON, 0), (date(2026, 5, 11), 1), (date(2026, 6, 29), 50)],
)
def test_late_days_are_calendar_days_after_the_day_agreed(came, days):
    assert days_late(came, DUE_ON) == days


def test_goods_came_when_they_arrived_not_when_they_were_inspected():
    lines = (ReceivedLine(1, Decimal(1), Decimal(0)),)
    said = Statements(function=True, amount=True, time=False)
    number = Number("n", "BAST", 2026, 1, "L")
    inspected = Receipt(date(2026, 5, 20), True, lines, said, number, "p", date(2026, 5, 9))
    assert came_on(inspected) == date(2026, 5, 9)
    unknown = Receipt(date(2026, 5, 20), True, lines, said, number, "p")
    assert came_on(unknown) == date(2026, 5, 20)


def test_after_fifty_days_the_ppk_must_decide(rules):
    assert not must_decide([late(50)], rules)
    assert must_decide([late(51)], rules)
