"""Which PPK is in charge of an order from its number on: who approved it, or took it over by SK."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from bejo_desktop.domain.codes import Role
from bejo_desktop.domain.errors import AccessDenied, RuleBroken
from bejo_desktop.domain.order import Act

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence
    from datetime import date

    from bejo_desktop.domain.order import Order
    from bejo_desktop.domain.parties import Mandate

OF_THE_PPK_IN_CHARGE: Final = frozenset(
    {Act.RETURN, Act.KEEP_PRICE, Act.VOID, Act.RECEIVE, Act.SEND_BACK, Act.AMEND, Act.CANCEL}
)
"""
Acts that bind the unit: another PPK first takes the order over.

`final` is asked of who approves, which on paper is not who records it (`application.issuing`).
"""


def in_charge(
    acts: Sequence[tuple[str, str]],
    charges: Sequence[str],
    approved_by: str,
    is_ppk: Callable[[str], bool],
) -> str:
    """
    Return the NIP of the PPK whose order it is, "" where any PPK may act; on desk and centre.

    The newest of approval and handing over counts. Whom an SK named stays in charge, also when
    the office has gone to another since; who issued without a PPK's approval is, if a PPK.

    Args:
        acts: pairs of act and NIP, the oldest first.
        charges: NIPs to whom it was handed over, in turn.
        approved_by: NIP of the PPK who approved on paper, "" for none.
        is_ppk: whether an officer is a PPK and no PP with an own mandate to issue.
    """
    for act, by in reversed(acts):
        if act == Act.HAND_OVER and charges:
            return charges[-1]
        if act == Act.FINAL:
            return approved_by or (by if is_ppk(by) else "")
    return charges[-1] if charges else ""


def ppk_in_charge(order: Order, is_ppk: Callable[[str], bool] = bool) -> str:
    """Return the NIP of who answers for an order, as `in_charge`; whoever issued it by default."""
    return in_charge(
        [(event.act, event.by) for event in order.history],
        [charge.nip for charge in order.charges],
        order.approval.ppk if order.approval else "",
        is_ppk,
    )


def require_in_charge(charged: str, officer: str, name: str) -> None:
    """
    Refuse an act of a PPK who is not in charge (AccessDenied `order.other_ppk`).

    Args:
        charged: NIP of the PPK in charge, "" where any may act; name: of that PPK.
        officer: NIP of who wants to act.
    """
    if charged not in {"", officer}:
        raise AccessDenied("order.other_ppk", nip=charged, name=name or charged)


def require_day_of_charge(ordered_on: date, since: date, today: date) -> None:
    """Refuse a hand-over before the order or after today (RuleBroken `charge.since`)."""
    if not ordered_on <= since <= today:
        facts = {"on": since.isoformat(), "since": ordered_on.isoformat()}
        raise RuleBroken("charge.since", field="to", **facts)


def require_approver(nip: str, held: Iterable[Mandate], ordered_on: date) -> None:
    """
    Refuse to give an order that waits to a PPK who may not approve it.

    The SK must hold on the day of the order, too (RuleBroken `charge.not_on_the_day`).
    """
    if not any(Role.PPK in one.roles and one.holds_on(ordered_on) for one in held):
        day = ordered_on.isoformat()
        raise RuleBroken("charge.not_on_the_day", field="to", nip=nip, day=day)
