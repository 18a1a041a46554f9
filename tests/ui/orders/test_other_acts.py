"""What else is done with a running order: the menu with its reasons, and each dialog by keys."""

from dataclasses import replace
from datetime import date, timedelta
from decimal import Decimal

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QApplication, QMenu

from bejo_desktop.application.drafting import typed_again
from bejo_desktop.application.views import Received
from bejo_desktop.domain.contract_changes import CancelForm
from bejo_desktop.domain.fulfilment import ReceivedLine, Statements
from bejo_desktop.domain.numbering import Series
from bejo_desktop.domain.order import OrderState
from ui.orders.amending import AmendDialog
from ui.orders.ending import EndDialog
from ui.orders.handing_over import HandOverDialog
from ui.orders.history import history_of, summary_of
from ui.orders.more import More, acts_on
from ui.orders.returning import SendBackDialog
from ui.orders.screen import OrdersScreen

SHIFT = Qt.KeyboardModifier.ShiftModifier
F9 = Qt.Key.Key_F9
NEXT_PPK = "197501012000011001"
REASON = "disepakati dengan penyedia 14 Oktober"
LINES = ((1, "60", "0025"), (2, "40", "0025"))


class Opened:
    def __init__(self, qtbot, office, shell, screen):
        self.qtbot, self.office, self.shell, self.screen = qtbot, office, shell, screen

    def choose(self, order_id):
        self.screen.show_order(order_id)
        self.office.rest(self.qtbot)
        self.screen.take_focus()

    def menu(self):
        """Shift+F9, and what the menu lists: verb → why not."""
        self.qtbot.keyClick(QApplication.focusWidget() or self.shell, F9, SHIFT)
        (menu,) = self.screen.findChildren(QMenu)
        return menu

    def listed(self):
        menu = self.menu()
        told = {}
        for action in menu.actions():
            verb, _, why = action.text().replace("&", "").partition("\t")
            assert action.isEnabled() == (not why)
            told[verb] = why
        menu.close()
        return told

    def take(self, letter, kind):
        """Open the menu, press the letter of an act, and return its dialog."""
        self.qtbot.keyClick(self.menu(), letter)
        self.office.rest(self.qtbot)
        (dialog,) = self.screen.findChildren(kind)
        return dialog

    def confirm(self, dialog, field):
        self.qtbot.keyClick(field, F9)
        self.office.rest(self.qtbot)


@pytest.fixture
def opened(qtbot, office, tmp_path):
    def build(core, order_id):
        shell, screen = office.shell(qtbot, OrdersScreen, core, tmp_path)
        office.rest(qtbot)
        view = Opened(qtbot, office, shell, screen)
        view.choose(order_id)
        return view

    return build


@pytest.fixture
def signed(office):
    office.grant(Series.BAST, Series.KW, Series.ADD, Series.HENTI)
    order_id = office.issued("Kertas ujian", *LINES)
    office.ppk.approving.sign(office.ppk.session, order_id, date(2026, 10, 12), None)
    office.desk.clock.now += timedelta(days=2)
    return order_id


@pytest.fixture
def partly(office, signed):
    """The first line came and was received, the second is still to come."""
    office.pp.fulfilling.arrive(office.pp.session, signed)
    received = Received(
        date(2026, 10, 14),
        complete=False,
        lines=(ReceivedLine(1, Decimal(60), Decimal(0)),),
        statements=Statements(function=True, amount=True, time=True),
    )
    office.ppk.fulfilling.receive(office.ppk.session, signed, received)
    return signed


def detail_of(office, order_id):
    return office.ppk.orders.detail(order_id)


def test_the_menu_lists_every_act_with_the_reason_why_one_cannot_be_done(office, signed, opened):
    assert opened(office.pp, signed).listed() == {
        "Catat barang tiba": "",
        "Terima barang (BAST)": "tidak untuk keadaan “Sudah ditandatangani”",
        "Catat pembayaran": "tidak untuk keadaan “Sudah ditandatangani”",
        "Bayar beberapa pesanan sekaligus": "tidak untuk keadaan “Sudah ditandatangani”",
        "Buat adendum": "hanya PPK",
        "Kembalikan barang (retur)": "tidak untuk keadaan “Sudah ditandatangani”",
        "Hentikan atau putuskan": "hanya PPK",
        "Alihkan ke PPK berikutnya": "hanya PPK atau PA",
        "Bukti dan kelengkapan berkas": "",
    }


def test_an_sk_that_ended_yesterday_leaves_only_looking(office, signed):
    office.know(office.desk.ppk, until=date(2026, 10, 13))
    officer = office.desk.core_of(office.desk.ppk).session.officer
    told = {
        one.more: one.refusal
        for one in acts_on(detail_of(office, signed), officer, date(2026, 10, 14))
    }
    assert told[More.AMEND] == "SK Anda tidak berlaku hari ini"
    assert told[More.ARRIVE] == "SK Anda tidak berlaku hari ini"


def test_another_ppk_is_told_to_take_the_order_over_first(office, signed, opened):
    other = office.appoint(NEXT_PPK, "Ir. Hendra Saputra, M.M.", "PPK")
    listed = opened(other, signed).listed()
    assert listed["Buat adendum"] == "tanggung jawab Drs. Bambang Wibisono, M.Pd.; alihkan dulu"
    assert listed["Alihkan ke PPK berikutnya"] == ""


def test_no_two_acts_of_one_menu_have_the_same_letter(office, signed):
    marks = [more.value[0].partition("&")[2][0].lower() for more in More]
    shown_together = [
        more.value[0].partition("&")[2][0].lower()
        for more in More
        if more not in {More.APPROVED, More.FOR_PLATFORM}
    ]
    assert len(marks) == len(More)
    assert len(set(shown_together)) == len(shown_together)


def test_an_addendum_changes_volume_and_last_day_under_its_own_number(
    qtbot, office, signed, opened
):
    view = opened(office.ppk, signed)
    dialog = view.take("d", AmendDialog)
    first = dialog.lines[0].quantity
    assert QApplication.focusWidget() is first
    qtbot.keyClicks(first, "62")
    dialog.due.setText("30/10/2026")
    dialog.reason.setPlainText(REASON)
    view.confirm(dialog, dialog.reason)
    detail = detail_of(office, signed)
    (amendment,) = detail.amendments
    assert amendment.number.text == "000.3.2/0031/ADD/413.101/2026"
    assert [str(line.quantity) for line in detail.content.lines] == ["62", "40"]
    assert detail.content.due_on == date(2026, 10, 30)
    assert detail.row.number == "000.3.2/0017/NP/413.101/2026"
    assert str(detail.first_content.lines[0].quantity) == "60"
    assert summary_of(detail) == "adendum 0031 (14 Okt)"


def test_an_addendum_above_a_tenth_is_refused_in_place_and_nothing_typed_is_lost(
    qtbot, office, signed, opened
):
    view = opened(office.ppk, signed)
    dialog = view.take("d", AmendDialog)
    qtbot.keyClicks(dialog.lines[0].quantity, "90")
    dialog.reason.setPlainText(REASON)
    view.confirm(dialog, dialog.reason)
    assert dialog.isVisible()
    assert "di atas batas" in dialog.board._banner.accessibleName()
    assert (dialog.lines[0].quantity.text(), dialog.reason.toPlainText()) == ("90", REASON)
    assert detail_of(office, signed).amendments == ()
    dialog.reject()


def test_an_addendum_that_changes_nothing_is_refused(office, signed, opened):
    view = opened(office.ppk, signed)
    dialog = view.take("d", AmendDialog)
    dialog.reason.setPlainText(REASON)
    view.confirm(dialog, dialog.reason)
    assert "sama dengan pesanan yang berlaku" in dialog.board._banner.accessibleName()
    dialog.reject()


def test_an_order_is_ended_in_one_of_the_two_forms(office, signed, opened):
    view = opened(office.ppk, signed)
    dialog = view.take("h", EndDialog)
    dialog.form.setCurrentIndex(1)
    dialog.reason.setPlainText("penyedia tidak sanggup mengirim")
    view.confirm(dialog, dialog.reason)
    detail = detail_of(office, signed)
    assert (detail.row.state, detail.cancellation.form) == (
        OrderState.CANCELLED,
        CancelForm.PEMUTUSAN,
    )
    assert view.screen._drawer._chip.text() == "Diputus"
    last = history_of(detail)[-1]
    assert (last.name, last.note) == (
        "Diputus",
        "000.3.2/0031/HENTI/413.101/2026 · penyedia tidak sanggup mengirim",
    )


def test_an_end_without_a_reason_is_refused_in_place(office, signed, opened):
    view = opened(office.ppk, signed)
    dialog = view.take("h", EndDialog)
    view.confirm(dialog, dialog.form)
    assert "sedikitnya 10 huruf" in dialog.board._banner.accessibleName()
    assert detail_of(office, signed).row.state is OrderState.SIGNED
    dialog.reject()


def test_goods_go_back_with_their_reason_and_have_to_come_again(qtbot, office, partly, opened):
    view = opened(office.ppk, partly)
    dialog = view.take("k", SendBackDialog)
    assert [one.line.line for one in dialog.rows] == [1]  # nothing of the second was accepted
    qtbot.keyClicks(dialog.rows[0].quantity, "5")
    qtbot.keyClicks(dialog.rows[0].reason, "lembab")
    view.confirm(dialog, dialog.rows[0].reason)
    detail = detail_of(office, partly)
    (gone,) = detail.returns
    assert [(line.line, line.quantity, line.reason) for line in gone.lines] == [
        (1, Decimal(5), "lembab")
    ]
    assert detail.row.state is OrderState.DELIVERING
    assert office.ppk.fulfilling.outstanding(partly)[0].left == Decimal(5)


def test_more_than_was_accepted_cannot_go_back(qtbot, office, partly, opened):
    view = opened(office.ppk, partly)
    dialog = view.take("k", SendBackDialog)
    qtbot.keyClicks(dialog.rows[0].quantity, "61")
    qtbot.keyClicks(dialog.rows[0].reason, "lembab")
    view.confirm(dialog, dialog.rows[0].reason)
    assert "padahal yang diterima 60" in dialog.board._banner.accessibleName()
    assert detail_of(office, partly).returns == ()
    dialog.reject()


def test_a_running_order_goes_over_to_the_next_ppk_with_the_sk(office, signed, opened):
    office.appoint(NEXT_PPK, "Ir. Hendra Saputra, M.M.", "PPK", sk="821/9/2026")
    view = opened(office.ppk, signed)
    dialog = view.take("l", HandOverDialog)
    assert dialog.to.currentText() == "Ir. Hendra Saputra, M.M. · SK 821/9/2026 s.d. 31 Des 2026"
    dialog.reason.setPlainText("mutasi jabatan per 14 Oktober")
    view.confirm(dialog, dialog.reason)
    detail = detail_of(office, signed)
    assert detail.in_charge == (NEXT_PPK, "Ir. Hendra Saputra, M.M.")
    assert history_of(detail)[-1].note == (
        "Ir. Hendra Saputra, M.M., SK 821/9/2026 · mutasi jabatan per 14 Oktober"
    )


def test_all_running_orders_go_over_together(office, signed, opened):
    office.appoint(NEXT_PPK, "Ir. Hendra Saputra, M.M.", "PPK")
    second = office.issued("Map", (7, "2", "0024"))
    view = opened(office.ppk, signed)
    dialog = view.take("l", HandOverDialog)
    assert dialog.giver.currentText() == "Hanya pesanan ini"  # both are in office
    dialog.giver.setCurrentIndex(dialog.giver.findData(detail_of(office, signed).in_charge[0]))
    dialog.reason.setPlainText("mutasi jabatan per 14 Oktober")
    view.confirm(dialog, dialog.reason)
    charged = {detail_of(office, one).in_charge[0] for one in (signed, second)}
    assert charged == {NEXT_PPK}


def test_the_ppk_whose_sk_ended_is_who_gives_all_of_them(office, signed, opened):
    office.appoint(NEXT_PPK, "Ir. Hendra Saputra, M.M.", "PPK", until=date(2026, 9, 30))
    view = opened(office.ppk, signed)
    dialog = view.take("l", HandOverDialog)
    assert dialog.giver.currentData() == NEXT_PPK
    assert dialog.giver.currentText() == "Ir. Hendra Saputra, M.M. (SK berakhir)"
    dialog.reject()


def test_without_another_ppk_nothing_is_handed_over(office, signed, opened):
    view = opened(office.ppk, signed)
    dialog = view.take("l", HandOverDialog)
    view.confirm(dialog, dialog.to)
    assert "Belum ada PPK lain" in dialog._row.error
    dialog.reject()


def test_an_order_without_a_platform_has_nothing_to_copy_for_it(office, opened):
    order_id = office.issued("Kertas ujian", *LINES)
    listed = opened(office.pp, order_id).listed()
    assert listed["Salin untuk platform"] == "pesanan ini tanpa platform"


def test_the_fields_for_the_platform_lie_in_the_clipboard(office, opened):
    order_id = office.draft("Kertas daring", *LINES)
    wanted = typed_again(office.pp.orders.detail(order_id).content)
    office.pp.drafting.edit(office.pp.session, order_id, replace(wanted, platform="toko_daring"))
    view = opened(office.pp, order_id)
    view.qtbot.keyClick(view.menu(), "s")
    office.rest(view.qtbot)
    assert QGuiApplication.clipboard().text() == office.pp.platform.copy_text(order_id)
    assert "Kertas daring" in QGuiApplication.clipboard().text()


@pytest.mark.parametrize(
    ("role", "verb"),
    [
        ("PPTK", "Catat barang tiba"),
        ("PENERIMA", "Catat barang tiba"),
        ("PENGURUS_BARANG", "Catat barang tiba"),
        ("PPK", "Terima barang (BAST)"),
        ("BENDAHARA", "Catat pembayaran"),
        ("PPK_SKPD", "Periksa berkas"),
        ("AUDITOR", "Lihat isinya"),
        ("UNIT_ADMIN", "Lihat isinya"),
    ],
)
def test_each_role_has_its_next_step_of_an_order_of_which_a_part_came(
    office, partly, opened, role, verb
):
    core = office.appoint("199001012015011009", "Joko Susilo", role)
    view = opened(core, partly)
    main = view.screen._drawer.main
    assert (main.text(), main.isEnabled()) == (verb, True)


def test_the_written_approval_stands_in_the_menu_of_an_order_that_waits(office, opened):
    order_id = office.submitted("Kertas ujian", *LINES)
    assert opened(office.pp, order_id).listed() == {
        "Catat persetujuan tertulis PPK": "",
        "Alihkan ke PPK berikutnya": "hanya PPK atau PA",
        "Salin untuk platform": "pesanan ini tanpa platform",
    }


def test_whose_step_it_is_stands_beside_the_button_of_everybody_else(office, partly, opened):
    view = opened(office.appoint("199001012015011009", "Dewi Anggraini", "OPERATOR"), partly)
    assert not view.screen._drawer.main.isEnabled()
    assert view.screen._drawer._refusal.whole == "PPK yang menerima barang dengan BAST."


def test_the_way_of_an_order_of_which_a_part_came(office, partly, opened):
    view = opened(office.ppk, partly)
    told = view.screen._drawer._steps.accessibleDescription()
    assert "Diterima (BAST), sekarang, sebagian, 1 BAST, PPK" in told
    assert view.screen._drawer._limit.text() == "batas penyerahan Jumat 23 Okt"


def test_an_order_that_lapsed_says_so(office, opened):
    order_id = office.submitted("Kertas ujian")
    with office.desk.store.write() as work:  # as the feed brings the centre's own act
        order = work.orders.get(order_id)
        order.state = OrderState.DRAFT
        work.orders.save(order, now=office.desk.clock())
    view = opened(office.pp, order_id)
    model = view.screen._model
    assert model.cell_at(model.index(0, 4)).text == "Batal otomatis"
    assert view.screen._drawer._reasons.text().startswith("Batal otomatis: PPK tidak memutuskan")


def test_until_when_the_ppk_may_approve_stands_beside_the_order(office, opened):
    order_id = office.submitted("Kertas ujian")
    view = opened(office.pp, order_id)
    assert view.screen._drawer._limit.text() == "batas PPK Kamis 15 Okt"


def test_an_auditor_writes_nothing_and_is_told_the_surat_tugas(office, signed, opened):
    core = office.appoint(
        "198001012005011009",
        "Yusuf Hidayat, S.E., Ak.",
        "AUDITOR",
        sk="700/118/ITKAB/2026",
        since=date(2026, 10, 1),
        until=date(2026, 10, 31),
    )
    view = opened(core, signed)
    assert view.screen._under.text().endswith(
        "Hanya melihat, dengan surat tugas 700/118/ITKAB/2026: 1 Okt 2026 sampai 31 Okt 2026."
    )
    enabled = [verb for verb, why in view.listed().items() if not why]
    assert enabled == ["Bukti dan kelengkapan berkas"]
    assert not view.screen._drawer._copy.isEnabled()
