"""The first sync, with a bar that moves to the end."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QWidget

from ui.access.frame import AccessFrame
from ui.fonts import Face
from ui.notices import NoticeBoard
from ui.widgets.button import Button
from ui.widgets.button_look import Kind
from ui.widgets.card import card
from ui.widgets.layout import column, holder
from ui.widgets.progress import Count, ProgressPanel
from ui.widgets.text import Text

if TYPE_CHECKING:
    from bejo_desktop.application.core import Core
    from bejo_desktop.application.progress import Progress
    from bejo_desktop.domain.errors import BejoError
    from ui.jobs import Job
    from ui.workplace import Workplace

STAGES: Final = {
    "hello": "Menghubungi pusat",
    "push": "Mengirim perubahan",
    "pull": "Mengambil pagu, petugas, dan pesanan",
    "snapshot": "Mengambil katalog",
    "publish": "Menyusun katalog di komputer ini",
}


class FirstLoadScreen(QWidget):
    """
    Loads units, officers, budget, vendors, products and numbers, in bytes and rows.

    A cut line loses nothing: `Coba lagi` goes on where it stopped, `Lanjutkan dulu` opens
    the desk with what is there. `loaded` carries the Core either way; `moved` follows each
    number that is shown.
    """

    loaded = Signal(object)
    moved = Signal()

    def __init__(self, place: Workplace, core: Core) -> None:
        super().__init__()
        self._place, self._core = place, core
        self._job: Job | None = None
        self._bytes = Count(0, None)
        self._rows = Count(0, None)
        self._panel = ProgressPanel(place.theme, STAGES["hello"])
        self._board = NoticeBoard(place.theme, place.words)
        self._panel.cancelled.connect(self._cancel)
        note = Text(
            "Boleh ditinggal. Bila jaringan putus, yang sudah diambil tetap tersimpan.", Face.SMALL
        ).wrapped()
        body = holder(
            column(card(self._panel, margins=(24, 20, 24, 16)), note, self._board, spacing=12)
        )
        frame = AccessFrame(place, "Menyiapkan komputer ini", "Sinkronisasi pertama", body)
        self.setLayout(column(frame))

    def take_focus(self) -> None:
        """Start (or go on with) the load."""
        self._board.clear()
        core = self._core
        self._job = self._place.lanes.net.start(
            self,
            lambda watcher: core.syncing.run(watcher),  # noqa: PLW0108 - loaded on the lane
            done=lambda _: self.loaded.emit(core),
            failed=self._fail,
            progressed=self._show,
            stopped=lambda: self.loaded.emit(core),
        )

    def _show(self, progress: Progress) -> None:
        count = Count(progress.done, progress.total)
        if progress.stage == "publish":
            self._rows = count
        else:
            self._bytes = count
        title = STAGES.get(progress.stage, progress.stage)
        self._panel.show_progress(title, self._rows, self._bytes)
        if count.done:
            self.moved.emit()

    def _cancel(self) -> None:
        if self._job is None:
            self.loaded.emit(self._core)
        else:
            self._job.cancel()

    def _fail(self, error: BejoError) -> None:
        self._job = None
        again = Button(self._place.theme, "&Coba lagi", Kind.PLAIN, icon="refresh-cw")
        again.clicked.connect(self.take_focus)
        on = Button(self._place.theme, "&Lanjutkan dulu", Kind.LINK)
        on.clicked.connect(lambda: self.loaded.emit(self._core))
        for button in (again, on):
            button.setAutoDefault(True)  # Enter presses the one that has the focus
        self._board.show_error(error, (again, on))
        again.setFocus(Qt.FocusReason.OtherFocusReason)
