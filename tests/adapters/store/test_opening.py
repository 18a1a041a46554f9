"""The store opens with its key only, once at a time, and never a file that is not whole."""

from __future__ import annotations

import os
import shutil
import signal
import subprocess
import sys

import pytest
from sqlalchemy import text

from bejo_desktop.adapters.store.engine import write_engine
from bejo_desktop.adapters.store.opening import open_store, require_sqlite
from bejo_desktop.adapters.store.schema import HEAD, bring_to_head
from bejo_desktop.adapters.store.tables import metadata
from bejo_desktop.application.ports.store import DeviceIdentity
from bejo_desktop.domain.errors import AccessDenied, EnvironmentFailed, RuleBroken

KEY = bytes(range(32))
POSIX = pytest.mark.skipif(os.name != "posix", reason="signals and rights of POSIX")
HOLDER = """
import sys
from datetime import UTC, datetime
from pathlib import Path
from bejo_desktop.adapters.store.opening import open_store
store = open_store(Path(sys.argv[1]), bytes(range(32)), lambda: datetime.now(UTC))
print("open", flush=True)
sys.stdin.read()
"""


def identity(incarnation="a1b2"):
    return DeviceIdentity(7, incarnation, "413.101", "https://c.example", "t1", "k" * 43, bytes(32))


@pytest.mark.parametrize(
    ("found", "taken"),
    [((3, 40, 1), False), ((3, 51, 2), False), ((3, 51, 3), True), ((3, 53, 4), True)],
)
def test_an_sqlite_whose_wal_can_corrupt_is_refused(found, taken):
    if taken:
        require_sqlite(found)
    else:
        with pytest.raises(EnvironmentFailed, match=r"store\.sqlite_old"):
            require_sqlite(found)


def test_what_was_saved_is_there_after_a_new_start(open_desk, an_order, home):
    store, order = open_desk(), an_order()
    with store.write() as work:
        work.orders.save(order, now=order.created_at)
    store.close()
    assert not (home / "store.db-wal").exists()
    with open_desk().read() as reading:
        assert reading.orders.get(order.order_id) == order


def test_nothing_stands_readable_in_any_file(open_desk, an_order, a_vendor, a_product, home):
    store = open_desk()
    with store.write() as work:
        work.orders.save(an_order(package="RAHASIA-KANARI"), now=an_order().created_at)
        work.reference.apply([a_vendor(name="RAHASIA-KANARI"), a_product(name="RAHASIA-KANARI")])
        work.sync.enrol(identity("RAHASIA-KANARI"))
    files = [file for file in home.iterdir() if file.name != "high-water"]
    assert {"store.db", "store.db-wal"} <= {file.name for file in files}
    for file in files:
        data = file.read_bytes()
        assert b"KANARI" not in data, file.name
        assert b"kanari" not in data, file.name
        assert b"SQLite format" not in data, file.name


@POSIX
def test_the_files_are_for_their_owner_only(open_desk, home):
    open_desk()
    assert home.stat().st_mode & 0o077 == 0
    assert (home / "store.db").stat().st_mode & 0o077 == 0


def test_another_key_opens_nothing_and_changes_nothing(open_desk, home):
    open_desk().close()
    before = (home / "store.db").read_bytes()
    with pytest.raises(AccessDenied, match=r"store\.key"):
        open_desk(key=bytes(32))
    assert (home / "store.db").read_bytes() == before
    open_desk()


@POSIX
def test_a_second_program_is_refused_until_the_first_is_gone(home):
    first = subprocess.Popen(
        [sys.executable, "-c", HOLDER, str(home)],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
    )
    with first:
        assert first.stdout.readline() == b"open\n"
        with pytest.raises(EnvironmentFailed, match=r"store\.locked") as refusal:
            open_store(home, KEY, None)
        assert refusal.value.facts["home"] == str(home)
        first.send_signal(signal.SIGKILL)
    open_store(home, KEY, None).close()


def test_a_store_of_a_newer_program_is_left_alone(open_desk):
    store = open_desk()
    with store.write() as work:
        work.settings._connection.execute(text("UPDATE alembic_version SET version_num = '0999'"))
    store.close()
    with pytest.raises(EnvironmentFailed, match=r"store\.newer") as refusal:
        open_desk()
    assert refusal.value.facts == {"found": "0999"}


def test_a_migration_that_fails_midway_leaves_nothing_of_itself(home):
    home.mkdir()
    engine = write_engine(home / "store.db", KEY)
    with engine.begin() as connection:
        connection.execute(text("CREATE TABLE setting (in_the_way INTEGER)"))
    with pytest.raises(Exception, match="already exists"):
        bring_to_head(engine)
    with engine.begin() as connection:
        names = connection.execute(text("SELECT name FROM sqlite_master")).scalars().all()
        connection.execute(text("DROP TABLE setting"))
    assert names == ["setting"]
    bring_to_head(engine)
    with engine.begin() as connection:
        version = connection.execute(text("SELECT version_num FROM alembic_version")).scalar_one()
    assert version == HEAD
    engine.dispose()


def test_the_migrations_make_just_the_tables_and_columns_that_the_code_names(home):
    home.mkdir()
    engine = write_engine(home / "store.db", KEY)
    bring_to_head(engine)
    with engine.begin() as connection:
        made = {
            name: [
                (column.name, bool(column.notnull), bool(column.pk))
                for column in connection.execute(text(f"SELECT * FROM pragma_table_info('{name}')"))
            ]
            for (name,) in connection.execute(
                text("SELECT name FROM pragma_table_list WHERE strict")
            )
        }
    engine.dispose()
    assert made == {
        name: [(column.name, not column.nullable, column.primary_key) for column in table.columns]
        for name, table in metadata.tables.items()
    }


@pytest.mark.parametrize("cut", [1, 4095])
def test_a_file_that_was_cut_off_is_named_damaged(open_desk, home, cut):
    open_desk().close()
    file = home / "store.db"
    with file.open("r+b") as stream:
        stream.truncate(file.stat().st_size - cut)
    with pytest.raises(EnvironmentFailed, match=r"store\.damaged"):
        open_desk()


def test_every_flipped_page_is_noticed_or_holds_nothing_of_ours(open_desk, an_order, home):
    """A page in the search index may be noticed later only: it can be built again."""
    store = open_desk()
    with store.write() as work:
        for n in range(1, 60):
            work.orders.save(an_order(n, note="x" * 900), now=an_order().created_at)
    store.close()
    file = home / "store.db"
    whole = file.read_bytes()
    noticed, missed = [], []
    for page in range(len(whole) // 4096):
        spoilt = bytearray(whole)
        spoilt[page * 4096 + 2000] ^= 0xFF
        file.write_bytes(spoilt)
        try:
            open_desk().close()
        except (EnvironmentFailed, AccessDenied) as error:
            noticed.append(error.code)
        else:
            missed.append(page)
    file.write_bytes(whole)
    assert set(noticed) == {"store.damaged", "store.key"}
    assert len(missed) < len(whole) // 4096 // 3
    with open_desk().read() as reading:
        assert sum(count.count for count in reading.orders.counts()) == 59


def test_an_older_copy_that_was_put_back_raises_an_alarm(open_desk, an_order, append, home):
    store = open_desk()
    with store.write() as work:
        work.sync.enrol(identity())
        append(work, an_order(1))
    store.close()
    shutil.copy(home / "store.db", home / "copy")
    store = open_desk()
    with store.write() as work:
        append(work, an_order(2))
    store.close()
    newest = (home / "store.db").read_bytes()
    shutil.copy(home / "copy", home / "store.db")
    with pytest.raises(EnvironmentFailed, match=r"store\.restored") as alarm:
        open_desk()
    assert alarm.value.facts == {"here": 1, "known": 2}
    (home / "store.db").write_bytes(newest)
    open_desk()


def test_a_file_that_vanished_raises_the_same_alarm(open_desk, an_order, append, home):
    store = open_desk()
    with store.write() as work:
        work.sync.enrol(identity())
        append(work, an_order(1))
    store.close()
    (home / "store.db").unlink()
    with pytest.raises(EnvironmentFailed, match=r"store\.restored"):
        open_desk()


@pytest.mark.parametrize("mark", [None, b"", b"{", b'{"incarnation":"a1b2","seq":0}'])
def test_a_mark_that_is_behind_or_lost_is_no_alarm(open_desk, an_order, append, home, mark):
    store = open_desk()
    with store.write() as work:
        work.sync.enrol(identity())
        append(work, an_order(1))
    store.close()
    if mark is None:
        (home / "high-water").unlink()
    else:
        (home / "high-water").write_bytes(mark)
    open_desk()


def test_a_desk_that_was_enrolled_anew_starts_from_its_own_mark(open_desk, an_order, append):
    store = open_desk()
    with store.write() as work:
        work.sync.enrol(identity())
        append(work, an_order(1))
    with store.write() as work:
        work.sync.enrol(identity("c3d4"))
    store.close()
    open_desk()


def test_a_transaction_that_failed_moves_no_mark(open_desk, an_order, append, home):
    store = open_desk()

    def fail_after_appending():
        with store.write() as work:
            append(work, an_order(1))
            raise RuleBroken("order.empty")

    with pytest.raises(RuleBroken):
        fail_after_appending()
    assert not (home / "high-water").exists()
