"""The purchase order: what it says, where it stands, and the one table of moves."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from enum import StrEnum
from typing import TYPE_CHECKING, Final

from bejo_desktop.domain.codes import Reason, Role
from bejo_desktop.domain.errors import AccessDenied, RuleBroken
from bejo_desktop.domain.fulfilment import is_complete, require_payable, require_receivable

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import date, datetime
    from uuid import UUID

    from bejo_desktop.domain.content import OrderContent
    from bejo_desktop.domain.fulfilment import PaymentMade, Receipt
    from bejo_desktop.domain.numbering import Number

REASON_CHARS_MIN: Final = 10
"""A reason shorter than this says nothing to an auditor."""
REASON_CHARS_MAX: Final = 500


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
_ARRIVAL: Final = frozenset({Role.PP, Role.PPK, Role.PENERIMA})

MOVES: Final[Mapping[Act, Move]] = {
    Act.SUBMIT: Move(frozenset({OrderState.DRAFT}), OrderState.SUBMITTED, _DRAFTERS),
    Act.RETURN: Move(frozenset({OrderState.SUBMITTED}), OrderState.DRAFT, _APPROVERS),
    Act.FINAL: Move(frozenset({OrderState.SUBMITTED}), OrderState.FINAL, _APPROVERS),
    Act.KEEP_PRICE: Move(frozenset({OrderState.FINAL}), None, _APPROVERS),
    Act.RECHECK: Move(frozenset({OrderState.FINAL}), None, _APPROVERS | _DRAFTERS),
    Act.SIGN: Move(frozenset({OrderState.FINAL}), OrderState.SIGNED, _DRAFTERS),
    Act.VOID: Move(frozenset({OrderState.FINAL}), OrderState.VOID, _APPROVERS),
    Act.DROP: Move(frozenset({OrderState.DRAFT}), None, _DRAFTERS | {Role.OPERATOR}),
    Act.ARRIVE: Move(frozenset({OrderState.SIGNED}), OrderState.DELIVERING, _ARRIVAL),
    Act.RECEIVE: Move(
        frozenset({OrderState.DELIVERING, OrderState.RECEIVED}), OrderState.RECEIVED, _APPROVERS
    ),
    Act.PAY: Move(frozenset({OrderState.RECEIVED}), OrderState.PAID, frozenset({Role.BENDAHARA})),
}
"""Every act on an order of this release. The one table that the tests walk exhaustively."""

SETTLED: Final[Mapping[Verdict, SyncState]] = {
    Verdict.OK: SyncState.ACCEPTED,
    Verdict.HELD: SyncState.HELD,
    Verdict.REFUSED: SyncState.REFUSED,
    Verdict.BLOCKED: SyncState.BLOCKED,
}


@dataclass(frozen=True, slots=True)
class Cause:
    """
    One reason or finding of the centre.

    Args:
        code: why.
        facts: JSON-ready facts: `line`, `was`, `now` (rupiah), `since` (day), `need`, `have` …
    """

    code: Reason
    facts: Mapping[str, object]


@dataclass(frozen=True, slots=True)
class Event:
    """One step of an order's life, for the drawer and the audit: who did what, when, and why."""

    act: str
    at: datetime
    by: str
    note: str = ""


@dataclass(slots=True)
class Order:
    """
    A purchase order on this desk.

    Invariants, true between any two calls:
        * a state other than draft has a `content_hash` (hex SHA-256 of the content)
        * `number` stands from `final` on, and never changes afterwards
        * the content never changes while the state is not draft
        * `arrived_on` stands from `delivering` on; `receipts` is empty before `received`
        * what receipts accepted of a line never exceeds what was ordered; the last receipt is
          complete exactly when every line is, and none follows it
        * `payment` stands exactly in `paid`, after a complete receipt
    """

    order_id: UUID
    content: OrderContent
    author: str
    created_at: datetime
    state: OrderState = OrderState.DRAFT
    sync: SyncState = SyncState.LOCAL
    content_hash: str | None = None
    number: Number | None = None
    revision: int = 0
    signed_on: date | None = None
    arrived_on: date | None = None
    receipts: tuple[Receipt, ...] = ()
    payment: PaymentMade | None = None
    reasons: tuple[Cause, ...] = ()
    findings: tuple[Cause, ...] = ()
    history: list[Event] = field(default_factory=list)
    copied_from: UUID | None = None
    known_at_centre: bool = False

    def edit(self, content: OrderContent, *, by: str, now: datetime) -> None:
        """
        Replace the content; an edit after `submit` makes the order a draft again.

        Raises:
            RuleBroken: `order.frozen` from `final` on.
        """
        if self.state not in {OrderState.DRAFT, OrderState.SUBMITTED}:
            raise RuleBroken("order.frozen", state=self.state.value)
        if self.state is OrderState.SUBMITTED:
            self.state = OrderState.DRAFT
            self.history.append(Event("order.edit", now, by))
        self.content = content
        self.content_hash = None

    def require(self, act: Act, roles: frozenset[Role]) -> None:
        """
        Refuse an act that its state or the officer's roles forbid; changes nothing.

        Raises:
            RuleBroken: `order.move` with `act` and `state`.
            AccessDenied: `access.role` with `act`.
        """
        self._require_state(act)
        if not roles & MOVES[act].roles:
            raise AccessDenied("access.role", act=act.value)

    def submit(self, content: OrderContent, content_hash: str, *, by: str, now: datetime) -> None:
        """Hand the draft to the PPK; `content` carries the figures that were shown."""
        self.content, self.content_hash = content, content_hash
        self._move(Act.SUBMIT, by, now)

    def return_for_correction(self, reason: str, *, by: str, now: datetime) -> None:
        """Give it back to the PP with a reason (RuleBroken `order.reason_short`)."""
        self._move(Act.RETURN, by, now, require_reason(reason))

    def finalise(self, number: Number, *, approved_hash: str, by: str, now: datetime) -> None:
        """
        Approve exactly what was seen and give it its number; from here all figures are frozen.

        Raises:
            RuleBroken: `order.content_changed` when it is not what the PPK saw.
        """
        if approved_hash != self.content_hash:
            raise RuleBroken("order.content_changed")
        self.number = number
        self._move(Act.FINAL, by, now)

    def sign(self, on: date, *, today: date, by: str, now: datetime) -> None:
        """
        Record that both parties' ink is on the paper since day `on`.

        Raises:
            RuleBroken: `order.signed_on` before the order's date or after `today` (WIB).
        """
        if not self.content.ordered_on <= on <= today:
            raise RuleBroken("order.signed_on", on=on.isoformat())
        self.signed_on = on
        self._move(Act.SIGN, by, now)

    def arrive(self, on: date, *, today: date, by: str, now: datetime) -> None:
        """
        Record that the goods, or a first part of them, came on day `on`.

        Raises:
            RuleBroken: `order.arrived_on` before the signature or after `today` (WIB).
        """
        self._require_state(Act.ARRIVE)
        assert self.signed_on is not None
        if not self.signed_on <= on <= today:
            raise RuleBroken(
                "order.arrived_on", on=on.isoformat(), since=self.signed_on.isoformat()
            )
        self.arrived_on = on
        self._move(Act.ARRIVE, by, now)

    def receive(self, receipt: Receipt, *, today: date, now: datetime) -> None:
        """
        Record a receiving by BAST; again for each later part, until one is complete.

        Raises:
            RuleBroken: `receipt.done` after a complete one; `receipt.received_on` before the
                arrival or after `today` (WIB); and what `require_receivable` names.
        """
        self._require_state(Act.RECEIVE)
        assert self.arrived_on is not None
        if is_complete(self.receipts):
            raise RuleBroken("receipt.done")
        on, since = receipt.received_on, self.arrived_on
        if not since <= on <= today:
            raise RuleBroken("receipt.received_on", on=on.isoformat(), since=since.isoformat())
        require_receivable(self.content.lines, self.receipts, receipt)
        self.receipts = (*self.receipts, receipt)
        self._move(Act.RECEIVE, receipt.by, now, receipt.number.text)

    def pay(self, payment: PaymentMade, *, today: date, now: datetime) -> None:
        """
        Record the payment of the whole order.

        Raises:
            RuleBroken: `payment.incomplete` before a complete receipt; `payment.paid_on`
                before the last receipt or after `today` (WIB).
            BadInput: what `require_payable` names.
        """
        self._require_state(Act.PAY)
        if not is_complete(self.receipts):
            raise RuleBroken("payment.incomplete")
        on, since = payment.paid_on, max(receipt.received_on for receipt in self.receipts)
        if not since <= on <= today:
            raise RuleBroken("payment.paid_on", on=on.isoformat(), since=since.isoformat())
        require_payable(payment)
        self.payment = payment
        self._move(Act.PAY, payment.by, now, payment.number.text)

    def void(self, reason: str, *, by: str, now: datetime) -> None:
        """Give up the number for ever, with a reason; the figures stay readable."""
        self._move(Act.VOID, by, now, require_reason(reason))

    def keep_price(self, reason: str, *, by: str, now: datetime) -> None:
        """
        The vendor stands by the agreed price; no figure changes.

        Raises:
            RuleBroken: `order.not_held_for_price` when something else holds it, too.
        """
        codes = {cause.code for cause in self.reasons}
        if self.sync is not SyncState.HELD or codes != {Reason.PRICE_DRIFT}:
            raise RuleBroken("order.not_held_for_price")
        self._move(Act.KEEP_PRICE, by, now, require_reason(reason))

    def recheck(self, *, by: str, now: datetime) -> None:
        """Ask the centre to judge a held order anew (RuleBroken `order.not_held`)."""
        if self.sync is not SyncState.HELD:
            raise RuleBroken("order.not_held")
        self._move(Act.RECHECK, by, now)

    def settle(
        self,
        verdict: Verdict,
        reasons: tuple[Cause, ...],
        findings: tuple[Cause, ...],
        *,
        revision: int,
        more_waiting: bool,
    ) -> None:
        """
        Take the centre's verdict over; `sync` stays `queued` while later acts wait.

        A signed order is only ever accepted, with findings, or refused for distrust.
        """
        self.reasons = reasons
        self.findings = findings or self.findings
        self.revision = max(self.revision, revision)
        self.known_at_centre = self.known_at_centre or verdict is Verdict.OK
        self.sync = SyncState.QUEUED if more_waiting else SETTLED[verdict]

    def copy(self, order_id: UUID, content: OrderContent, *, by: str, now: datetime) -> Order:
        """Return a new draft with `content`, which runs every check again."""
        return Order(order_id, content, by, now, copied_from=self.order_id)

    def _require_state(self, act: Act) -> None:
        if self.state not in MOVES[act].sources:
            raise RuleBroken("order.move", act=act.value, state=self.state.value)

    def _move(self, act: Act, by: str, now: datetime, note: str = "") -> None:
        assert now.tzinfo is not None
        self._require_state(act)
        self.state = MOVES[act].target or self.state
        self.sync = SyncState.QUEUED
        self.reasons = ()
        self.history.append(Event(act.value, now, by, note))


def require_reason(text: str) -> str:
    """
    Return a reason that says something, trimmed.

    Raises:
        RuleBroken: `order.reason_short` under 10 characters, `order.reason_long` over 500.
    """
    reason = " ".join(text.split())
    if len(reason) < REASON_CHARS_MIN:
        raise RuleBroken("order.reason_short", least=REASON_CHARS_MIN)
    if len(reason) > REASON_CHARS_MAX:
        raise RuleBroken("order.reason_long", most=REASON_CHARS_MAX)
    return reason


def without_figures(content: OrderContent) -> OrderContent:
    """Return the content as a draft carries it: figures are computed again at each submit."""
    return replace(content, figures=None)
