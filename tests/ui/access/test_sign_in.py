"""Signing in: who, the passphrase, and what is said when it is wrong."""

from dataclasses import replace
from datetime import timedelta

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QScrollArea

from bejo_desktop.application.ports.system import KeyHolder
from bejo_desktop.domain.errors import AccessDenied, EnvironmentFailed
from ui.access.doors import Hint
from ui.access.words import officer_words
from ui.widgets.text import Text

WRONG = "payung biru hujan"
ENTER, UP, DOWN = Qt.Key.Key_Return, Qt.Key.Key_Up, Qt.Key.Key_Down


@pytest.fixture
def screen(entrance):
    """Sign-in as it stands in the morning; its seconds pass when a test says so."""
    screen = entrance.show().sign_in
    screen._passphrase._timer.setInterval(10**6)
    return screen


def test_the_focus_is_in_the_passphrase_of_the_first_officer(screen):
    assert QApplication.focusWidget() is screen._passphrase.edit
    assert screen.chosen.name == "Retno Kusumawati, S.E."
    assert [card.accessibleName() for card in screen._cards] == [
        "Retno Kusumawati, S.E., Pejabat Pengadaan",
        "Drs. Bambang Wibisono, M.Pd., Pejabat Pembuat Komitmen",
        "Siti Rahayu, Bendahara Pengeluaran",
    ]


def test_up_and_down_choose_the_officer_and_go_round(entrance, screen):
    names = []
    for key in (DOWN, DOWN, DOWN, UP):
        entrance.press(key)
        names.append(screen.chosen.name.split()[0])
    assert names == ["Drs.", "Siti", "Retno", "Siti"]
    assert QApplication.focusWidget() is screen._passphrase.edit


def test_the_passphrase_and_enter_open_the_desk_for_who_was_chosen(entrance, screen):
    entrance.press(DOWN)
    entrance.type(entrance.desk.passphrase)
    entrance.press(ENTER)
    (core,) = entrance.passed
    assert core.session.officer.name == "Drs. Bambang Wibisono, M.Pd."


def test_a_wrong_passphrase_is_said_under_its_field_and_nothing_else_is_lost(entrance, screen):
    entrance.press(DOWN)
    entrance.type(WRONG)
    entrance.press(ENTER)
    row = screen._passphrase
    assert row.error == "Kata sandi salah. Periksa huruf besar dan kecil, lalu coba lagi."
    assert (row.text, screen.chosen.name) == ("", "Drs. Bambang Wibisono, M.Pd.")
    assert QApplication.focusWidget() is row.edit
    assert entrance.passed == []
    entrance.type("p")
    assert row.error == ""


def test_the_seconds_run_down_and_enter_tries_nothing_before_they_are_over(entrance, screen):
    row, clock = screen._passphrase, entrance.desk.clock
    for _ in range(2):
        entrance.type(WRONG)
        entrance.press(ENTER)
    assert row.error == "Kata sandi salah. Coba lagi dalam 1 detik."
    clock.now += timedelta(seconds=1)
    row._timer.timeout.emit()
    entrance.type(WRONG)
    entrance.press(ENTER)
    assert row.error == "Kata sandi salah. Coba lagi dalam 2 detik."
    entrance.type(entrance.desk.passphrase)
    entrance.press(ENTER)  # not tried: the button is not there
    assert entrance.passed == []
    row._timer.timeout.emit()
    assert row.error == "Kata sandi salah. Coba lagi dalam 1 detik."
    row._timer.timeout.emit()
    clock.now += timedelta(seconds=2)
    assert (row.error, screen._enter.isEnabled()) == ("", True)
    entrance.press(ENTER)  # what was typed while waiting is still there
    assert len(entrance.passed) == 1


def test_after_a_restart_the_wait_goes_on(entrance, screen):
    desk = entrance.desk
    for waited, seconds in ((0, 0), (0, 1), (1, 2)):  # three wrong tries before, by whomever
        desk.clock.now += timedelta(seconds=waited)
        with pytest.raises(AccessDenied) as refusal:
            desk.vault.unlock(desk.pp, WRONG)
        assert refusal.value.facts["seconds"] == seconds
    entrance.type(desk.passphrase)
    entrance.press(ENTER)
    assert screen._passphrase.error == "Kata sandi salah berkali-kali. Coba lagi dalam 2 detik."
    assert not screen._enter.isEnabled()


def test_caps_lock_is_said_as_soon_as_it_shows_and_only_then(qtbot, entrance, screen):
    caps = screen._passphrase._caps
    entrance.type("p")
    assert not caps.isVisible()
    qtbot.keyClick(QApplication.focusWidget(), "A", Qt.KeyboardModifier.ShiftModifier)
    assert not caps.isVisible()  # with Shift a large letter is meant
    entrance.type("A")
    assert (caps.isVisible(), caps.text()) == (True, "Caps Lock menyala.")
    entrance.type("y")
    assert not caps.isVisible()


def test_more_than_five_officers_scroll_and_the_chosen_one_is_in_sight(entrance):
    desk = entrance.desk
    for number in range(4):
        holder = KeyHolder(f"19900101201501100{number}", f"Pegawai {number}", ("PP",), "")
        desk.vault.add(holder, desk.passphrase, bytes(range(32)))
    screen = entrance.show().sign_in
    assert isinstance(screen._list, QScrollArea)
    for _ in range(6):
        entrance.press(DOWN)
    assert screen.chosen.name == "Pegawai 3"
    seen = screen._cards[6].visibleRegion().boundingRect()
    assert seen.height() == screen._cards[6].height()
    entrance.type(desk.passphrase)
    assert screen._enter.isEnabled()


def test_a_desk_that_is_open_elsewhere_is_said_with_its_way_out(entrance, screen, doors):
    def locked(nip, passphrase):
        raise EnvironmentFailed("store.locked", home="/data/bejo")

    doors.unlock = locked
    entrance.type(entrance.desk.passphrase)
    entrance.press(ENTER)
    (said,) = entrance.banners()
    assert "sedang dibuka oleh Bejo Desktop yang lain" in said
    assert screen._enter.isEnabled()


def test_who_forgot_the_passphrase_is_told_the_way(qtbot, entrance, screen):
    entrance.button("Lupa kata sandi?").click()
    assert "kode pendaftaran baru" in entrance.banners()[0]


def test_training_shows_its_people_and_real_use_does_not(entrance, doors):
    labels = [text.text() for text in entrance.show().sign_in.findChildren(Text)]
    assert not any("LATIHAN" in text for text in labels)
    doors.hint = Hint(people=(("Retno", "Pejabat Pengadaan", "1", "sandi latihan"),))
    labels = [text.text() for text in entrance.show().sign_in.findChildren(Text)]
    assert {"LATIHAN: kata sandi ketiga petugas", "Retno, Pejabat Pengadaan", "sandi latihan"} <= {
        *labels
    }


@pytest.mark.parametrize(
    ("until", "line", "notice"),
    [
        ("2026-12-31", "NIP 19880417 201101 2 006 · SK berlaku s.d. 31 Des 2026", ""),
        ("2026-10-15", "NIP 19880417 201101 2 006 · ", "SK berakhir 15 Okt, 3 hari lagi"),
        (
            "2026-10-11",
            "NIP 19880417 201101 2 006 · ",
            "SK berakhir 11 Okt 2026: hanya dapat melihat",
        ),
        ("", "NIP 19880417 201101 2 006", ""),
    ],
)
def test_a_card_says_how_long_the_mandate_holds(desk, until, line, notice):
    holder = replace(desk.vault.holders()[0], mandate_until=until)
    words = officer_words(holder, desk.place.today())
    assert (words.line, words.notice, words.initials) == (line, notice, "RK")
