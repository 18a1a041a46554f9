"""The .deb: the folder of the programs with what Debian wants to know of it."""

# ruff: noqa: INP001 - a package here would shadow the library "packaging"

from __future__ import annotations

import hashlib
import os
import platform
import shutil
import subprocess
from typing import TYPE_CHECKING, Final

from project import HERE, OUT, WORK, about, qt_libraries, run

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

_TREE: Final = WORK / "deb"
_PROGRAMS: Final = ("bejo", "bejo-central", "bejo-desktop")
_OTHER_LIBRARIES: Final = (
    *("ca-certificates", "libbz2-1.0", "libexpat1", "libgcc-s1", "liblzma5", "libstdc++6"),
    "zlib1g",
)
_RECOMMENDED: Final = ("cups-client",)
"""`lp` prints papers."""

_LONG_TEXT: Final = """\
 Finds products in a local copy of the catalogue, drafts orders, checks them
 against budget, tax and procurement law, gives them their official numbers and
 prints them without a line; with a line it exchanges them with the centre.
 .
 Three programs: bejo-desktop (the window), bejo (the desk without a window) and
 bejo-central (the central service, which training and demo need, too).
"""


def make(folder: Path) -> Path:
    """Make the package of the folder and return it."""
    shutil.rmtree(_TREE, ignore_errors=True)
    here = _TREE / "usr" / "lib" / "bejo-desktop"
    here.parent.mkdir(parents=True)
    shutil.copytree(folder, here, symlinks=True, copy_function=os.link)
    _link_programs()
    share = _TREE / "usr" / "share"
    _put(HERE / "deb" / "bejo-desktop.desktop", share / "applications")
    _put(HERE / "deb" / "bejo-desktop.metainfo.xml", share / "metainfo")
    icons = share / "icons" / "hicolor" / "scalable" / "apps"
    _put(HERE / "icon.svg", icons).rename(icons / "bejo-desktop.svg")
    documents = share / "doc" / "bejo-desktop"
    documents.mkdir(parents=True)
    (documents / "copyright").symlink_to("../../../lib/bejo-desktop/LICENCES.txt")
    _describe()
    architecture = _architecture()
    made = OUT / f"bejo-desktop_{about().version}_{architecture}.deb"
    run("dpkg-deb", "--root-owner-group", "-Zxz", "--build", _TREE, made)
    return made


def _put(file: Path, folder: Path) -> Path:
    folder.mkdir(parents=True, exist_ok=True)
    target = folder / file.name
    shutil.copyfile(file, target)
    target.chmod(0o644)
    return target


def _link_programs() -> None:
    programs = _TREE / "usr" / "bin"
    programs.mkdir(parents=True)
    for name in _PROGRAMS:
        (programs / name).symlink_to(f"../lib/bejo-desktop/{name}")


def _describe() -> None:
    sums = "".join(f"{digest}  {name}\n" for name, digest in _sums())
    control = _TREE / "DEBIAN"
    control.mkdir()
    (control / "md5sums").write_text(sums, encoding="utf-8")
    (control / "control").write_text(_control(), encoding="utf-8")
    for path in (_TREE, *_TREE.rglob("*")):
        if path.is_dir() and not path.is_symlink():
            path.chmod(0o755)
    for file in control.iterdir():
        file.chmod(0o644)


def _control() -> str:
    """Return the control file; the needs are Qt's libraries, as `scripts/setup` names them."""
    project = about()
    needs = sorted({*qt_libraries(), *_OTHER_LIBRARIES})
    fields = {
        "Package": "bejo-desktop",
        "Version": project.version,
        "Architecture": _architecture(),
        "Maintainer": "Bejo Desktop <bejo-desktop@example.invalid>",
        "Installed-Size": str(_kibibytes()),
        "Depends": ", ".join([f"libc6 (>= {platform.libc_ver()[1]})", *needs]),
        "Recommends": ", ".join(_RECOMMENDED),
        "Section": "misc",
        "Priority": "optional",
        "Description": project.summary,
    }
    return "".join(f"{name}: {value}\n" for name, value in fields.items()) + _LONG_TEXT


def _files() -> list[Path]:
    inside = sorted((_TREE / "usr").rglob("*"))
    return [path for path in inside if path.is_file() and not path.is_symlink()]


def _sums() -> Iterator[tuple[str, str]]:
    for file in _files():
        digest = hashlib.md5(file.read_bytes(), usedforsecurity=False).hexdigest()
        yield file.relative_to(_TREE).as_posix(), digest


def _kibibytes() -> int:
    sizes = {stat.st_ino: stat.st_size for stat in (file.stat() for file in _files())}
    return sum(sizes.values()) // 1024


def _architecture() -> str:
    asked = ["dpkg", "--print-architecture"]
    return subprocess.run(asked, capture_output=True, text=True, check=True).stdout.strip()  # noqa: S603 - fixed
