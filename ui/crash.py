"""What happens when the program itself is wrong: a report without personal data, and a word."""

from __future__ import annotations

import logging
import platform
import sys
import threading
import traceback
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QCoreApplication, QObject, Signal, qVersion
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QMessageBox

from bejo_desktop.domain.errors import BejoError

if TYPE_CHECKING:
    from collections.abc import Callable
    from types import TracebackType

log: Final = logging.getLogger(__name__)

REPORTS_MAX: Final = 20
"""Reports kept in the folder; the oldest go first."""


@dataclass(frozen=True, slots=True)
class CrashReport:
    """One bug: its file (None where even that could not be written) and its text."""

    file: Path | None
    text: str


class CrashHandler(QObject):
    """
    Takes every exception that nobody caught, from any thread.

    Args:
        folder: where reports go; made when the first one is written.
        version: of the program.
        tell: shows a report, on the GUI thread; a second bug meanwhile is only written.
    """

    _caught = Signal(object)

    def __init__(self, folder: Path, version: str, tell: Callable[[CrashReport], None]) -> None:
        super().__init__()
        self._folder, self._version, self._tell = folder, version, tell
        self._telling = False
        self._caught.connect(self._show)

    def install(self) -> None:
        """Take over from Python; call once, after QApplication exists."""
        sys.excepthook = self.take
        threading.excepthook = self._take_from_thread

    def take(
        self,
        kind: type[BaseException],
        error: BaseException,
        trace: TracebackType | None,
    ) -> None:
        """Write and show one exception; Ctrl+C on a terminal ends the program as usual."""
        if issubclass(kind, KeyboardInterrupt):
            sys.__excepthook__(kind, error, trace)
            return
        text = report_text(error.with_traceback(trace), self._version, datetime.now(UTC))
        log.error("bug:\n%s", text)
        self._caught.emit(CrashReport(self._write(text), text))

    def _take_from_thread(self, facts: threading.ExceptHookArgs) -> None:
        if facts.exc_value is not None:
            self.take(facts.exc_type, facts.exc_value, facts.exc_traceback)

    def _write(self, text: str) -> Path | None:
        moment = datetime.now(UTC).strftime("%Y%m%dT%H%M%S%f")
        file = self._folder / f"laporan-{moment}.txt"
        try:
            self._folder.mkdir(parents=True, exist_ok=True)
            file.write_text(text, encoding="utf-8")
            for old in sorted(self._folder.glob("laporan-*.txt"))[:-REPORTS_MAX]:
                old.unlink()
        except OSError:
            log.exception("the report could not be written")
            return None
        return file

    def _show(self, report: CrashReport) -> None:
        if self._telling:
            return
        self._telling = True
        try:
            self._tell(report)
        finally:
            self._telling = False


def report_text(error: BaseException, version: str, at: datetime) -> str:
    """
    Return what a developer needs of `error`: places in the code, never values.

    Messages of exceptions are left out, since they quote data (a name, an amount, a path
    with the user's name); of our own errors the code is kept.
    """
    lines = [
        f"Bejo Desktop {version}",
        f"{at:%Y-%m-%dT%H:%M:%SZ}",
        f"{platform.system()} {platform.release()}",
        f"Python {platform.python_version()}, Qt {qVersion()}",
    ]
    seen: BaseException | None = error
    while seen is not None:
        code = f" [{seen.code}]" if isinstance(seen, BejoError) else ""
        lines += ["", f"{type(seen).__module__}.{type(seen).__qualname__}{code}"]
        lines += [
            f"  {_inside(frame.filename)}:{frame.lineno} {frame.name}"
            for frame in traceback.extract_tb(seen.__traceback__)
        ]
        seen = seen.__cause__ or seen.__context__
    return "\n".join(lines) + "\n"


def show_report(report: CrashReport) -> None:
    """Tell the user in a dialog; work is safe, since everything typed was saved at once."""
    box = QMessageBox()
    box.setIcon(QMessageBox.Icon.Warning)
    box.setWindowTitle("Bejo Desktop")
    box.setText(_tr("Ada kesalahan di dalam program."))
    where = _tr("Laporan disimpan di {0}.").format(report.file) if report.file else ""
    box.setInformativeText(
        _tr(
            "Pekerjaan Anda sudah tersimpan di komputer ini. Anda dapat melanjutkan; bila "
            "kesalahan berulang, tutup program, buka lagi, dan kirim laporannya ke admin. "
            "Laporan tidak memuat data pribadi. {0}"
        ).format(where)
    )
    proceed = box.addButton(_tr("Lanjutkan"), QMessageBox.ButtonRole.AcceptRole)
    copying = box.addButton(_tr("Salin rincian"), QMessageBox.ButtonRole.ActionRole)
    leave = box.addButton(_tr("Tutup program"), QMessageBox.ButtonRole.DestructiveRole)
    box.setDefaultButton(proceed)
    box.setEscapeButton(proceed)
    box.exec()
    if box.clickedButton() is copying:
        QGuiApplication.clipboard().setText(report.text)
    elif box.clickedButton() is leave:
        QCoreApplication.quit()


def _inside(file: str) -> str:
    # The last three parts name a module; what lies above may hold the user's name.
    return "/".join(Path(file).parts[-3:])


def _tr(text: str) -> str:
    return QCoreApplication.translate("Crash", text)
