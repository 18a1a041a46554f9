"""Which PPK is in charge of an order from its number on: who approved it, or took it over by SK."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from bejo_desktop.domain.errors import AccessDenied
from bejo_desktop.domain.order import Act

if TYPE_CHECKING:
    from bejo_desktop.domain.order import Order

OF_THE_PPK_IN_CHARGE: Final = frozenset(
    {Act.RETURN, Act.KEEP_PRICE, Act.VOID, Act.RECEIVE, Act.SEND_BACK, Act.AMEND, Act.CANCEL}
)
"""
Acts that bind the unit: another PPK first takes the order over.

`final` is asked of who approves, which on paper is not who records it (`application.issuing`).
"""


def ppk_in_charge(order: Order) -> str:
    """
    Return the NIP of who answers for an order, "" where nobody is known yet.

    The newest of its approval and its handing over counts; an approval on paper is that of the
    PPK who gave it, not of who recorded it.
    """
    for event in reversed(order.history):
        if event.act == Act.HAND_OVER and order.charges:
            return order.charges[-1].nip
        if event.act == Act.FINAL:
            return order.approval.ppk if order.approval else event.by
    return order.charges[-1].nip if order.charges else ""


def require_in_charge(charged: str, officer: str, name: str) -> None:
    """
    Refuse an act of a PPK who is not in charge (AccessDenied `order.other_ppk`).

    Args:
        charged: NIP of the PPK in charge, "" where any may act; name: of that PPK.
        officer: NIP of who wants to act.
    """
    if charged not in {"", officer}:
        raise AccessDenied("order.other_ppk", nip=charged, name=name or charged)
