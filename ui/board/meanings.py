"""What each figure of the board means, in one dialog."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialog, QWidget

from ui.fonts import Face
from ui.widgets.button import Button
from ui.widgets.button_look import Kind
from ui.widgets.layout import column, row
from ui.widgets.text import Text

if TYPE_CHECKING:
    from bejo_desktop.application.ports.system import Words
    from bejo_desktop.domain.board import Board
    from ui.theme import Theme

MEANINGS: Final = {
    "total": "Nilai transaksi",
    "orders": "Pesanan",
    "median": "Nilai tengah",
    "growth": "Tumbuh",
    "months": "Per bulan",
    "regions": "Kabupaten/kota",
    "agencies": "Perangkat daerah",
    "vendors": "UMKM ikut",
    "taking_part": "Kabupaten/kota ikut",
}
"""Keys of the definitions (`board.means.*`) and their titles, in the order of the page."""


def meaning(words: Words, key: str, board: Board) -> str:
    """Return the definition of a figure, with the days that the board counts."""
    return words.phrase(
        f"board.means.{key}",
        year=board.year,
        through=board.through.isoformat(),
        before_year=board.year - 1,
        before_through=board.before_through.isoformat(),
    )


class MeaningsDialog(QDialog):
    """Lists every figure with its definition; Esc or Enter closes it."""

    def __init__(self, theme: Theme, words: Words, board: Board, parent: QWidget) -> None:
        super().__init__(parent)
        self.setWindowTitle("Arti angka")
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        close = Button(theme, "Tutup", Kind.PRIMARY, key="Esc")
        close.setDefault(True)
        close.clicked.connect(self.accept)
        parts = [
            column(
                Text(title, Face.STRONG),
                Text(meaning(words, key, board), Face.SMALL).wrapped(),
                spacing=2,
            )
            for key, title in MEANINGS.items()
        ]
        self.setLayout(
            column(
                Text("Arti angka di papan", Face.CARD),
                *parts,
                row(None, close),
                spacing=12,
                margins=(16, 16, 16, 16),
            )
        )
        self.setMinimumWidth(520)
        close.setFocus()
