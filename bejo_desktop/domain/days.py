"""Days in WIB and working days: what a date on paper and a deadline mean."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime, timedelta, timezone
from typing import Final

from bejo_desktop.domain.errors import RuleBroken

WIB: Final = timezone(timedelta(hours=7), "WIB")
"""Western Indonesia Time, fixed: East Java has no summer time, Windows no zone table."""

_MONTHS: Final = (
    "Januari",
    "Februari",
    "Maret",
    "April",
    "Mei",
    "Juni",
    "Juli",
    "Agustus",
    "September",
    "Oktober",
    "November",
    "Desember",
)
_WEEKDAYS: Final = ("Senin", "Selasa", "Rabu", "Kamis", "Jumat", "Sabtu", "Minggu")


def wib_day(moment: datetime) -> date:
    """Return the day in WIB at `moment`, an aware datetime."""
    assert moment.tzinfo is not None
    return moment.astimezone(WIB).date()


def long_day(day: date) -> str:
    """As on paper: `12 Oktober 2026`."""
    return f"{day.day} {_MONTHS[day.month - 1]} {day.year}"


def weekday_name(day: date) -> str:
    """The name of the day: `Senin`."""
    return _WEEKDAYS[day.weekday()]


def month_name(month: int) -> str:
    """The name of a month, 1 to 12: `Oktober`."""
    return _MONTHS[month - 1]


def long_day_with_weekday(day: date) -> str:
    """As on paper: `Senin, 12 Oktober 2026`."""
    return f"{weekday_name(day)}, {long_day(day)}"


def is_working_day(day: date) -> bool:
    """
    Tell whether offices work on `day`: no weekend, no libur nasional, no cuti bersama.

    Raises:
        RuleBroken: `days.holidays_unknown` with the year when its SKB 3 Menteri is not loaded.
    """
    # lokal takes a quarter of a second to import: only who counts days pays for it.
    from lokal import holidays  # noqa: PLC0415 - see above

    if day.year not in holidays.HOLIDAY_YEARS:
        raise RuleBroken("days.holidays_unknown", year=day.year)
    return holidays.is_working_day(day)


def add_working_days(day: date, count: int) -> date:
    """
    Return the day `count` working days after `day`, which itself is not counted.

    Raises:
        RuleBroken: `days.holidays_unknown` when a year on the way is not loaded.
    """
    assert count >= 0
    while count:
        day += timedelta(days=1)
        if is_working_day(day):
            count -= 1
    return day


@dataclass(frozen=True, slots=True)
class Deadline:
    """
    The last day of a term in working days.

    Args:
        on: None where it cannot be told.
        unknown_year: the year on the way whose holidays are not loaded; None where `on` stands.
    """

    on: date | None
    unknown_year: int | None = None


def deadline_after(day: date, count: int) -> Deadline:
    """Return the last day of `count` working days after `day`, which itself is not counted."""
    try:
        return Deadline(add_working_days(day, count))
    except RuleBroken as error:
        return Deadline(None, int(str(error.facts["year"])))
