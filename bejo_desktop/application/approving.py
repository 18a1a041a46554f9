"""What the PPK decides about orders handed in, and the day both parties have signed."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from bejo_desktop.application import telling
from bejo_desktop.application.acting import begin, save
from bejo_desktop.application.answering import require_answered
from bejo_desktop.application.changes import Changes, Kind
from bejo_desktop.application.deadlines import region_of
from bejo_desktop.application.details import Details, with_deadline
from bejo_desktop.application.drafts.checking import refusal
from bejo_desktop.application.drafts.showing import Showing
from bejo_desktop.application.filing import file_scan, scan_of
from bejo_desktop.application.issuing import Issuing, approval_of
from bejo_desktop.application.numbers import next_from_lease, take_number
from bejo_desktop.application.queueing import digest_of, queue
from bejo_desktop.application.views import Batch, FlagLevel, LeftOpen, OrderFilter
from bejo_desktop.contract.intents import Return
from bejo_desktop.domain.codes import Platform
from bejo_desktop.domain.days import wib_day
from bejo_desktop.domain.errors import BejoError, RuleBroken
from bejo_desktop.domain.evidence import EvidenceKind
from bejo_desktop.domain.mandating import require_appointed
from bejo_desktop.domain.money import ZERO
from bejo_desktop.domain.numbering import Series, series_of
from bejo_desktop.domain.order import Act as Move
from bejo_desktop.domain.order import OrderState

if TYPE_CHECKING:
    from collections.abc import Collection, Mapping, Sequence
    from datetime import date
    from uuid import UUID

    from bejo_desktop.application.ports.store import Store, Work
    from bejo_desktop.application.ports.system import Clock
    from bejo_desktop.application.queueing import Act
    from bejo_desktop.application.session import Session
    from bejo_desktop.application.views import (
        DraftView,
        OrderDetail,
        OrderRow,
        PaperApproved,
    )
    from bejo_desktop.domain.order import Order
    from bejo_desktop.domain.rules.book import RuleBook

ORDERS_AND_SYNC: Final = Changes.of(Kind.ORDERS, Kind.SYNC)
NUMBERED: Final = Changes.of(Kind.ORDERS, Kind.SYNC, Kind.NUMBERS, Kind.BUDGET)


class Approving:
    """The PPK's map of orders to approve, and the record that the ink is on the paper."""

    def __init__(self, store: Store, rules: RuleBook, clock: Clock) -> None:
        self._store = store
        self._rules = rules
        self._clock = clock

    def waiting(self) -> Sequence[OrderRow]:
        """Return the orders that wait for the PPK, each with its last day."""
        with self._store.read() as reading:
            rows = reading.orders.rows(OrderFilter(states=frozenset({OrderState.SUBMITTED})))
            region = region_of(reading)
        today = wib_day(self._clock())
        return [with_deadline(row, self._rules, region, today) for row in rows]

    def view(self, session: Session, order_id: UUID) -> DraftView:
        """Return what will be approved, with its flags as of now."""
        with self._store.read() as reading:
            order = reading.orders.get(order_id)
            handed_in_at = reading.orders.row(order_id).changed_at
            showing = Showing(reading, self._rules, self._clock())
            return showing.view(order, session.officer, handed_in_at)

    def next_number(self, session: Session, order_id: UUID | None = None) -> str | None:
        """
        Return the number that the officer's next `finalise` takes, None where it is typed.

        Args:
            order_id: the order it is for; its form and day decide series and year, SP of this year
                where none is named.
        """
        now = self._clock()
        with self._store.read() as reading:
            if session.known(reading).issuing_mandate(ZERO, wib_day(now)) is None:
                return None
            series, year = Series.SP, wib_day(now).year
            if order_id is not None:
                order = reading.orders.get(order_id)
                view = Showing(reading, self._rules, now).view(order, session.officer, now)
                series, year = _place_of(order, view)
            return next_from_lease(reading, series, year)

    def give_back(
        self, session: Session, order_id: UUID, reason: str
    ) -> tuple[OrderDetail, Changes]:
        """
        Return the order for correction (RuleBroken `order.reason_short`, `order.move`).

        Raises:
            AccessDenied: as `acting.begin`.
        """
        with self._store.write() as work:
            order, act = begin(work, session, order_id, Move.RETURN, self._clock())
            base = order.revision
            order.return_for_correction(reason, by=act.officer.nip, now=act.now)
            note = order.history[-1].note
            queue(work, order, Return(content=digest_of(order), reason=note), act, base=base)
            save(work, order, act, Move.RETURN, reason=note)
            return Details(work).detail(order), ORDERS_AND_SYNC

    def finalise(
        self,
        session: Session,
        order_id: UUID,
        approved_hash: str,
        number_text: str | None,
        approved: PaperApproved | None = None,
    ) -> tuple[OrderDetail, Changes]:
        """
        Approve exactly what was seen and give it its number: one act, one transaction.

        Args:
            approved_hash: content hash of what the PPK looked at.
            number_text: number from the agenda book; None where the unit takes it from its lease.
            approved: the PPK's approval on paper, where another records it.

        Raises:
            RuleBroken: `order.move`, `order.content_changed`, `lease.empty`, `number.taken`,
                `number.malformed`, `number.not_typed`, `approval.*`, and what blocks the order
                by now.
            BadInput: `number.missing`, `scan.too_large`, `scan.format`.
            AccessDenied: `access.*`: who may not issue it, at its value, or an own draft.
        """
        sheet = None if approved is None else scan_of(approved.scan)
        with self._store.write() as work:
            order, act = begin(work, session, order_id, Move.FINAL, self._clock())
            base = order.revision
            self._issue(work, order, act, approved_hash, number_text, approved)
            if approved is not None and sheet is not None:
                kind = EvidenceKind.APPROVAL_SHEET
                file_scan(work, order, act, sheet, kind, approved.on, base=base)
                work.orders.save(order, now=act.now)
            return Details(work).detail(order), NUMBERED

    def finalise_all(
        self, session: Session, seen: Mapping[UUID, str], opened: Collection[str] = ()
    ) -> tuple[Batch, Changes]:
        """
        Approve what the PPK looked at, each order in a transaction of its own.

        Orders with a block, or with a question (answered or not) that were not opened, stay open,
        as do those that changed since.

        Args:
            seen: content hash of what the PPK looked at, by order.
            opened: content hashes of the orders that the PPK opened and read, questions and all.
        """
        done: list[UUID] = []
        left: list[LeftOpen] = []
        for order_id, approved_hash in seen.items():
            try:
                with self._store.write() as work:
                    order, act = begin(work, session, order_id, Move.FINAL, self._clock())
                    if order.content_hash not in opened:
                        self._require_plain(work, order, act)
                    self._issue(work, order, act, approved_hash, None, None)
            except BejoError as error:
                left.append(self._left(session, order_id, error))
            else:
                done.append(order_id)
        return Batch(tuple(done), tuple(left)), NUMBERED

    def sign(
        self, session: Session, order_id: UUID, on: date, scan: bytes | None
    ) -> tuple[OrderDetail, Changes]:
        """
        Record that both parties have signed the paper on day `on`, whatever the centre said.

        Args:
            scan: picture or PDF of the signed paper, filed behind the order; None for none.

        Raises:
            RuleBroken: `order.move`, `order.signed_on`.
            BadInput: `scan.format`, `scan.too_large`.
            AccessDenied: as `acting.begin`.
        """
        signed = None if scan is None else scan_of(scan)
        with self._store.write() as work:
            order, act = begin(work, session, order_id, Move.SIGN, self._clock())
            base = order.revision
            order.sign(on, today=wib_day(act.now), by=act.officer.nip, now=act.now)
            digest = None if signed is None else signed.sha256
            queue(work, order, telling.signed(order, digest), act, base=base)
            if signed is not None:
                kind = _signed_paper(order.content.platform)
                file_scan(work, order, act, signed, kind, on, base=base)
            save(work, order, act, Move.SIGN, on=on.isoformat(), scan=digest)
            return Details(work).detail(order), ORDERS_AND_SYNC

    def _issue(
        self,
        work: Work,
        order: Order,
        act: Act,
        approved_hash: str,
        number_text: str | None,
        approved: PaperApproved | None,
    ) -> None:
        require_appointed(act.officer, order.content.ordered_on)
        view = Showing(work, self._rules, act.now).view(order, act.officer, act.now)
        if view.blocks:
            raise refusal(view.blocks[0])
        issuing = Issuing(work, self._rules, order, act)
        mandate = issuing.require(approved)
        base = order.revision
        series, year = _place_of(order, view)
        number = take_number(work, series, year, number_text)
        order.finalise(number, approved_hash=approved_hash, by=act.officer.nip, now=act.now)
        order.approval = approval_of(approved, act)
        told, own = telling.finalised(order, order.approval, mandate.sk), approved is None
        queue(work, order, told, act, base=base, mandate=mandate if own else None)
        save(work, order, act, Move.FINAL, number=number.text, content=approved_hash)
        work.numbers.record(order.order_id, number, "used", now=act.now)

    def _require_plain(self, work: Work, order: Order, act: Act) -> None:
        view = Showing(work, self._rules, act.now).view(order, act.officer, act.now)
        require_answered(view.flags, order.content.flag_reasons)
        asked = [flag for flag in view.flags if flag.level is FlagLevel.QUESTION]
        if asked:
            codes = list(dict.fromkeys(flag.code for flag in asked))
            raise RuleBroken("order.not_opened", codes=codes, count=len(asked))

    def _left(self, session: Session, order_id: UUID, error: BejoError) -> LeftOpen:
        if error.code not in {"order.reasons_missing", "order.not_opened"}:
            return LeftOpen(order_id, error)
        view = self.view(session, order_id)
        asked = (flag for flag in view.flags if flag.level is FlagLevel.QUESTION)
        return LeftOpen(order_id, error, tuple(asked))


def _signed_paper(platform: Platform) -> EvidenceKind:
    """On Katalog v6 the paper that is signed is the platform's own Surat Pesanan."""
    on_catalogue = platform is Platform.KATALOG
    return EvidenceKind.PLATFORM_ORDER if on_catalogue else EvidenceKind.SIGNED_ORDER


def _form_of(view: DraftView) -> str:
    return view.figures.form if view.figures else ""


def _place_of(order: Order, view: DraftView) -> tuple[Series, int]:
    """The series and the year in which the order takes its number: those of its own day."""
    return series_of(_form_of(view)), order.content.ordered_on.year
