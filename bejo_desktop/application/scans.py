"""Pictures and scans as they may be kept: known kinds, bounded."""

from __future__ import annotations

from typing import Final

from bejo_desktop.domain.errors import BadInput
from bejo_desktop.domain.evidence import SCAN_BYTES_MAX

_ENDINGS: Final = {b"%PDF-": "pdf", b"\x89PNG": "png", b"\xff\xd8\xff": "jpg"}


def require_scan(scan: bytes) -> str:
    """
    Return the ending of a picture or PDF that may be kept: `pdf`, `png`, `jpg`.

    Raises:
        BadInput: `scan.too_large` (fact: `most`, bytes), `scan.format`.
    """
    if len(scan) > SCAN_BYTES_MAX:
        raise BadInput("scan.too_large", field="scan", most=SCAN_BYTES_MAX)
    for head, ending in _ENDINGS.items():
        if scan.startswith(head):
            return ending
    raise BadInput("scan.format", field="scan")
