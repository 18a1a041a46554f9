"""Small purchases: bought at once with the vendor's nota, without Surat Pesanan or PPK."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from bejo_desktop.application import telling
from bejo_desktop.application.acting import begin, save
from bejo_desktop.application.changes import Changes, Kind
from bejo_desktop.application.details import Details
from bejo_desktop.application.drafts.checking import Checking, require_own
from bejo_desktop.application.drafts.composing import Composer
from bejo_desktop.application.filing import file_scan, scan_of
from bejo_desktop.application.numbers import take_number
from bejo_desktop.application.queueing import Act, queue
from bejo_desktop.contract.canonical import content_hash
from bejo_desktop.domain.days import wib_day
from bejo_desktop.domain.drafters import require_official
from bejo_desktop.domain.errors import AccessDenied
from bejo_desktop.domain.evidence import EvidenceKind
from bejo_desktop.domain.numbering import Series
from bejo_desktop.domain.order import MOVES, Order
from bejo_desktop.domain.order import Act as Move
from bejo_desktop.domain.small_purchase import buy, require_small

if TYPE_CHECKING:
    from collections.abc import Mapping
    from uuid import UUID

    from bejo_desktop.application.ports.history import Scan
    from bejo_desktop.application.ports.store import Store, Work
    from bejo_desktop.application.ports.system import Clock, NewId
    from bejo_desktop.application.session import Session
    from bejo_desktop.application.views import DraftInput, OrderDetail
    from bejo_desktop.domain.rules.book import RuleBook

BOUGHT: Final = Changes.of(Kind.ORDERS, Kind.SYNC, Kind.NUMBERS, Kind.BUDGET)


class Buying:
    """One form from vendor to nota; the purchase is numbered, received and waits for payment."""

    def __init__(self, store: Store, rules: RuleBook, clock: Clock, new_id: NewId) -> None:
        self._store = store
        self._rules = rules
        self._clock = clock
        self._new_id = new_id

    def new(
        self,
        session: Session,
        wanted: DraftInput,
        number_text: str | None = None,
        answers: Mapping[str, str] | None = None,
        scan: bytes | None = None,
    ) -> tuple[OrderDetail, Changes]:
        """
        Record a purchase from what was typed, in one transaction.

        Args:
            wanted: with `procedure` `small` and the vendor's nota.
            number_text: of the nota pesanan, from the agenda book; None where it is leased.
            answers: reasons by code of the flag, "" for every open question.
            scan: picture or PDF of the vendor's nota, filed with the purchase.

        Raises:
            BejoError: as `buy`, and as `Composer.compose`.
        """
        now, picture = self._clock(), None if scan is None else scan_of(scan)
        with self._store.write() as work:
            officer = session.acting(work, wib_day(now))
            if not officer.roles & MOVES[Move.BUY].roles:
                raise AccessDenied("access.role", act=Move.BUY.value)
            composer = Composer(work.reference, self._rules, wib_day(now), None, officer.nip)
            content = composer.compose(wanted)
            officers = work.reference.officers()
            require_official(officer, content.official, officers, wib_day(now), Move.BUY)
            order = Order(self._new_id(), content, officer.nip, now)
            self._buy(work, order, Act(officer, now), number_text, answers or {}, picture)
            return Details(work).detail(order), BOUGHT

    def buy(
        self,
        session: Session,
        order_id: UUID,
        number_text: str | None = None,
        answers: Mapping[str, str] | None = None,
        scan: bytes | None = None,
    ) -> tuple[OrderDetail, Changes]:
        """
        Record the purchase that a draft holds; arguments as `new`.

        Raises:
            RuleBroken: `order.move`, `small.*`, the first block of the draft,
                `lease.empty`, `number.*`, `evidence.store_full`.
            BadInput: `small.note_missing`, `number.missing`, `scan.too_large`, `scan.format`.
            AccessDenied: as `acting.begin`; `access.official_other`, `access.order_limit`.
        """
        picture = None if scan is None else scan_of(scan)
        with self._store.write() as work:
            order, act = begin(work, session, order_id, Move.BUY, self._clock())
            self._buy(work, order, act, number_text, answers or {}, picture)
            return Details(work).detail(order), BOUGHT

    def _buy(
        self,
        work: Work,
        order: Order,
        act: Act,
        number_text: str | None,
        answers: Mapping[str, str],
        picture: Scan | None,
    ) -> None:
        base = order.revision
        require_own(work, order.content, act)
        order.content = Checking(work, self._rules, act).checked(order, answers)
        require_small(order.content, self._rules)
        order.content_hash = content_hash(order.content)
        number = take_number(work, Series.NP, order.content.ordered_on.year, number_text)
        buy(order, number, today=wib_day(act.now), by=act.officer.nip, now=act.now)
        queue(work, order, telling.bought(order), act, base=base)
        note = order.content.vendor_note
        if picture is not None and note is not None:
            kind = EvidenceKind.VENDOR_NOTE
            no = note.no.strip()
            file_scan(work, order, act, picture, kind, note.on, base=base, no=no)
        save(work, order, act, Move.BUY, number=number.text, content=order.content_hash)
        work.numbers.record(order.order_id, number, "used", now=act.now)
