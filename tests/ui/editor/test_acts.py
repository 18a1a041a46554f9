"""Flags, reasons, pasting, submitting, and orders that are no longer drafts."""

from datetime import date
from decimal import Decimal

import pytest
from PySide6.QtGui import QGuiApplication

from bejo_desktop.application.changes import Kind
from bejo_desktop.application.views import DraftInput, DraftLineInput
from bejo_desktop.domain.money import Rupiah
from bejo_desktop.domain.quantity import Quantity
from ui.editor.sheet import Place
from ui.why.popover import WhyPopover

SUB = "1.01.01.2.06.0002/5.1.02.01.01."


def line(number, quantity="10", price=None, account="0025"):
    agreed = None if price is None else Rupiah(price)
    return DraftLineInput(f"P-{number:06}", Quantity.of(quantity), agreed, f"{SUB}{account}")


def draft(*lines, **changes):
    values = {
        "vendor": "V-00001",
        "package": "Belanja kertas",
        "due_on": date(2026, 10, 23),
        "platform": "toko_daring",
        "lines": lines or (line(1, "60", 54000), line(5, "30", 39500, "0024")),
    }
    return DraftInput(**(values | changes))


@pytest.fixture
def row_of(request):
    """The builder of product rows in the conftest above."""
    return request.getfixturevalue("product_rows")


def paste(bench, keys, text):
    QGuiApplication.clipboard().setText(text)
    keys.press("Ctrl+V")
    bench.rest()


def test_a_moved_list_price_is_told_and_ctrl_h_takes_it(bench, keys, desk, row_of):
    bench.open(draft(line(1, "60")))
    desk.change(row_of(1, rev=2, price=57_000))
    bench.screen.reread()
    bench.rest()
    assert any("kini Rp57.000" in band and "Ctrl+H" in band for band in bench.bands())
    assert bench.stored().lines[0].unit_price == Rupiah(56_500)
    bench.go(1, Place.PRICE)
    keys.press("Ctrl+H")
    bench.rest()
    stored = bench.stored().lines[0]
    assert (stored.list_price, stored.unit_price) == (Rupiah(57_000), Rupiah(57_000))
    assert bench.bands() == []


def test_f8_walks_through_the_flags(bench, keys, desk, row_of):
    bench.open(draft())
    desk.change(row_of(5, rev=2, withdrawn_on=date(2026, 10, 10)))
    bench.screen.reread()
    bench.rest()
    bench.go(1, Place.ITEM)
    keys.press("F8")
    assert bench.ledger.current_row().position == 2
    assert "1 menghalangi" in bench.frame.strip.text


def test_a_submit_with_a_block_jumps_to_it(bench, keys, desk, row_of):
    bench.open(draft())
    desk.change(row_of(5, rev=2, withdrawn_on=date(2026, 10, 10)))
    bench.screen.reread()
    bench.rest()
    keys.press("F9")
    bench.rest()
    assert bench.stored().state.value == "draft"
    assert bench.ledger.current_row().position == 2


def test_an_overdrawn_rekening_is_red_and_asks(bench):
    bench.open(draft(line(12, "10", 390_000, "0029")))
    (row,) = bench.panel.budget_rows()
    assert row == "0029 Belanja Bahan Komputer -1.329.000"
    assert "perlu alasan" in bench.frame.strip.text


def test_f7_names_the_law_of_every_figure(bench, keys):
    bench.open(draft())
    keys.press("F7")
    popover = bench.shell.findChild(WhyPopover)
    assert "PPN" in popover.text
    assert "PMK 131/2024" in popover.text
    assert "Perpres" in popover.text
    assert "surat_pesanan" not in popover.text
    popover.close()


def test_a_figures_question_mark_puts_its_reason_first(bench):
    bench.open(draft())
    bench.panel.asked.emit("pph")
    popover = bench.shell.findChild(WhyPopover)
    assert popover.text.startswith("PPh Pasal 22")
    popover.close()


def test_the_budget_says_whose_word_it_is_and_how_old(bench):
    bench.open(draft())
    assert bench.panel._age.text() == "menurut Bejo, 8 Okt"


def test_a_block_from_excel_becomes_rows(bench, keys):
    bench.open(draft(line(1), vendor="V-00001"))
    bench.go(2, Place.ITEM)
    paste(bench, keys, "P-000007\t25\t36000\nSpidol papan tulis hitam\t2,5\t\n")
    lines = bench.stored().lines
    assert [one.product for one in lines] == ["P-000001", "P-000007", "P-000009"]
    assert [one.quantity.value for one in lines[1:]] == [Decimal(25), Decimal("2.5")]
    assert [one.unit_price for one in lines[1:]] == [Rupiah(36_000), Rupiah(78_000)]


def test_bad_cells_of_a_block_stay_and_are_marked(bench, keys):
    bench.open(draft(line(1)))
    bench.go(2, Place.ITEM)
    paste(bench, keys, "P-000007\t1.000,5\t36000\nBarang entah\t4\t1000\n")
    assert (bench.cell(2, Place.QUANTITY).text, bench.cell(2, Place.QUANTITY).wrong) == (
        "1.000,5",
        True,
    )
    assert (bench.cell(3, Place.ITEM).text, bench.cell(3, Place.ITEM).wrong) == (
        "Barang entah",
        True,
    )
    assert [one.product for one in bench.stored().lines] == ["P-000001", "P-000007"]


def test_a_block_over_quantities_and_prices_fills_the_rows(bench, keys):
    bench.open(draft())
    bench.go(1, Place.QUANTITY)
    paste(bench, keys, "12\t50000\n34\t40000")
    lines = bench.stored().lines
    assert [one.quantity.value for one in lines] == [Decimal(12), Decimal(34)]
    assert [one.unit_price for one in lines] == [Rupiah(50_000), Rupiah(40_000)]


def test_a_pasted_block_is_undone_in_one_step(bench, keys):
    bench.open(draft(line(1)))
    bench.go(2, Place.ITEM)
    paste(bench, keys, "P-000007\t25\t36000\nP-000009\t2\t70000")
    keys.press("Ctrl+Z")
    bench.rest()
    assert [one.product for one in bench.stored().lines] == ["P-000001"]


def test_f9_submits_what_is_whole_and_then_nothing_can_be_typed(bench, keys, desk):
    bench.open(draft())
    keys.press("F9")
    bench.rest()
    assert bench.stored().state.value == "submitted"
    assert bench.cell(1, Place.QUANTITY).text == "60"
    bench.go(1, Place.QUANTITY)
    keys.press("F2")
    assert not bench.ledger.is_editing
    assert bench.frame.head.vendor.isReadOnly()
    assert any(changes.touches(Kind.ORDERS) for changes in desk.go.told)


def test_a_text_in_an_open_cell_is_part_of_what_f9_submits(bench, keys):
    bench.open(draft())
    bench.go(1, Place.QUANTITY)
    keys.type("61")
    keys.press("F9")
    bench.rest()
    stored = bench.stored()
    assert (stored.state.value, stored.lines[0].quantity.value) == ("submitted", Decimal(61))


def test_shift_f9_takes_a_submitted_order_back(bench, keys):
    bench.open(draft())
    keys.press("F9")
    bench.rest()
    keys.press("Shift+F9")
    bench.rest()
    assert bench.stored().state.value == "draft"
    bench.go(1, Place.QUANTITY)
    keys.press("F2")
    assert bench.ledger.is_editing


def test_what_the_catalogue_added_stands_there_and_can_be_undone(bench, keys, desk):
    order_id = bench.open(draft(line(1)))
    core = desk.core
    _, changes = core.drafting.add_product(core.session, order_id, "P-000007", Quantity.of("5"))
    bench.screen.heed(changes)
    bench.rest()
    assert bench.names() == ["Kertas HVS A4 80 g Lontar", "Map plastik snelhecter F4"]
    keys.press("Ctrl+Z")
    bench.rest()
    assert [one.product for one in bench.stored().lines] == ["P-000001"]


def test_a_burst_of_typing_is_told_once(bench, keys, desk, qtbot):
    bench.open(draft())
    bench.go(1, Place.QUANTITY)
    keys.type("1234")
    bench.rest()
    assert desk.go.told == []
    keys.press("Enter")
    bench.rest()
    qtbot.waitUntil(lambda: bool(desk.go.told), timeout=5000)
    assert len(desk.go.told) == 1


def test_f6_opens_the_details_and_delivery_is_saved(bench, keys):
    bench.open(draft())
    keys.press("F6")
    keys.type("Joko Sulistyo")
    keys.press("Enter")
    bench.rest()
    assert bench.stored().content.deliver_to.name == "Joko Sulistyo"


def test_f4_lists_the_rekening_and_enter_takes_the_chosen_one(bench, keys):
    bench.open(draft())
    bench.go(1, Place.ACCOUNT)
    keys.press("F4", "Down", "Down", "Enter")
    bench.rest()
    assert bench.stored().lines[0].account == "5.1.02.01.01.0029"


def test_the_orders_own_rekening_pays_lines_that_name_none(bench, keys):
    lines = (DraftLineInput("P-000001", Quantity.of("2")),)
    bench.open(draft(lines=lines, budget_line=f"{SUB}0025"))
    assert bench.cell(1, Place.ACCOUNT).text == "0025"
    bench.frame.head.focus_on("budget_line")
    keys.press("Down")
    bench.rest()
    assert bench.stored().lines[0].account == "5.1.02.01.01.0029"


def test_an_order_that_came_back_says_why(bench, keys, desk):
    order_id = bench.open(draft())
    keys.press("F9")
    bench.rest()
    ppk = desk.core_of("197109231997031003")
    _, changes = ppk.approving.give_back(ppk.session, order_id, "Volume kertas terlalu banyak")
    bench.screen.heed(changes)
    bench.rest()
    banner = bench.frame.standing._banner
    assert "Dikembalikan PPK" in banner.accessibleName()
    assert "Volume kertas terlalu banyak" in banner.accessibleName()
    assert bench.panel.act.isVisible()


def test_another_order_opens_while_the_last_key_is_still_being_saved(bench, keys, desk):
    first = bench.open(draft())
    bench.go(1, Place.QUANTITY)
    keys.type("77")
    bench.open(draft(line(7), package="Map"))
    assert bench.frame.title.whole == "Map"
    core = desk.core
    assert core.drafting.view(core.session, first).lines[0].quantity.value == Decimal(77)
    assert bench.names() == ["Map plastik snelhecter F4"]


def test_what_could_not_be_saved_is_not_submitted(bench, keys):
    bench.open(draft(*(line(1, "1") for _ in range(200))))
    bench.go(201, Place.ITEM)
    keys.type("lem")
    bench.rest()
    keys.press("Enter")
    bench.rest()
    keys.press("F9")
    bench.rest()
    assert bench.stored().state.value == "draft"
    assert "paling banyak 200" in bench.screen.board._banner.accessibleName()


def test_esc_leads_back_to_the_list(bench, keys, desk):
    order_id = bench.open(draft())
    bench.ledger.setFocus()
    keys.press("Esc")
    assert desk.go.calls[-1] == ("open_orders", order_id)
