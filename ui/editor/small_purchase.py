"""Belanja kecil: the last look before a purchase is recorded, with the picture of its nota."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from bejo_desktop.application.scans import require_scan
from bejo_desktop.application.views.evidence import PieceTyped
from bejo_desktop.domain.evidence import EvidenceKind
from ui.days import long_day
from ui.fonts import Face
from ui.fulfilling.asking import AskingDialog
from ui.fulfilling.number_field import NumberField
from ui.scan import read_scan
from ui.widgets.layout import row
from ui.widgets.scan_field import ScanField
from ui.widgets.text import Text

if TYPE_CHECKING:
    from uuid import UUID

    from PySide6.QtWidgets import QWidget

    from bejo_desktop.application.changes import Changes
    from bejo_desktop.application.core import Core
    from bejo_desktop.application.views import DraftView, OrderDetail
    from ui.fulfilling.number_field import ComingNumber
    from ui.workplace import Workplace

TOLD: Final = (
    "Barang diterima seluruhnya dengan nota penyedia: tanpa Surat Pesanan dan tanpa persetujuan "
    "PPK. Sesudah ini tinggal kuitansi dan pembayaran, dari layar Pesanan."
)
WIDTH: Final = 560


@dataclass(frozen=True, slots=True)
class BoughtByPaper:
    """Number of the nota pesanan (None where the desk gives it) and the picture's file name."""

    number: str | None
    scan: str


class BuyingDialog(AskingDialog):
    """Asks for the picture of the vendor's nota; `confirmed` carries a BoughtByPaper."""

    def __init__(
        self, place: Workplace, view: DraftView, number: ComingNumber, parent: QWidget
    ) -> None:
        super().__init__(place, "Catat belanja", view.content.package, parent)
        self.number = NumberField("nota pesanan", number)
        self.scan = ScanField(place.theme, "Gambar nota penyedia", "belum ada, dapat menyusul")
        note, vendor = view.content.vendor_note, view.vendor
        words = "Nota penyedia belum diisi"
        if note is not None:
            words = f"Nota {note.no}, {long_day(note.on)}"
        total = "" if view.figures is None else str(view.figures.total)
        seller = Text("" if vendor is None else vendor.name, Face.STRONG)
        sum_ = row(Text(words), None, Text(total, Face.TITLE))
        self._furnish(TOLD, "Catat belanja", "check", seller, sum_, self.number, self.scan)
        self.setMinimumWidth(WIDTH)

    def collect(self) -> BoughtByPaper:
        return BoughtByPaper(self.number.text, self.scan.name)


def record(core: Core, order_id: UUID, typed: BoughtByPaper) -> tuple[OrderDetail, Changes]:
    """
    Record the purchase, then put the picture of the nota behind it; on the write lane.

    Raises:
        BejoError: as `Buying.buy` and `Evidencing.add`. A picture that cannot be read stops the
            purchase before anything is written.
    """
    scan = read_scan(typed.scan)
    if scan is not None:
        require_scan(scan)
    detail, changes = core.buying.buy(core.session, order_id, typed.number)
    if scan is None:
        return detail, changes
    note = detail.content.vendor_note
    piece = PieceTyped(
        EvidenceKind.VENDOR_NOTE,
        no="" if note is None else note.no,
        on=None if note is None else note.on,
        scan=scan,
    )
    detail, more = core.evidence.add(core.session, order_id, piece)
    return detail, changes | more
