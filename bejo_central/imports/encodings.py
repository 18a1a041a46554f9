"""In which encoding a text file is written: told by its mark, never guessed."""

from __future__ import annotations

import codecs
from typing import TYPE_CHECKING, Final

from bejo_desktop.domain.errors import BadInput

if TYPE_CHECKING:
    from pathlib import Path

_CHUNK: Final = 2**16
_UTF_32: Final = (codecs.BOM_UTF32_LE, codecs.BOM_UTF32_BE)
_UTF_16: Final = (codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)


def encoding_of(file: Path) -> str:
    """
    Return the encoding to read with: UTF-16 with its mark, else UTF-8 with or without.

    Raises:
        BadInput: `import.not_utf8` for UTF-32, and for UTF-16 without a mark.
    """
    with file.open("rb") as raw:
        start = raw.read(_CHUNK)
    if start.startswith(_UTF_32):
        raise BadInput("import.not_utf8", file=file.name, seems="UTF-32", line=1, byte="0x00")
    if start.startswith(_UTF_16):
        return "utf-16"
    if b"\0" in start.split(b"\n", 1)[0]:
        raise BadInput("import.not_utf8", file=file.name, seems="UTF-16", line=1, byte="0x00")
    return "utf-8-sig"


def undecodable(file: Path, encoding: str) -> BadInput:
    """
    Return where a file stops being what it is read as.

    Facts: `line` counts line ends from 1, `byte` is the first byte that does not fit, `seems` the
    encoding it probably is.
    """
    decoder = codecs.getincrementaldecoder(encoding)()
    lines = 1
    with file.open("rb") as raw:
        while chunk := raw.read(_CHUNK):
            try:
                lines += decoder.decode(chunk).count("\n")
            except UnicodeDecodeError as error:
                lines += error.object[: error.start].count(b"\n")
                return _not_utf8(file, encoding, lines, error.object[error.start])
    return _not_utf8(file, encoding, lines, 0)


def _not_utf8(file: Path, encoding: str, line: int, byte: int) -> BadInput:
    seems = "UTF-16" if encoding == "utf-16" or not byte else "Windows-1252"
    shown = f"0x{byte:02X}"
    return BadInput("import.not_utf8", file=file.name, seems=seems, line=line, byte=shown)
