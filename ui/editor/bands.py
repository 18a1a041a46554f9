"""The rows of the ledger with their flags beneath, and the words of every flag."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from bejo_desktop.application.drafts.checking import refusal
from bejo_desktop.application.views import Flag, FlagLevel
from ui.days import short_day
from ui.editor.columns import LedgerRow
from ui.editor.sheet import Place, Row
from ui.tokens import Tone
from ui.widgets.table.cell import FlagBand, notice_flag, reason_flag, stop_flag

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from bejo_desktop.application.ports.system import Words
    from bejo_desktop.application.views import DraftView, LineView
    from bejo_desktop.domain.errors import BejoError
    from ui.editor.draft import Draft

INDENT: Final = 44
BLOCKED: Final = "Tidak dapat dilanjutkan"
MOVED: Final = "flag.list_price_moved"
EMPTY_KEY: Final = 0
"""Key of the row that is always empty and ready; typed rows count from 1."""

_NOTICE_TITLES: Final = {
    "flag.price_old": "Harga lama",
    "flag.imported": "Produk impor",
}
_QUIET: Final = frozenset({"flag.imported"})
"""Notices that the row itself already shows (Asal: Impor): counted, not banded."""


@dataclass(frozen=True, slots=True)
class Mark:
    """
    One thing to look at, in the order of F8: where it stands and what it says.

    Args:
        key: row of the ledger, None for the whole order. field: name of a field, "" for none.
        code: of the flag, "" for a text that could not be read.
        reason: the answer to a question, "" while it is open. line: position of the row, 0 none.
        about: what a question asks, for its reason.
    """

    level: FlagLevel
    key: int | None
    field: str
    text: str
    way_out: str
    code: str = ""
    reason: str = ""
    line: int = 0
    about: str = ""

    @property
    def is_question(self) -> bool:
        """Whether it asks for a reason."""
        return self.level is FlagLevel.QUESTION

    @property
    def waits(self) -> bool:
        """Whether the officer has something to do: put right what blocks, or give a reason."""
        return self.level is FlagLevel.BLOCK or (self.is_question and not self.reason)


def ledger_rows(draft: Draft, words: Words) -> list[LedgerRow | FlagBand]:
    """Return every row with its flags beneath it, and the empty row at the end."""
    view, sheet = draft.view, draft.sheet
    if view is None or sheet is None:
        return []
    lines = dict(zip(draft.line_keys, view.lines, strict=True))
    shown: list[LedgerRow | FlagBand] = []
    for position, row in enumerate(sheet.rows, start=1):
        line = lines.get(row.key)
        if line is not None and line.product != row.product:
            line = None
        shown.append(LedgerRow(row, position, line, sheet.head.budget_line, view.editable))
        shown += _bad_bands(row, words)
        if line is not None:
            shown += _flag_bands(view, line, words)
    if view.editable:
        empty = Row(EMPTY_KEY)
        shown.append(LedgerRow(empty, len(sheet.rows) + 1, None, "", editable=True))
    return shown


def marks(draft: Draft, words: Words) -> list[Mark]:
    """Return everything that F8 walks through: refused texts first, then the flags."""
    view, sheet = draft.view, draft.sheet
    if view is None or sheet is None:
        return []
    found = [
        Mark(FlagLevel.BLOCK, row.key, _FIELDS[place], *_sentences(bad.error, words))
        for row, place, bad in sheet.bad_cells()
    ]
    keys = draft.line_keys
    for flag in view.flags:
        key = keys[flag.line - 1] if flag.line and flag.line <= len(keys) else None
        found.append(
            Mark(
                flag.level,
                key,
                flag.field,
                *_sentences(refusal(flag), words),
                code=flag.code,
                reason=flag.reason or "",
                line=flag.line or 0,
                about=flag.about,
            )
        )
    order = list(FlagLevel)
    return sorted(found, key=lambda mark: order.index(mark.level))


def _bad_bands(row: Row, words: Words) -> Iterator[FlagBand]:
    for place in sorted(row.bad):
        text, way_out = _sentences(row.bad[place].error, words)
        yield stop_flag(BLOCKED, f"{text} {way_out}".strip(), INDENT)


def _flag_bands(view: DraftView, line: LineView, words: Words) -> Iterator[FlagBand]:
    for flag in view.flags:
        if flag.line == line.position and flag.code not in _QUIET:
            yield _band(flag, line, words)


def _band(flag: Flag, line: LineView, words: Words) -> FlagBand:
    if flag.code == MOVED and line.list_now is not None and line.list_now_on is not None:
        text = (
            f"kini {line.list_now} ({short_day(line.list_now_on)}). Baris ini memakai "
            f"{line.list_price} saat dimasukkan.   Ctrl+H ambil harga baru"
        )
        return FlagBand("Harga katalog bergerak", text, Tone.QUIET, "trending-up", INDENT)
    text, way_out = _sentences(refusal(flag), words)
    whole = f"{text} {way_out}".strip()
    if flag.level is FlagLevel.BLOCK:
        return stop_flag(BLOCKED, f"{whole}   F7 Mengapa?", INDENT)
    if flag.level is FlagLevel.QUESTION:
        return reason_flag(f"{text}   Alasan: {flag.reason}" if flag.reason else whole, INDENT)
    return notice_flag(_NOTICE_TITLES.get(flag.code, "Perhatikan"), whole, INDENT)


def _sentences(error: BejoError, words: Words) -> tuple[str, str]:
    return words.text(error), words.way_out(error)


_FIELDS: Final = {
    Place.ITEM: "product",
    Place.ACCOUNT: "budget_line",
    Place.QUANTITY: "quantity",
    Place.PRICE: "unit_price",
}


def first_blocks(found: Sequence[Mark]) -> list[Mark]:
    """Return the marks that stop a submit."""
    return [mark for mark in found if mark.level is FlagLevel.BLOCK]
