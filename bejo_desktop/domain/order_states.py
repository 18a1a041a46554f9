"""
Where an order may stand, what may be done with it, and the sets of states that rules speak of.

`domain.order` hands all of it on: the rest of the program imports it from there.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING, Final

from bejo_desktop.domain.codes import Reason, Role

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping


class OrderState(StrEnum):
    """Where an order stands (commands.md); store, wire and files carry these values."""

    DRAFT = "draft"
    SUBMITTED = "submitted"
    FINAL = "final"
    SIGNED = "signed"
    DELIVERING = "delivering"
    RECEIVED = "received"
    PAID = "paid"
    VOID = "void"
    CANCELLED = "cancelled"


class SyncState(StrEnum):
    """What the centre knows of the order's newest act; a second field, never mixed in."""

    LOCAL = "local"
    QUEUED = "queued"
    ACCEPTED = "accepted"
    HELD = "held"
    REFUSED = "refused"
    BLOCKED = "blocked"
    SEALED = "sealed"


class Act(StrEnum):
    """What an officer does with an order; the values are the `op` of the intent on the wire."""

    SUBMIT = "order.submit"
    TAKE_BACK = "order.take_back"
    RETURN = "order.return"
    FINAL = "order.final"
    KEEP_PRICE = "order.keep_price"
    RECHECK = "order.recheck"
    SIGN = "order.sign"
    VOID = "order.void"
    DROP = "order.drop"
    ARRIVE = "order.arrive"
    RECEIVE = "order.receive"
    PAY = "order.pay"
    BUY = "order.buy"
    SEND_BACK = "order.send_back"
    DEPOSIT = "order.deposit"
    EVIDENCE = "order.evidence"
    AMEND = "order.amend"
    CANCEL = "order.cancel"
    HAND_OVER = "order.hand_over"
    ALLOW_BUDGET = "order.allow_budget"


class Verdict(StrEnum):
    """What the centre says of one intent."""

    OK = "ok"
    HELD = "held"
    REFUSED = "rej"
    BLOCKED = "blk"


@dataclass(frozen=True, slots=True)
class Move:
    """From which states an act may be done, where it leads, and by whom."""

    sources: frozenset[OrderState]
    target: OrderState | None
    roles: frozenset[Role]


_DRAFTERS: Final = frozenset({Role.PP, Role.PPK})
_APPROVERS: Final = frozenset({Role.PPK})
_ISSUERS: Final = frozenset({Role.PPK, Role.PP})
"""A PP only with a mandate that says so, or with the PPK's written approval (`authority`)."""
_ARRIVAL: Final = frozenset({Role.PP, Role.PPK, Role.PPTK, Role.PENERIMA, Role.PENGURUS_BARANG})
_BUYERS: Final = frozenset({Role.PP, Role.PPTK, Role.PPK})
_FILERS: Final = frozenset(
    {
        Role.OPERATOR,
        Role.PP,
        Role.PPK,
        Role.PPTK,
        Role.BENDAHARA,
        Role.PPK_SKPD,
        Role.PENERIMA,
        Role.PENGURUS_BARANG,
    }
)
_TREASURERS: Final = frozenset({Role.BENDAHARA})

_SUBMITTED: Final = frozenset({OrderState.SUBMITTED})
_FINAL: Final = frozenset({OrderState.FINAL})
_RUNNING: Final = frozenset({OrderState.SIGNED, OrderState.DELIVERING, OrderState.RECEIVED})
_COMING: Final = frozenset({OrderState.DELIVERING, OrderState.RECEIVED})
_PAYABLE: Final = _COMING | {OrderState.CANCELLED}
_FILED: Final = _RUNNING | {OrderState.FINAL, OrderState.PAID, OrderState.CANCELLED}

MOVES: Final[Mapping[Act, Move]] = {
    Act.SUBMIT: Move(frozenset({OrderState.DRAFT}), OrderState.SUBMITTED, _DRAFTERS),
    Act.TAKE_BACK: Move(_SUBMITTED, OrderState.DRAFT, _DRAFTERS | {Role.OPERATOR}),
    Act.RETURN: Move(_SUBMITTED, OrderState.DRAFT, _APPROVERS),
    Act.FINAL: Move(_SUBMITTED, OrderState.FINAL, _ISSUERS),
    Act.KEEP_PRICE: Move(_FINAL, None, _APPROVERS),
    Act.ALLOW_BUDGET: Move(_FINAL, None, frozenset({Role.PA})),
    Act.RECHECK: Move(_FINAL, None, _APPROVERS | _DRAFTERS),
    Act.SIGN: Move(_FINAL, OrderState.SIGNED, _DRAFTERS),
    Act.VOID: Move(_FINAL, OrderState.VOID, _APPROVERS),
    Act.DROP: Move(frozenset({OrderState.DRAFT}), None, _DRAFTERS | {Role.OPERATOR}),
    Act.BUY: Move(frozenset({OrderState.DRAFT}), OrderState.RECEIVED, _BUYERS),
    Act.ARRIVE: Move(_RUNNING, OrderState.DELIVERING, _ARRIVAL),
    Act.RECEIVE: Move(_COMING, OrderState.RECEIVED, _APPROVERS),
    Act.SEND_BACK: Move(_COMING, OrderState.DELIVERING, _APPROVERS),
    Act.PAY: Move(_PAYABLE, None, _TREASURERS),
    Act.DEPOSIT: Move(_PAYABLE | {OrderState.PAID}, None, _TREASURERS),
    Act.EVIDENCE: Move(_FILED, None, _FILERS),
    Act.AMEND: Move(_RUNNING, None, _APPROVERS),
    Act.CANCEL: Move(_RUNNING, OrderState.CANCELLED, _APPROVERS),
    Act.HAND_OVER: Move(_SUBMITTED | _FINAL | _RUNNING, None, _APPROVERS | {Role.PA}),
}
"""
Every act on an order. The one table that the tests walk exhaustively.

`amend` leads to `paid` where it leaves nothing to come or to pay. `receive` stays at `delivering`
where nothing was accepted; `send_back` needs a receipt. `pay` leads to `paid` when all is received
and paid; before that, and after a cancellation, the order stays where it is.
"""

SETTLED: Final[Mapping[Verdict, SyncState]] = {
    Verdict.OK: SyncState.ACCEPTED,
    Verdict.HELD: SyncState.HELD,
    Verdict.REFUSED: SyncState.REFUSED,
    Verdict.BLOCKED: SyncState.BLOCKED,
}

UNNUMBERED: Final = frozenset({OrderState.DRAFT, OrderState.SUBMITTED})
"""States before the official number: all that is said may still change."""
AFTER_INK: Final = _RUNNING | {OrderState.PAID, OrderState.CANCELLED}
"""States of an order that both parties signed, or that was bought at once: its file grows."""
UNDECIDED: Final = frozenset({SyncState.HELD, SyncState.REFUSED, SyncState.BLOCKED})
"""What the centre said so that the order waits for a person's decision."""

BINDING_STATES: Final = _FINAL | _RUNNING | {OrderState.PAID}
"""States in which an accepted order holds its share of the budget, or has used it."""
BINDING_ACTS: Final = frozenset(
    {
        Act.FINAL,
        Act.KEEP_PRICE,
        Act.RECHECK,
        Act.ALLOW_BUDGET,
        Act.SIGN,
        Act.BUY,
        Act.ARRIVE,
        Act.RECEIVE,
        Act.SEND_BACK,
        Act.PAY,
        Act.AMEND,
        Act.CANCEL,
    }
)
"""
Acts at whose `ok` the centre counts the order in its budget lines: those at which it binds or
uses the budget, and those that it takes of a bound order only.
"""


def held_only_for(sync: str, codes: Iterable[str], reason: Reason) -> bool:
    """Tell whether an order is held, and for this reason alone."""
    return sync == SyncState.HELD and set(codes) == {reason}
