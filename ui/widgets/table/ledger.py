"""The table in which an order is typed, without a mouse."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QRect, Qt, Signal
from PySide6.QtGui import QColor, QGuiApplication, QKeySequence, QPainter
from PySide6.QtWidgets import QAbstractItemDelegate

from ui.widgets.table.delegate import Ring
from ui.widgets.table.view import LIST, TableView

if TYPE_CHECKING:
    from collections.abc import Hashable

    from PySide6.QtGui import QKeyEvent, QPaintEvent
    from PySide6.QtWidgets import QWidget

    from ui.theme import Theme
    from ui.widgets.table.model import RowsModel

Hint = QAbstractItemDelegate.EndEditHint


class LedgerView(TableView):
    """
    Typing starts an edit; Enter goes to the next row in every column, Tab to the next cell
    that can be edited. The model's `typed` tells each edit, the screen shows the answer.

    `pasted` carries (row, column, cells) of a block from a spreadsheet: a tuple of rows, each
    a tuple of texts. An edit that ends by Esc changes nothing.
    """

    pasted = Signal(object, int, object)

    def __init__(self, theme: Theme, model: RowsModel[Any], name: str) -> None:
        super().__init__(theme, model, LIST, name, ring=Ring.CELL, ruled=True)
        self.setEditTriggers(
            TableView.EditTrigger.AnyKeyPressed
            | TableView.EditTrigger.EditKeyPressed
            | TableView.EditTrigger.DoubleClicked
        )

    def edit_cell(self, key: Hashable, column: int) -> None:
        """Go to `column` of the row with `key` and open it (the next flag, a new row)."""
        place = self._rows.place_of(key)
        if place is not None:
            index = self._rows.index(place, column)
            self.setCurrentIndex(index)
            self.edit(index)

    def closeEditor(self, editor: QWidget, hint: Hint) -> None:
        super().closeEditor(editor, Hint.NoHint)
        match hint:
            case Hint.SubmitModelCache:
                self.step(1)
            case Hint.EditNextItem:
                self._go(1)
            case Hint.EditPreviousItem:
                self._go(-1)
            case _:
                pass

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.matches(QKeySequence.StandardKey.Paste):
            self._paste()
            return
        match event.key():
            case Qt.Key.Key_Return | Qt.Key.Key_Enter:
                if self.state() == TableView.State.EditingState:
                    return  # the editor lets Enter pass; closeEditor goes on from there
                back = event.modifiers() & Qt.KeyboardModifier.ShiftModifier
                self.step(-1 if back else 1)
            case Qt.Key.Key_Tab:
                self._leave_or_go(event, 1)
            case Qt.Key.Key_Backtab:
                self._leave_or_go(event, -1)
            case Qt.Key.Key_Space:
                super(TableView, self).keyPressEvent(event)
            case _:
                super().keyPressEvent(event)

    def mouseDoubleClickEvent(self, event: object) -> None:
        """Open the cell under the mouse; a ledger's rows are not opened."""
        super(TableView, self).mouseDoubleClickEvent(event)  # type: ignore[arg-type]

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        self._rule_below(QPainter(self.viewport()))

    def _leave_or_go(self, event: QKeyEvent, way: int) -> None:
        if not self._go(way):
            super(TableView, self).keyPressEvent(event)

    def _go(self, way: int) -> bool:
        """Go to the next cell that can be edited; False at either end of the ledger."""
        across = len(self._rows.columns)
        current = self.currentIndex()
        place = current.row() * across + current.column() + way
        while 0 <= place < self._rows.rowCount() * across:
            index = self._rows.index(place // across, place % across)
            if self._rows.flags(index) & Qt.ItemFlag.ItemIsEditable:
                self.setCurrentIndex(index)
                return True
            place += way
        return False

    def _paste(self) -> None:
        row, text = self.current_row(), QGuiApplication.clipboard().text()
        if row is None or not text:
            return
        lines = text.rstrip("\r\n").splitlines()
        block = tuple(tuple(cell.strip() for cell in line.split("\t")) for line in lines)
        self.pasted.emit(row, self.currentIndex().column(), block)

    def _rule_below(self, painter: QPainter) -> None:
        """Draw empty lines down to the foot, so that the sheet goes on."""
        colour, view = QColor(self._theme.tokens.line2), self.viewport().rect()
        top = self.verticalHeader().length() - self.verticalOffset()
        if top >= view.bottom():
            return
        for line in range(top + LIST - 1, view.bottom(), LIST):
            painter.fillRect(QRect(0, line, view.width(), 1), colour)
        for column in range(len(self._rows.columns) - 1):
            right = self.columnViewportPosition(column) + self.columnWidth(column) - 1
            painter.fillRect(QRect(right, top, 1, view.bottom() - top), colour)
