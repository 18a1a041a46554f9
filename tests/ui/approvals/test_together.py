"""Several orders by one passphrase, and the PPK's written approval as the PP records it."""

from dataclasses import replace
from datetime import date

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication

from bejo_desktop.application.views import DraftLineInput
from bejo_desktop.domain.order import OrderState
from bejo_desktop.domain.quantity import Quantity
from ui.approvals.batch import BatchDialog
from ui.approvals.screen import ApprovalsScreen
from ui.approvals.together import TogetherDialog
from ui.orders.history import history_of
from ui.orders.paper_approval import PaperApprovalDialog

SPACE, DOWN, F4, F9 = Qt.Key.Key_Space, Qt.Key.Key_Down, Qt.Key.Key_F4, Qt.Key.Key_F9
ACCOUNT = "1.01.01.2.06.0002/5.1.02.01.01.0024"
SHEET = b"\xff\xd8\xff the sheet that the PPK signed"


class Opened:
    def __init__(self, qtbot, office, shell, screen):
        self.qtbot, self.office, self.shell, self.screen = qtbot, office, shell, screen

    def press(self, *keys):
        for key in keys:
            self.qtbot.keyClick(QApplication.focusWidget() or self.shell, key)
            self.office.rest(self.qtbot)

    def choose(self, order_id):
        self.screen.show_order(order_id)
        self.office.rest(self.qtbot)
        self.screen.take_focus()

    def approve(self, passphrase):
        self.press(F9)  # leads to the passphrase
        self.qtbot.keyClicks(QApplication.focusWidget(), passphrase)
        self.press(F9)

    def approve_ticked(self, passphrase):
        """Alt+S, the passphrase, F9; returns the dialog that asks."""
        self.screen.take_focus()
        self.qtbot.keyClick(self.screen._table, Qt.Key.Key_S, Qt.KeyboardModifier.AltModifier)
        # Qt shows a button pressed by its letter for a moment before it acts.
        self.qtbot.waitUntil(lambda: bool(self.screen.findChildren(TogetherDialog)))
        (dialog,) = self.screen.findChildren(TogetherDialog)
        self.qtbot.waitUntil(dialog.isActiveWindow)
        self.qtbot.keyClicks(dialog.passphrase.edit, passphrase)
        self.qtbot.keyClick(dialog.passphrase.edit, F9)
        self.office.rest(self.qtbot)
        self.office.rest(self.qtbot)
        return dialog

    @property
    def main(self):
        return self.screen._panel.bar.main.accessibleName()

    def checks(self):
        model = self.screen._model
        rows = [at for at in range(model.rowCount()) if model.band_at(at) is None]
        cells = [model.cell_at(model.index(at, 0)) for at in rows]
        return {cell.text: cell.check.name if cell.check else "" for cell in cells}


@pytest.fixture
def opened(qtbot, office, tmp_path):
    def build(core=None):
        shell, screen = office.shell(qtbot, ApprovalsScreen, core or office.ppk, tmp_path)
        office.rest(qtbot)
        return Opened(qtbot, office, shell, screen)

    return build


@pytest.fixture
def folder(office):
    """One order that must be read, and three clean ones; ids by package."""
    return {
        "Toner impor": office.submitted("Toner impor", (12, "1", "0029")),
        "Kertas": office.submitted("Kertas", (1, "10", "0025")),
        "Bolpoin": office.submitted("Bolpoin", (5, "2", "0024")),
        "Map": office.submitted("Map", (7, "2", "0024")),
    }


def states(office, ids):
    return {name: office.ppk.orders.detail(one).row.state for name, one in ids.items()}


def test_clean_orders_come_ticked_space_unticks_and_one_with_a_flag_has_no_box(
    office, folder, opened
):
    view = opened()
    assert view.checks() == {"Toner impor": "", "Kertas": "ON", "Bolpoin": "ON", "Map": "ON"}
    view.choose(folder["Kertas"])
    view.press(SPACE)
    assert view.checks()["Kertas"] == "OFF"
    # 84.000 + 9.240 and 76.000 + 8.360
    assert view.screen._foot.told == ("2 dicentang", "Rp177.600")
    assert view.screen._foot.button.accessibleName() == "Setujui 2 & terbitkan nomor"
    view.choose(folder["Toner impor"])
    view.press(SPACE)
    assert view.checks()["Toner impor"] == ""


def test_an_order_that_changed_since_it_was_ticked_is_ticked_no_more(office, folder, opened):
    view = opened()
    pp, order_id = office.pp, folder["Map"]
    office.ppk.approving.give_back(office.ppk.session, order_id, "Volume belum sesuai usulan")
    line = DraftLineInput("P-000007", Quantity.of("3"), budget_line=ACCOUNT)
    pp.drafting.edit(pp.session, order_id, replace(pp.drafting.input_of(order_id), lines=(line,)))
    pp.drafting.submit(pp.session, order_id, {"": "Sudah dibandingkan"})
    view.screen.reread()
    office.rest(view.qtbot)
    assert view.checks()["Map"] == "OFF"
    assert view.screen._foot.told[0] == "2 dicentang"


def test_f4_unticks_all_and_the_act_of_the_foot_says_so(office, folder, opened):
    view = opened()
    view.choose(folder["Kertas"])
    view.press(F4)
    assert set(view.checks().values()) == {"", "OFF"}
    assert not view.screen._foot.button.isEnabled()
    assert view.screen._foot._hint.text() == (
        "Tidak ada yang dicentang. F4 mencentang semua yang tanpa tanda."
    )


def test_one_passphrase_approves_all_that_is_ticked_each_with_its_number(office, folder, opened):
    view = opened()
    view.choose(folder["Bolpoin"])
    view.press(SPACE)
    # 565.000 + 62.150 and 76.000 + 8.360
    assert view.screen._foot.told == ("2 dicentang", "Rp711.510")
    assert view.main == "Setujui & terbitkan nomor"
    view.choose(folder["Kertas"])
    view.approve_ticked(office.desk.passphrase)
    assert states(office, folder) == {
        "Toner impor": OrderState.SUBMITTED,
        "Kertas": OrderState.FINAL,
        "Bolpoin": OrderState.SUBMITTED,
        "Map": OrderState.FINAL,
    }
    dialog = view.screen.findChild(BatchDialog)
    told = [dialog.model.cell_at(dialog.model.index(at, 0)).under for at in range(2)]
    assert told == [
        "Terbit dengan nomor 000.3.2/0017/NP/413.101/2026",
        "Terbit dengan nomor 000.3.2/0018/NP/413.101/2026",
    ]
    dialog.accept()
    # What waits next is open, with the focus in the list.
    office.rest(view.qtbot)
    assert view.screen._entry.detail.row.package == "Toner impor"
    view.qtbot.waitUntil(lambda: view.shell.focusWidget() is view.screen._table)


def test_what_got_a_flag_meanwhile_is_left_open_and_told(office, folder, opened):
    view = opened()
    view.choose(folder["Kertas"])
    assert set(view.checks().values()) == {"", "ON"}
    office.know("V-00001", suspended_since=date(2026, 10, 12), suspended_reason="SK 027/118")
    view.approve_ticked(office.desk.passphrase)
    dialog = view.screen.findChild(BatchDialog)
    told = [dialog.model.cell_at(dialog.model.index(at, 0)).under for at in range(3)]
    assert all(text.startswith("Tetap terbuka: ") for text in told)
    assert set(states(office, folder).values()) == {OrderState.SUBMITTED}
    dialog.accept()


def test_a_wrong_passphrase_approves_none_and_the_ticks_stay(office, folder, opened):
    view = opened()
    dialog = view.approve_ticked("bukan kata sandinya")
    assert set(states(office, folder).values()) == {OrderState.SUBMITTED}
    assert dialog.isVisible()
    assert dialog.passphrase.error
    assert view.screen._foot.told[0] == "3 dicentang"
    dialog.reject()


def test_f9_approves_the_order_in_sight_alone_whatever_is_ticked(office, folder, opened):
    view = opened()
    view.choose(folder["Toner impor"])
    assert view.main == "Setujui & terbitkan nomor"
    view.approve(office.desk.passphrase)
    after = states(office, folder)
    assert after.pop("Toner impor") is OrderState.FINAL
    assert set(after.values()) == {OrderState.SUBMITTED}


def test_the_reason_given_for_a_question_is_read_beside_it(office, folder, opened):
    view = opened()
    view.choose(folder["Toner impor"])
    banner = view.screen._panel._board._banner.accessibleName()
    assert "Sudah dijawab (baris 1)" in banner
    assert "Alasan: “Sudah dibandingkan”" in banner


def test_with_an_agenda_book_each_order_is_approved_for_itself(office, folder, opened):
    office.know("413.101", numbering="agenda")
    view = opened()
    view.choose(folder["Kertas"])
    view.press(SPACE, F4)
    assert set(view.checks().values()) == {""}
    assert view.screen._foot.isHidden()
    assert view.main == "Setujui & terbitkan nomor"


def test_the_list_tells_until_when_and_the_detail_where_umk_moves(office, folder, opened):
    view = opened()
    view.choose(folder["Kertas"])
    model = view.screen._model
    cells = [model.cell_at(model.index(at, 0)) for at in range(model.rowCount())]
    (cell,) = (one for one in cells if getattr(one, "text", "") == "Kertas")
    # three working days after Monday 12 October (LKPP)
    assert cell.under.startswith("batas PPK Kamis 15 Okt · CV Sumber Ilmu Mandiri")
    assert "UMK" in view.screen._panel._talks.text()
    assert "dari target 40 %" in view.screen._panel._talks.text()


def test_the_pp_records_the_written_approval_and_the_order_says_so(
    qtbot, office, folder, opened, tmp_path
):
    sheet = tmp_path / "lembar.jpg"
    sheet.write_bytes(SHEET)
    view = opened(office.pp)
    view.choose(folder["Kertas"])
    view.press(F9)
    dialog = view.screen.findChild(PaperApprovalDialog)
    qtbot.keyClick(dialog.ppk, F9)
    assert "Gambar lembar persetujuan belum dipilih" in dialog.board._banner.accessibleName()
    dialog.scan.take_file(str(sheet))
    dialog.passphrase.take_focus()
    qtbot.keyClicks(dialog.passphrase.edit, office.desk.passphrase)
    qtbot.keyClick(dialog.passphrase.edit, F9)
    office.rest(qtbot)
    detail = office.pp.orders.detail(folder["Kertas"])
    assert detail.row.number == "000.3.2/0017/NP/413.101/2026"
    assert (detail.approval.ppk, detail.approval.by) == (office.desk.ppk, office.desk.pp)
    (issued,) = (one for one in history_of(detail) if one.name == "Pesanan terbit")
    assert issued.note == (
        "disetujui tertulis oleh Drs. Bambang Wibisono, M.Pd. (12 Okt), "
        "dicatat oleh Retno Kusumawati, S.E."
    )


def test_a_sheet_of_tomorrow_is_refused_in_place(qtbot, office, folder, opened, tmp_path):
    sheet = tmp_path / "lembar.jpg"
    sheet.write_bytes(SHEET)
    view = opened(office.pp)
    view.choose(folder["Kertas"])
    view.press(F9)
    dialog = view.screen.findChild(PaperApprovalDialog)
    dialog.scan.take_file(str(sheet))
    dialog.day.setText("13/10/2026")
    dialog.passphrase.take_focus()
    qtbot.keyClicks(dialog.passphrase.edit, office.desk.passphrase)
    qtbot.keyClick(dialog.passphrase.edit, F9)
    office.rest(qtbot)
    assert dialog.isVisible()
    assert "tidak masuk akal" in dialog.board._banner.accessibleName()
    assert states(office, folder)["Kertas"] is OrderState.SUBMITTED
    dialog.reject()
