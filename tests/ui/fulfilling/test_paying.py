"""The payment by keys: what is due, of which BAST, how much of it, and several orders at once."""

from dataclasses import replace
from datetime import timedelta

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication

from bejo_desktop.application.views import DraftInput, DraftLineInput
from bejo_desktop.domain.errors import BadInput, RuleBroken
from bejo_desktop.domain.money import Rupiah
from bejo_desktop.domain.order import OrderState
from bejo_desktop.domain.quantity import Quantity
from tests.ui.office_rows import ACCOUNTS, CV
from tests.ui.running import DUE_ON, grant, ordered_to_two_places, receive, sign_and_arrive
from ui.fulfilling.due_panel import OWED
from ui.fulfilling.paying import PayingDialog, read_payable
from ui.fulfilling.together import PayTogetherDialog, read_payable_together
from ui.widgets.banner import Banner


@pytest.fixture
def treasurer(office):
    grant(office)
    return office.desk.core_of(office.desk.treasurer)


@pytest.fixture
def received(office, treasurer):
    """An order of which two parts were received, in time."""
    order_id = ordered_to_two_places(office)
    sign_and_arrive(office, order_id)
    receive(office, order_id, "30", "10", complete=False, place=1)
    receive(office, order_id, "30", "30", complete=True, place=2)
    return order_id


@pytest.fixture
def opened(qtbot, office, treasurer):
    def build(order_id):
        payable = read_payable(treasurer, order_id)
        made = PayingDialog(office.desk.place, treasurer, "Pesanan", payable, None)
        qtbot.addWidget(made)
        with qtbot.waitActive(made):
            made.show()
            made.activateWindow()
        office.rest(qtbot)
        return made

    return build


def shown(dialog, name):
    return dialog.figures.figures[name]


def test_the_figures_of_the_kuitansi_stand_beside_the_fields(opened, received):
    dialog = opened(received)
    # 60 × 56.500 + 40 × 58.000 = 5.710.000; PPN 11/12 × 12 %; PPh 22 1,5 % (domain.md 2.2)
    assert shown(dialog, "Nilai termasuk pajak") == str(Rupiah(5_710_000 + 628_100))
    assert shown(dialog, "PPN dipungut") == "−Rp628.100"
    assert shown(dialog, "PPh Pasal 22 dipungut") == "−Rp85.650"
    assert shown(dialog, "Diterima penyedia") == str(Rupiah(5_710_000 - 85_650))


def test_a_penalty_that_does_not_fit_into_the_last_payment_is_named(office, opened, received):
    dialog = opened(received)
    payable = dialog._payable
    rest = replace(payable.due, penalty_open=Rupiah(1_265_000))
    dialog.figures.show_due(replace(rest, ends=True), payable.detail)
    assert shown(dialog, OWED) == "Rp1.265.000"
    dialog.figures.show_due(replace(rest, ends=False), payable.detail)
    assert OWED not in dialog.figures.figures
    assert shown(dialog, "Sisa denda, dipotong berikutnya") == "Rp1.265.000"


def test_one_bast_can_be_paid_alone_by_space(qtbot, office, treasurer, opened, received):
    dialog = opened(received)
    boxes = dialog.receipts
    assert [box.text() for box in boxes.values()] == [
        "BAST 0031, 12 Okt, SMPN 1 Argosari",
        "BAST 0032, 12 Okt, SMPN 2 Argosari",
    ]
    boxes[2].setFocus()
    qtbot.keyClick(boxes[2], Qt.Key.Key_Space)
    office.rest(qtbot)
    first = 30 * 56_500 + 10 * 58_000
    assert shown(dialog, "Nilai termasuk pajak") == str(Rupiah(first + first * 11 // 100))
    assert "Sesudahnya belum dibayar" in dialog.figures.figures
    qtbot.keyClicks(dialog.invoice, "INV-1")
    qtbot.keyClicks(dialog.transfer, "TRF-9")
    paid = dialog.collect().paid
    assert (paid.receipts, paid.amount, paid.transfer) == ((1,), None, "TRF-9")
    detail, _ = treasurer.paying.pay(treasurer.session, received, paid)
    assert detail.row.state is not OrderState.PAID
    assert opened(received).receipts == {}  # one is left: nothing to choose


def test_a_part_can_be_paid_and_the_figures_follow_it(qtbot, office, opened, received):
    dialog = opened(received)
    dialog.amount.setFocus()
    qtbot.keyClicks(dialog.amount, "1jt")
    qtbot.keyClick(dialog.amount, Qt.Key.Key_Tab)
    office.rest(qtbot)
    assert shown(dialog, "Nilai termasuk pajak") == "Rp1.000.000"
    assert dialog.collect().paid.amount == Rupiah(1_000_000)


def test_the_number_of_the_minutes_is_asked_where_no_cash_pays(qtbot, office, opened, received):
    """From UP the kuitansi is enough; LS and TOP have a berita acara pembayaran as well."""
    dialog = opened(received)
    dialog.kind.setCurrentIndex(dialog.kind.findData("UP"))
    dialog.kind.activated.emit(0)
    office.rest(qtbot)
    assert not dialog.bap.isVisible()
    dialog.kind.setFocus()
    qtbot.keyClick(dialog.kind, Qt.Key.Key_Down)
    office.rest(qtbot)
    assert (dialog.kind.currentData(), dialog.bap.isVisible()) == ("LS", True)
    dialog.transfer.setFocus()
    qtbot.keyClick(dialog.transfer, Qt.Key.Key_Tab)
    assert QApplication.focusWidget() is dialog.bap
    qtbot.keyClicks(dialog.bap, " 900/12/BAP/2026 ")
    qtbot.keyClicks(dialog.invoice, "INV-1")
    assert dialog.collect().paid.bap_no == "900/12/BAP/2026"
    qtbot.keyClick(dialog.kind, Qt.Key.Key_Up)
    office.rest(qtbot)
    assert dialog.collect().paid.bap_no == ""
    assert dialog.bap.text() == " 900/12/BAP/2026 "  # what was typed stays, should LS come again


def test_a_number_of_the_minutes_that_no_paper_can_bear_is_said_at_its_field(opened, received):
    dialog = opened(received)
    dialog.kind.setCurrentIndex(dialog.kind.findData("LS"))
    dialog.kind.activated.emit(1)
    dialog.show_error(BadInput("payment.text_letters", field="bap_no"))
    assert dialog._bap_row.error
    assert QApplication.focusWidget() is dialog.bap


def test_more_than_is_due_is_said_at_the_field(opened, received):
    dialog = opened(received)
    dialog.show_error(RuleBroken("payment.above_due", field="amount", amount=9, due=8))
    assert dialog._amount_row.error


def test_what_the_file_lacks_is_asked_and_stops_nothing(qtbot, opened, received):
    dialog = opened(received)
    (banner,) = (one for one in dialog.findChildren(Banner) if one.isVisible())
    said = " ".join(label.text() for label in banner.findChildren(type(dialog._day_row.label)))
    assert "Berkas belum lengkap" in said
    assert "Nota penyedia" in said
    qtbot.keyClicks(dialog.invoice, "INV-1")
    assert dialog.collect() is not None


@pytest.fixture
def other(office, treasurer):
    """A second order of the vendor, received whole."""
    order_id = office.issued("Toner", (12, "2", "0029"))
    sign_and_arrive(office, order_id)
    receive(office, order_id, "2", complete=True)
    return order_id


@pytest.fixture
def together(qtbot, office, treasurer, received, other):
    office.desk.clock.now += timedelta(days=1)
    made = PayTogetherDialog(office.desk.place, read_payable_together(treasurer, other), None)
    qtbot.addWidget(made)
    with qtbot.waitActive(made):
        made.show()
        made.activateWindow()
    return made


def test_the_order_it_was_opened_at_is_first_and_ticked(together):
    names = [line.order.detail.row.package for line in together.orders.lines]
    assert names == ["Toner", "Kertas ujian"]
    assert [line.box.isChecked() for line in together.orders.lines] == [True, False]


def test_two_orders_are_paid_by_one_transfer_with_the_sum_shown(
    qtbot, treasurer, together, received, other
):
    second = together.orders.lines[1].box
    second.setFocus()
    qtbot.keyClick(second, Qt.Key.Key_Space)
    nets = [treasurer.paying.due(one).net for one in (received, other)]
    assert together.sum == str(nets[0] + nets[1])
    qtbot.keyClicks(together.transfer, "TRF-77")
    for at, line in enumerate(together.orders.lines):
        qtbot.keyClicks(line.invoice, f"INV-{at}")
    details, _ = treasurer.paying.pay_together(treasurer.session, together.collect())
    assert {detail.row.state for detail in details} == {OrderState.PAID}
    assert {detail.payments[0].transfer for detail in details} == {"TRF-77"}


def test_without_a_transfer_number_its_field_says_so(qtbot, together):
    together.show_error(BadInput("payment.transfer_missing", field="transfer"))
    assert together._transfer_row.error
    assert QApplication.focusWidget() is together.transfer


def test_a_missing_invoice_leads_to_the_order_that_lacks_it(treasurer, together):
    for line in together.orders.lines:
        line.box.setChecked(True)
    together.transfer.setText("TRF-1")
    together.orders.lines[0].invoice.setText("INV-1")
    with pytest.raises(BadInput) as refused:
        treasurer.paying.pay_together(treasurer.session, together.collect())
    together.show_error(refused.value)
    assert together.orders.lines[1].invoice.hasFocus()
    assert together.board.isVisible()


@pytest.fixture
def by_platform(office, treasurer):
    """An order on a platform, paid as UP: the platform collects the taxes."""
    wanted = DraftInput(
        vendor=CV,
        package="Kertas di toko daring",
        budget_line=ACCOUNTS["0025"][0],
        rup="58123401",
        due_on=DUE_ON,
        platform="toko_daring",
        platform_ref="TD-1",
        lines=(DraftLineInput("P-000001", Quantity.of("60"), budget_line=ACCOUNTS["0025"][0]),),
    )
    view, _ = office.pp.drafting.new(office.pp.session, wanted)
    office.pp.drafting.submit(office.pp.session, view.order_id, {"": "Sudah dibandingkan"})
    seen = office.ppk.approving.view(office.ppk.session, view.order_id).content_hash
    office.ppk.approving.finalise(office.ppk.session, view.order_id, seen, None)
    sign_and_arrive(office, view.order_id)
    receive(office, view.order_id, "60", complete=True)
    return view.order_id


def test_what_the_platform_collects_stands_between_transfer_and_kuitansi(opened, by_platform):
    dialog = opened(by_platform)
    # 60 × 56.500 = 3.390.000; PPN 372.900; PPh 22 0,5 % = 16.950 (PMK 58/2022)
    assert shown(dialog, "Ditransfer") == str(Rupiah(3_762_900))
    assert shown(dialog, "PPN dipungut platform") == "−Rp372.900"
    assert shown(dialog, "PPh Pasal 22 dipungut platform") == "−Rp16.950"
    assert shown(dialog, "Diterima penyedia") == str(Rupiah(3_373_050))


def test_paying_together_tells_transfer_and_what_the_vendor_gets(
    qtbot, office, treasurer, by_platform
):
    made = PayTogetherDialog(office.desk.place, read_payable_together(treasurer, by_platform), None)
    qtbot.addWidget(made)
    assert made.sum == str(Rupiah(3_762_900))
    assert made.received == "Sesudah pajak dipungut platform, penyedia menerima Rp3.373.050."
