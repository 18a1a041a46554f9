"""A picture or scan beside what is typed: chosen from a folder, named, taken away again."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Final

from PySide6.QtWidgets import QFileDialog, QWidget

from ui.fonts import Face
from ui.widgets.button import Button
from ui.widgets.layout import column, row
from ui.widgets.text import ShortText, Text

if TYPE_CHECKING:
    from ui.theme import Theme

PICTURES: Final = "Gambar atau PDF (*.pdf *.png *.jpg *.jpeg)"


class ScanField(QWidget):
    """
    Holds the file name of one picture; `name` is "" for none.

    Args:
        label: what the picture shows: `Bukti komunikasi`.
        hint: said while there is none.
    """

    def __init__(self, theme: Theme, label: str, hint: str) -> None:
        super().__init__()
        self.name = ""
        self._hint, self._label = hint, label
        pick = Button(theme, "Pilih &berkas", icon="import")
        pick.setAccessibleName(f"{label}: pilih berkas")
        pick.clicked.connect(self._choose)
        self._shown = ShortText(hint, Face.SMALL)
        beside = row(pick, self._shown, spacing=12)
        beside.setStretch(1, 1)
        self.setLayout(column(Text(label, Face.LABEL), beside, spacing=4))

    def take_file(self, name: str) -> None:
        """Keep `name`; "" takes it away."""
        self.name = name
        self._shown.show_text(Path(name).name if name else self._hint)

    def _choose(self) -> None:
        name, _ = QFileDialog.getOpenFileName(self, self._label, "", PICTURES)
        if name:
            self.take_file(name)
