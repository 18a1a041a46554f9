"""Orders of the platform, taken over from its export: which file, and what became of each."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFileDialog, QWidget

from bejo_desktop.application.platform import NotTaken, PlatformReport, Taken
from bejo_desktop.domain.codes import Platform
from ui.fonts import Face
from ui.fulfilling.asking import AskingDialog
from ui.methods import PLATFORMS
from ui.tokens import Tone
from ui.widgets.button import Button
from ui.widgets.field_row import FieldRow
from ui.widgets.layout import column, row
from ui.widgets.line_edit import Choice
from ui.widgets.table.cell import Cell
from ui.widgets.table.model import Column, RowsModel
from ui.widgets.table.view import TASK, TableView
from ui.widgets.text import ShortText, Text

if TYPE_CHECKING:
    from ui.workplace import Workplace

TABLES: Final = "Ekspor pesanan (*.xlsx *.csv)"
EXPORTING: Final = (Platform.KATALOG, Platform.TOKO_DARING)
SIZE: Final = (760, 480)
TOLD: Final = (
    "Setiap pesanan dalam ekspor menjadi satu konsep; yang sudah ada di sini dilewati. Pesanan "
    "yang tidak dapat diambil tidak menghalangi yang lain."
)


@dataclass(frozen=True, slots=True)
class PlatformFile:
    """File name of the export, and the platform (value of `Platform`) it comes from."""

    name: str
    platform: str


class PlatformDialog(AskingDialog):
    """
    Asks for an export; `confirmed` carries a PlatformFile, `opened` the draft to be looked at.

    It stays open with the report: taken orders first, then what was left out, row and reason.
    """

    opened = Signal(object)

    def __init__(self, place: Workplace, parent: QWidget) -> None:
        super().__init__(
            place, "Ambil pesanan platform", "Ambil pesanan dari ekspor platform", parent
        )
        self.platform = Choice()
        for value, words in ((one.value, PLATFORMS[one]) for one in EXPORTING):
            self.platform.addItem(words, value)
        self._name = ""
        pick = Button(place.theme, "Pilih &berkas", icon="import")
        pick.clicked.connect(self._choose)
        self._shown = ShortText("belum ada berkas", Face.SMALL)
        self._summary = Text("", Face.SECTION)
        self._report: RowsModel[Taken | NotTaken] = RowsModel(self._columns(), lambda one: one.ref)
        self._table = TableView(place.theme, self._report, TASK, "Hasil pengambilan")
        self._table.opened.connect(self._open)
        file = column(Text("Berkas ekspor (XLSX atau CSV)", Face.LABEL), row(pick, self._shown))
        across = row(FieldRow("&Platform", self.platform), file, None, spacing=16)
        self._furnish(TOLD, "Ambil pesanan", "import", across, self._summary, self._table)
        self._show_table(shown=False)
        self.resize(SIZE[0], self.sizeHint().height())

    @property
    def summary(self) -> str:
        """What is said above the report."""
        return self._summary.text()

    @property
    def rows(self) -> list[str]:
        """The report as the screen reader says it."""
        model = self._report
        return [
            ", ".join(model.cell_at(model.index(at, col)).spoken for col in range(2))
            for at in range(model.rowCount())
        ]

    def take_file(self, name: str) -> None:
        """Choose the file `name`."""
        self._name = name
        self._shown.show_text(Path(name).name)

    def collect(self) -> PlatformFile | None:
        if not self._name:
            self._choose()
        return PlatformFile(self._name, self.platform.currentData()) if self._name else None

    def show_report(self, report: PlatformReport) -> None:
        """Show what became of each order."""
        taken, left = len(report.taken), len(report.left_out)
        words = f"{taken} pesanan diambil menjadi konsep"
        self._summary.setText(f"{words}, {left} tidak" if left else words)
        self._report.show_rows([*report.taken, *report.left_out])
        self._table.choose_first()
        self._show_table(shown=True)
        self.resize(*SIZE)
        self._table.setFocus()

    def _show_table(self, *, shown: bool) -> None:
        self._table.setVisible(shown)
        self._summary.setVisible(shown)

    def _choose(self) -> None:
        name, _ = QFileDialog.getOpenFileName(self, "Ekspor pesanan platform", "", TABLES)
        if name:
            self.take_file(name)

    def _open(self, one: Taken | NotTaken) -> None:
        if isinstance(one, Taken):
            self.accept()
            self.opened.emit(one.order_id)

    def _columns(self) -> tuple[Column[Taken | NotTaken], ...]:
        words = self._place.words

        def became(one: Taken | NotTaken) -> Cell:
            if isinstance(one, Taken):
                return Cell("Menjadi konsep", Tone.GOOD, under="Enter membuka", icon="circle-check")
            said = f"{words.text(one.error)} {words.way_out(one.error)}".strip()
            return Cell(f"Baris {one.row}: tidak diambil", Tone.WAIT, under=said, whole=said)

        return (
            Column("Nomor pesanan", lambda one: Cell(one.ref, face=Face.STRONG), 220),
            Column("Hasil", became),
        )
