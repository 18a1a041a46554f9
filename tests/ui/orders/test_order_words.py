"""How orders are named: numbers, persons, the next step."""

import pytest

from ui.orders.words import number_cell, running_part, short_name


@pytest.mark.parametrize(
    ("number", "running"),
    [
        ("000.3.2/0116/SP/413.101/2026", "0116"),
        ("0007/SP/413.101/2026", "0007"),
        ("2026/413.101/SP-0042", "0042"),
        ("000.3.2/2026/SP/413.101/2026", "2026"),
    ],
)
def test_the_running_part_is_the_first_plain_run_of_digits(number, running):
    assert running_part(number) == running


def test_a_number_is_shown_whole_with_its_running_part_apart():
    cell = number_cell("000.3.2/0116/SP/413.101/2026")
    assert (cell.before, cell.running, cell.after) == ("000.3.2/", "0116", "/SP/413.101/2026")
    assert cell.text == "000.3.2/0116/SP/413.101/2026"


def test_an_order_without_a_number_says_so():
    assert number_cell(None).text == "belum bernomor"


@pytest.mark.parametrize(
    ("name", "short"),
    [
        ("Retno Kusumawati, S.E.", "R. Kusumawati"),
        ("Drs. Bambang Wibisono, M.Pd.", "B. Wibisono"),
        ("Sulistyo", "Sulistyo"),
    ],
)
def test_a_name_under_a_step_has_no_titles(name, short):
    assert short_name(name) == short
