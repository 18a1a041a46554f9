"""Fields for money and quantities that read what officers type."""

from __future__ import annotations

from typing import TYPE_CHECKING, Generic, TypeVar

from PySide6.QtCore import Qt, Signal

from bejo_desktop.domain.errors import BejoError
from ui.widgets.line_edit import LineEdit

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtGui import QFocusEvent, QKeyEvent

V = TypeVar("V")


class TypedEdit(LineEdit, Generic[V]):
    """
    A right-aligned field whose text is read by a parser when it is left or Enter is pressed.

    Bad text stays as it was typed; `refused` carries the BejoError, for the words beneath
    the field (`ui.notices.explain`). `read` carries the value of each new text that could be
    read, None for an emptied field. Values cross as objects: a Qt int has 32 bits.

    Args:
        parse: text → value, raises BejoError (`Rupiah.typed`, `Quantity.typed`).
        show: value → text for the field, such that `parse` reads it back.
    """

    read = Signal(object)
    refused = Signal(object)

    def __init__(self, parse: Callable[[str], V], show: Callable[[V], str]) -> None:
        super().__init__()
        self._parse, self._show = parse, show
        self._value: V | None = None
        self._judged = ""
        self._refused = False
        self.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)

    @property
    def value(self) -> V | None:
        """The last value that could be read; None while the field is empty."""
        return self._value

    def show_value(self, value: V | None) -> None:
        """Show `value` without announcing it."""
        self._value = value
        self._refused = False
        self._judged = "" if value is None else self._show(value)
        self.setText(self._judged)

    def settle(self) -> bool:
        """Read the field now, as leaving it does; False where the text cannot be read."""
        text = self.text().strip()
        if text == self._judged:
            return not self._refused
        self._judged = text
        if not text:
            self._take(None)
            return True
        try:
            value = self._parse(text)
        except BejoError as error:
            self._refused = True
            self.refused.emit(error)
            return False
        self._take(value)
        return True

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        if event.reason() != Qt.FocusReason.PopupFocusReason:
            self.settle()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter}:
            self.settle()
        super().keyPressEvent(event)

    def _take(self, value: V | None) -> None:
        self.show_value(value)
        self.read.emit(value)


class MoneyEdit(TypedEdit[V]):
    """Whole rupiah: `1234567`, `1.234.567`, `1,2jt`, `250rb*4`. Give it `Rupiah.typed`."""


class QuantityEdit(TypedEdit[V]):
    """A quantity with at most three places: `60`, `2,5`. Give it `Quantity.typed`."""
