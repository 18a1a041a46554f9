"""What the centre held or refused, settled by keys on a real desk."""

from datetime import date, timedelta

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QApplication

from bejo_desktop.domain.codes import Reason
from bejo_desktop.domain.order import OrderState, SyncState, Verdict
from ui.decisions.screen import DecisionsScreen
from ui.orders.signing import SignDialog
from ui.widgets.banner import Banner

SHIFT = Qt.KeyboardModifier.ShiftModifier
ACCOUNT = "1.01.01.2.06.0002/5.1.02.01.01.0025"
# 10 reams at 56.500; 3.500 more a ream are 35.000, with 11 % tax 38.850.
DRIFT = (
    Reason.PRICE_DRIFT,
    {"line": 1, "name": "Kertas HVS", "was": 56_500, "now": 60_000, "plist": 8, "effect": 38_850},
)
SUSPENDED = (
    Reason.VENDOR_SUSPENDED,
    {"name": "CV Sumber Ilmu Mandiri", "since": "2026-10-06", "reason": "SK 027/118"},
)
SHORT = (Reason.BUDGET_SHORT, {"code": ACCOUNT, "need": 627_150, "have": 400_000})
REASON = "Penyedia tetap, pesan 12 Okt 08.15."


class Opened:
    def __init__(self, qtbot, office, shell, screen):
        self.qtbot, self.office, self.shell, self.screen = qtbot, office, shell, screen

    def press(self, key, modifiers=Qt.KeyboardModifier.NoModifier):
        self.qtbot.keyClick(QApplication.focusWidget() or self.shell, key, modifiers)
        self.office.rest(self.qtbot)

    def choose(self, order_id):
        self.screen.show_order(order_id)
        self.office.rest(self.qtbot)

    def type(self, field, text):
        field.setFocus()
        self.qtbot.keyClicks(field, text)

    @property
    def cards(self):
        return self.screen._panel.cards

    def facts(self, at):
        layout = self.cards[at]._facts
        rows = (layout.itemAt(place).widget() for place in range(layout.count()))
        return [row.figure for row in rows]

    def listed(self):
        model, lines = self.screen._model, []
        for at in range(model.rowCount()):
            band, cell = model.band_at(at), model.cell_at(model.index(at, 0))
            lines.append(f"[{band.title} {band.beside}]" if band else f"{cell.text}: {cell.under}")
        return lines

    def banners(self):
        return [b.accessibleName() for b in self.screen.findChildren(Banner) if b.isVisible()]


@pytest.fixture
def opened(qtbot, office, tmp_path):
    def build(core=None, size=(1366, 768)):
        shell, screen = office.shell(qtbot, DecisionsScreen, core or office.ppk, tmp_path, size)
        office.rest(qtbot)
        return Opened(qtbot, office, shell, screen)

    return build


def judged(office, verdict, *causes, package="Kertas ujian", findings=()):
    order_id = office.issued(package, (1, "10", "0025"))
    office.judge(order_id, verdict, *causes, findings=findings)
    return order_id


def row_of(office, order_id):
    return office.ppk.orders.detail(order_id).row


def test_each_order_stands_under_what_the_centre_did_with_it(office, opened):
    judged(office, Verdict.HELD, DRIFT, package="Tertahan")
    judged(office, Verdict.REFUSED, SUSPENDED, package="Ditolak")
    judged(office, Verdict.OK, package="Diterima", findings=(SHORT,))
    judged(office, Verdict.OK, package="Mulus")
    view = opened()
    assert view.listed() == [
        "[Tertahan di pusat 1]",
        "Tertahan: SP 0017 · harga katalog naik",
        "[Ditolak pusat 1]",
        "Ditolak: SP 0018 · penyedia ditangguhkan",
        "[Diterima dengan catatan 1 · cukup dibaca]",
        "Diterima: SP 0019 · pagu terlampaui",
    ]


def test_a_risen_price_shows_old_new_and_effect_on_both_roads(office, opened):
    order_id = judged(office, Verdict.HELD, DRIFT)
    view = opened()
    view.choose(order_id)
    model = view.screen._panel._rises
    line = [model.cell_at(model.index(0, place)).text for place in range(6)]
    assert line == [
        "Kertas HVS A4 80 g Lontar",
        "10 rim",
        "56.500",
        "60.000",
        "3.500 (6,2%)",
        "56.500",
    ]
    # 565.000 + 62.150 = 627.150; of account 0025 16.000.000 - 2.200.000 - 627.150 are left.
    assert view.facts(0) == ["Rp627.150", "0017 tetap", "Pejabat Pengadaan", "Rp13.172.850"]
    assert view.facts(1) == [
        "Rp666.000",
        "0017 batal, baru saat terbit",
        "Pejabat Pengadaan",
        "Rp13.134.000",
    ]


def test_f9_keeps_the_price_with_a_reason_and_no_figure_changes(office, opened):
    order_id = judged(office, Verdict.HELD, DRIFT)
    before = office.ppk.orders.detail(order_id)
    view = opened()
    view.choose(order_id)
    view.type(view.cards[0].reason, REASON)
    view.press(Qt.Key.Key_F9)
    after = office.ppk.orders.detail(order_id)
    assert (after.row.sync, after.row.state) == (SyncState.QUEUED, OrderState.FINAL)
    assert (after.row.content_hash, after.row.number) == (
        before.row.content_hash,
        before.row.number,
    )
    assert view.listed() == []
    assert any("Harga dipertahankan" in banner for banner in view.banners())


def test_what_was_decided_is_said_beside_the_next_order_and_does_not_push_its_acts_down(
    office, opened
):
    order_id = judged(office, Verdict.HELD, DRIFT, package="Diputus")
    other = judged(office, Verdict.HELD, SHORT, package="Berikutnya")
    view = opened()
    view.choose(other)
    before = view.cards[0].button.mapTo(view.shell, QPoint()).y()
    view.choose(order_id)
    view.type(view.cards[0].reason, REASON)
    view.press(Qt.Key.Key_F9)
    view.choose(other)
    assert any("Harga dipertahankan" in banner for banner in view.banners())
    assert view.cards[0].button.mapTo(view.shell, QPoint()).y() == before


def test_a_short_reason_is_refused_at_its_field(office, opened):
    order_id = judged(office, Verdict.HELD, DRIFT)
    view = opened()
    view.choose(order_id)
    view.type(view.cards[0].reason, "tetap")
    view.press(Qt.Key.Key_F9)
    assert "sedikitnya 10 huruf" in view.cards[0]._reason_row.error
    assert row_of(office, order_id).sync is SyncState.HELD


def test_a_number_is_given_up_only_when_it_has_been_typed(office, opened):
    order_id = judged(office, Verdict.HELD, DRIFT)
    view = opened()
    view.choose(order_id)
    view.type(view.cards[1].reason, "harga baru disepakati ulang")
    view.press(Qt.Key.Key_F9, SHIFT)
    assert view.cards[1]._number_row.error == "Nomornya belum sama."
    view.type(view.cards[1].number, "0018")
    view.press(Qt.Key.Key_F9, SHIFT)
    assert row_of(office, order_id).state is OrderState.FINAL
    view.cards[1].number.clear()
    view.type(view.cards[1].number, "17")
    view.press(Qt.Key.Key_F9, SHIFT)
    assert row_of(office, order_id).state is OrderState.VOID


def test_the_copy_of_a_voided_order_opens_with_todays_price(office, opened):
    order_id = judged(office, Verdict.HELD, DRIFT)
    office.know("P-000001", price=60_000)
    view = opened()
    view.choose(order_id)
    view.type(view.cards[1].reason, "harga baru disepakati ulang")
    view.type(view.cards[1].number, "0017")
    view.press(Qt.Key.Key_F9, SHIFT)
    name, copy_id = office.desk.go.calls[-1]
    copy = office.ppk.orders.detail(copy_id)
    assert (name, copy.row.state, copy.row.number) == ("open_editor", OrderState.DRAFT, None)
    assert copy.content.lines[0].unit_price.amount == 60_000


def test_a_suspended_vendor_offers_void_first_and_signed_already_second(office, opened):
    order_id = judged(office, Verdict.REFUSED, SUSPENDED)
    view = opened()
    view.choose(order_id)
    assert [card.button.accessibleName() for card in view.cards] == [
        "Batalkan nomor & salin",
        "Catat sudah ditandatangani",
    ]
    told = next(banner for banner in view.banners() if "ditangguhkan sebelum" in banner)
    assert "ditangguhkan sejak 6 Oktober 2026 (SK 027/118)" in told


def test_other_vendors_of_the_same_goods_are_shown_the_cheapest_of_each(office, opened):
    order_id = judged(office, Verdict.REFUSED, SUSPENDED)
    view = opened()
    view.choose(order_id)
    model = view.screen._panel._others
    cells = [model.cell_at(model.index(at, 0)) for at in range(model.rowCount())]
    prices = [model.cell_at(model.index(at, 2)).text for at in range(model.rowCount())]
    # "Kertas HVS" in the same category: of the others only Toko Widya Pustaka may be bought from.
    assert [(cell.text, cell.beside) for cell in cells] == [
        ("Toko Widya Pustaka", "Kertas HVS A4 80 g Lontar")
    ]
    assert prices == ["57.000"]


def test_already_signed_is_recorded_with_its_day_whatever_the_centre_said(qtbot, office, opened):
    order_id = judged(office, Verdict.REFUSED, SUSPENDED)
    view = opened()
    view.choose(order_id)
    view.cards[1].signed.day.setText("12/10")
    view.press(Qt.Key.Key_F9, SHIFT)
    detail = office.ppk.orders.detail(order_id)
    assert (detail.row.state, detail.signed_on) == (OrderState.SIGNED, date(2026, 10, 12))


def test_a_short_budget_is_shown_and_judged_anew_on_request(office, opened):
    order_id = judged(office, Verdict.HELD, SHORT)
    view = opened()
    view.choose(order_id)
    model = view.screen._panel._shorts
    cells = [model.cell_at(model.index(0, place)).text for place in range(4)]
    assert cells == ["5.1.02.01.01.0025", "627.150", "400.000", "227.150"]
    # Account 0025 of the office's rows is named whole, whatever the cell has room for.
    name = office.ppk.orders.detail(order_id).account_names[ACCOUNT]
    assert model.index(0, 0).data(Qt.ItemDataRole.ToolTipRole) == name
    view.press(Qt.Key.Key_F9)
    assert row_of(office, order_id).sync is SyncState.QUEUED


def test_held_for_price_and_budget_together_cannot_just_keep_the_price(office, opened):
    order_id = judged(office, Verdict.HELD, DRIFT, SHORT)
    view = opened()
    view.choose(order_id)
    assert [card.button.accessibleName() for card in view.cards] == [
        "Nilai lagi di pusat",
        "Batalkan nomor & salin",
    ]


def test_the_third_road_records_signatures_on_a_held_order(qtbot, office, opened):
    order_id = judged(office, Verdict.HELD, DRIFT)
    view = opened()
    view.choose(order_id)
    qtbot.mouseClick(view.screen._panel._sign, Qt.MouseButton.LeftButton)
    dialog = view.screen.findChild(SignDialog)
    qtbot.keyClick(dialog.fields.day, Qt.Key.Key_Return)
    office.rest(qtbot)
    assert row_of(office, order_id).state is OrderState.SIGNED


def test_the_pejabat_pengadaan_may_ask_again_but_not_void(office, opened):
    order_id = judged(office, Verdict.HELD, SHORT)
    view = opened(office.pp)
    view.choose(order_id)
    assert [card.button.isEnabled() for card in view.cards] == [True, False]
    view.type(view.cards[1].reason, "alasan yang cukup panjang")
    view.type(view.cards[1].number, "0017")
    view.press(Qt.Key.Key_F9, SHIFT)
    assert row_of(office, order_id).state is OrderState.FINAL


def test_accepted_with_findings_is_only_read(office, opened):
    order_id = judged(office, Verdict.OK, findings=(SHORT,))
    view = opened()
    view.choose(order_id)
    assert view.cards == ()
    assert any("Pusat menerima SP 0017" in banner for banner in view.banners())


def test_a_finding_leaves_the_list_after_two_weeks(office, opened):
    judged(office, Verdict.OK, findings=(SHORT,))
    office.desk.clock.now += timedelta(days=15)
    view = opened()
    assert view.listed() == []
    assert view.screen._sides.currentIndex() == 1


def test_what_was_typed_survives_a_reread(office, opened):
    order_id = judged(office, Verdict.HELD, DRIFT)
    view = opened()
    view.choose(order_id)
    view.type(view.cards[0].reason, REASON)
    office.submitted("Pesanan lain", (3, "1", "0025"))
    view.screen.reread()
    office.rest(view.qtbot)
    assert view.cards[0].reason.toPlainText() == REASON


def test_the_story_can_be_sent_to_somebody_else(qtbot, office, opened):
    order_id = judged(office, Verdict.REFUSED, SUSPENDED)
    view = opened()
    view.choose(order_id)
    qtbot.mouseClick(view.screen._panel._story, Qt.MouseButton.LeftButton)
    story = QGuiApplication.clipboard().text()
    assert story.startswith("000.3.2/0017/NP/413.101/2026 · Kertas ujian · CV Sumber Ilmu Mandiri")
    assert "ditangguhkan sejak 6 Oktober 2026" in story


def test_f6_leads_from_the_list_into_the_reasons(office, opened):
    order_id = judged(office, Verdict.HELD, DRIFT)
    view = opened()
    view.choose(order_id)
    view.screen.take_focus()
    where = []
    for _ in range(3):
        view.press(Qt.Key.Key_F6)
        where.append(QApplication.focusWidget())
    assert where == [view.cards[0].reason, view.cards[1].reason, view.screen._table]


def test_on_a_low_window_both_acts_stay_in_sight(office, opened):
    order_id = judged(office, Verdict.HELD, DRIFT)
    view = opened(size=(1366, 697))
    view.choose(order_id)
    for card in view.cards:
        foot = card.button.mapTo(view.shell, card.button.rect().bottomLeft()).y()
        assert foot < view.screen._panel._sign.mapTo(view.shell, card.rect().topLeft()).y()


def test_the_pa_lets_an_order_pass_that_only_the_budget_holds(office, opened):
    order_id = judged(office, Verdict.HELD, SHORT)
    pa = office.appoint("196601011990031001", "Dra. Endang Lestari, M.Si.", "PA")
    view = opened(pa)
    view.choose(order_id)
    assert [card.button.isEnabled() for card in view.cards] == [True, False]
    # 627.150 needed, 400.000 left
    assert view.facts(0)[2] == "Rp227.150"
    view.type(view.cards[0].reason, "pendek")
    view.press(Qt.Key.Key_F9)
    assert "sedikitnya 10 huruf" in view.cards[0]._reason_row.error
    view.type(view.cards[0].reason, ", ditutup pergeseran bulan November")
    view.press(Qt.Key.Key_F9)
    history = office.ppk.orders.detail(order_id).history
    assert (history[-1].key, history[-1].by_name) == (
        "order.allow_budget",
        "Dra. Endang Lestari, M.Si.",
    )
    assert row_of(office, order_id).sync is SyncState.QUEUED


def test_the_pa_does_not_decide_on_a_risen_price(office, opened):
    order_id = judged(office, Verdict.HELD, DRIFT, SHORT)
    view = opened(office.appoint("196601011990031001", "Dra. Endang Lestari, M.Si.", "PA"))
    view.choose(order_id)
    assert [card.button.isEnabled() for card in view.cards] == [False, False]


def test_the_ppk_asks_the_pa_by_a_message_that_says_what_is_short(qtbot, office, opened):
    order_id = judged(office, Verdict.HELD, SHORT)
    view = opened()
    view.choose(order_id)
    qtbot.mouseClick(view.screen._panel._ask, Qt.MouseButton.LeftButton)
    message = QGuiApplication.clipboard().text()
    assert message.startswith("Mohon PA/KPA menjamin anggaran pesanan ini")
    assert "000.3.2/0017/NP/413.101/2026" in message
    assert "Rp400.000" in message


def test_only_a_short_budget_can_be_put_before_the_pa(office, opened):
    order_id = judged(office, Verdict.HELD, DRIFT)
    view = opened()
    view.choose(order_id)
    assert not view.screen._panel._ask.isVisible()


def test_a_passed_deadline_is_said_with_its_day(office, opened):
    order_id = judged(office, Verdict.HELD, (Reason.DEADLINE_PASSED, {"deadline": "2026-10-15"}))
    view = opened()
    view.choose(order_id)
    assert any(
        "Pesanan sampai di pusat sesudah batas waktunya, 15 Oktober 2026" in banner
        for banner in view.banners()
    )
