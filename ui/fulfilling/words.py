"""The sentences of the dialogs after the signature."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from bejo_desktop.domain.money import ZERO
from bejo_desktop.domain.payments import Tax
from ui.days import short_day
from ui.tokens import Tone

if TYPE_CHECKING:
    from collections.abc import Sequence

    from bejo_desktop.application.views import Lateness, OrderDetail
    from bejo_desktop.domain.content import Place
    from bejo_desktop.domain.fulfilment import Receipt
    from bejo_desktop.domain.tax.due import FigureDifference

TAXES: Final = {
    Tax.PPN: "PPN",
    Tax.PPH_22: "PPh Pasal 22",
    Tax.PPH_23: "PPh Pasal 23",
    Tax.PPH_FINAL: "PPh final",
    Tax.PBJT: "Pajak Daerah (PBJT)",
}
FIGURES: Final = {
    "base": "Nilai sebelum pajak",
    "ppn": "PPN",
    "pbjt": "Pajak makanan dan minuman",
    "total": "Total",
    "ppn_collected": "PPN dipungut",
    "pph": "PPh dipotong",
    "net_to_vendor": "Diterima penyedia",
}


def lateness_words(late: Lateness) -> tuple[str, Tone, str]:
    """Return what a day of arrival means, its tone and icon."""
    due = short_day(late.due_on)
    if not late.days:
        return f"Tepat waktu, batasnya {due}.", Tone.GOOD, "circle-check"
    text = f"Terlambat {late.days} hari dari {due} · denda {late.penalty}"
    if late.must_decide:
        return f"{text} · PPK memutuskan: lanjut atau dihentikan", Tone.STOP, "octagon-alert"
    return f"{text}, dipotong saat dibayar", Tone.WAIT, "clock"


def stage_words(detail: OrderDetail, unfinished: int) -> str:
    """Return which receiving this is: `Tahap ke-2 dari 3: 1 barang belum lengkap`."""
    nth, places = len(detail.receipts) + 1, len(detail.content.places)
    if not unfinished:
        return "Seluruhnya" if nth == 1 else f"Tahap ke-{nth} dari {nth}: lengkap"
    of = f" dari {places}" if places >= nth else ""
    return f"Tahap ke-{nth}{of}: {unfinished} barang belum lengkap"


def place_names(places: Sequence[Place]) -> list[str]:
    """Return what each place of delivery is called in the choice."""
    return [place.delivery.name or place.delivery.address for place in places]


def receipt_words(receipt: Receipt, places: Sequence[Place]) -> str:
    """Return a BAST in the choice of what is paid: `BAST 0031, 14 Okt`."""
    running = receipt.number.running
    number = receipt.number.text if running is None else f"{running:04}"
    where = f", {place_names(places)[receipt.place - 1]}" if receipt.place else ""
    return f"BAST {number}, {short_day(receipt.received_on)}{where}"


def difference_words(one: FigureDifference) -> str:
    """Return one figure of the order that is another than estimated."""
    sign = "+" if one.change > ZERO else "−"
    amount = one.change if one.change > ZERO else ZERO - one.change
    return f"{FIGURES[one.figure]} {one.estimate} → {one.final} ({sign}{amount.plain})"
