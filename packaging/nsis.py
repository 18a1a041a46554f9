"""
The Windows installer's script, compiled.

The programs of Windows are built on Windows only. Here the script is compiled against a folder
of the same layout whose files are empty: that proves its grammar and its paths, nothing else,
and what comes out says so in its name.
"""

# ruff: noqa: INP001 - a package here would shadow the library "packaging"

from __future__ import annotations

import shutil
from typing import TYPE_CHECKING, Final

from folder import PROGRAMS
from project import HERE, OUT, WORK, about, run

if TYPE_CHECKING:
    from pathlib import Path

_LAYOUT: Final = WORK / "windows-layout"


def compile_against_layout(folder: Path) -> Path:
    """Compile the script against the layout of the folder and return what came out."""
    _lay_out(folder)
    version = about().version
    made = OUT / f"bejo-desktop-{version}-setup-of-empty-files.exe"
    defines = [f"-DBUILD={_LAYOUT}", f"-DVERSION={version}", f"-DOUT={made}"]
    run("makensis", "-V2", "-WX", *defines, HERE / "windows" / "bejo.nsi")
    return made


def _lay_out(folder: Path) -> None:
    shutil.rmtree(_LAYOUT, ignore_errors=True)
    for file in sorted(path for path in folder.rglob("*") if not path.is_dir()):
        inside = file.relative_to(folder)
        name = f"{inside}.exe" if str(inside) in PROGRAMS else str(inside)
        empty = _LAYOUT / name
        empty.parent.mkdir(parents=True, exist_ok=True)
        empty.touch()
