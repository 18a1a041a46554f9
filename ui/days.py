"""Days as officers type and read them; all days are days in Western Indonesia."""

from __future__ import annotations

import re
from datetime import date, timedelta
from typing import Final

from bejo_desktop.domain.errors import BadInput

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
    compact = " ".join(text.strip().lower().split())
    try:
        if ahead := _AHEAD.fullmatch(compact):
            return _ahead(int(ahead[1]), today)
        if numbers := _NUMBERS.fullmatch(compact):
            day, month, year = numbers.groups()
            if month is None:
                return _next_such_day(int(day), today)
            return date(_year(year, today), int(month), int(day))
        if words := _WORDS.fullmatch(compact):
            day, month, year = words.groups()
            return date(_year(year, today), _month(month), int(day))
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


def _year(text: str | None, today: date) -> int:
    if text is None:
        return today.year
    return int(text) if len(text) == 4 else 2000 + int(text)  # noqa: PLR2004 - digits of a year


def _month(word: str) -> int:
    known = {"ags": 8, "agt": 8, "nop": 11, "mai": 5}
    if word in known:
        return known[word]
    for number, name in enumerate(MONTHS, start=1):
        if name.lower().startswith(word):
            return number
    raise ValueError(word)
