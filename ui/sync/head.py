"""The card at the top of the sync page: icon, sentence, act."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QPointF, Qt, Signal
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QWidget

from ui.fonts import Face
from ui.tokens import Tone
from ui.widgets.button import Button
from ui.widgets.button_look import Kind
from ui.widgets.card import Card
from ui.widgets.layout import column, row
from ui.widgets.text import Text

if TYPE_CHECKING:
    from PySide6.QtGui import QPaintEvent

    from ui.sync.words import Sentence
    from ui.theme import Theme

DISC: Final = 48
ICON: Final = 24


class Disc(QWidget):
    """A large icon on a round ground of its tone."""

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme, self._icon, self._tone = theme, "cloud-off", Tone.QUIET
        self.setFixedSize(DISC, DISC)

    def show_icon(self, icon: str, tone: Tone) -> None:
        """Show another icon on the ground of `tone`."""
        self._icon, self._tone = icon, tone
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(self._theme.ground(self._tone))
        painter.drawEllipse(self.rect())
        drawn = self._theme.pixmap(self._icon, self._tone, ICON, self.devicePixelRatioF())
        place = QPointF((DISC - ICON) / 2, (DISC - ICON) / 2)
        painter.drawPixmap(place, drawn)


class SyncHead(Card):
    """Says how the line stands; `sync_asked` is the one press."""

    sync_asked = Signal()

    def __init__(self, theme: Theme) -> None:
        self._disc = Disc(theme)
        self._text = Text("", Face.TITLE).wrapped()
        self._under = Text("", Face.BODY, Tone.MUTED).wrapped()
        self._button = Button(
            theme, "&Sinkronkan sekarang", Kind.PRIMARY, icon="refresh-cw", key="F5", big=True
        )
        across = row(spacing=16, margins=(16, 12, 16, 12))
        across.addWidget(self._disc, 0, Qt.AlignmentFlag.AlignTop)
        across.addLayout(column(self._text, self._under, spacing=4), 1)
        across.addWidget(self._button, 0, Qt.AlignmentFlag.AlignVCenter)
        super().__init__(across)
        self._button.clicked.connect(self.sync_asked)

    def show_sentence(self, sentence: Sentence) -> None:
        """Show how the line stands."""
        self._disc.show_icon(sentence.icon, sentence.tone)
        self._text.setText(sentence.text)
        self._under.setText(sentence.under)
        self._under.setVisible(bool(sentence.under))

    def take_focus(self) -> None:
        """Put the focus on the act."""
        self._button.setFocus(Qt.FocusReason.OtherFocusReason)
