"""The office's words for the codes in the numbers of a reason."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from ui.days import long_day

if TYPE_CHECKING:
    from bejo_desktop.application.views import Why

FORMS: Final = {
    "surat_pesanan": "Surat Pesanan",
    "bukti_pembelian": "Bukti pembelian",
    "kuitansi": "Kuitansi",
    "spk": "Surat Perintah Kerja (SPK)",
    "surat_perjanjian": "Surat Perjanjian",
}
_WORDS: Final = {
    "form": FORMS,
    "collector": {"platform": "Platform", "treasurer": "Bendahara"},
    "rounding": {"half_up": "setengah rupiah ke atas dibulatkan naik", "floor": "ke bawah"},
}


def numbers_words(why: Why) -> str:
    """Return the numbers of a reason with the office's words for codes: `… → Surat Pesanan`."""
    before, arrow, last = why.numbers.rpartition("→ ")
    return f"{before}{arrow}{_WORDS.get(why.figure, {}).get(last, last)}"


def law_words(why: Why) -> str:
    """Return law, first day and id of the rule behind a reason; "" for plain arithmetic."""
    parts = []
    if why.source:
        since = "" if why.since is None else f", berlaku sejak {long_day(why.since)}"
        parts.append(f"Dasar: {why.source}{since}")
    if why.rule:
        parts.append(f"Aturan:\u00a0{why.rule}")
    return "  ·  ".join(parts)
