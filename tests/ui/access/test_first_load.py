"""The first load: numbers that move to the end, whatever is cut on the way."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication

from ui.access.first_load import FirstLoadScreen
from ui.access.sign_in import SignInScreen


class Load:
    """The page of the first load and all that it has said."""

    def __init__(self, entrance, screen, centre):
        self.entrance, self.screen, self.centre = entrance, screen, centre
        self.said, self.opened = [], []
        screen.moved.connect(lambda: self.said.append((self.title, self.numbers)))
        screen.loaded.connect(self.opened.append)

    @property
    def title(self):
        return self.screen._panel._title.text()

    @property
    def numbers(self):
        return self.screen._panel._numbers.text()

    def start(self):
        self.screen.take_focus()
        self.entrance.rest()


@pytest.fixture
def load(entrance, new_core, first_centre):
    screen = FirstLoadScreen(entrance.desk.place, new_core)
    entrance.shell.show_gate(screen)
    with entrance.qtbot.waitActive(entrance.shell):
        entrance.shell.show()
        entrance.shell.activateWindow()
    return Load(entrance, screen, first_centre)


def test_bytes_and_rows_move_to_the_end_and_the_desk_opens(load, new_core):
    load.start()
    whole = f"{len(load.centre.frame)} B"
    assert ("Mengambil katalog", f"{whole} dari {whole}") in load.said
    assert (
        "Menyusun katalog di komputer ini",
        f"40 dari 40 · {whole} dari {whole}",
    ) in load.said
    assert load.opened == [new_core]


def test_a_cut_is_said_and_coba_lagi_goes_on_where_it_stopped(load, new_core):
    load.centre.cut_at = [700]
    load.start()
    (said,) = load.entrance.banners()
    assert said.startswith("Jawaban dari pusat terputus di tengah jalan.")
    assert load.numbers.startswith("700 B dari ")
    assert load.opened == []
    assert QApplication.focusWidget().text() == "&Coba lagi"
    load.entrance.press(Qt.Key.Key_Return)
    assert load.centre.starts == [0, 700]
    assert load.entrance.banners() == []
    assert load.opened == [new_core]
    assert new_core.desk.state(new_core.session).catalogue_rows == 40


def test_lanjutkan_dulu_opens_the_desk_with_what_is_there(load, new_core):
    load.centre.away = True
    load.start()
    assert load.entrance.banners()[0].startswith("Tidak ada jaringan.")
    load.entrance.button("Lanjutkan dulu").click()
    assert load.opened == [new_core]
    assert new_core.desk.state(new_core.session).catalogue_rows == 0


def test_after_a_failure_batalkan_leads_on_as_well(load, new_core):
    load.centre.away = True
    load.start()
    load.entrance.button("Batalkan").click()
    assert load.opened == [new_core]


def test_a_desk_whose_first_load_never_ended_goes_on_with_it_at_sign_in(
    entrance, doors, new_core, first_centre
):
    doors.unlock = lambda nip, passphrase: new_core
    entrance.show()
    assert isinstance(entrance.screen, SignInScreen)
    entrance.type(entrance.desk.passphrase)
    entrance.press(Qt.Key.Key_Return)
    entrance.rest()
    assert first_centre.starts == [0]
    assert entrance.passed == [new_core]
