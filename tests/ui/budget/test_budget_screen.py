"""Anggaran: ceilings, what is used and left, and how old the figures are."""

from dataclasses import replace
from datetime import UTC, date, datetime

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication

from bejo_desktop.application.budgeting import LineStand, UpStand
from bejo_desktop.domain.budget import BudgetLine, soft_hold
from bejo_desktop.domain.money import ZERO, Rupiah
from ui.budget.screen import BudgetScreen
from ui.budget.words import age_words, columns, hold_words, realised_why, up_rows
from ui.why.popover import WhyPopover

PAID = "dibayar lewat Bejo"
NOW = datetime(2026, 10, 12, 2, 42, tzinfo=UTC)


@pytest.fixture
def screen(qtbot, office, tmp_path):
    """Budget after one order of ten reams (565.000 and its PPN of 62.150) on account 0025."""
    office.issued("Kertas ujian", (1, "10", "0025"))
    _, screen = office.shell(qtbot, BudgetScreen, office.ppk, tmp_path)
    office.rest(qtbot)
    return screen


def texts(screen):
    model = screen._model
    return [
        [model.cell_at(model.index(at, column)).text for column in (0, 2, 3, 4, 6)]
        for at in range(model.rowCount())
    ]


def test_each_account_has_its_ceiling_what_is_used_and_what_is_left(screen):
    assert texts(screen) == [
        ["5.1.02.01.01.0024", "18.000.000", "5.400.000", "0", "12.600.000"],
        ["5.1.02.01.01.0025", "16.000.000", "2.200.000", "627.150", "13.172.850"],
        ["5.1.02.01.01.0029", "9.000.000", "6.000.000", "0", "3.000.000"],
        ["5.1.02.01.01.0052", "8.000.000", "0", "0", "8.000.000"],
    ]


def test_the_sum_and_the_age_stand_beside(screen):
    assert screen._sum.text() == "4 rekening · sisa Rp36.772.850 dari Rp51.000.000"
    assert screen._age.text() == "Menurut Bejo, per Kamis 8 Okt 2026 16.20 WIB (4 hari lalu)"


def test_an_order_that_is_issued_meanwhile_changes_what_is_left(qtbot, office, screen):
    office.issued("Toner", (12, "1", "0029"))
    office.desk.go.tell(office.ppk.desk.choose("paper", "a4"))  # settings are not its matter
    office.rest(qtbot)
    assert texts(screen)[2][3] == "0"
    screen.reread()
    office.rest(qtbot)
    assert texts(screen)[2][3:] == ["460.650", "2.539.350"]  # 415.000 and its PPN of 45.650


def test_without_a_budget_the_way_out_is_said():
    assert age_words([], NOW) == "Pagu belum dimuat. Sinkronkan, lalu lihat lagi."


def line(ceiling, committed, waiting=0, **more):
    known = BudgetLine(
        "1/2", "2", "", "1", "", 2026, Rupiah(ceiling), Rupiah(0), Rupiah(committed), NOW, **more
    )
    return LineStand(known, Rupiah(waiting), soft_hold(known, 4, Rupiah(waiting)))


@pytest.mark.parametrize(
    ("committed", "share", "left", "tone"),
    [
        (0, "0,0%", "1.000", "text"),
        (900, "90,0%", "100", "text"),
        (901, "90,1%", "99", "wait"),
        (1_000, "100,0%", "0", "wait"),
        (1_200, "120,0%", "−200", "stop"),
    ],
)
def test_what_is_nearly_used_up_is_amber_and_what_is_overdrawn_red(committed, share, left, tone):
    used, rest = (column.cell(line(1_000, committed)) for column in columns()[-2:])
    assert used.text == share
    assert (rest.text.replace("-", "−"), rest.tone.value) == (left, tone)


def test_the_bar_keeps_realised_held_and_waiting_apart():
    used = columns()[-2].cell(line(1_000, 300, 200))
    assert [share for share, _ in used.parts] == [0.0, 0.3, 0.2]
    assert used.text == "50,0%"


def test_a_line_without_a_ceiling_divides_by_nothing():
    used, _ = (column.cell(line(0, 0)) for column in columns()[-2:])
    assert used.text == "0,0%"


def test_how_sure_what_is_left_is_names_the_moment_and_the_other_desks():
    words = hold_words(line(1_000, 300, 200, sipd_as_of=date(2026, 9, 30), fund="DAU"))
    assert words == (
        "Pagu per Senin 12 Okt 2026 09.42 WIB · 3 meja lain dapat menahan sampai Rp500 · DAU"
        " · realisasi SIPD sampai 30 Sep"
    )


@pytest.mark.parametrize(
    ("more", "numbers"),
    [
        ({}, f"{PAID} Rp0 + di luar Bejo Rp0 = Rp0"),
        (
            {"realised": 900, "paid": 500, "corrected": -100, "sipd_as_of": date(2026, 9, 30)},
            f"{PAID} Rp500 + di luar Bejo Rp500 (SIPD sampai 30 Sep) + koreksi -Rp100 = Rp900",
        ),
    ],
)
def test_the_realised_figure_is_taken_apart_with_who_keeps_it(more, numbers):
    more = {name: Rupiah(one) if isinstance(one, int) else one for name, one in more.items()}
    known = replace(line(1_000, 0).line, **more)
    why = realised_why(LineStand(known, ZERO, soft_hold(known, 1, ZERO)))
    assert why.numbers == numbers
    assert "koreksi dengan alasannya" in why.source


def test_f7_tells_what_is_left_and_what_is_realised_and_esc_closes_it(qtbot, office, screen):
    qtbot.keyClick(screen._table, Qt.Key.Key_F7)
    office.rest(qtbot)
    popover = screen.findChild(WhyPopover)
    assert "Sisa pagu menurut Bejo, rekening 5.1.02.01.01.0024" in popover.text
    assert "Realisasi menurut Bejo, rekening 5.1.02.01.01.0024" in popover.text
    qtbot.keyClick(popover, Qt.Key.Key_Escape)
    assert not popover.isVisible()
    assert QApplication.focusWidget() is screen._table


def test_the_petty_cash_says_what_is_left_or_that_nobody_told_it():
    assert up_rows(UpStand(None, ZERO, ZERO, ZERO, None))[0][1] == (
        "belum dicatat: admin pusat mencatatnya menurut SK UP, lalu sinkronkan komputer ini"
    )
    stand = UpStand(
        Rupiah(50_000_000), ZERO, Rupiah(44_000_000), Rupiah(2_000_000), Rupiah(4_000_000)
    )
    name, figure, tone = up_rows(stand)[-1]
    assert (name, figure, tone.value) == ("Sisa UP menurut Bejo", "Rp4.000.000", "wait")
