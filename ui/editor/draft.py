"""One open draft: what is typed, what is saved, and the way back."""

from __future__ import annotations

from itertools import count
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QUndoCommand, QUndoStack

from bejo_desktop.application.drafting import typed_again
from bejo_desktop.domain.content import Procedure
from ui.editor.refusing import repaired
from ui.editor.saving import Saver
from ui.editor.sheet import Sheet, sheet_of

if TYPE_CHECKING:
    from collections.abc import Callable
    from uuid import UUID

    from bejo_desktop.application.core import Core
    from bejo_desktop.application.views import DraftInput, DraftView
    from bejo_desktop.domain.errors import BejoError
    from ui.jobs import Lane


class Draft(QObject):
    """
    Holds the sheet on the screen and keeps the store one save behind it at most.

    Signals:
        changed: the sheet or the view is another one. marked: (field, BejoError) of the header.
        stuck: BejoError of a save that no field explains; what was typed stays on the screen.
        saver.wrote: Changes.
    """

    changed = Signal()
    marked = Signal(str, object)
    stuck = Signal(object)

    def __init__(self, lane: Lane, core: Core, parent: QObject) -> None:
        super().__init__(parent)
        self.saver = Saver(lane, core, self)
        self.history = QUndoStack(self)
        self.view: DraftView | None = None
        self.sheet: Sheet | None = None
        self.new_key: Callable[[], int] = count(1).__next__
        self._good: Sheet | None = None
        self._before: Sheet | None = None
        self._is_typed = False
        self._stored: DraftInput | None = None
        self._lines_of: tuple[int, ...] = ()
        self.saver.saved.connect(self._take_saved)
        self.saver.failed.connect(self._take_refused)

    @property
    def order_id(self) -> UUID:
        """The order that is open."""
        assert self.view is not None
        return self.view.order_id

    @property
    def is_small(self) -> bool:
        """Whether it is a small purchase, recorded with the vendor's nota."""
        return self.sheet is not None and self.sheet.head.procedure == Procedure.SMALL.value

    @property
    def line_keys(self) -> tuple[int, ...]:
        """The keys of the rows that the view's lines belong to, in their order."""
        return self._lines_of

    @property
    def is_saved(self) -> bool:
        """Whether the store holds what is on the screen."""
        if self.sheet is None or self._good is None or self.saver.is_busy:
            return False
        return self.sheet.wanted() == self._good.wanted()

    def save_again(self) -> None:
        """Try once more to save what is on the screen."""
        if self.sheet is not None:
            self._put(self.sheet)

    def show(self, view: DraftView) -> None:
        """
        Take over what the store says.

        Another order starts a new history; a change made elsewhere becomes a step of it.
        """
        stored = typed_again(view.content)
        same = self.view is not None and self.view.order_id == view.order_id
        if same and stored == self._stored and self.sheet is not None:
            self.view = view
            self.changed.emit()
            return
        before = self.sheet if same else None
        fresh = sheet_of(stored, before, self.new_key)
        self._settle(view, fresh)
        if before is None:
            self.history.clear()
            self.sheet = fresh
            self.changed.emit()
        else:
            self._push(_Step(before, fresh, self._show_sheet))

    def change(self, sheet: Sheet) -> None:
        """Take `sheet` as one step that can be undone, and save it."""
        assert self.sheet is not None
        if sheet != self.sheet:
            self._before = self.sheet
            self._push(_Step(self.sheet, sheet, self._put))

    def type_on(self, sheet: Sheet) -> None:
        """Save `sheet` while it is still being typed; `close` makes one step of it."""
        self._is_typed = True
        self._put(sheet)

    def close(self, before: Sheet, after: Sheet) -> None:
        """Make one step of all that was typed between `before` and `after`."""
        self._is_typed, self._before = False, before
        if before != after:
            self._push(_Step(before, after, self._put))
        else:
            self._put(after)

    def undo(self) -> None:
        """Take the last step back."""
        self.history.undo()
        self.changed.emit()

    def redo(self) -> None:
        """Do the step again that was taken back last."""
        self.history.redo()
        self.changed.emit()

    def _push(self, step: _Step) -> None:
        self.history.push(step)
        self.changed.emit()  # once more: only now can the step be undone

    def _put(self, sheet: Sheet) -> None:
        assert self._good is not None
        self.sheet = sheet
        if self.saver.is_busy or sheet.wanted() != self._good.wanted():
            self.saver.save(self.order_id, sheet)
        self.changed.emit()

    def _show_sheet(self, sheet: Sheet) -> None:
        if sheet is self._good:  # the first time: it came from the store
            self.sheet = sheet
            self.changed.emit()
        else:
            self._put(sheet)

    def _take_saved(self, view: DraftView, sheet: Sheet) -> None:
        if self.view is None or view.order_id != self.view.order_id:
            return
        self._settle(view, sheet)
        self.changed.emit()

    def _settle(self, view: DraftView, sheet: Sheet) -> None:
        self.view, self._good = view, sheet
        self._stored = typed_again(view.content)
        self._lines_of = tuple(row.key for row in sheet.saved_rows())

    def _take_refused(self, error: BejoError, sent: Sheet) -> None:
        if self._is_typed:
            return  # judged when the cell is left: half a number is no mistake
        assert self.sheet is not None
        assert self._good is not None
        answer = repaired(self.sheet, sent, (self._before or self._good, self._good), error)
        if answer.sheet is None:
            self.stuck.emit(error)
            return
        if answer.field:
            self.marked.emit(answer.field, error)
        self._put(answer.sheet)


class _Step(QUndoCommand):
    """One step of the history: two whole sheets, so that no step can be half undone."""

    def __init__(self, before: Sheet, after: Sheet, put: Callable[[Sheet], None]) -> None:
        super().__init__()
        self._before, self._after, self._put = before, after, put

    def redo(self) -> None:
        self._put(self._after)

    def undo(self) -> None:
        self._put(self._before)
