"""Enter adds the chosen product to a draft; Ctrl+Z takes it away again."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QObject, Signal

from ui.catalogue.adding import Added, add, take_away
from ui.days import week_later
from ui.keys import Act

if TYPE_CHECKING:
    from bejo_desktop.application.changes import Changes
    from bejo_desktop.application.core import Core
    from ui.catalogue.frame import CatalogueFrame
    from ui.workplace import Navigator, Workplace

NOTHING: Final = "Belum ada yang ditambahkan"


class Ordering(QObject):
    """
    Adds without asking, says so, and can take back the last addition.

    Signals: `done` follows each change of a draft; `blocked` wants the reason shown.
    """

    done = Signal()
    blocked = Signal()

    def __init__(self, place: Workplace, core: Core, go: Navigator, frame: CatalogueFrame) -> None:
        super().__init__(frame)
        self._place, self._core, self._go, self._frame = place, core, go, frame
        self._added: Added | None = None
        self._telling = False
        self._awaited = ""
        self.act = Act(self, "Tambah ke pesanan", self.add)
        self.undo = Act(self, "Urungkan", self._take_back)
        self.undo.refuse(NOTHING)
        frame.undo.clicked.connect(self.undo.trigger)
        frame.open_draft.clicked.connect(self._open_added)

    def heed(self) -> None:
        """Learn that orders changed: a draft that moved on can no longer be set back."""
        if not self._telling:
            self._forget()

    def add(self) -> None:
        """Add the product of the card to the draft that is chosen there."""
        detail, core = self._frame.detail, self._core
        view, row = detail.view, self._frame.table.current_row()
        if view is None:
            return
        waits = row is not None and row.key != view.product.code
        self._awaited = row.key if waits and self._frame.table.hasFocus() else ""
        if self._awaited:
            return  # the card of the chosen row is still being read
        if detail.why() is not None:
            self.blocked.emit()
            return
        quantity = detail.take_quantity()
        if quantity is None:
            return
        product, target = view.product, detail.target
        due_on = week_later(self._place.today())
        self._place.lanes.write.start(
            self,
            lambda _: add(core, product, quantity, target, due_on),
            done=self._take_added,
            failed=self._frame.board.show_error,
        )

    def heed_card(self) -> None:
        """Learn that the card shows another product: an Enter may wait for it."""
        view = self._frame.detail.view
        if self._awaited and view is not None and view.product.code == self._awaited:
            self.add()

    def _take_added(self, answer: tuple[Added, Changes]) -> None:
        added, changes = answer
        self._added = added
        self._frame.board.clear()
        where = added.package or "konsep tanpa nama paket"
        self._frame.say(f"Ditambahkan: {added.words} ke {where}", undoable=True)
        self.undo.allow()
        self._tell(changes)
        self.done.emit()

    def _take_back(self) -> None:
        added, core = self._added, self._core
        if added is None:
            return
        self._forget()
        self._place.lanes.write.start(
            self,
            lambda _: take_away(core, added),
            done=lambda changes: self._take_undone(added, changes),
            failed=self._frame.board.show_error,
        )

    def _take_undone(self, added: Added, changes: Changes) -> None:
        self._frame.say(f"Diurungkan: {added.words}", undoable=False)
        self._tell(changes)
        self.done.emit()

    def _tell(self, changes: Changes) -> None:
        self._telling = True
        self._go.tell(changes)
        self._telling = False

    def _forget(self) -> None:
        self._added = None
        self.undo.refuse(NOTHING)
        self._frame.say("", undoable=False)

    def _open_added(self) -> None:
        if self._added is not None:
            self._go.open_editor(self._added.order_id)
