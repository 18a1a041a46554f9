"""Budget lines (sub kegiatan and rekening of a DPA) and what orders take of them."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, NamedTuple, Self

from bejo_desktop.domain.errors import NotFound
from bejo_desktop.domain.money import ZERO, Rupiah

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping
    from datetime import datetime


class Overdraft(NamedTuple):
    """A budget line that an order would overdraw, and by how much."""

    code: str
    short: Rupiah


@dataclass(frozen=True, slots=True)
class BudgetLine:
    """
    One line of a unit's budget as this program knows it; money in whole rupiah.

    `code` is `sub_activity/account`, `ceiling` the pagu, `realised` what is paid, `committed`
    what is ordered and not paid, `as_of` the moment (UTC) the centre said so.
    """

    code: str
    account: str
    account_name: str
    sub_activity: str
    sub_activity_name: str
    year: int
    ceiling: Rupiah
    realised: Rupiah
    committed: Rupiah
    as_of: datetime

    def __post_init__(self) -> None:
        assert self.as_of.tzinfo is not None
        assert self.code == f"{self.sub_activity}/{self.account}", self.code

    @property
    def left(self) -> Rupiah:
        """What can still be ordered; negative where signed orders went beyond the ceiling."""
        return self.ceiling - self.realised - self.committed

    def commit(self, amount: Rupiah) -> Self:
        """Return the line with `amount` more ordered, also beyond what is left."""
        assert amount >= ZERO
        return replace(self, committed=self.committed + amount)

    def release(self, amount: Rupiah) -> Self:
        """Return the line with `amount` less ordered, as when a number is voided."""
        assert ZERO <= amount <= self.committed
        return replace(self, committed=self.committed - amount)


def shares_by_line(shares: Iterable[tuple[str, Rupiah]]) -> dict[str, Rupiah]:
    """Add up (budget line, share) of an order's lines, per budget line in order of appearance."""
    sums: dict[str, Rupiah] = {}
    for code, share in shares:
        sums[code] = sums.get(code, ZERO) + share
    return sums


def overdrafts(
    lines: Mapping[str, BudgetLine], shares: Mapping[str, Rupiah]
) -> tuple[Overdraft, ...]:
    """
    Return the budget lines that cannot bear their share of an order, in the order of `shares`.

    Raises:
        NotFound: `budget.unknown_line` with `line` when one is not among `lines`.
    """
    short: list[Overdraft] = []
    for code, share in shares.items():
        if code not in lines:
            raise NotFound("budget.unknown_line", line=code)
        if share > lines[code].left:
            short.append(Overdraft(code, share - lines[code].left))
    return tuple(short)
