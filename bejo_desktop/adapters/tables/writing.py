"""Workbooks that officers take to other programs."""

from __future__ import annotations

import io
from decimal import Decimal
from typing import TYPE_CHECKING, Final

from bejo_desktop.adapters.tables.reading import read_table
from bejo_desktop.domain.money import Rupiah

if TYPE_CHECKING:
    from collections.abc import Sequence

    from openpyxl.worksheet.worksheet import Worksheet

    from bejo_desktop.application.ports.tables import Cell, Sheet, TableRow

_WIDTH_MAX: Final = 60
_RUPIAH: Final = "#,##0"
_DAY: Final = "yyyy-mm-dd"
_COMPUTED: Final = ("=", "+", "-", "@", "\t", "\r")
"""Beginnings that a spreadsheet may take for a formula."""


class OfficeTables:
    """The port `Tables`."""

    def read(self, data: bytes) -> Sequence[TableRow]:
        return read_table(data)

    def write(self, sheets: Sequence[Sheet]) -> bytes:
        from openpyxl import Workbook  # noqa: PLC0415 - takes a tenth of a second, rarely needed

        book = Workbook()
        book.remove(book.worksheets[0])
        for sheet in sheets:
            _write(book.create_sheet(sheet.name[:31]), sheet)
        out = io.BytesIO()
        book.save(out)
        return out.getvalue()


def _write(page: Worksheet, sheet: Sheet) -> None:
    from openpyxl.styles import Font  # noqa: PLC0415 - as above
    from openpyxl.utils import get_column_letter  # noqa: PLC0415 - as above

    for note in sheet.notes:
        page.append([note])
    page.append(list(sheet.heads))
    head = page.max_row
    for cell in page[head]:
        cell.font = Font(bold=True)
    for row in sheet.rows:
        page.append([_value(cell) for cell in row])
        for cell, value in zip(page[page.max_row], row, strict=False):
            _dress(cell, value)
    page.freeze_panes = f"A{head + 1}"
    for at, title in enumerate(sheet.heads, start=1):
        lengths = (len(str(row[at - 1] or "")) for row in sheet.rows)
        width = max((len(title), *lengths), default=8) + 2
        page.column_dimensions[get_column_letter(at)].width = min(width, _WIDTH_MAX)


def _value(cell: Cell) -> object:
    match cell:
        case Rupiah():
            return cell.amount
        case Decimal():
            return int(cell) if cell == int(cell) else cell
        case _:
            return cell


def _dress(cell: object, value: Cell) -> None:
    from openpyxl.cell.cell import Cell as PageCell  # noqa: PLC0415 - as above

    assert isinstance(cell, PageCell)
    if isinstance(value, Rupiah):
        cell.number_format = _RUPIAH
    elif isinstance(value, str):
        cell.data_type = "s"  # a text stays a text, whatever it begins with
        cell.quotePrefix = value.startswith(_COMPUTED)
    elif value is not None and not isinstance(value, int | Decimal):
        cell.number_format = _DAY
