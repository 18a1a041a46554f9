"""What goes into the folder of the package beside what PyInstaller finds by itself, and what not."""

# ruff: noqa: INP001 - a package here would shadow the library "packaging"

from __future__ import annotations

import re
import tomllib
from importlib import metadata
from pathlib import Path
from typing import TYPE_CHECKING, Final

from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    Entry = tuple[str, str, str]
    """Where it will lie, where it lies now, its kind."""

IMPORTED_LATE: Final = (
    *("psycopg", "psycopg_binary", "sqlalchemy.dialects.postgresql.psycopg"),
    *("sqlcipher3.dbapi2", "_rl_accel"),
)
"""Libraries that are named by a string only."""

WITH_DATA: Final = ("jsonschema_specifications", "lokal", "pikepdf", "pyhanko", "reportlab")
"""Libraries that read files beside their modules."""

_NEVER_USED: Final = (
    *("tkinter", "_tkinter", "turtle", "idlelib", "lib2to3", "ensurepip", "venv", "readline"),
    *("pip", "setuptools", "wheel", "pkg_resources", "_distutils_hack"),
    # Litestar's own command line and its examples of an API.
    *("litestar.cli", "litestar.testing", "rich", "rich_click", "pygments"),
    *("markdown_it", "polyfactory", "faker"),
    *("PySide6.QtQml", "PySide6.QtQuick", "PySide6.QtOpenGL", "PySide6.QtSql"),
    *("PySide6.QtNetwork", "PySide6.QtDBus", "PIL._avif", "PIL._webp", "PIL._imagingcms"),
    *("PIL.ImageQt", "PIL.ImageTk", "lxml.objectify", "lxml.html", "lxml.isoschematron"),
    *("zstandard._cffi", "zstandard.backend_cffi", "sqlalchemy.ext.asyncio", "psycopg2"),
)

_SYSTEM: Final = ("/usr/lib/", "/lib/")
_SYSTEM_KEPT: Final = re.compile(r"lib(python3|ssl|crypto|ffi|sqlite3|uuid)\b")
"""Of the system's libraries only what Python itself links; the rest comes from its packages."""

_LEFT_OUT: Final = tuple(
    re.compile(pattern)
    for pattern in (
        # The window is drawn by X11 (under Wayland through XWayland), on Windows by itself.
        r".*/plugins/(egldeviceintegrations|wayland[a-z-]*|generic|networkinformation)/",
        r".*/plugins/(tls|sqldrivers|qmltooling|qmllint|designer|vectorimageformats)/",
        r".*/plugins/platforms/\w*(eglfs|linuxfb|minimal|vkkhrdisplay|vnc|wayland)",
        r".*/plugins/platforminputcontexts/\w*virtualkeyboard",
        r".*/plugins/platformthemes/\w*gtk3",
        r".*/plugins/imageformats/\w*(qpdf|qtga|qtiff|qwbmp|qicns|qwebp)",
        r"(.*/)?(lib)?Qt6(Qml|Quick|Pdf|VirtualKeyboard|Wayland|Wl|E[Gg][Ll]F[Ss]|Network|OpenGL)",
        r"(.*/)?lib(avif|sharpyuv|webp|lcms2)\w*-",
        r"PySide6/(Qt/)?translations/",
        r"babel/locale-data/(?!(root|en|en_US|id|id_ID)[.]dat)",
        r".*\.(pyi|pxd|pyx|c|h|cpp)$|.*/py\.typed$",
        r".*\.dist-info/(direct_url\.json|RECORD|INSTALLER|REQUESTED)$",
    )
)


def not_shipped(pyproject: Path) -> list[str]:
    """Return the modules that must not be followed: tools of the developers, and unused parts."""
    about = tomllib.loads(pyproject.read_text(encoding="utf-8"))["project"]
    needed = _with_their_needs([*about["dependencies"], *about["optional-dependencies"]["central"]])
    modules = {
        module
        for module, owners in metadata.packages_distributions().items()
        if needed.isdisjoint(canonicalize_name(owner) for owner in owners)
    }
    return sorted({*modules, *_NEVER_USED})


def _with_their_needs(asked: Iterable[str]) -> set[str]:
    """Return the names of the distributions that these need, and what those need, and so on."""
    seen: set[tuple[str, str]] = set()
    waiting = [(Requirement(text), "") for text in asked]
    while waiting:
        requirement, extra = waiting.pop()
        if requirement.marker and not requirement.marker.evaluate({"extra": extra}):
            continue
        name = canonicalize_name(requirement.name)
        for wanted in {"", *requirement.extras}:
            if (name, wanted) not in seen:
                seen.add((name, wanted))
                waiting += [(Requirement(text), wanted) for text in metadata.requires(name) or ()]
    return {name for name, _ in seen}


def kept(entries: Iterable[Entry]) -> list[Entry]:
    """Return the entries that are shipped."""
    return [entry for entry in entries if not _is_left_out(*entry)]


def _is_left_out(target: str, source: str, kind: str) -> bool:
    target = target.replace("\\", "/")
    if kind == "SYMLINK" and _matches(source):
        return True
    name = Path(target).name
    if kind == "BINARY" and source.startswith(_SYSTEM) and not _SYSTEM_KEPT.match(name):
        return True
    return _matches(target)


def _matches(name: str) -> bool:
    return any(pattern.match(name) for pattern in _LEFT_OUT)


def files_of_ours(root: Path, packages: Iterable[str]) -> Iterator[tuple[str, str]]:
    """
    Yield what our packages read as files, each with the folder it will lie in.

    That is all that is not Python, and the steps of the migrations, which Alembic looks for.
    """
    for file in sorted(file for package in packages for file in (root / package).rglob("*")):
        in_cache = "__pycache__" in file.parts
        is_module = file.suffix == ".py" and "migrations" not in file.parts
        if file.is_file() and not in_cache and not is_module:
            yield str(file), str(file.parent.relative_to(root))
