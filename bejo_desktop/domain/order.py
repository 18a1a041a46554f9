"""
The purchase order: what it says, where it stands, what may be done with it.

The states, the acts and the one table of moves stand in `order_states`, and are had from here.
"""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING, Final

from bejo_desktop.domain.codes import Reason, Role
from bejo_desktop.domain.errors import AccessDenied, RuleBroken
from bejo_desktop.domain.fulfilment import is_complete
from bejo_desktop.domain.order_states import (
    AFTER_INK,
    BINDING_ACTS,
    BINDING_STATES,
    MOVES,
    SETTLED,
    UNDECIDED,
    UNNUMBERED,
    Act,
    Move,
    OrderState,
    SyncState,
    Verdict,
    held_only_for,
)

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import date, datetime
    from uuid import UUID

    from bejo_desktop.domain.content import OrderContent
    from bejo_desktop.domain.contract_changes import Amendment, Cancellation, Charge, PaperApproval
    from bejo_desktop.domain.evidence import Evidence
    from bejo_desktop.domain.fulfilment import GoodsReturned, Receipt
    from bejo_desktop.domain.numbering import Number
    from bejo_desktop.domain.payments import PaymentMade, TaxDeposit

__all__ = [
    "AFTER_INK",
    "BINDING_ACTS",
    "BINDING_STATES",
    "MOVES",
    "REASON_CHARS_MAX",
    "REASON_CHARS_MIN",
    "SETTLED",
    "UNDECIDED",
    "UNNUMBERED",
    "Act",
    "Cause",
    "Event",
    "Move",
    "Order",
    "OrderState",
    "SyncState",
    "Verdict",
    "held_only_for",
    "require_reason",
    "without_figures",
]

REASON_CHARS_MIN: Final = 10
"""A reason shorter than this says nothing to an auditor."""
REASON_CHARS_MAX: Final = 500
_OF_GOODS: Final = frozenset({Act.ARRIVE, Act.RECEIVE, Act.SEND_BACK, Act.BUY})


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
        * the content never changes while the state is not draft, but by an amendment: then
          `content` is what holds, and `amendments` tell what held before (`first_content`)
        * `arrived_on`, the newest arrival, stands from `delivering` on; a small purchase has none
        * what receipts accepted of a line, less what went back, never exceeds what was ordered
        * payments never exceed what was accepted; `paid` means all was accepted and paid
        * `cancellation` stands exactly in `cancelled`
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
    returns: tuple[GoodsReturned, ...] = ()
    payments: tuple[PaymentMade, ...] = ()
    deposits: tuple[TaxDeposit, ...] = ()
    evidence: tuple[Evidence, ...] = ()
    approval: PaperApproval | None = None
    charges: tuple[Charge, ...] = ()
    amendments: tuple[Amendment, ...] = ()
    first_content: OrderContent | None = None
    cancellation: Cancellation | None = None
    reasons: tuple[Cause, ...] = ()
    findings: tuple[Cause, ...] = ()
    history: list[Event] = field(default_factory=list)
    copied_from: UUID | None = None
    known_at_centre: bool = False

    @property
    def number_text(self) -> str:
        """The official number as papers and lists write it; "" before there is one."""
        return self.number.text if self.number else ""

    @property
    def is_complete(self) -> bool:
        """Whether all that was ordered has been accepted, and nothing of it went back."""
        return is_complete(self.content.lines, self.receipts, self.returns)

    @property
    def binds_since(self) -> date:
        """The day of the ink; of a small purchase, which nobody signs, its own day."""
        return self.signed_on or self.content.ordered_on

    @property
    def noted_arrival(self) -> date | None:
        """The day on which the goods that wait for a BAST came; None where nobody noted it."""
        told = (event.act for event in reversed(self.history) if event.act in _OF_GOODS)
        newest = next(told, None)
        is_told = not self.receipts if newest is None else newest == Act.ARRIVE
        return self.arrived_on if is_told else None

    def edit(self, content: OrderContent, *, by: str, now: datetime) -> None:
        """
        Replace the content; an edit after `submit` takes it back: it is a draft again.

        Raises:
            RuleBroken: `order.frozen` from `final` on.
        """
        if self.state not in UNNUMBERED:
            raise RuleBroken("order.frozen", state=self.state.value)
        if self.state is OrderState.SUBMITTED:
            self.move(Act.TAKE_BACK, by, now)
        elif by not in {self.author, *(event.by for event in self.history)}:
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
        self.require_state(act)
        if not roles & MOVES[act].roles:
            raise AccessDenied("access.role", act=act.value)

    def submit(self, content: OrderContent, content_hash: str, *, by: str, now: datetime) -> None:
        """Hand the draft to the PPK; `content` carries the figures that were shown."""
        self.content, self.content_hash = content, content_hash
        self.move(Act.SUBMIT, by, now)

    def return_for_correction(self, reason: str, *, by: str, now: datetime) -> None:
        """Give it back to the PP with a reason (RuleBroken `order.reason_short`)."""
        self.move(Act.RETURN, by, now, require_reason(reason))

    def finalise(self, number: Number, *, approved_hash: str, by: str, now: datetime) -> None:
        """
        Approve exactly what was seen and give it its number; from here all figures are frozen.

        Raises:
            RuleBroken: `order.content_changed` when it is not what the PPK saw.
        """
        if approved_hash != self.content_hash:
            raise RuleBroken("order.content_changed")
        self.number = number
        self.move(Act.FINAL, by, now)

    def sign(self, on: date, *, today: date, by: str, now: datetime) -> None:
        """
        Record that both parties' ink is on the paper since day `on`.

        Raises:
            RuleBroken: `order.signed_on` before the order's date or after `today` (WIB).
        """
        if not self.content.ordered_on <= on <= today:
            raise RuleBroken("order.signed_on", on=on.isoformat())
        self.signed_on = on
        self.move(Act.SIGN, by, now)

    def void(self, reason: str, *, by: str, now: datetime) -> None:
        """Give up the number for ever, with a reason; the figures stay readable."""
        self.move(Act.VOID, by, now, require_reason(reason))

    def keep_price(self, reason: str, *, by: str, now: datetime) -> None:
        """
        The vendor stands by the agreed price; no figure changes.

        Raises:
            RuleBroken: `order.not_held_for_price` when something else holds it, too.
        """
        codes = (cause.code for cause in self.reasons)
        if not held_only_for(self.sync, codes, Reason.PRICE_DRIFT):
            raise RuleBroken("order.not_held_for_price")
        self.move(Act.KEEP_PRICE, by, now, require_reason(reason))

    def recheck(self, *, by: str, now: datetime) -> None:
        """Ask the centre to judge a held order anew (RuleBroken `order.not_held`)."""
        if self.sync is not SyncState.HELD:
            raise RuleBroken("order.not_held")
        self.move(Act.RECHECK, by, now)

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

    def require_state(self, act: Act) -> None:
        """Refuse an act that the state forbids (RuleBroken `order.move`); changes nothing."""
        if self.state not in MOVES[act].sources:
            raise RuleBroken("order.move", act=act.value, state=self.state.value)

    def move(
        self, act: Act, by: str, now: datetime, note: str = "", *, to: OrderState | None = None
    ) -> None:
        """
        Book an act that the rules allow: state, history, and that the centre must hear of it.

        Args:
            to: where it leads, where the move does not say it or another state is due.

        Raises:
            RuleBroken: `order.move` with `act` and `state`.
        """
        assert now.tzinfo is not None
        self.require_state(act)
        self.state = to or MOVES[act].target or self.state
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
