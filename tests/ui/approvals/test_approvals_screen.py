"""The PPK's folder, driven by keys on a real desk."""

from dataclasses import replace
from datetime import date

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication

from bejo_desktop.domain.money import Rupiah
from bejo_desktop.domain.order import OrderState
from ui.approvals.return_dialog import ReturnDialog
from ui.approvals.screen import ApprovalsScreen
from ui.tokens import Tone
from ui.why.popover import WhyPopover
from ui.widgets.banner import Banner
from ui.widgets.button import Button

SHIFT = Qt.KeyboardModifier.ShiftModifier


class Opened:
    def __init__(self, qtbot, office, shell, screen):
        self.qtbot, self.office, self.shell, self.screen = qtbot, office, shell, screen

    def press(self, key, modifiers=Qt.KeyboardModifier.NoModifier):
        self.qtbot.keyClick(QApplication.focusWidget() or self.shell, key, modifiers)
        self.office.rest(self.qtbot)

    @property
    def passphrase(self):
        return self.screen._panel.bar.passphrase

    def type(self, passphrase):
        """F9 asks for the passphrase where there is none yet; type it there."""
        self.passphrase.take_focus()
        self.qtbot.keyClicks(QApplication.focusWidget(), passphrase)

    def approve(self):
        self.type(self.office.desk.passphrase)
        self.press(Qt.Key.Key_F9)

    def choose(self, order_id):
        self.screen.show_order(order_id)
        self.office.rest(self.qtbot)

    def listed(self):
        """The list from the top: titles of groups with their counts, names of packages."""
        model, lines = self.screen._model, []
        for at in range(model.rowCount()):
            band = model.band_at(at)
            cell = model.cell_at(model.index(at, 0))
            lines.append(f"[{band.title} {band.beside}]" if band else cell.text)
        return lines

    def banners(self):
        return [b.accessibleName() for b in self.screen.findChildren(Banner) if b.isVisible()]


@pytest.fixture
def opened(qtbot, office, tmp_path):
    def build(core=None):
        shell, screen = office.shell(qtbot, ApprovalsScreen, core or office.ppk, tmp_path)
        office.rest(qtbot)
        return Opened(qtbot, office, shell, screen)

    return build


def state_of(office, order_id):
    return office.ppk.orders.detail(order_id).row.state


def test_orders_with_something_to_read_stand_apart_from_clean_ones(office, opened):
    office.submitted("Toner impor", (12, "1", "0029"))
    office.submitted("Kertas ujian", (1, "10", "0025"))
    view = opened()
    assert view.listed() == [
        "[Perlu dibaca satu per satu 1]",
        "Toner impor",
        "[Tanpa tanda 1]",
        "Kertas ujian",
    ]
    assert view.screen._under.text().startswith("2 pesanan menunggu persetujuan PPK · Rp")


def test_the_number_that_is_shown_is_the_number_that_is_issued(office, opened):
    order_id = office.submitted("Kertas ujian", (1, "10", "0025"))
    view = opened()
    view.choose(order_id)
    promised = view.screen._panel.bar._next.text()
    view.approve()
    issued = office.ppk.orders.detail(order_id).row
    assert (issued.number, promised) == ("000.3.2/0017/NP/413.101/2026",) * 2
    assert issued.state is OrderState.FINAL
    assert any("Terbit dengan nomor 000.3.2/0017/NP/413.101/2026" in b for b in view.banners())
    assert view.listed() == ["[Sudah diputus hari ini 1]", "Kertas ujian"]


def test_after_an_approval_the_next_order_is_open_with_the_next_number(office, opened):
    first = office.submitted("Kertas satu")
    office.submitted("Kertas dua", (3, "2", "0025"))
    view = opened()
    view.choose(first)
    view.approve()
    assert view.screen._panel._title.whole == "Kertas dua"
    assert view.screen._panel.bar._next.text() == "000.3.2/0018/NP/413.101/2026"


def test_what_will_be_signed_is_read_line_by_line_with_its_figures(office, opened):
    order_id = office.submitted("Belanja ATK", (1, "10", "0025"), (5, "2", "0024"))
    view = opened()
    view.choose(order_id)
    model = view.screen._panel._model
    lines = [
        tuple(model.cell_at(model.index(at, place)).text for place in range(1, 7))
        for at in range(model.rowCount())
    ]
    # 565.000 + 84.000 = 649.000; PPN = 12 % of 11/12 = 71.390.
    assert lines == [
        ("Kertas HVS A4 80 g Lontar", "0025", "10 rim", "56.500", "56.500", "565.000"),
        ("Ballpoint gel 0,5 mm hitam", "0024", "2 lusin", "42.000", "42.000", "84.000"),
    ]
    assert view.screen._panel.bar._total.text() == "Rp720.390"
    assert view.screen._panel._words.text() == (
        "Terbilang: Tujuh ratus dua puluh ribu tiga ratus sembilan puluh rupiah"
    )
    assert view.screen._panel._accounts.text() == (
        # pagu 16.000.000 less 2.200.000 paid, and 18.000.000 less 5.400.000, each less its share
        "0025 627.150 (sisa 13.172.850) · 0024 93.240 (sisa 12.506.760)"
    )


def test_shift_f9_gives_back_with_a_reason_that_says_something(qtbot, office, opened):
    order_id = office.submitted("Kertas ujian")
    view = opened()
    view.choose(order_id)
    view.press(Qt.Key.Key_F9, SHIFT)
    dialog = view.screen.findChild(ReturnDialog)
    qtbot.keyClicks(dialog.reason, "salah")
    qtbot.keyClick(dialog.reason, Qt.Key.Key_F9, SHIFT)
    office.rest(qtbot)
    assert "sedikitnya 10 huruf" in dialog._row.error
    assert state_of(office, order_id) is OrderState.SUBMITTED
    qtbot.keyClicks(dialog.reason, " rekening, pakai 0024")
    qtbot.keyClick(dialog.reason, Qt.Key.Key_F9, SHIFT)
    office.rest(qtbot)
    row = office.ppk.orders.detail(order_id).row
    assert (row.state, row.returned_reason) == (OrderState.DRAFT, "salah rekening, pakai 0024")
    assert "Kertas ujian" in view.listed()
    assert "[Sudah diputus hari ini 1]" in view.listed()


def test_a_change_since_the_order_was_opened_is_told_and_what_is_new_is_shown(office, opened):
    order_id = office.submitted("Kertas ujian", (1, "10", "0025"))
    view = opened()
    view.choose(order_id)
    pp = office.pp
    wanted = pp.drafting.input_of(order_id)
    pp.drafting.edit(pp.session, order_id, replace(wanted, package="Kertas ujian sekolah"))
    pp.drafting.submit(pp.session, order_id)
    view.screen.reread()
    office.rest(view.qtbot)
    assert any("berubah sejak Anda membukanya" in banner for banner in view.banners())
    assert view.screen._panel._title.whole == "Kertas ujian sekolah"


def test_an_order_that_changed_unseen_is_not_approved(office, opened):
    order_id = office.submitted("Kertas ujian", (1, "10", "0025"))
    view = opened()
    view.choose(order_id)
    pp = office.pp
    wanted = pp.drafting.input_of(order_id)
    pp.drafting.edit(pp.session, order_id, replace(wanted, package="Lain sama sekali"))
    pp.drafting.submit(pp.session, order_id)
    view.approve()
    assert state_of(office, order_id) is OrderState.SUBMITTED
    assert any("berubah sejak Anda membukanya" in banner for banner in view.banners())
    assert view.screen._panel._title.whole == "Lain sama sekali"


def test_without_a_number_left_the_act_says_what_to_do(office, opened):
    for at in range(7):  # the desk of these tests has the numbers 17 to 23
        office.issued(f"Kertas {at}", (3, "1", "0025"))
    order_id = office.submitted("Kertas ujian", (3, "1", "0025"))
    view = opened()
    view.choose(order_id)
    assert not view.screen._panel.bar.main.isEnabled()
    assert view.screen._panel.bar._hint.text().startswith("Nomor NP habis")
    assert view.screen._panel.bar.other.isEnabled()


def test_each_order_is_shown_the_number_of_its_own_series(office, opened):
    by_nota = office.submitted("Kertas nota", (3, "1", "0025"))
    by_platform = office.submitted("Kertas toko daring", (3, "1", "0025"), platform="toko_daring")
    view = opened()
    bar = view.screen._panel.bar
    for order_id, number in (
        (by_nota, "000.3.2/0017/NP/413.101/2026"),
        (by_platform, "000.3.2/0017/SP/413.101/2026"),
    ):
        view.choose(order_id)
        assert bar._next.text() == number
        assert bar.number.placeholderText() == f"nomor {number[13:15]} dari buku agenda"


def test_numbers_of_one_series_that_ran_out_stop_no_order_of_another(office, opened):
    for at in range(7):
        office.issued(f"Kertas {at}", (3, "1", "0025"))
    by_nota = office.submitted("Kertas nota", (3, "1", "0025"))
    by_platform = office.submitted("Kertas toko daring", (3, "1", "0025"), platform="toko_daring")
    view = opened()
    view.choose(by_nota)
    assert not view.screen._panel.bar.main.isEnabled()
    view.choose(by_platform)
    assert view.screen._panel.bar.main.isEnabled()


def test_a_unit_with_an_agenda_book_types_its_number(qtbot, office, opened):
    office.know("413.101", numbering="agenda")
    order_id = office.submitted("Kertas ujian", (3, "1", "0025"))
    view = opened()
    view.choose(order_id)
    view.press(Qt.Key.Key_F6)
    view.press(Qt.Key.Key_F6)
    field = view.screen._panel.bar.number
    assert QApplication.focusWidget() is field
    qtbot.keyClicks(field, "17")
    view.approve()
    assert "000.3.2/0017/NP/413.101/2026" in view.screen._panel.bar._typed.error
    assert state_of(office, order_id) is OrderState.SUBMITTED
    field.clear()
    qtbot.keyClicks(field, "000.3.2/0241/NP/413.101/2026")
    view.press(Qt.Key.Key_F9)
    assert office.ppk.orders.detail(order_id).row.number == "000.3.2/0241/NP/413.101/2026"


def test_the_pejabat_pengadaan_may_look_and_not_approve(office, opened):
    order_id = office.submitted("Kertas ujian")
    view = opened(office.pp)
    view.choose(order_id)
    assert view.screen._panel.bar.main.accessibleName() == "Catat persetujuan tertulis PPK"
    assert not view.passphrase.edit.isVisible()
    view.press(Qt.Key.Key_F9, SHIFT)
    assert state_of(office, order_id) is OrderState.SUBMITTED
    assert view.screen._give_back.reason == "Hanya PPK yang menyetujui atau mengembalikan."


def test_the_penerima_can_neither_approve_nor_record(office, opened):
    order_id = office.submitted("Kertas ujian")
    view = opened(office.appoint("199001012015011009", "Joko Susilo", "PENERIMA"))
    view.choose(order_id)
    view.press(Qt.Key.Key_F9)
    assert state_of(office, order_id) is OrderState.SUBMITTED
    assert view.screen._panel.bar._hint.text() == "Hanya PPK yang menyetujui atau mengembalikan."


def test_a_block_stops_the_approval_and_leaves_the_way_back(office, opened):
    order_id = office.submitted("Kertas dari toko", (16, "2", "0025"), vendor="V-00002")
    office.know("V-00002", suspended_since=date(2026, 10, 6), suspended_reason="Sengketa")
    view = opened()
    view.choose(order_id)
    view.press(Qt.Key.Key_F9)
    assert state_of(office, order_id) is OrderState.SUBMITTED
    assert not view.screen._panel.bar.main.isEnabled()
    assert view.screen._panel.bar.other.isEnabled()
    assert any("Tidak dapat dilanjutkan" in banner for banner in view.banners())


def test_f8_shows_one_flag_after_the_other(office, opened):
    order_id = office.submitted("Toner impor", (12, "1", "0029"))
    view = opened()
    view.choose(order_id)
    seen = view.banners()
    view.press(Qt.Key.Key_F8)
    seen += view.banners()
    assert "Toner printer laser hitam kompatibel barang impor" in seen[0]
    assert "Pagu terakhir diperbarui" in seen[1]


def test_f7_names_the_rule_behind_each_figure(office, opened):
    order_id = office.submitted("Kertas ujian", (1, "10", "0025"))
    view = opened()
    view.choose(order_id)
    view.press(Qt.Key.Key_F7)
    popover = view.screen.findChild(WhyPopover)
    assert "Rp565.000 + Rp62.150 = Rp627.150" in popover.text
    assert "PMK" in popover.text
    assert "Rp10.000.000 → Bukti pembelian" in popover.text
    popover.close()


def test_mengapa_beside_a_flag_tells_of_that_flag_alone(qtbot, office, opened):
    order_id = office.submitted("Toner impor", (1, "2", "0025"), (12, "1", "0029"))
    view = opened()
    view.choose(order_id)
    panel = view.screen._panel
    while panel.flag.code != "flag.imported":
        panel.show_next_flag()
    (why,) = (one for one in panel._board.findChildren(Button) if one.text() == "Mengapa?")
    why.click()
    office.rest(qtbot)
    popover = view.screen.findChild(WhyPopover)
    assert "Perlu alasan · baris 2" in popover.text
    assert "barang impor" in popover.text
    assert "Rp10.000.000" not in popover.text
    popover.close()


def test_a_price_above_the_catalogue_is_marked_beside_it(office, opened):
    order_id = office.draft("Kertas mahal", (1, "10", "0025"))
    pp, wanted = office.pp, office.pp.drafting.input_of(order_id)
    lines = (replace(wanted.lines[0], unit_price=Rupiah(74_000)),)
    pp.drafting.edit(pp.session, order_id, replace(wanted, lines=lines))
    pp.drafting.submit(pp.session, order_id, {"": "Sudah dibandingkan"})
    view = opened()
    view.choose(order_id)
    model = view.screen._panel._model
    listed, agreed = (model.cell_at(model.index(0, place)) for place in (4, 5))
    assert (listed.text, agreed.text, agreed.tone) == ("56.500", "74.000", Tone.WAIT)
    assert agreed.spoken == "74.000, di atas harga katalog 56.500"


def test_an_empty_folder_says_so(office, opened):
    view = opened()
    assert view.screen._sides.currentIndex() == 1
    assert view.screen._under.text() == "Tidak ada pesanan yang menunggu persetujuan"


def test_f12_shows_the_paper_of_the_chosen_order(office, opened):
    order_id = office.submitted("Kertas ujian")
    view = opened()
    view.choose(order_id)
    view.press(Qt.Key.Key_F12)
    assert office.desk.go.calls[-1] == ("open_paper", order_id)
