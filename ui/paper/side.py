"""Beside the page: paper size, copies, how it is marked, and the way to the signatures."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QWidget

from bejo_desktop.domain.paper.sheet import PaperSize
from ui.fonts import Face
from ui.paper.picture import NAMES
from ui.tokens import Tone
from ui.widgets.button import Button
from ui.widgets.card import PADDING, rule
from ui.widgets.field_row import FieldRow
from ui.widgets.icon_label import IconLabel
from ui.widgets.layout import column, holder, row
from ui.widgets.line_edit import Choice, LineEdit
from ui.widgets.steps import Standing
from ui.widgets.text import Text

if TYPE_CHECKING:
    from collections.abc import Sequence

    from ui.keys import Act
    from ui.paper.words import SigningStep
    from ui.theme import Theme

COPIES_MAX: Final = 20
WIDTH: Final = 320


class SidePanel(QFrame):
    """`size_chosen` carries the PaperSize; `copies` reads the field, None where it cannot."""

    size_chosen = Signal(object)

    def __init__(self, theme: Theme, sign: Act) -> None:
        super().__init__()
        self.setProperty("part", "card")
        self.setFixedWidth(WIDTH)
        self._theme, self._sign = theme, sign
        self._size = Choice()
        for size, name in NAMES.items():
            self._size.addItem(name, size.value)
        self._size.activated.connect(lambda _: self.size_chosen.emit(self.paper_size))
        self.copies_field = LineEdit("2")
        self.copies_field.setAlignment(Qt.AlignmentFlag.AlignRight)
        self.copies_field.setFixedWidth(56)
        self._copies = FieldRow("&Rangkap", self.copies_field)
        self._marking = Text("", Face.SMALL).wrapped()
        self._steps = column(spacing=5)
        self.sign = Button(theme, sign.text(), icon="signature", key="F9")
        self.sign.clicked.connect(sign.trigger)
        self._refusal = Text("", Face.SMALL).wrapped()
        sign.changed.connect(self._follow)
        self._build()

    @property
    def paper_size(self) -> PaperSize:
        """The paper size chosen."""
        return PaperSize(self._size.currentData())

    def show_size(self, size: PaperSize) -> None:
        """Show `size` without announcing it."""
        self._size.setCurrentIndex(self._size.findData(size.value))

    def copies(self) -> int | None:
        """Return how many to print; None where the field cannot be read, which is said there."""
        text = self.copies_field.text().strip()
        if text.isascii() and text.isdigit() and 1 <= int(text) <= COPIES_MAX:
            self._copies.clear_error()
            return int(text)
        self._copies.show_error(f"1 sampai {COPIES_MAX}")
        self.copies_field.setFocus()
        return None

    def show_marking(self, text: str) -> None:
        """Say how the paper is marked."""
        self._marking.setText(text)

    def show_steps(self, steps: Sequence[SigningStep]) -> None:
        """Show the way to the signatures."""
        while (item := self._steps.takeAt(0)) is not None:
            old = item.widget()
            if old is not None:
                old.hide()
                old.deleteLater()
        for step in steps:
            self._steps.addWidget(self._step(step))

    def _step(self, step: SigningStep) -> QWidget:
        icon, tone, _, spoken = step.standing.value
        now = step.standing is Standing.NOW
        mark = IconLabel(self._theme, icon, tone, 20)
        name = Text(step.name, Face.STRONG if now else Face.BODY)
        name.setAccessibleName(f"{step.name}, {spoken}")
        words = column(name, Text(step.text, Face.SMALL).wrapped(), spacing=0)
        line = row(mark, words)
        line.setAlignment(mark, Qt.AlignmentFlag.AlignTop)
        line.setStretch(1, 1)
        return holder(line)

    def _follow(self) -> None:
        self.sign.setEnabled(self._sign.isEnabled())
        self._refusal.setText(self._sign.reason)
        self._refusal.setVisible(bool(self._sign.reason))

    def _build(self) -> None:
        fields = row(FieldRow("&Ukuran kertas", self._size), self._copies)
        fields.setStretch(0, 1)
        note = row(IconLabel(self._theme, "info", Tone.MUTED, 14), self._marking, spacing=6)
        note.setStretch(1, 1)
        self.setLayout(
            column(
                Text("Cetak", Face.SECTION),
                fields,
                note,
                rule(),
                Text("Tanda tangan", Face.SECTION),
                self._steps,
                self.sign,
                self._refusal,
                None,
                spacing=8,
                margins=PADDING,
            )
        )
