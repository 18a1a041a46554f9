"""
A folder of rule files: TOML documents beside a manifest that names their version and digests.

The pack that ships with the program is such a folder, `resources/rules`.
"""

from __future__ import annotations

import tomllib
from datetime import date  # noqa: TC003 - msgspec reads the annotations at run time
from hashlib import sha256
from typing import TYPE_CHECKING, Annotated, Final

from msgspec import Meta

from bejo_desktop.contract.codec import decode, encode
from bejo_desktop.contract.rule_pack import RulePack, Short, Version, edition, entries_of
from bejo_desktop.contract.wire import Digest, Message
from bejo_desktop.domain.errors import BadInput

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

MANIFEST: Final = "manifest.json"
_MANIFEST_BYTES_MAX: Final = 64 * 2**10
_FILES_MAX: Final = 100


class RuleManifest(Message, frozen=True):
    """Version of a folder of rule files and the SHA-256 of each file, by its name."""

    version: Version
    issued_on: date
    files: Annotated[dict[Short, Digest], Meta(min_length=1, max_length=_FILES_MAX)]


def read_rule_files(folder: Path) -> tuple[dict[str, object], ...]:
    """
    Return the documents of a folder in the order of their names, or of one file.

    Raises:
        BadInput: `rules.broken` with `problem`: no rule file is there, or one is no TOML.
    """
    return _documents(_texts(folder))


def read_shipped(folder: Path) -> RulePack:
    """
    Return the pack of a folder that has a manifest, as it is: see `altered_files`.

    Raises:
        BadInput: `rules.broken` with `problem`.
    """
    manifest = _manifest(folder)
    return RulePack(
        version=manifest.version,
        issued_on=manifest.issued_on,
        rules=entries_of(read_rule_files(folder)),
    )


def altered_files(folder: Path) -> tuple[str, ...]:
    """
    Return the names of files that are not as the manifest says, or that only one of both knows.

    Raises:
        BadInput: `rules.broken`.
    """
    texts, files = _texts(folder), _manifest(folder).files
    return tuple(
        name
        for name in sorted(texts.keys() | files.keys())
        if name not in texts or files.get(name) != _digest(texts[name])
    )


def stamp(folder: Path, version: str, issued_on: date) -> RuleManifest:
    """
    Write the manifest of a folder anew.

    Raises:
        BadInput: `rules.version`, `rules.broken`.
    """
    edition(version)
    texts = _texts(folder)
    entries_of(_documents(texts))
    files = {name: _digest(text) for name, text in texts.items()}
    manifest = RuleManifest(version=version, issued_on=issued_on, files=files)
    (folder / MANIFEST).write_bytes(encode(manifest) + b"\n")
    return manifest


def _manifest(folder: Path) -> RuleManifest:
    try:
        data = (folder / MANIFEST).read_bytes().rstrip()
    except OSError as error:
        raise BadInput("rules.broken", problem=MANIFEST) from error
    try:
        return decode(data, RuleManifest, limit=_MANIFEST_BYTES_MAX)
    except BadInput as error:
        raise BadInput("rules.broken", problem=f"{MANIFEST}: {error.code}") from error


def _texts(folder: Path) -> dict[str, str]:
    """Return the files as texts: ends of lines may differ from one system to the next."""
    files = sorted(folder.glob("*.toml")) if folder.is_dir() else [folder]
    if not files:
        raise BadInput("rules.broken", problem=f"{folder.name}: *.toml")
    try:
        return {file.name: file.read_text(encoding="utf-8") for file in files}
    except UnicodeDecodeError as error:
        raise BadInput("rules.broken", problem=str(error)[:200]) from error


def _documents(texts: Mapping[str, str]) -> tuple[dict[str, object], ...]:
    try:
        return tuple(tomllib.loads(text) for text in texts.values())
    except tomllib.TOMLDecodeError as error:
        raise BadInput("rules.broken", problem=str(error)[:200]) from error


def _digest(text: str) -> str:
    return sha256(text.encode()).hexdigest()
