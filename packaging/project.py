"""What the packages need to know of the project: places, version, the moment of its last change."""

# ruff: noqa: INP001 - a package here would shadow the library "packaging"

from __future__ import annotations

import os
import re
import shutil
import subprocess
import tomllib
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Final

HERE: Final = Path(__file__).resolve().parent
ROOT: Final = HERE.parent
OUT: Final = ROOT / "build" / "package"
WORK: Final = ROOT / "build" / "package-work"
FOLDER: Final = OUT / "bejo-desktop"
"""The folder of the programs, of which every package is made."""

_FALLBACK_MOMENT: Final = 1_760_000_000


@dataclass(frozen=True, slots=True)
class About:
    """Name, version and one line about the project, from pyproject.toml."""

    name: str
    version: str
    summary: str


def about() -> About:
    """Read pyproject.toml."""
    document: dict[str, Any] = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
    project = document["project"]
    return About(project["name"], project["version"], project["description"])


def qt_libraries() -> list[str]:
    """Return Debian's packages whose libraries Qt loads, as `scripts/setup` installs them."""
    text = (ROOT / "scripts" / "setup").read_text(encoding="utf-8")
    found = re.search(r'^QT_LIBRARIES="([^"]+)"', text, re.MULTILINE)
    assert found is not None, "scripts/setup names QT_LIBRARIES"
    return found[1].split()


def moment() -> int:
    """Return the second that all files bear: SOURCE_DATE_EPOCH, else that of the last commit."""
    if given := os.environ.get("SOURCE_DATE_EPOCH"):
        return int(given)
    if (git := shutil.which("git")) is None:
        return _FALLBACK_MOMENT
    asked = [git, "-C", str(ROOT), "log", "-1", "--format=%ct"]
    done = subprocess.run(asked, capture_output=True, text=True, check=False)  # noqa: S603 - fixed arguments
    return int(done.stdout.strip() or _FALLBACK_MOMENT)


def run(*command: object) -> None:
    """Run a tool of the build in the project's folder; a failure ends the build."""
    environment = os.environ | {
        "SOURCE_DATE_EPOCH": str(moment()),
        "PYTHONHASHSEED": "0",  # the order of sets goes into compiled modules
        "PYINSTALLER_CONFIG_DIR": str(WORK / "pyinstaller"),
    }
    subprocess.run([str(part) for part in command], check=True, cwd=ROOT, env=environment)  # noqa: S603 - our own build


def megabytes(path: Path) -> float:
    """Return how much a file or folder takes, a file with several names once."""
    files = [path] if path.is_file() else [file for file in path.rglob("*") if file.is_file()]
    sizes = {stat.st_ino: stat.st_size for stat in (file.lstat() for file in files)}
    return sum(sizes.values()) / 1e6
