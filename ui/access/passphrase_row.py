"""The field that asks for a passphrase, and says what was wrong with it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import Qt, QTimer, Signal

from bejo_desktop.domain.errors import AccessDenied
from ui.tokens import Tone
from ui.widgets.field_row import FieldRow
from ui.widgets.passphrase_edit import PassphraseEdit
from ui.widgets.text import Text

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from bejo_desktop.domain.errors import BejoError
    from ui.workplace import Workplace

SECOND_MS: Final = 1000
REFUSALS: Final = frozenset({"access.passphrase", "access.wait"})


class PassphraseRow(FieldRow):
    """
    A passphrase; a wrong one is said beneath it, with the seconds to wait as they run down.

    Args:
        beside: the button that takes it.

    Signals:
        entered: Enter. waited: the wait is over, or has begun; see `is_waiting`.
    """

    entered = Signal()
    waited = Signal()

    def __init__(self, place: Workplace, label: str, beside: QWidget) -> None:
        self.edit = PassphraseEdit(place.theme, big=True)
        super().__init__(label, self.edit, beside=beside)
        self._words = place.words
        self._said, self._seconds = "", 0
        self._caps = Text(PassphraseEdit.CAPS_LOCK, tone=Tone.WAIT)
        self._caps.hide()
        layout = self.layout()
        assert layout is not None
        layout.addWidget(self._caps)
        self._timer = QTimer(self)
        self._timer.setTimerType(Qt.TimerType.PreciseTimer)
        self._timer.setInterval(SECOND_MS)
        self._timer.timeout.connect(self._count_down)
        self.edit.entered.connect(self.entered)
        self.edit.textEdited.connect(self._forget_refusal)
        self.edit.caps_lock_seen.connect(self._caps.setVisible)

    @property
    def is_waiting(self) -> bool:
        """Whether too many wrong tries make everybody wait."""
        return self._seconds > 0

    @property
    def text(self) -> str:
        """What is typed."""
        return self.edit.text()

    def take(self) -> str:
        """Return what was typed and empty the field."""
        return self.edit.take()

    def take_focus(self) -> None:
        """Put the cursor into the field."""
        self.edit.setFocus(Qt.FocusReason.OtherFocusReason)

    def refuses(self, error: BejoError) -> bool:
        """Say `error` beneath the field if it is about the passphrase, and tell whether it is."""
        if error.code not in REFUSALS:
            return False
        self.edit.clear()
        seconds = error.facts.get("seconds")
        self._seconds = seconds if isinstance(seconds, int) else 0
        self._said = self._words.text(error)
        if self.is_waiting:
            self._timer.start()
            self._say_seconds()
        else:
            self.show_error(f"{self._said} {self._words.way_out(error)}")
        self.waited.emit()
        self.take_focus()
        return True

    def _forget_refusal(self) -> None:
        if not self.is_waiting:
            self.clear_error()

    def _count_down(self) -> None:
        self._seconds -= 1
        if self.is_waiting:
            self._say_seconds()
            return
        self._timer.stop()
        self.clear_error()
        self.waited.emit()

    def _say_seconds(self) -> None:
        left = AccessDenied("access.wait", seconds=self._seconds)
        self.show_error(f"{self._said} {self._words.way_out(left)}")
