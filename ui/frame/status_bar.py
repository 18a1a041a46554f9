"""The status bar: is the line there, what is not yet at the centre, how old is it all."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QStatusBar, QWidget

from ui.fonts import Face
from ui.tokens import Tone
from ui.widgets.bar import Bar, Share
from ui.widgets.button import Button
from ui.widgets.button_look import Kind
from ui.widgets.icon_label import SMALL, IconLabel
from ui.widgets.layout import row
from ui.widgets.text import ShortText, Text

if TYPE_CHECKING:
    from ui.theme import Theme

BAR_WIDTH = 120


@dataclass(frozen=True, slots=True)
class Standing:
    """
    What the status bar says, in words; an empty part is not shown.

    Args:
        connection: `Luring – semua pekerjaan tersimpan di komputer ini`, `Daring`.
        icon: cloud-off, cloud-check, triangle-alert …; tone only leaves MUTED where a person
            must act.
        waiting: `4 pesanan (Rp31.108.950) belum terkirim ke pusat`.
        synced: `Terakhir disinkronkan Kamis 8 Okt 2026 16.20 WIB`.
        numbers: `Nomor SP 7 · NP 30`; numbers_tone leaves MUTED where they run out.
        decisions: `2 pesanan perlu keputusan Anda`; shown as a button.
    """

    connection: str
    icon: str = "cloud-off"
    tone: Tone = Tone.MUTED
    waiting: str = ""
    synced: str = ""
    numbers: str = ""
    decisions: str = ""
    numbers_tone: Tone = Tone.MUTED


class Part(QWidget):
    """
    An icon with its words.

    Args:
        gives_way: its words are shortened where others need the room, so that the bar never
            makes the window wider than the screen.
    """

    def __init__(self, theme: Theme, icon: str, *, gives_way: bool = False) -> None:
        super().__init__()
        self._gives_way = gives_way
        self._icon = IconLabel(theme, icon, size=SMALL)
        self._words = ShortText("", Face.SMALL)
        self.setLayout(row(self._icon, self._words, spacing=6, margins=(12, 0, 4, 0)))

    def show_words(self, words: str) -> None:
        """Show `words`, or nothing at all where they are empty."""
        self._words.show_text(words)
        if not self._gives_way:
            self._words.setMinimumWidth(self._words.sizeHint().width())
        self.setVisible(bool(words))

    def show_state(self, words: str, icon: str, tone: Tone) -> None:
        """Show `words` with another icon and tone."""
        self._icon.show_icon(icon, tone)
        self._words.show_tone(tone)
        self.show_words(words)


class StatusBar(QStatusBar):
    """Left: connection or running sync, queue, decisions; right: last sync, numbers, F1."""

    decisions_asked = Signal()

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self.setSizeGripEnabled(False)
        self._connection = Part(theme, "cloud-off", gives_way=True)
        self._sending = Part(theme, "refresh-cw")
        self._bar = Bar(theme, "")
        self._bar.setFixedWidth(BAR_WIDTH)
        self._waiting = Part(theme, "cloud-upload")
        self._decisions = Button(theme, "", Kind.LINK, icon="octagon-alert")
        self._decisions.clicked.connect(self.decisions_asked)
        left = (self._connection, self._sending, self._bar, self._waiting, self._decisions)
        for part in left:
            self.addWidget(part)
        self._synced = Part(theme, "clock", gives_way=True)
        self._numbers = Part(theme, "list-ordered")
        keys = Text("F1 Bantuan & tombol", Face.SMALL)
        keys.setContentsMargins(8, 0, 12, 0)
        for widget in (self._synced, self._numbers, keys):
            self.addPermanentWidget(widget)
        self._standing = Standing("")
        self.end_progress()

    def show_standing(self, standing: Standing) -> None:
        """Show how the desk stands."""
        self._standing = standing
        self._connection.show_state(standing.connection, standing.icon, standing.tone)
        if self._sending.isVisibleTo(self):
            self._connection.hide()
        self._waiting.show_words(standing.waiting)
        self._synced.show_words(standing.synced)
        self._numbers.show_state(standing.numbers, "list-ordered", standing.numbers_tone)
        self._decisions.setText(standing.decisions.replace("&", "&&"))
        self._decisions.setVisible(bool(standing.decisions))

    def show_progress(self, words: str, share: float) -> None:
        """Show a running sync (`Mengirim 3 dari 4 perubahan`) in the place of the connection."""
        self._connection.hide()
        self._sending.show_words(words)
        self._bar.setAccessibleName(words)
        self._bar.show_shares((Share(share),))
        self._bar.show()

    def end_progress(self) -> None:
        """Show the connection again."""
        self._sending.hide()
        self._bar.hide()
        self.show_standing(self._standing)
