"""What the centre owns comes by feed and by chunk, and only newer rows replace older ones."""

from __future__ import annotations

from dataclasses import fields
from datetime import UTC, date, datetime, timedelta

import msgspec
import pytest

from bejo_desktop.application.views import RunView, SearchQuery
from bejo_desktop.contract.rows import GoneRow
from bejo_desktop.contract.snapshot import Chunk
from bejo_desktop.domain.codes import Certificate, Role, TaxClass
from bejo_desktop.domain.errors import BadInput, NotFound
from bejo_desktop.domain.money import Rupiah

NOON = datetime(2026, 5, 1, 5, 0, tzinfo=UTC)
PP = "198609262015051001"


@pytest.fixture
def chunk_of():
    """Build the chunk of some rows of one kind: columns without the kind."""

    def build(kind, rows):
        plain = [msgspec.to_builtins(row) for row in rows]
        names = [name for name in plain[0] if name != "k"]
        return Chunk(kind=kind, columns={name: [row[name] for row in plain] for name in names})

    return build


def test_before_the_first_sync_nothing_is_known(store):
    with store.read() as reading:
        with pytest.raises(NotFound, match=r"unit\.not_loaded"):
            reading.reference.unit()
        with pytest.raises(NotFound, match=r"officer\.unknown"):
            reading.reference.officer(PP)
        with pytest.raises(NotFound, match=r"vendor\.unknown"):
            reading.reference.vendor("V-00042")
        with pytest.raises(NotFound, match=r"product\.unknown"):
            reading.reference.product("P-000001")
        assert reading.reference.officers() == []
        assert reading.reference.budget(2026) == []
        assert reading.reference.vendors("", 10) == []
        assert reading.reference.products(["P-000001"]) == []
        assert reading.reference.product_count() == 0


def test_every_field_of_a_row_arrives(store, a_unit, an_officer, a_budget_row, a_vendor, a_product):
    suspended = a_vendor(suspended_since=date(2026, 4, 20), suspended_reason="Barang palsu")
    withdrawn = a_product(withdrawn_on=date(2026, 4, 30))
    rows = [a_unit(), an_officer(roles=("PP", "PPK")), a_budget_row(), suspended, withdrawn]
    with store.write() as work:
        work.reference.apply(rows)
    with store.read() as reading:
        known = reading.reference
        unit, officer = known.unit(), known.officer(PP)
        (line,) = known.budget(2026)
        vendor, product = known.vendor("V-00042"), known.product("P-000001")
    named = {"code": "id", "nip": "id", "price_list": "plist"}
    typed = {"mandates", "certificate", "tax_class", "price", "ceiling", "realised", "committed"}
    typed |= {"version", "paid", "corrected"}
    for value, row in zip((unit, officer, line, vendor, product), rows, strict=True):
        for field in fields(value):
            if field.name not in typed | {"as_of"}:
                expected = getattr(row, named.get(field.name, field.name))
                assert getattr(value, field.name) == expected, field.name
    assert officer.roles == {Role.PP, Role.PPK}
    assert vendor.certificate is Certificate.NONE
    assert (product.tax_class, product.price) == (TaxClass.GOODS, Rupiah(54_000))
    assert (line.ceiling, line.realised) == (Rupiah(25_000_000), Rupiah(4_000_000))
    assert (line.committed, line.left) == (Rupiah(1_000_000), Rupiah(20_000_000))


def test_a_role_this_program_does_not_know_is_left_out(store, an_officer):
    with store.write() as work:
        work.reference.apply([an_officer(roles=("PP", "PENASIHAT"))])
        assert work.reference.officer(PP).roles == {Role.PP}


def test_a_budget_line_is_as_old_as_the_last_sync_that_worked(store, a_budget_row):
    def run(minutes, error=""):
        at = NOON + timedelta(minutes=minutes)
        return RunView(at, at, 1, 2, 3, 0, 0, error)

    with store.write() as work:
        work.reference.apply([a_budget_row()])
        assert work.reference.budget(2026)[0].as_of == NOON
        work.sync.add_run(run(10))
        work.sync.add_run(run(20, "central.stalled"))
        assert work.reference.budget(2026)[0].as_of == NOON + timedelta(minutes=10)
        assert work.reference.budget(2025) == []


@pytest.mark.parametrize("newer", [False, True])
def test_only_a_newer_row_is_taken(store, a_product, a_vendor, a_budget_row, newer):
    rev = 6 if newer else 4
    with store.write() as work:
        work.reference.apply([a_vendor(rev=5), a_product(rev=5), a_budget_row(rev=5)])
        work.reference.apply(
            [
                a_vendor(rev=rev, name="CV Baru"),
                a_product(rev=rev, price=1),
                a_budget_row(rev=rev, ceiling=1),
            ]
        )
        assert (work.reference.vendor("V-00042").name == "CV Baru") is newer
        assert (work.reference.product("P-000001").price == Rupiah(1)) is newer
        assert (work.reference.budget(2026)[0].ceiling == Rupiah(1)) is newer


def test_of_one_batch_the_newest_row_of_a_product_stands(store, a_product):
    with store.write() as work:
        work.reference.apply([a_product(rev=7, price=7), a_product(rev=9, price=9)])
        work.reference.apply([a_product(rev=11, price=11), a_product(rev=10, price=10)])
        assert work.reference.product("P-000001").price == Rupiah(11)


@pytest.mark.parametrize("kind", ["product", "vendor", "budget", "officer"])
def test_what_left_the_scope_is_forgotten_unless_it_is_newer(
    store, a_product, a_vendor, a_budget_row, an_officer, kind
):
    rows = {
        "product": a_product(rev=5),
        "vendor": a_vendor(rev=5),
        "budget": a_budget_row(rev=5),
        "officer": an_officer(rev=5),
    }

    def known(work):
        return {
            "product": lambda: work.reference.products(["P-000001"]),
            "vendor": lambda: work.reference.vendors("", 9),
            "budget": lambda: work.reference.budget(2026),
            "officer": work.reference.officers,
        }[kind]()

    with store.write() as work:
        work.sync.move_cursor("g", 1)
        work.reference.apply([rows[kind]])
        work.reference.apply([GoneRow(kind=kind, id=rows[kind].id, rev=4)])
        assert len(known(work)) == 1
        work.reference.apply([GoneRow(kind=kind, id=rows[kind].id, rev=6)])
        assert list(known(work)) == []


def test_vendors_are_found_by_words_of_their_name_without_accents(store, a_vendor):
    with store.write() as work:
        work.sync.move_cursor("g", 1)
        names = {1: "CV Sumber Makmur", 2: "UD Café Sumber", 3: "Toko 100% Hemat"}
        work.reference.apply([a_vendor(n, name=name) for n, name in names.items()])
        found = {
            text: [vendor.code for vendor in work.reference.vendors(text, 10)]
            for text in ("sumber", "MAKMUR sumber", "cafe", "100", "xyz", "_")
        }
    assert found == {
        "sumber": ["V-00001", "V-00002"],
        "MAKMUR sumber": ["V-00001"],
        "cafe": ["V-00002"],
        "100": ["V-00003"],
        "xyz": [],
        "_": ["V-00001", "V-00003", "V-00002"],
    }


def test_a_chunk_brings_its_rows_and_says_how_many(store, a_vendor, a_product, chunk_of):
    products = [a_product(n) for n in range(1, 1201)]
    with store.write() as work:
        assert work.reference.load(chunk_of("vendor", [a_vendor()])) == 1
        assert work.reference.load(chunk_of("product", products)) == 1200
        work.sync.move_cursor("g", 9)
        assert work.reference.product_count() == 1200
        assert work.reference.vendor("V-00042").name == "CV Sumber Makmur"


def test_columns_with_a_default_may_be_left_out_or_hold_nulls(store, a_product, chunk_of):
    chunk = chunk_of("product", [a_product(1), a_product(2)])
    chunk.columns["withdrawn_on"] = [None, "2026-04-30"]
    with store.write() as work:
        work.reference.load(chunk)
        known = work.reference.products(["P-000001", "P-000002"])
    assert [product.withdrawn_on for product in known] == [None, date(2026, 4, 30)]


@pytest.mark.parametrize(
    "spoil",
    [
        lambda chunk: chunk.columns.update(price=["murah"]),
        lambda chunk: chunk.columns.update(colour=["red"]),
        lambda chunk: chunk.columns.update(name=["a", "b"]),
        lambda chunk: chunk.columns.pop("price"),
    ],
)
def test_a_chunk_that_is_none_is_refused_whole(store, a_product, chunk_of, spoil):
    chunk = chunk_of("product", [a_product()])
    spoil(chunk)
    with pytest.raises(BadInput, match=r"wire\.unreadable"), store.write() as work:
        work.reference.load(chunk)


def test_a_chunk_of_an_unknown_kind_is_refused(store):
    with pytest.raises(BadInput, match=r"wire\.unreadable"), store.write() as work:
        work.reference.load(Chunk(kind="order", columns={}))


def test_nobody_sees_a_catalogue_before_it_is_whole(store, a_vendor, a_product):
    query = SearchQuery("kertas")
    with store.write() as work:
        work.reference.apply([a_vendor(), a_product()])
    with store.read() as reading:
        assert reading.reference.product_count() == 0
        assert reading.reference.vendors("sumber", 9) == []
    assert store.search.search(query).count == 0
    assert store.search.search(SearchQuery()).count == 0
    assert list(store.search.categories(query)) == []
    with store.write() as work:
        work.sync.move_cursor("g", 1)
    assert store.search.search(query).count == 1
    assert [found.count for found in store.search.categories(query)] == [1]


def test_a_vendor_that_comes_after_its_products_gives_them_name_and_region(
    store, a_vendor, a_product
):
    with store.write() as work:
        work.sync.move_cursor("g", 1)
        work.reference.apply([a_product()])
    assert store.search.search(SearchQuery("makmur")).count == 0
    with store.write() as work:
        work.reference.apply([a_vendor()])
    page = store.search.search(SearchQuery("makmur", region="35.09"))
    assert [hit.vendor_name for hit in page.hits] == ["CV Sumber Makmur"]


def test_a_renamed_or_moved_vendor_is_found_anew(store, a_vendor, a_product):
    with store.write() as work:
        work.sync.move_cursor("g", 1)
        work.reference.apply([a_vendor(), a_product()])
        work.reference.apply([a_vendor(rev=2, name="CV Fajar", region="35.10")])
    assert store.search.search(SearchQuery("makmur")).count == 0
    assert store.search.search(SearchQuery("fajar", region="35.10")).count == 1
    assert store.search.search(SearchQuery("fajar", region="35.09")).count == 0


@pytest.mark.parametrize("ranks", [{1: 2, 2: 1}, {1: 2, 2: 3, 3: 1}, {1: 3, 2: 3, 3: 3}])
@pytest.mark.parametrize("at_once", [True, False])
def test_products_may_change_ranks_in_any_order(store, a_vendor, a_product, ranks, at_once):
    changed = [a_product(n, rev=100 + n, rank=rank) for n, rank in ranks.items()]
    with store.write() as work:
        work.sync.move_cursor("g", 1)
        work.reference.apply([a_vendor(), *(a_product(n) for n in (1, 2, 3))])
        for rows in [changed] if at_once else [[row] for row in changed]:
            work.reference.apply(rows)
    found = [hit.product for hit in store.search.search(SearchQuery("kertas")).hits]
    final = {1: 1, 2: 2, 3: 3} | ranks
    assert sorted(found) == ["P-000001", "P-000002", "P-000003"]
    assert [final[int(code[-1])] for code in found] == sorted(final.values())


def test_many_products_may_share_one_rank(store, a_vendor, a_product):
    with store.write() as work:
        work.sync.move_cursor("g", 1)
        work.reference.apply([a_vendor(), *(a_product(n, rank=0) for n in range(1, 700))])
        work.reference.apply([a_product(n, rank=0, rev=9000) for n in range(600, 800)])
        work.reference.apply([a_product(900, rank=3)])
        assert work.reference.product_count() == 800
    assert store.search.search(SearchQuery("kertas")).count == 800
