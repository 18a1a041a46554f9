"""Opening the store: every reason not to is found before anything is written."""

from __future__ import annotations

import os
from contextlib import ExitStack
from itertools import count
from typing import TYPE_CHECKING, Final

from sqlalchemy import func, select
from sqlalchemy.exc import DBAPIError

from bejo_desktop.adapters.store.engine import (
    SQLITE_LEAST,
    lock_home,
    read_engine,
    sqlite_version,
    write_engine,
)
from bejo_desktop.adapters.store.failures import (
    NOT_A_DATABASE,
    environment_failures,
    result_code,
)
from bejo_desktop.adapters.store.high_water import HighWater
from bejo_desktop.adapters.store.reserve import Reserve
from bejo_desktop.adapters.store.schema import bring_to_head, require_whole
from bejo_desktop.adapters.store.store import SqlStore
from bejo_desktop.adapters.store.tables import device, outbox
from bejo_desktop.domain.errors import AccessDenied, EnvironmentFailed

if TYPE_CHECKING:
    from pathlib import Path

    from sqlalchemy import Engine

    from bejo_desktop.application.ports.system import Clock

_PAGE_BYTES: Final = 4096
_FILES: Final = ("high-water", "store.db-wal", "store.db-shm", "store.db")
"""What goes aside with a store, the store itself last: cut short, it is found there again."""


def open_store(home: Path, key: bytes, clock: Clock) -> SqlStore:
    """
    Open the store in `home`, or make it there; `key` are the 32 bytes of the vault.

    Args:
        clock: tells when budget lines came; whatever else has a moment is given it.

    Raises:
        EnvironmentFailed: `store.sqlite_old`, `store.locked` (another Bejo has it open),
            `store.newer` (a newer Bejo wrote it), `store.damaged`, `store.restored` (an older
            copy was put back), `store.disk_full`, `store.io`, `store.read_only`.
        AccessDenied: `store.key`.
    """
    require_sqlite(sqlite_version())
    with ExitStack() as undo:
        lock = lock_home(home)
        undo.callback(lock.release)
        file, high_water = home / "store.db", HighWater(home / "high-water")
        _require_file(file)
        writer, reader = write_engine(file, key), read_engine(file, key)
        undo.callback(writer.dispose)
        with environment_failures():
            _require_key(writer)
            bring_to_head(writer)
            require_whole(writer)
            _require_newest(writer, high_water)
        reserve = Reserve(home / "reserve")
        reserve.fill()
        undo.pop_all()
    return SqlStore(
        writer,
        reader,
        clock=clock,
        unlock_home=lock.release,
        high_water=high_water,
        reserve=reserve,
    )


def open_new_store(home: Path, key: bytes, clock: Clock) -> SqlStore:
    """
    Open the store of a desk that is being enrolled; one that its key does not open goes aside.

    It belongs to an enrolment that was broken off, or its officers' keys were lost; either way
    nobody can open it here. It is kept whole in the folder `aside`, in case the keys are found.

    Raises:
        EnvironmentFailed: as `open_store`.
    """
    try:
        return open_store(home, key, clock)
    except AccessDenied:
        _set_aside(home)
        return open_store(home, key, clock)


def _set_aside(home: Path) -> None:
    try:
        number = next(n for n in count(1) if not (home / "aside" / str(n)).exists())
        aside = home / "aside" / str(number)
        aside.mkdir(parents=True)
        for name in _FILES:
            if (home / name).exists():
                (home / name).rename(aside / name)
    except OSError as failure:
        raise EnvironmentFailed("store.read_only", home=str(home)) from failure


def require_sqlite(found: tuple[int, ...]) -> None:
    """Refuse a SQLite whose WAL can corrupt the file (EnvironmentFailed `store.sqlite_old`)."""
    if found < SQLITE_LEAST:
        raise EnvironmentFailed(
            "store.sqlite_old", found=_dotted(found), least=_dotted(SQLITE_LEAST)
        )


def _require_file(file: Path) -> None:
    """Make an empty file that only its owner reads, or refuse one that was cut off."""
    try:
        os.close(os.open(file, os.O_CREAT | os.O_RDWR, 0o600))
        size = file.stat().st_size
    except OSError as failure:
        raise EnvironmentFailed("store.read_only", home=str(file.parent)) from failure
    if size % _PAGE_BYTES:
        raise EnvironmentFailed("store.damaged", table="")


def _require_key(engine: Engine) -> None:
    try:
        with engine.connect() as connection:
            connection.exec_driver_sql("SELECT count(*) FROM sqlite_master")
    except DBAPIError as failure:
        if result_code(failure) == NOT_A_DATABASE:
            raise AccessDenied("store.key") from failure
        raise


def _require_newest(engine: Engine, high_water: HighWater) -> None:
    mark = high_water.read()
    if mark is None:
        return
    with engine.connect() as connection:
        incarnation = connection.execute(select(device.c.incarnation)).scalar_one_or_none()
        head = connection.execute(select(func.max(outbox.c.seq))).scalar_one() or 0
    if incarnation in {None, mark.incarnation} and head < mark.seq:
        raise EnvironmentFailed("store.restored", here=head, known=mark.seq)


def _dotted(version: tuple[int, ...]) -> str:
    return ".".join(str(part) for part in version)
