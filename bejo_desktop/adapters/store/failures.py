"""What the driver reports, as errors with words: full disk, broken disk, damaged file."""

from __future__ import annotations

from contextlib import contextmanager
from typing import TYPE_CHECKING, Final

from sqlalchemy.exc import DBAPIError

from bejo_desktop.domain.errors import Cancelled, EnvironmentFailed

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

NOT_A_DATABASE: Final = 26
"""SQLite's answer to a wrong key and to a broken first page: they cannot be told apart."""
_INTERRUPTED: Final = 9
_CODES: Final[Mapping[int, str]] = {
    5: "store.busy",
    6: "store.busy",
    8: "store.read_only",
    10: "store.io",
    11: "store.damaged",
    13: "store.disk_full",
    14: "store.io",
    NOT_A_DATABASE: "store.damaged",
}
"""Primary result codes (https://www.sqlite.org/rescode.html) that the world can cause."""


def result_code(failure: DBAPIError) -> int:
    """Return SQLite's primary result code of a failure, 0 when it has none."""
    return int(getattr(failure.orig, "sqlite_errorcode", 0)) & 0xFF


@contextmanager
def environment_failures() -> Iterator[None]:
    """
    Turn what the world does to the file into `EnvironmentFailed`; bugs of ours stay as they are.

    Raises:
        EnvironmentFailed: `store.disk_full`, `store.io`, `store.damaged`, `store.read_only`,
            `store.busy`. After an error at a commit nothing half is there, but whether the
            whole is must be read again.
        Cancelled: `search.stopped` after an interrupt.
    """
    try:
        yield
    except DBAPIError as failure:
        code = result_code(failure)
        if code == _INTERRUPTED:
            raise Cancelled("search.stopped") from failure
        if code not in _CODES:
            raise
        raise EnvironmentFailed(_CODES[code]) from failure
