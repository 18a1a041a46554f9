"""Fields that read what officers type: money, quantities, days, passphrases."""

from datetime import date

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLineEdit, QPushButton

from bejo_desktop.domain.errors import BadInput
from bejo_desktop.domain.money import Rupiah
from bejo_desktop.domain.quantity import Quantity
from ui.days import full_day, long_day, typed_day, typed_past_day, week_later
from ui.notices import explain
from ui.tokens import Tone
from ui.widgets.day_edit import DayEdit
from ui.widgets.field_row import FieldRow
from ui.widgets.layout import column, holder
from ui.widgets.line_edit import ReasonEdit
from ui.widgets.passphrase_edit import PassphraseEdit
from ui.widgets.search_box import SearchBox
from ui.widgets.typed_edit import MoneyEdit, QuantityEdit

TODAY = date(2026, 10, 12)


class PlainWords:
    """Words that repeat the code, as the real ones are another part's."""

    def text(self, error):
        return f"[{error.code}]"

    def way_out(self, error):
        return "Perbaiki."


@pytest.fixture
def form(qtbot):
    """Two fields, so that one can be left for the other."""
    kept = []

    def build(field):
        other = QPushButton("lain")
        row = FieldRow("Isian", field)
        made = holder(column(row, other))
        kept.append(made)
        qtbot.addWidget(made)
        with qtbot.waitActive(made):
            made.show()
            made.activateWindow()
        field.setFocus()
        return row, other

    return build


def money_edit():
    return MoneyEdit(Rupiah.typed, lambda value: value.plain)


@pytest.mark.parametrize(
    ("typed", "amount", "then_shown"),
    [
        ("1234567", 1_234_567, "1.234.567"),
        ("1.234.567", 1_234_567, "1.234.567"),
        ("1,2jt", 1_200_000, "1.200.000"),
        ("250rb*4", 1_000_000, "1.000.000"),
        ("15000000000", 15_000_000_000, "15.000.000.000"),
    ],
)
def test_money_is_read_when_the_field_is_left(qtbot, form, typed, amount, then_shown):
    field = money_edit()
    _, other = form(field)
    heard = []
    field.read.connect(heard.append)
    qtbot.keyClicks(field, typed)
    assert heard == []
    other.setFocus()
    assert heard == [Rupiah(amount)]
    assert field.text() == then_shown


def test_text_that_cannot_be_read_stays_and_is_explained_until_it_can(qtbot, form):
    field = money_edit()
    row, other = form(field)
    explain(row, field, PlainWords())
    qtbot.keyClicks(field, "12.537.45")
    assert row.error == ""
    other.setFocus()
    assert field.text() == "12.537.45"
    assert row.error == "[money.unreadable] Perbaiki."
    assert field.accessibleDescription() == "[money.unreadable] Perbaiki."
    field.setFocus()
    qtbot.keyClicks(field, "0")
    other.setFocus()
    assert (row.error, field.value) == ("", Rupiah(12_537_450))


def test_a_refused_text_is_not_the_value(qtbot, form):
    field = money_edit()
    field.show_value(Rupiah(500))
    form(field)
    field.setText("lima ratus")
    assert field.settle() is False
    assert field.settle() is False
    assert field.value == Rupiah(500)


def test_an_emptied_field_has_no_value(qtbot, form):
    field = money_edit()
    field.show_value(Rupiah(500))
    form(field)
    heard = []
    field.read.connect(heard.append)
    field.clear()
    assert field.settle() is True
    assert heard == [None]


def test_half_kilos_are_read_with_a_comma(qtbot, form):
    field = QuantityEdit(Quantity.typed, lambda value: value.edited)
    form(field)
    qtbot.keyClicks(field, "2,5")
    qtbot.keyClick(field, Qt.Key.Key_Return)
    assert str(field.value) == "2.5"


@pytest.mark.parametrize(
    ("typed", "expected"),
    [
        ("12", date(2026, 10, 12)),
        ("23", date(2026, 10, 23)),
        ("9", date(2026, 11, 9)),
        ("9/3", date(2026, 3, 9)),
        ("9/3/27", date(2027, 3, 9)),
        ("9 mar", date(2026, 3, 9)),
        ("9 Maret 2027", date(2027, 3, 9)),
        ("+7", date(2026, 10, 19)),
        ("17 agu", date(2026, 8, 17)),
        ("17 agt", date(2026, 8, 17)),
        ("Jumat 23 Okt 2026", date(2026, 10, 23)),
        ("Jumat, 23 Oktober 2026", date(2026, 10, 23)),
    ],
)
def test_days_are_read_as_they_are_typed(typed, expected):
    assert typed_day(typed, TODAY) == expected


@pytest.mark.parametrize(
    ("typed", "expected"),
    [
        ("12", date(2026, 10, 12)),
        ("9", date(2026, 10, 9)),
        ("23", date(2026, 9, 23)),
        ("9/3", date(2026, 3, 9)),
        ("24 des", date(2025, 12, 24)),
        ("24/12/26", date(2026, 12, 24)),
    ],
)
def test_a_day_that_has_been_is_never_read_as_one_to_come(typed, expected):
    assert typed_past_day(typed, TODAY) == expected


@pytest.mark.parametrize(
    "typed", ["31/2", "0", "32", "besok", "9 xyz", "+99999", "9/13", "", "9 m r"]
)
def test_what_is_no_day_is_refused(typed):
    with pytest.raises(BadInput, match=r"day\.unreadable"):
        typed_day(typed, TODAY)


def test_the_thirty_first_is_refused_where_the_next_month_has_none():
    with pytest.raises(BadInput, match=r"day\.unreadable"):
        typed_day("30", date(2027, 1, 31))


def test_days_are_written_in_the_words_of_the_office():
    assert long_day(date(2026, 10, 23)) == "Jumat 23 Okt 2026"
    assert full_day(TODAY) == "Senin, 12 Oktober 2026"


def test_a_day_shows_its_name_once_the_field_is_left(qtbot, form):
    field = DayEdit(lambda: TODAY)
    _, other = form(field)
    qtbot.keyClicks(field, "+11")
    other.setFocus()
    assert (field.text(), field.value) == ("Jumat 23 Okt 2026", date(2026, 10, 23))


def test_the_passphrase_is_hidden_until_the_eye_is_pressed_and_can_be_pasted(qtbot, theme, form):
    field = PassphraseEdit(theme)
    form(field)
    assert field.echoMode() == QLineEdit.EchoMode.Password
    field.insert("kuda laut biru")
    qtbot.keyClick(field, Qt.Key.Key_Space, Qt.KeyboardModifier.ControlModifier)
    assert field.echoMode() == QLineEdit.EchoMode.Normal
    assert field.take() == "kuda laut biru"
    assert field.text() == ""


def test_caps_lock_is_seen_by_a_capital_without_shift(qtbot, theme, form):
    field = PassphraseEdit(theme)
    form(field)
    seen = []
    field.caps_lock_seen.connect(seen.append)
    qtbot.keyClick(field, "A")
    qtbot.keyClick(field, "a")
    qtbot.keyClick(field, "A", Qt.KeyboardModifier.ShiftModifier)
    assert seen == [True, False, False]


def test_a_search_is_told_with_every_letter_and_escape_clears_it_first(qtbot, theme, form):
    field = SearchBox(theme, "Cari produk, kode, atau penyedia")
    form(field)
    sought, moved = [], []
    field.sought.connect(sought.append)
    field.moved.connect(moved.append)
    qtbot.keyClicks(field, "a4")
    qtbot.keyClick(field, Qt.Key.Key_Down)
    qtbot.keyClick(field, Qt.Key.Key_Escape)
    assert sought == ["a", "a4", ""]
    assert moved == [1]


def test_tab_leaves_the_field_of_a_reason(qtbot, form):
    field = ReasonEdit()
    _, other = form(field)
    qtbot.keyClick(field, Qt.Key.Key_Tab)
    assert other.hasFocus()


def test_the_label_names_its_field_and_an_error_is_said_in_the_tone_of_stop(qtbot, form):
    field = QLineEdit()
    row, _ = form(field)
    assert field.accessibleName() == "Isian"
    height = field.height()
    row.show_error("Salah")
    assert row.findChildren(type(row.label))[-1].property("tone") == Tone.STOP.value
    assert field.height() == height == 32


@pytest.mark.parametrize(
    ("day", "due"),
    [
        (date(2026, 11, 24), date(2026, 12, 1)),
        (date(2026, 12, 24), date(2026, 12, 31)),
        (date(2026, 12, 29), date(2026, 12, 31)),
        (date(2026, 12, 31), date(2026, 12, 31)),
    ],
    ids=str,
)
def test_a_new_order_is_due_in_a_week_and_never_in_the_next_budget_year(day, due):
    assert week_later(day) == due
