"""Files that a command reads and writes."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import Final

from bejo_desktop.cli.arguments import ArgumentsWrong
from bejo_desktop.domain.errors import EnvironmentFailed

STDIN: Final = Path("-")


def read_file(path: Path) -> bytes:
    """Return what a file holds, `-` is stdin (ArgumentsWrong `file.missing`)."""
    if path == STDIN:
        return sys.stdin.buffer.read()
    try:
        return path.read_bytes()
    except OSError as error:
        raise ArgumentsWrong("file.missing", file=str(path)) from error


def write_file(path: Path, data: bytes) -> None:
    """Write a file whole (EnvironmentFailed `file.not_written`)."""
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(data)
    except OSError as error:
        reason = error.strerror or type(error).__name__
        raise EnvironmentFailed("file.not_written", file=str(path), reason=reason) from error
