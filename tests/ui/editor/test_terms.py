"""Terms in the details, places of delivery, standard prices, negotiation, and the platform."""

from datetime import date
from decimal import Decimal

import pytest
from PySide6.QtGui import QGuiApplication

from bejo_desktop.application.views import Asking, DraftInput, DraftLineInput, Offered, OrderFilter
from bejo_desktop.contract.rows import PriceRow
from bejo_desktop.domain.codes import Collector
from bejo_desktop.domain.content import Occasion
from bejo_desktop.domain.money import Rupiah
from bejo_desktop.domain.negotiation import OfferSource
from bejo_desktop.domain.quantity import Quantity
from ui.editor.places import PlacesDialog
from ui.editor.platform_dialog import PlatformDialog
from ui.editor.prices import PricesDialog
from ui.editor.sheet import Place
from ui.keys import Command

SUB = "1.01.01.2.06.0002/5.1.02.01.01."


def line(number, quantity, price, account="0025"):
    return DraftLineInput(f"P-{number:06}", Quantity.of(quantity), Rupiah(price), f"{SUB}{account}")


@pytest.fixture
def opened(bench):
    """Two lines of paper and pens from one vendor."""
    bench.open(
        DraftInput(
            vendor="V-00001",
            package="Belanja kertas",
            due_on=date(2026, 10, 23),
            platform="toko_daring",
            platform_ref="TD-26-1009-004417",
            lines=(line(1, "60", 54_000), line(5, "30", 39_500, "0024")),
        )
    )
    return bench


def back_to(bench):
    """Let the window have the keys again, as Windows does when a dialog closes."""
    bench.shell.activateWindow()
    bench.qtbot.waitUntil(bench.shell.isActiveWindow)


def dialog_of(bench, kind):
    (dialog,) = (one for one in bench.shell.findChildren(kind) if one.isVisible())
    dialog.activateWindow()
    bench.qtbot.waitUntil(dialog.isActiveWindow)
    return dialog


def test_the_event_of_food_is_typed_into_the_details(opened, keys):
    opened.frame.details.focus_on("occasion")
    keys.type("Rapat kepala sekolah")
    keys.press("Enter")
    keys.type("14/10")
    keys.press("Enter")
    keys.type("45")
    keys.press("Enter")
    opened.rest()
    event = Occasion("Rapat kepala sekolah", date(2026, 10, 14), 45)
    assert opened.stored().content.occasion == event


def test_guests_that_are_no_number_stay_and_are_marked(opened, keys):
    opened.frame.details.focus_on("occasion.guests")
    keys.type("banyak")
    keys.press("Enter")
    opened.rest()
    assert opened.stored().content.occasion is None
    assert "occasion.guests" in opened.frame.details.wrong_fields()


def test_another_collector_needs_a_reason_and_the_usual_one_none(opened, keys):
    usual = opened.stored().content.collector
    assert usual is Collector.PLATFORM
    opened.frame.details.focus_on("collector")
    keys.press("Down", "Down")
    opened.rest()
    assert opened.stored().content.collector is usual
    keys.press("Enter")
    keys.type("Platform tidak memungut pesanan ini")
    keys.press("Enter")
    opened.rest()
    content = opened.stored().content
    assert content.collector is Collector.TREASURER
    assert content.collector_reason == "Platform tidak memungut pesanan ini"
    assert opened.panel.figure("collector") == "Bendahara"
    opened.frame.details.focus_on("collector")
    keys.press("Up", "Up")
    opened.rest()
    assert opened.stored().content.collector is usual


def test_day_on_the_platform_and_base_of_the_penalty_are_kept(opened, keys):
    opened.frame.details.focus_on("platform_on")
    keys.type("9")
    keys.press("Enter")
    opened.frame.details.focus_on("penalty_base")
    keys.press("Down")
    opened.rest()
    content = opened.stored().content
    assert (content.platform_on, content.penalty_base.value) == (date(2026, 10, 9), "contract")


def test_places_of_delivery_are_a_grid_whose_sums_are_checked(opened, keys):
    opened.frame.details.terms.places_asked.emit()
    dialog = dialog_of(opened, PlacesDialog)
    dialog.table.setFocus()
    for cells in (
        ("SDN 1", "", "Jl. Melati 3", "40", "10"),
        ("SDN 2", "", "Jl. Mawar 5", "15", "20"),
    ):
        for text in cells:
            if text:
                keys.type(text)
            keys.press("Tab")
        keys.press("Right") if dialog.table.currentIndex().column() == 0 else None
    assert dialog.sum_words == "Jumlah belum sama dengan pesanan: baris 1"
    dialog.table.edit_cell(2, 4)
    keys.type("20")
    keys.press("Enter")
    assert dialog.sum_words == "Semua barang terbagi habis"
    keys.press("F9")
    opened.rest()
    places = opened.stored().content.places
    assert [(one.delivery.name, one.delivery.address) for one in places] == [
        ("SDN 1", "Jl. Melati 3"),
        ("SDN 2", "Jl. Mawar 5"),
    ]
    assert [one.quantities for one in places] == [
        (Decimal(40), Decimal(10)),
        (Decimal(20), Decimal(20)),
    ]


def test_the_quantities_of_the_places_follow_their_line(opened, keys):
    opened.frame.details.terms.places_asked.emit()
    dialog = dialog_of(opened, PlacesDialog)
    QGuiApplication.clipboard().setText("SDN 1\t0813\tJl. Melati 3\t60\t30")
    dialog.table.setFocus()
    keys.press("Ctrl+V", "F9")
    opened.rest()
    back_to(opened)
    opened.go(1, Place.ITEM)
    keys.press("Ctrl+Del")
    opened.rest()
    (place,) = opened.stored().content.places
    assert place.quantities == (Decimal(30),)
    assert not opened.stored().blocks


def test_a_standard_price_is_found_and_taken_and_the_line_names_it(opened, keys, desk):
    desk.change(
        PriceRow(
            id="35.09/2026/ssh/1.1.12-0a1b2c3d",
            rev=1,
            name="Kertas HVS A4",
            specification="80 gram",
            measure="rim",
            price=52_000,
        )
    )
    opened.go(1, Place.PRICE)
    keys.press("Ctrl+D")
    opened.rest()
    dialog = dialog_of(opened, PricesDialog)
    dialog.search.setFocus()
    keys.type("kertas")
    opened.rest()
    keys.press("Enter")
    opened.rest()
    assert opened.stored().content.lines[0].standard == "1.1.12-0a1b2c3d"
    back_to(opened)
    opened.go(1, Place.PRICE)
    opened.qtbot.waitUntil(lambda: "SSH 2026 52.000" in opened.frame.prices.text, timeout=5000)
    assert any("melebihi standar harga" in band for band in opened.bands())
    opened.go(2, Place.QUANTITY)  # an edit elsewhere does not lose it
    keys.type("31")
    keys.press("Enter")
    opened.rest()
    assert opened.stored().content.lines[0].standard == "1.1.12-0a1b2c3d"


def test_the_line_under_the_ledger_tells_the_prices_of_the_current_row(opened):
    opened.go(1, Place.PRICE)
    assert "katalog 56.500 (8 Okt)" in opened.frame.prices.text
    assert "tengah daerah 56.750 (8 Okt)" in opened.frame.prices.text
    opened.go(2, Place.PRICE)
    assert opened.frame.prices.text.startswith("Baris 2: katalog 42.000 (8 Okt)")


def test_ctrl_g_leads_to_the_negotiation(opened, keys, desk):
    opened.ledger.setFocus()
    keys.press("Ctrl+G")
    assert desk.go.calls[-1] == ("open_negotiation", opened.draft.order_id)


def test_a_negotiated_line_tells_the_offer_beside_what_was_agreed(opened, desk):
    core, order_id = desk.core, opened.draft.order_id
    core.negotiating.ask(core.session, order_id, Asking(("V-00001",)))
    for prices in ((55_000, 41_000), (53_500, 39_000)):
        offered = Offered("V-00001", OfferSource.PHONE, tuple(map(Rupiah, prices)))
        core.negotiating.offer(core.session, order_id, offered)
    _, changes = core.negotiating.choose(core.session, order_id, 1)
    opened.screen.heed(changes)
    opened.rest()
    opened.go(1, Place.PRICE)
    assert "penawaran 55.000 → sepakat 53.500" in opened.frame.prices.text


def test_the_fields_for_the_platform_are_on_the_clipboard(opened, keys):
    opened.ledger.setFocus()
    keys.press("Ctrl+Shift+C")
    opened.rest()
    text = QGuiApplication.clipboard().text()
    assert "CV Sumber Ilmu Mandiri" in text
    assert "P-000001\tKertas HVS A4 80 g Lontar\t60\trim\t54000" in text


def test_orders_of_the_platform_are_taken_and_the_others_named_with_their_row(
    opened, desk, tmp_path
):
    export = tmp_path / "ekspor.csv"
    export.write_text(
        "no_paket,nama_paket,kd_produk,kuantitas,harga_satuan\n"
        "EP-1,Belanja map,P-000007,5,36000\n"
        "EP-2,Belanja entah,P-999999,1,1000\n"
    )
    opened.screen.acts()[Command.TAKE_FROM_PLATFORM].trigger()
    dialog = dialog_of(opened, PlatformDialog)
    dialog.take_file(str(export))
    dialog._confirm()
    opened.rest()
    assert dialog.summary == "1 pesanan diambil menjadi konsep, 1 tidak"
    taken, left = dialog.rows
    assert taken.startswith("EP-1, Menjadi konsep")
    assert left.startswith("EP-2, Baris 3: tidak diambil")
    assert "Belanja map" in {row.package for row in desk.core.orders.rows(OrderFilter())}


def test_a_file_of_the_platform_that_is_gone_is_said_in_the_dialog(opened, tmp_path):
    opened.screen.acts()[Command.TAKE_FROM_PLATFORM].trigger()
    dialog = dialog_of(opened, PlatformDialog)
    dialog.take_file(str(tmp_path / "hilang.csv"))
    dialog._confirm()
    opened.rest()
    assert "tidak dapat dibaca" in dialog.board._banner.accessibleName()
    dialog.reject()
