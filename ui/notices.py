"""From an error's code to the words on the screen."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Protocol

from PySide6.QtWidgets import QWidget

from bejo_desktop.domain.errors import BejoError, CentralUnavailable, EnvironmentFailed
from ui.widgets.banner import Banner, Notice, Weight
from ui.widgets.layout import column

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtWidgets import QAbstractButton

    from ui.theme import Theme
    from ui.widgets.field_row import FieldRow
    from ui.widgets.typed_edit import TypedEdit


class Words(Protocol):
    """Gives the sentences for a code, in the language of the desk."""

    def text(self, error: BejoError) -> str:
        """Return what happened."""

    def way_out(self, error: BejoError) -> str:
        """Return what the reader can do now."""


def notice_of(error: BejoError, words: Words) -> Notice:
    """
    Return the banner for `error`.

    The line being away is a plain state, not a failure; all else blocks.
    """
    weight = Weight.NOTICE if isinstance(error, CentralUnavailable) else Weight.STOP
    text = words.text(error)
    details = f"{error.code}\n{text}" if isinstance(error, EnvironmentFailed) else error.code
    return Notice(weight, text, way_out=words.way_out(error), details=details)


class NoticeBoard(QWidget):
    """
    The place at the top of a screen where its one banner stands; takes no room while empty.

    A new notice replaces the old one.
    """

    def __init__(self, theme: Theme, words: Words) -> None:
        super().__init__()
        self._theme, self._words = theme, words
        self._banner: Banner | None = None
        self._place = column()
        self.setLayout(self._place)
        self.hide()

    def show_error(self, error: BejoError, acts: Sequence[QAbstractButton] = ()) -> None:
        """Say what went wrong and the way out; `acts` are the buttons of that way."""
        self.show_notice(notice_of(error, self._words), acts)

    def show_notice(self, notice: Notice, acts: Sequence[QAbstractButton] = ()) -> None:
        """Say `notice`; the board owns `acts` from now on."""
        self.clear()
        self._banner = Banner(self._theme, notice, acts)
        self._place.addWidget(self._banner)
        self.show()

    def clear(self) -> None:
        """Take the banner away."""
        if self._banner is not None:
            self._place.removeWidget(self._banner)
            self._banner.hide()
            self._banner.deleteLater()
            self._banner = None
        self.hide()


def explain(row: FieldRow, field: TypedEdit[Any], words: Words) -> None:
    """Let `row` say beneath `field` why a text was refused, until it can be read."""

    def refuse(error: BejoError) -> None:
        row.show_error(f"{words.text(error)} {words.way_out(error)}".strip())

    field.refused.connect(refuse)
    field.read.connect(lambda _: row.clear_error())
