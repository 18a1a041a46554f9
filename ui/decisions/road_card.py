"""One road as a card: what it leads to, the fields it asks for, and its button."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QSizePolicy

from bejo_desktop.domain.errors import BejoError
from bejo_desktop.domain.order import require_reason
from ui.decisions.figures import facts_of
from ui.decisions.matters import Road
from ui.decisions.roads import kind_of, words_of
from ui.fonts import Face
from ui.orders.signing import SignedFields
from ui.orders.words import running_part
from ui.tokens import Tone
from ui.widgets.button import Button
from ui.widgets.card import rule
from ui.widgets.field_row import FieldRow
from ui.widgets.icon_label import IconLabel
from ui.widgets.layout import column, row, second_rank
from ui.widgets.line_edit import LineEdit, ReasonEdit
from ui.widgets.stat_rows import StatRow
from ui.widgets.text import Text

if TYPE_CHECKING:
    from datetime import date

    from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

    from ui.decisions.matters import Matter
    from ui.decisions.roads import RoadWords
    from ui.workplace import Workplace


NUMBER_WIDTH = 112
TIGHT = (16, 8, 16, 10)
"""Room at the sides of a card: both buttons stay above the fold at 768."""


@dataclass(frozen=True, slots=True)
class Answers:
    """What the officer typed for a road, judged: a reason, or the day of the signatures."""

    reason: str = ""
    day: date | None = None
    scan: str = ""


class RoadCard(QFrame):
    """
    Road A or B of one order; `taken` is the press on its button.

    Giving up a number cannot be undone: its running part must be typed.
    """

    taken = Signal()

    def __init__(self, place: Workplace, matter: Matter, road: Road, *, first: bool) -> None:
        super().__init__()
        self.setProperty("part", "card")
        self.road = road
        self._place, self._running = place, running_part(matter.detail.row.number)
        self._number = matter.detail.row.number or ""
        said = words_of(matter, road)
        self.reason = ReasonEdit(said.hint)
        self._reason_row = FieldRow(said.asks, self.reason)
        self.number = LineEdit("", "nomornya")
        self._number_row = FieldRow(f"&Ketik {self._running}", self.number)
        self._number_row.setFixedWidth(NUMBER_WIDTH)
        self.number.setAccessibleName(f"Ketik nomor {self._running} untuk membatalkan")
        self.signed = SignedFields(place)
        key = "F9" if first else "Shift+F9"
        self.button = Button(
            place.theme,
            said.verb.replace("&", "&&"),
            kind_of(road, first=first),
            key=key,
            big=True,
        )
        self.button.setAccessibleName(said.verb)
        self.button.clicked.connect(self.taken)
        self._facts = column(spacing=0)
        self.setLayout(self._built("A" if first else "B", said))
        # Two roads weigh the same, however long the words of one are.
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
        self.setAccessibleName(said.title)
        self.show_facts(matter)

    def show_facts(self, matter: Matter) -> None:
        """Show the figures of `matter` without touching what was typed."""
        while (item := self._facts.takeAt(0)) is not None:
            old = item.widget()
            if old is not None:
                old.hide()
                old.deleteLater()
        for fact in facts_of(matter, self.road):
            shown = StatRow(self._place.theme, fact.name)
            shown.setFixedHeight(22)
            shown.show_figure(fact.text, fact.tone)
            self._facts.addWidget(shown)

    def field(self) -> QWidget:
        """Return where the typing on this road starts."""
        match self.road:
            case Road.KEEP | Road.VOID | Road.ALLOW:
                return self.reason
            case Road.SIGN:
                return self.signed.day
            case Road.RECHECK:
                return self.button

    def answers(self) -> Answers | None:
        """Return what was typed; None where something is missing, which is said at its field."""
        match self.road:
            case Road.RECHECK:
                return Answers()
            case Road.SIGN:
                day = self.signed.settled_day()
                return None if day is None else Answers(day=day, scan=self.signed.scan)
            case Road.KEEP | Road.ALLOW:
                reason = self._judged_reason()
                return None if reason is None else Answers(reason)
            case Road.VOID:
                reason = self._judged_reason()
                if reason is None or not self._number_is_typed():
                    return None
                return Answers(reason)

    def show_error(self, error: BejoError) -> bool:
        """Say a refusal at the field it belongs to; False where it belongs to none."""
        if error.code.startswith("order.reason_"):
            self._refuse_reason(error)
        elif error.code == "order.signed_on" or error.code.startswith("scan."):
            self.signed.show_error(error)
        else:
            return False
        return True

    def _judged_reason(self) -> str | None:
        try:
            reason = require_reason(self.reason.toPlainText())
        except BejoError as error:
            self._refuse_reason(error)
            return None
        self._reason_row.clear_error()
        return reason

    def _refuse_reason(self, error: BejoError) -> None:
        words = self._place.words
        self._reason_row.show_error(f"{words.text(error)} {words.way_out(error)}".strip())
        self.reason.setFocus()

    def _number_is_typed(self) -> bool:
        typed = self.number.text().strip()
        if typed == self._number or (typed and typed.lstrip("0") == self._running.lstrip("0")):
            self._number_row.clear_error()
            return True
        self._number_row.show_error("Nomornya belum sama.")
        self.number.setFocus()
        return False

    def _built(self, letter: str, said: RoadWords) -> QVBoxLayout:
        mark = Text(letter, Face.CARD).centred()
        mark.setFixedSize(32, 32)
        mark.setProperty("part", "letter")
        titles = column(Text(said.title, Face.CARD), Text(said.under, Face.SMALL), spacing=0)
        head = row(mark, titles, None, spacing=12)
        follows = column(rule(), *(self._follow(text) for text in said.follows), spacing=4)
        return column(
            head,
            rule(),
            self._facts,
            second_rank(follows),
            None,
            *self._fields(),
            self.button,
            spacing=4,
            margins=TIGHT,
        )

    def _follow(self, text: str) -> QHBoxLayout:
        icon = IconLabel(self._place.theme, "arrow-right", Tone.MUTED, 14)
        line = row(icon, Text(text, Face.BODY).wrapped())
        line.setAlignment(icon, Qt.AlignmentFlag.AlignTop)
        line.setStretch(1, 1)
        return line

    def _fields(self) -> tuple[QWidget | QHBoxLayout, ...]:
        match self.road:
            case Road.KEEP | Road.ALLOW:
                return (self._reason_row,)
            case Road.VOID:
                fields = row(self._reason_row, self._number_row)
                fields.setStretch(0, 1)
                fields.setAlignment(self._number_row, Qt.AlignmentFlag.AlignTop)
                return (fields,)
            case Road.SIGN:
                return (self.signed,)
            case Road.RECHECK:
                return ()
