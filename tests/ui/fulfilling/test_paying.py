"""The payment by keys: what is due, of which BAST, how much of it, and several orders at once."""

from datetime import timedelta

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication

from bejo_desktop.domain.errors import BadInput, RuleBroken
from bejo_desktop.domain.money import Rupiah
from bejo_desktop.domain.order import OrderState
from tests.ui.running import grant, ordered_to_two_places, receive, sign_and_arrive
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
