"""A field with its label above and its error beneath."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QWidget

from ui.fonts import Face
from ui.tokens import Tone
from ui.widgets.layout import column, row
from ui.widgets.text import Text

if TYPE_CHECKING:
    from PySide6.QtWidgets import QLabel


class FieldRow(QWidget):
    """
    Label, field and one line that is either a hint or the error.

    The label may hold a mnemonic (`&Nama paket`), which moves the focus into the field.
    The field keeps what was typed; an error never clears it.

    Args:
        hint: said beneath the field while nothing is wrong; empty takes no room.
        beside: stands at the right of the field (the button that takes it); the line beneath
            has the room of both.
    """

    def __init__(
        self, label: str, field: QWidget, hint: str = "", beside: QWidget | None = None
    ) -> None:
        super().__init__()
        self.field = field
        self._hint = hint
        self._label = Text(label.replace("&", ""), Face.LABEL).high(16)
        self._label.setBuddy(field)
        if not field.accessibleName():
            field.setAccessibleName(self._label.text())
        self._line = Text(hint, Face.SMALL).wrapped()
        entry = field if beside is None else row(field, beside)
        self.setLayout(column(self._label, entry, self._line, spacing=4))
        # Only now: what is shown before it has a parent is a window of its own for a moment.
        self._line.setVisible(bool(hint))

    @property
    def label(self) -> QLabel:
        """The label above the field, for words that change (`Waktu penyelesaian: 11 hari`)."""
        return self._label

    @property
    def error(self) -> str:
        """The error that is shown; empty where there is none."""
        return self._line.text() if self.field.property("wrong") else ""

    def show_error(self, text: str) -> None:
        """Say what is wrong with the field and how to put it right."""
        mark_wrong(self.field, wrong=True)
        self.field.setAccessibleDescription(text)
        self._say(text, Tone.STOP)

    def clear_error(self) -> None:
        """Take the error away; the hint comes back."""
        mark_wrong(self.field, wrong=False)
        self.field.setAccessibleDescription(self._hint)
        self._say(self._hint, Tone.MUTED)

    def _say(self, text: str, tone: Tone) -> None:
        self._line.setText(text)
        self._line.show_tone(tone)
        self._line.setVisible(bool(text))


def mark_wrong(field: QWidget, *, wrong: bool) -> None:
    """Draw the red edge around `field`, or take it away."""
    if bool(field.property("wrong")) != wrong:
        field.setProperty("wrong", wrong)
        field.style().unpolish(field)
        field.style().polish(field)
