"""The arguments of `bejo order …` for what happens to an order from its approval on."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Any

from bejo_desktop.domain.codes import Payment
from bejo_desktop.domain.contract_changes import CancelForm

if TYPE_CHECKING:
    from collections.abc import Callable

    Add = Callable[[Any, str, str, str, str], Any]


def add_running(acts: Any, add: Add) -> None:
    """Add the acts to `bejo order`; `add` makes a command of its group, name, code and words."""
    _approving(acts, add)
    _fulfilling(acts, add)
    _paying(acts, add)
    _changing(acts, add)
    buy = add(acts, "buy", "running", "buy", "belanja kecil dengan nota penyedia")
    buy.add_argument("order", nargs="?", default="", metavar="ID", help="konsep yang sudah ada")
    buy.add_argument("--from", dest="source", type=Path, metavar="BERKAS")
    buy.add_argument("--scan", type=Path, metavar="BERKAS", help="gambar nota penyedia")
    _numbered(buy)
    answers(buy)


def answers(parser: Any) -> None:
    """Let a command take reasons for the questions of a draft."""
    parser.add_argument(
        "--reason",
        dest="answers",
        action="append",
        default=[],
        metavar="[KODE=]ALASAN",
        help="jawaban atas pertanyaan; tanpa kode untuk semuanya",
    )


def _approving(acts: Any, add: Add) -> None:
    final = _one(acts, add, ("final", "orders", "finalise", "setujui dan terbitkan nomor"))
    _numbered(final)
    final.add_argument("--approved-by", default="", metavar="NIP", help="PPK yang menyetujui")
    final.add_argument("--approved-on", type=date.fromisoformat, metavar="HARI")
    final.add_argument("--scan", type=Path, metavar="BERKAS", help="lembar persetujuannya")
    read = "content_hash yang ditampilkan order show"
    final.add_argument(
        "--seen", default="", metavar="HASH", help=f"{read}; tanpa ini: isi yang tersimpan kini"
    )
    many = add(acts, "final-all", "orders", "finalise_all", "setujui semua yang tanpa soal")
    many.add_argument("orders", nargs="+", metavar="ID")
    many.add_argument(
        "--seen", action="append", default=[], metavar="HASH", help=f"{read}, untuk yang ditanyakan"
    )


def _fulfilling(acts: Any, add: Add) -> None:
    arrive = _one(acts, add, ("arrive", "fulfilling", "arrive", "catat barang tiba"))
    arrive.add_argument(
        "--on", type=date.fromisoformat, metavar="HARI", help="hari ini bila tidak ditulis"
    )
    _filed(_numbered(_one(acts, add, ("receive", "fulfilling", "receive", "terima dengan BAST"))))
    _filed(_one(acts, add, ("send-back", "fulfilling", "send_back", "kembalikan barang (retur)")))


def _paying(acts: Any, add: Add) -> None:
    due = _one(acts, add, ("due", "paying", "due", "yang dapat dibayar sekarang"))
    due.add_argument(
        "--receipt", dest="receipts", type=int, action="append", default=[], metavar="N"
    )
    due.add_argument("--kind", choices=list(Payment), metavar="CARA")
    _filed(_numbered(_one(acts, add, ("pay", "paying", "pay", "catat pembayaran"))))
    together = add(acts, "pay-together", "paying", "pay_together", "satu transfer, banyak pesanan")
    _filed(together)
    _filed(_one(acts, add, ("deposit", "paying", "deposit", "catat setoran pajak")))


def _changing(acts: Any, add: Add) -> None:
    amend = _filed(_numbered(_one(acts, add, ("amend", "running", "amend", "buat adendum"))))
    answers(amend)
    cancel = _numbered(_one(acts, add, ("cancel", "running", "cancel", "hentikan atau putuskan")))
    cancel.add_argument("--form", choices=list(CancelForm), required=True, metavar="BENTUK")
    cancel.add_argument("--reason", required=True, metavar="ALASAN")
    cancel.add_argument("--on", type=date.fromisoformat, metavar="HARI")
    over = add(acts, "hand-over", "running", "hand_over", "serahkan ke PPK berikutnya")
    over.add_argument("order", nargs="?", default="", metavar="ID")
    over.add_argument("--all", action="store_true", help="semua pesanan berjalan dari --from")
    over.add_argument("--from", dest="giver", default="", metavar="NIP", help="PPK sebelumnya")
    over.add_argument("--to", required=True, metavar="NIP")
    over.add_argument("--reason", required=True, metavar="ALASAN")
    allow = _one(acts, add, ("allow-budget", "running", "allow_budget", "PA menjamin anggaran"))
    allow.add_argument("--reason", required=True, metavar="ALASAN")


def _one(acts: Any, add: Add, command: tuple[str, str, str, str]) -> Any:
    parser = add(acts, *command)
    parser.add_argument("order", metavar="ID")
    return parser


def _filed(parser: Any) -> Any:
    parser.add_argument("--from", dest="source", type=Path, required=True, metavar="BERKAS")
    return parser


def _numbered(parser: Any) -> Any:
    parser.add_argument("--number", metavar="NOMOR", help="dari buku agenda")
    return parser
