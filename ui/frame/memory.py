"""What the window remembers from one start to the next."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QByteArray, QSettings

if TYPE_CHECKING:
    from pathlib import Path

    from PySide6.QtWidgets import QWidget


class WindowMemory:
    """
    Sizes and switches of the window in one INI file; holds nothing about orders or people.

    A file that cannot be read or written costs the memory, never the start.

    Args:
        file: in the desk's home.
    """

    def __init__(self, file: Path) -> None:
        self._settings = QSettings(str(file), QSettings.Format.IniFormat)

    def flag(self, name: str, *, otherwise: bool) -> bool:
        """Return the switch `name`, or `otherwise` where it was never set."""
        return bool(self._settings.value(name, otherwise, bool))

    def remember_flag(self, name: str, *, on: bool) -> None:
        """Keep the switch `name`."""
        self._settings.setValue(name, on)

    def remember_window(self, window: QWidget) -> None:
        """Keep size and place of `window`."""
        self._settings.setValue("window", window.saveGeometry())
        self._settings.sync()

    def restore_window(self, window: QWidget) -> bool:
        """Give `window` its last size and place, moved onto a screen that is there."""
        kept = self._settings.value("window")
        return isinstance(kept, QByteArray) and window.restoreGeometry(kept)
