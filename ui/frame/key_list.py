"""F1: every key that does something here."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QDialog, QWidget

from ui.fonts import Face
from ui.widgets.button import Button, spoken
from ui.widgets.button_look import Kind
from ui.widgets.layout import column, row
from ui.widgets.table.cell import Cell, GroupBand
from ui.widgets.table.model import Column, RowsModel
from ui.widgets.table.view import SMALL, TableView
from ui.widgets.text import Text

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtGui import QAction

    from ui.keys import Menu
    from ui.theme import Theme
    from ui.widgets.key_line import KeyHint

WIDTH: Final = 560
HEIGHT: Final = 560


@dataclass(frozen=True, slots=True)
class Line:
    """A key and what it does."""

    key: str
    does: str


class KeyList(QDialog):
    """Lists the keys of the screen first, then those that work everywhere, menu by menu."""

    def __init__(
        self,
        theme: Theme,
        hints: Sequence[KeyHint],
        entries: Sequence[tuple[Menu, QAction]],
        parent: QWidget,
    ) -> None:
        super().__init__(parent)
        self.setWindowTitle(self.tr("Bantuan & tombol"))
        self.setFixedSize(WIDTH, HEIGHT)
        self._rows = _rows(hints, entries)
        model = RowsModel[Line](
            [
                Column("Tombol", lambda line: Cell(line.key, face=Face.STRONG), 160),
                Column("Gunanya", lambda line: Cell(line.does)),
            ],
            key_of=lambda line: (line.key, line.does),
        )
        table = TableView(theme, model, SMALL, self.tr("Daftar tombol"))
        model.show_rows(self._rows)
        copying = Button(theme, self.tr("&Salin daftar"), Kind.QUIET, icon="copy")
        copying.clicked.connect(self._copy)
        leave = Button(theme, self.tr("&Tutup"), key="Esc")
        leave.clicked.connect(self.accept)
        title = Text(self.tr("Tombol"), Face.TITLE)
        foot = row(copying, None, leave)
        self.setLayout(column(title, table, foot, spacing=12, margins=(16, 12, 16, 12)))
        table.choose_first()
        table.setFocus()

    def text(self) -> str:
        """Return the list as text, one key a line, for a sheet beside the screen."""
        return "\n".join(
            f"\n{row.title}" if isinstance(row, GroupBand) else f"{row.key}\t{row.does}"
            for row in self._rows
        ).strip()

    def _copy(self) -> None:
        QGuiApplication.clipboard().setText(self.text())


def _rows(
    hints: Sequence[KeyHint], entries: Sequence[tuple[Menu, QAction]]
) -> list[Line | GroupBand]:
    rows: list[Line | GroupBand] = []
    if hints:
        rows.append(GroupBand("Di layar ini"))
        rows += [Line(hint.key, hint.does) for hint in hints]
    current: Menu | None = None
    for menu, action in entries:
        if action.shortcut().isEmpty():
            continue
        if menu is not current:
            rows.append(GroupBand(spoken(menu.value)))
            current = menu
        rows.append(Line(action.shortcut().toString(), spoken(action.text())))
    return rows
