"""A list of rows: keyboard first, one row chosen, bands skipped."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHeaderView, QTableView

from ui.fonts import Face, font
from ui.widgets.table.cell import Cell
from ui.widgets.table.delegate import CellDelegate, Ring
from ui.widgets.table.model import CELL_ROLE, RowsModel, checkable
from ui.widgets.table.paint import BOX_ROOM, FIRST_PADDING

if TYPE_CHECKING:
    from collections.abc import Hashable

    from PySide6.QtGui import QKeyEvent, QMouseEvent

    from ui.theme import Theme
    from ui.widgets.table.model import Index

HEADER_HEIGHT: Final = 28
LIST: Final = 30
"""Row height of ledgers and of the list of orders, in pixels."""
SMALL: Final = 28
CATALOGUE: Final = 32
TASK: Final = 44
FOLDER: Final = 48


class TableView(QTableView):
    """
    A table whose rows are chosen with ↑ ↓, opened with Enter and ticked with Space.

    The chosen row survives `show_rows` by its key; `chosen` is not repeated for it, so what
    shows its details reads them itself. `chosen` carries the row or None; `opened` comes from Enter, a double click, or a click on a link cell.

    Args:
        row_height: one of LIST, SMALL, CATALOGUE, TASK, FOLDER.
        name: what the table holds, for the screen reader.
    """

    chosen = Signal(object)
    opened = Signal(object)
    ticked = Signal(object)

    def __init__(
        self,
        theme: Theme,
        model: RowsModel[Any],
        row_height: int,
        name: str,
        *,
        ring: Ring = Ring.ROW,
        ruled: bool = False,
    ) -> None:
        super().__init__()
        self._theme, self._rows = theme, model
        self._kept: Hashable | None = None
        self.setAccessibleName(name)
        self.setItemDelegate(CellDelegate(self, theme, ring, ruled=ruled))
        model.modelAboutToBeReset.connect(self._keep_choice)
        self.setModel(model)
        model.reshaped.connect(self._restore)
        self._set_behaviour(row_height)
        self._set_columns()
        self._restore()

    def hide_heads(self) -> None:
        """Show no column heads (lists of tasks and maps)."""
        self.horizontalHeader().hide()

    def fit_height(self) -> None:
        """Be just as high as the rows; for short tables inside a card. Call after rows change."""
        head = self.horizontalHeader()
        height = 0 if head.isHidden() else HEADER_HEIGHT
        self.setFixedHeight(height + self.verticalHeader().length() + 2)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)

    def choose(self, key: Hashable) -> bool:
        """Choose the row with `key`; False where it is not shown."""
        place = self._rows.place_of(key)
        if place is None:
            return False
        self.setCurrentIndex(self._rows.index(place, max(0, self.currentIndex().column())))
        return True

    def choose_first(self) -> None:
        """Choose the first row that is not a band."""
        for place in range(self._rows.rowCount()):
            if self._rows.band_at(place) is None:
                self.setCurrentIndex(self._rows.index(place, 0))
                return

    def step(self, steps: int) -> None:
        """Choose the row `steps` further down (up where negative), over bands, not beyond an end."""
        place, left = self.currentIndex().row(), abs(steps)
        while left and 0 <= place + (1 if steps > 0 else -1) < self._rows.rowCount():
            place += 1 if steps > 0 else -1
            if self._rows.band_at(place) is None:
                self.setCurrentIndex(self._rows.index(place, max(0, self.currentIndex().column())))
                left -= 1

    def current_row(self) -> Any:
        """Return the chosen row, or None."""
        return self._rows.row_at(self.currentIndex())

    def currentChanged(self, current: Index, previous: Index) -> None:
        super().currentChanged(current, previous)
        self.viewport().update()
        self.chosen.emit(self._rows.row_at(current))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        row = self.current_row()
        match event.key():
            case Qt.Key.Key_Return | Qt.Key.Key_Enter if row is not None:
                self.opened.emit(row)
            case Qt.Key.Key_Space if row is not None:
                self._tick(row)
            case _:
                super().keyPressEvent(event)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        super().mouseReleaseEvent(event)
        index = self.indexAt(event.position().toPoint())
        row, cell = self._rows.row_at(index), index.data(CELL_ROLE)
        if row is None or event.button() != Qt.MouseButton.LeftButton:
            return
        if isinstance(cell, Cell) and cell.link:
            self.opened.emit(row)
        elif checkable(cell):
            left = event.position().x() - self.columnViewportPosition(index.column())
            if left < FIRST_PADDING + BOX_ROOM:
                self._tick(row)

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        super().mouseDoubleClickEvent(event)
        row = self._rows.row_at(self.indexAt(event.position().toPoint()))
        if row is not None:
            self.opened.emit(row)

    def _tick(self, row: object) -> None:
        place = self.currentIndex().row()
        cells = (
            self._rows.index(place, at).data(CELL_ROLE) for at in range(len(self._rows.columns))
        )
        if any(checkable(cell) for cell in cells):
            self.ticked.emit(row)

    def _set_behaviour(self, row_height: int) -> None:
        self.setShowGrid(False)
        self.setWordWrap(False)
        self.setSelectionBehavior(QTableView.SelectionBehavior.SelectRows)
        self.setSelectionMode(QTableView.SelectionMode.SingleSelection)
        self.setEditTriggers(QTableView.EditTrigger.NoEditTriggers)
        self.setTabKeyNavigation(False)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollMode(QTableView.ScrollMode.ScrollPerPixel)
        rows = self.verticalHeader()
        rows.hide()
        rows.setMinimumSectionSize(20)
        rows.setDefaultSectionSize(row_height)

    def _set_columns(self) -> None:
        head = self.horizontalHeader()
        head.setHighlightSections(False)
        head.setSectionsClickable(False)
        head.setMinimumSectionSize(16)
        head.setFont(font(Face.LABEL))
        head.setFixedHeight(HEADER_HEIGHT)
        for place, column in enumerate(self._rows.columns):
            if column.width is None:
                head.setSectionResizeMode(place, QHeaderView.ResizeMode.Stretch)
            else:
                head.setSectionResizeMode(place, QHeaderView.ResizeMode.Fixed)
                self.setColumnWidth(place, column.width)

    def _keep_choice(self) -> None:
        self._kept = self._rows.key_at(self.currentIndex())

    def _restore(self) -> None:
        self.clearSpans()
        across = len(self._rows.columns)
        for place in range(self._rows.rowCount()):
            band = self._rows.band_at(place)
            if band is not None:
                self.setRowHeight(place, band.height)
                if across > 1:
                    self.setSpan(place, 0, 1, across)
        kept, self._kept = self._kept, None
        if kept is not None and not self.choose(kept):
            self.choose_first()
