"""The list of orders, driven by keys on a real desk."""

from datetime import date

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication

from bejo_desktop.domain.codes import Reason
from bejo_desktop.domain.order import OrderState, SyncState, Verdict
from ui.orders.screen import OrdersScreen
from ui.orders.signing import SignDialog
from ui.tokens import Tone
from ui.widgets.steps import StepLine

CTRL, SHIFT = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.ShiftModifier
DRIFT = (Reason.PRICE_DRIFT, {"line": 1, "name": "Kertas", "was": 56500, "now": 60000, "effect": 1})


class Opened:
    """The screen in its shell, with what a person sees of it."""

    def __init__(self, qtbot, office, shell, screen):
        self.qtbot, self.office, self.shell, self.screen = qtbot, office, shell, screen

    def press(self, key, modifiers=Qt.KeyboardModifier.NoModifier):
        self.qtbot.keyClick(QApplication.focusWidget() or self.shell, key, modifiers)
        self.office.rest(self.qtbot)

    def type(self, text):
        self.qtbot.keyClicks(QApplication.focusWidget(), text)
        self.office.rest(self.qtbot)

    def column(self, place):
        model = self.screen._model
        return [model.cell_at(model.index(at, place)).text for at in range(model.rowCount())]

    def choose(self, order_id):
        self.screen.show_order(order_id)
        self.office.rest(self.qtbot)


@pytest.fixture
def opened(qtbot, office, tmp_path):
    def build(core=None, size=(1366, 768)):
        shell, screen = office.shell(qtbot, OrdersScreen, core or office.pp, tmp_path, size)
        office.rest(qtbot)
        return Opened(qtbot, office, shell, screen)

    return build


def test_each_order_shows_its_number_state_and_what_the_centre_knows(office, opened):
    office.draft("Snack rapat")
    held = office.issued("Meja siswa")
    office.judge(held, Verdict.HELD, DRIFT)
    view = opened()
    told = zip(view.column(0), view.column(4), view.column(5), strict=True)
    rows = dict(zip(view.column(2), told, strict=True))
    assert rows["Snack rapat"] == ("belum bernomor", "Konsep", "Hanya di komputer ini")
    assert rows["Meja siswa"] == (
        "000.3.2/0017/NP/413.101/2026",
        "Pesanan terbit",
        "Perlu keputusan Anda",
    )


def test_a_filter_shows_its_orders_only_and_counts_all(qtbot, office, opened):
    office.draft("Snack rapat")
    office.submitted("Kertas ujian")
    view = opened()
    chips = {button.text(): button for button in view.screen._chips._buttons}
    assert {"Semua  2", "Konsep  1", "Menunggu persetujuan PPK  1"} <= set(chips)
    qtbot.mouseClick(chips["Konsep  1"], Qt.MouseButton.LeftButton)
    office.rest(qtbot)
    assert view.column(2) == ["Snack rapat"]
    assert view.screen._shown.text() == "1 dari 2 pesanan · terbaru dulu"


def test_ctrl_f_finds_by_package_by_vendor_and_by_number(office, opened):
    office.draft("Snack rapat", (16, "2", "0052"), vendor="V-00002")
    office.issued("Kertas ujian")
    view = opened()
    for words, found in (
        ("snack", "Snack rapat"),
        ("widya", "Snack rapat"),
        ("0017", "Kertas ujian"),
    ):
        view.press(Qt.Key.Key_F, CTRL)
        view.type(words)
        assert view.column(2) == [found], words


def test_the_sum_leaves_out_numbers_that_were_given_up(office, opened):
    office.issued("Kertas ujian", (1, "10", "0025"))
    void = office.issued("Salah ketik", (1, "20", "0025"))
    office.ppk.deciding.void(office.ppk.session, void, "salah jumlah barangnya")
    view = opened()
    # 10 x 56.500 = 565.000, and 11 % of it (12 % of 11/12) is 62.150; the copy of the void is
    # a draft of 20 x 56.500 = 1.130.000 with 124.300.
    assert view.screen._sum.text() == (
        "Jumlah 2 pesanan Rp1.881.450 termasuk pajak, tanpa 1 yang dibatalkan"
    )


def test_f9_follows_the_state_of_the_chosen_order(office, opened):
    draft, waiting = office.draft("Konsep saya"), office.submitted("Menunggu")
    held = office.issued("Tertahan")
    office.judge(held, Verdict.HELD, DRIFT)
    view = opened(office.ppk)
    expected = (
        (draft, "Buka konsep", ("open_editor", draft)),
        (waiting, "Setujui", ("open_approval", waiting)),
        (held, "Ambil keputusan", ("open_decision", held)),
    )
    for order_id, verb, led in expected:
        view.choose(order_id)
        assert view.screen._drawer.main.text() == verb
        view.press(Qt.Key.Key_F9)
        assert office.desk.go.calls[-1] == led


def test_a_signature_is_recorded_with_its_day(qtbot, office, opened):
    order_id = office.issued("Kertas ujian")
    view = opened()
    view.choose(order_id)
    view.press(Qt.Key.Key_F9)
    dialog = view.screen.findChild(SignDialog)
    dialog.fields.day.setText("12/10")
    qtbot.keyClick(dialog.fields.day, Qt.Key.Key_Return)
    office.rest(qtbot)
    detail = office.pp.orders.detail(order_id)
    assert (detail.row.state, detail.signed_on) == (OrderState.SIGNED, date(2026, 10, 12))
    assert "Sudah ditandatangani" in view.column(4)


def test_a_day_of_signing_in_the_future_is_refused_at_its_field_and_nothing_is_recorded(
    qtbot, office, opened
):
    order_id = office.issued("Kertas ujian")
    view = opened()
    view.choose(order_id)
    view.press(Qt.Key.Key_F9)
    dialog = view.screen.findChild(SignDialog)
    dialog.fields.day.setText("13/10")
    qtbot.keyClick(dialog.fields.day, Qt.Key.Key_Return)
    office.rest(qtbot)
    assert "antara tanggal pesanan dan hari ini" in dialog.fields._row.error
    assert dialog.isVisible()
    assert office.pp.orders.detail(order_id).row.state is OrderState.FINAL
    dialog.reject()


def test_a_scan_that_is_gone_is_named_and_nothing_is_recorded(qtbot, office, opened, tmp_path):
    order_id = office.issued("Kertas ujian")
    view = opened()
    view.choose(order_id)
    view.press(Qt.Key.Key_F9)
    dialog = view.screen.findChild(SignDialog)
    dialog.fields.take_file(str(tmp_path / "hilang.pdf"))
    qtbot.keyClick(dialog.fields.day, Qt.Key.Key_Return)
    office.rest(qtbot)
    assert "hilang.pdf tidak dapat dibaca" in dialog.fields._row.error
    assert office.pp.orders.detail(order_id).row.state is OrderState.FINAL
    dialog.reject()


def test_the_drawer_tells_the_way_and_why_the_centre_holds_it(office, opened):
    order_id = office.issued("Kertas ujian")
    office.judge(order_id, Verdict.HELD, DRIFT)
    view = opened()
    view.choose(order_id)
    told = view.screen._drawer.findChild(StepLine).accessibleDescription()
    assert told.startswith("Konsep, selesai, 12 Okt 09.42, R. Kusumawati; Diajukan, selesai")
    assert "Ditandatangani, terhenti, perlu keputusan, PPK" in told
    assert "naik dari Rp56.500 menjadi Rp60.000" in view.screen._drawer._reasons.text()


def test_a_returned_order_says_so_with_its_reason(office, opened):
    order_id = office.submitted("Kertas ujian")
    office.ppk.approving.give_back(office.ppk.session, order_id, "rekening salah, pakai 0024")
    view = opened()
    view.choose(order_id)
    assert view.column(4) == ["Dikembalikan PPK"]
    assert view.screen._drawer._reasons.text() == "Dikembalikan: rekening salah, pakai 0024"


def test_an_accepted_order_with_findings_is_not_shown_as_plainly_accepted(office, opened):
    order_id = office.issued("Kertas ujian")
    office.judge(order_id, Verdict.OK, findings=(DRIFT,))
    view = opened()
    cell = view.screen._model.cell_at(view.screen._model.index(0, 5))
    assert (cell.text, cell.tone) == ("Diterima, ada catatan", Tone.WAIT)


def test_ctrl_d_closes_the_drawer_and_opens_it_again(office, opened):
    office.draft("Snack rapat")
    view = opened()
    seen = [view.screen._drawer.isVisible()]
    for _ in range(2):
        view.press(Qt.Key.Key_D, CTRL)
        seen.append(view.screen._drawer.isVisible())
    assert seen == [True, False, True]


def test_enter_opens_the_order_and_f12_its_paper(office, opened):
    order_id = office.draft("Snack rapat")
    view = opened()
    view.choose(order_id)
    view.screen.take_focus()
    view.press(Qt.Key.Key_Return)
    view.press(Qt.Key.Key_F12)
    assert office.desk.go.calls == [("open_editor", order_id), ("open_paper", order_id)]


def test_a_copy_is_a_new_draft_of_today_with_the_same_lines(office, opened):
    order_id = office.issued("Kertas ujian", (1, "10", "0025"), (5, "2", "0024"))
    view = opened()
    view.choose(order_id)
    view.press(Qt.Key.Key_S, CTRL | SHIFT)
    name, made = office.desk.go.calls[-1]
    copy = office.pp.orders.detail(made)
    assert (name, copy.row.state, copy.row.number) == ("open_editor", OrderState.DRAFT, None)
    assert [(x.product, str(x.quantity), x.budget_line[-4:]) for x in copy.content.lines] == [
        ("P-000001", "10", "0025"),
        ("P-000005", "2", "0024"),
    ]
    assert office.pp.orders.detail(order_id).row.sync is SyncState.QUEUED


def test_f6_goes_round_search_list_and_drawer(office, opened):
    office.draft("Snack rapat")
    view = opened()
    view.screen.take_focus()
    where = []
    for _ in range(3):
        view.press(Qt.Key.Key_F6)
        where.append(QApplication.focusWidget())
    screen = view.screen
    assert where == [screen._drawer.main, screen._search, screen._table]


def test_without_any_order_the_list_offers_the_first_one(office, opened):
    view = opened()
    assert view.screen._lists.currentIndex() == 2
    assert not view.screen._drawer.isVisible()


def test_a_search_without_hits_offers_to_take_the_filter_away(office, opened):
    office.draft("Snack rapat")
    view = opened()
    view.press(Qt.Key.Key_F, CTRL)
    view.type("traktor")
    assert view.screen._lists.currentIndex() == 1
    assert view.screen._under.text() == "1 pesanan"
