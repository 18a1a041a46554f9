"""Ctrl+K: every action of the menus, found by a few letters."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialog, QWidget
from rapidfuzz import fuzz

from ui.tokens import Tone
from ui.widgets.button import spoken
from ui.widgets.layout import column
from ui.widgets.search_box import SearchBox
from ui.widgets.table.cell import Cell, muted
from ui.widgets.table.model import Column, RowsModel
from ui.widgets.table.view import CATALOGUE, TableView

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtGui import QAction

    from ui.keys import Menu
    from ui.theme import Theme

WIDTH: Final = 640
HEIGHT: Final = 420
LIKE_MIN: Final = 60
"""Least likeness, of 100, at which an action is listed; lets one wrong letter pass."""


@dataclass(frozen=True, slots=True)
class Entry:
    """One action as the palette lists it."""

    place: int
    words: str
    menu: str
    keys: str
    reason: str
    action: QAction


class Palette(QDialog):
    """
    Lists all actions with their keys; what cannot be done now is grey, with its reason.

    Enter runs the chosen one after the palette has closed; Esc closes it.
    """

    def __init__(
        self, theme: Theme, entries: Sequence[tuple[Menu, QAction]], parent: QWidget
    ) -> None:
        super().__init__(parent)
        self.setWindowTitle(self.tr("Cari perintah"))
        self.setWindowFlags(Qt.WindowType.Dialog | Qt.WindowType.FramelessWindowHint)
        self.setProperty("part", "palette")
        self.setFixedSize(WIDTH, HEIGHT)
        self._all = [_entry(place, menu, action) for place, (menu, action) in enumerate(entries)]
        self._box = SearchBox(theme, self.tr("Ketik sebagian nama perintah"), big=True)
        self._model = RowsModel[Entry](
            [
                Column("", _words, None),
                Column("", lambda entry: muted(entry.menu), 104),
                Column("", lambda entry: muted(entry.keys), 104, right=True),
            ],
            key_of=lambda entry: entry.place,
        )
        self._list = TableView(theme, self._model, CATALOGUE, self.tr("Perintah"))
        self._list.hide_heads()
        self._list.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._box.sought.connect(self._find)
        self._box.entered.connect(self._run_chosen)
        self._list.opened.connect(self._run)
        self._box.moved.connect(self._list.step)
        self.setLayout(column(self._box, self._list, margins=(12, 12, 12, 12)))
        self._find("")

    def listed(self) -> list[Entry]:
        """Return what is listed now, best first."""
        rows = (
            self._model.row_at(self._model.index(at, 0)) for at in range(self._model.rowCount())
        )
        return [row for row in rows if row is not None]

    def _find(self, words: str) -> None:
        marks = [(_likeness(words, entry), entry) for entry in self._all]
        likely = [pair for pair in marks if pair[0] >= LIKE_MIN]
        # What fits best comes first; among equals what can be done now.
        likely.sort(key=lambda pair: (-pair[0], not pair[1].action.isEnabled(), pair[1].place))
        found = [entry for _, entry in likely]
        self._model.show_rows(found)
        self._list.choose_first()

    def _run_chosen(self) -> None:
        entry = self._list.current_row()
        if isinstance(entry, Entry):
            self._run(entry)

    def _run(self, entry: Entry) -> None:
        if entry.action.isEnabled():
            self.accept()
            entry.action.trigger()


def _entry(place: int, menu: Menu, action: QAction) -> Entry:
    return Entry(
        place,
        spoken(action.text()),
        spoken(menu.value),
        action.shortcut().toString(),
        "" if action.isEnabled() else action.statusTip(),
        action,
    )


def _words(entry: Entry) -> Cell:
    tone = Tone.TEXT if entry.action.isEnabled() else Tone.FAINT
    return Cell(entry.words, tone, beside=entry.reason)


def _likeness(words: str, entry: Entry) -> float:
    """Return how well `words` fit, 0 to 100: whole beginnings first, then a slip of a letter."""
    if not words:
        return 100.0
    asked, name = words.lower(), entry.words.lower()
    parts = name.split()
    if all(any(part.startswith(word) for part in parts) for word in asked.split()):
        likeness = 100.0
    else:
        likeness = max(fuzz.ratio(asked, part) for part in (name, *parts))
    # Among equals the shorter name, of which more was typed, comes first.
    return likeness + fuzz.ratio(asked, name) / 100
