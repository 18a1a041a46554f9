"""Pengaturan: each choice is kept at once, and a bad one is said under its field."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication

from ui.settings.screen import SettingsScreen
from ui.tokens import Mode

DOWN, TAB, ENTER = Qt.Key.Key_Down, Qt.Key.Key_Tab, Qt.Key.Key_Return


class Opened:
    def __init__(self, qtbot, office, shell, screen):
        self.qtbot, self.office, self.shell, self.screen = qtbot, office, shell, screen

    def press(self, *keys):
        for key in keys:
            self.qtbot.keyClick(QApplication.focusWidget(), key)
            self.office.rest(self.qtbot)

    def shown(self, key):
        return self.screen._fields[key].currentText()

    def kept(self, key):
        return self.office.pp.desk.setting(key)

    def write_address(self, text):
        field = self.screen._centre
        field.setFocus()
        field.selectAll()
        self.qtbot.keyClicks(field, text)
        self.press(ENTER)
        self.office.rest(self.qtbot)


@pytest.fixture
def view(qtbot, office, theme, tmp_path):
    shell, screen = office.shell(qtbot, SettingsScreen, office.pp, tmp_path)
    office.rest(qtbot)
    yield Opened(qtbot, office, shell, screen)
    theme.use(Mode.LIGHT)


def test_what_was_never_chosen_shows_its_default(view):
    assert [view.shown(key) for key in ("paper", "theme", "language", "metered")] == [
        "A4 (210 × 297 mm)",
        "Terang",
        "Bahasa Indonesia",
        "Tidak",
    ]
    assert view.screen._centre.text() == "https://bejo.example"


def test_a_choice_by_keys_is_kept_at_once(view):
    assert QApplication.focusWidget() is view.screen._fields["paper"]
    view.press(DOWN)
    assert view.kept("paper") == "f4"
    view.press(TAB, TAB, DOWN)
    assert view.kept("language") == "en"
    assert view.kept("metered") == "false"


def test_dark_shows_at_once_and_the_next_start_begins_with_it(view, theme):
    view.press(TAB, DOWN)
    assert theme.mode is Mode.DARK
    assert view.shell._memory.flag("dark", otherwise=False)
    assert view.shown("theme") == "Gelap"


def test_the_colours_shown_are_those_of_the_window_whoever_chose_them(view, theme):
    theme.use(Mode.DARK)
    view.screen.reread()
    view.office.rest(view.qtbot)
    assert view.shown("theme") == "Gelap"


def test_another_address_of_the_centre_is_kept_with_enter(view):
    view.write_address("https://pusat.example:8443")
    assert view.kept("centre") == "https://pusat.example:8443"
    assert view.screen._centre_row.error == ""


@pytest.mark.parametrize("typed", ["http://pusat.example", "pusat", "https://pusat.example/jalan"])
def test_an_address_that_is_none_is_said_under_the_field_and_stays_typed(view, typed):
    view.write_address(typed)
    assert view.screen._centre_row.error.startswith(f'Alamat pusat "{typed}" tidak dapat dipakai.')
    assert view.screen._centre.text() == typed
    assert view.kept("centre") == "https://bejo.example"
    view.write_address("https://bejo.example")
    assert view.screen._centre_row.error == ""
