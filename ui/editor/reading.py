"""From the text of a cell to the row with its value, or with the text marked as refused."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from bejo_desktop.domain.errors import BejoError, NotFound
from bejo_desktop.domain.money import Rupiah
from bejo_desktop.domain.quantity import Quantity
from ui.editor.sheet import Place

if TYPE_CHECKING:
    from collections.abc import Sequence

    from bejo_desktop.domain.budget import BudgetLine
    from ui.editor.sheet import Row


@dataclass(frozen=True, slots=True)
class Accounts:
    """
    The budget lines that an order may be charged to.

    Args:
        usual: code of the order's own line, which decides between sub kegiatan; "" for none.
    """

    lines: Sequence[BudgetLine] = ()
    usual: str = ""

    def named(self, code: str) -> BudgetLine | None:
        """Return the line with exactly this code."""
        return next((line for line in self.lines if line.code == code), None)

    def like(self, text: str) -> list[BudgetLine]:
        """Return lines whose rekening ends with `text` or whose name holds its words."""
        words = text.lower().split()
        ends = [line for line in self.lines if _ends(line, text)]
        named = [
            line
            for line in self.lines
            if line not in ends
            and all(word in f"{line.code} {line.account_name}".lower() for word in words)
        ]
        return [*self._usual_first(ends), *self._usual_first(named)]

    def read(self, text: str) -> str:
        """
        Return the code of the one line meant: `0025`, `5.1.02.01.01.0025` or the whole code.

        Raises:
            NotFound: `budget.unknown_line`.
        """
        found = [line for line in self.lines if _ends(line, text)]
        if not found:
            raise NotFound("budget.unknown_line", budget_line=text, field="budget_line")
        return self._usual_first(found)[0].code

    def _usual_first(self, lines: Sequence[BudgetLine]) -> list[BudgetLine]:
        sub_activity = self.usual.partition("/")[0]
        return sorted(lines, key=lambda line: line.sub_activity != sub_activity)


def read_cell(row: Row, place: Place, text: str, accounts: Accounts) -> Row:
    """
    Return `row` with the value of `text` at `place`.

    A text that cannot be read stays in the cell, marked; the value before it stands.
    """
    typed = text.strip()
    try:
        read = _value(row, place, typed, accounts)
    except BejoError as error:
        return row.marked(place, typed, error)
    return read.cleared(place)


def editing_text(row: Row, place: Place) -> str:
    """Return the text with which a cell is edited: what was refused, or the value."""
    if place in row.bad:
        return row.bad[place].text
    match place:
        case Place.ITEM:
            return row.note
        case Place.QUANTITY:
            return row.quantity.edited
        case Place.PRICE:
            return "" if row.unit_price is None else row.unit_price.plain
        case Place.ACCOUNT:
            return row.budget_line.rpartition(".")[2]
        case _:
            return ""


def _value(row: Row, place: Place, text: str, accounts: Accounts) -> Row:
    match place:
        case Place.QUANTITY:
            return replace(row, quantity=Quantity.typed(text))
        case Place.PRICE:
            return replace(row, unit_price=Rupiah.typed(text) if text else None)
        case Place.ACCOUNT:
            return replace(row, budget_line=accounts.read(text) if text else "")
        case Place.ITEM:
            return replace(row, note=text)
        case _:
            return row


def _ends(line: BudgetLine, text: str) -> bool:
    return text in {line.code, line.account, line.account.rpartition(".")[2]}
