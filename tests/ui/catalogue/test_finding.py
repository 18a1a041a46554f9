"""Search while typing: hits, a typo put right, filters, empty lists, what cannot be ordered."""

from datetime import date

import pytest
from PySide6.QtWidgets import QScrollArea
from sqlalchemy import delete

from bejo_desktop.adapters.store.tables import cursor
from bejo_desktop.application.changes import Changes, Kind
from ui.catalogue.facets import FacetValue, ValueBox, short_region
from ui.tokens import Tone


def test_words_find_products_while_they_are_typed(shop, keys):
    keys.type("kertas a4 80")
    shop.rest()
    assert "P-000001" in shop.codes()
    assert "P-000005" not in shop.codes()
    assert shop.frame.count == f"{len(shop.codes())} produk"


def test_a_typo_is_put_right_and_said(shop, keys):
    keys.type("krtas a4")
    shop.rest()
    assert "P-000001" in shop.codes()
    assert shop.frame.bar.text == "Menampilkan hasil untuk “kertas a4”. Cari “krtas a4” saja"


def test_the_words_as_typed_can_be_insisted_on(shop, keys):
    keys.type("krtas a4")
    shop.rest()
    shop.frame.bar._literally.click()
    shop.rest()
    assert shop.codes() == []
    assert shop.frame.shown() == "nothing"
    assert shop.frame.bar.text == ""


def test_a_category_narrows_the_list_and_stands_as_a_chip(shop, keys):
    keys.type("kertas")
    shop.rest()
    keys.press("Ctrl+Shift+F", "Space")
    shop.rest()
    chips = [chip.text() for chip in shop.frame.bar.chips()]
    assert chips == ["Kertas dan cover"]
    assert shop.codes() == [f"P-{n:06}" for n in (1, 2, 3, 4, 15, 16, 17, 18, 20)]


def test_facets_count_what_each_value_would_find(shop, keys):
    keys.type("kertas")
    shop.rest()
    assert shop.frame.facets.category.words() == ["Kertas dan cover 9", "Alat tulis kantor 2"]
    assert shop.frame.facets.region.words() == ["Kab. Argosari 10", "Kab. Sumberejo 1"]


def test_a_price_range_narrows_the_list_and_its_chip_takes_it_off(shop, keys):
    keys.type("kertas a4")
    shop.rest()
    before = shop.codes()
    shop.frame.facets._most.setFocus()
    keys.type("54500")
    keys.press("Enter")
    shop.rest()
    assert set(shop.codes()) == {"P-000004", "P-000017", "P-000018", "P-000020"}
    shop.frame.bar.chips()[0].click()
    shop.rest()
    assert shop.codes() == before
    assert shop.frame.facets._most.text() == ""


def test_a_price_that_cannot_be_read_stays_with_its_words(shop, keys):
    shop.frame.facets._most.setFocus()
    keys.type("1.000,5")
    keys.press("Enter")
    shop.rest()
    assert shop.frame.facets._most.text() == "1.000,5"
    assert shop.screen.finder.seeking.price_most is None


def test_words_that_nothing_has_are_said_to_match_nothing(shop, keys):
    keys.type("zzzz")
    shop.rest()
    assert shop.frame.shown() == "nothing"


def test_a_catalogue_that_never_came_offers_to_sync(shop, keys, desk):
    with desk.store._writer.begin() as connection:
        connection.execute(delete(cursor))
    keys.type("kertas")
    shop.screen.heed(Changes.of(Kind.CATALOGUE))
    shop.rest()
    assert shop.frame.shown() == "never"
    shop.frame.sync.click()
    assert desk.go.calls == [("sync_now",)]


def test_what_cannot_be_ordered_is_struck_and_flagged(shop, keys):
    keys.type("nusa")
    shop.rest()
    assert shop.codes() == ["P-000018"]
    price = shop.frame.model.cell_at(shop.frame.model.index(0, 3))
    assert price.struck
    assert price.text == "53.000"
    assert shop.bands()[0].startswith("Tidak dapat dipesan: Turun tayang")


def test_a_price_older_than_two_weeks_is_amber(shop, keys, desk):
    keys.type("kertas hvs a4 80")
    shop.rest()
    day = shop.frame.model.cell_at(shop.frame.model.index(0, 4))
    assert (day.text, day.tone) == ("8 Okt", Tone.MUTED)
    desk.clock.now = desk.clock.now.replace(month=10, day=23)
    assert desk.place.today() == date(2026, 10, 23)
    day = shop.frame.model.cell_at(shop.frame.model.index(0, 4))
    assert day.tone is Tone.WAIT


def test_a_vendor_narrows_the_catalogue_and_is_named_on_its_chip(shop):
    shop.screen.show_vendor("V-00001")
    shop.rest()
    assert set(shop.codes()) == {f"P-{n:06}" for n in range(1, 15)}
    assert [chip.text() for chip in shop.frame.bar.chips()] == ["CV Sumber Ilmu Mandiri"]


@pytest.mark.parametrize(
    ("name", "short"),
    [
        ("Kabupaten Banyuwangi", "Kab. Banyuwangi"),
        ("Kota Surabaya", "Kota Surabaya"),
        ("Kab. Argosari", "Kab. Argosari"),
    ],
)
def test_a_region_is_listed_short_and_said_whole(qtbot, name, short):
    assert short_region(name) == short
    box = ValueBox()
    qtbot.addWidget(box)
    box.show_value(FacetValue("35.10", name, 10, short))
    assert box.value.shown == short
    assert (box.toolTip(), box.accessibleName()) == (name, f"{name}, 10 produk")


def test_the_price_fields_stand_whole_within_their_card_beside_a_long_name(shop):
    facets = shop.frame.facets
    long = FacetValue("35.99", "Kabupaten Kepulauan Argosari Raya Selatan", 1000)
    facets.region.show_values([long], "", capped=False)
    shop.rest()
    right = facets._most.mapTo(facets, facets._most.rect().topRight()).x()
    assert right < facets.width() - 6
    area = facets.findChild(QScrollArea)
    assert area.widget().width() <= area.viewport().width()
