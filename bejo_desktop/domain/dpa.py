"""Versions of a DPA: murni, each pergeseran, perubahan; which of two is the newer."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final, Self

from bejo_desktop.domain.errors import BadInput

if TYPE_CHECKING:
    from datetime import date

PURE: Final = "murni"
"""The DPA that the year begins with: nothing is older."""

_NAME: Final = re.compile(
    r"(?P<stage>(?:dpa\s+)?(?:murni|induk|pergeseran|geser|perubahan|dppa|p-?apbd))"
    r"(?:[\s_.-]*(?:ke[\s_.-]*)?(?P<turn>[1-9]\d?))?",
    re.ASCII | re.IGNORECASE,
)
_STAGES: Final = {
    "murni": PURE,
    "induk": PURE,
    "pergeseran": "pergeseran",
    "geser": "pergeseran",
    "perubahan": "perubahan",
    "dppa": "perubahan",
    "papbd": "perubahan",
}
_ORDER: Final = (PURE, "pergeseran", "perubahan")


@dataclass(frozen=True, slots=True)
class DpaVersion:
    """
    One version of a unit's DPA.

    Args:
        name: `murni`, `pergeseran_1` …, `perubahan` (`perubahan_2` … where there are several).
        on: the day of the document; what counts for which of two is newer.
        number: of the document, as it stands on papers; "" where it is not told.
    """

    name: str
    on: date
    number: str = ""

    def __post_init__(self) -> None:
        assert self.name == read_version_name(self.name), self.name

    @classmethod
    def read(cls, typed: str, on: date, number: str = "") -> Self:
        """Read `Pergeseran ke-2`, `pergeseran 2`, `P-APBD` … (BadInput `budget.version_name`)."""
        return cls(read_version_name(typed), on, number)

    def is_older_than(self, other: DpaVersion) -> bool:
        """
        Tell whether `other` stands above this one: of a later day; on one day of a later stage.

        The DPA murni is the oldest whatever its day says: it was never drawn up after a change.
        """
        return self.age < other.age

    @property
    def age(self) -> tuple[bool, date, int, int]:
        """What puts versions in their order, oldest first."""
        stage, _, turn = self.name.partition("_")
        return self.name != PURE, self.on, _ORDER.index(stage), int(turn or 0)


def read_version_name(typed: str, *, field: str = "version") -> str:
    """
    Return the name of a version in one spelling.

    Raises:
        BadInput: `budget.version_name`, also for a pergeseran without its number.
    """
    found = _NAME.fullmatch(typed.strip())
    if found:
        word = found["stage"].casefold().removeprefix("dpa").strip().replace("-", "")
        stage, turn = _STAGES[word], found["turn"]
        if stage == PURE and turn is None:
            return PURE
        if stage == "pergeseran" and turn is not None:
            return f"{stage}_{turn}"
        if stage == "perubahan":
            return f"{stage}_{turn}" if turn and turn != "1" else stage
    raise BadInput("budget.version_name", typed=typed, field=field)
