"""What is painted first: the window, empty, in its last colours, size and place."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject, QTimer, Signal

from ui.frame.memory import WindowMemory
from ui.shell import Shell
from ui.theme import palette, preferred_mode
from ui.tokens import TOKENS, Mode

if TYPE_CHECKING:
    from pathlib import Path

    from PySide6.QtWidgets import QApplication


class Front(QObject):
    """
    The window before the program behind it has been loaded.

    Signals:
        appeared: once, after the window was first on the screen.
    """

    appeared = Signal()

    def __init__(self, app: QApplication, home: Path) -> None:
        super().__init__(app)
        self.app = app
        self.memory = WindowMemory(home / "window.ini")
        dark = self.memory.flag("dark", otherwise=preferred_mode(app) is Mode.DARK)
        self.mode = Mode.DARK if dark else Mode.LIGHT
        app.setStyle("Fusion")
        app.setPalette(palette(TOKENS[self.mode]))  # fonts and style sheet follow with the Theme
        self.shell = Shell(self.memory)
        self.shell.installEventFilter(self)

    def show(self) -> None:
        """Show the window."""
        self.shell.show()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.Paint:
            watched.removeEventFilter(self)
            QTimer.singleShot(0, self.appeared.emit)
        return False
