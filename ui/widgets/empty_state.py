"""What stands in the place of a list that has nothing to show."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from ui.fonts import Face
from ui.widgets.icon_label import LARGE, IconLabel
from ui.widgets.layout import column, row
from ui.widgets.text import Text

if TYPE_CHECKING:
    from PySide6.QtWidgets import QAbstractButton

    from ui.theme import Theme


class EmptyState(QWidget):
    """
    Says why there is nothing and offers the one act that helps.

    Three reasons must differ in words: no match, never synced, not this role's task.
    """

    def __init__(
        self,
        theme: Theme,
        icon: str,
        title: str,
        text: str,
        act: QAbstractButton | None = None,
    ) -> None:
        super().__init__()
        words = Text(text, Face.SMALL).wrapped().centred()
        words.setMaximumWidth(420)
        inner = column(
            None,
            row(None, IconLabel(theme, icon, size=LARGE), None),
            Text(title, Face.STRONG).centred(),
            row(words),
            spacing=8,
        )
        inner.setAlignment(words, Qt.AlignmentFlag.AlignHCenter)
        if act is not None:
            inner.addLayout(row(None, act, None))
        inner.addStretch(1)
        self.setLayout(inner)
