"""
PostgreSQL: the centre of a province, with one role that owns the tables and one that serves.

Rows that belong to a unit are kept apart by row security, also from the tables' owner: each
transaction names the unit that it works for, and sees no row of another one.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from sqlalchemy import create_engine, text
from sqlalchemy.engine import make_url
from sqlalchemy.exc import InterfaceError, OperationalError

if TYPE_CHECKING:
    from sqlalchemy import Connection, Engine, Row
    from sqlalchemy.exc import DBAPIError

EVERY_UNIT: Final = "*"
NO_UNIT: Final = ""

LOCK_TIMEOUT_MS: Final = 15_000
"""How long a statement waits for the lock of another transaction."""
STATEMENT_TIMEOUT_MS: Final = 30_000
"""How long a statement may run; a desk gives up after 45 seconds without a byte."""
IDLE_TIMEOUT_MS: Final = 60_000
"""How long a transaction may do nothing: one that was forgotten must not hold its locks."""
_CONNECT_TIMEOUT_S: Final = 10
_LINE_TIMEOUT_MS: Final = 20_000
"""How long sent bytes may stay unanswered before the line counts as broken."""

_BUSY: Final = frozenset({"40001", "40P01", "55P03", "57014", "53300"})
"""Serialization, deadlock, lock not available, statement timeout, too many connections."""
_GONE: Final = ("08", "57P")
"""Connection broken; the server stops, starts or crashed."""

_UNIT: Final = "current_setting('bejo.unit', true)"
_SCHEMA_LOCK: Final = 413_000_001
_OWN_TABLES: Final = "relkind IN ('r', 'p') AND relnamespace = current_schema()::regnamespace"
_READ_ONLY: Final = frozenset({"alembic_version", "meta"})


def open_engine(address: str, *, writes: bool) -> Engine:
    """Open a database for writers at READ COMMITTED with row locks, or for consistent readers."""
    settings = {
        "lock_timeout": LOCK_TIMEOUT_MS,
        "statement_timeout": STATEMENT_TIMEOUT_MS,
        "idle_in_transaction_session_timeout": IDLE_TIMEOUT_MS,
    }
    engine = create_engine(
        make_url(address),
        pool_pre_ping=True,
        isolation_level="READ COMMITTED" if writes else "REPEATABLE READ",
        connect_args={
            "options": " ".join(f"-c {name}={value}" for name, value in settings.items()),
            "connect_timeout": _CONNECT_TIMEOUT_S,
            "tcp_user_timeout": _LINE_TIMEOUT_MS,
            "application_name": "bejo-central",
        },
    )
    return engine if writes else engine.execution_options(postgresql_readonly=True)


def see_unit(connection: Connection, unit: str) -> None:
    """Let the rest of the transaction see and write the rows of `unit` alone."""
    connection.execute(text("SELECT set_config('bejo.unit', :unit, true)"), {"unit": unit})


def seen_unit(connection: Connection) -> str:
    """Return the unit whose rows the transaction sees."""
    return str(connection.execute(text(f"SELECT {_UNIT}")).scalar() or NO_UNIT)


def begin_migration(connection: Connection) -> None:
    """Let one migration run at a time, over the rows of every unit, as long as it takes."""
    connection.execute(text("SET LOCAL statement_timeout = 0"))
    connection.execute(text("SET LOCAL lock_timeout = 0"))
    connection.execute(text("SELECT pg_advisory_xact_lock(:key)"), {"key": _SCHEMA_LOCK})
    see_unit(connection, EVERY_UNIT)


def forbid_changes(connection: Connection, table: str) -> None:
    """Make rows of `table` unchangeable by a trigger; its right is withheld as well."""
    connection.exec_driver_sql(
        "CREATE OR REPLACE FUNCTION bejo_refuse_change() RETURNS trigger LANGUAGE plpgsql "
        "SET search_path = pg_catalog AS $$ BEGIN RAISE EXCEPTION USING "
        "MESSAGE = TG_TABLE_NAME || ' is append-only', ERRCODE = 'restrict_violation'; END $$"
    )
    for name, events in (("change", "UPDATE OR DELETE"), ("truncate", "TRUNCATE")):
        each = "ROW" if name == "change" else "STATEMENT"
        connection.exec_driver_sql(
            f"CREATE TRIGGER {table}_no_{name} BEFORE {events} ON {table} "
            f"FOR EACH {each} EXECUTE FUNCTION bejo_refuse_change()"
        )


def keep_apart(connection: Connection, table: str, seen: str, written: str) -> None:
    """
    Force row security on `table`; a rule of before gives way to this one.

    Args:
        seen, written: which rows may be seen and written, as SQL; `{unit}` is the unit of the
            transaction. The transaction of every unit may see and write all.
    """
    every = f"{_UNIT} = '{EVERY_UNIT}'"
    using, check = (f"{every} OR {rule.format(unit=_UNIT)}" for rule in (seen, written))
    connection.exec_driver_sql(f"ALTER TABLE {table} ENABLE ROW LEVEL SECURITY")
    connection.exec_driver_sql(f"ALTER TABLE {table} FORCE ROW LEVEL SECURITY")
    connection.exec_driver_sql(f"DROP POLICY IF EXISTS {table}_of_unit ON {table}")
    connection.exec_driver_sql(
        f"CREATE POLICY {table}_of_unit ON {table} USING ({using}) WITH CHECK ({check})"
    )


def grant_service(connection: Connection, role: str) -> None:
    """Give `role` what serving needs, on every table of the schema, and nothing more."""
    quote = connection.dialect.identifier_preparer.quote
    schema = quote(connection.execute(text("SELECT current_schema()")).scalar_one())
    named = quote(role)
    connection.exec_driver_sql(f"GRANT USAGE ON SCHEMA {schema} TO {named}")
    for table, is_kept in _tables(connection):
        rights = "SELECT, INSERT" if is_kept else "SELECT, INSERT, UPDATE, DELETE"
        rights = "SELECT" if table in _READ_ONLY else rights
        connection.exec_driver_sql(f"REVOKE ALL ON {schema}.{quote(table)} FROM {named}")
        connection.exec_driver_sql(f"GRANT {rights} ON {schema}.{quote(table)} TO {named}")


def current_role(connection: Connection) -> str:
    """Return the role that asks."""
    return str(connection.execute(text("SELECT current_user")).scalar_one())


def rights_beyond_service(connection: Connection, role: str) -> tuple[str, ...] | None:
    """Return what `role` may do that serving does not need; None where there is no such role."""
    row = connection.execute(text(_RIGHTS), {"role": role}).mappings().one_or_none()
    return None if row is None else tuple(str(right) for right, held in row.items() if held)


def failure_code(error: DBAPIError) -> str:
    """Return the code of what the server, or the line to it, said."""
    state = getattr(error.orig, "sqlstate", None)
    if state is None:
        of_the_line = isinstance(error, OperationalError | InterfaceError)
        return "database.gone" if of_the_line else "database.failed"
    if state.startswith(_GONE):
        return "database.gone"
    return "database.busy" if state in _BUSY else "database.failed"


def _tables(connection: Connection) -> list[Row[str, bool]]:
    """Return each table of the schema, and whether its rows are kept unchanged."""
    return list(connection.execute(text(_TABLES)))


_TABLES: Final = f"""
    SELECT relname, EXISTS (SELECT FROM pg_trigger
        WHERE tgrelid = pg_class.oid AND tgname = relname || '_no_change') AS is_kept
    FROM pg_class WHERE {_OWN_TABLES} ORDER BY relname
"""  # noqa: S608 - constants of ours
_RIGHTS: Final = f"""
    SELECT rolsuper AS "SUPERUSER", rolbypassrls AS "BYPASSRLS", rolcreaterole AS "CREATEROLE",
        rolcreatedb AS "CREATEDB", rolreplication AS "REPLICATION",
        EXISTS (SELECT FROM pg_class WHERE {_OWN_TABLES}
            AND pg_has_role(rolname, relowner, 'MEMBER')) AS "OWNER",
        has_schema_privilege(rolname, current_schema(), 'CREATE') AS "CREATE ON SCHEMA",
        has_database_privilege(rolname, current_database(), 'CREATE') AS "CREATE ON DATABASE"
    FROM pg_roles WHERE rolname = :role
"""  # noqa: S608 - constants of ours
