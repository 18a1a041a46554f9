"""The number that a paper will bear: told beforehand, or typed from the agenda book."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QWidget

from ui.fonts import Face
from ui.tokens import Tone
from ui.widgets.field_row import FieldRow
from ui.widgets.layout import column
from ui.widgets.line_edit import LineEdit
from ui.widgets.text import Text

if TYPE_CHECKING:
    from bejo_desktop.application.core import Core
    from bejo_desktop.domain.numbering import Series

AGENDA = "agenda"


@dataclass(frozen=True, slots=True)
class ComingNumber:
    """`text` is the next number of the desk; None where it is typed, or where none is left."""

    text: str | None
    typed: bool


def coming_number(core: Core, series: Series) -> ComingNumber:
    """Return how the next paper of `series` gets its number; reads the store."""
    typed = core.desk.unit().numbering == AGENDA
    return ComingNumber(core.fulfilling.next_number(core.session, series), typed)


class NumberField(QWidget):
    """
    Shows the coming number, or asks for it.

    Args:
        paper: what bears it: `BAST`, `kuitansi`.
    """

    def __init__(self, paper: str, coming: ComingNumber) -> None:
        super().__init__()
        self._field = LineEdit("", "nomor dari buku agenda") if coming.typed else None
        if self._field is not None:
            self.setLayout(column(FieldRow(f"&Nomor {paper}", self._field), spacing=0))
            return
        told = coming.text or "belum ada: sinkronkan untuk mendapat nomor"
        tone = Tone.TEXT if coming.text else Tone.STOP
        label = Text(f"Nomor {paper} yang akan terbit", Face.LABEL)
        self.setLayout(column(label, Text(told, Face.STRONG, tone), spacing=4))

    @property
    def text(self) -> str | None:
        """What was typed; None where the desk gives the number."""
        return None if self._field is None else self._field.text().strip()
