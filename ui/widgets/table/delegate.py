"""The one delegate of all tables."""

from __future__ import annotations

from enum import Enum
from typing import TYPE_CHECKING

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPen
from PySide6.QtWidgets import QLineEdit, QStyle, QStyledItemDelegate, QWidget

from ui.fonts import font
from ui.tokens import Tone
from ui.widgets.table.cell import Cell, FlagBand, GroupBand
from ui.widgets.table.model import CELL_ROLE, Index
from ui.widgets.table.paint import (
    FIRST_PADDING,
    PADDING,
    Brush,
    foot_line,
    paint_band,
    paint_cell,
)

if TYPE_CHECKING:
    from PySide6.QtCore import QAbstractItemModel
    from PySide6.QtWidgets import QStyleOptionViewItem, QTableView

    from ui.theme import Theme


class Ring(Enum):
    """Where the focus ring runs: around the row of a list, the cell of a ledger."""

    ROW = "row"
    CELL = "cell"


class CellDelegate(QStyledItemDelegate):
    """
    Draws every cell and band, the chosen row with its bar, and the ring of the focus.

    Args:
        ruled: draws upright lines between the columns (ledger).
    """

    def __init__(self, view: QTableView, theme: Theme, ring: Ring, *, ruled: bool) -> None:
        super().__init__(view)
        self._view, self._theme, self._ring, self._ruled = view, theme, ring, ruled

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        cell, place = index.data(CELL_ROLE), QRectF(option.rect)
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        brush = Brush(painter, self._theme)
        if isinstance(cell, GroupBand | FlagBand):
            paint_band(brush, place, cell)
        else:
            selected = bool(option.state & QStyle.StateFlag.State_Selected)
            self._paint_ground(brush, place, index, selected=selected)
            first = FIRST_PADDING if index.column() == 0 else PADDING
            inner = place.adjusted(first, 0, -PADDING, -1)
            right = bool(
                index.data(Qt.ItemDataRole.TextAlignmentRole) & Qt.AlignmentFlag.AlignRight
            )
            paint_cell(brush, inner, cell, right=right)
            if isinstance(cell, Cell) and cell.wrong:
                self._paint_ring(painter, place, self._theme.ink(Tone.STOP))
            self._paint_focus(painter, place, index)
        painter.restore()

    def createEditor(self, parent: QWidget, option: QStyleOptionViewItem, index: Index) -> QWidget:
        editor = QLineEdit(parent)
        editor.setFont(font())
        editor.setAlignment(Qt.AlignmentFlag(index.data(Qt.ItemDataRole.TextAlignmentRole)))
        heading = index.model().headerData(index.column(), Qt.Orientation.Horizontal)
        editor.setAccessibleName(str(heading or ""))
        return editor

    def setEditorData(self, editor: QWidget, index: Index) -> None:
        assert isinstance(editor, QLineEdit)
        if not editor.property("filled"):  # an answer that comes in must not undo the typing
            editor.setProperty("filled", True)
            editor.setText(str(index.data(Qt.ItemDataRole.EditRole) or ""))

    def setModelData(self, editor: QWidget, model: QAbstractItemModel, index: Index) -> None:
        assert isinstance(editor, QLineEdit)
        if editor.text() != str(index.data(Qt.ItemDataRole.EditRole) or ""):
            model.setData(index, editor.text())

    def updateEditorGeometry(
        self, editor: QWidget, option: QStyleOptionViewItem, index: Index
    ) -> None:
        editor.setGeometry(option.rect)

    def _paint_ground(self, brush: Brush, place: QRectF, index: Index, *, selected: bool) -> None:
        tokens = self._theme.tokens
        if selected:
            brush.painter.fillRect(place, QColor(tokens.sel))
        foot_line(brush, place, tokens.line2)
        if self._ruled and index.column() < index.model().columnCount() - 1:
            line = QRectF(place.right() - 1, place.top(), 1, place.height())
            brush.painter.fillRect(line, QColor(tokens.line2))
        if selected and index.column() == 0:
            bar = QRectF(place.left(), place.top(), 3, place.height())
            brush.painter.fillRect(bar, QColor(tokens.accent))

    def _paint_focus(self, painter: QPainter, place: QRectF, index: Index) -> None:
        current, accent = self._view.currentIndex(), QColor(self._theme.tokens.accent)
        if not self._view.hasFocus() or index.row() != current.row():
            return
        if self._ring is Ring.CELL:
            if index.column() == current.column():
                self._paint_ring(painter, place, accent)
            return
        painter.fillRect(QRectF(place.left(), place.top(), place.width(), 2), accent)
        painter.fillRect(QRectF(place.left(), place.bottom() - 2, place.width(), 2), accent)
        if index.column() == 0:
            painter.fillRect(QRectF(place.left(), place.top(), 2, place.height()), accent)
        if index.column() == index.model().columnCount() - 1:
            painter.fillRect(QRectF(place.right() - 2, place.top(), 2, place.height()), accent)

    def _paint_ring(self, painter: QPainter, place: QRectF, colour: QColor) -> None:
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.setPen(QPen(colour, 2))
        painter.drawRect(place.adjusted(1, 1, -1, -1))
