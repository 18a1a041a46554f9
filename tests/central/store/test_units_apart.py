"""PostgreSQL itself keeps the rows of units apart: what a statement forgets, a policy stops."""

from __future__ import annotations

import pytest
from sqlalchemy import Engine, event, text

from bejo_central.store import numbers, reference
from bejo_central.store.columns import metadata
from bejo_central.store.database import Database
from bejo_central.store.engine import EVERY_UNIT, NO_UNIT
from bejo_desktop.domain.errors import EnvironmentFailed

OWN = "413.101"
WITH_UNIT = sorted(name for name, table in metadata.tables.items() if "unit" in table.columns)
SCOPED = sorted([*WITH_UNIT, "unit", "device_officer", "scope", "feed"])
UNIT_OF = {
    "unit": "code",
    "device_officer": "(SELECT d.unit FROM device d WHERE d.device = device_officer.device)",
    "scope": "substr(scope, 3)",
    "feed": "substr(scope, 3)",
}
"""How a row tells its unit, where it does not by a column of that name."""
COMMON = dict.fromkeys(("scope", "feed"), "scope <> 'g'")
"""What of a table is not every unit's."""
EMPTY = {"number_rival", "realisation", "budget_correction", "unit_year"}
"""Where nothing stands yet: second papers, paid orders, corrections, petty cash."""


@pytest.fixture
def kind():
    """Only PostgreSQL knows such rules."""
    return "postgresql"


@pytest.fixture
def units(centre, desk):
    """Two units, each with a desk and an order in every table."""
    with centre.looking() as connection:
        other = next(one.code for one in reference.units(connection) if one.code != OWN)
    centre.set_numbering("lease", other)
    for one in (desk, centre.desk(unit=other)):
        one.accepted_order(centre.an_order(unit=one.unit))
    return OWN, other


def count(database, unit, table, where="true"):
    with database.read(unit) as connection:
        return connection.execute(text(f"SELECT count(*) FROM {table} WHERE {where}")).scalar()


def test_each_table_with_a_unit_forces_row_security(server_place):
    with server_place.asking() as connection:
        with_unit = connection.execute(
            "SELECT table_name FROM information_schema.columns"
            " WHERE table_schema = 'public' AND column_name = 'unit' ORDER BY 1"
        ).fetchall()
        forced = connection.execute(
            "SELECT relname FROM pg_class WHERE relrowsecurity AND relforcerowsecurity ORDER BY 1"
        ).fetchall()
        policies = connection.execute(
            "SELECT tablename, cmd, permissive, qual, with_check FROM pg_policies ORDER BY 1"
        ).fetchall()
    assert [name for (name,) in with_unit] == WITH_UNIT
    assert [name for (name,) in forced] == SCOPED
    assert [row[:3] for row in policies] == [(name, "ALL", "PERMISSIVE") for name in SCOPED]
    for *_, using, check in policies:
        assert "bejo.unit" in using
        assert "bejo.unit" in check


def test_a_transaction_sees_the_rows_of_its_own_unit_alone(centre, units):
    own, other = units
    for table in SCOPED:
        of_unit = UNIT_OF.get(table, "unit")
        common = COMMON.get(table, "true")
        everything = count(centre.database, EVERY_UNIT, table, common)
        mine = count(centre.database, own, table, common)
        assert mine == count(centre.database, EVERY_UNIT, table, f"{of_unit} = '{own}'"), table
        assert mine < everything or table in EMPTY
        assert count(centre.database, own, table, f"{of_unit} = '{other}'") == 0
        assert count(centre.database, NO_UNIT, table, common) == 0


def test_the_owner_of_the_tables_is_bound_as_well(centre, units):
    owner = Database(centre.place.owner_address)
    for table in SCOPED:
        assert count(owner, NO_UNIT, table, COMMON.get(table, "true")) == 0
    owner.close()


def test_without_the_setting_there_is_no_row(centre, units):
    with centre.place.cluster.asking(centre.place.name) as connection:
        connection.execute("SET ROLE bejo_service")
        for table in SCOPED:
            common = COMMON.get(table, "true")
            found = connection.execute(f"SELECT count(*) FROM {table} WHERE {common}").fetchone()
            assert found == (0,), table


def test_rows_of_another_unit_cannot_be_changed_or_removed(centre, units):
    own, other = units
    before = centre.place.whole()
    with centre.database.write(centre.clock(), own) as session:
        for statement in (
            f"UPDATE orders SET state = 'paid' WHERE unit = '{other}'",
            f"UPDATE budget_line SET ceiling = 0 WHERE unit = '{other}'",
            f"DELETE FROM commitment WHERE unit = '{other}'",
            f"UPDATE feed SET deleted = 1 WHERE scope = 'u:{other}'",
        ):
            assert session.connection.execute(text(statement)).rowcount == 0
    assert centre.place.whole() == before


@pytest.mark.parametrize(
    "statement",
    [
        "INSERT INTO commitment SELECT '{other}', year, code, order_id, 1 FROM commitment LIMIT 1",
        "INSERT INTO number_series VALUES ('{other}', 'X', 2026, 1)",
        "UPDATE budget_line SET unit = '{other}' WHERE code = (SELECT min(code) FROM budget_line)",
        "INSERT INTO scope VALUES ('u:{other}x', 1, 0)",
        "UPDATE scope SET head = 0 WHERE scope = 'g'",
        "INSERT INTO device_officer VALUES (99, '1')",
    ],
)
def test_a_row_cannot_be_written_for_another_unit(centre, units, statement):
    own, other = units
    with pytest.raises(EnvironmentFailed, match="row-level security"):  # noqa: SIM117
        with centre.database.write(centre.clock(), own) as session:
            session.connection.execute(text(statement.format(other=other)))


def test_the_setting_ends_with_its_transaction(centre, units):
    own, _ = units
    with centre.database.write(centre.clock(), own) as session:
        first = session.connection.execute(text("SELECT pg_backend_pid()")).scalar()
    with centre.place.cluster.asking(centre.place.name) as connection:
        pids = connection.execute("SELECT pid FROM pg_stat_activity WHERE pid = %s", (first,))
        assert pids.fetchone() is not None, "the pool keeps its connection"
    engine = centre.database._writer
    with engine.begin() as connection:
        assert connection.execute(text("SELECT pg_backend_pid()")).scalar() == first
        assert connection.execute(text("SELECT count(*) FROM orders")).scalar() == 0


def test_an_exchange_works_in_the_unit_of_its_desk_from_its_first_lock(centre, desk):
    named = []

    def note(_connection, _cursor, statement, parameters, _context, _many):
        if "set_config" in statement:
            named.append(parameters["unit"])
        if "FOR UPDATE" in statement or statement.startswith(("INSERT", "UPDATE", "DELETE")):
            named.append(statement.split()[0])

    order, content = desk.submit(centre.an_order())[0], centre.an_order()
    desk.final(order, content)
    event.listen(Engine, "before_cursor_execute", note)
    try:
        desk.exchange()
    finally:
        event.remove(Engine, "before_cursor_execute", note)
    settings = [one for one in named if one in {EVERY_UNIT, NO_UNIT, desk.unit}]
    assert settings[:2] == [EVERY_UNIT, desk.unit], "the device is looked up, then its unit"
    began = named.index(desk.unit)
    assert not set(named[:began]) & {"SELECT", "INSERT", "UPDATE", "DELETE"}
    wide = False
    for one in named[began:]:
        wide = one == EVERY_UNIT if one in {EVERY_UNIT, desk.unit} else wide
        assert not (wide and one in {"INSERT", "UPDATE", "DELETE"}), named
    assert {"INSERT", "UPDATE"} <= set(named)


def test_a_number_on_a_paper_of_another_unit_is_still_found(centre, units):
    own, other = units
    with centre.looking() as connection:
        taken = numbers.numbers_of(connection, other, "SP", 2026)[0]
    with centre.database.write(centre.clock(), own) as session:
        found = numbers.holder(session.connection, own, "SP", 2026, no=taken.no, running=None)
        assert found == taken
        assert numbers.numbers_of(session.connection, other, "SP", 2026) == []
