"""What must be read before going on, at the place where it matters."""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum
from typing import TYPE_CHECKING

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QGuiApplication, QPainter, QPainterPath
from PySide6.QtWidgets import QFrame

from ui.fonts import Face
from ui.tokens import Tone
from ui.widgets.button import Button
from ui.widgets.button_look import Kind
from ui.widgets.icon_label import IconLabel
from ui.widgets.layout import column, row
from ui.widgets.text import Text

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtGui import QPaintEvent
    from PySide6.QtWidgets import QAbstractButton

    from ui.theme import Theme


class Weight(Enum):
    """How much a banner weighs: (tone, icon). STOP blocks, WAIT asks for a reason."""

    STOP = (Tone.STOP, "octagon-alert")
    WAIT = (Tone.WAIT, "circle-question-mark")
    NOTICE = (Tone.QUIET, "info")
    GOOD = (Tone.GOOD, "circle-check")


@dataclass(frozen=True, slots=True)
class Notice:
    """
    The words of one banner.

    Args:
        title: what happened, short.
        text: figures or reasons; may be empty.
        way_out: what the reader can do now; may be empty.
        details: code and text for whoever is called for help; empty hides `Salin rincian`.
        icon: another icon than the weight's own.
    """

    weight: Weight
    title: str
    text: str = ""
    way_out: str = ""
    details: str = ""
    icon: str = ""


class Banner(QFrame):
    """
    Shows one notice with its acts at the right.

    Args:
        acts: buttons, best of kind QUIET; the banner owns them.
    """

    def __init__(self, theme: Theme, notice: Notice, acts: Sequence[QAbstractButton] = ()) -> None:
        super().__init__()
        self._theme, self._notice = theme, notice
        tone, icon = notice.weight.value
        mark = IconLabel(theme, notice.icon or icon, tone)
        words = column(Text(notice.title, Face.SECTION, tone).wrapped(), spacing=2)
        for line in (notice.text, notice.way_out):
            if line:
                words.addWidget(Text(line, Face.SMALL, Tone.TEXT).wrapped())
        across = row(spacing=8, margins=(14, 8, 12, 8))
        across.addWidget(mark, 0, Qt.AlignmentFlag.AlignTop)
        across.addLayout(words, 1)
        for act in (*acts, *self._copying()):
            across.addWidget(act, 0, Qt.AlignmentFlag.AlignVCenter)
        self.setLayout(across)
        said = (notice.title, notice.text, notice.way_out)
        self.setAccessibleName(" ".join(part for part in said if part))

    def paintEvent(self, event: QPaintEvent) -> None:
        tone = self._notice.weight.value[0]
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        outline = QPainterPath()
        outline.addRoundedRect(QRectF(self.rect()), 6, 6)
        painter.setClipPath(outline)
        painter.fillRect(self.rect(), self._theme.ground(tone))
        painter.fillRect(QRectF(0, 0, 3, self.height()), self._theme.ink(tone))

    def _copying(self) -> tuple[QAbstractButton, ...]:
        if not self._notice.details:
            return ()
        button = Button(self._theme, self.tr("Salin rincian"), Kind.QUIET, icon="copy")
        button.clicked.connect(self._copy_details)
        return (button,)

    def _copy_details(self) -> None:
        QGuiApplication.clipboard().setText(self._notice.details)
