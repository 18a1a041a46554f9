"""What the PPK decides about orders handed in, and the day both parties have signed."""

from __future__ import annotations

from hashlib import sha256
from typing import TYPE_CHECKING, Final

from msgspec import UNSET

from bejo_desktop.application.changes import Changes, Kind
from bejo_desktop.application.details import Details
from bejo_desktop.application.drafting import refusal
from bejo_desktop.application.drafts.showing import Showing
from bejo_desktop.application.numbers import next_from_lease, take_number
from bejo_desktop.application.queueing import (
    Act,
    digest_of,
    lease_of,
    number_of,
    queue,
    record,
    running_of,
)
from bejo_desktop.application.session import require_mandate
from bejo_desktop.application.views import OrderFilter
from bejo_desktop.contract.intents import Final as FinalIntent
from bejo_desktop.contract.intents import Return, Sign
from bejo_desktop.domain.days import wib_day
from bejo_desktop.domain.errors import BadInput
from bejo_desktop.domain.numbering import Series
from bejo_desktop.domain.order import MOVES, OrderState
from bejo_desktop.domain.order import Act as Move

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date
    from uuid import UUID

    from bejo_desktop.application.ports.store import Reading, Store, Work
    from bejo_desktop.application.ports.system import Archive, Clock
    from bejo_desktop.application.session import Session
    from bejo_desktop.application.views import DraftView, OrderDetail, OrderRow
    from bejo_desktop.domain.order import Order
    from bejo_desktop.domain.rules.book import RuleBook

ORDERS_AND_SYNC: Final = Changes.of(Kind.ORDERS, Kind.SYNC)
NUMBERED: Final = Changes.of(Kind.ORDERS, Kind.SYNC, Kind.NUMBERS, Kind.BUDGET)

SCAN_BYTES_MAX: Final = 20_000_000
"""A scan of a signed paper above 20 MB is a photograph out of focus or the wrong file."""

_SCAN_ENDINGS: Final = {b"%PDF": "pdf", b"\x89PNG": "png", b"\xff\xd8\xff": "jpg"}


class Approving:
    """The PPK's map of orders to approve, and the record that the ink is on the paper."""

    def __init__(self, store: Store, rules: RuleBook, clock: Clock, archive: Archive) -> None:
        self._store = store
        self._rules = rules
        self._clock = clock
        self._archive = archive

    def waiting(self) -> Sequence[OrderRow]:
        """Return the orders that wait for the PPK."""
        with self._store.read() as reading:
            return reading.orders.rows(OrderFilter(states=frozenset({OrderState.SUBMITTED})))

    def view(self, session: Session, order_id: UUID) -> DraftView:
        """Return what will be approved, with its flags as of now."""
        with self._store.read() as reading:
            order = reading.orders.get(order_id)
            handed_in_at = reading.orders.row(order_id).changed_at
            showing = Showing(reading, self._rules, self._clock())
            return showing.view(order, session.officer, handed_in_at)

    def next_number(self, session: Session) -> str | None:
        """Return the number that the officer's next `finalise` takes, None where it is typed."""
        if not session.officer.roles & MOVES[Move.FINAL].roles:
            return None
        with self._store.read() as reading:
            return next_from_lease(reading, Series.SP, wib_day(self._clock()).year)

    def give_back(
        self, session: Session, order_id: UUID, reason: str
    ) -> tuple[OrderDetail, Changes]:
        """
        Return the order for correction (RuleBroken `order.reason_short`, `order.move`).

        Raises:
            AccessDenied: `access.role`, `access.mandate`.
        """
        with self._store.write() as work:
            order, act = self._begin(work, session, order_id, Move.RETURN)
            base = order.revision
            order.return_for_correction(reason, by=act.officer.nip, now=act.now)
            note = order.history[-1].note
            queue(work, order, Return(content=digest_of(order), reason=note), act, base=base)
            self._save(work, order, act, Move.RETURN, reason=note)
            return Details(work).detail(order), ORDERS_AND_SYNC

    def finalise(
        self, session: Session, order_id: UUID, approved_hash: str, number_text: str | None
    ) -> tuple[OrderDetail, Changes]:
        """
        Approve exactly what was seen and give it its number: one act, one transaction.

        Args:
            approved_hash: content hash of what the PPK looked at.
            number_text: number from the agenda book; None where the unit takes it from its lease.

        Raises:
            RuleBroken: `order.move`, `order.content_changed`, `lease.empty`, `number.taken`,
                `number.malformed`, `number.not_typed`, and what blocks the order by now.
            BadInput: `number.missing`.
            AccessDenied: `access.role`, `access.mandate`.
        """
        with self._store.write() as work:
            order, act = self._begin(work, session, order_id, Move.FINAL)
            require_mandate(act.officer, order.content.ordered_on)
            view = Showing(work, self._rules, act.now).view(order, act.officer, act.now)
            if view.blocks:
                raise refusal(view.blocks[0])
            base = order.revision
            year = order.content.ordered_on.year
            number = take_number(work, Series.SP, year, number_text)
            order.finalise(number, approved_hash=approved_hash, by=act.officer.nip, now=act.now)
            queue(work, order, _final(order), act, base=base)
            self._save(work, order, act, Move.FINAL, number=number.text, content=approved_hash)
            work.numbers.record(order.order_id, number, "used", now=act.now)
            return Details(work).detail(order), NUMBERED

    def sign(
        self, session: Session, order_id: UUID, on: date, scan: bytes | None
    ) -> tuple[OrderDetail, Changes]:
        """
        Record that both parties have signed the paper on day `on`, whatever the centre said.

        Args:
            scan: picture or PDF of the signed paper, kept beside the papers; None for none.

        Raises:
            RuleBroken: `order.move`, `order.signed_on`.
            BadInput: `scan.format`, `scan.too_large`.
            AccessDenied: `access.role`, `access.mandate`.
        """
        ending = None if scan is None else _scan_ending(scan)
        with self._store.write() as work:
            order, act = self._begin(work, session, order_id, Move.SIGN)
            base = order.revision
            order.sign(on, today=wib_day(act.now), by=act.officer.nip, now=act.now)
            digest = None if scan is None else sha256(scan).hexdigest()
            queue(work, order, _signed(order, digest), act, base=base)
            self._save(work, order, act, Move.SIGN, on=on.isoformat(), scan=digest)
            if scan is not None:
                self._archive.keep(f"{order.order_id}-scan-{digest}.{ending}", scan)
            return Details(work).detail(order), ORDERS_AND_SYNC

    def _begin(
        self, work: Reading, session: Session, order_id: UUID, move: Move
    ) -> tuple[Order, Act]:
        now = self._clock()
        officer = session.acting(work, wib_day(now))
        order = work.orders.get(order_id)
        order.require(move, officer.roles)
        return order, Act(officer, now)

    def _save(self, work: Work, order: Order, act: Act, move: Move, **facts: object) -> None:
        work.orders.save(order, now=act.now)
        record(work, order, move.value, act, **facts)


def _final(order: Order) -> FinalIntent:
    number = number_of(order)
    return FinalIntent(
        content=digest_of(order),
        no=number.text,
        series=number.series,
        year=number.year,
        running=running_of(number),
        lease=lease_of(number),
    )


def _signed(order: Order, scan: str | None) -> Sign:
    number = number_of(order)
    assert order.signed_on is not None
    return Sign(
        content=digest_of(order),
        no=number.text,
        series=number.series,
        year=number.year,
        on=order.signed_on,
        running=running_of(number),
        lease=lease_of(number),
        scan=UNSET if scan is None else scan,
    )


def _scan_ending(scan: bytes) -> str:
    if len(scan) > SCAN_BYTES_MAX:
        raise BadInput("scan.too_large", field="scan", most=SCAN_BYTES_MAX)
    for head, ending in _SCAN_ENDINGS.items():
        if scan.startswith(head):
            return ending
    raise BadInput("scan.format", field="scan")
