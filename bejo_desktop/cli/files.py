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
    """Write a file whole or leave what was there (EnvironmentFailed `file.not_written`)."""
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        if path.exists() and not path.is_file():  # a pipe; a folder says that it is one
            path.write_bytes(data)
        else:
            _replace(path, data)
    except OSError as error:
        reason = error.strerror or type(error).__name__
        raise EnvironmentFailed("file.not_written", file=str(path), reason=reason) from error


def _replace(path: Path, data: bytes) -> None:
    beside = path.with_name(f".{path.name}.part")
    try:
        beside.write_bytes(data)
        beside.replace(path)
    finally:
        beside.unlink(missing_ok=True)
