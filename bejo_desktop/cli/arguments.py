"""The arguments of `bejo`: which command with what, or a clear no."""

from __future__ import annotations

import argparse
from datetime import date, datetime
from functools import partial
from importlib import import_module
from pathlib import Path
from typing import TYPE_CHECKING, Any, NoReturn

from bejo_desktop.cli.evidence_arguments import add_evidence
from bejo_desktop.cli.running_arguments import add_running, answers
from bejo_desktop.domain.errors import BadInput
from bejo_desktop.domain.numbering import Series
from bejo_desktop.domain.order import OrderState
from bejo_desktop.domain.paper.frame import PaperKind

if TYPE_CHECKING:
    from collections.abc import Sequence

    from bejo_desktop.cli.answers import Answer


class ArgumentsWrong(BadInput):
    """The command line itself is wrong: exit code 2."""


class Asked(argparse.Namespace):
    """What was asked; each command adds its own arguments to these."""

    home: Path | None
    officer: str
    now: datetime | None
    run: Any


class _Parser(argparse.ArgumentParser):
    """Raises instead of printing, so that `--json` holds for wrong arguments, too."""

    def error(self, message: str) -> NoReturn:
        raise ArgumentsWrong("cli.arguments", problem=message)


def parse(arguments: Sequence[str]) -> Asked:
    """
    Return what was asked.

    Raises:
        ArgumentsWrong: `cli.arguments` with `problem`.
    """
    parser = _Parser(prog="bejo", description="Meja kerja Bejo tanpa jendela.")
    _globals(parser, first=True)
    commands = parser.add_subparsers(required=True, metavar="PERINTAH")
    _setting_up(commands)
    _figures(commands)
    _orders(commands)
    _looking(commands)
    return parser.parse_args(arguments, Asked())


def _globals(parser: argparse.ArgumentParser, *, first: bool = False) -> None:
    """Global options stand before or after the command's name."""
    absent: Any = None if first else argparse.SUPPRESS
    flag: Any = False if first else argparse.SUPPRESS
    text: Any = "" if first else argparse.SUPPRESS
    parser.add_argument("--json", action="store_true", default=flag, help="satu dokumen JSON")
    parser.add_argument("--home", type=Path, default=absent, help="folder data meja ini")
    parser.add_argument("--officer", default=text, metavar="NIP", help="siapa yang bertindak")
    parser.add_argument("--now", type=_moment, default=absent, metavar="SAAT", help="untuk latihan")


def _add(commands: Any, name: str, module: str, function: str, about: str) -> Any:
    """Add a command; its module is imported when the command runs, not before."""
    parser = commands.add_parser(name, help=about, description=about)
    _globals(parser)
    parser.set_defaults(run=partial(_run, module, function))
    return parser


def _run(module: str, function: str, asked: Asked) -> Answer:
    command = getattr(import_module(f"bejo_desktop.cli.{module}"), function)
    answer: Answer = command(asked)
    return answer


def _setting_up(commands: Any) -> None:
    demo = _add(commands, "demo", "demo", "demo", "seluruh perjalanan utama pada pusat tertanam")
    demo.add_argument("--out", type=Path, metavar="DIR")
    demo.add_argument("--products", type=_count, metavar="N", help="barang contoh di pusat")
    enrol = _add(commands, "enrol", "desk", "enrol", "daftarkan komputer ini ke pusat")
    enrol.add_argument("url", metavar="URL")
    enrol.add_argument("enrolment_code", metavar="KODE")
    officers = commands.add_parser("officer", help="petugas di komputer ini")
    acts = officers.add_subparsers(required=True, metavar="TINDAKAN")
    add = _add(acts, "add", "desk", "add_officer", "tambahkan petugas")
    _add(acts, "list", "officers", "list_officers", "pejabat satuan kerja dan SK-nya")
    add.add_argument("enrolment_code", metavar="KODE")
    _add(commands, "sync", "desk", "sync", "sinkronkan dengan pusat")
    rules = commands.add_parser("rules", help="aturan bertanggal").add_subparsers(
        required=True, metavar="TINDAKAN"
    )
    _add(rules, "show", "rules", "show", "paket aturan di meja ini")
    take = _add(rules, "take", "rules", "take", "ambil paket aturan dari berkas pusat")
    take.add_argument("file", type=Path, metavar="BERKAS")
    config = commands.add_parser("config", help="pengaturan")
    acts = config.add_subparsers(required=True, metavar="TINDAKAN")
    get = _add(acts, "get", "desk", "get_setting", "lihat pengaturan")
    get.add_argument("key", metavar="KUNCI")
    put = _add(acts, "set", "desk", "set_setting", "ubah pengaturan")
    put.add_argument("key", metavar="KUNCI")
    put.add_argument("value", metavar="NILAI")
    _add(commands, "doctor", "doctor", "doctor", "periksa kesehatan meja ini")


def _figures(commands: Any) -> None:
    quote = _add(commands, "quote", "figures", "quote", "hitung satu pesanan")
    one = quote.add_mutually_exclusive_group(required=True)
    one.add_argument("file", nargs="?", type=Path, metavar="BERKAS")
    one.add_argument("--lines", type=Path, metavar="BERKAS", help="satu pesanan per baris")
    words = _add(commands, "words", "figures", "words", "angka dengan huruf")
    words.add_argument("amounts", nargs="*", metavar="ANGKA")
    words.add_argument("--lines", type=Path, metavar="BERKAS", help="satu angka per baris")


def _orders(commands: Any) -> None:
    order = commands.add_parser("order", help="pesanan")
    acts = order.add_subparsers(required=True, metavar="TINDAKAN")
    new = _add(acts, "new", "orders", "new", "konsep baru")
    new.add_argument("--from", dest="source", type=Path, required=True, metavar="BERKAS")
    edit = _named(acts, "edit", "edit", "ganti isi konsep")
    edit.add_argument("--from", dest="source", type=Path, required=True, metavar="BERKAS")
    listed = _add(acts, "list", "orders", "list_orders", "daftar pesanan")
    listed.add_argument("--state", choices=[state.value for state in OrderState])
    _named(acts, "show", "show", "satu pesanan lengkap")
    _named(acts, "drop", "drop", "buang konsep")
    answers(_named(acts, "submit", "submit", "ajukan ke PPK"))
    _named(acts, "take-back", "take_back", "tarik kembali yang sudah diajukan")
    _reasoned(acts, "return", "give_back", "kembalikan untuk diperbaiki")
    _reasoned(acts, "keep-price", "keep_price", "pertahankan harga yang disepakati")
    _named(acts, "recheck", "recheck", "minta dinilai ulang")
    sign = _named(acts, "sign", "sign", "catat sudah ditandatangani")
    sign.add_argument("--on", type=_day, required=True, metavar="HARI")
    sign.add_argument("--scan", type=Path, metavar="BERKAS")
    _reasoned(acts, "void", "void", "batalkan nomor dan salin")
    add_running(acts, _add)
    add_evidence(acts, _add)
    _negotiating(commands)
    _platform(commands)
    _tax(commands)
    paper = _add(commands, "print", "papers", "print_paper", "simpan surat sebagai PDF")
    paper.add_argument("order", metavar="ID")
    paper.add_argument("--paper", required=True, metavar="SURAT", help=", ".join(PaperKind))
    which = "BAST, kuitansi, adendum, atau permintaan ke berapa; 2: rangkap kedua SP atau SPK"
    paper.add_argument("--part", "--receipt", "--payment", type=_count, metavar="N", help=which)
    paper.add_argument("--out", type=Path, required=True, metavar="BERKAS")
    paper.add_argument("--size", choices=["a4", "f4"], default="")
    paper.add_argument("--copy", action="store_true", help="salinan bertanda")
    paper.add_argument("--reason", default="", metavar="ALASAN")
    paper.add_argument("--sheet", type=Path, metavar="BERKAS", help="angka dan teks surat")
    paper.add_argument("--sign", action="store_true", help="bubuhkan tanda tangan elektronik")
    paper.add_argument("--p12", type=Path, metavar="BERKAS", help="kunci petugas (PKCS#12)")
    verify = _add(commands, "verify", "verifying", "verify", "periksa keaslian surat")
    what = verify.add_mutually_exclusive_group(required=True)
    what.add_argument("file", nargs="?", type=Path, metavar="BERKAS")
    what.add_argument("--qr", metavar="TEKS", help="isi kode QR di surat")


def _negotiating(commands: Any) -> None:
    nego = commands.add_parser("nego", help="permintaan penawaran dan negosiasi")
    acts = nego.add_subparsers(required=True, metavar="TINDAKAN")
    for name, about in (
        ("ask", "catat permintaan penawaran"),
        ("offer", "catat penawaran atau jawaban penyedia"),
        ("minutes", "tulis berita acara negosiasi"),
    ):
        act = _add(acts, name, "negotiating", name, about)
        act.add_argument("order", metavar="ID")
        act.add_argument("--from", dest="source", type=Path, required=True, metavar="BERKAS")
        if name == "offer":
            act.add_argument("--scan", type=Path, metavar="BERKAS", help="gambar atau PDF")
        if name == "minutes":
            act.add_argument("--number", metavar="NOMOR", help="dari buku agenda")
    choose = _add(acts, "choose", "negotiating", "choose", "pakai harga satu penawaran")
    choose.add_argument("order", metavar="ID")
    choose.add_argument("offer", type=_count, metavar="N", help="penawaran ke berapa")
    for name, about in (
        ("show", "penawaran berdampingan"),
        ("start-over", "hapus permintaan dan penawaran"),
    ):
        act = _add(acts, name, "negotiating", name.replace("-", "_"), about)
        act.add_argument("order", metavar="ID")


def _platform(commands: Any) -> None:
    platform = commands.add_parser("platform", help="di samping platform: salin dan ambil")
    acts = platform.add_subparsers(required=True, metavar="TINDAKAN")
    copy = _add(acts, "copy", "platform", "copy", "isian untuk pesanan di platform")
    copy.add_argument("order", metavar="ID")
    take = _add(acts, "take", "platform", "take", "konsep dari ekspor pesanan platform")
    take.add_argument("source", type=Path, metavar="BERKAS")
    take.add_argument("--platform", choices=["toko_daring", "katalog"], default="katalog")
    take.add_argument("--only", default="", metavar="NOMOR", help="satu pesanan saja")


def _tax(commands: Any) -> None:
    tax = commands.add_parser("tax", help="pajak yang dipungut bendahara")
    acts = tax.add_subparsers(required=True, metavar="TINDAKAN")
    recap = _add(acts, "recap", "tax", "recap", "rekap satu masa, dengan yang belum disetor")
    recap.add_argument("--month", type=_month, metavar="TAHUN-BULAN")
    recap.add_argument("--out", type=Path, metavar="BERKAS", help="simpan sebagai XLSX")


def _named(acts: Any, name: str, function: str, about: str) -> Any:
    parser = _add(acts, name, "orders", function, about)
    parser.add_argument("order", metavar="ID")
    return parser


def _reasoned(acts: Any, name: str, function: str, about: str) -> None:
    _named(acts, name, function, about).add_argument("--reason", required=True, metavar="ALASAN")


def _looking(commands: Any) -> None:
    search = _add(commands, "search", "looking", "search", "cari di katalog")
    search.add_argument("text", metavar="KATA")
    search.add_argument("--limit", type=_count, default=20, metavar="N")
    search.add_argument("--category", default="", metavar="KATEGORI")
    search.add_argument("--region", default="", metavar="KODE")
    budget = commands.add_parser("budget", help="anggaran")
    lines = _add(
        budget.add_subparsers(required=True, metavar="TINDAKAN"),
        "list",
        "budget",
        "list_lines",
        "baris anggaran",
    )
    lines.add_argument("--year", type=int, metavar="TAHUN")
    register = _add(commands, "register", "looking", "register", "pertanggungjawaban nomor")
    register.add_argument("--series", choices=list(Series), default=Series.SP, metavar="SERI")
    register.add_argument("--year", type=int, metavar="TAHUN")
    audit = commands.add_parser("audit", help="daftar untuk pemeriksa")
    acts = audit.add_subparsers(required=True, metavar="TINDAKAN")
    export = _add(acts, "export", "audit", "export", "pesanan, rincian, alasan, dan temuan setahun")
    export.add_argument("--year", type=int, metavar="TAHUN")
    export.add_argument("--out", type=Path, metavar="BERKAS", help="simpan sebagai XLSX")
    _pricing(commands)
    board = _add(commands, "board", "board", "board", "papan Jatim Bejo dari sinkron terakhir")
    board.add_argument("--year", type=int, metavar="TAHUN")


def _pricing(commands: Any) -> None:
    prices = commands.add_parser("price", help="harga")
    acts = prices.add_subparsers(required=True, metavar="TINDAKAN")
    search = _add(acts, "search", "prices", "search", "cari standar harga daerah (SSH, SBU)")
    search.add_argument("text", metavar="KATA")
    search.add_argument("--year", type=int, metavar="TAHUN")
    search.add_argument("--limit", type=_count, default=20, metavar="N")
    shown = _add(acts, "show", "prices", "show", "harga katalog, riwayat, daerah, dan standar")
    shown.add_argument("product", metavar="KODE")
    reports = commands.add_parser("report", help="laporan")
    acts = reports.add_subparsers(required=True, metavar="TINDAKAN")
    share = _add(acts, "share", "reports", "share", "bagian UMK dan produk dalam negeri")
    share.add_argument("--year", type=int, metavar="TAHUN")


def _moment(text: str) -> datetime:
    moment = datetime.fromisoformat(text)
    if moment.tzinfo is None:
        raise argparse.ArgumentTypeError("a moment needs its offset, as 2026-05-01T08:00:00+07:00")
    return moment


def _month(text: str) -> date:
    return date.fromisoformat(f"{text}-01")


def _day(text: str) -> date:
    return date.fromisoformat(text)


def _count(text: str) -> int:
    number = int(text)
    if number < 1:
        raise argparse.ArgumentTypeError("at least 1")
    return number
