"""Why each figure of an order is what it is: rule, source, day, and the numbers put in (F7)."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialog, QWidget

from ui.days import long_day
from ui.fonts import Face
from ui.widgets.button import Button
from ui.widgets.layout import column, row
from ui.widgets.table.cell import Cell
from ui.widgets.table.model import Column, RowsModel
from ui.widgets.table.view import TASK, TableView
from ui.widgets.text import Text

if TYPE_CHECKING:
    from collections.abc import Sequence

    from bejo_desktop.application.views import Why
    from ui.theme import Theme

FIGURES: Final = {
    "total": "Total termasuk pajak",
    "ppn": "PPN",
    "dpp_nilai_lain": "DPP nilai lain",
    "ppn_collected": "PPN yang dipungut",
    "pbjt": "Pajak Daerah (PBJT)",
    "pph.22": "PPh Pasal 22",
    "pph.23": "PPh Pasal 23",
    "pph.final": "PPh final UMKM",
    "net": "Diterima penyedia",
    "collector": "Pemungut pajak",
    "buyer": "Yang membeli",
    "signer": "Yang menandatangani",
    "form": "Bentuk",
    "rounding": "Pembulatan",
    "meterai_receipt": "Meterai kuitansi",
}


VALUES: Final = {
    "bukti_pembelian": "Bukti pembelian",
    "kuitansi": "Kuitansi",
    "spk": "Surat Perintah Kerja (SPK)",
    "surat_perjanjian": "Surat Perjanjian",
    "surat_pesanan": "Surat Pesanan",
    "treasurer": "Bendahara",
    "platform": "Platform",
    "half_up": "ke rupiah terdekat",
    "floor": "ke bawah",
}
"""Words of files as the office says them."""


class WhyDialog(QDialog):
    """Lists the reasons of one order's figures; Esc closes it."""

    def __init__(self, theme: Theme, reasons: Sequence[Why], parent: QWidget) -> None:
        super().__init__(parent)
        self.setWindowTitle("Mengapa?")
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self._model: RowsModel[Why] = RowsModel(_columns(), lambda why: why.figure)
        self._table = TableView(theme, self._model, TASK, "Alasan tiap angka")
        self._model.show_rows(reasons)
        self._table.choose_first()
        shut = Button(theme, "Tutup")
        shut.clicked.connect(self.reject)
        title = Text("Dari mana angka-angka ini", Face.CARD)
        self.setLayout(
            column(title, self._table, row(None, shut), spacing=12, margins=(16, 16, 16, 16))
        )
        self.resize(760, 460)
        self._table.setFocus()


def _columns() -> tuple[Column[Why], ...]:
    return (
        Column(
            "Angka", lambda why: Cell(FIGURES.get(why.figure, why.figure), face=Face.STRONG), 180
        ),
        Column("Hitungan", lambda why: Cell(_said(why.numbers), under=why.source)),
        Column("Berlaku sejak", _since, 150),
    )


def _said(numbers: str) -> str:
    """The numbers with the office's words; `Rp10.000.000 → bukti_pembelian` says the form last."""
    before, arrow, last = numbers.rpartition(" → ")
    return f"{before}{arrow}{VALUES.get(last, last)}"


def _since(why: Why) -> Cell:
    return Cell("–" if why.since is None else " ".join(long_day(why.since).split()[1:]))
