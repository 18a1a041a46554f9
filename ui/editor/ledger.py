"""The ledger of an order: tells every key stroke, and lets a list under the cell choose."""

from __future__ import annotations

from typing import TYPE_CHECKING, Protocol, cast

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QAbstractItemDelegate, QLineEdit

from ui.editor.sheet import Place
from ui.widgets.table.delegate import CellDelegate, Ring
from ui.widgets.table.ledger import LedgerView

if TYPE_CHECKING:
    from PySide6.QtCore import QAbstractItemModel
    from PySide6.QtWidgets import QStyleOptionViewItem, QWidget

    from ui.editor.columns import LedgerRow
    from ui.theme import Theme
    from ui.widgets.table.model import Index, RowsModel

Hint = QAbstractItemDelegate.EndEditHint


class Chooser(Protocol):
    """What chooses the value of a cell while its editor is open."""

    def begin(self, row: LedgerRow, place: Place, editor: QLineEdit) -> None:
        """Learn that a cell was opened."""

    def step(self, steps: int) -> bool:
        """Go through the list; False where none is open."""

    def take(self, *, tab: bool) -> bool:
        """Take what is chosen (Enter, or Tab); False leaves the key to the cell."""

    def open_all(self) -> None:
        """Show everything that can be chosen for the open cell."""

    def end(self) -> None:
        """Learn that the editor is gone."""


class OrderLedger(LedgerView):
    """
    A ledger whose cells say what is being typed.

    Signals, each with the key of the row and its `Place`:
        began: an editor was opened. typing: its text now. ended: its last text.
        left: it was closed by Esc; nothing of it counts.
    """

    began = Signal(int, int)
    typing = Signal(int, int, str)
    ended = Signal(int, int, str)
    left = Signal(int, int)

    def __init__(self, theme: Theme, model: RowsModel[LedgerRow], name: str) -> None:
        super().__init__(theme, model, name)
        self.setItemDelegate(_LedgerDelegate(self, theme))
        self.chooser: Chooser | None = None
        self._editor: QLineEdit | None = None
        self._open: tuple[int, Place] | None = None

    @property
    def is_editing(self) -> bool:
        """Whether a cell is open."""
        return self._open is not None

    def current_place(self) -> Place:
        """Return the column of the current cell."""
        return Place(max(0, self.currentIndex().column()))

    def edit_current(self) -> None:
        """Open the current cell, or the first of its row that can be typed into."""
        index = self.currentIndex()
        if index.isValid() and index.flags() & Qt.ItemFlag.ItemIsEditable:
            self.edit(index)

    def open_choices(self) -> None:
        """Open the current cell with its list (F4), the rekening where it has none."""
        if self.current_place() is not Place.ITEM:
            index = self.currentIndex().siblingAtColumn(Place.ACCOUNT)
            self.setCurrentIndex(index)
        self.edit_current()
        if self.chooser is not None:
            self.chooser.open_all()

    def go_next(self) -> None:
        """Go to the next cell that can be typed into."""
        self._go(1)

    def point_at(self, key: int, place: Place) -> bool:
        """Put the ring on one cell; False where its row is gone."""
        row = self._rows.place_of(key)
        if row is None:
            return False
        self.setCurrentIndex(self._rows.index(row, place))
        return True

    def go_to(self, key: int, place: Place) -> bool:
        """Put ring and focus on one cell; False where its row is gone."""
        found = self.point_at(key, place)
        if found:
            self.setFocus()
        return found

    def settle(self) -> None:
        """Take the text of the open cell, as leaving it does."""
        editor = self._editor
        if editor is not None:
            self.commitData(editor)
            self.closeEditor(editor, Hint.NoHint)

    def editing_text(self, key: int, place: Place) -> str:
        """Return the text with which a cell would be edited now."""
        row = self._rows.place_of(key)
        if row is None:
            return ""
        return str(self._rows.index(row, place).data(Qt.ItemDataRole.EditRole) or "")

    def drop_editor(self) -> None:
        """Close the open cell without taking its text: a choice took its place."""
        editor, self._open = self._editor, None
        if editor is not None:
            self.closeEditor(editor, Hint.NoHint)

    def begin(self, row: LedgerRow, place: Place, editor: QLineEdit) -> None:
        """Start a session; called by the delegate."""
        self._open, self._editor = (row.key, place), editor
        self.began.emit(row.key, place)
        if self.chooser is not None:
            self.chooser.begin(row, place, editor)
        key = row.key
        editor.textEdited.connect(lambda text: self.typing.emit(key, place, text))

    def finish(self, row: LedgerRow, place: Place, text: str) -> None:
        """End the session with its text; called by the delegate."""
        if self._open is not None:
            self._open = None
            self.ended.emit(row.key, place, text)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if self._editor is not None and event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter}:
            return  # the editor lets Enter pass; Qt forgets that it edits when a flag goes away
        super().keyPressEvent(event)

    def closeEditor(self, editor: QWidget, hint: Hint) -> None:
        opened, self._open, self._editor = self._open, None, None
        if self.chooser is not None:
            self.chooser.end()
        if opened is not None:
            self.left.emit(*opened)
        super().closeEditor(editor, hint)


class _LedgerDelegate(CellDelegate):
    """Hands keys to the chooser first, and every text to the ledger."""

    def __init__(self, view: OrderLedger, theme: Theme) -> None:
        super().__init__(view, theme, Ring.CELL, ruled=True)
        self._ledger = view

    def createEditor(self, parent: QWidget, option: QStyleOptionViewItem, index: Index) -> QWidget:
        editor = super().createEditor(parent, option, index)
        row = self._row(index)
        if isinstance(editor, QLineEdit) and row is not None:
            if index.column() == Place.ITEM and row.row.product:
                editor.setPlaceholderText(self.tr("Catatan untuk baris ini"))
            self._ledger.begin(row, Place(index.column()), editor)
        return editor

    def setModelData(self, editor: QWidget, model: QAbstractItemModel, index: Index) -> None:
        row = self._row(index)
        if isinstance(editor, QLineEdit) and row is not None:
            self._ledger.finish(row, Place(index.column()), editor.text())

    def eventFilter(self, editor: QObject, event: QEvent) -> bool:
        chooser = self._ledger.chooser
        if (
            chooser is not None
            and event.type() == QEvent.Type.KeyPress
            and isinstance(event, QKeyEvent)
            and self._chosen(chooser, Qt.Key(event.key()))
        ):
            return True
        return super().eventFilter(editor, event)

    def _chosen(self, chooser: Chooser, key: Qt.Key) -> bool:
        match key:
            case Qt.Key.Key_Down:
                return chooser.step(1)
            case Qt.Key.Key_Up:
                return chooser.step(-1)
            case Qt.Key.Key_Return | Qt.Key.Key_Enter:
                return chooser.take(tab=False)
            case Qt.Key.Key_Tab:
                return chooser.take(tab=True)
            case _:
                return False

    def _row(self, index: Index) -> LedgerRow | None:
        model = cast("RowsModel[LedgerRow]", index.model())
        return model.row_at(index)
