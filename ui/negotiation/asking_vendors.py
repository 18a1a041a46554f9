"""Whom the officer asked for an offer, by which letter and when."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bejo_desktop.application.views import Asking
from ui.editor.vendor_field import VendorField
from ui.fonts import Face
from ui.fulfilling.asking import AskingDialog
from ui.notices import explain
from ui.widgets.chip import RemovableChip
from ui.widgets.day_edit import PastDayEdit
from ui.widgets.field_row import FieldRow
from ui.widgets.layout import column, row
from ui.widgets.line_edit import LineEdit
from ui.widgets.text import Text

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from bejo_desktop.application.core import Core
    from bejo_desktop.domain.parties import Vendor
    from ui.workplace import Workplace

MINIMUM_WIDTH = 620


class AskVendorsDialog(AskingDialog):
    """Asks for the vendors; `confirmed` carries an Asking."""

    def __init__(
        self,
        place: Workplace,
        core: Core,
        about: str,
        asked: tuple[tuple[str, str], ...],
        parent: QWidget,
    ) -> None:
        super().__init__(place, "Minta penawaran (RFQ)", about, parent)
        self.vendor = VendorField(place, core, self)
        self.vendor.chosen.connect(self._add_vendor)
        self.no = LineEdit("", "bila ada suratnya")
        self.day = PastDayEdit(place.today)
        self.day.show_value(place.today())
        self._vendor_row = FieldRow("&Tambah penyedia", self.vendor)
        self._day_row = FieldRow("Tan&ggal permintaan", self.day)
        explain(self._day_row, self.day, place.words)
        self._asked: dict[str, str] = {}
        self._chips = row(None, spacing=8)
        none = "Belum ada penyedia yang dimintai."
        self._none = Text(none, Face.SMALL)
        told = (
            "Penyedia tidak masuk ke program; jawabannya Anda catat dari surat, telepon, atau WA."
        )
        self._furnish(
            told,
            "Catat permintaan",
            "send",
            self._vendor_row,
            column(Text("Dimintai penawaran", Face.LABEL), self._none, self._chips, spacing=4),
            row(self._day_row, FieldRow("&Nomor surat", self.no), spacing=12),
        )
        self.setMinimumWidth(MINIMUM_WIDTH)
        for code, name in asked:
            self.add(code, name)
        self.vendor.setFocus()

    def add(self, code: str, name: str) -> None:
        """Put a vendor among those asked; twice is once."""
        if code in self._asked:
            return
        self._asked[code] = name
        does = f"Hapus {name} dari permintaan"
        chip = RemovableChip(self._place.theme, name.replace("&", "&&"), does)
        chip.clicked.connect(lambda _: self._remove(code, chip))
        self._chips.insertWidget(self._chips.count() - 1, chip)
        self._none.setVisible(not self._asked)

    def collect(self) -> Asking | None:
        if not self.day.settle():
            return None
        if not self._asked:
            self._vendor_row.show_error("Pilih sedikitnya satu penyedia dari daftar.")
            self.vendor.setFocus()
            return None
        return Asking(tuple(self._asked), self.no.text().strip(), self.day.value)

    def _add_vendor(self, vendor: object) -> None:
        found: Vendor = vendor  # type: ignore[assignment]
        self.add(found.code, found.name)
        self._vendor_row.clear_error()
        self.vendor.show_vendor(None)
        self.vendor.clear()
        self.vendor.setFocus()

    def _remove(self, code: str, chip: RemovableChip) -> None:
        del self._asked[code]
        self._chips.removeWidget(chip)
        chip.hide()
        chip.deleteLater()
        self._none.setVisible(not self._asked)
