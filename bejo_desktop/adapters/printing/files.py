"""Writing papers to disk so that a file is either the whole paper or not there at all."""

from __future__ import annotations

import os
import re
import tempfile
from pathlib import Path
from typing import Final

from bejo_desktop.domain.errors import EnvironmentFailed

_NAME: Final = re.compile(r"[A-Za-z0-9][A-Za-z0-9._-]{0,199}")


def write_paper(path: Path, pdf: bytes) -> None:
    """
    Write `pdf` to `path`, replacing what was there in one step, and wait for the disk.

    Raises:
        EnvironmentFailed: `paper.not_written` (facts: `file`, `reason`): disk full, no such
            folder, not allowed, open elsewhere; what was there is unharmed.
    """
    temporary: Path | None = None
    try:
        handle, name = tempfile.mkstemp(prefix=".", suffix=".part", dir=path.parent)
        temporary = Path(name)
        with os.fdopen(handle, "wb") as file:
            file.write(pdf)
            file.flush()
            os.fsync(file.fileno())
        temporary.replace(path)
        _sync_folder(path.parent)
    except OSError as cause:
        if temporary is not None:
            temporary.unlink(missing_ok=True)
        reason = cause.strerror or type(cause).__name__
        raise EnvironmentFailed("paper.not_written", file=str(path), reason=reason) from cause


class PaperFolder:
    """
    The folder `papers/`: each issued original once, for ever.

    Names are plain file names, such as the id of an order with its paper and size.
    """

    def __init__(self, folder: Path) -> None:
        self._folder = folder

    def find(self, name: str) -> bytes | None:
        """Return a kept paper, None where there is none."""
        try:
            return self._path(name).read_bytes()
        except FileNotFoundError:
            return None

    def keep(self, name: str, pdf: bytes) -> Path:
        """
        Keep a paper and return where it lies; a paper already kept is never replaced.

        Raises:
            EnvironmentFailed: `paper.not_written`.
        """
        path = self._path(name)
        if not path.exists():
            write_paper(self._made(path), pdf)
        return path

    def _path(self, name: str) -> Path:
        assert _NAME.fullmatch(name), name
        return self._folder / name

    def _made(self, path: Path) -> Path:
        try:
            self._folder.mkdir(parents=True, exist_ok=True)
        except OSError as cause:
            reason = cause.strerror or type(cause).__name__
            raise EnvironmentFailed("paper.not_written", file=str(path), reason=reason) from cause
        return path


def _sync_folder(folder: Path) -> None:
    """Make the new name last through a power cut; Windows does that by itself."""
    if os.name != "posix":
        return
    handle = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)
