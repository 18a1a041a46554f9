"""The field for a passphrase, with an eye and a warning while Caps Lock is on."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QLineEdit

from ui.tokens import Tone
from ui.widgets.line_edit import LineEdit

if TYPE_CHECKING:
    from PySide6.QtGui import QKeyEvent

    from ui.theme import Theme


class PassphraseEdit(LineEdit):
    """
    Hides what is typed; the eye (or Ctrl+Space) shows it. Pasting works.

    `caps_lock_seen` tells whether the last letter typed shows that Caps Lock is on; the
    screen says so in a line beneath (`CAPS_LOCK`). `entered` is Enter.
    """

    caps_lock_seen = Signal(bool)
    entered = Signal()

    CAPS_LOCK = "Caps Lock menyala."

    def __init__(self, theme: Theme, *, big: bool = False) -> None:
        super().__init__()
        self._theme = theme
        self.setProperty("big", big)
        self.setEchoMode(QLineEdit.EchoMode.Password)
        self._eye = self.addAction(
            theme.icon("eye", Tone.MUTED), QLineEdit.ActionPosition.TrailingPosition
        )
        self._eye.triggered.connect(self.toggle_shown)
        theme.changed.connect(self._draw_eye)
        self.returnPressed.connect(self.entered)
        self._draw_eye()

    def toggle_shown(self) -> None:
        """Show the passphrase in clear, or hide it again."""
        hidden = self.echoMode() == QLineEdit.EchoMode.Password
        mode = QLineEdit.EchoMode.Normal if hidden else QLineEdit.EchoMode.Password
        self.setEchoMode(mode)
        self._draw_eye()

    def take(self) -> str:
        """Return the passphrase and clear the field, so that it stays nowhere on screen."""
        text = self.text()
        self.clear()
        return text

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if (
            event.key() == Qt.Key.Key_Space
            and event.modifiers() == Qt.KeyboardModifier.ControlModifier
        ):
            self.toggle_shown()
            return
        letter = event.text()
        if letter.isalpha():
            shifted = bool(event.modifiers() & Qt.KeyboardModifier.ShiftModifier)
            self.caps_lock_seen.emit(letter.isupper() != shifted)
        super().keyPressEvent(event)

    def _draw_eye(self) -> None:
        hidden = self.echoMode() == QLineEdit.EchoMode.Password
        self._eye.setIcon(self._theme.icon("eye" if hidden else "eye-off", Tone.MUTED))
        name = self.tr("Tampilkan kata sandi") if hidden else self.tr("Sembunyikan kata sandi")
        self._eye.setText(name)
        self._eye.setToolTip(name)
