"""The model of every list: rows as given, columns as data."""

from __future__ import annotations

from dataclasses import dataclass, replace
from difflib import SequenceMatcher
from typing import TYPE_CHECKING, Any, Final, Generic, TypeAlias, TypeVar

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QPersistentModelIndex, Qt, Signal

from ui.widgets.table.cell import AnyCell, Band, Cell, Check, FlagBand, GroupBand

if TYPE_CHECKING:
    from collections.abc import Callable, Hashable, Sequence

R = TypeVar("R")
Index: TypeAlias = QModelIndex | QPersistentModelIndex

ROOT: Final = QModelIndex()
RIGHT: Final = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
LEFT: Final = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter

MERGED_MAX: Final = 500
"""Up to so many rows `show_rows` changes only what differs; a ledger has 201 at most."""

CELL_ROLE: Final = Qt.ItemDataRole.UserRole
"""Under this role an index gives its Cell or Band to the delegate."""


@dataclass(frozen=True, slots=True)
class Column(Generic[R]):
    """
    One column.

    Args:
        cell: what a row shows here.
        width: pixels, or None for the one column that takes what is left.
        right: figures stand at the right.
        editing: the text with which a row is edited here, or None where it cannot be.
    """

    heading: str
    cell: Callable[[R], AnyCell]
    width: int | None = None
    right: bool = False
    editing: Callable[[R], str | None] | None = None


class RowsModel(QAbstractTableModel, Generic[R]):
    """
    Shows rows and bands that the core has prepared; holds no rule and asks no store.

    An edit is not applied here: `typed` tells row, column and text, the screen reads them
    and shows new rows. `reshaped` follows each `show_rows`, for the view.

    Args:
        key_of: what stays the same when a row is read afresh; keeps the choice in place.
    """

    typed = Signal(object, int, str)
    reshaped = Signal()

    def __init__(self, columns: Sequence[Column[R]], key_of: Callable[[R], Hashable]) -> None:
        super().__init__()
        self.columns = tuple(columns)
        self._key_of = key_of
        self._rows: tuple[R | Band, ...] = ()

    def rename(self, place: int, title: str) -> None:
        """Head the column at `place` by `title` from now on."""
        old = self.columns[place]
        if old.heading != title:
            renamed = replace(old, heading=title)
            self.columns = (*self.columns[:place], renamed, *self.columns[place + 1 :])
            self.headerDataChanged.emit(Qt.Orientation.Horizontal, place, place)

    def show_rows(self, rows: Sequence[R | Band]) -> None:
        """
        Show `rows`, in the order given, in the place of what is shown.

        In lists of up to `MERGED_MAX` rows whatever stays the same keeps its place, so that
        an open editor and the choice live on while answers come in.
        """
        shown = tuple(rows)
        old, new = self._identities(self._rows), self._identities(shown)
        if max(len(old), len(new)) <= MERGED_MAX and set(old) & set(new):
            self._merge(shown, SequenceMatcher(None, old, new, autojunk=False).get_opcodes())
        else:
            self.beginResetModel()
            self._rows = shown
            self.endResetModel()
        self.reshaped.emit()

    def _identities(self, rows: Sequence[R | Band]) -> list[Hashable]:
        """Name each row by its key, a flag by its row: where it moves, no row must move for it."""
        named: list[Hashable] = []
        above: Hashable = None
        for row in rows:
            if isinstance(row, FlagBand):
                named.append((FlagBand, row.title, above))
            elif isinstance(row, GroupBand):
                named.append((GroupBand, row.title))
            else:
                above = self._key_of(row)
                named.append(above)
        return named

    def _merge(
        self, shown: tuple[R | Band, ...], steps: Sequence[tuple[str, int, int, int, int]]
    ) -> None:
        for kind, old, old_end, new, new_end in reversed(steps):
            if kind in {"delete", "replace"}:
                self.beginRemoveRows(ROOT, old, old_end - 1)
                self._rows = self._rows[:old] + self._rows[old_end:]
                self.endRemoveRows()
            if kind in {"insert", "replace"}:
                self.beginInsertRows(ROOT, old, old + new_end - new - 1)
                self._rows = self._rows[:old] + shown[new:new_end] + self._rows[old:]
                self.endInsertRows()
        self._rows = shown
        if shown:
            last = self.index(len(shown) - 1, len(self.columns) - 1)
            self.dataChanged.emit(self.index(0, 0), last)

    def row_at(self, index: Index) -> R | None:
        """Return the row behind `index`; None for a band or no index."""
        if not index.isValid():
            return None
        row = self._rows[index.row()]
        return None if isinstance(row, GroupBand | FlagBand) else row

    def band_at(self, place: int) -> Band | None:
        """Return the band at `place`, counted from 0; None where a row stands."""
        row = self._rows[place]
        return row if isinstance(row, GroupBand | FlagBand) else None

    def key_at(self, index: Index) -> Hashable | None:
        """Return the key of the row behind `index`; None for a band or no index."""
        row = self.row_at(index)
        return None if row is None else self._key_of(row)

    def place_of(self, key: Hashable) -> int | None:
        """Return where the row with `key` stands now; None where it is gone."""
        for place, row in enumerate(self._rows):
            if not isinstance(row, GroupBand | FlagBand) and self._key_of(row) == key:
                return place
        return None

    def cell_at(self, index: Index) -> AnyCell | Band:
        """Return what is drawn at a valid `index`."""
        row = self._rows[index.row()]
        if isinstance(row, GroupBand | FlagBand):
            return row
        return self.columns[index.column()].cell(row)

    def rowCount(self, parent: Index = ROOT) -> int:
        return 0 if parent.isValid() else len(self._rows)

    def columnCount(self, parent: Index = ROOT) -> int:
        return 0 if parent.isValid() else len(self.columns)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if not index.isValid():
            return None
        match role:
            case Qt.ItemDataRole.DisplayRole:
                return _shown(self.cell_at(index))
            case Qt.ItemDataRole.EditRole:
                return self._editing(index)
            case Qt.ItemDataRole.AccessibleTextRole:
                return self._spoken(index)
            case Qt.ItemDataRole.TextAlignmentRole:
                return RIGHT if self.columns[index.column()].right else LEFT
            case _:
                return self._whole(index, role)

    def setData(self, index: Index, value: Any, role: int = Qt.ItemDataRole.EditRole) -> bool:
        row = self.row_at(index)
        if row is None or role != Qt.ItemDataRole.EditRole:
            return False
        self.typed.emit(row, index.column(), str(value))
        return True

    def flags(self, index: Index) -> Qt.ItemFlag:
        if self.row_at(index) is None:
            return Qt.ItemFlag.NoItemFlags
        plain = Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable
        return plain if self._editing(index) is None else plain | Qt.ItemFlag.ItemIsEditable

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> Any:
        if orientation != Qt.Orientation.Horizontal:
            return None
        if role == Qt.ItemDataRole.DisplayRole:
            return self.columns[section].heading
        if role == Qt.ItemDataRole.TextAlignmentRole:
            return RIGHT if self.columns[section].right else LEFT
        return None

    def _whole(self, index: Index, role: int) -> AnyCell | Band | str | None:
        if role == CELL_ROLE:
            return self.cell_at(index)
        return _tip(self.cell_at(index)) if role == Qt.ItemDataRole.ToolTipRole else None

    def _editing(self, index: Index) -> str | None:
        row, column = self.row_at(index), self.columns[index.column()]
        return None if row is None or column.editing is None else column.editing(row)

    def _spoken(self, index: Index) -> str:
        cell, heading = self.cell_at(index), self.columns[index.column()].heading
        if isinstance(cell, GroupBand | FlagBand) or not heading:
            return cell.spoken
        return f"{heading}: {cell.spoken}"


def checkable(cell: object) -> bool:
    """Whether Space or a click in its box ticks `cell`."""
    return isinstance(cell, Cell) and cell.check in {Check.ON, Check.OFF}


def _shown(cell: AnyCell | Band) -> str:
    return cell.title if isinstance(cell, GroupBand | FlagBand) else cell.text


def _tip(cell: AnyCell | Band) -> str | None:
    return cell.whole or None if isinstance(cell, Cell) else None
