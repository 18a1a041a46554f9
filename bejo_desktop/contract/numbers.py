"""An official number on the wire, and the way there from the domain and back."""

from __future__ import annotations

from bejo_desktop.contract.wire import Code, Count, Message, Text, Year
from bejo_desktop.domain.numbering import Number


class NumberRow(Message, frozen=True):
    """An official number; without `running` and `lease` it comes from the agenda book."""

    no: Code
    series: Code
    year: Year
    running: Count = 0
    lease: Text = ""


def number_to_wire(number: Number) -> NumberRow:
    """Return a number as it travels."""
    return NumberRow(
        no=number.text,
        series=number.series,
        year=number.year,
        running=number.running or 0,
        lease=number.lease_id or "",
    )


def number_from_wire(row: NumberRow) -> Number:
    """Return the number that travelled."""
    return Number(row.no, row.series, row.year, row.running or None, row.lease or None)
