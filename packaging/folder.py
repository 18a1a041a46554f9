"""The folder of the programs: what PyInstaller makes, made small and the same each time."""

# ruff: noqa: INP001 - a package here would shadow the library "packaging"

from __future__ import annotations

import os
import shutil
import sys
from typing import TYPE_CHECKING, Final

import notices
from project import FOLDER, HERE, OUT, WORK, moment, run

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

PROGRAMS: Final = ("bejo", "bejo-central", "bejo-desktop")
_ELF: Final = b"\x7fELF"
_AUDITED: Final = ".libs"
"""Folders of libraries that wheels have patched; `strip` may break those."""


def make() -> Path:
    """Make the folder anew and return it."""
    shutil.rmtree(FOLDER, ignore_errors=True)
    pyinstaller = [sys.executable, "-m", "PyInstaller", "--noconfirm", "--log-level", "ERROR"]
    run(*pyinstaller, "--distpath", OUT, "--workpath", WORK, HERE / "bejo.spec")
    text = notices.licences(WORK / "bejo" / "sources.txt")
    (FOLDER / "LICENCES.txt").write_text(text, encoding="utf-8")
    if sys.platform == "linux":
        _strip()
    _link_programs()
    _settle()
    return FOLDER


def _strip() -> None:
    """Take the debug symbols out of the libraries."""
    run("strip", "--strip-unneeded", *_libraries())


def _libraries() -> Iterator[Path]:
    for file in sorted(FOLDER.rglob("*.so*")):
        is_patched = any(part.endswith(_AUDITED) for part in file.parts)
        if not file.is_symlink() and not is_patched and _begins(file, _ELF):
            yield file


def _begins(file: Path, mark: bytes) -> bool:
    with file.open("rb") as opened:
        return opened.read(len(mark)) == mark


def _link_programs() -> None:
    """Store equal programs once; see entry.py."""
    first, *others = (FOLDER / name for name in PROGRAMS)
    for other in others:
        if other.is_file() and other.read_bytes() == first.read_bytes():
            other.unlink()
            other.hardlink_to(first)


def _settle() -> None:
    """Give every file the same rights and the same moment, whoever built it and when."""
    programs = {FOLDER / name for name in PROGRAMS}
    for path in sorted(FOLDER.rglob("*"), reverse=True):
        if not path.is_symlink():
            path.chmod(0o755 if path.is_dir() or path in programs else 0o644)
        os.utime(path, (moment(), moment()), follow_symlinks=False)
