"""Small choices."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sqlalchemy import select
from sqlalchemy.dialects.sqlite import insert

from bejo_desktop.adapters.store.tables import setting

if TYPE_CHECKING:
    from sqlalchemy import Connection


class SqlSettings:
    """The port `Settings` over one open transaction."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection

    def get(self, key: str) -> str | None:
        return self._connection.execute(
            select(setting.c.value).where(setting.c.key == key)
        ).scalar_one_or_none()

    def set(self, key: str, value: str) -> None:
        statement = insert(setting).values(key=key, value=value)
        self._connection.execute(
            statement.on_conflict_do_update(["key"], set_={"value": statement.excluded.value})
        )
