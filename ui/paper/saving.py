"""Writing a paper where the officer wants it: the whole file or none."""

from __future__ import annotations

from PySide6.QtCore import QIODevice, QSaveFile

from bejo_desktop.domain.errors import EnvironmentFailed


def save_pdf(name: str, pdf: bytes) -> None:
    """
    Write `pdf` to the file `name` in one step; what was there before a failure is unharmed.

    Raises:
        EnvironmentFailed: `paper.not_written` (facts: `file`, `reason`).
    """
    file = QSaveFile(name)
    opened = file.open(QIODevice.OpenModeFlag.WriteOnly)
    written = opened and file.write(pdf) == len(pdf)
    if not written:
        reason = file.errorString()
        if opened:
            file.cancelWriting()
            file.commit()
        raise EnvironmentFailed("paper.not_written", file=name, reason=reason)
    if not file.commit():
        raise EnvironmentFailed("paper.not_written", file=name, reason=file.errorString())
