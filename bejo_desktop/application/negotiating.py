"""The negotiation of a draft: who was asked, what each vendor offered, what was agreed."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Final

from bejo_desktop.application.changes import Changes, Kind
from bejo_desktop.application.drafting import typed_again
from bejo_desktop.application.drafts.composing import Composer
from bejo_desktop.application.drafts.figuring import figures_or_none
from bejo_desktop.application.drafts.typed import order_line, order_text
from bejo_desktop.application.filing import keep_scan, scan_of
from bejo_desktop.application.negotiation_views import negotiation_view
from bejo_desktop.application.numbers import next_from_lease, take_number
from bejo_desktop.application.queueing import Act, record, take_back
from bejo_desktop.application.session import DRAFTERS, require_role
from bejo_desktop.domain import negotiating
from bejo_desktop.domain.codes import Role
from bejo_desktop.domain.days import wib_day
from bejo_desktop.domain.errors import NotFound, RuleBroken
from bejo_desktop.domain.negotiation import Minutes, Offer
from bejo_desktop.domain.numbering import Series
from bejo_desktop.domain.payments import require_paper_no

if TYPE_CHECKING:
    from uuid import UUID

    from bejo_desktop.application.ports.store import Reading, Store, Work
    from bejo_desktop.application.ports.system import Clock
    from bejo_desktop.application.session import Session
    from bejo_desktop.application.views import Asking, Minuting, NegotiationView, Offered
    from bejo_desktop.domain.content import OrderContent
    from bejo_desktop.domain.order import Order
    from bejo_desktop.domain.rules.book import RuleBook

ORDERS: Final = Changes.of(Kind.ORDERS)
NUMBERED: Final = Changes.of(Kind.ORDERS, Kind.NUMBERS)
_NEGOTIATORS: Final = frozenset({Role.PP, Role.PPK})
PLACE_CHARS_MAX: Final = 200


class Negotiating:
    """Request, offers, choice and minutes; each is part of the draft and saved at once."""

    def __init__(self, store: Store, rules: RuleBook, clock: Clock) -> None:
        self._store = store
        self._rules = rules
        self._clock = clock

    def view(self, order_id: UUID) -> NegotiationView | None:
        """Return the negotiation of an order, None where nobody was asked."""
        with self._store.read() as reading:
            return negotiation_view(reading, reading.orders.get(order_id), self._rules)

    def next_number(self, session: Session) -> str | None:
        """Return the number that the next minutes take; None where it is typed."""
        today = wib_day(self._clock())
        if not session.officer.roles_on(today) & _NEGOTIATORS:
            return None
        with self._store.read() as reading:
            return next_from_lease(reading, Series.BAN, today.year)

    def ask(
        self, session: Session, order_id: UUID, asking: Asking
    ) -> tuple[NegotiationView, Changes]:
        """
        Record that vendors were asked for an offer.

        Raises:
            RuleBroken: `order.frozen`, `negotiation.*`.
            BadInput: `negotiation.*`, `payment.text_long`, `payment.text_letters`.
            NotFound: `vendor.unknown`.
            AccessDenied: `access.role`, `access.no_mandate`, `access.mandate_ended`.
        """
        require_paper_no("no", asking.no)
        with self._store.write() as work:
            order, act = self._begin(work, session, order_id)
            for code in asking.vendors:
                _vendor_name(work, code)
            today = wib_day(act.now)
            negotiation = negotiating.ask(
                order.content.negotiation,
                asking.vendors,
                no=asking.no.strip(),
                on=asking.on or today,
                today=today,
            )
            content = replace(order.content, negotiation=negotiation)
            self._save(work, order, content, act, "nego.ask")
            return self._view(work, order), ORDERS

    def offer(
        self, session: Session, order_id: UUID, offered: Offered, scan: bytes | None = None
    ) -> tuple[NegotiationView, Changes]:
        """
        Record an offer or answer of a vendor, as its next round.

        Args:
            scan: picture of the letter or of the chat, kept in the encrypted store.

        Raises:
            RuleBroken, BadInput: `negotiation.*`; `scan.format`, `scan.too_large`.
        """
        picture = None if scan is None else scan_of(scan)
        with self._store.write() as work:
            order, act = self._begin(work, session, order_id)
            negotiation = order.content.negotiation
            if negotiation is None:
                raise RuleBroken("negotiation.none")
            offer = self._offer(work, offered, act, "" if picture is None else picture.sha256)
            negotiation = negotiating.with_offer(
                negotiation, offer, lines=len(order.content.lines), today=wib_day(act.now)
            )
            content = replace(order.content, negotiation=negotiation)
            self._save(work, order, content, act, "nego.offer", vendor=offer.vendor)
            if picture is not None:
                keep_scan(work, picture, now=act.now)
            return self._view(work, order), ORDERS

    def choose(
        self, session: Session, order_id: UUID, index: int
    ) -> tuple[NegotiationView, Changes]:
        """
        Let the order carry the prices of an offer; one of another vendor brings its products.

        Args:
            index: of the offer, from 0.

        Raises:
            NotFound: `negotiation.offer_unknown`.
            RuleBroken, BadInput: `negotiation.*`; what `Composer.compose` names.
        """
        with self._store.write() as work:
            order, act = self._begin(work, session, order_id)
            content = self._with_vendor(work, order.content, index, act)
            content = negotiating.choose(content, index)
            self._save(work, order, content, act, "nego.choose", offer=index + 1)
            return self._view(work, order), ORDERS

    def write_minutes(
        self, session: Session, order_id: UUID, minuting: Minuting, number_text: str | None = None
    ) -> tuple[NegotiationView, Changes]:
        """
        Close the negotiation by its berita acara, with a number of the series BAN.

        Raises:
            RuleBroken: `negotiation.*`, `lease.empty`, `number.*`.
            BadInput: `negotiation.minutes_incomplete` with the `field` that is empty,
                `negotiation.on`, `order.text_long`, `order.text_control`, `number.missing`.
        """
        with self._store.write() as work:
            order, act = self._begin(work, session, order_id)
            today = wib_day(act.now)
            on = minuting.on or today
            number = take_number(work, Series.BAN, on.year, number_text)
            minutes = Minutes(
                number,
                on,
                minuting.at,
                minuting.way,
                order_line("place", minuting.place.strip(), PLACE_CHARS_MAX),
                order_text("clarified", minuting.clarified.strip()),
                tuple(order_line("price_references", x) for x in minuting.price_references),
            )
            negotiation = negotiating.with_minutes(order.content, minutes, today=today)
            content = replace(order.content, negotiation=negotiation)
            self._save(work, order, content, act, "nego.minutes", number=number.text)
            work.numbers.record(order.order_id, number, "used", now=act.now)
            return self._view(work, order), NUMBERED

    def start_over(self, session: Session, order_id: UUID) -> Changes:
        """
        Forget request and offers, as when the lines changed; the audit keeps that they were.

        Raises:
            RuleBroken: `negotiation.minuted`: a berita acara with a number stays.
        """
        with self._store.write() as work:
            order, act = self._begin(work, session, order_id)
            talks = order.content.negotiation
            if talks is not None and talks.minutes is not None:
                raise RuleBroken("negotiation.minuted")
            content = replace(order.content, negotiation=None)
            self._save(work, order, content, act, "nego.start_over")
        return ORDERS

    def _begin(self, work: Reading, session: Session, order_id: UUID) -> tuple[Order, Act]:
        now = self._clock()
        officer = session.acting(work, wib_day(now))
        require_role(officer, DRAFTERS, "order.edit", wib_day(now))
        return work.orders.get(order_id), Act(officer, now)

    def _offer(self, work: Reading, offered: Offered, act: Act, evidence: str) -> Offer:
        require_paper_no("no", offered.no)
        vendor = work.reference.vendor(offered.vendor)
        return Offer(
            vendor=vendor.code,
            vendor_name=vendor.name,
            round=1,  # counted when it joins the others
            source=offered.source,
            on=offered.on or wib_day(act.now),
            prices=offered.prices,
            pkp=vendor.pkp if offered.pkp is None else offered.pkp,
            no=offered.no.strip(),
            valid_until=offered.valid_until,
            products=offered.products,
            evidence=evidence,
            note=order_text("note", offered.note),
        )

    def _with_vendor(self, work: Work, content: OrderContent, index: int, act: Act) -> OrderContent:
        """The content with the products of the offer's vendor, where that is another one."""
        talks = content.negotiation
        if talks is None or not 0 <= index < len(talks.offers):
            raise NotFound("negotiation.offer_unknown", offer=index + 1)
        offer = talks.offers[index]
        if offer.vendor == content.vendor or len(offer.products) != len(content.lines):
            return content
        wanted = typed_again(content)
        lines = tuple(
            replace(line, product=product, unit_price=price)
            for line, product, price in zip(
                wanted.lines, offer.products, offer.prices, strict=False
            )
        )
        wanted = replace(wanted, vendor=offer.vendor, lines=lines)
        composer = Composer(work.reference, self._rules, wib_day(act.now), content)
        return replace(composer.compose(wanted), negotiation=talks)

    def _save(
        self,
        work: Work,
        order: Order,
        content: OrderContent,
        act: Act,
        name: str,
        **facts: object,
    ) -> None:
        take_back(work, order, act)
        order.edit(content, by=act.officer.nip, now=act.now)
        figures = figures_or_none(order.content, self._rules)
        order.content = replace(order.content, figures=figures)
        work.orders.save(order, now=act.now)
        record(work, order, name, act, **facts)

    def _view(self, work: Work, order: Order) -> NegotiationView:
        view = negotiation_view(work, order, self._rules)
        assert view is not None
        return view


def _vendor_name(reading: Reading, code: str) -> str:
    try:
        return reading.reference.vendor(code).name
    except NotFound as error:
        raise NotFound("vendor.unknown", field="asked", vendor=code) from error
