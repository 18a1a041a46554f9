"""What a workbook must be before anything of it is parsed: no bomb, no document type, no macro sheet."""

from __future__ import annotations

import zipfile
import zlib
from typing import BinaryIO, Final

from bejo_desktop.domain.errors import BadInput

PARTS_MAX: Final = 2_000
INFLATED_BYTES_MAX: Final = 512 * 2**20
"""Of all parts together; a million rows of a price list are about 400 MB."""
RATIO_MAX: Final = 200
"""How many times larger a part may grow; sheets of offices grow 5 to 30 times."""
RATIO_BYTES_MIN: Final = 16 * 2**20
"""Smaller parts may grow as they like."""

_CHUNK: Final = 2**18
_DOCTYPE: Final = b"<!DOCTYPE"
_ENTITY: Final = b"<!ENTITY"
_XML: Final = (".xml", ".rels", ".vml")


def require_harmless(file: BinaryIO, name: str) -> None:
    """
    Refuse a workbook that could fill memory or time.

    Raises:
        BadInput: `import.xlsx_bomb` for too many parts, parts that grow too large or a document
            type in a part; `import.xlsx_broken` when it cannot be read at all.
    """
    try:
        with zipfile.ZipFile(file) as archive:
            parts = archive.infolist()
            if len(parts) > PARTS_MAX or sum(p.file_size for p in parts) > INFLATED_BYTES_MAX:
                raise BadInput("import.xlsx_bomb", file=name)
            for part in parts:
                _require_harmless(archive, part, name)
    except (zipfile.BadZipFile, zlib.error, EOFError, NotImplementedError, RuntimeError) as error:
        raise BadInput("import.xlsx_broken", file=name) from error


def _require_harmless(archive: zipfile.ZipFile, part: zipfile.ZipInfo, name: str) -> None:
    large = part.file_size > RATIO_BYTES_MIN
    if large and part.file_size > RATIO_MAX * part.compress_size:
        raise BadInput("import.xlsx_bomb", file=name)
    if not part.filename.casefold().endswith(_XML):
        return
    before = b""
    with archive.open(part) as body:
        while chunk := body.read(_CHUNK):
            # UTF-16 would hide the words: workbooks are written in UTF-8.
            seen = before + chunk.replace(b"\0", b"")
            if _DOCTYPE in seen or _ENTITY in seen:
                raise BadInput("import.xlsx_bomb", file=name)
            before = chunk[-len(_DOCTYPE) * 2 :].replace(b"\0", b"")
