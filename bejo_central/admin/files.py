"""What all imports share: one at a time, seals of their files, refused rows."""

from __future__ import annotations

import hashlib
from typing import TYPE_CHECKING, Any

from bejo_central.store.counters import next_value
from bejo_desktop.domain.errors import EnvironmentFailed

if TYPE_CHECKING:
    from collections.abc import Iterable
    from pathlib import Path

    from bejo_central.imports.rows import Refusal
    from bejo_central.store.database import Session


def wait_for_imports(session: Session) -> None:
    """Let one import plan and change at a time: what a plan was made of stays until it is done."""
    next_value(session.connection, "import")


def digest_of(file: Path) -> str:
    """Return the SHA-256 of a file (EnvironmentFailed `import.file_unreadable`)."""
    try:
        with file.open("rb") as raw:
            return hashlib.file_digest(raw, "sha256").hexdigest()
    except OSError as error:
        raise EnvironmentFailed("import.file_unreadable", file=file.name) from error


def seal_of(parts: Iterable[str]) -> str:
    """Return one fingerprint of several, 64 hex digits."""
    return hashlib.sha256("\n".join(parts).encode()).hexdigest()


def refusals(rows: Iterable[Refusal], subject: str = "") -> list[dict[str, Any]]:
    """
    Return refused rows as commands print them, in the order of the file.

    Args:
        subject: the name under which the code that a row carries is told; empty: not at all.
    """
    return [
        {
            "row": row.row,
            "reason": str(row.reason),
            **({subject: row.subject} if subject else {}),
            "column": row.column,
            "value": row.value,
            **row.facts,
        }
        for row in sorted(rows, key=lambda one: one.row)
    ]
