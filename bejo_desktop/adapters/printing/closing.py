"""The end of the papers beside the SP: signatures, the QR code and what is noted beside it."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Final

from bejo_desktop.adapters.printing.blocks import Block
from bejo_desktop.adapters.printing.grid import COLUMN, LEADING, MM, SMALL
from bejo_desktop.adapters.printing.qr import SIDE, draw_qr
from bejo_desktop.adapters.printing.signatures import Signatures
from bejo_desktop.adapters.printing.typesetting import plain, set_lines

if TYPE_CHECKING:
    from bejo_desktop.adapters.printing.page import Page
    from bejo_desktop.adapters.printing.typesetting import Line
    from bejo_desktop.domain.paper.frame import Frame, RichText
    from bejo_desktop.domain.paper.sheet import Signature

_BESIDE_QR: Final = SIDE + 5 * MM
_NOTE_LEADING: Final = 11.0
_NOTE_GAP: Final = 6.0
_FIRST_BASELINE: Final = 7.0
_COLUMNS_WITH_QR: Final = 2
"""Up to so many signers leave room for the code as one more column."""


@dataclass(frozen=True, kw_only=True)
class Foot(Block):
    """The QR code at the left edge with notes beside it, or the notes alone."""

    qr: str | None
    notes: tuple[RichText, ...]

    def height(self) -> float:
        notes = sum(len(lines) * _NOTE_LEADING + _NOTE_GAP for lines in self._set())
        return max(SIDE if self.qr else 0.0, notes)

    def draw(self, page: Page, x: float, y: float) -> None:
        if self.qr:
            draw_qr(page, x, y, self.qr)
            x += _BESIDE_QR
        baseline = y + _FIRST_BASELINE
        for lines in self._set():
            for line in lines:
                page.line(x, baseline, line, size=SMALL)
                baseline += _NOTE_LEADING
            baseline += _NOTE_GAP

    def _set(self) -> list[tuple[Line, ...]]:
        measure = COLUMN - (_BESIDE_QR if self.qr else 0.0)
        return [set_lines(note, SMALL, measure) for note in self.notes]


@dataclass(frozen=True, slots=True)
class Closing:
    """Who signs, and the notes that end the paper; `qr_note` says what the code is for."""

    people: tuple[Signature, ...]
    qr_note: str
    notes: tuple[RichText, ...] = ()
    between: tuple[Block, ...] = ()
    """What stands between the signatures and the foot."""
    signed_on: str = ""
    """The words before a line for the day of each signature."""

    def blocks(self, frame: Frame) -> list[Block]:
        """Signatures and foot, kept together; the code is beside few signers, else below."""
        beside = frame.qr if len(self.people) <= _COLUMNS_WITH_QR else None
        below = None if beside else frame.qr
        notes = [*self.notes, plain(self.qr_note)] if below else [*self.notes]
        if frame.marking.closing:
            notes.append(frame.marking.closing)
        signatures = Signatures(
            gap=LEADING,
            keep=bool(notes or self.between),
            people=self.people,
            marking=frame.marking,
            signed_on=self.signed_on,
            qr=beside,
            qr_note=self.qr_note,
        )
        foot = [Foot(gap=LEADING, qr=below, notes=tuple(notes))] if notes else []
        return [signatures, *(replace(x, keep=bool(foot)) for x in self.between), *foot]
