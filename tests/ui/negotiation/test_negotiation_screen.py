"""A negotiation by keys: ask, record two rounds, choose, write the minutes."""

from datetime import date, timedelta

import pytest
from PySide6.QtWidgets import QApplication

from bejo_desktop.domain.money import Rupiah
from bejo_desktop.domain.negotiation import OfferSource
from bejo_desktop.domain.numbering import Lease, Series
from ui.keys import Command
from ui.negotiation.asking_vendors import AskVendorsDialog
from ui.negotiation.minuting import MinutesDialog
from ui.negotiation.offering import OfferDialog
from ui.negotiation.screen import NegotiationScreen
from ui.widgets.chip import RemovableChip

LINES = ((1, "60", "0025"), (2, "40", "0025"))


@pytest.fixture
def screen(qtbot, office, tmp_path):
    with office.desk.store.write() as work:
        work.numbers.grant(
            Lease("L-BAN", Series.BAN, "413.101", 2026, 98, 99, 98, date(2026, 12, 31))
        )
    order_id = office.draft("Kertas ujian", *LINES)
    _, made = office.shell(qtbot, NegotiationScreen, office.pp, tmp_path)
    made.show_order(order_id)
    office.rest(qtbot)
    made.order_id = order_id
    return made


@pytest.fixture
def at_screen(qtbot, office, keys, screen):
    """Press keys on the screen, where a dialog has just closed over it."""

    def press(*combinations):
        shell = screen.window()
        with qtbot.waitActive(shell):
            shell.activateWindow()
        screen.take_focus()
        keys.press(*combinations)
        office.rest(qtbot)

    return press


@pytest.fixture
def opened(at_screen):
    """Press a key on the screen and return the dialog that it opens."""

    def press(key, kind):
        at_screen(key)
        dialog = QApplication.activeWindow()
        assert isinstance(dialog, kind)
        return dialog

    return press


def offered(qtbot, office, keys, opened, key, *prices):
    dialog = opened(key, OfferDialog)
    for field, price in zip(dialog.prices.fields, prices, strict=True):
        field.setFocus()
        field.selectAll()
        keys.type(price)
    keys.press("F9")
    office.rest(qtbot)
    return dialog


def test_from_the_request_to_the_minutes_by_keys(qtbot, office, keys, screen, opened, at_screen):
    core, order_id = office.pp, screen.order_id
    opened("F9", AskVendorsDialog)
    keys.press("F9")
    office.rest(qtbot)
    offered(qtbot, office, keys, opened, "F9", "56500", "58rb")
    office.desk.clock.now += timedelta(minutes=5)
    offered(qtbot, office, keys, opened, "Ins", "54000", "55500")
    first, last = core.negotiating.view(order_id).offers
    assert [line.price for line in first.lines] == [Rupiah(56_500), Rupiah(58_000)]
    assert (first.source, last.round) == (OfferSource.WHATSAPP, 2)
    at_screen("Down", "Enter")
    assert core.negotiating.view(order_id).offers[1].chosen
    dialog = opened("F9", MinutesDialog)
    dialog.hour.setText("10.15")
    dialog.where.setText("Ruang rapat")
    keys.press("F9")
    office.rest(qtbot)
    view = core.negotiating.view(order_id)
    assert view.minutes.number.text == "000.3.2/0098/BAN/413.101/2026"
    assert not view.editable
    assert screen.acts()[Command.MAIN_ACT].text() == "Lihat berita acara"


def test_what_the_vendor_offered_last_stands_in_the_next_round(qtbot, office, keys, screen, opened):
    opened("F9", AskVendorsDialog)
    keys.press("F9")
    office.rest(qtbot)
    offered(qtbot, office, keys, opened, "F9", "56500", "58000")
    dialog = opened("Ins", OfferDialog)
    assert [field.value for field in dialog.prices.fields] == [Rupiah(56_500), Rupiah(58_000)]


def test_nonsense_in_a_price_stays_and_is_marked(qtbot, office, keys, screen, opened):
    opened("F9", AskVendorsDialog)
    keys.press("F9")
    office.rest(qtbot)
    dialog = offered(qtbot, office, keys, opened, "F9", "mahal", "58000")
    assert dialog.isVisible()
    field = dialog.prices.fields[0]
    assert (field.text(), field.property("wrong")) == ("mahal", True)
    assert office.pp.negotiating.view(screen.order_id).offers == ()


def test_nobody_asked_is_said_in_place(qtbot, office, keys, screen, opened):
    dialog = opened("F9", AskVendorsDialog)
    for chip in dialog.findChildren(RemovableChip):
        chip.click()
    keys.press("F9")
    assert dialog.isVisible()
    assert office.pp.negotiating.view(screen.order_id) is None


def test_a_bad_hour_is_said_beneath_its_field(qtbot, office, keys, screen, opened, at_screen):
    core = office.pp
    opened("F9", AskVendorsDialog)
    keys.press("F9")
    office.rest(qtbot)
    offered(qtbot, office, keys, opened, "F9", "56500", "58000")
    at_screen("Enter")
    dialog = opened("F9", MinutesDialog)
    dialog.hour.setText("pagi")
    keys.press("F9")
    office.rest(qtbot)
    assert dialog.isVisible()
    assert core.negotiating.view(screen.order_id).minutes is None
