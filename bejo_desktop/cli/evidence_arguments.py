"""Arguments of `bejo order why|evidence|completeness`."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Any

from bejo_desktop.domain.evidence import EvidenceKind

if TYPE_CHECKING:
    from collections.abc import Callable


def add_evidence(acts: Any, add: Callable[..., Any]) -> None:
    """Add the commands to those of `order`; `add` makes one command."""
    why = add(acts, "why", "why", "why", "mengapa: aturan, pasal, angka, dan jalan keluar")
    why.add_argument("order", metavar="ID")
    needed = add(acts, "completeness", "evidence", "completeness", "kelengkapan berkas pembayaran")
    needed.add_argument("order", metavar="ID")
    evidence = acts.add_parser("evidence", help="bukti di belakang pesanan")
    kinds = evidence.add_subparsers(required=True, metavar="TINDAKAN")
    one = add(kinds, "add", "evidence", "add", "tambahkan bukti")
    one.add_argument("order", metavar="ID")
    one.add_argument("--kind", choices=list(EvidenceKind), required=True, metavar="JENIS")
    one.add_argument("--no", default="", metavar="NOMOR")
    one.add_argument("--on", type=date.fromisoformat, metavar="HARI")
    one.add_argument("--scan", type=Path, metavar="BERKAS")
    one.add_argument("--note", default="", metavar="CATATAN")
    listed = add(kinds, "list", "evidence", "list_pieces", "daftar bukti")
    listed.add_argument("order", metavar="ID")
