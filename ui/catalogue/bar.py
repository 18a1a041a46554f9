"""The line under the search field: what was put right, and the filters that are on."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from ui.fonts import Face
from ui.widgets.button import Button
from ui.widgets.button_look import Kind
from ui.widgets.chip import RemovableChip
from ui.widgets.layout import row
from ui.widgets.text import Text

if TYPE_CHECKING:
    from ui.theme import Theme


class SeekingBar(QWidget):
    """
    Says `Menampilkan hasil untuk …` after a typo and repeats the filters as chips.

    Signals: `literal` asks for the words as typed; `dropped` carries the name of a filter;
    `cleared` takes all filters off.
    """

    literal = Signal()
    dropped = Signal(str)
    cleared = Signal()

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self._shown = Text("", Face.SMALL)
        self._literally = Button(theme, "", Kind.LINK)
        self._literally.clicked.connect(self.literal)
        self._clear = Button(theme, "Hapus semua", Kind.LINK)
        self._clear.clicked.connect(self.cleared)
        self._chips: list[RemovableChip] = []
        self._row = row(self._shown, self._literally, None, self._clear, spacing=8)
        self.setLayout(self._row)
        self.setFixedHeight(28)
        self.show_correction("", None)
        self.show_filters(())

    @property
    def text(self) -> str:
        """What stands at the left."""
        if self._shown.isHidden():
            return ""
        return f"{self._shown.text()} {self._literally.text()}"

    def chips(self) -> list[RemovableChip]:
        """Return the chips, from the left."""
        return list(self._chips)

    def show_correction(self, typed: str, corrected: str | None) -> None:
        """Say what the words were put right to; None for nothing."""
        self._shown.setVisible(corrected is not None)
        self._literally.setVisible(corrected is not None)
        if corrected is not None:
            self._shown.setText(f"Menampilkan hasil untuk “{corrected}”.")
            self._literally.setText(f"Cari “{typed}” saja".replace("&", "&&"))
            self._literally.updateGeometry()

    def show_filters(self, filters: tuple[tuple[str, str], ...]) -> None:
        """Show one chip for each (name, words)."""
        for chip in self._chips:
            self._row.removeWidget(chip)
            chip.hide()
            chip.deleteLater()
        self._chips = []
        for name, words in filters:
            chip = RemovableChip(self._theme, words.replace("&", "&&"))
            chip.clicked.connect(lambda _, name=name: self.dropped.emit(name))
            self._row.insertWidget(self._row.count() - 1, chip)
            self._chips.append(chip)
        self._clear.setVisible(bool(filters))
