"""The questions of an order, each with the field of its reason."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QWidget

from ui.editor.term_fields import reason_field
from ui.fonts import Face
from ui.tokens import Tone
from ui.widgets.button import icon_button
from ui.widgets.card import Card
from ui.widgets.field_row import mark_wrong
from ui.widgets.icon_label import IconLabel
from ui.widgets.layout import column, row, scrolling
from ui.widgets.text import ShortText, Text

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtGui import QKeyEvent

    from bejo_desktop.application.ports.system import Words
    from bejo_desktop.domain.errors import BejoError
    from ui.editor.bands import Mark
    from ui.theme import Theme

SHOWN: Final = 2
"""Questions that stand there at once; more are scrolled to."""
HEIGHT: Final = 36
SAID: Final = 18
"""Height of the words beneath a reason that was refused."""

Name = tuple[str, int, str]
"""Code of the flag, key of its row (0 for the whole order), and what it is about."""


class Questions(Card):
    """
    One row a question: what is asked, its reason, its `?`; takes no room where none is asked.

    Signals:
        answered: (`Name`, reason or ""). asked: the `Name` whose `?` was pressed.
        done: Enter was pressed in the field and its text was taken.
    """

    answered = Signal(object, str)
    asked = Signal(object)
    done = Signal()

    def __init__(self, theme: Theme, words: Words) -> None:
        self._rows_layout = column(spacing=2)
        self._area = scrolling(self._rows_layout, height_min=HEIGHT)
        super().__init__(column(self._area, spacing=0, margins=(12, 2, 8, 2)))
        self._theme, self._words = theme, words
        self._rows: dict[Name, _QuestionRow] = {}
        self.hide()

    @property
    def answers(self) -> list[str]:
        """The reasons as they stand in the fields, from the top."""
        return [one.field.text() for one in self._rows.values()]

    def show_marks(self, marks: Sequence[Mark], *, editable: bool) -> None:
        """Show the questions among `marks`; a field that is being typed into keeps its text."""
        wanted = {name_of(mark): mark for mark in marks if mark.is_question}
        if list(wanted) != list(self._rows):
            self._make(wanted)
        for name, mark in wanted.items():
            self._rows[name].show_mark(mark, editable=editable)
        self._fit()
        self.setVisible(bool(wanted))

    def focus_on(self, name: Name) -> bool:
        """Go into the field of one question; False where it is not asked."""
        if name not in self._rows:
            return False
        field = self._rows[name].field
        field.setFocus(Qt.FocusReason.TabFocusReason)
        self._area.ensureWidgetVisible(field, 0, 4)
        return True

    def focused(self) -> Name | None:
        """Return the question in whose field the focus is."""
        return next((name for name, one in self._rows.items() if one.field.hasFocus()), None)

    def settle(self) -> bool:
        """Take what stands in the fields, as leaving them does; False where one is refused."""
        settled = [one.field.settle() for one in self._rows.values()]
        return all(settled)

    def first_wrong(self) -> Name | None:
        """Return the first question whose reason was refused."""
        return next((n for n, one in self._rows.items() if one.field.property("wrong")), None)

    def _make(self, wanted: dict[Name, Mark]) -> None:
        kept = {name: one for name, one in self._rows.items() if name in wanted}
        for name, one in self._rows.items():
            self._rows_layout.removeWidget(one)
            if name not in kept:
                one.hide()
                one.deleteLater()
        self._rows = {name: kept.get(name) or self._made(name) for name in wanted}
        for one in self._rows.values():
            self._rows_layout.addWidget(one)
            one.show()

    def _made(self, name: Name) -> _QuestionRow:
        made = _QuestionRow(self._theme, self._words)
        made.field.read.connect(lambda text: self.answered.emit(name, text or ""))
        made.entered.connect(self.done)
        made.why.clicked.connect(lambda: self.asked.emit(name))
        made.field.refused.connect(lambda _: self._fit())
        return made

    def _fit(self) -> None:
        high = [HEIGHT + (SAID if one.said else 0) for one in self._rows.values()]
        self._area.setFixedHeight(max(HEIGHT, sum(sorted(high, reverse=True)[:SHOWN])))


class _QuestionRow(QWidget):
    """What is asked, the field of its reason, and `?`."""

    entered = Signal()

    def __init__(self, theme: Theme, words: Words) -> None:
        super().__init__()
        self._words = words
        self._icon = IconLabel(theme, "circle-question-mark", Tone.WAIT)
        self._text = ShortText("", Face.SMALL, Tone.TEXT)
        self.field = reason_field("Tulis alasannya")
        self.field.refused.connect(self._refuse)
        self.field.read.connect(lambda _: self._say(""))
        self._error = Text("", Face.SMALL, Tone.STOP).right()
        self._error.hide()
        self.why = icon_button(theme, "circle-question-mark", "Mengapa ditanyakan?", Tone.ACCENT)
        across = row(self._icon, self._text, self.field, self.why)
        across.setStretch(1, 3)
        across.setStretch(2, 2)
        self.setLayout(column(across, self._error, spacing=0))

    @property
    def said(self) -> str:
        """The words beneath the field."""
        return self._error.text()

    def show_mark(self, mark: Mark, *, editable: bool) -> None:
        """Show the question and its reason."""
        where = f"Baris {mark.line}: " if mark.line else ""
        self._text.show_text(f"{where}{mark.text} {mark.way_out}".strip())
        self.field.setAccessibleName(f"Alasan. {self._text.whole}")
        icon = ("circle-check", Tone.GOOD) if mark.reason else ("circle-question-mark", Tone.WAIT)
        self._icon.show_icon(*icon)
        if not self.field.hasFocus() and not self.field.property("wrong"):
            self.field.show_value(mark.reason or None)
            self.field.setCursorPosition(0)
        self.field.setReadOnly(not editable)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter} and not event.modifiers():
            if not self.field.property("wrong"):
                self.entered.emit()
            return
        super().keyPressEvent(event)

    def _refuse(self, error: BejoError) -> None:
        self._say(f"{self._words.text(error)} {self._words.way_out(error)}".strip())

    def _say(self, text: str) -> None:
        mark_wrong(self.field, wrong=bool(text))
        self.field.setAccessibleDescription(text)
        self._error.setText(text)
        self._error.setVisible(bool(text))


def name_of(mark: Mark) -> Name:
    """Return by what a question is known."""
    return mark.code, mark.key or 0, mark.about
