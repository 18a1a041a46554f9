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
    "exempt": {"on": "berlaku: tidak dipungut", "off": "belum dipakai: tetap dipungut"},
    "rounding": {"half_up": "setengah rupiah ke atas dibulatkan naik", "floor": "ke bawah"},
}


def numbers_words(why: Why) -> str:
    """Return the numbers of a reason with the office's words for codes: `… → Surat Pesanan`."""
    if why.figure == "buyer" and why.numbers:
        return f"Sampai {why.numbers} termasuk pajak: Pejabat Pengadaan (PP); di atasnya: PPK."
    before, arrow, last = why.numbers.rpartition("→ ")
    return f"{before}{arrow}{_WORDS.get(why.figure, {}).get(last, last)}"


def law_words(why: Why) -> str:
    """Return the law behind a reason and its first day; "" for plain arithmetic."""
    if not why.source:
        return ""
    since = "" if why.since is None else f", berlaku sejak {long_day(why.since)}"
    return f"Dasar: {why.source}{since}"


def rule_words(why: Why) -> str:
    """Return the id of the rule, by which an auditor finds it in the rule book; "" for none."""
    return f"Untuk pemeriksa: kode aturan {why.rule}" if why.rule else ""
