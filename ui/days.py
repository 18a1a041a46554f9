"""Days as officers type and read them; all days are days in Western Indonesia."""

from __future__ import annotations

import re
from datetime import date, timedelta
from typing import TYPE_CHECKING, Final

from bejo_desktop.domain.errors import BadInput

if TYPE_CHECKING:
    from collections.abc import Callable

WEEKDAYS: Final = ("Senin", "Selasa", "Rabu", "Kamis", "Jumat", "Sabtu", "Minggu")
MONTHS: Final = (
    *("Januari", "Februari", "Maret", "April", "Mei", "Juni"),
    *("Juli", "Agustus", "September", "Oktober", "November", "Desember"),
)
SHORT_MONTHS: Final = (
    *("Jan", "Feb", "Mar", "Apr", "Mei", "Jun"),
    *("Jul", "Agu", "Sep", "Okt", "Nov", "Des"),
)
AHEAD_MAX: Final = 3660
"""Days that `+n` may reach, about ten years; more is a slip of the finger."""

_AHEAD: Final = re.compile(r"\+\s*(\d{1,4})")
_NUMBERS: Final = re.compile(r"(\d{1,2})(?:[/.\- ](\d{1,2})(?:[/.\- ](\d{4}|\d{2}))?)?")
_WORDS: Final = re.compile(r"(?:[a-z']+,?\s+)?(\d{1,2})\s+([a-z]{3,9})(?:\s+(\d{4}|\d{2}))?")


def long_day(day: date) -> str:
    """Return `day` as in a field and in a sentence: `Jumat 23 Okt 2026`."""
    return f"{WEEKDAYS[day.weekday()]} {short_day(day)} {day.year}"


def full_day(day: date) -> str:
    """Return `day` as in a page's head: `Senin, 12 Oktober 2026`."""
    return f"{WEEKDAYS[day.weekday()]}, {day.day} {MONTHS[day.month - 1]} {day.year}"


def short_day(day: date) -> str:
    """Return `day` as in a column: `8 Okt`."""
    return f"{day.day} {SHORT_MONTHS[day.month - 1]}"


def week_later(day: date) -> date:
    """Return the day seven days after `day`, at most the last of its (budget) year."""
    return min(day + timedelta(days=7), date(day.year, 12, 31))


def typed_day(text: str, today: date) -> date:
    """
    Read `9`, `9/3`, `9/3/26`, `9 mar`, `9 maret 2027`, `+7` or what `long_day` wrote.

    A bare day is the next such day from `today` on, a day without a year lies in this year.

    Raises:
        BadInput: `day.unreadable` with the text; also for days that no month has.
    """
    return _read(text, today, _next_such_day, lambda day: day)


def typed_past_day(text: str, today: date) -> date:
    """
    Read the same as a day that has been, for what is recorded afterwards.

    A bare day is the last such day up to `today`; a day without a year that would lie ahead
    lies in the year before.

    Raises:
        BadInput: `day.unreadable`, as `typed_day`.
    """

    def past(day: date) -> date:
        return day if day <= today else day.replace(year=day.year - 1)

    return _read(text, today, _last_such_day, past)


def _read(
    text: str,
    today: date,
    such_day: Callable[[int, date], date],
    without_year: Callable[[date], date],
) -> date:
    compact = " ".join(text.strip().lower().split())
    try:
        if ahead := _AHEAD.fullmatch(compact):
            return _ahead(int(ahead[1]), today)
        if found := _NUMBERS.fullmatch(compact) or _WORDS.fullmatch(compact):
            day, month, year = found.groups()
            if month is None:
                return such_day(int(day), today)
            number = int(month) if month.isdigit() else _month(month)
            if year is None:
                return without_year(date(today.year, number, int(day)))
            return date(_year(year), number, int(day))
    except (ValueError, OverflowError):
        pass
    raise BadInput("day.unreadable", typed=text[:40])


def _ahead(days: int, today: date) -> date:
    if days > AHEAD_MAX:
        raise ValueError(days)
    return today + timedelta(days=days)


def _next_such_day(day: int, today: date) -> date:
    if day >= today.day:
        return today.replace(day=day)
    following = today.replace(day=1) + timedelta(days=32)
    return following.replace(day=day)


def _last_such_day(day: int, today: date) -> date:
    if day <= today.day:
        return today.replace(day=day)
    return (today.replace(day=1) - timedelta(days=1)).replace(day=day)


def _year(text: str) -> int:
    return int(text) if len(text) == 4 else 2000 + int(text)  # noqa: PLR2004 - digits of a year


def _month(word: str) -> int:
    known = {"ags": 8, "agt": 8, "nop": 11, "mai": 5}
    if word in known:
        return known[word]
    for number, name in enumerate(MONTHS, start=1):
        if name.lower().startswith(word):
            return number
    raise ValueError(word)
