"""The BAST by keys: the days of arrival and of the paper, several places, and what lateness costs."""

from datetime import date, timedelta
from decimal import Decimal

import pytest
from PySide6.QtCore import Qt

from bejo_desktop.domain.money import Rupiah
from tests.ui.running import (
    DUE_ON,
    grant,
    ordered_to_two_places,
    receive,
    sign_and_arrive,
)
from ui.fulfilling.receiving import ReceivingDialog, read_receivable


@pytest.fixture
def opened(qtbot, office):
    """Open the dialog over an order."""

    def build(order_id):
        core = office.ppk
        made = ReceivingDialog(
            office.desk.place, core, "Pesanan", read_receivable(core, order_id), None
        )
        qtbot.addWidget(made)
        made.show()
        office.rest(qtbot)
        return made

    return build


def retype(qtbot, office, field, text):
    field.setFocus()
    field.selectAll()
    qtbot.keyClicks(field, text)
    qtbot.keyClick(field, Qt.Key.Key_Tab)
    office.rest(qtbot)


@pytest.fixture
def to_two_places(office):
    grant(office)
    order_id = ordered_to_two_places(office)
    sign_and_arrive(office, order_id)
    office.desk.clock.now += timedelta(days=20)
    return order_id


def accepted(dialog):
    return [row.accepted.value for row in dialog.ledger.rows]


def test_each_place_fills_in_its_own_quantities(qtbot, office, opened, to_two_places):
    dialog = opened(to_two_places)
    assert accepted(dialog) == [Decimal(30), Decimal(10)]
    dialog.place.setFocus()
    qtbot.keyClick(dialog.place, Qt.Key.Key_Down)
    office.rest(qtbot)
    assert accepted(dialog) == [Decimal(30), Decimal(30)]
    received = dialog.collect().received
    assert (received.place, received.complete) == (2, False)
    assert dialog._stage.text() == "Tahap ke-1 dari 2: 2 barang belum lengkap"


def test_what_a_place_has_already_is_not_filled_in_again(office, opened, to_two_places):
    receive(office, to_two_places, "20", "10", complete=False, place=1)
    dialog = opened(to_two_places)
    assert accepted(dialog) == [Decimal(10), Decimal(0)]
    assert dialog._stage.text() == "Tahap ke-2 dari 2: 2 barang belum lengkap"


def test_an_order_to_one_address_asks_for_no_place(office, opened):
    grant(office)
    order_id = office.issued("Kertas", (1, "10", "0025"))
    sign_and_arrive(office, order_id)
    dialog = opened(order_id)
    assert not dialog.place.isVisible()
    assert dialog.collect().received.place == 0
    assert dialog._stage.text() == "Seluruhnya"


def test_goods_in_time_are_called_so(opened, to_two_places):
    assert opened(to_two_places).told == "Tepat waktu, batasnya 23 Okt."


def test_the_day_of_arrival_counts_and_its_penalty_is_told_while_typing(
    qtbot, office, opened, to_two_places
):
    dialog = opened(to_two_places)
    retype(qtbot, office, dialog.day, "27/10")
    assert dialog.told.startswith("Tepat waktu")  # the goods were there on the 12th
    retype(qtbot, office, dialog.arrived, "26/10")
    # 30 × 56.500 + 10 × 58.000 before PPN, 3 days, 1/1000 a day (Perpres 16/2018 Ps 79)
    expected = Rupiah((30 * 56_500 + 10 * 58_000) * 3 // 1000)
    assert dialog.told == f"Terlambat 3 hari dari 23 Okt · denda {expected}, dipotong saat dibayar"
    received = dialog.collect().received
    assert (received.arrived_on, received.on) == (DUE_ON + timedelta(days=3), date(2026, 10, 27))


def test_fewer_goods_cost_less(qtbot, office, opened, to_two_places):
    dialog = opened(to_two_places)
    retype(qtbot, office, dialog.arrived, "26/10")
    before = dialog.told
    retype(qtbot, office, dialog.ledger.rows[0].accepted, "10")
    assert dialog.told != before
    assert f"denda {Rupiah((10 * 56_500 + 10 * 58_000) * 3 // 1000)}" in dialog.told


def test_without_the_day_of_arrival_its_field_says_so(qtbot, office, opened, to_two_places):
    dialog = opened(to_two_places)
    dialog.arrived.selectAll()
    qtbot.keyClick(dialog.arrived, Qt.Key.Key_Delete)
    assert dialog.collect() is None
    assert dialog._arrived_row.error == "Isi tanggal barang ini tiba."


def test_a_later_part_asks_when_it_came_and_does_not_take_the_day_of_the_first(
    qtbot, office, opened, to_two_places
):
    receive(office, to_two_places, "20", "10", complete=False, place=1)
    dialog = opened(to_two_places)
    assert (dialog.arrived.value, dialog.told) == (None, "")
    assert dialog.collect() is None
    assert dialog._arrived_row.error == "Isi tanggal barang ini tiba."
    retype(qtbot, office, dialog.arrived, "26/10")
    assert dialog.told.startswith("Terlambat 3 hari")
