"""Rows of figures: a word at the left, its figure at the right, each with its reason."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from ui.fonts import Face
from ui.tokens import Tone
from ui.widgets.button import icon_button
from ui.widgets.layout import row
from ui.widgets.text import ShortText, Text

if TYPE_CHECKING:
    from ui.theme import Theme

HEIGHT = 24
TALL = 28


class StatRow(QWidget):
    """
    One figure with its name; `asked` is the press on `?` (F7 asks for the chosen one).

    Args:
        explained: shows the `?`, for figures that a rule has computed.
        face: STRONG for the figure that counts, TITLE for the one total.
    """

    asked = Signal()

    def __init__(
        self, theme: Theme, name: str, face: Face = Face.BODY, *, explained: bool = False
    ) -> None:
        super().__init__()
        strong = face is not Face.BODY
        self._name = Text(name, Face.STRONG if strong else Face.SMALL)
        self._figure = ShortText("", face)
        self._figure.right()
        line = row(self._name, spacing=4)
        if explained:
            button = icon_button(theme, "circle-question-mark", f"Mengapa {name}?", Tone.ACCENT)
            button.setFixedSize(HEIGHT, HEIGHT)
            button.clicked.connect(self.asked)
            line.addWidget(button)
        line.addWidget(self._figure, 1)
        self.setLayout(line)
        self.setFixedHeight(HEIGHT if face is not Face.TITLE else TALL)

    def show_figure(self, figure: str, tone: Tone = Tone.TEXT, name: str = "") -> None:
        """Show `figure`; `name` replaces the word at the left where it depends on the figure."""
        if name:
            self._name.setText(name)
        self._figure.show_text(figure)
        self._figure.show_tone(tone)
        self._figure.setAccessibleName(f"{self._name.text()}: {figure}")

    @property
    def figure(self) -> str:
        """What is shown, for tests and for copying."""
        return self._figure.whole
