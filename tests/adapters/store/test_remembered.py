"""What the write lane remembers of the reference is what is committed, and nothing else."""

from __future__ import annotations

from contextlib import contextmanager, suppress
from datetime import UTC, datetime, timedelta

import pytest

from bejo_desktop.application.views import RunView
from bejo_desktop.contract.rows import GoneRow
from bejo_desktop.domain.errors import NotFound
from bejo_desktop.domain.money import Rupiah

NOON = datetime(2026, 5, 1, 5, 0, tzinfo=UTC)
PP = "198609262015051001"


class Broken(Exception):
    """Stands for whatever ends a transaction half-way."""


@contextmanager
def broken_off(store):
    """A transaction that is undone when its block ends."""
    with suppress(Broken), store.write() as work:
        yield work
        raise Broken


@pytest.fixture
def known(store, a_unit, an_officer, a_budget_row, a_vendor, a_product):
    """The store with one row of each kind, all of which its write lane has read."""
    with store.write() as work:
        work.reference.apply([a_unit(), an_officer(), a_budget_row(), a_vendor(), a_product()])
    with store.write() as work:
        names(work.reference)
    return store


def names(reference):
    """What a test can tell apart of each row."""
    (line,) = reference.budget(2026)
    return (
        reference.unit().name,
        reference.officer(PP).name,
        reference.vendor("V-00042").name,
        reference.product("P-000001").name,
        line.account_name,
    )


NEW = ("Dinas Baru", "Nama Baru", "CV Baru", "Barang Baru", "Belanja Baru")


@pytest.fixture
def newer(a_unit, an_officer, a_budget_row, a_vendor, a_product):
    """The same rows, newer and with other names."""
    unit, officer, vendor, product, budget = NEW
    return [
        a_unit(rev=99, name=unit),
        an_officer(rev=99, name=officer),
        a_vendor(rev=99, name=vendor),
        a_product(rev=99, name=product),
        a_budget_row(rev=99, account_name=budget),
    ]


def test_newer_rows_are_known_at_once_and_in_the_next_transaction(known, newer):
    with known.write() as work:
        before = names(work.reference)
        work.reference.apply(newer)
        assert names(work.reference) == NEW
    assert before != NEW
    with known.write() as work:
        assert names(work.reference) == NEW


def test_rows_of_a_transaction_that_failed_are_not_remembered(known, newer):
    with known.write() as work:
        before = names(work.reference)
    with broken_off(known) as work:
        work.reference.apply(newer)
        assert names(work.reference) == NEW
    with known.write() as work:
        assert names(work.reference) == before


def test_a_product_that_left_the_scope_is_unknown(known):
    with known.write() as work:
        work.reference.apply([GoneRow(id="P-000001", rev=99, kind="product")])
    with known.write() as work:
        assert work.reference.products(["P-000001"]) == []
        with pytest.raises(NotFound, match=r"product\.unknown"):
            work.reference.product("P-000001")


def test_a_product_that_was_missing_is_found_once_it_came(known, a_product):
    with known.write() as work:
        assert work.reference.products(["P-000001", "P-000077"]) != []
        with pytest.raises(NotFound):
            work.reference.product("P-000077")
    with known.write() as work:
        work.reference.apply([a_product(id="P-000077", price=77_000)])
    with known.write() as work:
        assert work.reference.product("P-000077").price == Rupiah(77_000)


def test_budget_lines_are_of_the_last_sync_that_succeeded(known):
    ended_at = NOON + timedelta(days=400)
    with known.write() as work:
        assert work.sync.synced_at() is None
        work.sync.add_run(RunView(NOON, ended_at, 1, 0, 0, 0, 0))
    with known.write() as work:
        assert [line.as_of for line in work.reference.budget(2026)] == [ended_at]
        work.sync.add_run(RunView(NOON, ended_at + timedelta(1), 1, 0, 0, 0, 0, "central.away"))
        assert work.sync.synced_at() == ended_at


def test_content_of_a_transaction_that_failed_is_not_remembered(store, an_order):
    first, second = an_order(note="yang disimpan"), an_order(note="yang gagal disimpan")
    assert first.order_id == second.order_id
    with store.write() as work:
        work.orders.save(first, now=NOON)
    with broken_off(store) as work:
        work.orders.save(second, now=NOON)
        assert work.orders.get(second.order_id) == second
    with store.write() as work:
        assert work.orders.get(first.order_id) == first
