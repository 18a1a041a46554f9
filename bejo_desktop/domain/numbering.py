"""Official numbers: how they look, the ranges they come from, what became of each."""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass, replace
from enum import StrEnum
from typing import TYPE_CHECKING, Final, NamedTuple, Self

from bejo_desktop.domain.errors import BadInput, RuleBroken
from bejo_desktop.domain.rules.catalogue import Form

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping
    from datetime import date

RUNNING_MAX: Final = 999_999
"""Largest running number of a series in a year."""

_TYPED_CHARS_MAX: Final = 60
_SLOT: Final = re.compile(r"\{(classification|running|running:0[1-6]d|series|unit|year)\}")
_RUNNING: Final = re.compile(r"\{running(?::0[1-6]d)?\}")
_AROUND: Final = re.compile(r"[A-Za-z0-9./ -]*")
_NEEDED: Final = frozenset({"running", "series", "unit", "year"})
_EXAMPLE: Final = 17


class Series(StrEnum):
    """Kinds of documents that are numbered by themselves."""

    SP = "SP"
    SPK = "SPK"
    NP = "NP"
    BAN = "BAN"
    BAST = "BAST"
    KW = "KW"
    BAP = "BAP"
    ADD = "ADD"
    HENTI = "HENTI"


_SERIES: Final[Mapping[str, Series]] = {
    Form.BUKTI_PEMBELIAN: Series.NP,
    Form.KUITANSI: Series.NP,
    Form.SPK: Series.SPK,
}


def series_of(form: str) -> Series:
    """
    Return the series in which an order of this form of contract takes its number.

    The Surat Pesanan is that of a platform; what needs no contract is ordered by nota pesanan.
    """
    return _SERIES.get(form, Series.SP)


OF_ORDERS: Final = frozenset(series_of(form) for form in Form)
"""Series of the orders themselves; the papers of the others stand within their orders."""
USUAL: Final = frozenset({Series.SP, Series.NP})
"""Series that every unit uses; the others count from the first number that it was given."""
FEW: Final = 5
"""So many numbers of a series, or fewer, are worth a warning before they run out."""


@dataclass(frozen=True, slots=True)
class Number:
    """
    An official number, taken once and never used again.

    Args:
        text: as printed, `000.3.2/0017/SP/413.101/2026`.
        running: the running part; None for a number typed from the agenda book.
        lease_id: the lease it came from; None for the agenda book.
    """

    text: str
    series: str
    year: int
    running: int | None
    lease_id: str | None


@dataclass(frozen=True, slots=True)
class NumberMask:
    """
    How a unit writes its numbers: `{classification}/{running:04d}/{series}/{unit}/{year}`.

    Running number, series, unit and year stand exactly once and apart from each other, so that
    no two numbers look alike. `classification` is the archive's code, `000.3.2`.

    Raises:
        BadInput: `number.mask` with the mask typed.
    """

    text: str
    classification: str

    def __post_init__(self) -> None:
        parts = _SLOT.split(self.text)
        names = [slot.partition(":")[0] for slot in parts[1::2]]
        sound = len(set(names)) == len(names) and set(names) >= _NEEDED
        apart = all(parts[2:-2:2])
        if not (sound and apart and _AROUND.fullmatch("".join(parts[::2]))):
            raise BadInput("number.mask", field="mask", typed=self.text[:_TYPED_CHARS_MAX])

    def format(self, running: int, series: str, unit: str, year: int) -> str:
        """Return the number as printed: `000.3.2/0017/SP/413.101/2026`."""
        assert 1 <= running <= RUNNING_MAX
        return self.text.format(
            classification=self.classification, running=running, series=series, unit=unit, year=year
        )

    def running(self, typed: str, series: str, unit: str, year: int) -> int:
        """
        Return the running number of a number typed from the agenda book.

        More or fewer noughts before it are taken; `format` prints it as the mask says.

        Raises:
            RuleBroken: `number.malformed` with `expected`, an example, when it is not a
                number of this series, unit and year.
        """
        before, after = _RUNNING.split(self.text)
        around = [
            re.escape(
                part.format(classification=self.classification, series=series, unit=unit, year=year)
            )
            for part in (before, after)
        ]
        found = re.fullmatch(r"(\d{1,9})".join(around), typed.strip(), re.ASCII)
        if found is None or not 1 <= int(found[1]) <= RUNNING_MAX:
            raise RuleBroken(
                "number.malformed",
                field="number",
                typed=typed[:_TYPED_CHARS_MAX],
                expected=self.format(_EXAMPLE, series, unit, year),
            )
        return int(found[1])


@dataclass(frozen=True, slots=True)
class Lease:
    """
    A range of running numbers that the centre gave to one desk, `first` to `last`.

    `next_number` is the first one not taken yet, `last` + 1 when none is left. `expires_on` is
    judged by the centre; the desk only warns.
    """

    id: str
    series: Series
    unit: str
    year: int
    first: int
    last: int
    next_number: int
    expires_on: date

    def __post_init__(self) -> None:
        # A row of the store carries the series as text; here it is one of the list or a bug.
        object.__setattr__(self, "series", Series(self.series))
        assert 1 <= self.first <= self.next_number <= self.last + 1 <= RUNNING_MAX + 1, self

    @property
    def left(self) -> int:
        """How many numbers can still be taken."""
        return self.last + 1 - self.next_number

    def take(self) -> tuple[int, Self]:
        """
        Take the next number; it is used from here on, whatever becomes of its order.

        Raises:
            RuleBroken: `lease.empty` with series and year.
        """
        if not self.left:
            raise RuleBroken("lease.empty", series=self.series.value, year=self.year)
        return self.next_number, replace(self, next_number=self.next_number + 1)

    def covers(self, running: int) -> bool:
        """Tell whether `running` came from this range."""
        return self.first <= running <= self.last


class Fate(StrEnum):
    """
    What became of a number.

    `used` on an order, `void` with its order, `returned` to the centre unused, `open` in a
    range, `lost` with a desk, `uncertain` since a desk was restored, `skipped` by the centre.
    """

    USED = "used"
    VOID = "void"
    RETURNED = "returned"
    OPEN = "open"
    LOST = "lost"
    UNCERTAIN = "uncertain"
    SKIPPED = "skipped"


class NumberRange(NamedTuple):
    """Running numbers `first` to `last`, both included."""

    first: int
    last: int


class FatedRange(NamedTuple):
    """Running numbers `first` to `last`, both included, that had one fate."""

    first: int
    last: int
    fate: Fate


_NO_GAP: Final = frozenset({Fate.USED, Fate.OPEN})


@dataclass(frozen=True, slots=True)
class Register:
    """
    How many numbers were issued and what became of them.

    `gaps` are the numbers that stand on no valid order and never will, each with its reason;
    `sum_ok` says that every issued number has exactly one fate and no other number has one.
    """

    issued: int
    counts: Mapping[Fate, int]
    gaps: tuple[FatedRange, ...]
    sum_ok: bool

    @classmethod
    def of(cls, issued: Iterable[NumberRange], fates: Iterable[FatedRange]) -> Self:
        """
        Account for the numbers of `issued`.

        Args:
            issued: ranges of the centre, or each number typed from the agenda book.
            fates: in any order; a number named twice makes `sum_ok` false.
        """
        numbers = [number for start in issued for number in range(start.first, start.last + 1)]
        fated = [
            (number, part.fate) for part in fates for number in range(part.first, part.last + 1)
        ]
        return cls(
            issued=len(numbers),
            counts=_counted(fated),
            gaps=_gaps(fated),
            sum_ok=sorted(numbers) == sorted(number for number, _ in fated)
            and len(set(numbers)) == len(numbers),
        )


def _counted(fated: Iterable[tuple[int, Fate]]) -> dict[Fate, int]:
    counter = Counter(fate for _, fate in fated)
    return {fate: counter[fate] for fate in Fate}


def _gaps(fated: Iterable[tuple[int, Fate]]) -> tuple[FatedRange, ...]:
    gaps: list[FatedRange] = []
    for number, fate in sorted(fated):
        if fate in _NO_GAP:
            continue
        if gaps and gaps[-1].last == number - 1 and gaps[-1].fate is fate:
            gaps[-1] = gaps[-1]._replace(last=number)
        else:
            gaps.append(FatedRange(number, number, fate))
    return tuple(gaps)
