"""Nothing typed is ever lost: a text that cannot be taken stays in its cell, with its words."""

from datetime import date
from decimal import Decimal

import pytest

from bejo_desktop.application.views import DraftInput, DraftLineInput
from bejo_desktop.domain.money import Rupiah
from bejo_desktop.domain.quantity import Quantity
from ui.editor.sheet import Place

SUB = "1.01.01.2.06.0002/5.1.02.01.01."


def line(number, quantity="10", price=None, account="0025"):
    agreed = None if price is None else Rupiah(price)
    return DraftLineInput(f"P-{number:06}", Quantity.of(quantity), agreed, f"{SUB}{account}")


@pytest.fixture
def two(bench):
    """A complete draft with two lines."""
    bench.open(
        DraftInput(
            vendor="V-00001",
            package="Belanja kertas",
            budget_line=f"{SUB}0025",
            due_on=date(2026, 10, 23),
            lines=(line(1, "60", 54000), line(2, "40", 55500)),
        )
    )
    return bench


@pytest.mark.parametrize(
    ("typed", "said"),
    [
        ("1.000,5", 'Volume "1.000,5" memakai titik'),
        ("0", "harus lebih dari 0"),
        ("-3", "harus lebih dari 0"),
        ("1234567890123", "di bawah satu miliar"),
        ("dua", "tidak dapat dibaca"),
        ("2,5555", "lebih dari tiga angka di belakang koma"),
    ],
)
def test_a_bad_quantity_stays_marked_with_its_words(two, keys, typed, said):
    two.go(1, Place.QUANTITY)
    keys.type(typed)
    keys.press("Enter")
    two.rest()
    cell = two.cell(1, Place.QUANTITY)
    assert (cell.text, cell.wrong) == (typed, True)
    assert any(said in band for band in two.bands())
    assert said in two.frame.strip.text
    assert two.stored().lines[0].quantity.value == Decimal(60)


@pytest.mark.parametrize(
    ("typed", "shown", "said"),
    [
        ("0", "0", "masih Rp0"),
        ("1000000000000000", "1000000000000000", "terlalu besar"),
        ("2000000000000", "2.000.000.000.000", "tidak masuk akal"),
        ("54.000,50", "54.000,50", "tidak dapat dibaca"),
    ],
)
def test_a_bad_price_stays_marked_with_its_words(two, keys, typed, shown, said):
    two.go(2, Place.PRICE)
    keys.type(typed)
    keys.press("Enter")
    two.rest()
    cell = two.cell(2, Place.PRICE)
    assert (cell.text, cell.wrong) == (shown, True)
    assert any(said in band for band in two.bands())
    assert two.stored().lines[1].unit_price == Rupiah(55500)


def test_an_unknown_rekening_stays_marked(two, keys):
    two.go(1, Place.ACCOUNT)
    keys.type("9999")
    two.rest()
    keys.press("Enter")
    two.rest()
    cell = two.cell(1, Place.ACCOUNT)
    assert (cell.text, cell.wrong) == ("9999", True)


def test_other_cells_go_on_while_one_is_wrong(two, keys):
    two.go(1, Place.QUANTITY)
    keys.type("1.000,5")
    keys.press("Enter")
    keys.type("41")
    keys.press("Enter")
    two.rest()
    assert two.stored().lines[1].quantity.value == Decimal(41)
    assert two.cell(1, Place.QUANTITY).text == "1.000,5"


def test_f9_leads_to_the_first_cell_that_is_wrong(two, keys):
    two.go(2, Place.QUANTITY)
    keys.type("0")
    keys.press("Enter")
    two.rest()
    two.go(1, Place.ITEM)
    keys.press("F9")
    two.rest()
    assert two.stored().state.value == "draft"
    assert two.ledger.current_row().position == 2
    assert two.ledger.current_place() is Place.QUANTITY


def test_a_wrong_cell_is_put_right_by_typing_over_it(two, keys):
    two.go(1, Place.QUANTITY)
    keys.type("1.000,5")
    keys.press("Enter")
    two.go(1, Place.QUANTITY)
    keys.type("1000")
    keys.press("Enter")
    two.rest()
    assert not two.cell(1, Place.QUANTITY).wrong
    assert two.ledger.current_row().position == 2
    assert two.stored().lines[0].quantity.value == Decimal(1000)


def test_f2_opens_a_wrong_cell_with_the_text_as_typed(two, keys):
    two.go(1, Place.QUANTITY)
    keys.type("1.000,5")
    keys.press("Enter")
    two.go(1, Place.QUANTITY)
    keys.press("F2")
    assert two.ledger._editor.text() == "1.000,5"
    keys.press("Esc")
    assert two.cell(1, Place.QUANTITY).text == "1.000,5"


def test_a_product_nobody_sells_keeps_the_list_open_and_its_text(two, keys):
    two.go(3, Place.ITEM)
    keys.type("zzz")
    two.rest()
    keys.press("Enter")
    two.rest()
    assert two.ledger.is_editing
    assert two.ledger._editor.text() == "zzz"
    two.frame.head.focus_on("package")
    two.rest()
    assert (two.cell(3, Place.ITEM).text, two.cell(3, Place.ITEM).wrong) == ("zzz", True)
    assert len(two.stored().lines) == 2


def test_a_vendor_nobody_knows_stays_in_the_field_with_words(two, keys):
    two.frame.head.focus_on("vendor")
    keys.type("Entah Siapa")
    two.rest()
    keys.press("Tab")
    two.rest()
    assert two.frame.head.vendor.text() == "Entah Siapa"
    assert "tidak ada" in two.frame.head.error("vendor")
    assert two.stored().content.vendor == "V-00001"


def test_another_vendor_is_refused_while_lines_of_the_first_stand(two, keys):
    two.frame.head.focus_on("vendor")
    keys.type("widya")
    two.rest()
    keys.press("Enter")
    two.rest()
    assert "satu pesanan hanya untuk satu penyedia" in two.frame.head.error("vendor")
    assert two.stored().content.vendor == "V-00001"
    assert len(two.stored().lines) == 2


def test_a_day_that_no_month_has_stays_in_its_field(two, keys):
    two.frame.head.focus_on("due_on")
    keys.type("31/2")
    keys.press("Enter")
    two.rest()
    assert two.frame.head._due.text() == "31/2"
    assert two.frame.head.error("due_on")
    keys.press("F9")
    two.rest()
    assert two.stored().state.value == "draft"
    assert two.frame.head._due.hasFocus()


def test_an_empty_order_cannot_be_submitted_and_says_so(bench, keys):
    bench.open(DraftInput(vendor="V-00001", package="Belanja", due_on=date(2026, 10, 23)))
    assert "Pesanan belum berisi barang" in bench.frame.strip.text
    keys.press("F9")
    bench.rest()
    assert bench.stored().state.value == "draft"
    assert bench.ledger.hasFocus()


def test_201_lines_stay_on_the_screen_and_the_limit_is_named(bench, keys):
    bench.open(
        DraftInput(
            vendor="V-00001", package="Belanja", lines=tuple(line(1, "1") for _ in range(200))
        )
    )
    bench.go(201, Place.ITEM)
    keys.type("lem")
    bench.rest()
    keys.press("Enter")
    bench.rest()
    assert "201 baris; paling banyak 200" in bench.screen.board._banner.accessibleName()
    assert bench.names()[200] == "Lem kertas cair 50 ml"
    assert len(bench.stored().lines) == 200
