"""From a hit to a line of a draft, without a question and with a way back."""

from decimal import Decimal

from bejo_desktop.application.changes import Kind
from bejo_desktop.application.views import DraftInput


def find(shop, keys, words):
    keys.type(words)
    shop.rest()
    keys.press("Down")
    shop.rest()


def test_enter_adds_the_chosen_product_to_a_new_draft_and_says_so(shop, keys, desk):
    find(shop, keys, "kertas hvs a4 80")
    keys.press("Enter")
    shop.rest()
    (draft,) = shop.drafts()
    assert draft.content.vendor == "V-00001"
    assert [line.product for line in draft.lines] == ["P-000001"]
    assert shop.frame.said.startswith("Ditambahkan: 1 rim Kertas HVS A4 80 g Lontar")
    assert any(changes.touches(Kind.ORDERS) for changes in desk.go.told)


def test_the_next_product_of_that_vendor_goes_to_the_same_draft(shop, keys):
    find(shop, keys, "kertas hvs a4 80")
    keys.press("Enter")
    shop.rest()
    keys.press("Esc")
    find(shop, keys, "toner")
    keys.press("Enter")
    shop.rest()
    (draft,) = shop.drafts()
    assert [line.product for line in draft.lines] == ["P-000001", "P-000012"]


def test_a_product_of_another_vendor_starts_its_own_draft(shop, keys):
    find(shop, keys, "kertas hvs a4 80")
    keys.press("Enter")
    shop.rest()
    keys.press("Esc")
    find(shop, keys, "daun jati")
    keys.press("Enter")
    shop.rest()
    assert sorted(draft.content.vendor for draft in shop.drafts()) == ["V-00001", "V-00002"]


def test_a_draft_without_a_vendor_takes_the_first_product(shop, keys, desk):
    core = desk.core
    core.drafting.new(core.session, DraftInput(package="Kertas rapat"))
    find(shop, keys, "daun jati")
    keys.press("Enter")
    shop.rest()
    (draft,) = shop.drafts()
    assert (draft.content.package, draft.content.vendor) == ("Kertas rapat", "V-00002")


def test_a_quantity_is_typed_with_f6_and_enter_adds_it(shop, keys):
    find(shop, keys, "bendrat")
    keys.press("F6")
    keys.type("2,5")
    assert "2,5 × 22.000 = Rp55.000 belum PPN" in shop.detail.texts()
    keys.press("Enter")
    shop.rest()
    (draft,) = shop.drafts()
    assert [line.quantity.value for line in draft.lines] == [Decimal("2.5")]


def test_a_quantity_that_cannot_be_read_adds_nothing_and_stays(shop, keys):
    find(shop, keys, "bendrat")
    keys.press("F6")
    keys.type("1.000,5")
    keys.press("Enter")
    shop.rest()
    assert shop.drafts() == []
    assert shop.detail.quantity.text() == "1.000,5"


def test_ctrl_z_takes_the_last_addition_back(shop, keys):
    find(shop, keys, "kertas hvs a4 80")
    keys.press("Enter")
    shop.rest()
    keys.press("Enter")
    shop.rest()
    assert [len(draft.lines) for draft in shop.drafts()] == [2]
    keys.press("Ctrl+Z")
    shop.rest()
    assert [len(draft.lines) for draft in shop.drafts()] == [1]
    assert shop.frame.said.startswith("Diurungkan: 1 rim")


def test_a_withdrawn_product_cannot_be_added_and_f7_says_why(shop, keys):
    find(shop, keys, "nusa")
    assert not shop.detail.act.isEnabled()
    keys.press("Enter")
    shop.rest()
    assert shop.drafts() == []
    said = " ".join(shop.detail.texts())
    assert "Kenapa tidak bisa dipesan?" in said
    assert "turun tayang sejak" in said
    assert not shop.frame.board.isHidden()


def test_a_suspended_vendors_product_names_the_day(shop, keys):
    find(shop, keys, "bening")
    assert "Dibekukan sejak Selasa 6 Okt 2026" in shop.detail.texts()


def test_replacements_are_offered_for_what_cannot_be_ordered(shop, keys):
    find(shop, keys, "nusa")
    assert [button.text() for button in shop.detail._others] == [
        "CV Sumber Ilmu Mandiri · Rp56.500",
        "Toko Widya Pustaka · Rp57.000",
    ]


def test_space_marks_up_to_four_and_f6_shows_them_side_by_side(shop, keys):
    find(shop, keys, "kertas a4")
    for _ in range(5):
        keys.press("Space", "Down")
        shop.rest()
    assert len(shop.frame.tray.codes) == 4
    keys.press("F6")
    assert shop.frame.shown() == "compare"
    facts = shop.frame.comparison.texts()
    assert facts[0][0] == "Harga"
    assert len(facts[0]) == 5
    keys.press("Esc")
    assert shop.frame.shown() == "list"


def test_esc_leads_back_to_the_words(shop, keys):
    find(shop, keys, "kertas")
    assert shop.table.hasFocus()
    keys.press("Esc")
    assert shop.frame.box.hasFocus()
    assert shop.frame.box.selectedText() == "kertas"
