"""Pengaturan: each choice is kept at once, and a bad one is said under its field."""

from datetime import date

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QLabel

from bejo_desktop.bootstrap.law import load_pack
from bejo_desktop.contract.rows import OfficerRow
from bejo_desktop.domain.codes import Role
from bejo_desktop.domain.parties import Acting, Mandate
from ui.settings.officers import post_words
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


def officers(screen):
    model = screen.officers.model
    return [
        tuple(model.cell_at(model.index(at, column)).text for column in range(4))
        for at in range(model.rowCount())
    ]


def test_the_rules_in_force_stand_there_with_their_source(view):
    model = view.screen.rules._model
    shown = [model.cell_at(model.index(0, column)).text for column in range(5)]
    pack = load_pack()
    issued = f"{pack.issued_on:%d.%m.%Y}"
    assert shown == [pack.version, "Berlaku", "program", issued, "–"]


@pytest.mark.parametrize("content", [b"", b"bukan paket"])
def test_a_file_that_is_no_pack_is_refused_in_words(view, tmp_path, content):
    file = tmp_path / "aturan.json"
    file.write_bytes(content)
    view.screen.rules.take(str(file))
    view.office.rest(view.qtbot)
    board = view.screen.rules.board
    assert board.isVisible()
    said = " ".join(label.text() for label in board.findChildren(QLabel))
    assert "bukan paket aturan yang utuh" in said
    assert [one.partition(",")[0] for one in view.screen.rules.packs] == [load_pack().version]


def test_a_file_that_is_not_there_is_said(view, tmp_path):
    view.screen.rules.take(str(tmp_path / "tidak-ada.json"))
    view.office.rest(view.qtbot)
    assert view.screen.rules.board.isVisible()


def test_every_mandate_of_the_unit_has_its_row(view):
    assert officers(view.screen)[0] == (
        "Drs. Bambang Wibisono, M.Pd.",
        "PPK",
        "900/015/413.101/2026",
        "02.01.26–31.12.26",
    )


def test_an_ended_mandate_comes_last_and_muted(view):
    row = OfficerRow(
        id="198001012005011001",
        rev=1,
        name="Agus Lama",
        rank="",
        position="",
        roles=("PPK",),
        sk="900/001/2025",
        since=date(2025, 1, 2),
        until=date(2025, 12, 31),
    )
    view.office.desk.change(row)
    view.screen.reread()
    view.office.rest(view.qtbot)
    model = view.screen.officers.model
    last = model.cell_at(model.index(model.rowCount() - 1, 0))
    assert (last.text, last.tone) == ("Agus Lama", "faint")
    ended = model.cell_at(model.index(model.rowCount() - 1, 3))
    assert ended.under == "tidak berlaku hari ini"
    assert view.screen.officers._sum.text().startswith("3 SK berlaku hari ini")


@pytest.mark.parametrize(
    ("acting", "words"),
    [(Acting.DEFINITIVE, "PPK"), (Acting.PLT, "Plt. PPK"), (Acting.PLH, "Plh. PPK")],
)
def test_an_acting_officer_is_called_so(acting, words):
    mandate = Mandate(
        "SK", frozenset({Role.PPK}), date(2026, 1, 1), date(2026, 1, 9), acting=acting
    )
    assert post_words(mandate) == words
