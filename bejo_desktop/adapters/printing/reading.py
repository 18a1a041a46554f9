"""Reading a paper back: from the bytes of a PDF to the sheet that it was drawn from."""

from __future__ import annotations

import io
import json
import zlib
from typing import TYPE_CHECKING, Any, Final

from pikepdf import Name, Pdf, PdfError

from bejo_desktop.adapters.printing.archival import ATTACHMENT, FORMAT, sheet_bytes
from bejo_desktop.domain.errors import BadInput
from bejo_desktop.domain.paper.document import from_document
from bejo_desktop.domain.paper.frame import PaperKind
from bejo_desktop.domain.paper.sheet import PaperSize
from bejo_desktop.domain.paper.sheets import SheetOnPaper

if TYPE_CHECKING:
    from pikepdf import Object

    from bejo_desktop.domain.paper.sheets import Sheet

PDF_BYTES_MAX: Final = 8 * 2**20
"""A paper of 200 lines with long notes stays below one megabyte, a signature adds some kB."""
SHEET_BYTES_MAX: Final = 2 * 2**20
"""The sheet of 200 lines with the longest names and notes is about 0.4 MB."""

_ENVELOPE: Final = frozenset({"format", "paper", "size", "sheet"})


def read_sheet(pdf: bytes) -> SheetOnPaper:
    """
    Return what the paper was drawn from: drawing it again gives the same bytes as the first time.

    Only what `archival.sheet_bytes` writes is read, to the byte. A file with an incremental
    update shows the sheet of its newest revision: cut it first to judge an older one.

    Raises:
        BadInput: `paper.sheet_missing` for a PDF without our sheet and for what is no PDF;
            `paper.sheet_unreadable` with `field` for a sheet that we did not write: unknown or
            missing fields, wrong types, too large, too deep, spelled in another way.
    """
    attached = attached_sheet(pdf)
    envelope = _parsed(attached)
    if not isinstance(envelope, dict) or envelope.keys() != _ENVELOPE:
        raise BadInput("paper.sheet_unreadable", field="lembar")
    if envelope["format"] != FORMAT or envelope["size"] not in list(PaperSize):
        raise BadInput("paper.sheet_unreadable", field="format")
    if envelope["paper"] not in list(PaperKind):
        raise BadInput("paper.sheet_unreadable", field="paper")
    sheet = from_document(PaperKind(envelope["paper"]), envelope["sheet"])
    size = PaperSize(envelope["size"])
    if not _spells(sheet, size, attached):
        raise BadInput("paper.sheet_unreadable", field="lembar")
    return SheetOnPaper(sheet, size)


def attached_sheet(pdf: bytes) -> bytes:
    """
    Return the bytes of the attached sheet.

    Raises:
        BadInput: `paper.sheet_missing`; `paper.sheet_unreadable` where it is too large or packed
            in a way we do not write.
    """
    if len(pdf) > PDF_BYTES_MAX:
        raise BadInput("paper.sheet_missing")
    try:
        with Pdf.open(io.BytesIO(pdf)) as opened:
            if ATTACHMENT not in opened.attachments:
                raise BadInput("paper.sheet_missing")
            return _unpacked(opened.attachments[ATTACHMENT].get_file().obj)
    except (PdfError, ValueError, KeyError) as error:
        raise BadInput("paper.sheet_missing") from error


def _unpacked(stream: Object) -> bytes:
    """Inflate at most `SHEET_BYTES_MAX`: a small file may not grow into a large one."""
    packing = stream.get(Name.Filter)
    raw = stream.read_raw_bytes()
    if packing is None and len(raw) <= SHEET_BYTES_MAX:
        return raw
    if packing != Name.FlateDecode:
        raise BadInput("paper.sheet_unreadable", field="lembar")
    unpacking = zlib.decompressobj()
    try:
        data = unpacking.decompress(raw, SHEET_BYTES_MAX)
    except zlib.error as error:
        raise BadInput("paper.sheet_unreadable", field="lembar") from error
    if not unpacking.eof:
        raise BadInput("paper.sheet_unreadable", field="lembar")
    return data


def _spells(sheet: Sheet, size: PaperSize, attached: bytes) -> bool:
    """Tell whether we would write it so: no key twice, no white space, no odd escapes."""
    try:
        return sheet_bytes(sheet, size) == attached
    except UnicodeEncodeError:  # half a surrogate pair
        return False


def _parsed(attached: bytes) -> Any:
    try:
        return json.loads(attached)
    except (ValueError, RecursionError) as error:
        raise BadInput("paper.sheet_unreadable", field="lembar") from error
