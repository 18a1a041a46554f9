"""The popover of F7: one figure or flag alone, or all that was decided of an order."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import Qt

from bejo_desktop.application.views import FlagLevel
from bejo_desktop.domain.errors import RuleBroken
from ui.fonts import Face
from ui.tokens import Tone
from ui.why.words import law_words, numbers_words, rule_words
from ui.widgets.button import Button
from ui.widgets.card import card
from ui.widgets.layout import column, holder, row, scrolling
from ui.widgets.popover import Popover
from ui.widgets.text import Text

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtGui import QKeyEvent
    from PySide6.QtWidgets import QWidget

    from bejo_desktop.application.ports.system import Words
    from bejo_desktop.application.views import Why
    from ui.theme import Theme

WIDTH: Final = 560
HEIGHT: Final = 520
"""Of all reasons; one alone takes the height that it needs."""
SIDE: Final = 12
FOOT: Final = 72
"""Of the buttons with the room around them."""
NOTHING: Final = "Belum ada angka yang dapat dijelaskan: isi penyedia dan barang."
_TONES: Final = {
    FlagLevel.BLOCK: (Tone.STOP, "Tidak dapat dilanjutkan"),
    FlagLevel.QUESTION: (Tone.WAIT, "Perlu alasan"),
    FlagLevel.NOTICE: (Tone.QUIET, "Pemberitahuan"),
}
_CLOSING: Final = {Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_F7}


@dataclass(frozen=True)
class Unread:
    """A typed text that no rule could be asked about, because it could not be read."""

    text: str
    way_out: str


class WhyPopover(Popover):
    """
    Tells the reasons of what was asked: one figure or flag alone, else of the row and all others.

    Arrows and PgDn scroll; Esc, Enter, F7 or a press elsewhere closes it.

    Args:
        asked: name of a figure (`ppn`, `pph`, `budget`, `meter.umk`) or code of a flag,
            "" for all.
        line: position of the row where the officer stood, 0 for none: its flags come first.
        unread: texts of that row that could not be read.
    """

    def __init__(
        self,
        theme: Theme,
        parent: QWidget,
        words: Words,
        *,
        asked: str = "",
        line: int = 0,
        unread: Sequence[Unread] = (),
    ) -> None:
        self._area = scrolling(column(None), height_min=0)
        self._area.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self._more = Button(theme, "&Semua alasan")
        close = Button(theme, "Tutup", key="Esc")
        foot = row(self._more, None, close)
        layout = column(self._area, foot, spacing=8, margins=(SIDE, SIDE, SIDE, 8))
        super().__init__(parent, layout, "Mengapa?")
        self._words, self._asked, self._line, self._unread = words, asked, line, unread
        self._reasons: tuple[Why, ...] = ()
        close.clicked.connect(self.close)
        self._more.clicked.connect(self._show_all)
        self.setFocusProxy(self._area)

    @property
    def text(self) -> str:
        """Everything that is said, from the top."""
        return "\n".join(label.text() for label in self._area.findChildren(Text))

    def show_reasons(self, reasons: Sequence[Why]) -> None:
        """Show what is known by now; a fuller answer may follow."""
        self._reasons = tuple(reasons)
        mine = [why for why in reasons if self._asked and _is_of(why, self._asked)]
        mine = [why for why in mine if self._line and why.line == self._line] or mine
        self._more.setVisible(0 < len(mine) < len(self._reasons))
        if mine:
            self._fill([self._reason_card(why) for why in mine])
        else:
            self._fill_all()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in _CLOSING:
            self.close()
        else:
            super().keyPressEvent(event)

    def _show_all(self) -> None:
        self._more.hide()
        self._fill_all()
        self._area.setFocus()

    def _fill_all(self) -> None:
        unread = [] if self._asked else [_unread_card(one) for one in self._unread]
        self._fill([*unread, *(self._reason_card(why) for why in self._ordered())])

    def _ordered(self) -> list[Why]:
        """Flags of the row first, then those of the order, the figures, other rows at the end."""
        flags = [why for why in self._reasons if why.level is not None]
        here = [why for why in flags if self._line and why.line == self._line]
        of_order = [why for why in flags if why.line is None]
        figures = [why for why in self._reasons if why.level is None]
        others = [why for why in flags if why.line is not None and why not in here]
        return [*here, *of_order, *figures, *others]

    def _fill(self, cards: Sequence[QWidget]) -> None:
        told = column(*(cards or [Text(NOTHING)]), None, spacing=8, margins=(0, 0, 4, 0))
        old = self._area.takeWidget()
        self._area.setWidget(holder(told))
        old.deleteLater()
        self.fit(WIDTH, min(HEIGHT, told.totalHeightForWidth(WIDTH - 2 * SIDE) + FOOT))

    def _reason_card(self, why: Why) -> QWidget:
        parts = self._flag_parts(why) if why.level is not None else [self._name_of(why)]
        if why.numbers:
            parts.append(Text(numbers_words(why)).wrapped().selectable())
        law = law_words(why)
        if law:
            parts.append(Text(law, Face.SMALL).wrapped().selectable())
        if why.level is not None:
            way = self._words.way_out(_error(why))
            if way:
                parts.append(Text(f"Jalan keluar: {way}", Face.SMALL, Tone.TEXT).wrapped())
        rule = rule_words(why)
        if rule:
            parts.append(Text(rule, Face.SMALL, Tone.FAINT).wrapped().selectable())
        return card(*parts, spacing=2, margins=(12, 8, 12, 8))

    def _name_of(self, why: Why) -> Text:
        return Text(self._words.phrase(f"why.{why.figure}", **why.facts), Face.SECTION).wrapped()

    def _flag_parts(self, why: Why) -> list[Text]:
        assert why.level is not None
        tone, word = _TONES[why.level]
        where = f"{word} · baris {why.line}" if why.line else word
        said = self._words.text(_error(why))
        return [Text(where, Face.SMALL_STRONG, tone), Text(said, Face.SECTION, Tone.TEXT).wrapped()]


def _error(why: Why) -> RuleBroken:
    where = {"line": why.line} if why.line else {}
    return RuleBroken(why.figure, **{**why.facts, **where})


def _is_of(why: Why, asked: str) -> bool:
    return asked in {why.figure, why.figure.partition(".")[0]}


def _unread_card(unread: Unread) -> QWidget:
    tone, word = _TONES[FlagLevel.BLOCK]
    return card(
        Text(word, Face.SMALL_STRONG, tone),
        Text(unread.text, Face.SECTION, Tone.TEXT).wrapped(),
        Text(unread.way_out, Face.SMALL).wrapped(),
        spacing=2,
        margins=(12, 8, 12, 8),
    )
