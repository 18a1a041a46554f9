"""Writing a file where the officer wants it: the whole file or none."""

from __future__ import annotations

from PySide6.QtCore import QIODevice, QSaveFile

from bejo_desktop.domain.errors import EnvironmentFailed


def save_file(name: str, data: bytes) -> None:
    """
    Write `data` to the file `name` in one step; what was there before a failure is unharmed.

    Raises:
        EnvironmentFailed: `file.not_written` (facts: `file`, `reason`).
    """
    file = QSaveFile(name)
    opened = file.open(QIODevice.OpenModeFlag.WriteOnly)
    written = opened and file.write(data) == len(data)
    if not written:
        reason = file.errorString()
        if opened:
            file.cancelWriting()
            file.commit()
        raise EnvironmentFailed("file.not_written", file=name, reason=reason)
    if not file.commit():
        raise EnvironmentFailed("file.not_written", file=name, reason=file.errorString())
