"""The words of each road: title, consequences, verb."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from bejo_desktop.domain.codes import Reason
from ui.decisions.matters import Matter, Road
from ui.orders.words import running_part
from ui.widgets.button_look import Kind

if TYPE_CHECKING:
    from collections.abc import Sequence


@dataclass(frozen=True, slots=True)
class RoadWords:
    """What a card says of its road; `asks` is the label of its reason, "" for none."""

    title: str
    under: str
    follows: Sequence[str]
    verb: str
    asks: str = ""
    hint: str = ""


def words_of(matter: Matter, road: Road) -> RoadWords:
    """Return the words of `road` for one order."""
    running = running_part(matter.detail.row.number)
    match road:
        case Road.KEEP:
            return RoadWords(
                "Pertahankan harga",
                "Penyedia tetap pada harga negosiasi",
                ("Tidak ada angka yang berubah.", "Perlu pernyataan penyedia sebagai bukti."),
                "Pertahankan harga",
                "&Alasan",
                "Apa kata penyedia, kapan, dan lewat apa?",
            )
        case Road.ALLOW:
            return RoadWords(
                "Jamin anggarannya",
                "PA/KPA bertanggung jawab atas kekurangan pagu",
                ("Tidak ada angka yang berubah.", "Alasan tampil pada laporan pemeriksa."),
                "Jamin anggaran",
                "&Alasan",
                "Dari mana kekurangannya ditutup, dan kapan?",
            )
        case Road.RECHECK:
            return RoadWords(
                "Minta pusat menilai lagi",
                "Sesudah sebabnya dibereskan",
                ("Tidak ada angka yang berubah.", "Pusat menilai dengan data pada saat itu."),
                "Nilai lagi di pusat",
            )
        case Road.VOID:
            return _void_words(matter, running)
        case Road.SIGN:
            return RoadWords(
                "Sudah ditandatangani kedua pihak",
                "Pesanan itu kontrak",
                (
                    "Catatan tampil pada laporan pemeriksa.",
                    "Untuk berhenti: penghentian atau pemutusan.",
                ),
                "Catat sudah ditandatangani",
            )


def _void_words(matter: Matter, running: str) -> RoadWords:
    vendor = Reason.VENDOR_SUSPENDED in matter.codes
    if vendor:
        title, under = "Batalkan nomor, pilih penyedia lain", "Belum ditandatangani kedua pihak"
        first = "Konsep baru berisi baris dan rekening yang sama."
    else:
        title, under = "Batalkan nomor, susun ulang", "Salin jadi konsep baru dengan harga kini"
        first = "Semua pemeriksaan diulang; PPK menyetujui lagi."
    return RoadWords(
        title,
        under,
        (first, f"Nomor {running} tercatat batal di register."),
        "Batalkan nomor & salin",
        "Alasan &pembatalan",
        "Tuliskan alasan pembatalan",
    )


def kind_of(road: Road, *, first: bool) -> Kind:
    """Return how the button of a road looks: the first is the main act of the screen."""
    if first:
        return Kind.PRIMARY
    return Kind.DANGER if road is Road.VOID else Kind.PLAIN
