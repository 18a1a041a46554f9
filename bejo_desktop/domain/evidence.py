"""What stands behind an order in its payment file: papers and pictures, by kind of spending."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
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
