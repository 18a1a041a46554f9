"""Which schema a file has, bringing it to ours, and whether our tables are whole."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from sqlalchemy import select, text

from bejo_desktop.adapters.store import reference_tables  # noqa: F401 - names its tables in `metadata`
from bejo_desktop.adapters.store.tables import BY_HASH, metadata
from bejo_desktop.domain.errors import EnvironmentFailed

if TYPE_CHECKING:
    from sqlalchemy import Connection, Engine

HEAD: Final = "0010"
"""Revision that this program reads and writes."""

_SCRIPTS: Final = "bejo_desktop.adapters.store:migrations"


def bring_to_head(engine: Engine) -> None:
    """
    Make the schema or migrate an older one, in one transaction.

    Raises:
        EnvironmentFailed: `store.newer` with the revision found.
    """
    with engine.begin() as connection:
        found = _revision(connection)
        if found != HEAD:
            _migrate(connection, found)


def require_whole(engine: Engine) -> None:
    """
    Check our tables page by page; the search index and scans are left out, they take seconds.

    Raises:
        EnvironmentFailed: `store.damaged` with the table.
    """
    with engine.connect() as connection:
        for name, table in metadata.tables.items():
            if table.info.get(BY_HASH):
                continue
            answers = connection.execute(text(f"PRAGMA quick_check({name})")).scalars().all()
            if answers != ["ok"]:
                raise EnvironmentFailed("store.damaged", table=name)


def _revision(connection: Connection) -> str | None:
    known = (
        select(text("1"))
        .select_from(text("sqlite_master"))
        .where(text("type = 'table' AND name = 'alembic_version'"))
    )
    if connection.execute(known).one_or_none() is None:
        return None
    return connection.execute(text("SELECT version_num FROM alembic_version")).scalar_one_or_none()


def _migrate(connection: Connection, found: str | None) -> None:
    # Alembic takes a tenth of a second to import: only a start that needs it pays.
    from alembic import command  # noqa: PLC0415 - see above
    from alembic.config import Config  # noqa: PLC0415 - see above
    from alembic.script import ScriptDirectory  # noqa: PLC0415 - see above

    config = Config()
    config.set_main_option("script_location", _SCRIPTS)
    known = {script.revision for script in ScriptDirectory.from_config(config).walk_revisions()}
    if found is not None and found not in known:
        raise EnvironmentFailed("store.newer", found=found)
    config.attributes["connection"] = connection
    command.upgrade(config, "head")
