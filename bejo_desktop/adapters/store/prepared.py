"""Statements of a keystroke: compiled once from the tables, run on the driver's connection."""

from __future__ import annotations

from dataclasses import make_dataclass
from typing import TYPE_CHECKING, Any, Final, TypeAlias

from sqlalchemy.dialects.sqlite import dialect
from sqlalchemy.exc import DBAPIError
from sqlalchemy.sql.compiler import SQLCompiler
from sqlcipher3 import dbapi2

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from sqlalchemy import Connection
    from sqlalchemy.sql.elements import CompilerElement

    from bejo_desktop.adapters.store.column_types import AnyRow

    Change: TypeAlias = Callable[[Any], Any] | None
    """What a column's type makes of a value on its way in or out; None: nothing."""

_DIALECT: Final = dialect()


class Prepared:
    """
    One statement of the tables, without SQLAlchemy's work at each execution.

    That work costs ten times what SQLite needs to find one row, and a save is a handful of
    rows. Types of the columns, the open transaction and the errors are the same as ever.
    """

    def __init__(self, statement: CompilerElement) -> None:
        compiled = statement.compile(dialect=_DIALECT)
        assert isinstance(compiled, SQLCompiler)
        self._sql = compiled.string
        self._binds = tuple(
            (name, compiled.params[name], compiled.binds[name].type.bind_processor(_DIALECT))
            for name in compiled.positiontup or ()
        )
        self._columns = _columns(compiled)

    def run(self, connection: Connection, **values: Any) -> int:
        """
        Execute it and return how many rows it changed.

        A parameter that is not given keeps the value of the statement.

        Raises:
            DBAPIError: what the driver reports, as SQLAlchemy would raise it.
        """
        changed: int = self._executed(connection, values)[1]
        return changed

    def rows(self, connection: Connection, **values: Any) -> list[AnyRow]:
        """Return the rows; their columns are attributes. Errors as in `run`."""
        make, changes = self._columns
        found, _ = self._executed(connection, values)
        return [
            make(
                *[
                    cell if change is None else change(cell)
                    for cell, change in zip(cells, changes, strict=True)
                ]
            )
            for cells in found
        ]

    def row(self, connection: Connection, **values: Any) -> AnyRow | None:
        """Return the first row, None where there is none. Errors as in `run`."""
        return next(iter(self.rows(connection, **values)), None)

    def _executed(
        self, connection: Connection, values: dict[str, Any]
    ) -> tuple[Sequence[Any], int]:
        """The cells of all rows, and how many rows were changed."""
        given = [
            values.get(name, fixed) if change is None else change(values.get(name, fixed))
            for name, fixed, change in self._binds
        ]
        cursor = run_on_driver(connection, self._sql, given)
        return cursor.fetchall(), cursor.rowcount


def run_on_driver(connection: Connection, sql: str, given: Sequence[Any] = ()) -> Any:
    """
    Return the driver's cursor after one statement within the connection's transaction.

    Raises:
        DBAPIError: what the driver reports, as SQLAlchemy would raise it.
    """
    driver: Any = connection.connection.driver_connection
    try:
        return driver.execute(sql, given)
    except dbapi2.Error as failure:
        raise DBAPIError.instance(sql, None, failure, dbapi2.Error, dialect=_DIALECT) from failure


def _columns(compiled: SQLCompiler) -> tuple[type[Any], tuple[Change, ...]]:
    """What makes a row, and what each of its cells becomes."""
    selected = getattr(compiled.statement, "selected_columns", ())
    row = make_dataclass("Row", [column.key for column in selected], slots=True)
    return row, tuple(column.type.result_processor(_DIALECT, None) for column in selected)
