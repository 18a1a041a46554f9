"""Signature columns; for two signers the QR code is a third one at the right edge."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from bejo_desktop.adapters.printing.blocks import Block
from bejo_desktop.adapters.printing.fonts import Cut, width
from bejo_desktop.adapters.printing.grid import (
    BASELINE,
    BODY,
    COLUMN,
    DASHED_GREY,
    GAP,
    INK,
    LEADING,
    MM,
    SECONDARY_GREY,
    SMALL,
    TINY,
)
from bejo_desktop.adapters.printing.qr import SIDE, draw_qr
from bejo_desktop.adapters.printing.typesetting import line_width, plain, set_lines
from bejo_desktop.domain.paper.frame import MarkKind

if TYPE_CHECKING:
    from bejo_desktop.adapters.printing.page import Page
    from bejo_desktop.adapters.printing.typesetting import Line
    from bejo_desktop.domain.paper.frame import Marking
    from bejo_desktop.domain.paper.sheet import Signature

_BETWEEN: Final = 5 * MM
_QR_COLUMN: Final = 35 * MM
_QR_NOTE_AT: Final = 17.0
_QR_NOTE_LEADING: Final = 9.0
_CAPITALS: Final = 0.72
"""Height of capitals over the size of the type."""
_NAME_SHRINKS_BY: Final = 1.5
_STAMP_WIDTH: Final = 30 * MM
_STAMP_HEIGHT: Final = 22 * MM
_STAMP_TEXT_AT: Final = 9.2 * MM
_DATE_RULE_END: Final = 64 * MM
_NIP: Final = "NIP "
_PAIR: Final = 2
_BOLD_SPACES: Final = 2.0


@dataclass(frozen=True, slots=True)
class _Column:
    """One signer set into a column of `width` points, `x` from the left edge."""

    signature: Signature
    x: float
    width: float
    above: tuple[Line, ...]
    name: tuple[Line, ...]
    name_size: float
    below: tuple[Line, ...]


@dataclass(frozen=True, kw_only=True)
class Signatures(Block):
    """
    Names on one baseline, 25 mm free for ink over them, lines for the dates level.

    A long office wraps; a long name first shrinks a little, then takes two lines.
    """

    people: tuple[Signature, ...]
    marking: Marking
    signed_on: str = ""
    qr: str | None = None
    qr_note: str = ""
    measure: float = COLUMN

    def height(self) -> float:
        columns = self._columns()
        rows = _most(columns, "name") + _most(columns, "below") - 1
        dates = 1.5 if self._dated() else 0.0
        return _most(columns, "above") * LEADING + self._ink() + (rows + dates) * LEADING + 4

    def draw(self, page: Page, x: float, y: float) -> None:
        columns = self._columns()
        if self.qr:
            self._draw_qr(page, x + COLUMN - SIDE, y + BASELINE - BODY * _CAPITALS)
        ink_top = y + _most(columns, "above") * LEADING
        base = ink_top - (LEADING - BASELINE) + self._ink()
        rows = _most(columns, "name") + _most(columns, "below")
        narrowest = min(column.width for column in columns)
        for column in columns:
            left = x + column.x
            _draw_lines(page, left, ink_top - len(column.above) * LEADING, column.above)
            self._draw_ink(page, left, ink_top, column.signature)
            self._draw_name(page, left, base, column)
            self._draw_date(page, left, base + rows * LEADING + 0.5, narrowest)

    def _dated(self) -> bool:
        """Whether a line for the date, or the recorded day, stands below the names."""
        if self.marking.kind is MarkKind.COPY:
            return bool(self.marking.under_name)
        return bool(self.signed_on)

    @staticmethod
    def _ink() -> float:
        """Free height, capitals of the name, and a little air."""
        return INK + BODY * _CAPITALS + 4

    def _columns(self) -> list[_Column]:
        x, columns = 0.0, []
        for signature, column_width in zip(self.people, self._widths(), strict=True):
            size = _name_size(signature.name, column_width - self._slack())
            name = plain(signature.name, bold=True)
            columns.append(
                _Column(
                    signature=signature,
                    x=x,
                    width=column_width,
                    above=_wrapped(signature.above, column_width),
                    name=set_lines(name, size, column_width),
                    name_size=size,
                    below=_wrapped(signature.below, column_width),
                )
            )
            x += column_width + _BETWEEN
        return columns

    def _is_pair(self) -> bool:
        """A pair is drawn as in the first release: its papers are drawn again and compared."""
        return len(self.people) == _PAIR

    def _slack(self) -> float:
        """Bold spaces are wider than those that lines are broken by."""
        return 0.0 if self._is_pair() else _BOLD_SPACES

    def _widths(self) -> list[float]:
        """Equal columns; where a name or an office needs more, the others give way."""
        count = len(self.people)
        room = self.measure - (_QR_COLUMN if self.qr else 0.0) - _BETWEEN * (count - 1)
        nip = Cut.TEXT if self._is_pair() else Cut.FIGURES
        needs = [_need(person, nip) for person in self.people]
        if max(needs) <= room / count or sum(needs) > room:
            return [room / count] * count
        spare = (room - sum(needs)) / count
        return [need + spare for need in needs]

    def _draw_ink(self, page: Page, x: float, y: float, signature: Signature) -> None:
        if signature.stamp:
            top = y + 0.5 * MM
            page.box(
                x, top, width=_STAMP_WIDTH, height=_STAMP_HEIGHT, dashes="1.5 2", grey=DASHED_GREY
            )
            for position, text in enumerate(signature.stamp):
                baseline = top + _STAMP_TEXT_AT + position * 9.5
                middle = x + _STAMP_WIDTH / 2
                page.text_centred(middle, baseline, text, size=TINY, grey=SECONDARY_GREY)
        if self.marking.over_name:
            grey = SECONDARY_GREY if self.marking.kind is MarkKind.DRAFT else 0.0
            page.text(x, y + INK * 0.55, self.marking.over_name, grey=grey)

    @staticmethod
    def _draw_name(page: Page, x: float, baseline: float, column: _Column) -> None:
        size = column.name_size
        for line in column.name:
            page.line(x, baseline, line, size=size)
            page.underline(x, x + line_width(line, size), baseline, size=size)
            baseline += LEADING
        baseline += 0.5
        for line in column.below:
            text = " ".join(part for word in line for part, _ in word)
            if text.startswith(_NIP):
                page.text(x, baseline, text, cut=Cut.FIGURES)
            else:
                page.line(x, baseline, line, size=BODY)
            baseline += LEADING

    def _draw_date(self, page: Page, x: float, baseline: float, widest: float) -> None:
        baseline += GAP
        if self.marking.kind is MarkKind.COPY:
            page.text(x, baseline, self.marking.under_name, size=SMALL)
        elif self.marking.kind is MarkKind.ORIGINAL and self.signed_on:
            page.text(x, baseline, self.signed_on, size=SMALL)
            start = x + width(self.signed_on, Cut.TEXT, SMALL) + 4
            page.rule(start, x + min(_DATE_RULE_END, widest), baseline + 1.5)

    def _draw_qr(self, page: Page, x: float, y: float) -> None:
        assert self.qr
        draw_qr(page, x, y, self.qr)
        baseline = y + SIDE + _QR_NOTE_AT
        for line in set_lines(plain(self.qr_note), TINY, SIDE + 2):
            page.line(x, baseline, line, size=TINY)
            baseline += _QR_NOTE_LEADING


def _need(signature: Signature, nip: Cut) -> float:
    texts = [width(text, Cut.TEXT, BODY) for text in signature.above]
    texts += [
        width(text, nip if text.startswith(_NIP) else Cut.TEXT, BODY) for text in signature.below
    ]
    return max([*texts, width(signature.name, Cut.BOLD, BODY)]) + 1


def _name_size(name: str, column_width: float) -> float:
    natural = width(name, Cut.BOLD, BODY)
    if natural <= column_width:
        return BODY
    return max(BODY - _NAME_SHRINKS_BY, BODY * column_width / natural)


def _wrapped(texts: tuple[str, ...], column_width: float) -> tuple[Line, ...]:
    return tuple(line for text in texts for line in set_lines(plain(text), BODY, column_width))


def _draw_lines(page: Page, x: float, y: float, lines: tuple[Line, ...]) -> None:
    for position, line in enumerate(lines):
        page.line(x, y + BASELINE + position * LEADING, line, size=BODY)


def _most(columns: list[_Column], part: str) -> int:
    return max(len(getattr(column, part)) for column in columns)
