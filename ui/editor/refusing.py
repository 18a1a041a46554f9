"""Where the words of a refused save belong: to a cell, to a field of the header, or nowhere."""

from __future__ import annotations

from dataclasses import dataclass, fields, replace
from typing import TYPE_CHECKING, Final

from bejo_desktop.application.views import DraftInput
from ui.editor.reading import editing_text
from ui.editor.sheet import Place, Sheet

if TYPE_CHECKING:
    from bejo_desktop.domain.errors import BejoError

PLACES: Final = {
    "product": Place.ITEM,
    "note": Place.ITEM,
    "budget_line": Place.ACCOUNT,
    "quantity": Place.QUANTITY,
    "unit_price": Place.PRICE,
}
HEAD_FIELDS: Final = frozenset(field.name for field in fields(DraftInput)) - {"lines"}
OTHER_VENDOR: Final = "order.other_vendor"


@dataclass(frozen=True, slots=True)
class Repaired:
    """
    The sheet without what was refused; None where no place could be named for it.

    Args:
        field: name of the header's field whose words are shown beneath it, "" for a cell.
    """

    sheet: Sheet | None
    field: str = ""


def repaired(now: Sheet, sent: Sheet, earlier: tuple[Sheet, Sheet], error: BejoError) -> Repaired:
    """
    Return `now` with the last good value in the place of the refused one, its text marked.

    Args:
        now: what is on the screen. sent: what was refused.
        earlier: the sheet before the step that was refused, and the one that was saved last;
            the first may itself hold what is refused, the second half of what was typed.
    """
    before, good = earlier
    name = str(error.facts.get("field", "")).partition(".")[0]
    line = error.facts.get("line")
    if error.code == OTHER_VENDOR and sent.head.vendor != good.head.vendor:
        return Repaired(_head_back(now, good, "vendor"), "vendor")
    if isinstance(line, int) and line > 0 and name in PLACES:
        return _cell_back(now, sent, earlier, (line, PLACES[name], error))
    for sheet in (before, good):
        if name in HEAD_FIELDS and getattr(sent.head, name) != getattr(sheet.head, name):
            return Repaired(_head_back(now, sheet, name), name)
    return Repaired(None)


def _head_back(now: Sheet, good: Sheet, name: str) -> Sheet:
    return replace(now, head=replace(now.head, **{name: getattr(good.head, name)}))


def _cell_back(
    now: Sheet, sent: Sheet, earlier: tuple[Sheet, Sheet], refused: tuple[int, Place, BejoError]
) -> Repaired:
    line, place, error = refused
    saved = sent.saved_rows()
    if line > len(saved):
        return Repaired(None)
    bad = saved[line - 1]
    current = now.row(bad.key)
    if current is None or current.line() != bad.line():
        return Repaired(now)  # typed over meanwhile: the newer text is judged by itself
    text = editing_text(bad, place)
    rows = [row for sheet in earlier if (row := sheet.row(bad.key)) and row.product]
    if rows:
        before = next((row for row in rows if row.line() != bad.line()), None)
        if before is None:
            return Repaired(None)
        return Repaired(now.put(replace(before, bad=current.bad).marked(place, text, error)))
    if place is not Place.ITEM:
        return Repaired(None)
    name = bad.hit.name if bad.hit else bad.product
    return Repaired(now.put(replace(bad, product="", hit=None).marked(place, name, error)))
