"""From ink to payment in the window: each step by the officer whose step it is, by keys."""

from datetime import date, timedelta
from decimal import Decimal

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QScrollArea

from bejo_desktop.domain.numbering import Lease, Series
from bejo_desktop.domain.order import OrderState
from ui.fulfilling.arrival import ArrivalDialog
from ui.fulfilling.paying import PayingDialog
from ui.fulfilling.receiving import ReceivingDialog
from ui.orders.screen import OrdersScreen
from ui.orders.way import Next

LINES = ((1, "60", "0025"), (2, "40", "0025"))


@pytest.fixture
def signed(office):
    """A signed order of two lines, and the desk with numbers for its BAST and kuitansi."""
    order_id = office.issued("Kertas ujian", *LINES)
    office.ppk.approving.sign(office.ppk.session, order_id, date(2026, 10, 12), None)
    with office.desk.store.write() as work:
        for series in (Series.BAST, Series.KW):
            name = f"L-{series.value}"
            work.numbers.grant(Lease(name, series, "413.101", 2026, 31, 40, 31, date(2026, 12, 31)))
    office.desk.clock.now += timedelta(days=3)
    return order_id


@pytest.fixture
def at_orders(qtbot, office, tmp_path):
    """Open the list of orders for an officer, with one order chosen."""

    def build(core, order_id):
        _, screen = office.shell(qtbot, OrdersScreen, core, tmp_path)
        screen.show_order(order_id)
        office.rest(qtbot)
        return screen

    return build


@pytest.fixture
def opened(qtbot, office):
    """Press F9 and return the dialog that it opens."""

    def press(kind):
        shell = office.desk.go.tell.__self__
        with qtbot.waitActive(shell):
            shell.activateWindow()
        qtbot.keyClick(QApplication.focusWidget() or shell, Qt.Key.Key_F9)
        office.rest(qtbot)
        dialog = QApplication.activeWindow()
        assert isinstance(dialog, kind)
        return dialog

    return press


@pytest.fixture
def confirm(qtbot, office):
    """Press F9 in the dialog and let the desk do it."""

    def press(dialog):
        qtbot.keyClick(QApplication.focusWidget() or dialog, Qt.Key.Key_F9)
        office.rest(qtbot)

    return press


def arrive(office, order_id):
    office.pp.fulfilling.arrive(office.pp.session, order_id)


def state_of(office, order_id):
    return office.pp.orders.detail(order_id).row.state


def test_the_pp_notes_the_day_of_arrival(office, signed, at_orders, opened, confirm, qtbot):
    at_orders(office.pp, signed)
    dialog = opened(ArrivalDialog)
    dialog.day.selectAll()
    qtbot.keyClicks(dialog.day, "14")
    confirm(dialog)
    detail = office.pp.orders.detail(signed)
    assert (detail.row.state, detail.arrived_on) == (OrderState.DELIVERING, date(2026, 10, 14))


def test_a_day_before_the_signature_is_refused_in_place(
    office, signed, at_orders, opened, confirm, qtbot
):
    at_orders(office.pp, signed)
    dialog = opened(ArrivalDialog)
    dialog.day.selectAll()
    qtbot.keyClicks(dialog.day, "1/10")
    confirm(dialog)
    assert dialog.isVisible()
    assert dialog.board.isVisible()
    assert state_of(office, signed) is OrderState.SIGNED


def test_the_ppk_receives_everything_with_three_statements(
    office, signed, at_orders, opened, confirm
):
    arrive(office, signed)
    at_orders(office.ppk, signed)
    dialog = opened(ReceivingDialog)
    for box in dialog.statements:
        box.setChecked(True)
    confirm(dialog)
    (receipt,) = office.ppk.orders.detail(signed).receipts
    assert receipt.complete
    assert receipt.number.text == "000.3.2/0031/BAST/413.101/2026"
    assert [line.accepted for line in receipt.lines] == [Decimal(60), Decimal(40)]


def test_a_part_is_received_and_the_rest_later(office, signed, at_orders, opened, confirm, qtbot):
    arrive(office, signed)
    screen = at_orders(office.ppk, signed)
    dialog = opened(ReceivingDialog)
    first, second = dialog.ledger.rows
    for field, typed in ((first.accepted, "45"), (first.rejected, "2"), (second.accepted, "0")):
        field.selectAll()
        qtbot.keyClicks(field, typed)
    confirm(dialog)
    assert dialog.isVisible()  # what is rejected needs its reason
    qtbot.keyClicks(first.reason, "kemasan basah")
    confirm(dialog)
    office.rest(qtbot)
    detail = office.ppk.orders.detail(signed)
    assert not detail.receipts[0].complete
    assert detail.receipts[0].lines[0].reason == "kemasan basah"
    assert screen._next.step is Next.RECEIVE
    again = opened(ReceivingDialog)
    assert [row.accepted.value for row in again.ledger.rows] == [Decimal(15), Decimal(40)]


def test_more_than_was_ordered_leads_to_its_line_and_keeps_what_was_typed(
    office, signed, at_orders, opened, confirm, qtbot
):
    arrive(office, signed)
    at_orders(office.ppk, signed)
    dialog = opened(ReceivingDialog)
    second = dialog.ledger.rows[1].accepted
    second.selectAll()
    qtbot.keyClicks(second, "41")
    confirm(dialog)
    assert dialog.isVisible()
    assert second.hasFocus()
    assert second.text() == "41"
    assert office.ppk.orders.detail(signed).receipts == ()


def test_the_heads_stand_over_their_columns_and_stay_while_the_rows_scroll(
    office, signed, at_orders, opened, qtbot
):
    arrive(office, signed)
    at_orders(office.ppk, signed)
    dialog = opened(ReceivingDialog)
    ledger = dialog.ledger
    heads = ledger.heads._labels
    row = ledger.rows[0]
    for head, field in ((4, row.accepted), (5, row.rejected), (6, row.reason)):
        over, under = heads[head].rect(), field.rect()
        left = heads[head].mapTo(dialog, over.topLeft()).x()
        assert left == field.mapTo(dialog, under.topLeft()).x()
        assert over.width() == under.width()
    assert all(head.width() >= head.sizeHint().width() for head in heads)
    assert not dialog.findChild(QScrollArea).isAncestorOf(ledger.heads)


def test_nonsense_in_a_quantity_is_named_and_nothing_is_sent(
    office, signed, at_orders, opened, confirm, qtbot
):
    arrive(office, signed)
    at_orders(office.ppk, signed)
    dialog = opened(ReceivingDialog)
    first = dialog.ledger.rows[0].accepted
    first.selectAll()
    qtbot.keyClicks(first, "enam")
    confirm(dialog)
    assert dialog.isVisible()
    assert first.text() == "enam"
    assert first.property("wrong")
    assert state_of(office, signed) is OrderState.DELIVERING


def test_the_treasurer_pays_what_was_received(office, signed, at_orders, opened, confirm, qtbot):
    arrive(office, signed)
    at_orders(office.ppk, signed)
    received = opened(ReceivingDialog)
    for box in received.statements:
        box.setChecked(True)
    confirm(received)
    treasurer = office.desk.core_of(office.desk.treasurer)
    at_orders(treasurer, signed)
    dialog = opened(PayingDialog)
    confirm(dialog)
    assert dialog.isVisible()  # the vendor's bill is missing
    qtbot.keyClicks(dialog.invoice, "INV-0931")
    confirm(dialog)
    detail = treasurer.orders.detail(signed)
    assert detail.row.state is OrderState.PAID
    assert detail.payments[-1].invoice == "INV-0931"
    assert detail.payments[-1].number.text == "000.3.2/0031/KW/413.101/2026"


@pytest.mark.parametrize("who", ["pp", "treasurer"])
def test_a_step_of_somebody_else_is_told_and_not_done(office, signed, at_orders, who):
    arrive(office, signed)
    core = office.pp if who == "pp" else office.desk.core_of(office.desk.treasurer)
    screen = at_orders(core, signed)
    assert screen._next.step is Next.RECEIVE
    assert screen._next.refusal == "PPK yang menerima barang dengan BAST."
    assert not screen._drawer.main.isEnabled()


def test_a_unit_with_an_agenda_book_types_the_number(
    office, signed, at_orders, opened, confirm, qtbot
):
    arrive(office, signed)
    office.know("413.101", numbering="agenda")
    at_orders(office.ppk, signed)
    dialog = opened(ReceivingDialog)
    for box in dialog.statements:
        box.setChecked(True)
    qtbot.keyClicks(dialog.number._field, "000.3.2/77/BAST/413.101/2026")
    confirm(dialog)
    (receipt,) = office.ppk.orders.detail(signed).receipts
    assert receipt.number.text == "000.3.2/0077/BAST/413.101/2026"
