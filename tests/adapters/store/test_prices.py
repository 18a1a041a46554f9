"""Prices on the desk: standards of the region, what the unit paid, what others ask."""

from dataclasses import replace
from datetime import UTC, date, datetime
from uuid import UUID

import pytest
from sqlalchemy import text

from bejo_desktop.adapters.store.counted_orders import count_anew
from bejo_desktop.contract.canonical import content_hash
from bejo_desktop.contract.rows import GoneRow, PriceRow
from bejo_desktop.domain.codes import PriceMode
from bejo_desktop.domain.errors import NotFound
from bejo_desktop.domain.figures import ClassFigures, Figures, LineFigures
from bejo_desktop.domain.meter import NOTHING_SPENT, Spent
from bejo_desktop.domain.money import ZERO, Rupiah
from bejo_desktop.domain.order import SyncState, Verdict

NOON = datetime(2026, 5, 1, 5, 0, tzinfo=UTC)
PP = "198609262015051001"


@pytest.fixture
def a_price():
    def build(name="Kertas HVS", specification="A4 80 gram", place="35.09/2026/ssh", **facts):
        code = facts.pop("code")
        values = {
            "id": f"{place}/{code}",
            "rev": 1,
            "name": name,
            "specification": specification,
            "measure": "rim",
            "price": 60_000,
            "accounts": ("5.1.02.01.01.0025",),
        }
        return PriceRow(**values | facts)

    return build


@pytest.fixture
def listed(store, a_unit, a_price):
    """A small list of the region and one of another."""
    rows = [
        a_price(code="1.1.7.01.02.0001-a1"),
        a_price("Kertas HVS", "F4 70 gram", code="1.1.7.01.02.0001-a2", price=62_000),
        a_price("Kertas Foto", "A4 isi 20", code="1.1.7.01.02.0002-b1", measure="pak"),
        a_price("Ballpoint Gel", "0,5 mm", code="1.1.7.01.01.0001-c1", measure="lusin"),
        a_price("Kértas Karbon", "", code="1.1.7.01.02.0009-d1", measure="pak"),
        a_price(code="1.1.7.01.02.0001-a1", place="35.09/2025/ssh", price=55_000),
        a_price(code="1.1.7.01.02.0001-a1", place="35.04/2026/ssh", price=1),
    ]
    with store.write() as work:
        work.reference.apply([a_unit(), *rows])
    return store


def codes(prices):
    return [price.code[-2:] for price in prices]


def test_a_standard_price_is_of_the_own_region_and_of_its_year(listed):
    with listed.read() as reading:
        now = reading.prices.standard("1.1.7.01.02.0001-a1", 2026)
        before = reading.prices.standard("1.1.7.01.02.0001-a1", 2025)
        with pytest.raises(NotFound) as caught:
            reading.prices.standard("1.1.7.01.02.0001-a1", 2024)
    assert (now.price, before.price) == (Rupiah(60_000), Rupiah(55_000))
    assert now.id == "35.09/2026/ssh/1.1.7.01.02.0001-a1"
    assert now.accounts == ("5.1.02.01.01.0025",)
    assert caught.value.code == "price.standard_unknown"


@pytest.mark.parametrize(
    ("typed", "found"),
    [
        ("kertas hvs", ["a1", "a2"]),
        ("HVS f4", ["a2"]),
        ("gel 0,5", ["c1"]),
        ("kertas karbon", ["d1"]),
        ("semen", []),
        ("100%", []),
    ],
)
def test_a_standard_price_is_found_by_all_its_words(typed, found, listed):
    with listed.read() as reading:
        assert codes(reading.prices.standards(typed, 2026, 20)) == found


def test_a_search_without_words_lists_the_year_up_to_its_limit(listed):
    with listed.read() as reading:
        assert len(reading.prices.standards("", 2026, 20)) == 5
        assert len(reading.prices.standards("", 2026, 2)) == 2


@pytest.mark.parametrize(
    ("name", "measure", "first"),
    [
        ("Kertas HVS A4 80 gr", "rim", "a1"),
        ("Kertas HVS F4 70 gsm", "rim", "a2"),
        ("Balpoint gel 0,5 mm hitam", "lusin", "c1"),
        ("Kertas foto A4 isi 20 lembar", "pak", "b1"),
    ],
)
def test_the_likeliest_standard_price_is_suggested_first(name, measure, first, listed):
    with listed.read() as reading:
        assert codes(reading.prices.suggested(name, measure, 2026, 5))[0] == first


def test_nothing_alike_is_no_suggestion(listed):
    with listed.read() as reading:
        assert reading.prices.suggested("Ayam bakar", "porsi", 2026, 5) == []
        assert reading.prices.suggested("", "rim", 2026, 5) == []
        assert reading.prices.suggested("Kertas HVS", "rim", 2019, 5) == []


def test_a_newer_row_replaces_and_a_gone_one_leaves(listed, a_price):
    code = "1.1.7.01.02.0001-a1"
    with listed.write() as work:
        work.reference.apply([a_price(code=code, price=61_000, rev=2)])
        work.reference.apply([a_price(code=code, price=59_000, rev=1)])
    with listed.read() as reading:
        assert reading.prices.standard(code, 2026).price == Rupiah(61_000)
    with listed.write() as work:
        work.reference.apply([GoneRow(kind="price", id=f"35.09/2026/ssh/{code}", rev=3)])
    with listed.read() as reading, pytest.raises(NotFound):
        reading.prices.standard(code, 2026)


# What was paid


@pytest.fixture
def figured():
    """Give a content figures: base and tax of its one class, and the lines' shares."""

    def build(content, base, ppn):
        shares = [base + ppn] + [0] * (len(content.lines) - 1)
        figures = Figures(
            base=Rupiah(base),
            dpp_nilai_lain=None,
            ppn=Rupiah(ppn),
            pbjt=ZERO,
            total=Rupiah(base + ppn),
            ppn_collected=ZERO,
            pph=(),
            net_to_vendor=Rupiah(base + ppn),
            classes=(ClassFigures(content.lines[0].tax_class, Rupiah(base), Rupiah(ppn), ZERO),),
            lines=tuple(LineFigures(ZERO, Rupiah(share)) for share in shares),
            words="",
            officer="PP",
            form="surat_pesanan",
            meterai_order=False,
            meterai_receipt=False,
            rounding="half_up",
            rules=(),
        )
        return replace(content, figures=figures)

    return build


@pytest.fixture
def paid(store, an_order, a_number, figured):
    """Save an order with a number that the centre has accepted."""

    def do(n, base=525_000, ppn=57_750, sync=SyncState.ACCEPTED, **facts):
        order = an_order(n, **facts)
        order.content = figured(order.content, base, ppn)
        digest = content_hash(order.content)
        order.submit(order.content, digest, by=PP, now=NOON)
        order.finalise(a_number(n), approved_hash=digest, by=PP, now=NOON)
        order.sync = sync
        with store.write() as work:
            work.orders.save(order, now=NOON)
        return order

    return do


def history(store, product="P-000123", name="Kertas HVS A4 80 gr", measure="rim", **facts):
    with store.read() as reading:
        found = reading.prices.paid(product, name, measure, **facts)
    return [(one.price.amount, one.on.isoformat(), one.order[8:12]) for one in found]


def test_what_was_paid_is_found_by_product_and_by_name_and_measure_the_newest_first(
    store, paid, a_line
):
    paid(1, ordered_on=date(2026, 3, 1))
    paid(2, lines=(a_line(product="P-000777", name="kertas  HVS A4, 80 gr"),))
    paid(3, lines=(a_line(product="P-000888", measure="dus"),))
    paid(4, lines=(a_line(name="Nama lama"),), ordered_on=date(2026, 2, 1))
    assert history(store) == [
        (52_500, "2026-05-01", "0002"),
        (52_500, "2026-03-01", "0001"),
        (52_500, "2026-02-01", "0004"),
    ]


def test_an_inclusive_price_is_remembered_without_its_tax(store, paid, a_line):
    # 55.500 with 11 % is 50.000 without
    paid(
        1,
        base=500_000,
        ppn=55_000,
        price_mode=PriceMode.INCLUSIVE,
        lines=(a_line(unit_price=Rupiah(55_500)),),
    )
    assert history(store) == [(50_000, "2026-05-01", "0001")]


def test_the_order_that_is_looked_at_is_not_its_own_history(store, paid):
    paid(1)
    assert history(store, without=UUID(int=1)) == []


@pytest.mark.parametrize(
    ("sync", "found"),
    [
        (SyncState.QUEUED, 1),
        (SyncState.ACCEPTED, 1),
        (SyncState.HELD, 0),
        (SyncState.REFUSED, 0),
        (SyncState.BLOCKED, 0),
    ],
)
def test_only_what_is_accepted_or_waits_was_paid(sync, found, store, paid):
    paid(1, sync=sync)
    assert len(history(store)) == found


def test_a_draft_and_a_submitted_order_are_no_history(store, an_order):
    order = an_order(1)
    with store.write() as work:
        work.orders.save(order, now=NOON)
        order.submit(order.content, content_hash(order.content), by=PP, now=NOON)
        work.orders.save(order, now=NOON)
    assert history(store) == []


def test_a_void_number_leaves_the_history_and_the_sums(store, paid):
    order = paid(1)
    order.void("Salah pilih penyedia", by=PP, now=NOON)
    with store.write() as work:
        work.orders.save(order, now=NOON)
    assert history(store) == []
    with store.read() as reading:
        assert reading.prices.spent(2026) == NOTHING_SPENT


def test_what_the_centre_accepted_counts_while_a_later_act_was_refused(store, paid):
    order = paid(1)
    order.sync = SyncState.REFUSED
    with store.write() as work:
        work.orders.save(order, now=NOON)
    assert len(history(store)) == 1


def test_a_verdict_that_holds_takes_a_waiting_order_out(store, paid):
    order = paid(1, sync=SyncState.QUEUED)
    order.settle(Verdict.HELD, (), (), revision=2, more_waiting=False)
    with store.write() as work:
        work.orders.save(order, now=NOON)
    assert history(store) == []


# What was spent


def test_spending_is_by_size_of_the_vendor_and_origin_of_the_lines(store, paid, a_vendor, a_line):
    with store.write() as work:
        work.reference.apply(
            [
                a_vendor(42, size="Mikro"),
                a_vendor(43, size="Menengah"),
                a_vendor(44, size="Menengah", legal_form="Koperasi"),
            ]
        )
    paid(1, 1_000_000, 110_000)
    paid(2, 2_000_000, 220_000, vendor="V-00043")
    paid(3, 4_000_000, 440_000, vendor="V-00044", lines=(a_line(origin="Impor"),))
    paid(4, 8_000_000, 880_000, ordered_on=date(2025, 5, 1), due_on=date(2025, 5, 2))
    paid(5, 3_000_000, 330_000, vendor="V-09999")
    with store.read() as reading:
        whole = reading.prices.spent(2026)
        before = reading.prices.spent(2026, without=UUID(int=1))
        other = reading.prices.spent(2026, without=UUID(int=4))
    assert whole == Spent(4, Rupiah(11_100_000), Rupiah(5_550_000), Rupiah(6_660_000))
    assert before == Spent(3, Rupiah(9_990_000), Rupiah(4_440_000), Rupiah(5_550_000))
    assert other == whole


# What others ask


@pytest.fixture
def market(store, a_unit, a_vendor, a_product):
    """The same paper of six vendors, one of them elsewhere, one suspended."""
    prices = {42: 54_000, 43: 52_000, 44: 57_000, 45: 51_000, 46: 40_000, 47: 90_000}
    regions = {46: "35.04"}
    with store.write() as work:
        work.reference.apply([a_unit()])
        work.reference.apply(
            [
                a_vendor(
                    n,
                    name=f"CV Contoh {n}",
                    region=regions.get(n, "35.09"),
                    suspended_since=date(2026, 4, 1) if n == 45 else None,
                )
                for n in prices
            ]
        )
        work.reference.apply(
            [
                *(
                    a_product(n, vendor=f"V-{n:05d}", price=price)
                    for n, price in prices.items()
                    if n != 47
                ),
                a_product(47, vendor="V-00047", price=90_000, withdrawn_on=date(2026, 4, 1)),
                a_product(50, vendor="V-00043", measure="dus"),
                a_product(51, vendor="V-00043", name="Kertas HVS A4 80 gr warna"),
                a_product(52, vendor="V-00043", category="Lain"),
            ]
        )
        work.sync.move_cursor("g", 100)
    return store


def test_the_region_has_a_median_of_the_same_name_measure_and_category(market):
    with market.read() as reading:
        product = reading.reference.product("P-000042")
        found = reading.prices.of_region(product, "35.09")
        elsewhere = reading.prices.of_region(product, "35.01")
    # 51.000, 52.000, 54.000, 57.000
    assert (found.count, found.median, found.as_of) == (4, Rupiah(53_000), date(2026, 4, 1))
    assert elsewhere is None


def test_alike_are_offers_of_other_vendors_the_own_region_first_then_by_price(market):
    with market.read() as reading:
        found = reading.prices.alike(reading.reference.product("P-000042"), 5)
        first = reading.prices.alike(reading.reference.product("P-000042"), 1)
    assert [product.code for product in found] == ["P-000043", "P-000044", "P-000046"]
    assert [product.code for product in first] == ["P-000043"]


# A store from before


def test_a_store_from_before_counts_the_orders_that_it_holds(store, paid):
    paid(1)
    paid(2, sync=SyncState.HELD)
    with store.write() as work:
        connection = work.prices._connection
        for table in ("paid_line", "counted_order"):
            connection.execute(text(f"DELETE FROM {table}"))
    assert history(store) == []
    with store.write() as work:
        count_anew(work.prices._connection)
    assert history(store) == [(52_500, "2026-05-01", "0001")]
    with store.read() as reading:
        assert reading.prices.spent(2026).total == Rupiah(582_750)


# Which standard is surely of a line


@pytest.mark.parametrize(
    ("name", "measure", "account", "found"),
    [
        pytest.param("Kertas HVS A4 80 gr Sinar Rekaan", "rim", "0025", "a1", id="all its words"),
        pytest.param("HVS KERTAS, 80 Gram A4", "Rim", "0025", "a1", id="in another order"),
        pytest.param("Kertas HVS A4 70 g", "rim", "0025", None, id="another weight"),
        pytest.param("Kertas HVS A4 80 g", "dus", "0025", None, id="another measure"),
        pytest.param("Kertas HVS A4 80 g", "rim", "0024", None, id="another rekening"),
        pytest.param("Kertas Karbon 80 biru", "pak", "0025", None, id="two words name too much"),
    ],
)
def test_a_standard_is_surely_of_a_line_whose_name_says_all_of_it(
    listed, a_line, name, measure, account, found
):
    line = a_line(
        name=name,
        measure=measure,
        budget_line=f"1.01.01.2.06.0002/5.1.02.01.01.{account}",
    )
    with listed.read() as reading:
        sure = reading.prices.standard_of(line, 2026)
    assert (sure and sure.code[-2:]) == found
