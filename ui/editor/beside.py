"""Beside the platform: our fields to paste there, its orders to take over here."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtGui import QGuiApplication

from bejo_desktop.domain.codes import Platform
from bejo_desktop.domain.errors import EnvironmentFailed
from ui.editor.platform_dialog import PlatformDialog, PlatformFile

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from bejo_desktop.application.changes import Changes
    from bejo_desktop.application.core import Core
    from bejo_desktop.application.platform import PlatformReport
    from ui.editor.draft import Draft
    from ui.workplace import Navigator, Workplace


class Beside(QObject):
    """
    Two acts of the editor.

    Signals: `changed` carries Changes; `refused` a BejoError; `copied` how many fields were.
    """

    changed = Signal(object)
    refused = Signal(object)
    copied = Signal(int)

    def __init__(
        self, office: tuple[Workplace, Core, Navigator], over: QWidget, draft: Draft
    ) -> None:
        super().__init__(over)
        self._place, self._core, self._go = office
        self._over, self._draft = over, draft

    def copy(self) -> None:
        """Put the fields of the platform's order onto the clipboard."""
        core, order_id = self._core, self._draft.order_id
        self._place.lanes.read.ask(
            "editor.platform",
            self,
            lambda _: core.platform.copy_text(order_id),
            done=self._put,
            failed=self.refused.emit,
        )

    def take(self) -> None:
        """Ask for an export of the platform and make drafts of its orders."""
        take_orders((self._place, self._core, self._go), self._over)

    def _put(self, text: str) -> None:
        QGuiApplication.clipboard().setText(text)
        self.copied.emit(len(text.splitlines()))


def take_orders(office: tuple[Workplace, Core, Navigator], over: QWidget) -> PlatformDialog:
    """Open the dialog that takes orders of a platform over; `over` is the widget beneath."""
    place, core, go = office
    dialog = PlatformDialog(place, over)

    def done(answer: tuple[PlatformReport, Changes]) -> None:
        report, changes = answer
        go.tell(changes)
        dialog.show_report(report)

    def run(typed: Any) -> None:
        assert isinstance(typed, PlatformFile)
        name, platform = typed.name, Platform(typed.platform)
        place.lanes.write.start(
            dialog,
            lambda _: core.platform.take(core.session, _bytes(name), platform),
            done=done,
            failed=dialog.show_error,
        )

    dialog.confirmed.connect(run, Qt.ConnectionType.DirectConnection)
    dialog.opened.connect(go.open_editor)
    dialog.open()
    return dialog


def _bytes(name: str) -> bytes:
    try:
        return Path(name).read_bytes()
    except OSError as cause:
        reason = cause.strerror or type(cause).__name__
        raise EnvironmentFailed("platform.file_unreadable", file=name, reason=reason) from cause
