"""The schema, the append-only log, and what is refused at opening."""

from __future__ import annotations

import threading

import pytest
from alembic.autogenerate import compare_metadata
from alembic.runtime.migration import MigrationContext
from sqlalchemy import create_engine, text
from sqlcipher3 import dbapi2

from bejo_central.keys import CentreKey
from bejo_central.store import audit, device_tables, numbers, order_tables
from bejo_central.store.columns import metadata
from bejo_central.store.database import Database
from bejo_desktop.domain.errors import BadInput, EnvironmentFailed


@pytest.fixture
def raw(centre):
    """The file itself, behind the program's back."""
    connection = dbapi2.connect(str(centre.file), isolation_level=None)
    yield connection
    connection.close()


def test_the_steps_lead_to_the_tables_of_the_code(centre):
    assert device_tables.DEVICE.metadata is order_tables.ORDER.metadata
    engine = create_engine(f"sqlite:///{centre.file}", module=dbapi2)
    with engine.connect() as connection:
        context = MigrationContext.configure(connection, opts={"compare_type": False})
        assert compare_metadata(context, metadata) == []
    engine.dispose()


def test_every_table_is_strict_and_every_check_has_a_name(raw):
    tables = raw.execute(
        "SELECT name, sql FROM sqlite_master WHERE type = 'table' AND name NOT LIKE 'sqlite_%'"
    ).fetchall()
    assert len(tables) > 20
    for name, sql in tables:
        if name != "alembic_version":
            assert sql.rstrip().endswith("STRICT"), name
        assert sql.count("CHECK") == sql.count("CONSTRAINT ck_"), name


def test_it_writes_ahead_and_through_to_the_disk(centre):
    with centre.database.write(centre.clock()) as session:
        ask = session.connection.exec_driver_sql
        assert ask("PRAGMA journal_mode").scalar() == "wal"
        assert ask("PRAGMA synchronous").scalar() == 2
        assert ask("PRAGMA foreign_keys").scalar() == 1


def test_a_reader_cannot_write(centre):
    with pytest.raises(EnvironmentFailed, match=r"database\.failed"):  # noqa: SIM117
        with centre.database.read() as connection:
            connection.execute(text("DELETE FROM product"))


@pytest.mark.parametrize("verb", ["UPDATE audit SET act = 'x'", "DELETE FROM audit"])
def test_the_audit_log_is_append_only(raw, verb):
    with pytest.raises(dbapi2.IntegrityError, match="append-only"):
        raw.execute(verb)


@pytest.mark.parametrize("verb", ["UPDATE outcome SET verdict = 'ok'", "DELETE FROM outcome"])
def test_a_verdict_is_for_ever(centre, desk, raw, verb):
    desk.accepted_order()
    with pytest.raises(dbapi2.IntegrityError, match="append-only"):
        raw.execute(verb)


def test_a_changed_entry_breaks_the_chain(centre, raw):
    for price in (10_000, 11_000, 12_000):
        centre.set_price("P-000001", price)
    with centre.database.read() as connection:
        count, broken = audit.first_broken(connection)
    assert (count, broken) == (4, None)
    raw.execute("DROP TRIGGER audit_no_update")
    raw.execute("UPDATE audit SET facts = replace(facts, '11000', '99000') WHERE entry = 3")
    with centre.database.read() as connection:
        assert audit.first_broken(connection)[1] == 3


def test_an_entry_cut_off_at_the_end_is_missed(centre, raw):
    centre.set_price("P-000001", 10_000)
    raw.execute("DROP TRIGGER audit_no_delete")
    raw.execute("DELETE FROM audit WHERE entry = 2")
    with centre.database.read() as connection:
        assert audit.first_broken(connection) == (1, 2)


def test_a_database_that_was_never_made_is_named(tmp_path):
    database = Database(str(tmp_path / "empty.db"))
    with pytest.raises(EnvironmentFailed, match=r"database\.missing"):
        database.require_schema()
    database.close()


def test_a_database_of_another_version_is_named(centre, raw):
    raw.execute("UPDATE alembic_version SET version_num = '0000'")
    with pytest.raises(EnvironmentFailed, match=r"database\.outdated"):
        centre.database.require_schema()


def test_making_it_twice_keeps_key_and_timeline(centre, raw):
    before = raw.execute("SELECT * FROM meta ORDER BY name").fetchall()
    made = centre.database.initialise(private_key=CentreKey.generate().text, name="Lain")
    assert not made
    assert raw.execute("SELECT * FROM meta ORDER BY name").fetchall() == before


def test_an_address_of_no_database_is_refused():
    with pytest.raises(BadInput, match=r"database\.address"):
        Database("nosuch://x")


def test_ranges_taken_by_many_at_once_never_meet(centre):
    taken = []

    def take():
        for _ in range(5):
            with centre.database.write(centre.clock()) as session:
                taken.append(numbers.take_range(session, "413.101", "SP", 2026, 50))

    threads = [threading.Thread(target=take) for _ in range(4)]
    for one in threads:
        one.start()
    for one in threads:
        one.join()
    assert sorted(taken) == [1 + 50 * n for n in range(20)]
