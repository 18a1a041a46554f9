"""What stands behind an order in its payment file: papers and pictures, by kind of spending."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING, Final

from bejo_desktop.domain.errors import BadInput, RuleBroken
from bejo_desktop.domain.payments import require_paper_no

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date

EVIDENCE_MAX: Final = 100
"""Pieces of one order."""
SCAN_BYTES_MAX: Final = 20_000_000
"""A picture or scan; it stays on the desk, only its SHA-256 travels."""


class EvidenceKind(StrEnum):
    """Kinds of papers and pictures that a payment file is checked for."""

    VENDOR_NOTE = "nota_penyedia"
    INVOICE = "tagihan"
    TAX_INVOICE = "faktur_pajak"
    PLATFORM_INVOICE = "invoice_platform"
    PLATFORM_ORDER = "sp_platform"
    SIGNED_ORDER = "sp_bertanda_tangan"
    SIGNED_HANDOVER = "bast_bertanda_tangan"
    SIGNED_AMENDMENT = "adendum_bertanda_tangan"
    APPROVAL_SHEET = "lembar_persetujuan"
    DELIVERY_NOTE = "surat_jalan"
    INVITATION = "undangan"
    ATTENDANCE = "daftar_hadir"
    MINUTES = "notulen"
    PHOTO = "foto"
    CHAT = "bukti_komunikasi"
    DISTRIBUTION = "daftar_distribusi"
    INVENTORY = "bukti_persediaan"
    VERIFICATION = "lembar_verifikasi"
    TRANSFER = "bukti_transfer"
    TAX_DEPOSIT = "bukti_setor"
    WITHHOLDING_SLIP = "bukti_potong"
    PENALTY_DEPOSIT = "bukti_setor_denda"
    OTHER = "lainnya"


@dataclass(frozen=True, slots=True)
class Evidence:
    """
    One piece that stands behind an order.

    Args:
        no, on: number and day of the paper; "" and None for a picture.
        sha256: of its scan or picture in hex, "" where only its number was noted.
        note: what it shows; by: NIP of who put it there; added_on: day in WIB.
    """

    kind: EvidenceKind
    no: str
    on: date | None
    sha256: str
    note: str
    by: str
    added_on: date


def require_piece(known: Sequence[Evidence], piece: Evidence, today: date) -> None:
    """
    Refuse a piece that says nothing, or that stands there already; both sides judge by this.

    The same number, or the same picture, of one kind counts once.

    Args:
        known: what stands behind the order.
        today: in WIB; the centre adds a day, since a clock may run ahead.

    Raises:
        RuleBroken: `evidence.too_many`; `evidence.twice` with `no`.
        BadInput: `evidence.empty` when it has neither number nor picture;
            `evidence.day_ahead` with `on`; `payment.text_long`, `payment.text_letters`.
    """
    if len(known) >= EVIDENCE_MAX:
        raise RuleBroken("evidence.too_many", most=EVIDENCE_MAX)
    if not piece.no.strip() and not piece.sha256:
        raise BadInput("evidence.empty", field="no")
    require_paper_no("no", piece.no)
    if piece.on is not None and piece.on > today:
        raise BadInput("evidence.day_ahead", field="on", on=piece.on.isoformat())
    if any(_is_same(one, piece) for one in known):
        raise RuleBroken("evidence.twice", no=piece.no or piece.sha256[:8])


def _is_same(one: Evidence, other: Evidence) -> bool:
    if one.kind is not other.kind or one.sha256 != other.sha256:
        return False
    return bool(one.sha256) or one.no == other.no
