"""Ways out when the centre holds or refuses an order."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from bejo_desktop.application import telling
from bejo_desktop.application.acting import begin, save
from bejo_desktop.application.changes import Changes, Kind
from bejo_desktop.application.details import Details
from bejo_desktop.application.drafts.copying import save_copy
from bejo_desktop.application.drafts.showing import Showing
from bejo_desktop.application.queueing import digest_of, number_of, queue
from bejo_desktop.application.views import OrderFilter
from bejo_desktop.contract.intents import AllowBudget, KeepPrice, Recheck
from bejo_desktop.domain.changing import allow_budget
from bejo_desktop.domain.order import UNDECIDED
from bejo_desktop.domain.order import Act as Move

if TYPE_CHECKING:
    from collections.abc import Sequence
    from uuid import UUID

    from bejo_desktop.application.ports.store import Store
    from bejo_desktop.application.ports.system import Clock, NewId
    from bejo_desktop.application.session import Session
    from bejo_desktop.application.views import DraftView, OrderDetail
    from bejo_desktop.domain.rules.book import RuleBook

ORDERS_AND_SYNC: Final = Changes.of(Kind.ORDERS, Kind.SYNC)
VOIDED: Final = Changes.of(Kind.ORDERS, Kind.SYNC, Kind.NUMBERS, Kind.BUDGET)


class Deciding:
    """What the PPK, and the PA/KPA, do with orders that the centre holds or refuses."""

    def __init__(self, store: Store, rules: RuleBook, clock: Clock, new_id: NewId) -> None:
        self._store = store
        self._rules = rules
        self._clock = clock
        self._new_id = new_id

    def waiting(self) -> Sequence[OrderDetail]:
        """Return the orders that wait for a decision, newest first."""
        with self._store.read() as reading:
            details = Details(reading)
            rows = reading.orders.rows(OrderFilter(syncs=UNDECIDED))
            return [details.detail(reading.orders.get(row.order_id)) for row in rows]

    def keep_price(
        self, session: Session, order_id: UUID, reason: str
    ) -> tuple[OrderDetail, Changes]:
        """
        The vendor stands by the agreed price, no figure changes.

        Raises:
            RuleBroken: `order.not_held_for_price`, `order.reason_short`, `order.move`.
            AccessDenied: as `acting.begin`.
        """
        with self._store.write() as work:
            order, act = begin(work, session, order_id, Move.KEEP_PRICE, self._clock())
            base = order.revision
            order.keep_price(reason, by=act.officer.nip, now=act.now)
            note = order.history[-1].note
            intent = KeepPrice(content=digest_of(order), no=number_of(order).text, reason=note)
            queue(work, order, intent, act, base=base)
            save(work, order, act, Move.KEEP_PRICE, reason=note)
            return Details(work).detail(order), ORDERS_AND_SYNC

    def allow_budget(
        self, session: Session, order_id: UUID, reason: str
    ) -> tuple[OrderDetail, Changes]:
        """
        The PA/KPA answers for an order that the centre holds for its budget alone.

        Raises:
            RuleBroken: `order.not_held_for_budget`, `order.reason_short`, `order.move`.
            AccessDenied: as `acting.begin`.
        """
        with self._store.write() as work:
            order, act = begin(work, session, order_id, Move.ALLOW_BUDGET, self._clock())
            base = order.revision
            allow_budget(order, reason, by=act.officer.nip, now=act.now)
            note = order.history[-1].note
            intent = AllowBudget(content=digest_of(order), no=number_of(order).text, reason=note)
            queue(work, order, intent, act, base=base)
            save(work, order, act, Move.ALLOW_BUDGET, reason=note)
            return Details(work).detail(order), ORDERS_AND_SYNC

    def recheck(self, session: Session, order_id: UUID) -> tuple[OrderDetail, Changes]:
        """Ask the centre to judge a held order anew (RuleBroken `order.not_held`)."""
        with self._store.write() as work:
            order, act = begin(work, session, order_id, Move.RECHECK, self._clock())
            base = order.revision
            order.recheck(by=act.officer.nip, now=act.now)
            intent = Recheck(content=digest_of(order), no=number_of(order).text)
            queue(work, order, intent, act, base=base)
            save(work, order, act, Move.RECHECK)
            return Details(work).detail(order), ORDERS_AND_SYNC

    def void(
        self, session: Session, order_id: UUID, reason: str
    ) -> tuple[OrderDetail, DraftView, Changes]:
        """
        Give up the number for ever and start anew: the copy runs every check again.

        The copy is dated today and takes today's list prices where none was negotiated.

        Raises:
            RuleBroken: `order.move`, `order.reason_short`.
            AccessDenied: as `acting.begin`.
        """
        with self._store.write() as work:
            order, act = begin(work, session, order_id, Move.VOID, self._clock())
            base = order.revision
            order.void(reason, by=act.officer.nip, now=act.now)
            note = order.history[-1].note
            queue(work, order, telling.voided(order, note), act, base=base)
            save(work, order, act, Move.VOID, reason=note, number=number_of(order).text)
            number = number_of(order)
            if work.numbers.is_taken(number.text):  # else another desk accounts for it
                work.numbers.record(order.order_id, number, "void", now=act.now, reason=note)
            copy = save_copy(work, self._rules, order, self._new_id(), act)
            draft = Showing(work, self._rules, act.now).view(copy, act.officer, act.now)
            return Details(work).detail(order), draft, VOIDED
