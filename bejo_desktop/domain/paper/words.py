"""Days, counts, identity numbers and filled templates as an Indonesian paper writes them."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from bejo_desktop.domain.days import long_day, weekday_name
from bejo_desktop.domain.paper.frame import RichText, Run
from bejo_desktop.domain.quantity import Quantity
from bejo_desktop.domain.spelled import spelled

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date
    from decimal import Decimal

NO_BREAK: Final = "\u00a0"
_SHORT_MONTH: Final = 3
_NIP_GROUPS: Final = (8, 6, 1, 3)
_NPWP_GROUPS: Final = (4, 4, 4, 4)
_NPWP_OLD_DIGITS: Final = 15


def month_text(day: date) -> str:
    """`Oktober 2026`."""
    return long_day(day).split(" ", 1)[1]


def day_text(day: date) -> str:
    """`12 Oktober 2026`, without a break inside."""
    return bound(long_day(day))


def short_day_text(day: date) -> str:
    """`2 Jan 2026`, for narrow columns."""
    number, month, year = long_day(day).split(" ")
    return bound(f"{number} {month[:_SHORT_MONTH]} {year}")


def numeric_day(day: date) -> str:
    """`23-10-2026`, without a break inside."""
    return f"{day:%d-%m-%Y}"


def spelled_day(day: date) -> str:
    """`Jumat, tanggal dua puluh tiga bulan Oktober tahun dua ribu dua puluh enam`."""
    month = month_text(day).split(" ")[0]
    return (
        f"{weekday_name(day)}, tanggal {spelled(day.day)} bulan {month} tahun {spelled(day.year)}"
    )


def quantity_text(value: Decimal) -> str:
    """As on paper, zero too: `1.000`, `2,5`, `0`."""
    return Quantity(value).shown if value > 0 else "0"


def count_words(count: int) -> str:
    """14 → `empat belas`, without a break inside."""
    return bound(spelled(count))


def bound(text: str) -> str:
    """The text without a breakable space."""
    return text.replace(" ", NO_BREAK)


def nip_text(nip: str) -> str:
    """`19710815 199603 1 004`; anything but 18 digits is left as it is."""
    return _grouped(nip, _NIP_GROUPS)


def npwp_text(npwp: str) -> str:
    """`0012 3456 7462 6000`; 15 digits get their leading zero, other texts stay."""
    digits = f"0{npwp}" if len(npwp) == _NPWP_OLD_DIGITS and npwp.isdecimal() else npwp
    return _grouped(digits, _NPWP_GROUPS)


def listed(names: Sequence[str]) -> str:
    """`A`, `A dan B`, `A, B, dan C`."""
    *first, last = names
    if len(first) > 1:
        return f"{', '.join(first)}, dan {last}"
    return " dan ".join(names)


def fill(template: str, **values: str) -> RichText:
    """
    Turn a template with `**bold**`, `~` and `{places}` into runs.

    Markup is read before the places are filled, so typed values cannot become markup.
    """
    runs = (
        Run(part.replace("~", NO_BREAK).format(**values), bold=bool(position % 2))
        for position, part in enumerate(template.split("**"))
    )
    return tuple(run for run in runs if run.text)


def _grouped(digits: str, groups: tuple[int, ...]) -> str:
    if not digits.isdecimal() or len(digits) != sum(groups):
        return digits
    parts, start = [], 0
    for size in groups:
        parts.append(digits[start : start + size])
        start += size
    return " ".join(parts)
