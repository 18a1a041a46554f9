"""The day on which both parties signed the paper, with its scan; used wherever it is recorded."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QDialog, QFileDialog, QWidget

from ui.fonts import Face
from ui.notices import explain
from ui.widgets.button import Button
from ui.widgets.button_look import Kind
from ui.widgets.day_edit import PastDayEdit
from ui.widgets.field_row import FieldRow
from ui.widgets.layout import column, row
from ui.widgets.text import ShortText, Text

if TYPE_CHECKING:
    from collections.abc import Callable
    from datetime import date

    from bejo_desktop.domain.errors import BejoError
    from ui.workplace import Workplace

SCANS = "Hasil pindai (*.pdf *.png *.jpg *.jpeg)"
LABEL = 20
"""Height of a field's label with its gap, so that a button beside the field stands level."""
NO_SCAN = "Hasil pindai belum ada; boleh menyusul di kertas."


class SignedFields(QWidget):
    """The day of the signatures and the file of the scan; `scan` is "" for none."""

    def __init__(self, place: Workplace) -> None:
        super().__init__()
        self.scan = ""
        self._words = place.words
        self.day = PastDayEdit(place.today)
        self.day.show_value(place.today())
        self._row = FieldRow("&Tanggal tanda tangan", self.day)
        explain(self._row, self.day, place.words)
        self._pick = Button(place.theme, "&Unggah hasil pindai")
        self._pick.clicked.connect(self._choose)
        self._name = ShortText(NO_SCAN, Face.SMALL)
        fields = row(self._row, column(LABEL, self._pick, None, spacing=0))
        fields.setStretch(0, 1)
        self.setLayout(column(fields, self._name, spacing=4))

    def settled_day(self) -> date | None:
        """Return the day typed; None where none can be read, which is said beneath the field."""
        if not self.day.settle():
            return None
        if self.day.value is None:
            self._row.show_error("Isi tanggal yang tertulis pada surat.")
        return self.day.value

    def show_error(self, error: BejoError) -> None:
        """Say beneath the day why the centre's rules refuse it."""
        self._row.show_error(f"{self._words.text(error)} {self._words.way_out(error)}".strip())
        self.day.setFocus()

    def take_file(self, name: str) -> None:
        """Keep `name` as the scan; "" takes it away."""
        self.scan = name
        self._name.show_text(Path(name).name if name else NO_SCAN)

    def _choose(self) -> None:
        name, _ = QFileDialog.getOpenFileName(self, "Hasil pindai", "", SCANS)
        if name:
            self.take_file(name)


class SignDialog(QDialog):
    """
    Asks for the day of the signatures; `confirmed` carries (day, file name of the scan).

    Stays open until `done`: the rules may refuse the day, and it is put right in place.
    """

    confirmed = Signal(object, str)

    def __init__(self, place: Workplace, title: str, parent: QWidget) -> None:
        super().__init__(parent)
        self.setWindowTitle("Catat sudah ditandatangani")
        self.fields = SignedFields(place)
        act = Button(place.theme, "Catat sudah ditandatangani", Kind.PRIMARY, icon="signature")
        act.setDefault(True)
        act.clicked.connect(self._confirm)
        cancel = Button(place.theme, "Batal", key="Esc")
        cancel.clicked.connect(self.reject)
        told = "Sesudah dicatat, pesanan menjadi kontrak dan tidak dapat dibatalkan dari sini."
        self.setLayout(
            column(
                Text(title, Face.CARD).wrapped(),
                Text(told, Face.SMALL).wrapped(),
                self.fields,
                row(None, cancel, act),
                spacing=12,
                margins=(16, 16, 16, 16),
            )
        )
        self.setMinimumWidth(440)
        self.fields.day.setFocus()
        self.fields.day.selectAll()

    def _confirm(self) -> None:
        day = self.fields.settled_day()
        if day is not None:
            self.confirmed.emit(day, self.fields.scan)


def ask_signed(
    place: Workplace, parent: QWidget, title: str, then: Callable[[SignDialog, date, str], None]
) -> SignDialog:
    """Open the dialog over `parent` and return it; `then` is called at each confirmation."""
    dialog = SignDialog(place, title, parent)
    dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
    dialog.confirmed.connect(lambda day, scan: then(dialog, day, scan))
    dialog.open()
    return dialog
