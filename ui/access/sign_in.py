"""Who works now, and the passphrase that opens the store."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QScrollArea, QWidget

from ui.access.frame import AccessFrame
from ui.access.officer_card import HEIGHT, OfficerCard
from ui.access.passphrase_row import PassphraseRow
from ui.access.words import officer_words
from ui.fonts import Face
from ui.notices import NoticeBoard
from ui.tokens import Tone
from ui.widgets.banner import Notice, Weight
from ui.widgets.button import Button
from ui.widgets.button_look import Kind
from ui.widgets.card import raised, rule
from ui.widgets.layout import column, holder, row, scrolling
from ui.widgets.text import Text

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtGui import QKeyEvent

    from bejo_desktop.application.core import Core
    from bejo_desktop.application.ports.system import KeyHolder
    from bejo_desktop.domain.errors import BejoError
    from ui.access.doors import Doors
    from ui.widgets.layout import Part
    from ui.workplace import Workplace

CARDS_MAX: Final = 5
"""More officers than this scroll."""
GAP: Final = 8

FORGOTTEN: Final = Notice(
    Weight.NOTICE,
    "Kata sandi tidak dapat dilihat atau diganti oleh siapa pun",
    "Minta kode pendaftaran baru kepada admin satuan kerja, lalu pilih Daftarkan petugas lain: "
    "dengan kode itu Anda memilih kata sandi baru.",
)


@dataclass(frozen=True, slots=True)
class Purpose:
    """Why somebody signs in; `other` is the words of the way that leads elsewhere."""

    title: str
    other: str
    icon: str
    notice: Notice | None = None


WORK: Final = Purpose("Siapa yang bekerja?", "&Daftarkan petugas lain", "user-round")
VOUCH: Final = Purpose(
    "Siapa yang mendaftarkan?",
    "&Batal",
    "undo-2",
    Notice(
        Weight.NOTICE,
        "Daftarkan petugas lain",
        "Petugas yang sudah terdaftar membuka komputer ini lebih dulu; sesudah itu petugas baru "
        "mengetik kodenya.",
    ),
)


class SignInScreen(QWidget):
    """
    Officers as cards, passphrase, Masuk; the focus starts in the passphrase.

    ↑ ↓ choose the officer from anywhere on the screen; Enter signs in. A wrong passphrase is
    said under its field with the seconds to wait; what was typed is gone, nothing else.
    `opened` carries the Core; `other_asked` is the way that `purpose` names.
    """

    opened = Signal(object)
    other_asked = Signal()

    def __init__(
        self,
        place: Workplace,
        doors: Doors,
        beside: QWidget,
        last: str = "",
        purpose: Purpose = WORK,
    ) -> None:
        super().__init__()
        self._place, self._doors = place, doors
        self._holders = tuple(doors.holders())
        self._cards = self._made_cards(self._holders, last)
        self._list = self._made_list()
        self._enter = Button(
            place.theme, "&Masuk", Kind.PRIMARY, icon="log-in", key="Enter", big=True
        )
        self._passphrase = PassphraseRow(place, "&Kata sandi", self._enter)
        self._board = NoticeBoard(place.theme, place.words)
        self._passphrase.entered.connect(self.sign_in)
        self._passphrase.waited.connect(self._follow_wait)
        self._enter.clicked.connect(self.sign_in)
        self.setLayout(
            column(AccessFrame(place, purpose.title, "Bejo Desktop", self._left(purpose), beside))
        )
        if purpose.notice is not None:
            self._board.show_notice(purpose.notice)

    @property
    def chosen(self) -> KeyHolder:
        """The officer whose card is on."""
        return next(h for h, c in zip(self._holders, self._cards, strict=True) if c.isChecked())

    def take_focus(self) -> None:
        """Put the cursor into the passphrase."""
        self._passphrase.take_focus()

    def sign_in(self) -> None:
        """Open the store as the chosen officer."""
        if not self._enter.isEnabled():
            return
        doors, nip, passphrase = self._doors, self.chosen.nip, self._passphrase.take()
        self._passphrase.clear_error()
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
        chosen = self._cards[(now + step) % len(self._cards)]
        chosen.setChecked(True)
        self._bring_to_sight(chosen)
        self.take_focus()

    def _made_cards(self, holders: Sequence[KeyHolder], last: str) -> list[OfficerCard]:
        today = self._place.today()
        cards = [OfficerCard(self._place.theme, officer_words(h, today)) for h in holders]
        for card in cards:
            card.clicked.connect(self.take_focus)
        known = [holder.nip for holder in holders]
        cards[known.index(last) if last in known else 0].setChecked(True)
        return cards

    def _made_list(self) -> QWidget:
        cards = column(*self._cards, spacing=GAP)
        if len(self._cards) <= CARDS_MAX:
            return holder(cards)
        area = scrolling(cards)
        area.setFixedHeight(CARDS_MAX * (HEIGHT + GAP))
        return area

    def _bring_to_sight(self, card: OfficerCard) -> None:
        if isinstance(self._list, QScrollArea):
            self._list.ensureWidgetVisible(card, 0, GAP)

    def _left(self, purpose: Purpose) -> QWidget:
        theme = self._place.theme
        forgotten = Button(theme, "&Lupa kata sandi?", Kind.LINK)
        forgotten.clicked.connect(lambda: self._board.show_notice(FORGOTTEN))
        other = Button(theme, purpose.other, Kind.LINK, icon=purpose.icon)
        other.clicked.connect(self.other_asked)
        parts: tuple[Part, ...] = (
            self._list,
            GAP,
            self._board,
            self._passphrase,
            row(None, forgotten),
            *self._training(),
            GAP,
            rule(),
            row(other, None),
        )
        return holder(column(*parts, spacing=GAP))

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
        if not self._passphrase.refuses(error):
            self._board.show_error(error)

    def _follow_wait(self) -> None:
        self._enter.setEnabled(not self._passphrase.is_waiting)

    def _busy(self, *, on: bool) -> None:
        self._enter.setEnabled(not on)
        self._passphrase.edit.setEnabled(not on)
        if not on:
            self.take_focus()
