"""Who works now, and the passphrase that opens the store."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtWidgets import QWidget

from bejo_desktop.domain.errors import AccessDenied, BejoError
from ui.access.frame import AccessFrame
from ui.access.officer_card import OfficerCard
from ui.access.words import officer_words
from ui.fonts import Face
from ui.notices import NoticeBoard
from ui.tokens import Tone
from ui.widgets.button import Button
from ui.widgets.button_look import Kind
from ui.widgets.card import raised, rule
from ui.widgets.field_row import FieldRow
from ui.widgets.layout import column, holder, row
from ui.widgets.passphrase_edit import PassphraseEdit
from ui.widgets.text import Text

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtGui import QKeyEvent

    from bejo_desktop.application.core import Core
    from bejo_desktop.application.ports.system import KeyHolder
    from ui.access.doors import Doors
    from ui.widgets.layout import Part
    from ui.workplace import Workplace

CARDS_MAX: Final = 5
SECOND_MS: Final = 1000


class SignInScreen(QWidget):
    """
    Officers as cards, passphrase, Masuk; the focus starts in the passphrase.

    ↑ ↓ choose the officer from anywhere on the screen; Enter signs in. A wrong passphrase is
    said under its field with the seconds to wait; what was typed is gone, nothing else.
    `opened` carries the Core.
    """

    opened = Signal(object)
    enrol_asked = Signal()

    def __init__(self, place: Workplace, doors: Doors, beside: QWidget, last: str = "") -> None:
        super().__init__()
        self._place, self._doors = place, doors
        self._holders = tuple(doors.holders())
        self._cards = self._made_cards(self._holders, last)
        self._passphrase = PassphraseEdit(place.theme, big=True)
        self._field = FieldRow("&Kata sandi", self._passphrase)
        self._enter = Button(
            place.theme, "&Masuk", Kind.PRIMARY, icon="log-in", key="Enter", big=True
        )
        self._caps = Text(PassphraseEdit.CAPS_LOCK, tone=Tone.WAIT)
        self._caps.hide()
        self._board = NoticeBoard(place.theme, place.words)
        self._wait = QTimer(self)
        self._wait.setInterval(SECOND_MS)
        self._seconds = 0
        self._connect()
        frame = AccessFrame(place, "Siapa yang bekerja?", "Bejo Desktop", self._left(), beside)
        self.setLayout(column(frame))

    @property
    def chosen(self) -> KeyHolder:
        """The officer whose card is on."""
        return next(h for h, c in zip(self._holders, self._cards, strict=True) if c.isChecked())

    def take_focus(self) -> None:
        """Put the cursor into the passphrase."""
        self._passphrase.setFocus(Qt.FocusReason.OtherFocusReason)

    def sign_in(self) -> None:
        """Open the store as the chosen officer."""
        if not self._enter.isEnabled():
            return
        doors, nip, passphrase = self._doors, self.chosen.nip, self._passphrase.take()
        self._field.clear_error()
        self._board.clear()
        self._busy(on=True)
        self._place.lanes.write.start(
            self,
            lambda _: doors.unlock(nip, passphrase),
            done=self._open,
            failed=self._refuse,
        )

    def keyPressEvent(self, event: QKeyEvent) -> None:
        step = {Qt.Key.Key_Down: 1, Qt.Key.Key_Up: -1}.get(Qt.Key(event.key()))
        if step is None:
            super().keyPressEvent(event)
            return
        now = next(place for place, card in enumerate(self._cards) if card.isChecked())
        self._cards[(now + step) % len(self._cards)].setChecked(True)
        self.take_focus()

    def _connect(self) -> None:
        self._passphrase.entered.connect(self.sign_in)
        self._passphrase.caps_lock_seen.connect(self._caps.setVisible)
        self._enter.clicked.connect(self.sign_in)
        self._wait.timeout.connect(self._count_down)

    def _made_cards(self, holders: Sequence[KeyHolder], last: str) -> list[OfficerCard]:
        today = self._place.today()
        cards = [OfficerCard(self._place.theme, officer_words(h, today)) for h in holders]
        for card in cards:
            card.clicked.connect(self.take_focus)
        known = [holder.nip for holder in holders]
        cards[known.index(last) if last in known else 0].setChecked(True)
        return cards

    def _left(self) -> QWidget:
        entry = row(spacing=8)
        entry.addWidget(self._field, 1)
        entry.addWidget(self._enter, 0, Qt.AlignmentFlag.AlignBottom)
        other = Button(self._place.theme, "&Daftarkan petugas lain", Kind.LINK, icon="user-round")
        other.clicked.connect(self.enrol_asked)
        return holder(
            column(
                *self._cards[:CARDS_MAX],
                8,
                self._board,
                entry,
                self._caps,
                *self._training(),
                8,
                rule(),
                row(other, None),
                spacing=8,
            )
        )

    def _training(self) -> list[QWidget]:
        people = self._doors.hint.people
        if not people:
            return []
        lines: list[Part] = [
            Text("LATIHAN: kata sandi ketiga petugas", Face.SMALL_STRONG, Tone.WAIT)
        ]
        for name, role, _, passphrase in people:
            who = Text(f"{name}, {role}", Face.SMALL)
            lines.append(row(who, None, Text(passphrase, Face.LABEL).selectable()))
        return [raised(*lines, spacing=2, margins=(12, 8, 12, 8))]

    def _open(self, core: Core) -> None:
        self._busy(on=False)
        self.opened.emit(core)

    def _refuse(self, error: BejoError) -> None:
        self._busy(on=False)
        if not isinstance(error, AccessDenied):
            self._board.show_error(error)
            return
        seconds = error.facts.get("seconds", 0)
        self._seconds = seconds if isinstance(seconds, int) else 0
        self._field.show_error(self._place.words.text(error))
        if self._seconds > 0:
            self._enter.setEnabled(False)
            self._wait.start()
        self.take_focus()

    def _count_down(self) -> None:
        self._seconds -= 1
        if self._seconds > 0:
            self._field.show_error(f"Kata sandi salah. Coba lagi dalam {self._seconds} detik.")
            return
        self._wait.stop()
        self._field.clear_error()
        self._enter.setEnabled(True)

    def _busy(self, *, on: bool) -> None:
        self._enter.setEnabled(not on)
        self._passphrase.setEnabled(not on)
        if not on:
            self.take_focus()
