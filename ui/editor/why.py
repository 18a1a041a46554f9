"""F7: why a figure is what it is, or what a flag wants, with rule, law, day and way out."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialog

from bejo_desktop.application.views import FlagLevel
from bejo_desktop.domain.errors import RuleBroken
from ui.days import long_day
from ui.editor.figures import numbers_words
from ui.fonts import Face
from ui.tokens import Tone
from ui.widgets.button import Button
from ui.widgets.card import card
from ui.widgets.layout import column, holder, row, scrolling
from ui.widgets.text import Text

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtWidgets import QWidget

    from bejo_desktop.application.ports.system import Words
    from bejo_desktop.application.views import Why
    from ui.editor.bands import Mark
    from ui.theme import Theme

SIZE: Final = (600, 520)
ONE: Final = (600, 300)
"""Of one figure or flag alone."""
NOTHING: Final = "Belum ada angka yang dapat dijelaskan: isi penyedia dan barang."
_TONES: Final = {
    FlagLevel.BLOCK: (Tone.STOP, "Tidak dapat dilanjutkan"),
    FlagLevel.QUESTION: (Tone.WAIT, "Perlu alasan"),
    FlagLevel.NOTICE: (Tone.QUIET, "Pemberitahuan"),
}


class WhyDialog(QDialog):
    """
    Tells the reasons of what was asked: one figure or flag alone, else of the row and all others.

    Esc or Enter closes it; the work behind it stays as it is.

    Args:
        asked: name of a figure (`ppn`, `pph`, `budget`, `meter.umk`) or code of a flag,
            "" for all.
        line: position of the row where the officer stood, 0 for none: its flags come first.
    """

    def __init__(
        self, theme: Theme, parent: QWidget, words: Words, *, asked: str = "", line: int = 0
    ) -> None:
        super().__init__(parent)
        self.setWindowTitle("Mengapa?")
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.resize(*(ONE if asked else SIZE))
        self._words, self._asked, self._line = words, asked, line
        self._reasons: tuple[Why, ...] = ()
        self._bad: tuple[Mark, ...] = ()
        self._area = scrolling(column(None))
        close = Button(theme, "Tutup", key="Esc")
        close.clicked.connect(self.accept)
        close.setDefault(True)
        self._more = Button(theme, "&Semua alasan")
        self._more.clicked.connect(self._show_all)
        foot = row(self._more, None, close)
        self.setLayout(column(self._area, foot, spacing=12, margins=(16, 12, 16, 12)))
        close.setFocus()

    @property
    def text(self) -> str:
        """Everything that is said, from the top."""
        return "\n".join(label.text() for label in self._area.findChildren(Text))

    def show_reasons(self, reasons: Sequence[Why], bad: Sequence[Mark] = ()) -> None:
        """
        Show what is known by now; a fuller answer may follow.

        Args:
            bad: texts of the row that could not be read; no rule is behind them.
        """
        self._reasons, self._bad = tuple(reasons), tuple(bad)
        mine = [why for why in reasons if self._asked and _is_of(why, self._asked)]
        self._more.setVisible(bool(mine))
        self._fill(mine or self._ordered())

    def _show_all(self) -> None:
        self._more.hide()
        self.resize(*SIZE)
        self._fill(self._ordered())

    def _ordered(self) -> list[Why]:
        """Flags of the row first, then those of the order, the figures, other rows at the end."""
        flags = [why for why in self._reasons if why.level is not None]
        here = [why for why in flags if self._line and why.line == self._line]
        of_order = [why for why in flags if why.line is None]
        figures = [why for why in self._reasons if why.level is None]
        others = [why for why in flags if why.line is not None and why not in here]
        return [*here, *of_order, *figures, *others]

    def _fill(self, reasons: Sequence[Why]) -> None:
        parts: list[QWidget] = [_mark_card(mark) for mark in self._bad]
        parts += [self._reason_card(why) for why in reasons]
        if not parts:
            parts = [Text(NOTHING)]
        old = self._area.takeWidget()
        self._area.setWidget(holder(column(*parts, None, spacing=8, margins=(0, 0, 4, 0))))
        old.deleteLater()

    def _reason_card(self, why: Why) -> QWidget:
        parts = self._flag_parts(why) if why.level is not None else [self._name_of(why)]
        if why.numbers:
            parts.append(Text(numbers_words(why)).wrapped().selectable())
        law = _law(why)
        if law:
            parts.append(Text(law, Face.SMALL).wrapped().selectable())
        if why.level is not None:
            way = self._words.way_out(_error(why))
            if way:
                parts.append(Text(f"Jalan keluar: {way}", Face.SMALL, Tone.TEXT).wrapped())
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


def _law(why: Why) -> str:
    parts = []
    if why.source:
        since = "" if why.since is None else f", berlaku sejak {long_day(why.since)}"
        parts.append(f"Dasar: {why.source}{since}")
    if why.rule:
        parts.append(f"Aturan: {why.rule}")
    return "  ·  ".join(parts)


def _mark_card(mark: Mark) -> QWidget:
    tone, word = _TONES[mark.level]
    return card(
        Text(word, Face.SMALL_STRONG, tone),
        Text(mark.text, Face.SECTION, Tone.TEXT).wrapped(),
        Text(mark.way_out, Face.SMALL).wrapped(),
        spacing=2,
        margins=(12, 8, 12, 8),
    )
