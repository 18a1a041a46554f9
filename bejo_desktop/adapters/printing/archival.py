"""From a drawn paper to PDF/A-3b with the sheet attached: what a later check draws again."""

from __future__ import annotations

import io
import json
import re
from typing import TYPE_CHECKING, Final

from pikepdf import AttachedFileSpec, Name, Pdf, pdfa

from bejo_desktop.domain.paper.document import as_document

if TYPE_CHECKING:
    from bejo_desktop.domain.paper.sheet import PaperSize
    from bejo_desktop.domain.paper.sheets import Sheet

ATTACHMENT: Final = "lembar.json"
"""Name of the attached sheet."""
FORMAT: Final = "bejo-sheet/1"
"""Which spelling of the sheet it is."""

_FLAVOUR: Final = "3b"
_PINNED: Final = "D:20000101000000Z"
_PINNED_XMP: Final = rb"\g<1>2000-01-01T00:00:00+00:00"
_METADATA_DATE: Final = re.compile(rb"(<xmp:MetadataDate[^>]*>)[^<]*")


def sheet_bytes(sheet: Sheet, size: PaperSize) -> bytes:
    """The sheet and its paper size as UTF-8 JSON: all that is needed to draw it again."""
    envelope = {"format": FORMAT, "paper": sheet.kind.value, "size": size.value}
    document = {**envelope, "sheet": as_document(sheet)}
    return json.dumps(document, ensure_ascii=False, separators=(",", ":")).encode()


def archival(drawn: bytes, attachment: bytes) -> bytes:
    """
    Return the paper as PDF/A-3b with `attachment`; no moment of making is in it.

    Every written file is validated; one that does not conform is a bug of ours (PdfaError).
    """
    out = io.BytesIO()
    with Pdf.open(io.BytesIO(drawn)) as pdf:
        for page in pdf.pages:
            if Name.Trans in page.obj:
                del page.obj[Name.Trans]
        pdf.attachments[ATTACHMENT] = AttachedFileSpec(
            pdf,
            attachment,
            filename=ATTACHMENT,
            mime_type="application/json",
            relationship=Name.Data,
            creation_date=_PINNED,
            mod_date=_PINNED,
        )
        pdfa.prepare(pdf, _FLAVOUR)
        metadata = pdf.Root.Metadata
        metadata.write(_METADATA_DATE.sub(_PINNED_XMP, metadata.read_bytes()))
        pdfa.save(pdf, out, _FLAVOUR, repair=False, deterministic_id=True)
    return out.getvalue()
