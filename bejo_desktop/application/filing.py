"""Putting a scan behind an order: its piece, its picture in the encrypted store, its intent."""

from __future__ import annotations

from hashlib import sha256
from typing import TYPE_CHECKING, Final

from msgspec import UNSET

from bejo_desktop.application.ports.history import Scan
from bejo_desktop.application.queueing import digest_of, number_of, queue
from bejo_desktop.application.scans import require_scan
from bejo_desktop.contract.intents import AddEvidence
from bejo_desktop.domain.after_signing import add_evidence
from bejo_desktop.domain.days import wib_day
from bejo_desktop.domain.errors import RuleBroken
from bejo_desktop.domain.evidence import Evidence

if TYPE_CHECKING:
    from datetime import date, datetime

    from bejo_desktop.application.ports.store import Work
    from bejo_desktop.application.queueing import Act
    from bejo_desktop.domain.evidence import EvidenceKind
    from bejo_desktop.domain.order import Order

SCANS_BYTES_MAX: Final = 2_000_000_000
"""All scans of a desk: the store stays small enough for its backups to a stick."""


def scan_of(body: bytes) -> Scan:
    """Return a picture or PDF that may be kept (BadInput `scan.too_large`, `scan.format`)."""
    return Scan(sha256(body).hexdigest(), require_scan(body), body)


def keep_scan(work: Work, scan: Scan, *, now: datetime, most: int = SCANS_BYTES_MAX) -> None:
    """
    Keep a scan once; the same picture behind two orders lies here once.

    Raises:
        RuleBroken: `evidence.store_full` where all scans would have more than `most` bytes.
    """
    if work.scans.size_of(scan.sha256) is not None:
        return
    if work.scans.bytes_kept() + len(scan.body) > most:
        raise RuleBroken("evidence.store_full", most=most // 1_000_000)
    work.scans.keep(scan, now=now)


def file_piece(work: Work, order: Order, piece: Evidence, act: Act, *, base: int) -> None:
    """Put a piece behind the order and tell the centre; the caller saves the order."""
    add_evidence(order, piece, now=act.now)
    queue(work, order, _intent(order, piece), act, base=base)


def file_scan(
    work: Work,
    order: Order,
    act: Act,
    scan: Scan,
    kind: EvidenceKind,
    on: date,
    *,
    base: int,
    no: str = "",
) -> None:
    """Put the picture of a paper that an act recorded behind its order."""
    keep_scan(work, scan, now=act.now)
    piece = Evidence(kind, no, on, scan.sha256, "", act.officer.nip, wib_day(act.now))
    file_piece(work, order, piece, act, base=base)


def _intent(order: Order, piece: Evidence) -> AddEvidence:
    return AddEvidence(
        content=digest_of(order),
        no=number_of(order).text,
        kind=piece.kind,
        paper=piece.no,
        on=UNSET if piece.on is None else piece.on,
        scan=piece.sha256 or UNSET,
        note=piece.note,
    )
