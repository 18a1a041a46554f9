"""A field that lists what is found while a name is typed."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import Qt, Signal

from ui.editor.picker import Option, Picker
from ui.widgets.line_edit import LineEdit

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtGui import QFocusEvent, QKeyEvent
    from PySide6.QtWidgets import QWidget

    from ui.workplace import Workplace

WIDTH: Final = 480


class FoundField(LineEdit):
    """
    Typing lists what is found, Enter or Tab takes one; nothing is taken by itself.

    `chosen` carries the value of the option, `unknown` the text that was left without a choice;
    it stays.

    Args:
        kind: of the question on the read lane; the newest one wins.
        name: of the list, for the screen reader.
    """

    chosen = Signal(object)
    unknown = Signal(str)

    def __init__(self, place: Workplace, host: QWidget, kind: str, name: str) -> None:
        super().__init__()
        self._place, self._kind = place, kind
        self._picker = Picker(place.theme, host, name)
        self._picker.taken.connect(self._take)
        self._shown = ""
        self._answered, self._waiting = "", False
        self.textEdited.connect(self._search)

    @property
    def picker(self) -> Picker:
        """The list, for what looks at it."""
        return self._picker

    def look_for(self, typed: str) -> Sequence[Option]:
        """Return what fits `typed`; called on the read lane."""
        raise AssertionError("every field of this kind says how")

    def nothing(self, typed: str) -> str:
        """Return what is said where nothing fits `typed`."""
        raise AssertionError("every field of this kind says how")

    def keyPressEvent(self, event: QKeyEvent) -> None:
        match event.key():
            case Qt.Key.Key_Down if self._picker.isVisible():
                self._picker.step(1)
            case Qt.Key.Key_Up if self._picker.isVisible():
                self._picker.step(-1)
            case Qt.Key.Key_Escape if self._picker.isVisible():
                self._picker.hide()
            case Qt.Key.Key_Return | Qt.Key.Key_Enter if self._is_typed():
                self._take_current()
            case _:
                super().keyPressEvent(event)

    def focusNextPrevChild(self, following: bool) -> bool:  # noqa: FBT001 - Qt's signature
        option = self._picker.current()
        if option is not None and self._is_typed():
            self._take(option)
            return True
        return super().focusNextPrevChild(following)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self._picker.hide()
        text = self.text().strip()
        if event.reason() != Qt.FocusReason.PopupFocusReason and self._is_typed():
            self.unknown.emit(text)

    def _is_typed(self) -> bool:
        return self.isModified() and self.text().strip() != self._shown

    def _search(self, text: str) -> None:
        typed = text.strip()
        if not typed:
            self._picker.hide()
            return
        self._place.lanes.read.ask(
            self._kind,
            self,
            lambda _: self.look_for(typed),
            done=lambda found: self._show_found(typed, found),
            failed=lambda _: self._picker.hide(),
        )

    def _show_found(self, typed: str, found: Sequence[Option]) -> None:
        if not self.hasFocus() or self.text().strip() != typed:
            return
        self._answered = typed
        self._picker.show_options(found, self.nothing(typed))
        self._picker.open_at(self, self.rect(), WIDTH)
        if self._waiting:
            self._take_current()

    def _take_current(self) -> None:
        self._waiting = self._answered != self.text().strip()
        option = self._picker.current()
        if not self._waiting and option is not None:
            self._take(option)

    def _take(self, option: Option) -> None:
        self._picker.hide()
        self._waiting = False
        self._shown = option.text
        self.setText(option.text)
        self.setModified(False)
        self.chosen.emit(option.value)
        if self.hasFocus():  # whoever took the value may have led on to the field it brings
            self.focusNextChild()
