"""A whole order from the keyboard: products, quantities, prices, notes, rekening, undo."""

from datetime import date
from decimal import Decimal
from threading import Event
from time import thread_time

import pytest
from PySide6.QtCore import QCoreApplication

from bejo_desktop.application.views import DraftInput, DraftLineInput
from bejo_desktop.bootstrap.law import load_rules
from bejo_desktop.domain.money import Rupiah
from bejo_desktop.domain.quantity import Quantity
from bejo_desktop.domain.tax.computing import compute
from ui.editor.sheet import Place

PACKAGE = "Belanja ATK dan Kertas Triwulan IV"
# words typed, product, quantity, agreed price, rekening
TWELVE = (
    ("kertas hvs a4 80", "P-000001", "60", "54000", "0025"),
    ("kertas hvs f4", "P-000002", "40", "55.500", "0025"),
    ("warna campur", "P-000003", "5", "", "0025"),
    ("a4 70 g merapi", "P-000004", "10", "52rb", "0025"),
    ("gel 0,5 mm hitam", "P-000005", "30", "39500", "0024"),
    ("gel 0,5 mm biru", "P-000006", "12", "", "0024"),
    ("snelhecter", "P-000007", "25", "36000", "0024"),
    ("P-000008", "P-000008", "48", "29500", "0024"),
    ("spidol", "P-000009", "4", "", "0024"),
    ("toner", "P-000012", "6", "389000", "0029"),
    ("tinta", "P-000013", "3", "", "0029"),
    ("kawat", "P-000014", "2,5", "21000", "0024"),
)


def take(bench, keys, words):
    """Type words into the empty row and take the first product with Enter."""
    keys.type(words)
    keys.press("Enter")
    bench.rest()


def fill_column(bench, keys, texts):
    """Type down the current column; Enter goes to the next row, "" leaves a cell as it is."""
    for text in texts:
        if text:
            keys.type(text)
        keys.press("Enter")
        bench.rest()


def type_twelve(bench, keys):
    """Type the whole order of twelve products without a mouse."""
    bench.open()
    keys.type("sumber ilmu")
    bench.rest()
    keys.press("Enter")
    keys.type(PACKAGE)
    while not bench.ledger.hasFocus():
        keys.press("Tab")
    for words, *_ in TWELVE:
        take(bench, keys, words)
    keys.press(*["Up"] * 12, "Right", "Right")
    fill_column(bench, keys, [account for *_, account in TWELVE])
    keys.press(*["Up"] * 12, "Right")
    fill_column(bench, keys, [quantity for _, _, quantity, _, _ in TWELVE])
    keys.press(*["Up"] * 12, "Right", "Right", "Right")
    fill_column(bench, keys, [price for *_, price, _ in TWELVE])


@pytest.fixture
def twelve(bench):
    """The same order, as it stands in the store when it is opened again."""
    bench.open(
        DraftInput(
            vendor="V-00001",
            package=PACKAGE,
            due_on=date(2026, 10, 23),
            lines=tuple(
                DraftLineInput(
                    product,
                    Quantity.typed(quantity),
                    Rupiah.typed(price) if price else None,
                    f"1.01.01.2.06.0002/5.1.02.01.01.{account}",
                )
                for _, product, quantity, price, account in TWELVE
            ),
        )
    )
    return bench


def test_twelve_products_are_typed_with_the_keyboard_alone(bench, keys):
    type_twelve(bench, keys)
    stored = bench.stored()
    assert stored.content.vendor == "V-00001"
    assert stored.content.package == PACKAGE
    assert [line.product for line in stored.lines] == [product for _, product, *_ in TWELVE]
    quantities = [Decimal(text.replace(",", ".")) for _, _, text, _, _ in TWELVE]
    assert [line.quantity.value for line in stored.lines] == quantities
    assert [line.account[-4:] for line in stored.lines] == [account for *_, account in TWELVE]
    prices = [54000, 55500, 61000, 52000, 39500, 42000, 36000, 29500, 78000, 389000, 95000, 21000]
    assert [line.unit_price.amount for line in stored.lines] == prices
    assert bench.panel.total == str(compute(stored.content.quote(), load_rules()).total)


def test_the_panel_shows_the_figures_of_the_domain(twelve):
    figures = compute(twelve.stored().content.quote(), load_rules())
    base = 60 * 54000 + 40 * 55500 + 5 * 61000 + 10 * 52000 + 30 * 39500 + 12 * 42000
    base += 25 * 36000 + 48 * 29500 + 4 * 78000 + 6 * 389000 + 3 * 95000 + 52500
    assert figures.base == Rupiah(base)
    panel = twelve.panel
    assert panel.figure("base") == figures.base.plain
    assert panel.figure("ppn") == figures.ppn.plain
    assert panel.total == str(figures.total)
    assert panel.words.lower() == figures.words.lower()
    assert panel.figure("net") == str(figures.net_to_vendor)
    assert panel.figure("buyer") == "Pejabat Pengadaan"
    assert twelve.frame.sum == f"Jumlah {figures.base}"


def test_three_rekening_show_what_they_keep_afterwards(twelve):
    rows = twelve.panel.budget_rows()
    assert [row[:4] for row in rows] == ["0025", "0024", "0029"]
    for row, impact in zip(rows, twelve.stored().budget, strict=True):
        assert row.endswith(impact.left_after.plain)


def test_a_note_is_typed_over_the_name_of_a_line(twelve, keys):
    twelve.go(1, Place.ITEM)
    keys.press("F2")
    keys.type("untuk ujian")
    keys.press("Enter")
    twelve.rest()
    assert twelve.stored().lines[0].note == "untuk ujian"
    assert twelve.cell(1, Place.ITEM).beside == "untuk ujian"


def test_figures_move_while_a_quantity_is_typed(twelve, keys):
    before = twelve.panel.total
    twelve.go(1, Place.QUANTITY)
    keys.type("61")
    twelve.rest()
    assert twelve.ledger.is_editing
    assert twelve.panel.total != before
    assert twelve.stored().lines[0].quantity.value == Decimal(61)


def test_esc_takes_back_what_was_typed_into_the_cell(twelve, keys):
    before = twelve.panel.total
    twelve.go(1, Place.QUANTITY)
    keys.type("61")
    twelve.rest()
    keys.press("Esc")
    twelve.rest()
    assert twelve.panel.total == before
    assert twelve.stored().lines[0].quantity.value == Decimal(60)


def test_ctrl_z_undoes_step_by_step_and_ctrl_y_does_it_again(twelve, keys):
    total = twelve.panel.total
    twelve.go(1, Place.QUANTITY)
    keys.type("7")
    keys.press("Enter")
    twelve.rest()
    keys.press("Ctrl+Del")  # line 2
    twelve.rest()
    assert len(twelve.stored().lines) == 11
    keys.press("Ctrl+Z")
    twelve.rest()
    assert [line.product for line in twelve.stored().lines][:2] == ["P-000001", "P-000002"]
    keys.press("Ctrl+Z")
    twelve.rest()
    assert twelve.panel.total == total
    assert twelve.stored().lines[0].quantity.value == Decimal(60)
    keys.press("Ctrl+Y")
    twelve.rest()
    assert twelve.stored().lines[0].quantity.value == Decimal(7)


def test_ins_opens_a_row_above_and_tab_takes_the_product_into_the_next_cell(twelve, keys):
    twelve.go(2, Place.QUANTITY)
    keys.press("Ins")
    keys.type("lem")
    twelve.rest()
    keys.press("Tab")
    twelve.rest()
    products = [line.product for line in twelve.stored().lines]
    assert products[:3] == ["P-000001", "P-000011", "P-000002"]
    assert twelve.ledger.current_place() is Place.ACCOUNT
    assert twelve.ledger.current_row().position == 2


def test_typing_is_shown_while_the_store_is_busy(twelve, keys):
    release = Event()
    twelve.desk.lanes.write.start(
        twelve.screen, lambda _: release.wait(20), done=print, failed=print
    )
    twelve.go(1, Place.QUANTITY)
    keys.type("75")
    keys.press("Enter")
    assert twelve.cell(1, Place.QUANTITY).text == "75"
    assert twelve.stored().lines[0].quantity.value == Decimal(60)
    release.set()
    twelve.rest()
    assert twelve.stored().lines[0].quantity.value == Decimal(75)


def test_the_window_never_works_longer_than_a_tenth_of_a_second_at_a_key(twelve, keys):
    """Counts the CPU time of the window's own thread, which another process cannot slow."""
    twelve.go(1, Place.QUANTITY)
    longest = 0.0
    for text in ("12", "345", "2,5", "60"):
        for letter in (*text, "Enter"):
            start = thread_time()
            keys.press(letter) if letter == "Enter" else keys.type(letter)
            longest = max(longest, thread_time() - start)
            while twelve.draft.saver.is_busy:
                start = thread_time()
                QCoreApplication.processEvents()
                longest = max(longest, thread_time() - start)
    assert longest < 0.1


def test_saved_words_name_the_moment(twelve):
    assert twelve.frame.saved == "· Tersimpan di komputer ini 09.42.07"


def test_ctrl_enter_saves_and_asks_for_the_next_order(twelve, keys):
    keys.press("Ctrl+Enter")
    assert ("new_order",) in twelve.desk.go.calls


def test_f12_opens_the_paper_and_f3_the_catalogue_of_this_vendor(twelve, keys):
    keys.press("F12", "F3")
    order_id = twelve.draft.order_id
    assert twelve.desk.go.calls[-2:] == [("open_paper", order_id), ("open_catalogue", "V-00001")]
