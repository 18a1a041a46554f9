"""The BAST as the PPK records it: day, what came, and the three statements."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from PySide6.QtWidgets import QCheckBox

from bejo_desktop.application.views import Received
from bejo_desktop.domain.fulfilment import Statements
from ui.fonts import Face
from ui.fulfilling.asking import AskingDialog
from ui.fulfilling.ledger import ReceivedLedger
from ui.fulfilling.number_field import NumberField
from ui.notices import explain
from ui.tokens import Tone
from ui.widgets.card import rule
from ui.widgets.day_edit import PastDayEdit
from ui.widgets.field_row import FieldRow
from ui.widgets.layout import column, row, scrolling
from ui.widgets.text import Text

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtWidgets import QWidget

    from bejo_desktop.application.views import OutstandingRow
    from bejo_desktop.domain.errors import BejoError
    from ui.fulfilling.number_field import ComingNumber
    from ui.workplace import Workplace

STATEMENTS: Final = (
    "Barang berfungsi dan sesuai spesifikasi",
    "Jumlah sesuai pesanan",
    "Diterima dalam waktu yang diperjanjikan",
)
WIDTH: Final = 960
HEIGHT_MAX: Final = 600
"""The dialog fits into a window of 1366 × 697 pixels; long orders scroll."""
AROUND: Final = 380
LINE: Final = 38
"""Pixels of all but the lines, and of one line."""


@dataclass(frozen=True, slots=True)
class ReceivedByPaper:
    """What the dialog carries: the receiving, and the number where it is typed."""

    received: Received
    number: str | None


class ReceivingDialog(AskingDialog):
    """Asks what was received; `confirmed` carries a ReceivedByPaper."""

    def __init__(
        self,
        place: Workplace,
        about: str,
        lines: Sequence[OutstandingRow],
        number: ComingNumber,
        parent: QWidget,
    ) -> None:
        super().__init__(place, "Terima barang (BAST)", about, parent)
        self.day = PastDayEdit(place.today)
        self.day.show_value(place.today())
        self._day_row = FieldRow("&Tanggal BAST", self.day)
        self._day_row.setFixedWidth(220)
        explain(self._day_row, self.day, place.words)
        self.number = NumberField("BAST", number)
        self.ledger = ReceivedLedger(lines)
        self.ledger.changed.connect(self._tell_completeness)
        self.ledger.refused.connect(self.show_error)
        self.statements = [QCheckBox(text) for text in STATEMENTS]
        for box in self.statements:
            box.setAccessibleName(box.text())
        self._completeness = Text("", Face.STRONG)
        self._build()
        self._tell_completeness()
        self.resize(WIDTH, min(HEIGHT_MAX, AROUND + LINE * len(lines)))
        self.ledger.take_focus()

    def collect(self) -> ReceivedByPaper | None:
        lines = self.ledger.collect()
        if lines is None or not self.day.settle():
            return None
        if self.day.value is None:
            self._day_row.show_error("Isi tanggal yang tertulis pada BAST.")
            return None
        said = Statements(*(box.isChecked() for box in self.statements))
        complete = self.ledger.unfinished == 0
        received = Received(self.day.value, complete, lines, said)
        return ReceivedByPaper(received, self.number.text)

    def show_error(self, error: BejoError) -> None:
        super().show_error(error)
        line = error.facts.get("line")
        if isinstance(line, int) and 1 <= line <= len(self.ledger.rows):
            self.ledger.show_error(line)

    def _tell_completeness(self) -> None:
        unfinished = self.ledger.unfinished
        words = f"Sebagian: {unfinished} barang belum lengkap" if unfinished else "Seluruhnya"
        self._completeness.setText(words)
        self._completeness.show_tone(Tone.WAIT if unfinished else Tone.GOOD)

    def _build(self) -> None:
        head = row(self._day_row, self.number, None, spacing=16)
        statements = column(Text("PPK menyatakan", Face.LABEL), *self.statements, None, spacing=4)
        completeness = column(
            Text("Penyerahan ini", Face.LABEL), self._completeness, None, spacing=4
        )
        foot = row(statements, None, completeness, spacing=32)
        told = "Isi yang diterima sekarang; yang ditolak tidak mengurangi sisa."
        self._furnish(
            told,
            "Terima barang",
            "package-check",
            head,
            rule(),
            self.ledger.heads,
            scrolling(column(self.ledger), height_min=140),
            rule(),
            foot,
        )
