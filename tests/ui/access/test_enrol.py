"""Becoming a desk, and putting further officers on it."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication

from bejo_desktop.domain.errors import BadInput, CentralUnavailable, RuleBroken
from ui.access.doors import Hint
from ui.access.enrol import EnrolScreen
from ui.access.sign_in import SignInScreen

ENTER, TAB = Qt.Key.Key_Return, Qt.Key.Key_Tab
GOOD = "kopi pagi di Argosari"


@pytest.fixture
def first(entrance, doors, new_core):
    """A computer that is no desk yet."""
    doors.holders = list
    doors.enrolled_core = new_core
    entrance.show()
    return entrance


def fill(entrance, *fields):
    """Type the fields in their order, Tab by Tab."""
    for at, text in enumerate(fields):
        if at:
            entrance.press(TAB)
        entrance.type(text)


def errors(entrance):
    return {name: row.error for name, row in entrance.enrol._rows.items() if row.error}


def test_a_computer_without_officers_asks_to_be_enrolled(first):
    assert QApplication.focusWidget() is first.enrol._address
    assert not first.enrol._back.isVisible()  # there is nothing to go back to


def test_empty_fields_are_named_each_under_itself_and_nothing_is_asked(first, doors):
    first.press(ENTER)
    assert errors(first) == {
        "address": "Isi alamat server pusat.",
        "code": "Isi kode dari admin satuan kerja.",
        "passphrase": "Terlalu pendek: sedikitnya 8 huruf.",
    }
    assert QApplication.focusWidget() is first.enrol._address
    assert doors.asked == []


def test_a_short_passphrase_and_one_that_is_repeated_otherwise_are_named(first, doors):
    fill(first, "https://pusat.example", "ABCD-EFGH", "pendek", "pendek")
    first.press(ENTER)
    assert errors(first) == {"passphrase": "Terlalu pendek: sedikitnya 8 huruf."}
    assert QApplication.focusWidget() is first.enrol._passphrase
    first.type(" sekali tidak")
    first.press(ENTER)
    assert errors(first) == {
        "again": "Tidak sama dengan kata sandi di atas. Ketik sekali lagi.",
    }
    assert first.enrol._code.text() == "ABCD-EFGH"
    assert doors.asked == []


@pytest.mark.parametrize(
    ("refusal", "field", "words"),
    [
        (
            RuleBroken("central.code_unknown"),
            "code",
            "Kode pendaftaran ini tidak dikenal pusat. Periksa kembali setiap huruf",
        ),
        (RuleBroken("central.code_used"), "code", "Kode pendaftaran ini sudah pernah dipakai."),
        (RuleBroken("central.code_expired"), "code", "sudah lewat masa berlakunya."),
        (
            BadInput("central.address", field="address", address="http://pusat"),
            "address",
            'Alamat pusat "http://pusat" tidak dapat dipakai.',
        ),
        (
            RuleBroken("access.passphrase_long", field="passphrase", most=200),
            "passphrase",
            "Kata sandi terlalu panjang: paling banyak 200 huruf.",
        ),
    ],
)
def test_a_refusal_stands_under_its_field_and_all_stays_typed(first, doors, refusal, field, words):
    doors.refusal = refusal
    fill(first, "https://pusat.example", "ABCD-EFGH", GOOD, GOOD)
    first.press(ENTER)
    assert list(errors(first)) == [field]
    assert words in errors(first)[field]
    screen = first.enrol
    assert QApplication.focusWidget() is screen._rows[field].field
    assert (screen._address.text(), screen._code.text()) == ("https://pusat.example", "ABCD-EFGH")
    assert screen._passphrase.text() == screen._again.text() == GOOD


def test_without_a_line_a_plain_notice_is_shown_and_enter_tries_again(first, doors):
    doors.refusal = CentralUnavailable("central.unreachable")
    fill(first, "https://pusat.example", "ABCD-EFGH", GOOD, GOOD)
    first.press(ENTER)
    assert first.banners()[0].startswith("Tidak ada jaringan.")
    assert errors(first) == {}
    doors.refusal = None
    first.press(ENTER)
    assert doors.asked == [("https://pusat.example", "ABCD-EFGH", GOOD)] * 2


def test_after_enrolment_the_first_load_runs_and_the_desk_opens(first, doors, new_core):
    fill(first, "https://pusat.example", "ABCD-EFGH", GOOD, GOOD)
    first.press(ENTER)
    first.rest()
    assert first.passed == [new_core]
    assert new_core.desk.state(new_core.session).catalogue_rows == 40


def test_training_has_filled_all_in_and_enter_is_enough(entrance, doors, new_core):
    doors.holders = list
    doors.enrolled_core = new_core
    doors.hint = Hint("http://127.0.0.1:9", "ABCD-EFGH", GOOD)
    entrance.show()
    assert QApplication.focusWidget() is entrance.enrol._main
    entrance.press(ENTER)
    assert doors.asked == [("http://127.0.0.1:9", "ABCD-EFGH", GOOD)]


@pytest.fixture
def adding(entrance):
    """Who is on the desk has been asked for: the way to one more officer begins there."""
    entrance.show()
    entrance.button("Daftarkan petugas lain").click()
    entrance.rest()
    return entrance


def test_one_more_officer_needs_one_who_is_on_the_desk(adding):
    assert "membuka komputer ini lebih dulu" in adding.banners()[0]
    assert isinstance(adding.screen, SignInScreen)
    adding.type(adding.desk.passphrase)
    adding.press(ENTER)
    screen = adding.enrol
    assert screen._rows["address"].isHidden()
    assert QApplication.focusWidget() is screen._code
    assert adding.passed == []


def test_a_code_and_a_passphrase_put_the_officer_on_the_desk_and_the_work_goes_on(adding, doors):
    adding.type(adding.desk.passphrase)
    adding.press(ENTER)
    fill(adding, "ABCD-EFGH", GOOD, GOOD)
    adding.press(ENTER)
    adding.rest()
    assert doors.asked == [(adding.desk.pp, "ABCD-EFGH", GOOD)]
    (core,) = adding.passed
    assert core.session.nip == adding.desk.pp
    assert [one.name for one in doors.holders()][-1] == "Wahyu Lestari"
    adding.gate.show()
    assert len(adding.sign_in._cards) == 4


def test_a_wrong_code_keeps_the_officer_on_the_page(adding, doors):
    adding.type(adding.desk.passphrase)
    adding.press(ENTER)
    doors.refusal = RuleBroken("central.code_used")
    fill(adding, "ABCD-EFGH", GOOD, GOOD)
    adding.press(ENTER)
    assert list(errors(adding)) == ["code"]
    assert adding.passed == []


def test_who_turns_back_before_vouching_may_simply_sign_in(adding):
    adding.button("Batal").click()
    adding.rest()
    adding.sign_in.take_focus()
    assert adding.banners() == []
    adding.type(adding.desk.passphrase)
    adding.press(ENTER)
    assert not isinstance(adding.screen, EnrolScreen)
    assert len(adding.passed) == 1


def test_who_turns_back_after_vouching_goes_on_to_work(adding, doors):
    adding.type(adding.desk.passphrase)
    adding.press(ENTER)
    adding.enrol._back.setFocus()
    adding.press(ENTER)
    adding.rest()
    assert doors.asked == []
    assert len(adding.passed) == 1
