"""Belanja kecil: the same editor, the vendor's nota, F9 records it."""

from dataclasses import replace
from datetime import date

import pytest

from bejo_desktop.application.views import DraftLineInput
from bejo_desktop.domain.numbering import Lease, Series
from bejo_desktop.domain.order import OrderState
from bejo_desktop.domain.quantity import Quantity
from ui.beginning import first_purchase
from ui.editor.small_purchase import BuyingDialog
from ui.keys import Command

ACCOUNT = "1.01.01.2.06.0002/5.1.02.01.01.0024"
PNG = b"\x89PNG\r\n\x1a\n" + bytes(40)


@pytest.fixture
def small(bench, office):
    """An empty small purchase with a line, as the menu makes it; the desk has numbers for it."""
    desk = office.desk
    with desk.store.write() as work:
        work.numbers.grant(Lease("L-2", Series.NP, "413.101", 2026, 1, 9, 1, date(2026, 12, 31)))
    wanted = first_purchase(desk.core, desk.place.today())
    lines = (DraftLineInput("P-000019", Quantity.of("4"), budget_line=ACCOUNT),)
    bench.open(replace(wanted, vendor="V-00002", package="Buku untuk rapat", lines=lines))
    return bench


def ask(bench, keys):
    keys.press("F9")
    bench.rest()
    (dialog,) = (one for one in bench.shell.findChildren(BuyingDialog) if one.isVisible())
    dialog.activateWindow()
    bench.qtbot.waitUntil(dialog.isActiveWindow)
    return dialog


def type_note(bench, keys):
    bench.frame.head.focus_on("vendor_note")
    keys.type("0451")
    bench.frame.head.focus_on("vendor_note.on")
    keys.type("9")
    keys.press("Enter")
    bench.rest()


def test_the_form_has_the_nota_and_no_platform(small):
    head = small.frame.head
    assert head._rows["vendor_note"].isVisible()
    assert head._rows["vendor_note.on"].isVisible()
    assert not head._rows["platform"].isVisible()
    assert not head._rows["platform_ref"].isVisible()
    assert small.screen.acts()[Command.MAIN_ACT].text() == "Catat belanja"
    assert not small.frame.negotiate.isVisible()


def test_the_day_of_the_nota_is_the_day_of_the_purchase(small, keys):
    type_note(small, keys)
    content = small.stored().content
    assert (content.vendor_note.no, content.vendor_note.on) == ("0451", date(2026, 10, 9))
    assert (content.ordered_on, content.due_on) == (date(2026, 10, 9), date(2026, 10, 9))


def test_f9_records_the_purchase_with_its_number_and_the_picture(small, keys, desk, tmp_path):
    type_note(small, keys)
    for _ in range(len(small.frame.questions.answers)):
        keys.press("F8")
        keys.type("Nota baru diserahkan penyedia hari ini")
        keys.press("Enter")
        small.rest()
    picture = tmp_path / "nota.png"
    picture.write_bytes(PNG)
    dialog = ask(small, keys)
    dialog.scan.take_file(str(picture))
    keys.press("F9")
    small.rest()
    order_id = small.draft.order_id
    detail = desk.core.orders.detail(order_id)
    assert detail.row.state is OrderState.RECEIVED
    assert "NP" in detail.row.number
    (piece,) = desk.core.evidence.pieces(order_id)
    assert (piece.no, piece.scan_here) == ("0451", True)
    assert desk.go.calls[-1] == ("open_orders", order_id)


def test_without_the_nota_it_is_refused_in_the_dialog_and_stays_a_draft(small, keys, desk):
    dialog = ask(small, keys)
    keys.press("F9")
    small.rest()
    assert dialog.isVisible()
    assert "nota" in dialog.board._banner.accessibleName().lower()
    assert small.stored().state is OrderState.DRAFT
    dialog.reject()


def test_a_picture_that_is_none_stops_before_anything_is_written(small, keys, tmp_path):
    letter = tmp_path / "nota.txt"
    letter.write_text("bukan gambar")
    small.frame.head.focus_on("vendor_note")
    keys.type("0451")
    keys.press("Enter")
    small.rest()
    dialog = ask(small, keys)
    dialog.scan.take_file(str(letter))
    keys.press("F9")
    small.rest()
    assert small.stored().state is OrderState.DRAFT
    assert dialog.board._banner is not None
    dialog.reject()
