"""What may still change of a running order: addendum, its end, and the PPK in charge."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Final

from bejo_desktop.application import telling
from bejo_desktop.application.acting import begin, charge_of, save
from bejo_desktop.application.changes import Changes, Kind
from bejo_desktop.application.details import Details
from bejo_desktop.application.drafts.checking import Checking, refusal
from bejo_desktop.application.drafts.composing import Composer
from bejo_desktop.application.numbers import take_number
from bejo_desktop.application.queueing import digest_of, queue
from bejo_desktop.application.views import OrderFilter
from bejo_desktop.contract.canonical import content_hash
from bejo_desktop.domain.changing import (
    addendum_faults,
    amend,
    cancel,
    hand_over,
    require_addendum_limit,
)
from bejo_desktop.domain.charge import (
    require_approver,
    require_day_of_charge,
    require_in_charge,
)
from bejo_desktop.domain.codes import Role
from bejo_desktop.domain.contract_changes import Amendment, Cancellation, Charge
from bejo_desktop.domain.days import wib_day
from bejo_desktop.domain.due import Fulfilled
from bejo_desktop.domain.errors import BejoError, RuleBroken
from bejo_desktop.domain.numbering import Series
from bejo_desktop.domain.order import MOVES, OrderState
from bejo_desktop.domain.order import Act as Move
from bejo_desktop.domain.settlement import is_paid_off, require_above_paid

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping
    from datetime import date, datetime
    from uuid import UUID

    from bejo_desktop.application.ports.store import Reading, Store, Work
    from bejo_desktop.application.ports.system import Clock
    from bejo_desktop.application.queueing import Act
    from bejo_desktop.application.session import Session
    from bejo_desktop.application.views import BudgetImpact, DraftInput, Flag, OrderDetail
    from bejo_desktop.domain.content import OrderContent
    from bejo_desktop.domain.contract_changes import CancelForm
    from bejo_desktop.domain.money import Rupiah
    from bejo_desktop.domain.order import Order
    from bejo_desktop.domain.parties import Mandate
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
class AddendumPreview:
    """
    What an addendum would lead to, money in whole rupiah with taxes.

    Args:
        before: total that holds; after: None while nothing can be computed.
        budget: what it leaves of each account.
        questions: those without a reason; they stay open ones and stop nothing.
        refusals: why it could not be written as it is typed now, the reason apart.
    """

    before: Rupiah
    after: Rupiah | None
    budget: tuple[BudgetImpact, ...] = ()
    questions: tuple[Flag, ...] = ()
    refusals: tuple[BejoError, ...] = ()


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
                `order.reason_short`, `lease.empty`, `number.*`.
            BadInput, NotFound: as `Composer.compose`; `number.missing`.
            AccessDenied: as `acting.begin`.
        """
        with self._store.write() as work:
            order, act = begin(work, session, order_id, Move.AMEND, self._clock())
            base, today = order.revision, wib_day(act.now)
            on = amending.on or today
            self._require_day(order, on, today)
            content = self._content(work, order, act, amending)
            require_addendum_limit(order.first_content or order.content, content, on, self._rules)
            after = replace(Fulfilled.of(order), content=content)
            require_above_paid(after, self._rules)
            number = take_number(work, Series.ADD, on.year, amending.number)
            amendment = Amendment(
                number=number,
                on=on,
                reason=amending.reason,
                content=content,
                content_hash=content_hash(content),
                previous=digest_of(order),
                by=act.officer.nip,
            )
            paid_off = is_paid_off(after, self._rules)
            amendment = amend(order, amendment, now=act.now, paid_off=paid_off)
            queue(work, order, telling.amended(order, amendment), act, base=base)
            save(work, order, act, Move.AMEND, number=number.text, content=order.content_hash)
            work.numbers.record(order.order_id, number, "used", now=act.now)
            return Details(work).detail(order), NUMBERED

    def preview(
        self, session: Session, order_id: UUID, wanted: DraftInput, on: date | None = None
    ) -> AddendumPreview:
        """
        Return what `amend` would make of `wanted`; the same checks, and nothing is written.

        Raises:
            NotFound, RuleBroken, AccessDenied: as `acting.begin`; all else is in the preview.
        """
        with self._store.read() as reading:
            order, act = begin(reading, session, order_id, Move.AMEND, self._clock())
            assert order.content.figures is not None, "an order with a number has figures"
            before = order.content.figures.total
            try:
                probe = self._probe(reading, order, act, wanted)
            except BejoError as error:
                return AddendumPreview(before, None, refusals=(error,))
            view = Checking(reading, self._rules, act).seen(probe)
            today = wib_day(act.now)
            refusals: list[BejoError] = [refusal(flag) for flag in view.blocks]
            if view.figures is not None:
                refusals += self._refusals(order, view.content, act, on or today, today)
            return AddendumPreview(
                before=before,
                after=view.figures.total if view.figures else None,
                budget=view.budget,
                questions=view.open_questions,
                refusals=tuple(refusals),
            )

    def _refusals(
        self, order: Order, content: OrderContent, act: Act, on: date, today: date
    ) -> Iterator[BejoError]:
        """Yield why `amend` would refuse a content that can be computed."""
        first = order.first_content or order.content
        done = Fulfilled.of(order)
        checks: tuple[Callable[[], None], ...] = (
            lambda: self._require_day(order, on, today),
            lambda: require_addendum_limit(first, content, on, self._rules),
            lambda: require_above_paid(replace(done, content=content), self._rules),
        )
        for check in checks:
            try:
                check()
            except BejoError as error:
                yield error
        assert order.number is not None
        hash_, digest, by = content_hash(content), digest_of(order), act.officer.nip
        planned = Amendment(order.number, on, "", content, hash_, digest, by)
        for fault in addendum_faults(done, planned, len(order.amendments)):
            if fault.code.startswith("amend.") and fault.code != "amend.nothing_changed":
                yield fault

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
            end = Cancellation(cancelling.form, on, cancelling.reason, number, act.officer.nip)
            end = cancel(order, end, today=today, now=act.now)
            queue(work, order, telling.cancelled(order, end), act, base=base)
            save(work, order, act, Move.CANCEL, number=number.text, reason=end.reason)
            work.numbers.record(order.order_id, number, "used", now=act.now)
            return Details(work).detail(order), NUMBERED

    def hand_over(
        self, session: Session, order_id: UUID, to: str, reason: str
    ) -> tuple[OrderDetail, Changes]:
        """
        Give a running order to the next PPK under the SK by which that officer holds the post.

        The PA gives it, the PPK in charge, or the one who takes over.

        Raises:
            RuleBroken: `order.move`, `charge.not_ppk`, `charge.same`, `charge.too_many`,
                `charge.since`, `charge.not_on_the_day`, `order.reason_short`.
            NotFound: `officer.unknown`.
            AccessDenied: as `acting.begin`; `order.other_ppk`.
        """
        with self._store.write() as work:
            order = self._hand_over(work, session, order_id, to, reason, self._clock())
            return Details(work).detail(order), ORDERS_AND_SYNC

    def hand_over_all(
        self, session: Session, of: str, to: str, reason: str
    ) -> tuple[tuple[OrderDetail, ...], Changes]:
        """
        Give every running order of one PPK to the next one; all or none, as `hand_over`.

        Args:
            of, to: NIP of the PPK whose orders go over, and of the one who gets them.
        """
        now = self._clock()
        with self._store.write() as work:
            rows = work.orders.rows(OrderFilter(states=RUNNING, limit=MANY))
            ids = [row.order_id for row in rows if self._charged(work, row.order_id) == of]
            orders = [self._hand_over(work, session, one, to, reason, now) for one in ids]
            details = Details(work)
            return tuple(details.detail(order) for order in orders), ORDERS_AND_SYNC

    def _charged(self, reading: Reading, order_id: UUID) -> str:
        return charge_of(reading, reading.orders.get(order_id))[0]

    def _hand_over(
        self, work: Work, session: Session, order_id: UUID, to: str, reason: str, now: datetime
    ) -> Order:
        order, act = begin(work, session, order_id, Move.HAND_OVER, now)
        base, today = order.revision, wib_day(now)
        giver = self._giver(work, order, act, to)
        successor = work.reference.officer(to)
        mandate = successor.mandate_for(Role.PPK, today)
        if mandate is None:
            raise RuleBroken("charge.not_ppk", field="to", name=successor.name, nip=to)
        if charge_of(work, order)[0] == to:
            raise RuleBroken("charge.same")
        require_day_of_charge(order.content.ordered_on, today, today)
        if order.state is OrderState.SUBMITTED:
            require_approver(to, successor.mandates, order.content.ordered_on)
        charge = Charge(to, mandate.sk, today, reason, act.officer.nip)
        charge = hand_over(order, charge, now=now)
        queue(work, order, telling.handed_over(order, charge), act, base=base, mandate=giver)
        save(work, order, act, Move.HAND_OVER, to=to, sk=mandate.sk, reason=charge.reason)
        return order

    def _giver(self, reading: Reading, order: Order, act: Act, to: str) -> Mandate | None:
        """Return the PA's mandate for who gives away another's order; None for any."""
        nip, name = charge_of(reading, order)
        if act.officer.nip == to or nip in {"", act.officer.nip}:
            return None
        mandate = act.officer.mandate_for(Role.PA, wib_day(act.now))
        if mandate is None:
            require_in_charge(nip, act.officer.nip, name)
        return mandate

    def _content(self, work: Work, order: Order, act: Act, amending: Amending) -> OrderContent:
        probe = self._probe(work, order, act, amending.wanted)
        return Checking(work, self._rules, act).checked(probe, amending.answers or {})

    def _probe(self, reading: Reading, order: Order, act: Act, wanted: DraftInput) -> Order:
        """The order as a draft of what is wanted; it is only looked at."""
        was = order.content
        if wanted.ordered_on not in {None, was.ordered_on}:
            raise RuleBroken("amend.ordered_on", field="ordered_on", on=was.ordered_on.isoformat())
        wanted = replace(wanted, ordered_on=was.ordered_on)
        today, nip = wib_day(act.now), act.officer.nip
        content = Composer(reading.reference, self._rules, today, was, nip).compose(wanted)
        return replace(order, content=content, state=OrderState.DRAFT, history=list(order.history))

    def _require_day(self, order: Order, on: date, today: date) -> None:
        assert order.number is not None
        since = order.binds_since
        if not since <= on <= today:
            facts = {"on": on.isoformat(), "since": since.isoformat()}
            raise RuleBroken("amend.on", field="on", **facts)
