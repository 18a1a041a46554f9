"""The open store: transactions on the write lane, looks on the read lane."""

from __future__ import annotations

from contextlib import contextmanager
from typing import TYPE_CHECKING, Final

from bejo_desktop.adapters.store.audit import SqlAudit
from bejo_desktop.adapters.store.boards import SqlBoards
from bejo_desktop.adapters.store.failures import environment_failures
from bejo_desktop.adapters.store.numbers import SqlNumbers
from bejo_desktop.adapters.store.orders import SqlOrders
from bejo_desktop.adapters.store.outbox import SqlOutbox
from bejo_desktop.adapters.store.past_orders import SqlHistory
from bejo_desktop.adapters.store.prices import SqlPrices
from bejo_desktop.adapters.store.reference import SqlReference
from bejo_desktop.adapters.store.remembered import Memory
from bejo_desktop.adapters.store.rule_packs import SqlRulePacks
from bejo_desktop.adapters.store.scans import SqlScans
from bejo_desktop.adapters.store.search import SqlSearch
from bejo_desktop.adapters.store.settings import SqlSettings
from bejo_desktop.adapters.store.sync_state import SqlSyncState
from bejo_desktop.domain.errors import EnvironmentFailed

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from sqlalchemy import Connection, Engine

    from bejo_desktop.adapters.store.high_water import HighWater
    from bejo_desktop.adapters.store.reserve import Reserve
    from bejo_desktop.application.ports.system import Clock

_DISK_FULL: Final = "store.disk_full"


class SqlWork:
    """The ports `Reading` and `Work` over one open transaction."""

    def __init__(self, connection: Connection, clock: Clock, memory: Memory) -> None:
        self.orders = SqlOrders(connection, memory.content)
        self.reference = SqlReference(connection, clock, memory.reference)
        self.outbox = SqlOutbox(connection)
        self.numbers = SqlNumbers(connection)
        self.sync = SqlSyncState(connection)
        self.settings = SqlSettings(connection)
        self.audit = SqlAudit(connection)
        self.boards = SqlBoards(connection)
        self.prices = SqlPrices(connection, memory.reference)
        self.rule_packs = SqlRulePacks(connection)
        self.history = SqlHistory(connection)
        self.scans = SqlScans(connection)


class SqlStore:
    """
    The port `Store`; made by `open_store` only.

    `write()` belongs to the thread of the write lane, `read()` and `search` to any other.
    """

    def __init__(
        self,
        writer: Engine,
        reader: Engine,
        *,
        clock: Clock,
        unlock_home: Callable[[], object],
        high_water: HighWater,
        reserve: Reserve,
    ) -> None:
        self._writer = writer
        self._reader = reader
        self._clock = clock
        self._unlock_home = unlock_home
        self._high_water = high_water
        self._reserve = reserve
        self._closed = False
        # The home is locked and readers cannot write: nobody else changes what the writer knows.
        self._memory = Memory()
        self.search = SqlSearch(reader)

    @contextmanager
    def write(self) -> Iterator[SqlWork]:
        assert not self._closed
        try:
            with environment_failures(), self._writer.begin() as connection:
                self._memory.reference.make_room()
                work = SqlWork(connection, self._clock, self._memory)
                yield work
        except EnvironmentFailed as failure:
            if failure.code == _DISK_FULL:
                self._reserve.free()
            raise
        if (mark := work.outbox.mark or work.sync.mark) is not None:
            self._high_water.write(mark)

    @contextmanager
    def read(self) -> Iterator[SqlWork]:
        assert not self._closed
        with environment_failures(), self._reader.begin() as connection:
            yield SqlWork(connection, self._clock, Memory())

    def close(self) -> None:
        if self._closed:
            return
        self._closed = True
        self._reader.dispose()
        try:
            with environment_failures(), self._writer.connect() as connection:
                raw = connection.connection.driver_connection
                assert raw is not None
                raw.execute("PRAGMA wal_checkpoint(TRUNCATE)")
        finally:
            self._writer.dispose()
            self._unlock_home()
