"""The berita acara negosiasi as the officer writes it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from bejo_desktop.application.negotiation_file import read_hour
from bejo_desktop.application.views import Minuting
from bejo_desktop.domain.errors import BejoError
from bejo_desktop.domain.negotiation import OfferSource
from ui.fulfilling.asking import AskingDialog
from ui.fulfilling.number_field import NumberField
from ui.negotiation.words import SOURCES
from ui.notices import explain
from ui.widgets.day_edit import PastDayEdit
from ui.widgets.field_row import FieldRow
from ui.widgets.layout import row
from ui.widgets.line_edit import Choice, LineEdit, ReasonEdit

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from ui.fulfilling.number_field import ComingNumber
    from ui.workplace import Workplace

MINIMUM_WIDTH: Final = 640
REFERENCES: Final = "Standar Satuan Harga\nHarga bayar terakhir\nPerbandingan penyedia lain"


@dataclass(frozen=True, slots=True)
class MinutesByPaper:
    """What the dialog carries: the minutes, and the number where it is typed."""

    minuting: Minuting
    number: str | None


class MinutesDialog(AskingDialog):
    """Asks what the minutes say; `confirmed` carries a MinutesByPaper."""

    def __init__(self, place: Workplace, about: str, number: ComingNumber, parent: QWidget) -> None:
        super().__init__(place, "Berita acara negosiasi", about, parent)
        self.day = PastDayEdit(place.today)
        self.day.show_value(place.today())
        self.hour = LineEdit("", "10.15")
        self.way = Choice()
        for source, word in SOURCES.items():
            self.way.addItem(word, source.value)
        self.way.setCurrentIndex(list(SOURCES).index(OfferSource.MEETING))
        self.where = LineEdit("", "ruang rapat, telepon …")
        self.clarified = ReasonEdit("spesifikasi, merek, waktu kirim, garansi: disepakati")
        self.references = ReasonEdit(REFERENCES, lines=3)
        self.number = NumberField("berita acara", number)
        self._hour_row = FieldRow("&Pukul (WIB)", self.hour)
        day_row = FieldRow("&Tanggal", self.day)
        explain(day_row, self.day, place.words)
        first = row(day_row, self._hour_row, FieldRow("&Cara", self.way), spacing=12)
        for at in range(3):
            first.setStretch(at, 1)
        self._furnish(
            "Sesudah bernomor, penawaran tidak dapat diubah lagi.",
            "Tulis berita acara",
            "check",
            first,
            FieldRow("T&empat", self.where),
            FieldRow("&Hasil klarifikasi teknis", self.clarified),
            FieldRow("&Acuan harga, satu per baris", self.references),
            self.number,
        )
        self.setMinimumWidth(MINIMUM_WIDTH)
        self.day.setFocus()
        self.day.selectAll()

    def collect(self) -> MinutesByPaper | None:
        if not self.day.settle():
            return None
        try:
            at = read_hour(self.hour.text())
        except BejoError as error:
            words = self._place.words
            self._hour_row.show_error(f"{words.text(error)} {words.way_out(error)}")
            return None
        lines = self.references.toPlainText().splitlines()
        minuting = Minuting(
            way=OfferSource(self.way.currentData()),
            place=self.where.text().strip(),
            clarified=self.clarified.toPlainText().strip(),
            price_references=tuple(line.strip() for line in lines if line.strip()),
            on=self.day.value,
            at=at,
        )
        return MinutesByPaper(minuting, self.number.text)
