"""Official numbers: the next of the lease, or one typed from the unit's agenda book."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from bejo_desktop.domain.errors import BadInput, RuleBroken
from bejo_desktop.domain.numbering import Number, NumberMask

if TYPE_CHECKING:
    from bejo_desktop.application.ports.store import Reading, Work
    from bejo_desktop.domain.numbering import Series
    from bejo_desktop.domain.parties import Unit

AGENDA: Final = "agenda"
"""`Unit.numbering` of a unit that types its numbers."""


def next_from_lease(reading: Reading, series: Series, year: int) -> str | None:
    """Return the number that comes next, None where it is typed or none is left."""
    unit = reading.reference.unit()
    if unit.numbering == AGENDA:
        return None
    for lease in reading.numbers.leases():
        if lease.series is series and lease.year == year and lease.left:
            return _mask(unit).format(lease.next_number, series, unit.code, year)
    return None


def take_number(work: Work, series: Series, year: int, typed: str | None) -> Number:
    """
    Return a number of a series that is taken from here on.

    Args:
        typed: from the agenda book; None or "" where the unit takes numbers from its lease.

    Raises:
        RuleBroken: `lease.empty`, `lease.none`; `number.not_typed` for a typed number where the
            unit leases; `number.malformed`, `number.taken` with `number`.
        BadInput: `number.missing` where the unit types its numbers.
    """
    unit = work.reference.unit()
    text = (typed or "").strip()
    if unit.numbering == AGENDA:
        return _from_agenda(work, series, year, text)
    if text:
        raise RuleBroken("number.not_typed", field="number", unit=unit.name)
    running, lease = work.numbers.take(series.value, year)
    printed = _mask(unit).format(running, series, unit.code, year)
    return Number(printed, series.value, year, running, lease.id)


def _from_agenda(work: Work, series: Series, year: int, text: str) -> Number:
    if not text:
        raise BadInput("number.missing", field="number")
    unit = work.reference.unit()
    mask = _mask(unit)
    running = mask.running(text, series, unit.code, year)
    printed = mask.format(running, series, unit.code, year)
    if work.numbers.is_taken(printed):
        raise RuleBroken("number.taken", field="number", number=printed)
    return Number(printed, series.value, year, running, None)


def _mask(unit: Unit) -> NumberMask:
    return NumberMask(unit.mask, unit.classification)
