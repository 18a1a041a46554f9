"""A kuitansi as blocks; no sum, no rule and no word of its own."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from bejo_desktop.adapters.printing.blocks import Beside, Block, Title
from bejo_desktop.adapters.printing.closing import Closing
from bejo_desktop.adapters.printing.fields import Fields
from bejo_desktop.adapters.printing.fonts import Cut, width
from bejo_desktop.adapters.printing.grid import (
    BASELINE,
    BODY,
    COLUMN,
    GAP,
    HAIR,
    KOP_THIN,
    LEADING,
    MM,
    TABLE,
)
from bejo_desktop.adapters.printing.signatures import Signatures
from bejo_desktop.adapters.printing.typesetting import plain, set_lines

if TYPE_CHECKING:
    from bejo_desktop.adapters.printing.page import Page
    from bejo_desktop.adapters.printing.typesetting import Line
    from bejo_desktop.domain.paper.frame import RichText
    from bejo_desktop.domain.paper.kuitansi_sheet import KuitansiSheet, Particular
    from bejo_desktop.domain.paper.sheet import AccountRow, SumRow

_BOOK_AT: Final = 72 * MM
_BOOK: Final = COLUMN - _BOOK_AT
_BOOK_LABEL: Final = 31 * MM
_OFFICE: Final = 66 * MM
_LABEL: Final = 36 * MM
_COLON: Final = 2.0
_VALUE: Final = 6.0
_RIGHT_EDGE: Final = 1.5
_RULE_SPACE: Final = 2.0
_PAYEE_AT: Final = 86 * MM
_SUM_WIDTH: Final = 58 * MM
_SUM_HEIGHT: Final = 30.0
_SUM_RULES: Final = (2.0, 4.2, 27.8, 30.0)
_SUM_BASELINE: Final = 21.0
_SUM_SIZE: Final = 15.0


def payment_blocks(sheet: KuitansiSheet) -> list[Block]:
    """Return the kuitansi from its head to its last note."""
    book = Fields(rows=sheet.book, label=_BOOK_LABEL, measure=_BOOK)
    accounts = _BookAccounts(label=sheet.accounts_label, rows=sheet.accounts)
    payee = Signatures(
        people=(sheet.payee,), marking=sheet.frame.marking, measure=COLUMN - _PAYEE_AT
    )
    return [
        Beside(
            left=(_Names(lines=(sheet.government, sheet.office)),),
            right=(book, accounts),
            offset=_BOOK_AT,
        ),
        Title(gap=LEADING, text=sheet.title),
        *(
            _Row(gap=GAP / 2 if position else LEADING, particular=particular)
            for position, particular in enumerate(sheet.particulars)
        ),
        _Amounts(gap=LEADING, rows=sheet.amounts),
        *(
            _Row(gap=0.0 if position else GAP, particular=particular)
            for position, particular in enumerate(sheet.tax_papers)
        ),
        Beside(
            gap=LEADING * 1.5,
            left=(_Sum(text=str(sheet.total)),),
            right=(payee,),
            offset=_PAYEE_AT,
            keep=True,
        ),
        *Closing(sheet.signatures, sheet.qr_note).blocks(sheet.frame),
    ]


@dataclass(frozen=True, kw_only=True)
class _Names(Block):
    """Government and office in bold; long names wrap."""

    lines: tuple[str, ...]

    def height(self) -> float:
        return len(self._set()) * LEADING

    def draw(self, page: Page, x: float, y: float) -> None:
        for position, line in enumerate(self._set()):
            page.line(x, y + BASELINE + position * LEADING, line, size=BODY)

    def _set(self) -> list[Line]:
        return [x for text in self.lines for x in set_lines(plain(text, bold=True), BODY, _OFFICE)]


@dataclass(frozen=True, kw_only=True)
class _BookAccounts(Block):
    """Kode rekening : code, and its share at the right."""

    label: str
    rows: tuple[AccountRow, ...]

    def height(self) -> float:
        return len(self.rows) * LEADING

    def draw(self, page: Page, x: float, y: float) -> None:
        baseline = y + BASELINE
        if self.rows:
            page.text(x, baseline, self.label)
            page.text(x + _BOOK_LABEL - _COLON, baseline, ":")
        for row in self.rows:
            page.text(x + _BOOK_LABEL + _VALUE, baseline, row.code, cut=Cut.FIGURES, size=TABLE)
            end = x + _BOOK - _RIGHT_EDGE
            page.text_right(end, baseline, str(row.amount), cut=Cut.FIGURES, size=TABLE)
            baseline += LEADING


@dataclass(frozen=True, kw_only=True)
class _Row(Block):
    """One `label : text` row; the text breaks ragged."""

    particular: Particular

    def height(self) -> float:
        return len(self._lines()) * LEADING

    def draw(self, page: Page, x: float, y: float) -> None:
        baseline = y + BASELINE
        if self.particular.label:
            page.text(x, baseline, self.particular.label)
            page.text(x + _LABEL - _COLON, baseline, ":")
        for line in self._lines():
            page.line(x + _LABEL + _VALUE, baseline, line, size=BODY)
            baseline += LEADING

    def _lines(self) -> tuple[Line, ...]:
        text: RichText = self.particular.text
        return set_lines(text, BODY, COLUMN - _LABEL - _VALUE)


@dataclass(frozen=True, kw_only=True)
class _Amounts(Block):
    """From the gross sum to what the vendor gets, below each other."""

    rows: tuple[SumRow, ...]

    def height(self) -> float:
        return len(self.rows) * LEADING + sum(_RULE_SPACE for row in self.rows if row.ruled) + 2

    def draw(self, page: Page, x: float, y: float) -> None:
        left, right = x + _LABEL + _VALUE, x + COLUMN
        for row in self.rows:
            if row.ruled:
                page.rule(left, right, y + 1.2, weight=HAIR)
                y += _RULE_SPACE
            label, figure = (Cut.BOLD, Cut.BOLD_FIGURES) if row.strong else (Cut.TEXT, Cut.FIGURES)
            page.text(left, y + BASELINE, row.label, cut=label)
            page.text_right(right - _RIGHT_EDGE, y + BASELINE, str(row.amount), cut=figure)
            y += LEADING


@dataclass(frozen=True, kw_only=True)
class _Sum(Block):
    """The amount between two double rules: nothing can be written before or after it."""

    text: str

    def height(self) -> float:
        return _SUM_HEIGHT

    def draw(self, page: Page, x: float, y: float) -> None:
        for offset in _SUM_RULES:
            page.rule(x, x + _SUM_WIDTH, y + offset, weight=KOP_THIN)
        natural = width(self.text, Cut.BOLD, _SUM_SIZE)
        size = min(_SUM_SIZE, _SUM_SIZE * (_SUM_WIDTH - 8) / natural)
        middle = x + _SUM_WIDTH / 2
        page.text_centred(middle, y + _SUM_BASELINE, self.text, cut=Cut.BOLD, size=size)
