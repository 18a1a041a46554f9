"""The berita acara negosiasi as the officer writes it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import Qt

from bejo_desktop.application.negotiation_file import read_hour
from bejo_desktop.application.views import Minuting
from bejo_desktop.domain.errors import BadInput, BejoError
from bejo_desktop.domain.negotiating import minutes_missing
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
INCOMPLETE: Final = "negotiation.minutes_incomplete"
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
        self.rows = {
            "at": FieldRow("&Pukul (WIB)", self.hour),
            "place": FieldRow("T&empat", self.where),
            "clarified": FieldRow("&Hasil klarifikasi teknis", self.clarified),
            "price_references": FieldRow("&Acuan harga, satu per baris", self.references),
        }
        day_row = FieldRow("&Tanggal", self.day)
        explain(day_row, self.day, place.words)
        fields = (day_row, self.rows["at"], FieldRow("&Cara", self.way))
        first = row(*fields, spacing=12)
        for one in fields:
            first.setStretchFactor(one, 1)
            first.setAlignment(one, Qt.AlignmentFlag.AlignTop)
        self._furnish(
            "Isi semuanya: sesudah bernomor, berita acara dan penawaran tidak dapat diubah lagi.",
            "Tulis berita acara",
            "check",
            first,
            *list(self.rows.values())[1:],
            self.number,
        )
        self.setMinimumWidth(MINIMUM_WIDTH)
        self.day.setFocus()
        self.day.selectAll()

    def collect(self) -> MinutesByPaper | None:
        for line in self.rows.values():
            line.clear_error()
        if not self.day.settle():
            return None
        try:
            at = read_hour(self.hour.text())
        except BejoError as error:
            self._say(error, "at")
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
        if not self._is_whole(minuting):
            return None
        return MinutesByPaper(minuting, self.number.text)

    def show_error(self, error: BejoError) -> None:
        field = str(error.facts.get("field"))
        if field in self.rows:
            self._say(error, field)
        else:
            super().show_error(error)

    def _is_whole(self, minuting: Minuting) -> bool:
        """Whether every field is filled; each empty one says so, the first has the focus."""
        said = (minuting.at, minuting.place, minuting.clarified, minuting.price_references)
        missing = minutes_missing(*said)
        for field in reversed(missing):
            self._say(BadInput(INCOMPLETE, field=field), field)
        return not missing

    def _say(self, error: BejoError, field: str) -> None:
        words, line = self._place.words, self.rows[field]
        long = f"{words.text(error)} {words.way_out(error)}".strip()
        line.show_error("Belum diisi." if error.code == INCOMPLETE else long)
        line.field.setFocus()
        self.adjustSize()
