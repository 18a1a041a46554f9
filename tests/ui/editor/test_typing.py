"""A whole order from the keyboard: products, quantities, prices, notes, rekening."""

from decimal import Decimal

from ui.editor.sheet import Place

PACKAGE = "Belanja ATK dan Kertas Triwulan IV"
TWELVE = ("kertas hvs a4 80", "kertas hvs f4", "warna campur", "a4 70 g merapi", "gel 0,5 mm hitam")


def take(bench, keys, words):
    """Type words into the empty row and take the first product with Enter."""
    keys.type(words)
    keys.press("Enter")
    bench.rest()


def test_a_vendor_is_found_by_typing_and_taken_with_enter(bench, keys):
    bench.open()
    keys.type("sumber ilmu")
    bench.rest()
    keys.press("Enter")
    bench.rest()
    assert bench.stored().content.vendor == "V-00001"
    assert bench.frame.head.vendor.text() == "CV Sumber Ilmu Mandiri"


def test_enter_takes_the_first_product_and_the_next_row_is_ready(bench, keys):
    bench.open()
    bench.go(1, Place.ITEM)
    take(bench, keys, "kertas hvs a4 80")
    take(bench, keys, "toner")
    assert bench.names() == ["Kertas HVS A4 80 g Lontar", "Toner printer laser hitam kompatibel"]
    assert [line.quantity.value for line in bench.stored().lines] == [Decimal(1), Decimal(1)]
