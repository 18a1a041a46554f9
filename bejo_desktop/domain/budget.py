"""Budget lines (sub kegiatan and rekening of a DPA) and what orders take of them."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, NamedTuple, Self

from bejo_desktop.domain import rounding
from bejo_desktop.domain.errors import NotFound
from bejo_desktop.domain.money import ZERO, Rupiah

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping
    from datetime import date, datetime

    from bejo_desktop.domain.dpa import DpaVersion


class Overdraft(NamedTuple):
    """A budget line that an order would overdraw, and by how much."""

    code: str
    short: Rupiah


@dataclass(frozen=True, slots=True)
class Realisation:
    """
    What is realised on one budget line, in its parts; whole rupiah.

    `total = told + paid_after + corrected`, where `told` is what SIPD said was realised up to
    and with the day `as_of` (Bejo's own payments up to that day are in it), and `paid_after` are
    Bejo's payments after that day. While SIPD has said nothing, `as_of` is None, `paid_after`
    are all of Bejo's payments, and `told` is what was spent before Bejo kept the books.

    Args:
        paid: all payments through Bejo, those before `as_of` too.
        corrected: all corrections with a reason, added up; negative where too much was told.
    """

    told: Rupiah = ZERO
    as_of: date | None = None
    paid: Rupiah = ZERO
    paid_after: Rupiah = ZERO
    corrected: Rupiah = ZERO

    def __post_init__(self) -> None:
        assert ZERO <= self.paid_after <= self.paid
        assert self.as_of is not None or self.paid_after == self.paid

    @property
    def total(self) -> Rupiah:
        """All that is realised, wherever it was paid."""
        return self.told + self.paid_after + self.corrected

    @property
    def elsewhere(self) -> Rupiah:
        """
        What is realised beyond Bejo's payments and the corrections.

        Negative where SIPD has not booked a payment yet that Bejo knows.
        """
        return self.total - self.paid - self.corrected


@dataclass(frozen=True, slots=True)
class BudgetLine:
    """
    One line of a unit's budget as this program knows it ("menurut Bejo"); whole rupiah.

    `left = ceiling - realised - committed`. `realised = paid + realised_elsewhere + corrected`,
    which is what SIPD said was realised up to the day `sipd_as_of`, and Bejo's payments after
    that day, and the corrections (see `Realisation`); without a word of SIPD it is what Bejo
    paid and what was spent before. An order commits when it is final, is realised payment by
    payment, and is released when its number is voided or the order cancelled.

    Args:
        code: `sub_activity/account`.
        ceiling: the pagu in the DPA's version that holds.
        committed: what is ordered and not paid.
        as_of: the moment (UTC) the centre said so.
        fund: sumber dana of the line, "" where the DPA tells none.
        version: of the DPA that set the ceiling; None where it was never told.
        paid, corrected: parts of `realised`.
        sipd_as_of: the day up to which SIPD's figure goes, None where none was imported.
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
    fund: str = ""
    version: DpaVersion | None = None
    paid: Rupiah = ZERO
    corrected: Rupiah = ZERO
    sipd_as_of: date | None = None

    def __post_init__(self) -> None:
        assert self.as_of.tzinfo is not None
        assert self.code == f"{self.sub_activity}/{self.account}", self.code

    @property
    def left(self) -> Rupiah:
        """What can still be ordered; negative where signed orders went beyond the ceiling."""
        return self.ceiling - self.realised - self.committed

    @property
    def realised_elsewhere(self) -> Rupiah:
        """What was spent beyond Bejo's payments, negative where SIPD is behind them."""
        return self.realised - self.paid - self.corrected

    def commit(self, amount: Rupiah) -> Self:
        """Return the line with `amount` more ordered, also beyond what is left."""
        assert amount >= ZERO
        return replace(self, committed=self.committed + amount)


@dataclass(frozen=True, slots=True)
class SoftHold:
    """
    How sure what is left of a budget line is: others order from it while this desk is offline.

    Args:
        as_of: the moment (UTC) at which the centre last said how the line stands.
        desks: other desks of the unit, each of which may order meanwhile.
        may_hold: what they may hold at most before the centre holds one of their orders, rupiah.
    """

    as_of: datetime
    desks: int
    may_hold: Rupiah


def soft_hold(line: BudgetLine, desks: int, waiting: Rupiah = ZERO) -> SoftHold:
    """
    Return how sure what is left of `line` is.

    Args:
        desks: all desks of the unit, this one too; 0 where the centre did not tell.
        waiting: what orders on this desk hold that the centre has not accepted.
    """
    others = max(desks - 1, 0)
    left = line.left - waiting
    return SoftHold(line.as_of, others, max(left, ZERO) if others else ZERO)


def spread(amount: Rupiah, bound: Mapping[str, Rupiah]) -> dict[str, Rupiah]:
    """
    Spread a payment over budget lines by what an order still binds of each.

    Largest remainder, ties to the earlier line, so that the parts add up to `amount`; no part is
    larger than what is bound as long as `amount` is not. Where nothing is bound the first line
    bears all.
    """
    assert amount >= ZERO
    assert bound
    parts = rounding.spread(amount.amount, [one.amount for one in bound.values()])
    return dict(zip(bound, map(Rupiah, parts), strict=True))


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
