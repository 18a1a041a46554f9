"""The licences of everything that is shipped, in one text."""

# ruff: noqa: INP001 - a package here would shadow the library "packaging"

from __future__ import annotations

import re
import subprocess
import sys
from importlib import metadata
from pathlib import Path
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

_LICENCE: Final = re.compile(
    r"(licen[cs]e|copying|notice|copyright)[^/]*$|/licen[cs]es/", re.IGNORECASE
)
_BUNDLER: Final = "pyinstaller"
"""Its loader is the start of each program."""
_SYSTEM: Final = ("/usr/lib/", "/lib/")
_COMMON: Final = Path("/usr/share/common-licenses/LGPL-3")
"""For the libraries under the LGPL whose wheels bring no text."""
_RULE: Final = "=" * 78


def write_sources(sources: Iterable[str], file: Path) -> None:
    """Note which files of this machine went into the folder, one a line."""
    file.write_text("\n".join(sorted(set(sources))) + "\n", encoding="utf-8")


def licences(sources: Path) -> str:
    """Return the text of all licences; `sources` as `write_sources` left it."""
    shipped = {Path(line) for line in sources.read_text(encoding="utf-8").splitlines() if line}
    parts = [*_of_distributions(shipped), _of_python(), *_of_system(shipped)]
    return "\n".join(f"{_RULE}\n{title}\n{_RULE}\n{text.strip()}\n" for title, text in parts)


def _of_distributions(shipped: set[Path]) -> Iterator[tuple[str, str]]:
    found = {dist.metadata["Name"]: dist for dist in metadata.distributions()}
    for name in sorted(found, key=str.lower):
        dist = found[name]
        files = [Path(str(dist.locate_file(file))) for file in dist.files or ()]
        if name.lower() != _BUNDLER and shipped.isdisjoint(files):
            continue
        about = dist.metadata.json
        named = str(about.get("license_expression") or about.get("license") or "see below")
        texts = [
            file.read_text(encoding="utf-8", errors="replace")
            for file in files
            if ".dist-info/" in file.as_posix()
            and _LICENCE.search(file.as_posix())
            and file.is_file()
        ]
        if not texts and "LGPL" in named and _COMMON.is_file():
            texts = [_COMMON.read_text(encoding="utf-8")]
        first_line = named.strip().splitlines()[0]
        yield f"{name} {dist.version}", "\n\n".join([f"Licence: {first_line}", *texts])


def _of_python() -> tuple[str, str]:
    version = ".".join(map(str, sys.version_info[:3]))
    inside = Path(sys.base_prefix, "lib", f"python{sys.version_info[0]}.{sys.version_info[1]}")
    places = (inside / "LICENSE.txt", Path(sys.base_prefix, "LICENSE.txt"))
    text = next((file.read_text(encoding="utf-8") for file in places if file.is_file()), "")
    return f"Python {version}", text or "Licence: PSF-2.0"


def _of_system(shipped: set[Path]) -> Iterator[tuple[str, str]]:
    """Yield the libraries that were taken from Debian's packages."""
    inside = [file for file in shipped if str(file).startswith(_SYSTEM)]
    for package in sorted({name for file in inside if (name := _package_of(file))}):
        file = Path("/usr/share/doc", package, "copyright")
        if file.is_file():
            yield f"Debian package {package}", file.read_text(encoding="utf-8", errors="replace")


def _package_of(file: Path) -> str:
    """Return the Debian package that owns the file; empty where none does."""
    for name in (file, file.resolve()):
        asked = ["dpkg-query", "--search", str(name)]
        try:
            answer = subprocess.run(asked, capture_output=True, text=True, check=False).stdout  # noqa: S603 - a fixed program and a path
        except OSError:
            return ""  # not a Debian
        if answer:
            return answer.split(":", 1)[0]
    return ""
