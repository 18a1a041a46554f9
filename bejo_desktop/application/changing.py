"""What may still change of a running order: addendum, its end, and the PPK in charge."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Final

from bejo_desktop.application import telling
from bejo_desktop.application.acting import begin, charge_of, save
from bejo_desktop.application.changes import Changes, Kind
from bejo_desktop.application.details import Details
from bejo_desktop.application.drafts.checking import Checking
from bejo_desktop.application.drafts.composing import Composer
from bejo_desktop.application.numbers import take_number
from bejo_desktop.application.queueing import digest_of, queue
from bejo_desktop.application.views import OrderFilter
from bejo_desktop.contract.canonical import content_hash
from bejo_desktop.domain.authority import addendum_limit
from bejo_desktop.domain.changing import amend, cancel, hand_over
from bejo_desktop.domain.codes import Role
from bejo_desktop.domain.contract_changes import Amendment, Cancellation, Charge
from bejo_desktop.domain.days import wib_day
from bejo_desktop.domain.errors import RuleBroken
from bejo_desktop.domain.numbering import Series
from bejo_desktop.domain.order import MOVES, OrderState
from bejo_desktop.domain.order import Act as Move

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import date, datetime
    from uuid import UUID

    from bejo_desktop.application.ports.store import Reading, Store, Work
    from bejo_desktop.application.ports.system import Clock
    from bejo_desktop.application.queueing import Act
    from bejo_desktop.application.session import Session
    from bejo_desktop.application.views import DraftInput, OrderDetail
    from bejo_desktop.domain.content import OrderContent
    from bejo_desktop.domain.contract_changes import CancelForm
    from bejo_desktop.domain.order import Order
    from bejo_desktop.domain.rules.book import RuleBook

ORDERS_AND_SYNC: Final = Changes.of(Kind.ORDERS, Kind.SYNC)
NUMBERED: Final = Changes.of(Kind.ORDERS, Kind.SYNC, Kind.NUMBERS, Kind.BUDGET)
RUNNING: Final = MOVES[Move.HAND_OVER].sources - {OrderState.SUBMITTED}
"""Orders that go over with their PPK; one that waits is approved by who is in office."""
MANY: Final = 1_000_000


@dataclass(frozen=True, slots=True)
class Amending:
    """
    An addendum as typed.

    Args:
        wanted: the whole content that holds from now on, as for an edit.
        on: day of the addendum; number: from the agenda book, None where it is leased.
        answers: reasons by code of the flag, "" for every open question.
    """

    wanted: DraftInput
    reason: str
    on: date | None = None
    number: str | None = None
    answers: Mapping[str, str] | None = None


@dataclass(frozen=True, slots=True)
class Cancelling:
    """The end of a signed order as typed; `on` None is today."""

    form: CancelForm
    reason: str
    on: date | None = None
    number: str | None = None


class Changing:
    """What the PPK does with an order that runs; each act writes order, outbox and audit at once."""

    def __init__(self, store: Store, rules: RuleBook, clock: Clock) -> None:
        self._store = store
        self._rules = rules
        self._clock = clock

    def amend(
        self, session: Session, order_id: UUID, amending: Amending
    ) -> tuple[OrderDetail, Changes]:
        """
        Let a new version of the content hold, by an addendum with a number of its own series.

        Every check of a submit runs again; vendor, unit and day of the order stay.

        Raises:
            RuleBroken: `order.move`, `amend.*`, the first block of the new content,
                `order.reasons_missing`, `order.reason_short`, `lease.empty`, `number.*`.
            BadInput, NotFound: as `Composer.compose`; `number.missing`.
            AccessDenied: as `acting.begin`.
        """
        with self._store.write() as work:
            order, act = begin(work, session, order_id, Move.AMEND, self._clock())
            base, today = order.revision, wib_day(act.now)
            on = amending.on or today
            self._require_day(order, on, today)
            content = self._content(work, order, act, amending)
            self._require_limit(order, content, on)
            number = take_number(work, Series.ADD, on.year, amending.number)
            amendment = Amendment(
                number=number,
                on=on,
                reason=" ".join(amending.reason.split()),
                content=content,
                content_hash=content_hash(content),
                previous=digest_of(order),
                by=act.officer.nip,
            )
            amend(order, amendment, now=act.now)
            queue(work, order, telling.amended(order, amendment), act, base=base)
            save(work, order, act, Move.AMEND, number=number.text, content=order.content_hash)
            work.numbers.record(order.order_id, number, "used", now=act.now)
            return Details(work).detail(order), NUMBERED

    def cancel(
        self, session: Session, order_id: UUID, cancelling: Cancelling
    ) -> tuple[OrderDetail, Changes]:
        """
        End a signed order before all of it came; what was accepted is still paid.

        Raises:
            RuleBroken: `order.move`, `cancel.*`, `order.reason_short`, `lease.empty`, `number.*`.
            BadInput: `number.missing`.
            AccessDenied: as `acting.begin`.
        """
        with self._store.write() as work:
            order, act = begin(work, session, order_id, Move.CANCEL, self._clock())
            base, today = order.revision, wib_day(act.now)
            on = cancelling.on or today
            number = take_number(work, Series.HENTI, on.year, cancelling.number)
            reason = " ".join(cancelling.reason.split())
            end = Cancellation(cancelling.form, on, reason, number, act.officer.nip)
            cancel(order, end, today=today, now=act.now)
            queue(work, order, telling.cancelled(order, end), act, base=base)
            save(work, order, act, Move.CANCEL, number=number.text, reason=reason)
            work.numbers.record(order.order_id, number, "used", now=act.now)
            return Details(work).detail(order), NUMBERED

    def hand_over(
        self, session: Session, order_id: UUID, to: str, reason: str
    ) -> tuple[OrderDetail, Changes]:
        """
        Give a running order to the next PPK under the SK by which that officer holds the post.

        Raises:
            RuleBroken: `order.move`, `charge.not_ppk`, `charge.same`, `charge.too_many`,
                `order.reason_short`.
            NotFound: `officer.unknown`.
            AccessDenied: as `acting.begin`.
        """
        with self._store.write() as work:
            order = self._hand_over(work, session, order_id, to, reason, self._clock())
            return Details(work).detail(order), ORDERS_AND_SYNC

    def hand_over_all(
        self, session: Session, to: str, reason: str
    ) -> tuple[tuple[OrderDetail, ...], Changes]:
        """Give every running order of another PPK to the next one; all or none, as `hand_over`."""
        now = self._clock()
        with self._store.write() as work:
            rows = work.orders.rows(OrderFilter(states=RUNNING, limit=MANY))
            ids = [row.order_id for row in rows if self._is_of_another(work, row.order_id, to)]
            orders = [self._hand_over(work, session, one, to, reason, now) for one in ids]
            details = Details(work)
            return tuple(details.detail(order) for order in orders), ORDERS_AND_SYNC

    def _is_of_another(self, reading: Reading, order_id: UUID, to: str) -> bool:
        charged, _ = charge_of(reading, reading.orders.get(order_id))
        return charged not in {"", to}

    def _hand_over(
        self, work: Work, session: Session, order_id: UUID, to: str, reason: str, now: datetime
    ) -> Order:
        order, act = begin(work, session, order_id, Move.HAND_OVER, now)
        base, today = order.revision, wib_day(now)
        successor = work.reference.officer(to)
        mandate = successor.mandate_for(Role.PPK, today)
        if mandate is None:
            raise RuleBroken("charge.not_ppk", field="to", name=successor.name, nip=to)
        if charge_of(work, order)[0] == to:
            raise RuleBroken("charge.same")
        note = " ".join(reason.split())
        charge = Charge(to, mandate.sk, today, note, act.officer.nip)
        hand_over(order, charge, now=now)
        queue(work, order, telling.handed_over(order, charge), act, base=base)
        save(work, order, act, Move.HAND_OVER, to=to, sk=mandate.sk, reason=note)
        return order

    def _content(self, work: Work, order: Order, act: Act, amending: Amending) -> OrderContent:
        wanted, was = amending.wanted, order.content
        if wanted.ordered_on not in {None, was.ordered_on}:
            raise RuleBroken("amend.ordered_on", field="ordered_on", on=was.ordered_on.isoformat())
        wanted = replace(wanted, ordered_on=was.ordered_on)
        today, nip = wib_day(act.now), act.officer.nip
        content = Composer(work.reference, self._rules, today, was, nip).compose(wanted)
        probe = replace(order, content=content, state=OrderState.DRAFT, history=list(order.history))
        return Checking(work, self._rules, act).answered(probe, amending.answers or {})

    def _require_day(self, order: Order, on: date, today: date) -> None:
        assert order.number is not None
        since = order.signed_on or order.content.ordered_on
        if not since <= on <= today:
            facts = {"on": on.isoformat(), "since": since.isoformat()}
            raise RuleBroken("amend.on", field="on", **facts)

    def _require_limit(self, order: Order, content: OrderContent, on: date) -> None:
        """An addendum may raise the first value by a tenth at most, before taxes."""
        first = (order.first_content or order.content).figures
        assert first is not None
        assert content.figures is not None
        limit = addendum_limit(first.base, on, self._rules)
        if content.figures.base > limit:
            facts = {"base": content.figures.base.amount, "limit": limit.amount}
            raise RuleBroken("amend.above_limit", field="lines", **facts)
