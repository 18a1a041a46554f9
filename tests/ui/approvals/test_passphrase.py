"""No number is issued by whoever sits down at an open desk: the PPK's passphrase comes first."""

from datetime import timedelta

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication

from bejo_desktop.domain.order import OrderState
from ui.approvals.screen import ApprovalsScreen

NUMBER = "000.3.2/0017/NP/413.101/2026"


class Folder:
    """The PPK's folder with one order chosen, and the field for the passphrase."""

    def __init__(self, qtbot, office, shell, screen):
        self.qtbot, self.office, self.shell, self.screen = qtbot, office, shell, screen
        self.bar = screen._panel.bar
        self.row = self.bar.passphrase
        self.row._timer.setInterval(10**6)  # the seconds pass when a test says so

    def press(self, key):
        self.qtbot.keyClick(QApplication.focusWidget() or self.shell, key)
        self.office.rest(self.qtbot)

    def type(self, passphrase):
        self.qtbot.keyClicks(QApplication.focusWidget(), passphrase)

    def choose(self, order_id):
        self.screen.show_order(order_id)
        self.office.rest(self.qtbot)

    def try_wrong(self):
        self.press(Qt.Key.Key_F9)
        self.type("payung biru hujan")
        self.press(Qt.Key.Key_F9)

    def pass_second(self):
        self.office.desk.clock.now += timedelta(seconds=1)
        self.row._timer.timeout.emit()

    def state(self, order_id):
        return self.office.ppk.orders.detail(order_id).row.state


@pytest.fixture
def folder(qtbot, office, tmp_path):
    shell, screen = office.shell(qtbot, ApprovalsScreen, office.ppk, tmp_path)
    office.rest(qtbot)
    return Folder(qtbot, office, shell, screen)


@pytest.fixture
def order_id(office, folder):
    order_id = office.submitted("Kertas ujian", (1, "10", "0025"))
    folder.choose(order_id)
    return order_id


def test_f9_without_a_passphrase_asks_for_it_and_issues_nothing(folder, order_id):
    folder.press(Qt.Key.Key_F9)
    assert QApplication.focusWidget() is folder.row.edit
    assert folder.row.error == "Ketik kata sandi Anda, lalu tekan F9 sekali lagi."
    assert folder.state(order_id) is OrderState.SUBMITTED


def test_f9_and_the_passphrase_issue_the_number_and_leave_the_field_empty(folder, order_id):
    folder.press(Qt.Key.Key_F9)
    folder.type(folder.office.desk.passphrase)
    folder.press(Qt.Key.Key_F9)
    assert folder.office.ppk.orders.detail(order_id).row.number == NUMBER
    assert (folder.row.text, folder.row.error) == ("", "")


def test_enter_in_the_field_approves(folder, order_id):
    folder.press(Qt.Key.Key_F6)
    folder.press(Qt.Key.Key_F6)
    assert QApplication.focusWidget() is folder.row.edit
    folder.type(folder.office.desk.passphrase)
    folder.press(Qt.Key.Key_Return)
    assert folder.state(order_id) is OrderState.FINAL


def test_a_wrong_passphrase_is_said_under_the_field_and_can_be_tried_again(folder, order_id):
    folder.try_wrong()
    assert folder.row.error.startswith("Kata sandi salah.")
    assert QApplication.focusWidget() is folder.row.edit
    assert folder.state(order_id) is OrderState.SUBMITTED
    ppk = folder.office.ppk
    assert ppk.approving.next_number(ppk.session, order_id) == NUMBER
    folder.type(folder.office.desk.passphrase)
    folder.press(Qt.Key.Key_F9)
    assert folder.state(order_id) is OrderState.FINAL


def test_after_wrong_tries_the_seconds_run_down_and_only_then_the_act_is_back(folder, order_id):
    bar = folder.bar
    folder.try_wrong()
    folder.try_wrong()
    folder.pass_second()
    folder.try_wrong()
    assert folder.row.error == "Kata sandi salah. Coba lagi dalam 2 detik."
    assert not bar.main.isEnabled()
    assert bar.other.isEnabled()  # giving back needs no passphrase
    assert bar._hint.text() == "Kata sandi salah berkali-kali: tunggu sebentar."
    folder.pass_second()
    assert folder.row.error == "Kata sandi salah. Coba lagi dalam 1 detik."
    folder.press(Qt.Key.Key_F9)
    assert folder.row.error == "Kata sandi salah. Coba lagi dalam 1 detik."
    folder.pass_second()
    assert (folder.row.error, bar.main.isEnabled()) == ("", True)
    folder.type(folder.office.desk.passphrase)
    folder.press(Qt.Key.Key_F9)
    assert folder.state(order_id) is OrderState.FINAL


def test_the_treasurers_passphrase_is_not_the_ppks(folder, order_id, office):
    desk = office.desk
    (treasurer,) = (one for one in desk.vault.holders() if one.roles == ("BENDAHARA",))
    desk.vault.add(treasurer, "teh manis tanpa gula", bytes(range(32)))
    folder.press(Qt.Key.Key_F9)
    folder.type("teh manis tanpa gula")
    folder.press(Qt.Key.Key_F9)
    assert folder.row.error.startswith("Kata sandi salah.")
    assert folder.state(order_id) is OrderState.SUBMITTED


def test_a_passphrase_typed_for_one_order_is_gone_at_the_next(folder, order_id, office):
    other = office.submitted("Kertas dua", (3, "2", "0025"))
    folder.press(Qt.Key.Key_F9)
    folder.type(office.desk.passphrase)
    folder.choose(other)
    assert folder.row.text == ""


def test_a_refused_number_leaves_the_passphrase_where_it_is(folder, office):
    office.know("413.101", numbering="agenda")
    order_id = office.submitted("Kertas ujian", (3, "1", "0025"))
    folder.choose(order_id)
    folder.row.take_focus()
    folder.type(office.desk.passphrase)
    folder.bar.number.setText("17")
    folder.press(Qt.Key.Key_F9)
    assert QApplication.focusWidget() is folder.bar.number
    folder.bar.number.setText("000.3.2/0241/NP/413.101/2026")
    folder.press(Qt.Key.Key_F9)
    assert office.ppk.orders.detail(order_id).row.number == "000.3.2/0241/NP/413.101/2026"
