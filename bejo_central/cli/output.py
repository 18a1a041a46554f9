"""One document on stdout: JSON for programs, lines for people."""

from __future__ import annotations

import sys
from datetime import date, datetime
from typing import TYPE_CHECKING, Any

import msgspec

from bejo_central.words import Words

if TYPE_CHECKING:
    from collections.abc import Mapping

    from bejo_desktop.domain.errors import BejoError


class Told(dict[str, Any]):
    """A document that people read as lines of its own."""

    def __init__(self, document: Mapping[str, Any], lines: str) -> None:
        super().__init__(document)
        self.lines = lines


def show(document: Mapping[str, Any], *, as_json: bool) -> None:
    """Print what a command did."""
    if as_json:
        print(msgspec.json.encode(document, enc_hook=_to_json).decode())
        return
    if isinstance(document, Told):
        print(document.lines)
        return
    for name, value in document.items():
        if isinstance(value, list):
            _show_rows(name, value)
        else:
            print(f"{name}: {_to_text(value)}")


def show_error(error: BejoError, *, as_json: bool) -> None:
    """Print why a command failed: on stdout as a document, else on stderr as a sentence."""
    message = Words.load().say(error.code, error.facts)
    if as_json:
        fault = {"code": error.code, "message": message, "facts": error.facts}
        print(msgspec.json.encode({"error": fault}, enc_hook=_to_json).decode())
    else:
        print(message, file=sys.stderr)


def _show_rows(name: str, rows: list[Any]) -> None:
    if not rows:
        print(f"{name}: -")
    for row in rows:
        if isinstance(row, dict):
            print("\t".join(_to_text(value) for value in row.values()))
        else:
            print(_to_text(row))


def _to_text(value: object) -> str:
    match value:
        case None:
            return "-"
        case datetime():
            return value.isoformat(timespec="seconds")
        case date():
            return value.isoformat()
        case list():
            return ", ".join(_to_text(one) for one in value)
        case dict():
            return ", ".join(f"{key}={_to_text(one)}" for key, one in value.items())
        case _:
            return str(value)


def _to_json(value: object) -> object:
    return str(value)
