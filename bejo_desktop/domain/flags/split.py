"""
Split packages (pemecahan paket, Perpres 16/2018 Ps 20): orders that together need another form.

An auditor adds up what belongs together; so does this, while the third order is still a draft.
Within the short window (30 days) what belongs together has the same vendor, the same kode
rekening or the same item group; within the long one (90 days) the same vendor and, beside it,
the same rekening or item group. Each order must be below a limit alone, and all above it.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING

from bejo_desktop.domain.authority import form_for, officer_for
from bejo_desktop.domain.codes import Platform
from bejo_desktop.domain.flags.limits import limits_of
from bejo_desktop.domain.flags.question import Question
from bejo_desktop.domain.money import ZERO, Rupiah

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence
    from datetime import date

    from bejo_desktop.domain.flags.limits import ValueLimit
    from bejo_desktop.domain.flags.past import PastOrder
    from bejo_desktop.domain.rules.book import Rule, Rules


class Group(StrEnum):
    """What orders have in common, the heaviest first."""

    VENDOR = "vendor"
    ACCOUNT = "account"
    ITEM = "item"


@dataclass(frozen=True, slots=True)
class Split:
    """
    Orders that belong together and pass a limit only together.

    Args:
        common: the vendor's name, the kode rekening or the category that they share.
        orders: by day, the one that is being typed among them.
        total: what of them belongs together: totals of one vendor, shares of one rekening.
        limit: what each stays within and all exceed.
        rule: id of the window's rule.
    """

    group: Group
    common: str
    orders: tuple[PastOrder, ...]
    total: Rupiah
    limit: ValueLimit
    rule: str

    @property
    def days(self) -> int:
        """Days from the first to the last of them."""
        return (self.orders[-1].on - self.orders[0].on).days


def find_split(order: PastOrder, past: Iterable[PastOrder], rules: Rules) -> Split | None:
    """
    Return the heaviest split that `order` is part of, None where there is none.

    Args:
        past: other orders of the unit, those on later days too: a paper dated back belongs to
            what was bought after its date.
    """
    others = list(past)
    found = [
        split
        for window in _windows(order.on, rules)
        for near in _sides(order, others, window.number)
        for split in _splits(order, near, window, rules)
    ]
    return max(found, key=_weight, default=None)


def split_questions(
    order: PastOrder, past: Iterable[PastOrder], rules: Rules
) -> Iterator[Question]:
    """Ask about the split, and point at an order of it that stays just below the limit."""
    split = find_split(order, past, rules)
    if split is None:
        return
    together = form_for(Platform.NONE, order.kind, split.total, order.on, rules)
    yield Question(
        "flag.split",
        split.rule,
        {
            "count": len(split.orders),
            "total": split.total.amount,
            "days": split.days,
            "group": split.group.value,
            "common": split.common,
            "form": order.form,
            "limit": split.limit.amount.amount,
            "limit_rule": split.limit.rule,
            "combined": together.value if split.limit.direct else order.form,
            "officer": officer_for(split.total, order.on, rules).value,
            "orders": [[one.number, one.on.isoformat(), one.total.amount] for one in split.orders],
        },
    )
    near = rules.on("flag.near_limit", order.on)
    least = split.limit.amount.amount * (1 - near.ratio)
    close = [x for x in split.orders if x is not order and x.total.amount >= least]
    if close:
        one = max(close, key=lambda past: past.total)
        facts: dict[str, object] = {
            "day": one.on.isoformat(),
            "order": one.number,
            "total": one.total.amount,
            "limit": split.limit.amount.amount,
            "gap": (split.limit.amount - one.total).amount,
        }
        yield Question("flag.near_limit_before", near.id, facts)


def _windows(on: date, rules: Rules) -> tuple[Rule, Rule]:
    return (
        rules.on("flag.split.window_days", on),
        rules.on("flag.split.long_window_days", on),
    )


def _sides(
    order: PastOrder, others: Sequence[PastOrder], days: int
) -> Iterator[Sequence[PastOrder]]:
    """What was ordered within `days` up to the order's day, and within `days` from it on."""
    ages = [((order.on - one.on).days, one) for one in others]
    yield [one for age, one in ages if 0 <= age <= days]
    if any(age < 0 for age, _ in ages):
        yield [one for age, one in ages if -days <= age <= 0]


def _splits(
    order: PastOrder, others: Sequence[PastOrder], window: Rule, rules: Rules
) -> Iterator[Split]:
    is_long = window.key.endswith("long_window_days")
    if is_long:
        others = [one for one in others if _is_same_need(order, one)]
    for limit in limits_of(order, rules):
        if order.total > limit.amount:
            continue
        alike = [one for one in others if _counts_for(limit, order, one)]
        for group, common in _groups(order, vendor_only=limit.small or is_long):
            members = [one for one in alike if _part(one, group, common) > ZERO]
            total = sum((_part(x, group, common) for x in (*members, order)), start=ZERO)
            if members and total > limit.amount:
                named = order.vendor_name if group is Group.VENDOR else common
                orders = tuple(sorted((*members, order), key=lambda one: one.on))
                yield Split(group, named, orders, total, limit, window.id)


def _is_same_need(order: PastOrder, other: PastOrder) -> bool:
    shared = order.accounts.keys() & other.accounts or order.item_groups.keys() & other.item_groups
    return order.vendor == other.vendor and bool(shared)


def _counts_for(limit: ValueLimit, order: PastOrder, other: PastOrder) -> bool:
    """An order above the limit had its form or its officer already."""
    if other.total > limit.amount or (limit.small and other.procedure is not order.procedure):
        return False
    return not limit.direct or (other.platform is Platform.NONE and other.kind is order.kind)


def _groups(order: PastOrder, *, vendor_only: bool) -> Iterator[tuple[Group, str]]:
    if order.vendor:
        yield Group.VENDOR, order.vendor
    if not vendor_only:
        yield from ((Group.ACCOUNT, account) for account in order.accounts if account)
        yield from ((Group.ITEM, name) for name in order.item_groups)


def _part(order: PastOrder, group: Group, common: str) -> Rupiah:
    match group:
        case Group.VENDOR:
            return order.total if order.vendor == common else ZERO
        case Group.ACCOUNT:
            return order.accounts.get(common, ZERO)
        case Group.ITEM:
            return order.item_groups.get(common, ZERO)


def _weight(split: Split) -> tuple[Rupiah, Rupiah, int]:
    """The higher limit first, then the larger sum, then the heavier group."""
    return split.limit.amount, split.total, -list(Group).index(split.group)
