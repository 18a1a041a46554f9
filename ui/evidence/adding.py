"""One paper or picture that is put behind an order."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from bejo_desktop.application.evidence import NOTE_CHARS_MAX
from bejo_desktop.application.views.evidence import PieceTyped
from bejo_desktop.domain.evidence import EvidenceKind
from bejo_desktop.domain.payments import PAPER_NO_CHARS_MAX
from ui.fulfilling.asking import AskingDialog
from ui.notices import explain
from ui.widgets.day_edit import PastDayEdit
from ui.widgets.field_row import FieldRow
from ui.widgets.layout import row
from ui.widgets.line_edit import Choice, LineEdit
from ui.widgets.scan_field import ScanField

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from bejo_desktop.domain.errors import BejoError
    from ui.workplace import Workplace

MINIMUM_WIDTH: Final = 600


@dataclass(frozen=True, slots=True)
class PieceByPaper:
    """What the dialog carries: the piece, and the file name of its picture ("" none)."""

    typed: PieceTyped
    scan: str


class PieceDialog(AskingDialog):
    """Asks for kind, number, day and picture; `confirmed` carries a PieceByPaper."""

    def __init__(self, place: Workplace, about: str, kind: EvidenceKind, parent: QWidget) -> None:
        super().__init__(place, "Tambah bukti", about, parent)
        self.kind = Choice()
        for one in EvidenceKind:
            self.kind.addItem(place.words.phrase(f"evidence.{one.value}"), one.value)
        self.kind.setCurrentIndex(list(EvidenceKind).index(kind))
        self.no = LineEdit("", "seperti tertulis di suratnya")
        self.no.setMaxLength(PAPER_NO_CHARS_MAX)
        self.day = PastDayEdit(place.today)
        self.note = LineEdit("", "misalnya: foto barang di gudang")
        self.note.setMaxLength(NOTE_CHARS_MAX)
        self.scan = ScanField(place.theme, "Gambar atau PDF", "belum ada")
        self._no_row = FieldRow("&Nomor", self.no)
        self._day_row = FieldRow("&Tanggal surat", self.day)
        explain(self._day_row, self.day, place.words)
        numbers = row(self._no_row, self._day_row, spacing=12)
        for at in range(2):
            numbers.setStretch(at, 1)
        self._furnish(
            "Cukup nomornya, cukup gambarnya, atau keduanya.",
            "Simpan bukti",
            "check",
            FieldRow("&Jenis bukti", self.kind),
            numbers,
            self.scan,
            FieldRow("&Keterangan", self.note),
        )
        self.setMinimumWidth(MINIMUM_WIDTH)
        self.no.setFocus()

    def collect(self) -> PieceByPaper | None:
        if not self.day.settle():
            return None
        typed = PieceTyped(
            EvidenceKind(self.kind.currentData()),
            self.no.text().strip(),
            self.day.value,
            note=self.note.text().strip(),
        )
        return PieceByPaper(typed, self.scan.name)

    def show_error(self, error: BejoError) -> None:
        rows = {"on": self._day_row, "no": self._no_row}
        found = rows.get(str(error.facts.get("field")))
        if found is None:
            super().show_error(error)
            return
        words = self._place.words
        found.show_error(f"{words.text(error)} {words.way_out(error)}".strip())
        found.field.setFocus()
