"""Killed at any statement or with a full disk, the store holds whole acts and loses none."""

from __future__ import annotations

import contextlib
import os
import shutil
import signal
import subprocess
from datetime import UTC, datetime
from uuid import UUID

import pytest
from sqlalchemy import event

from bejo_desktop.adapters.store.engine import write_engine
from bejo_desktop.adapters.store.opening import open_store
from bejo_desktop.adapters.store.schema import bring_to_head
from bejo_desktop.application.views import OrderFilter
from bejo_desktop.domain.errors import EnvironmentFailed

KEY = bytes(range(32))
NOON = datetime(2026, 5, 1, 5, 0, tzinfo=UTC)
POSIX = pytest.mark.skipif(os.name != "posix", reason="fork and signals of POSIX")


def clock():
    return NOON


def raw(store):
    """The driver's own connection of the write lane."""
    borrowed = store._writer.raw_connection()
    connection = borrowed.driver_connection
    borrowed.close()
    return connection


def fill(store, an_order, append, *, first, saved=None):
    """Save orders with their acts, one a transaction, until something stops it."""
    for n in range(first, 4000):
        with store.write() as work:
            append(work, an_order(n))
            work.orders.save(an_order(n, note="x" * 900), now=NOON)
        if saved is not None:
            saved.append(n)


def die_at(store, statement):
    """Kill this process before the write lane runs its `statement`-th statement."""
    left = [statement]

    def count(_sql):
        left[0] -= 1
        if left[0] == 0:
            os.kill(os.getpid(), signal.SIGKILL)

    raw(store).set_trace_callback(count)


@POSIX
@pytest.mark.parametrize("statement", [*range(1, 40), *range(40, 200, 7)])
def test_killed_at_any_statement_each_told_save_is_there_and_none_is_half(
    home, an_order, append, tmp_path, statement
):
    open_store(home, KEY, clock).close()
    told = tmp_path / "told"
    child = os.fork()
    if child == 0:
        _work_until_killed(home, told, an_order, append, statement)
    _, status = os.waitpid(child, 0)
    assert os.WIFSIGNALED(status), "the child did not reach its statement"
    saved = [int(n) for n in told.read_text().split()] if told.exists() else []
    store = open_store(home, KEY, clock)
    with store.read() as reading:
        orders = {row.order_id.int for row in reading.orders.rows(OrderFilter())}
        acts = {UUID(queued.intent.e).int for queued in reading.outbox.waiting(999)}
        assert reading.orders._connection.exec_driver_sql(
            "SELECT count(*) FROM audit"
        ).scalar_one() == len(orders)
    store.close()
    assert set(saved) <= orders
    assert orders == acts
    assert orders == set(range(1, len(orders) + 1))


def _work_until_killed(home, told, an_order, append, statement):
    """Save orders with act and audit, each told once it is committed; never returns."""
    with contextlib.suppress(BaseException):
        store = open_store(home, KEY, clock)
        die_at(store, statement)
        with told.open("w") as stream:
            for n in range(1, 60):
                order = an_order(n)
                with store.write() as work:
                    work.orders.save(order, now=NOON)
                    append(work, order)
                    work.audit.add("order.new", by="x", at=NOON, subject="s", facts={})
                stream.write(f"{n} ")
                stream.flush()
    os._exit(1)


@POSIX
@pytest.mark.parametrize("statement", [1, 2, 5, 20, 40, 48])
def test_killed_while_the_schema_is_made_the_next_start_makes_it(home, statement):
    child = os.fork()
    if child == 0:
        with contextlib.suppress(BaseException):
            _make_until_killed(home, statement)
        os._exit(1)
    _, status = os.waitpid(child, 0)
    assert os.WIFSIGNALED(status)
    store = open_store(home, KEY, clock)
    with store.write() as work:
        work.settings.set("paper", "f4")
    store.close()


def _make_until_killed(home, statement):
    home.mkdir()
    engine = write_engine(home / "store.db", KEY)
    left = [statement]

    @event.listens_for(engine, "before_cursor_execute")
    def count(*_):
        left[0] -= 1
        if left[0] == 0:
            os.kill(os.getpid(), signal.SIGKILL)

    bring_to_head(engine)


@POSIX
def test_killed_in_the_middle_of_a_load_the_catalogue_stays_hidden_and_loads_again(
    home, a_vendor, a_product
):
    def load(store):
        for first in range(1, 2001, 500):
            with store.write() as work:
                work.reference.apply([a_vendor(), *map(a_product, range(first, first + 500))])

    child = os.fork()
    if child == 0:
        with contextlib.suppress(BaseException):
            store = open_store(home, KEY, clock)
            die_at(store, 4000)
            load(store)
        os._exit(1)
    _, status = os.waitpid(child, 0)
    assert os.WIFSIGNALED(status)
    store = open_store(home, KEY, clock)
    with store.read() as reading:
        assert reading.reference.product_count() == 0
        assert reading.reference.products(["P-000001"])
    load(store)
    with store.write() as work:
        work.sync.move_cursor("g", 1)
        assert work.reference.product_count() == 2000
    store.close()


def test_a_full_disk_refuses_the_save_whole_and_gives_the_reserve_back(
    store, an_order, append, home
):
    with store.write() as work:
        work.orders.save(an_order(1), now=NOON)
    assert (home / "reserve").stat().st_size == 5 * 2**20
    connection = raw(store)
    (pages,) = connection.execute("PRAGMA page_count").fetchone()
    connection.execute(f"PRAGMA max_page_count = {pages}")
    with pytest.raises(EnvironmentFailed, match=r"store\.disk_full"):
        fill(store, an_order, append, first=2)
    assert not (home / "reserve").exists()
    with store.read() as reading:
        orders = reading.orders.rows(OrderFilter())
        assert len(orders) == reading.outbox.head() + 1
    connection.execute(f"PRAGMA max_page_count = {pages + 1000}")
    with store.write() as work:
        work.orders.save(an_order(500), now=NOON)


@pytest.fixture
def small_disk(tmp_path):
    """A disk of its own of 7 MB, where this machine lets the tests mount one."""
    folder = tmp_path / "disk"
    folder.mkdir()
    mount = shutil.which("mount")
    options = [mount, "-t", "tmpfs", "-o", "size=7m", "tmpfs", str(folder)]
    if mount is None or subprocess.run(options, capture_output=True, check=False).returncode:
        pytest.skip("mounting a small disk needs root")
    yield folder
    subprocess.run(["umount", "-l", str(folder)], check=False)


def test_on_a_disk_that_fills_up_work_goes_on_after_room_is_made(small_disk, an_order, append):
    home = small_disk / "desk"
    store = open_store(home, KEY, clock)
    saved = []
    with pytest.raises(EnvironmentFailed, match=r"store\.disk_full"):
        fill(store, an_order, append, first=1, saved=saved)
    with store.write() as work:
        append(work, an_order(5000))
        work.orders.save(an_order(5000), now=NOON)
    store.close()
    store = open_store(home, KEY, clock)
    with store.read() as reading:
        orders = {row.order_id.int for row in reading.orders.rows(OrderFilter(limit=9999))}
        assert reading.outbox.head() == len(orders)
    store.close()
    assert orders == {*saved, 5000}
