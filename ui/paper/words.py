"""What the preview says around the page."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from bejo_desktop.application.paper_facts.papers import WORKING
from bejo_desktop.domain.order import MOVES, UNNUMBERED, Act, OrderState
from bejo_desktop.domain.paper.frame import MarkKind, PaperKind
from ui.days import short_day
from ui.orders.words import local_moment, running_part
from ui.widgets.steps import Standing

if TYPE_CHECKING:
    from bejo_desktop.application.views import OrderDetail, Paper, PaperRow
    from bejo_desktop.domain.codes import Role

KONSEP: Final = "Belum bernomor: tercetak sebagai KONSEP dan tidak boleh ditandatangani."
ORIGINAL: Final = "Rangkap asli. Cetak berikutnya bertanda SALINAN ke-1."
COPY_NEXT: Final = "Asli sudah dicetak. Cetak berikutnya bertanda SALINAN dan perlu alasan."
COPY_SHOWN: Final = "Yang tampil ini SALINAN, bukan lembar asli."
WORKING_SHEET: Final = "Kertas kerja tanpa nomor sendiri; boleh dicetak lagi kapan saja."
UNRECORDED: Final = "Tanda tangan di surat ini tidak dicatat; simpan lembar aslinya."
AFTER_THE_ORDER: Final = frozenset(PaperKind) - {PaperKind.SP, PaperKind.SPK, PaperKind.NOTA}
"""Papers beside the one that orders: their ink is not an act of its own."""


@dataclass(frozen=True, slots=True)
class SigningStep:
    """One line of the way from number to signatures."""

    name: str
    text: str
    standing: Standing


NAMES: Final = {
    PaperKind.RFQ: "Permintaan Penawaran",
    PaperKind.PERBANDINGAN: "Perbandingan Harga",
    PaperKind.NEGOSIASI: "Berita Acara Negosiasi",
    PaperKind.SP: "Surat Pesanan",
    PaperKind.SPK: "Surat Perintah Kerja",
    PaperKind.NOTA: "Nota Pesanan",
    PaperKind.DISTRIBUSI: "Daftar Distribusi",
    PaperKind.ADENDUM: "Adendum",
    PaperKind.PENGHENTIAN: "Surat Penghentian",
    PaperKind.BAST: "BAST",
    PaperKind.BAST_PA: "BAST kepada PA/KPA",
    PaperKind.PERSEDIAAN: "Daftar Pengurus Barang",
    PaperKind.KUITANSI: "Kuitansi",
    PaperKind.BAP: "Berita Acara Pembayaran",
    PaperKind.VERIFIKASI: "Lembar Verifikasi",
    PaperKind.SPJ: "Ringkasan SPJ",
}
NOT_YET: Final = {
    "paper.no_receipt": "setelah barang diterima",
    "paper.no_payment": "setelah dibayar",
    "paper.platform_makes_it": "dibuat oleh platform",
    "paper.number_void": "nomornya dibatalkan",
    "paper.other_form": "pesanan ini bentuknya lain",
    "paper.not_direct": "hanya untuk pembayaran LS",
    "paper.not_signed": "setelah ditandatangani",
    "paper.not_cancelled": "hanya bila dihentikan",
    "paper.no_places": "hanya bila beberapa tempat",
    "paper.no_request": "belum ada permintaan",
    "paper.no_minutes": "belum ada berita acara",
    "paper.no_amendment": "belum ada adendum",
}
"""Why a paper cannot be had now, in the few words of the list; the whole stands on the board."""


def title_of(paper: Paper) -> str:
    """Return the title of the page."""
    name, number = NAMES[paper.kind], paper.sheet.frame.number
    if number:
        return f"{name} {number}"
    return name if _is_working(paper) else f"Konsep {name}"


def name_of(row: PaperRow) -> str:
    """Return what a paper is called in the list; a second BAST says that it is one."""
    return f"{NAMES[row.kind]} ke-{row.part}" if row.part > 1 else NAMES[row.kind]


def facts_line(detail: OrderDetail) -> str:
    """Return package, vendor and total in one line."""
    row = detail.row
    return f"{row.package} · {row.vendor_name} · {row.total} termasuk pajak"


def marking_line(detail: OrderDetail, paper: Paper, *, printed: bool) -> str:
    """Return how this paper is marked, and how the next print will be."""
    if _is_working(paper):
        return WORKING_SHEET
    if detail.row.state in UNNUMBERED:
        return KONSEP
    if paper.copy:
        return COPY_SHOWN
    return COPY_NEXT if printed else ORIGINAL


def line_of(row: PaperRow) -> str:
    """Return the second line of a paper that is not looked at: its number, or why not yet."""
    if row.available:
        unnumbered = "kertas kerja" if row.kind in WORKING else "konsep"
        return running_part(row.number) if row.number else unnumbered
    return NOT_YET.get(row.why_not, "belum dapat dicetak")


def paper_line(detail: OrderDetail, paper: Paper) -> str:
    """Return the second line of the paper that is looked at: `2 halaman · siap cetak`."""
    drafted = detail.row.state in UNNUMBERED and not _is_working(paper)
    kind = "konsep" if drafted else "siap cetak"
    return f"{paper.pages} halaman · {'salinan' if paper.copy else kind}"


def signing_steps(detail: OrderDetail, paper: Paper, *, printed: bool) -> tuple[SigningStep, ...]:
    """Return the way from the number to the signatures."""
    if paper.kind is not PaperKind.SP:
        inked = paper.kind is PaperKind.NOTA and detail.signed_on is not None
        return _plain_steps(paper, printed=printed or inked)
    issued = next((step for step in detail.steps if step.key == Act.FINAL.value), None)
    numbered = issued is not None and issued.done_at is not None
    signed = detail.signed_on
    told = "sesudah PPK menyetujui"
    if issued is not None and issued.done_at is not None:
        told = f"{issued.by_name}, {local_moment(issued.done_at)}"
    states = [numbered, printed or signed is not None, signed is not None, signed is not None]
    names = (
        ("Terbit bernomor", told),
        ("Cetak 2 rangkap asli", "satu bermeterai pada tiap sisi"),
        ("Tanda tangan basah kedua pihak", "di atas meterai"),
        (
            "Catat sudah ditandatangani",
            short_day(signed) if signed else "tanggal dan hasil pindai",
        ),
    )
    now = states.index(False) if False in states else len(states)
    return tuple(
        SigningStep(name, text, _standing(at, now)) for at, (name, text) in enumerate(names)
    )


def sign_refusal(detail: OrderDetail, paper: Paper, roles: frozenset[Role]) -> str:
    """Return why the signatures cannot be recorded now, "" where they can."""
    if paper.kind in AFTER_THE_ORDER:
        return UNRECORDED
    state = detail.row.state
    if state in UNNUMBERED:
        return "Dapat dicatat sesudah pesanan bernomor."
    if state is not OrderState.FINAL:
        return "Tanda tangan sudah dicatat."
    if not roles & MOVES[Act.SIGN].roles:
        return "Pejabat Pengadaan atau PPK yang mencatat tanda tangan."
    return ""


def _is_working(paper: Paper) -> bool:
    """Whether it never bears a number of its own: a request, a list, a summary."""
    return paper.sheet.frame.marking.kind is MarkKind.SHEET


def _plain_steps(paper: Paper, *, printed: bool) -> tuple[SigningStep, ...]:
    """The way of a paper whose signatures are not recorded one by one."""
    if _is_working(paper):
        standing = Standing.DONE if printed else Standing.NOW
        return (SigningStep("Cetak dan tanda tangani", "tanda tangan basah", standing),)
    number = paper.sheet.frame.number
    done = Standing.DONE if number else Standing.NOW
    inked = Standing.NOW if number else Standing.AHEAD
    return (
        SigningStep("Terbit bernomor", number or "belum bernomor", done),
        SigningStep(
            "Cetak dan tanda tangani",
            "sudah dicetak" if printed else "tanda tangan basah",
            Standing.DONE if printed else inked,
        ),
    )


def _standing(at: int, now: int) -> Standing:
    if at < now:
        return Standing.DONE
    return Standing.NOW if at == now else Standing.AHEAD
