"""The sidebar: 240 px with words, or a rail of 56 px with tooltips."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QRectF, Qt, Signal
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QLabel, QVBoxLayout, QWidget

from ui.fonts import Face, font
from ui.tokens import Tone
from ui.widgets.button import Button, icon_button
from ui.widgets.button_look import Kind
from ui.widgets.card import rule
from ui.widgets.layout import column, holder, row
from ui.widgets.text import ShortText

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtGui import QKeyEvent, QPaintEvent

    from ui.navigation import Badge, Officer, Page
    from ui.theme import Theme

WIDE = 240
RAIL = 56
BADGE = 18
DOT = 8
AVATAR = 32


class Entry(Button):
    """One entry of the sidebar with its badge."""

    def __init__(self, theme: Theme, page: Page) -> None:
        super().__init__(theme, "", Kind.NAV, icon=page.icon)
        self._words = page.label
        self._badge = page.badge
        self.setCheckable(True)
        self.setAccessibleName(self._words)
        self.show_badge(page.badge)

    def show_badge(self, badge: Badge | None) -> None:
        """Show how much waits; None or 0 shows nothing."""
        self._badge = badge if badge is not None and badge.count else None
        waiting = f"{self._badge.count} menunggu" if self._badge else ""
        self.setAccessibleDescription(waiting)
        self.setToolTip(f"{self._words} ({waiting})" if waiting else self._words)
        self.update()

    def show_words(self, *, shown: bool) -> None:
        """Show the words beside the icon, or the icon alone."""
        self.setText(self._words.replace("&", "&&") if shown else "")

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in {Qt.Key.Key_Up, Qt.Key.Key_Down}:
            event.ignore()  # the sidebar moves the focus
        else:
            super().keyPressEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        if self._badge is None:
            return
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        if not self.text():
            painter.setBrush(self._theme.ink(self._badge.tone))
            painter.drawEllipse(QRectF(self.width() - DOT - 4, 4, DOT, DOT))
            return
        words = str(self._badge.count)
        width = max(BADGE, 8 + painter.fontMetrics().horizontalAdvance(words))
        place = QRectF(self.width() - width - 2, (self.height() - BADGE) / 2, width, BADGE)
        painter.setBrush(self._theme.ground(self._badge.tone))
        painter.drawRoundedRect(place, 4, 4)
        painter.setFont(font(Face.SMALL_STRONG))
        painter.setPen(self._theme.ink(self._badge.tone))
        painter.drawText(place, int(Qt.AlignmentFlag.AlignCenter), words)


class Avatar(QLabel):
    """The initials of the acting officer in a circle."""

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self.setFixedSize(AVATAR, AVATAR)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(self._theme.ground(Tone.ACCENT))
        painter.drawEllipse(self.rect())
        painter.setFont(font(Face.SMALL_STRONG))
        painter.setPen(self._theme.ink(Tone.ACCENT))
        painter.drawText(self.rect(), int(Qt.AlignmentFlag.AlignCenter), self.text())


class Sidebar(QWidget):
    """
    The listed pages with badges, and at the foot who acts in which role.

    One Tab stop: ↑ ↓ go from entry to entry, Enter or Space opens. `picked` carries the
    page's key; `lock_asked` and `rail_asked` come from the foot.
    """

    picked = Signal(str)
    lock_asked = Signal()
    rail_asked = Signal()

    def __init__(self, theme: Theme, pages: Sequence[Page]) -> None:
        super().__init__()
        self._theme = theme
        self.setProperty("part", "side")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self._entries: dict[str, Entry] = {}
        down = column(spacing=0, margins=(4, 8, 3, 8))
        for page in pages:
            if page.listed:
                self._add(down, page)
        down.addStretch(1)
        self._avatars = (Avatar(theme), Avatar(theme))
        self._name = ShortText("", Face.STRONG)
        self._role = ShortText("", Face.SMALL)
        self._foot, self._rail_foot = self._feet()
        down.addWidget(self._foot)
        down.addWidget(self._rail_foot)
        self.setLayout(down)
        self.show_rail(rail=False)

    @property
    def rail(self) -> bool:
        """Whether only icons are shown."""
        return self.maximumWidth() == RAIL

    def show_rail(self, *, rail: bool) -> None:
        """Be a rail of icons, or a list of words."""
        self.setFixedWidth(RAIL if rail else WIDE)
        for entry in self._entries.values():
            entry.show_words(shown=not rail)
        self._foot.setVisible(not rail)
        self._rail_foot.setVisible(rail)

    def show_current(self, key: str) -> None:
        """Mark the entry of `key`; none where the key has no entry."""
        for name, entry in self._entries.items():
            entry.setChecked(name == key)
            entry.setFocusPolicy(Qt.FocusPolicy.TabFocus if name == key else Qt.FocusPolicy.NoFocus)

    def show_badge(self, key: str, badge: Badge | None) -> None:
        """Show how much waits on the page `key`."""
        self._entries[key].show_badge(badge)

    def show_officer(self, officer: Officer) -> None:
        """Say who acts."""
        for avatar in self._avatars:
            avatar.setText(officer.initials)
            avatar.setToolTip(f"{officer.name}, {officer.role}")
        self._name.show_text(officer.name)
        self._role.show_text(officer.role)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        step = {Qt.Key.Key_Down: 1, Qt.Key.Key_Up: -1}.get(Qt.Key(event.key()))
        entries = list(self._entries.values())
        focused = [place for place, entry in enumerate(entries) if entry.hasFocus()]
        if step is None or not focused:
            super().keyPressEvent(event)
            return
        entries[(focused[0] + step) % len(entries)].setFocus(Qt.FocusReason.OtherFocusReason)

    def _add(self, down: QVBoxLayout, page: Page) -> None:
        if page.section:
            down.addSpacing(7)
            down.addWidget(rule())
            down.addSpacing(8)
        entry = Entry(self._theme, page)
        entry.clicked.connect(lambda: self.picked.emit(page.key))
        down.addWidget(entry)
        self._entries[page.key] = entry

    def _feet(self) -> tuple[QWidget, QWidget]:
        lock = icon_button(
            self._theme, "lock-keyhole", self.tr("Kunci layar / ganti pengguna (Ctrl+L)")
        )
        lock.clicked.connect(self.lock_asked)
        widen = icon_button(self._theme, "panel-left-open", self.tr("Tampilkan menu (Ctrl+B)"))
        widen.clicked.connect(self.rail_asked)
        wide, narrow = self._avatars
        words = column(self._name, self._role, spacing=0)
        across = row(wide, words, lock, spacing=6)
        across.setStretch(1, 1)
        down = column(row(None, narrow, None), row(None, widen, None), spacing=4)
        foot = column(rule(), across, spacing=8, margins=(4, 0, 4, 0))
        return holder(foot), holder(down)
