"""What the shell knows of a screen: its place in the sidebar, its acts, its hints."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QWidget

from ui.keys import Menu
from ui.tokens import Tone

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from PySide6.QtGui import QShowEvent

    from bejo_desktop.application.changes import Changes
    from ui.keys import Act, Command
    from ui.widgets.key_line import KeyHint


@dataclass(frozen=True, slots=True)
class Badge:
    """How many things wait for the acting role; WAIT waits for you, STOP is a decision."""

    count: int
    tone: Tone = Tone.WAIT


@dataclass(frozen=True, slots=True)
class Officer:
    """Who works at the desk now, as the foot of the sidebar says it."""

    name: str
    role: str

    @property
    def initials(self) -> str:
        """Two letters of the name, titles left out: `Drs. Bambang Wibisono` is BW."""
        words = [word for word in self.name.split(",")[0].split() if not word.endswith(".")]
        return "".join(word[0].upper() for word in words[:2]) or "?"


class Screen(QWidget):
    """
    Base of every screen.

    A screen re-reads itself in `reread`: at once when it is seen, else when it is shown
    next. It says what it can do by `acts`; after a change of these it emits `acts_changed`.
    """

    acts_changed = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.setProperty("part", "page")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self._stale = True

    def acts(self) -> Mapping[Command, Act]:
        """Return which commands this screen carries out; MAIN_ACT is F9."""
        return {}

    def hints(self) -> tuple[KeyHint, ...]:
        """Return the keys for the line at the foot, the most used first."""
        return ()

    def concerns(self, changes: Changes) -> bool:
        """Whether `changes` touch what is shown; by default always."""
        return True

    def reread(self) -> None:
        """Ask the use cases afresh and show the answer; by default nothing."""

    def take_focus(self) -> None:
        """Put the focus where the work on this screen starts."""
        self.setFocus()

    def heed(self, changes: Changes) -> None:
        """Learn that something changed; re-reads now or when shown."""
        if self.concerns(changes):
            self._stale = True
            self._reread_if_seen()

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self._reread_if_seen()

    def _reread_if_seen(self) -> None:
        if self._stale and self.isVisible():
            self._stale = False
            self.reread()


@dataclass(frozen=True, slots=True)
class Page:
    """
    One entry of the sidebar.

    Args:
        key: stable name, for `Shell.show_page`.
        label: plain words (`Penerimaan & BAST`); its mnemonic is found by the menu.
        icon: Lucide name.
        factory: makes the screen when it is first shown.
        menu: in which menu the entry stands.
        wide: a full-width grid: the sidebar starts as a rail on windows below 1440 px.
        section: starts the second part of the sidebar, below a line.
        listed: False for screens without an entry (editor, preview).
        under: key of the entry that is marked while an unlisted screen is shown.
    """

    key: str
    label: str
    icon: str
    factory: Callable[[], Screen]
    menu: Menu = Menu.VIEW
    badge: Badge | None = None
    wide: bool = False
    section: bool = False
    listed: bool = True
    under: str = ""
