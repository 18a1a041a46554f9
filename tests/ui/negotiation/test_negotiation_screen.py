"""A negotiation by keys: ask, record two rounds, choose, write the minutes."""

from datetime import date, timedelta

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication

from bejo_desktop.application.views import Asking, Offered
from bejo_desktop.domain.money import Rupiah
from bejo_desktop.domain.negotiation import OfferSource
from bejo_desktop.domain.numbering import Lease, Series
from ui.keys import Command
from ui.negotiation.asking_vendors import AskVendorsDialog
from ui.negotiation.minuting import MinutesDialog
from ui.negotiation.offering import OfferDialog
from ui.negotiation.screen import NegotiationScreen
from ui.negotiation.starting_over import StartOverDialog
from ui.tokens import Tone
from ui.widgets.act_button import ActButton
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


def fill(keys, dialog):
    """Type what the minutes say, field by field."""
    said = (
        (dialog.hour, "10.15"),
        (dialog.where, "Ruang rapat"),
        (dialog.clarified, "spesifikasi disepakati"),
        (dialog.references, "SSH 2026"),
    )
    for field, text in said:
        field.setFocus()
        keys.type(text)


def requested(qtbot, office, keys, opened):
    """Ask the order's own vendor."""
    opened("F9", AskVendorsDialog)
    keys.press("F9")
    office.rest(qtbot)


def also_asked(office, order_id, code="V-00002"):
    core = office.pp
    core.negotiating.ask(core.session, order_id, Asking(("V-00001", code)))


def test_from_the_request_to_the_minutes_by_keys(qtbot, office, keys, screen, opened, at_screen):
    core, order_id = office.pp, screen.order_id
    requested(qtbot, office, keys, opened)
    offered(qtbot, office, keys, opened, "F9", "56500", "58rb")
    office.desk.clock.now += timedelta(minutes=5)
    offered(qtbot, office, keys, opened, "Ins", "54000", "55500")
    first, last = core.negotiating.view(order_id).offers
    assert [line.price for line in first.lines] == [Rupiah(56_500), Rupiah(58_000)]
    assert (first.source, last.round) == (OfferSource.WHATSAPP, 2)
    at_screen("Down", "Enter")
    assert core.negotiating.view(order_id).offers[1].chosen
    dialog = opened("F9", MinutesDialog)
    fill(keys, dialog)
    keys.press("F9")
    office.rest(qtbot)
    view = core.negotiating.view(order_id)
    assert view.minutes.number.text == "000.3.2/0098/BAN/413.101/2026"
    assert not view.editable
    assert screen.acts()[Command.MAIN_ACT].text() == "Lihat berita acara"


def test_what_the_vendor_offered_last_stands_in_the_next_round(qtbot, office, keys, screen, opened):
    requested(qtbot, office, keys, opened)
    offered(qtbot, office, keys, opened, "F9", "56500", "58000")
    dialog = opened("Ins", OfferDialog)
    assert [field.value for field in dialog.prices.fields] == [Rupiah(56_500), Rupiah(58_000)]


def test_nonsense_in_a_price_stays_and_is_marked(qtbot, office, keys, screen, opened):
    requested(qtbot, office, keys, opened)
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
    requested(qtbot, office, keys, opened)
    offered(qtbot, office, keys, opened, "F9", "56500", "58000")
    at_screen("Enter")
    dialog = opened("F9", MinutesDialog)
    dialog.hour.setText("pagi")
    keys.press("F9")
    office.rest(qtbot)
    assert dialog.isVisible()
    assert core.negotiating.view(screen.order_id).minutes is None


def test_empty_minutes_take_no_number_and_each_field_says_so(
    qtbot, office, keys, screen, opened, at_screen
):
    core = office.pp
    requested(qtbot, office, keys, opened)
    offered(qtbot, office, keys, opened, "F9", "56500", "58000")
    at_screen("Enter")
    dialog = opened("F9", MinutesDialog)
    keys.press("F9")
    office.rest(qtbot)
    assert dialog.isVisible()
    assert all(row.error for row in dialog.rows.values())
    assert dialog.hour.hasFocus()
    assert core.negotiating.view(screen.order_id).minutes is None
    assert core.negotiating.next_number(core.session) == "000.3.2/0098/BAN/413.101/2026"


def test_the_keyboard_stays_on_the_screen(qtbot, office, keys, screen, opened):
    shell = screen.window()
    assert screen.isAncestorOf(shell.focusWidget())
    assert shell.focusWidget().isVisible()
    requested(qtbot, office, keys, opened)
    assert screen.isAncestorOf(shell.focusWidget())
    offered(qtbot, office, keys, opened, "F9", "56500", "58000")
    assert shell.focusWidget() is screen._table
    opened("Ins", OfferDialog)
    keys.press("Esc")
    office.rest(qtbot)
    assert shell.focusWidget() is screen._table


def test_before_a_request_only_the_request_can_be_made(screen):
    acts = screen.acts()
    assert acts[Command.MAIN_ACT].text() == "Minta penawaran"
    for command in (Command.OTHER_ACT, Command.INSERT_LINE, Command.DELETE_LINE):
        assert not acts[command].isEnabled()
        assert acts[command].reason
    buttons = [one for one in screen.findChildren(ActButton) if one.isVisible()]
    assert sum("Minta penawaran" in one.text() for one in buttons) == 2  # head and empty page


def test_start_over_forgets_request_and_offers(qtbot, office, keys, screen, opened):
    requested(qtbot, office, keys, opened)
    offered(qtbot, office, keys, opened, "F9", "56500", "58000")
    opened("Ctrl+Del", StartOverDialog)
    keys.press("F9")
    office.rest(qtbot)
    assert office.pp.negotiating.view(screen.order_id) is None
    assert screen.acts()[Command.MAIN_ACT].text() == "Minta penawaran"
    assert screen.isAncestorOf(screen.window().focusWidget())


def cells(model, row):
    return [
        model.data(model.index(row, at), Qt.ItemDataRole.DisplayRole)
        for at in range(model.columnCount())
    ]


def test_vendors_stand_side_by_side_and_a_part_is_named(
    qtbot, office, keys, screen, opened, at_screen
):
    core, order_id = office.pp, screen.order_id
    also_asked(office, order_id)
    whole = Offered("V-00001", OfferSource.PHONE, (Rupiah(56_000), Rupiah(59_000)))
    part = Offered("V-00002", OfferSource.PHONE, (Rupiah(50_000), None))
    core.negotiating.offer(core.session, order_id, whole)
    _, changes = core.negotiating.offer(core.session, order_id, part)
    screen.window().tell(changes)
    office.rest(qtbot)
    rows = screen._below.rows
    heads = [column.heading for column in rows.columns]
    assert heads[3:-1] == ["CV Sumber Ilmu Mandiri", "Toko Widya Pustaka"]
    assert cells(rows, 0) == [
        "Kertas HVS A4 80 g Lontar", "60 rim", "56.500", "56.000", "50.000", "–",
    ]  # fmt: skip
    assert cells(rows, 1)[3:5] == ["59.000", "tidak ditawarkan"]
    assert cells(screen._offers, 0)[-1] == "Termurah"
    assert cells(screen._offers, 1)[-1] == "1 dari 2 barang"
    assert cells(rows, 2)[4] == str(Rupiah(60 * 50_000)).removeprefix("Rp")  # Toko: non-PKP
    at_screen("Enter")
    assert cells(rows, 0)[-1] == "56.000"


def test_a_fall_that_stays_above_the_catalogue_is_amber(
    qtbot, office, keys, screen, opened, at_screen
):
    requested(qtbot, office, keys, opened)
    offered(qtbot, office, keys, opened, "F9", "60000", "60000")
    offered(qtbot, office, keys, opened, "Ins", "57000", "58000")
    at_screen("Down", "Enter")
    # (60.000 − 57.000) × 60 + (60.000 − 58.000) × 40; above: (57.000 − 56.500) × 60
    assert screen._result.text().startswith("Turun Rp260.000 sebelum pajak")
    assert "masih Rp30.000 di atas harga katalog" in screen._result.text()
    assert screen._result.property("tone") == Tone.WAIT.value


def test_the_sum_of_an_offer_follows_every_key(qtbot, office, keys, screen, opened):
    requested(qtbot, office, keys, opened)
    dialog = opened("F9", OfferDialog)
    dialog.prices.fields[0].setFocus()
    keys.type("56000")
    assert dialog.sum == "Rp3.360.000 · Rp30.000 di bawah katalog"
    dialog.prices.fields[1].setFocus()
    keys.type("999999999999999")
    assert dialog.isVisible()


def test_a_vendor_chip_says_what_it_takes_away(screen, opened):
    dialog = opened("F9", AskVendorsDialog)
    (chip,) = dialog.findChildren(RemovableChip)
    assert chip.accessibleName() == "Hapus CV Sumber Ilmu Mandiri dari permintaan"
