"""Products are found as an officer types them: best sellers first, typos put right."""

from __future__ import annotations

import threading
from datetime import date

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from bejo_desktop.application.views import SearchQuery
from bejo_desktop.domain.errors import Cancelled
from bejo_desktop.domain.money import Rupiah

NAMES = [
    "Kertas HVS A4 80 gr",
    "Kertas HVS F4 70 gr",
    "Kertas foto glossy A4",
    "Pulpen hitam 0.5",
    "Pulpen biru 0.5",
    "Spidol whiteboard hitam",
    "Penggaris 30 cm",
    "Flashdisk 64 GB",
    "Stopmap folio merah",
    "Amplop coklat C4",
    "Tinta printer hitam 003",
    "Kalkulator 12 digit",
    "Beras premium 5 kg",
    "Minyak goreng 2 liter",
    "Nasi kotak ayam bakar",
    "Kopi bubuk 200 gr",
    "Kabel UTP Cat6 305 m",
    "Baterai AA isi 4",
    "Lampu LED 12 watt",
    "Semen 40 kg",
    "Crème pembersih lantai",
    "Isi stapler No. 10",
    "Ordner bantex 7 cm",
    "Materai tempel 10000",
]
VENDORS = {1: "CV Sumber Makmur", 2: "Toko Fajar Baru", 3: "UD Barokah Jaya"}
CATEGORIES = ("Alat Tulis Kantor", "Elektronik", "Pangan")


@pytest.fixture
def catalogue(store, a_vendor, a_product):
    """Twenty-four products of three vendors in two regencies, ranked as they are listed."""
    vendors = [
        a_vendor(
            n,
            name=name,
            region="35.09" if n == 1 else "35.10",
            region_name="Jember" if n == 1 else "Banyuwangi",
        )
        for n, name in VENDORS.items()
    ]
    products = [
        a_product(
            n,
            name=name,
            vendor=f"V-{(n - 1) % 3 + 1:05d}",
            category=CATEGORIES[(n - 1) // 8],
            price=n * 1000,
        )
        for n, name in enumerate(NAMES, start=1)
    ]
    with store.write() as work:
        work.reference.apply([*vendors, *products])
        work.sync.move_cursor("g", 1)
    return store.search


def found(search, text, **filters):
    page = search.search(SearchQuery(text, **filters))
    return [int(hit.product[2:]) for hit in page.hits], page.corrected_to


@pytest.mark.parametrize(
    ("typed", "hits"),
    [
        ("kertas", [1, 2, 3]),
        ("k", [1, 2, 3, 12, 13, 15, 16, 17, 20]),
        ("kertas a4", [1, 3]),
        ("a4 kertas", [1, 3]),
        ("kertas a4 80", [1]),
        ("KERTAS A4", [1, 3]),
        ("  kertas,  a4 ! ", [1, 3]),
        ("kert a", [1, 3]),
        ("pulp hit", [4]),
        ("hitam", [4, 6, 11]),
        ("hitam pulpen", [4]),
        ("flash", [8]),
        ("64", [8]),
        ("utp", [17]),
        ("cat6", [17]),
        ("creme", [21]),
        ("crème", [21]),
        ("cre\u0300me", [21]),
        ("P-000004", [4]),
        ("p-000004", [4]),
        ("P000004", [4]),
        ("000004", [4]),
        ("P-00001", [10, 11, 12, 13, 14, 15, 16, 17, 18, 19]),
        ("sumber makmur", [1, 4, 7, 10, 13, 16, 19, 22]),
        ("fajar pulpen", [5]),
        ("fajar semen", [20]),
        ("0.5", [4, 5]),
        ('"kertas" OR', []),
        ("kertas NOT a4", []),
        ("name:kertas", []),
        ("kertas*", [1, 2, 3]),
        ("(", []),
        ("-", []),
        ("%", []),
        ("\x00", []),
        ("kertas\u19b0a4", [1, 3]),
        ("sepeda", []),
        ("kertas sepeda", []),
    ],
)
def test_what_is_typed_finds(catalogue, typed, hits):
    assert found(catalogue, typed) == (hits, None)


@pytest.mark.parametrize(
    ("typed", "meant", "hits"),
    [
        ("krtas a4", "kertas a4", [1, 3]),
        ("kertsa a4", "kertas a4", [1, 3]),
        ("kerats", "kertas", [1, 2, 3]),
        ("pulpne hitam", "pulpen hitam", [4]),
        ("pupen", "pulpen", [4, 5]),
        ("spidl", "spidol", [6]),
        ("pengaris", "penggaris", [7]),
        ("flasdisk 64", "flashdisk 64", [8]),
        ("fleshdik", "flashdisk", [8]),
        ("amlpop", "amplop", [10]),
        ("tinat", "tinta", [11]),
        ("kalkultor", "kalkulator", [12]),
        ("minyk goreg", "minyak goreng", [14]),
        ("batrai aa", "baterai aa", [18]),
        ("stplr", None, []),
        ("stapeler", "stapler", [22]),
        ("kertas barokha", "kertas barokah", [3]),
    ],
)
def test_a_slip_of_the_finger_is_put_right(catalogue, typed, meant, hits):
    assert found(catalogue, typed) == (hits, meant)


@pytest.mark.parametrize("typed", ["a44", "qv", "80x", "kg7", "P-0099999", "xyz"])
def test_numbers_codes_and_short_words_are_never_guessed(catalogue, typed):
    assert found(catalogue, typed) == ([], None)


@settings(
    max_examples=300, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(typed=st.text(max_size=30) | st.text('kertas -"*():^+.,é\u0300\u1c90½²ªǅ', max_size=30))
def test_nothing_that_can_be_typed_breaks_the_search(catalogue, typed):
    page = catalogue.search(SearchQuery(typed))
    assert page.count == len(page.hits) <= len(NAMES)


def test_without_words_everything_is_shown_by_popularity(catalogue):
    page = catalogue.search(SearchQuery(limit=5))
    assert [hit.name for hit in page.hits] == NAMES[:5]
    assert (page.count, page.count_is_capped) == (len(NAMES), False)


def test_a_later_page_goes_on_where_the_first_ended(catalogue):
    page = catalogue.search(SearchQuery("k", limit=3, offset=3))
    assert [int(hit.product[2:]) for hit in page.hits] == [12, 13, 15]
    assert page.count == 9


@pytest.mark.parametrize(
    ("filters", "hits"),
    [
        ({"category": "Elektronik"}, [12, 13, 15, 16]),
        ({"region": "35.09"}, [1, 13, 16]),
        ({"vendor": "V-00003"}, [3, 12, 15]),
        ({"price_least": Rupiah(13_000)}, [13, 15, 16, 17, 20]),
        ({"price_most": Rupiah(2_000)}, [1, 2]),
        ({"price_least": Rupiah(13_000), "region": "35.09", "category": "Elektronik"}, [13, 16]),
        ({"category": "Tidak ada"}, []),
    ],
)
def test_filters_narrow_the_hits_and_correct_nothing(catalogue, filters, hits):
    assert found(catalogue, "k", **filters) == (hits, None)


def test_the_counts_of_categories_and_regions_leave_their_own_filter_out(catalogue):
    query = SearchQuery("k", category="Elektronik", region="35.09")
    categories = [(x.category, x.count) for x in catalogue.categories(query)]
    regions = [(x.region, x.name, x.count) for x in catalogue.regions(query)]
    assert categories == [("Elektronik", 2), ("Alat Tulis Kantor", 1)]
    assert regions == [("35.09", "Jember", 2), ("35.10", "Banyuwangi", 2)]
    assert [x.count for x in catalogue.categories(SearchQuery("krtas"))] == [3]


def test_a_hit_shows_what_the_list_needs(catalogue):
    (hit,) = catalogue.search(SearchQuery("spidol")).hits
    assert (hit.product, hit.name) == ("P-000006", "Spidol whiteboard hitam")
    assert (hit.vendor, hit.vendor_name) == ("V-00003", "UD Barokah Jaya")
    assert (hit.region_name, hit.district) == ("Banyuwangi", "Patrang")
    assert (hit.measure, hit.category, hit.origin) == ("rim", "Alat Tulis Kantor", "PDN")
    assert (hit.price, hit.price_on, hit.blocked) == (Rupiah(6000), date(2026, 4, 1), "")


def test_what_cannot_be_ordered_says_why(store, catalogue, a_vendor, a_product):
    with store.write() as work:
        work.reference.apply(
            [
                a_product(
                    6, rev=99, name="Spidol", vendor="V-00001", withdrawn_on=date(2026, 4, 1)
                ),
                a_product(7, rev=99, name="Penggaris", vendor="V-00001", price=0),
                a_vendor(2, rev=9, name="Toko Fajar Baru", suspended_since=date(2026, 4, 20)),
            ]
        )
    blocked = {
        text: catalogue.search(SearchQuery(text)).hits[0].blocked
        for text in ("spidol", "penggaris", "flashdisk", "kertas")
    }
    assert blocked == {
        "spidol": "product.withdrawn",
        "penggaris": "product.no_price",
        "flashdisk": "vendor.suspended",
        "kertas": "",
    }


def test_the_count_stops_at_1001_and_the_facets_at_1000(store, a_vendor, a_product):
    with store.write() as work:
        work.reference.apply([a_vendor(), *(a_product(n) for n in range(1, 1501))])
        work.sync.move_cursor("g", 1)
    page = store.search.search(SearchQuery("kertas", limit=2))
    assert (len(page.hits), page.count, page.count_is_capped) == (2, 1001, True)
    assert [x.count for x in store.search.categories(SearchQuery("kertas"))] == [1000]
    far = store.search.search(SearchQuery("kertas", limit=10, offset=1400))
    assert [hit.product for hit in far.hits] == [f"P-{n:06d}" for n in range(1401, 1411)]


def test_a_new_name_is_found_and_the_old_one_no_longer(store, catalogue, a_product):
    assert found(catalogue, "krtas a4")[1] == "kertas a4"
    with store.write() as work:
        work.reference.apply([a_product(6, rev=99, name="Penghapus karet", vendor="V-00003")])
    assert found(catalogue, "spidol") == ([], None)
    assert found(catalogue, "penghpus") == ([6], "penghapus")


def test_a_search_can_be_stopped_from_another_thread(store, a_vendor, a_product):
    with store.write() as work:
        work.reference.apply([a_vendor(), *(a_product(n) for n in range(1, 3001))])
        work.sync.move_cursor("g", 1)
    stop = threading.Event()

    def interrupt():
        while not stop.is_set():
            store.search.interrupt()

    def search_on():
        for _ in range(1000):
            store.search.search(SearchQuery("kertas", limit=3000, price_least=Rupiah(1)))

    nagging = threading.Thread(target=interrupt)
    nagging.start()
    try:
        with pytest.raises(Cancelled):
            search_on()
    finally:
        stop.set()
        nagging.join()
    assert store.search.search(SearchQuery("kertas", limit=1)).count_is_capped


def test_an_interrupt_while_nothing_runs_stops_nothing(catalogue):
    catalogue.interrupt()
    assert found(catalogue, "spidol") == ([6], None)


def parts_of_the_index(store):
    with store._reader.begin() as connection:
        count = "SELECT count(DISTINCT segid) FROM product_words_idx"
        return connection.exec_driver_sql(count).scalar_one()


def test_the_index_becomes_one_piece_by_piece_and_finds_the_same(store, a_vendor, a_product):
    with store.write() as work:
        work.reference.apply([a_vendor(1)])
    for batch in range(7):
        with store.write() as work:
            numbers = range(1 + 40 * batch, 41 + 40 * batch)
            work.reference.apply([a_product(n, name=f"Kertas nomor {n}") for n in numbers])
    with store.write() as work:
        work.sync.move_cursor("g", 1)
    before = store.search.search(SearchQuery("kertas nomor 14", limit=100))
    assert parts_of_the_index(store) > 1
    with store.write() as work:
        work.reference.start_merging_words()
    goes_on = True
    while goes_on:
        with store.write() as work:
            goes_on = work.reference.merge_words()
    assert parts_of_the_index(store) == 1
    assert store.search.search(SearchQuery("kertas nomor 14", limit=100)) == before
