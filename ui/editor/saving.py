"""Saves a draft as fast as it is typed: one save runs, of all that follow only the newest."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

if TYPE_CHECKING:
    from collections.abc import Callable
    from uuid import UUID

    from bejo_desktop.application.changes import Changes
    from bejo_desktop.application.core import Core
    from bejo_desktop.application.views import DraftView
    from bejo_desktop.domain.errors import BejoError
    from ui.editor.sheet import Sheet
    from ui.jobs import Lane


class Saver(QObject):
    """
    Writes whole sheets of one order on the write lane.

    Signals:
        saved: (DraftView, Sheet) of what was written; failed: (BejoError, Sheet) refused.
        wrote: Changes of each save.
    """

    saved = Signal(object, object)
    failed = Signal(object, object)
    wrote = Signal(object)

    def __init__(self, lane: Lane, core: Core, parent: QObject) -> None:
        super().__init__(parent)
        self._lane, self._core = lane, core
        self._running = False
        self._next: tuple[UUID, Sheet] | None = None
        self._afterwards: list[Callable[[], None]] = []

    @property
    def is_busy(self) -> bool:
        """Whether something is still on its way into the store."""
        return self._running

    def save(self, order_id: UUID, sheet: Sheet) -> None:
        """Write `sheet`, now or as soon as the running save has ended."""
        self._next = (order_id, sheet)
        if not self._running:
            self._start()

    def when_rested(self, act: Callable[[], None]) -> None:
        """Run `act` as soon as nothing waits or runs any more."""
        if self._running:
            self._afterwards.append(act)
        else:
            act()

    def _start(self) -> None:
        assert self._next is not None
        (order_id, sheet), self._next = self._next, None
        core, wanted = self._core, sheet.wanted()
        self._running = True
        self._lane.start(
            self,
            lambda _: core.drafting.edit(core.session, order_id, wanted),
            done=lambda answer: self._finish(answer, sheet),
            failed=lambda error: self._fail(error, sheet),
        )

    def _finish(self, answer: tuple[DraftView, Changes], sheet: Sheet) -> None:
        view, changes = answer
        self._running = False
        self.wrote.emit(changes)
        self.saved.emit(view, sheet)
        self._go_on()

    def _fail(self, error: BejoError, sheet: Sheet) -> None:
        self._running = False
        self.failed.emit(error, sheet)
        self._go_on()

    def _go_on(self) -> None:
        if self._running:
            return
        if self._next is not None:
            self._start()
        else:
            waiting, self._afterwards = self._afterwards, []
            for act in waiting:
                act()
