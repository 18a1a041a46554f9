"""A block from a spreadsheet becomes rows; what cannot be read stays in its cell, marked."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Final

from bejo_desktop.application.views import SearchQuery
from bejo_desktop.domain.errors import BejoError, NotFound
from ui.editor.reading import Accounts, read_cell
from ui.editor.sheet import Place, Row, Sheet

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from bejo_desktop.application.catalogue import Catalogue
    from bejo_desktop.application.views import Hit

Block = tuple[tuple[str, ...], ...]

SIDES: Final = (Place.QUANTITY, Place.PRICE)
"""What follows the product, column by column."""
_ORDER: Final = (Place.ACCOUNT, Place.QUANTITY, Place.PRICE)


@dataclass(frozen=True, slots=True)
class Found:
    """The answer for one product text: a hit, or why there is none."""

    text: str
    hit: Hit | None
    error: BejoError | None


def find_products(catalogue: Catalogue, texts: Sequence[str], vendor: str) -> list[Found]:
    """
    Look up each code or name; a name counts where exactly one product of the vendor fits.

    Belongs to the read lane; the first product found decides the vendor where none is given.
    """
    found = []
    for text in texts:
        answer = _find(catalogue, text, vendor)
        if answer.hit is not None and not vendor:
            vendor = answer.hit.vendor
        found.append(answer)
    return found


def with_products(
    sheet: Sheet, found: Sequence[Found], block: Block, new_key: Callable[[], int]
) -> Sheet:
    """Return the sheet with a row at the end for each row of `block`."""
    rows = []
    for answer, cells in zip(found, block, strict=True):
        row = Row(new_key())
        if answer.hit is not None:
            row = replace(row, product=answer.hit.product, hit=answer.hit)
        elif answer.error is not None:
            row = row.marked(Place.ITEM, answer.text, answer.error)
        for place, text in zip(SIDES, cells[1:], strict=False):
            row = read_cell(row, place, text, Accounts()) if text else row
        rows.append(row)
    return replace(sheet, rows=(*sheet.rows, *rows))


def with_cells(sheet: Sheet, start: int, place: Place, block: Block, accounts: Accounts) -> Sheet:
    """Return the sheet with `block` written over the rows from the one with the key `start`."""
    keys = [row.key for row in sheet.rows]
    if start not in keys or place not in _ORDER:
        return sheet
    places = _ORDER[_ORDER.index(place) :]
    for key, cells in zip(keys[keys.index(start) :], block, strict=False):
        row = sheet.row(key)
        assert row is not None
        for at, text in zip(places, cells, strict=False):
            row = read_cell(row, at, text, accounts)
        sheet = sheet.put(row)
    return sheet


def _find(catalogue: Catalogue, text: str, vendor: str) -> Found:
    typed = text.strip()
    unknown = NotFound("product.unknown", field="product", product=typed)
    if not typed:
        return Found(typed, None, unknown)
    hits = catalogue.search(SearchQuery(text=typed, vendor=vendor, limit=20))
    if hits.corrected_to is not None:
        return Found(typed, None, unknown)
    same = [hit for hit in hits.hits if typed.lower() in {hit.product.lower(), hit.name.lower()}]
    if len(same) == 1:
        return Found(typed, same[0], None)
    if len(hits.hits) == 1:
        return Found(typed, hits.hits[0], None)
    return Found(typed, None, unknown)
