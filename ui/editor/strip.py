"""The strip under the ledger: how many things need a reason, are told, or stop the order."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from bejo_desktop.application.views import FlagLevel
from ui.fonts import Face
from ui.tokens import Tone
from ui.widgets.card import Card, divider
from ui.widgets.icon_label import IconLabel
from ui.widgets.layout import holder, row
from ui.widgets.text import ShortText, Text

if TYPE_CHECKING:
    from collections.abc import Sequence

    from ui.editor.bands import Mark
    from ui.theme import Theme

CLEAR: Final = "Tidak ada yang menghalangi pengajuan"


class FlagStrip(Card):
    """Says the first block in full, else counts; F8 walks through them one by one."""

    def __init__(self, theme: Theme) -> None:
        layout = row(spacing=12, margins=(12, 2, 12, 2))
        super().__init__(layout)
        self._block_icon = IconLabel(theme, "ban", Tone.STOP)
        self._block = Text("", Face.SECTION, Tone.STOP)
        self._block_text = ShortText("", Face.SMALL, Tone.TEXT)
        self._question_icon = IconLabel(theme, "circle-question-mark", Tone.WAIT)
        self._question = Text("", Face.SECTION, Tone.WAIT)
        self._notice_icon = IconLabel(theme, "info", Tone.MUTED)
        self._notice = ShortText("", Face.SMALL)
        self._clear = holder(
            row(
                IconLabel(theme, "circle-check", Tone.GOOD),
                Text(CLEAR, Face.SMALL_STRONG, Tone.GOOD),
            )
        )
        self._blocked = holder(row(self._block_icon, self._block, self._block_text))
        self._asked = holder(row(self._question_icon, self._question, divider(16)))
        self._told = holder(row(self._notice_icon, self._notice))
        for part in (self._blocked, self._asked, self._told):
            layout.addWidget(part)
        layout.addStretch(1)
        layout.addWidget(self._clear)
        self.setFixedHeight(30)

    @property
    def text(self) -> str:
        """Everything that is said, in one line."""
        parts = [
            (self._blocked, f"{self._block.text()} {self._block_text.whole}"),
            (self._asked, self._question.text()),
            (self._told, self._notice.whole),
            (self._clear, CLEAR),
        ]
        return " · ".join(words for part, words in parts if not part.isHidden())

    def show_marks(self, marks: Sequence[Mark], *, open_order: bool) -> None:
        """Show what the marks say; nothing at all for an order that is no longer a draft."""
        by_level = {level: [mark for mark in marks if mark.level is level] for level in FlagLevel}
        blocks, questions = by_level[FlagLevel.BLOCK], by_level[FlagLevel.QUESTION]
        notices = by_level[FlagLevel.NOTICE]
        self._blocked.setVisible(bool(blocks))
        if blocks:
            self._block.setText(f"{len(blocks)} menghalangi")
            self._block_text.show_text(f"{blocks[0].text} {blocks[0].way_out}".strip())
        self._asked.setVisible(bool(questions))
        waiting = sum(mark.waits for mark in questions)
        answered = not waiting
        self._question.setText(
            f"{len(questions)} sudah beralasan" if answered else f"{waiting} perlu alasan"
        )
        icon = ("circle-check", Tone.GOOD) if answered else ("circle-question-mark", Tone.WAIT)
        self._question_icon.show_icon(*icon)
        self._question.show_tone(Tone.MUTED if answered else Tone.WAIT)
        self._told.setVisible(bool(notices) and not blocks)
        if notices:
            more = f"{len(notices)} pemberitahuan: {notices[0].text}"
            self._notice.show_text(more)
        self._clear.setVisible(open_order and not blocks)
        self.setAccessibleName(self.text)
