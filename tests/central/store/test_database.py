"""The schema, the append-only log, and what is refused at opening."""

from __future__ import annotations

import psycopg
import pytest
from alembic.autogenerate import compare_metadata
from alembic.runtime.migration import MigrationContext
from sqlalchemy import text
from sqlcipher3 import dbapi2

from bejo_central.keys import CentreKey
from bejo_central.store import audit, device_tables, order_tables
from bejo_central.store.columns import metadata
from bejo_central.store.database import Database
from bejo_central.store.engine import EVERY_UNIT
from bejo_desktop.domain.errors import BadInput, EnvironmentFailed

APPEND_ONLY = [
    ("audit", "UPDATE audit SET act = 'x'"),
    ("audit", "DELETE FROM audit"),
    ("outcome", "UPDATE outcome SET verdict = 'ok'"),
    ("outcome", "DELETE FROM outcome"),
]


@pytest.fixture
def raw(centre):
    """The database itself, behind the program's back."""
    with centre.place.asking() as connection:
        yield connection


def test_the_steps_lead_to_the_tables_of_the_code(centre):
    assert device_tables.DEVICE.metadata is order_tables.ORDER.metadata
    with centre.looking() as connection:
        context = MigrationContext.configure(connection, opts={"compare_type": False})
        assert compare_metadata(context, metadata) == []


def test_every_table_is_strict_and_every_check_has_a_name(file_place):
    with file_place.asking() as raw:
        tables = raw.execute(
            "SELECT name, sql FROM sqlite_master WHERE type = 'table' AND name NOT LIKE 'sqlite_%'"
        ).fetchall()
    assert len(tables) > 20
    for name, sql in tables:
        if name != "alembic_version":
            assert sql.rstrip().endswith("STRICT"), name
        assert sql.count("CHECK") == sql.count("CONSTRAINT ck_"), name


def test_a_file_is_written_ahead_and_through_to_the_disk(file_place, start):
    database = Database(file_place.address)
    with database.write(start, EVERY_UNIT) as session:
        ask = session.connection.exec_driver_sql
        assert ask("PRAGMA journal_mode").scalar() == "wal"
        assert ask("PRAGMA synchronous").scalar() == 2
        assert ask("PRAGMA foreign_keys").scalar() == 1
    database.close()


def test_a_server_gives_writers_row_locks_and_readers_one_look(server_place, start):
    database = Database(server_place.address)

    def settings(connection):
        names = ("transaction_isolation", "transaction_read_only", "lock_timeout")
        return [connection.exec_driver_sql(f"SHOW {name}").scalar() for name in names]

    with database.write(start, EVERY_UNIT) as session:
        assert settings(session.connection) == ["read committed", "off", "15s"]
    with database.read(EVERY_UNIT) as connection:
        assert settings(connection) == ["repeatable read", "on", "15s"]
    database.close()


def test_a_reader_cannot_write(centre):
    with pytest.raises(EnvironmentFailed, match=r"database\.failed"):  # noqa: SIM117
        with centre.looking() as connection:
            connection.execute(text("DELETE FROM product"))


@pytest.mark.parametrize(("table", "verb"), APPEND_ONLY)
def test_the_log_and_the_verdicts_are_append_only(centre, desk, raw, table, verb):
    desk.accepted_order()
    with pytest.raises((dbapi2.IntegrityError, psycopg.IntegrityError), match="append-only"):
        raw.execute(verb)
    assert raw.execute(f"SELECT count(*) FROM {table}").fetchone()[0] >= 2


def test_a_changed_entry_breaks_the_chain(centre, raw):
    for price in (10_000, 11_000, 12_000):
        centre.set_price("P-000001", price)
    with centre.looking() as connection:
        count, broken = audit.first_broken(connection)
    assert (count, broken) == (4, None)
    centre.place.allow_changes("audit")
    raw.execute("UPDATE audit SET facts = replace(facts, '11000', '99000') WHERE entry = 3")
    with centre.looking() as connection:
        assert audit.first_broken(connection)[1] == 3


def test_an_entry_cut_off_at_the_end_is_missed(centre, raw):
    centre.set_price("P-000001", 10_000)
    centre.place.allow_changes("audit")
    raw.execute("DELETE FROM audit WHERE entry = 2")
    with centre.looking() as connection:
        assert audit.first_broken(connection) == (1, 2)


def test_a_database_that_was_never_made_is_named(empty_place):
    database = Database(empty_place.owner_address)
    with pytest.raises(EnvironmentFailed, match=r"database\.missing"):
        database.require_schema()
    with pytest.raises(EnvironmentFailed, match=r"database\.missing"):
        database.upgrade()
    database.close()


def test_a_database_of_another_version_is_named(centre, raw):
    raw.execute("UPDATE alembic_version SET version_num = '0000'")
    with pytest.raises(EnvironmentFailed, match=r"database\.outdated"):
        centre.database.require_schema()


def test_making_it_twice_keeps_key_and_timeline(centre, raw):
    before = raw.execute("SELECT * FROM meta ORDER BY name").fetchall()
    owner = Database(centre.place.owner_address)
    made = owner.initialise(private_key=CentreKey.generate().text, name="Lain")
    owner.close()
    assert not made
    assert raw.execute("SELECT * FROM meta ORDER BY name").fetchall() == before


@pytest.mark.parametrize("address", ["nosuch://x", "mysql://x/y", "postgresql+nosuch://x"])
def test_an_address_of_no_database_is_refused(address):
    with pytest.raises(BadInput, match=r"database\.address"):
        Database(address)
