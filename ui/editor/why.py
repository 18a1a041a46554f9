"""F7: why a figure is what it is, or what a flag wants."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialog

from ui.days import long_day
from ui.editor.figures import numbers_words
from ui.fonts import Face
from ui.tokens import Tone
from ui.widgets.button import Button
from ui.widgets.card import card
from ui.widgets.layout import column, row, scrolling
from ui.widgets.text import Text

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtWidgets import QWidget

    from bejo_desktop.application.ports.system import Words
    from bejo_desktop.application.views import Why
    from ui.editor.bands import Mark
    from ui.theme import Theme

SIZE: Final = (560, 520)


class WhyDialog(QDialog):
    """
    Lists reasons: those of the asked figure or row first, then all others.

    Esc or Enter closes it; the work behind it stays as it is.

    Args:
        asked: name of a figure (`ppn`, `pph`), "" for all.
        told: marks of the row where the officer stood.
    """

    def __init__(
        self,
        theme: Theme,
        parent: QWidget,
        words: Words,
        *,
        reasons: Sequence[Why],
        asked: str = "",
        told: Sequence[Mark] = (),
    ) -> None:
        super().__init__(parent)
        self.setWindowTitle("Mengapa?")
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.resize(*SIZE)
        self._words = words
        parts: list[QWidget] = [_mark_card(mark) for mark in told]
        mine = [why for why in reasons if asked and why.figure.partition(".")[0] == asked]
        rest = [why for why in reasons if why not in mine]
        parts += [self._reason_card(why) for why in (*mine, *rest)]
        if not parts:
            parts = [Text("Belum ada angka yang dapat dijelaskan: isi penyedia dan barang.")]
        close = Button(theme, "Tutup", key="Esc")
        close.clicked.connect(self.accept)
        close.setDefault(True)
        body = scrolling(column(*parts, None, spacing=8))
        self.setLayout(column(body, row(None, close), spacing=12, margins=(16, 12, 16, 12)))
        close.setFocus()

    @property
    def text(self) -> str:
        """Everything that is said, from the top."""
        return "\n".join(label.text() for label in self.findChildren(Text))

    def _reason_card(self, why: Why) -> QWidget:
        name = self._words.phrase(f"why.{why.figure}")
        parts: list[QWidget] = [Text(name, Face.SECTION)]
        if why.numbers:
            parts.append(Text(numbers_words(why)).wrapped().selectable())
        if why.source and why.since is not None:
            law = f"Dasar: {why.source}, berlaku sejak {long_day(why.since)}"
            parts.append(Text(law, Face.SMALL).wrapped().selectable())
        return card(*parts, spacing=2, margins=(12, 8, 12, 8))


def _mark_card(mark: Mark) -> QWidget:
    tones = {"block": Tone.STOP, "question": Tone.WAIT, "notice": Tone.QUIET}
    title = Text(mark.text, Face.SECTION, tones[mark.level.value]).wrapped()
    return card(title, Text(mark.way_out).wrapped(), spacing=2, margins=(12, 8, 12, 8))
