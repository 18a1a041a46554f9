"""What the preview says around the page."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from bejo_desktop.domain.order import Act, OrderState
from ui.days import short_day
from ui.orders.words import local_moment
from ui.widgets.steps import Standing

if TYPE_CHECKING:
    from bejo_desktop.application.views import OrderDetail, Paper

KONSEP: Final = "Belum bernomor: tercetak sebagai KONSEP dan tidak boleh ditandatangani."
ORIGINAL: Final = "Rangkap asli. Cetak berikutnya bertanda SALINAN ke-1."
COPY_NEXT: Final = "Asli sudah dicetak. Cetak berikutnya bertanda SALINAN dan perlu alasan."
COPY_SHOWN: Final = "Yang tampil ini SALINAN, bukan lembar asli."
UNNUMBERED: Final = frozenset({OrderState.DRAFT, OrderState.SUBMITTED})


@dataclass(frozen=True, slots=True)
class SigningStep:
    """One line of the way from number to signatures."""

    name: str
    text: str
    standing: Standing


def title_of(detail: OrderDetail) -> str:
    """Return the title of the page."""
    return f"Surat Pesanan {detail.row.number}" if detail.row.number else "Konsep Surat Pesanan"


def facts_line(detail: OrderDetail) -> str:
    """Return package, vendor and total in one line."""
    row = detail.row
    return f"{row.package} · {row.vendor_name} · {row.total} termasuk pajak"


def marking_line(detail: OrderDetail, paper: Paper, *, printed: bool) -> str:
    """Return how this paper is marked, and how the next print will be."""
    if detail.row.state in UNNUMBERED:
        return KONSEP
    if paper.copy:
        return COPY_SHOWN
    return COPY_NEXT if printed else ORIGINAL


def paper_line(detail: OrderDetail, paper: Paper) -> str:
    """Return the second line of the paper in the list: `2 halaman · siap cetak`."""
    kind = "konsep" if detail.row.state in UNNUMBERED else "siap cetak"
    return f"{paper.pages} halaman · {'salinan' if paper.copy else kind}"


def signing_steps(detail: OrderDetail, *, printed: bool) -> tuple[SigningStep, ...]:
    """Return the way from the number to the signatures."""
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


def _standing(at: int, now: int) -> Standing:
    if at < now:
        return Standing.DONE
    return Standing.NOW if at == now else Standing.AHEAD
