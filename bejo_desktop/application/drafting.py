"""Drafts: typed, saved whole at once, dropped, and handed to the PPK."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from bejo_desktop.application.answering import kept_reasons
from bejo_desktop.application.changes import Changes, Kind
from bejo_desktop.application.details import Details
from bejo_desktop.application.drafts.checking import Checking, require_own
from bejo_desktop.application.drafts.composing import Composer
from bejo_desktop.application.drafts.copying import save_copy
from bejo_desktop.application.drafts.figuring import figures_or_none
from bejo_desktop.application.drafts.lines import with_list_price
from bejo_desktop.application.drafts.prices import require_same_measure
from bejo_desktop.application.drafts.showing import Showing
from bejo_desktop.application.queueing import Act, digest_of, queue, record, take_back
from bejo_desktop.application.session import DRAFTERS, require_role
from bejo_desktop.application.views import DraftInput, DraftLineInput
from bejo_desktop.contract.canonical import content_hash
from bejo_desktop.contract.intents import Drop, Submit
from bejo_desktop.domain.content import Procedure
from bejo_desktop.domain.days import wib_day
from bejo_desktop.domain.drafters import handing_in, require_official
from bejo_desktop.domain.errors import BejoError, EnvironmentFailed, NotFound, RuleBroken
from bejo_desktop.domain.mandating import require_appointed
from bejo_desktop.domain.order import Act as Move
from bejo_desktop.domain.order import Order

if TYPE_CHECKING:
    from collections.abc import Mapping
    from uuid import UUID

    from bejo_desktop.application.ports.store import Reading, Store, Work
    from bejo_desktop.application.ports.system import Clock, NewId
    from bejo_desktop.application.session import Session
    from bejo_desktop.application.views import DraftView, OrderDetail
    from bejo_desktop.domain.content import OrderContent
    from bejo_desktop.domain.quantity import Quantity
    from bejo_desktop.domain.rules.book import RuleBook

ORDERS = Changes.of(Kind.ORDERS)
ORDERS_AND_SYNC = Changes.of(Kind.ORDERS, Kind.SYNC)


class Drafting:
    """
    What the Operator, the PP and the PPK do before an order has a number.

    Whoever types waits for the disk only: a transaction holds what must be durable, the order
    with its figures and the entry of who did it. What the editor shows of it is read afterwards;
    every act that answers with a view raises EnvironmentFailed `order.saved_unseen` where the
    draft is saved and only that look failed.
    """

    def __init__(self, store: Store, rules: RuleBook, clock: Clock, new_id: NewId) -> None:
        self._store = store
        self._rules = rules
        self._clock = clock
        self._new_id = new_id

    def new(self, session: Session, wanted: DraftInput) -> tuple[DraftView, Changes]:
        """
        Save a new draft.

        Raises:
            AccessDenied: `access.role`, `access.mandate`.
            BadInput, RuleBroken, NotFound: as `Composer.compose`.
        """
        with self._store.write() as work:
            act = self._act(work, session)
            order = Order(
                self._new_id(), self._composed(work, act, wanted, None), act.officer.nip, act.now
            )
            self._save(work, order, act, "order.new")
        return self._shown(order, act), ORDERS

    def edit(
        self, session: Session, order_id: UUID, wanted: DraftInput
    ) -> tuple[DraftView, Changes]:
        """
        Replace the whole draft; lines that stay keep their list prices.

        An edit of a submitted order makes it a draft again.

        Raises:
            RuleBroken: `order.frozen` from `final` on; else as `new`.
        """
        with self._store.write() as work:
            act = self._act(work, session)
            order = work.orders.get(order_id)
            self._edit(work, order, wanted, act)
        return self._shown(order, act), ORDERS

    def add_product(
        self, session: Session, order_id: UUID, product: str, quantity: Quantity
    ) -> tuple[DraftView, Changes]:
        """
        Add a line at the list price; the first line of a draft decides its vendor.

        Raises:
            RuleBroken: `order.other_vendor`, `order.too_many_lines`; else as `edit`.
        """
        line = DraftLineInput(product=product, quantity=quantity)
        with self._store.write() as work:
            act = self._act(work, session)
            order = work.orders.get(order_id)
            wanted = typed_again(order.content)
            wanted = replace(wanted, lines=(*wanted.lines, line))
            self._edit(work, order, wanted, act)
        return self._shown(order, act), ORDERS

    def take_list_price(
        self, session: Session, order_id: UUID, position: int
    ) -> tuple[DraftView, Changes]:
        """
        Let the line at `position` (1-based) follow the list price of now.

        A negotiated price stays; one that was the list price becomes the new one.

        Raises:
            NotFound: `order.line_unknown`, `product.unknown`.
            RuleBroken: `order.frozen`, `product.withdrawn`.
        """
        with self._store.write() as work:
            act = self._act(work, session)
            order = work.orders.get(order_id)
            content = order.content
            if not 1 <= position <= len(content.lines):
                raise NotFound("order.line_unknown", line=position)
            lines = list(content.lines)
            line = lines[position - 1]
            lines[position - 1] = with_list_price(line, work.reference.product(line.product))
            content = replace(content, lines=tuple(lines))
            take_back(work, order, act)
            order.edit(content, by=act.officer.nip, now=act.now)
            self._save(work, order, act, "order.list_price")
        return self._shown(order, act), ORDERS

    def copy(self, session: Session, order_id: UUID) -> tuple[DraftView, Changes]:
        """
        Make a new draft of today with what the order holds, whatever has become of it.

        Raises:
            NotFound: `order.unknown`.
            AccessDenied: `access.role`, `access.mandate`.
        """
        with self._store.write() as work:
            act = self._act(work, session)
            order = work.orders.get(order_id)
            copy = save_copy(work, self._rules, order, self._new_id(), act)
        return self._shown(copy, act), ORDERS

    def take_back(self, session: Session, order_id: UUID) -> tuple[DraftView, Changes]:
        """Make a submitted order a draft again without changing a word of it."""
        with self._store.write() as work:
            act = self._act(work, session)
            order = work.orders.get(order_id)
            self._edit(work, order, typed_again(order.content), act)
        return self._shown(order, act), ORDERS

    def view(self, session: Session, order_id: UUID) -> DraftView:
        """Return what the editor shows (NotFound `order.unknown`)."""
        with self._store.read() as reading:
            order = reading.orders.get(order_id)
            saved_at = reading.orders.row(order_id).changed_at
            showing = Showing(reading, self._rules, self._clock())
            return showing.view(order, session.officer, saved_at)

    def input_of(self, order_id: UUID) -> DraftInput:
        """Return what `edit` would take to change nothing."""
        with self._store.read() as reading:
            return typed_again(reading.orders.get(order_id).content)

    def drop(self, session: Session, order_id: UUID) -> Changes:
        """
        Throw a draft away; one that the centre has heard of is given up there, too.

        Raises:
            RuleBroken: `order.move` once it is submitted.
        """
        with self._store.write() as work:
            act = self._act(work, session)
            order = work.orders.get(order_id)
            order.require(Move.DROP, act.officer.roles)
            if _was_submitted(order):
                queue(work, order, Drop(), act, base=order.revision)
            work.orders.delete(order_id)
            record(work, order, Move.DROP.value, act, package=order.content.package)
        return ORDERS_AND_SYNC

    def submit(
        self, session: Session, order_id: UUID, answers: Mapping[str, str] | None = None
    ) -> tuple[OrderDetail, Changes]:
        """
        Hand the draft to the PPK with the figures of this moment.

        Args:
            answers: reasons for questions that the draft does not answer itself, by code of the
                flag; "" answers every one.

        Raises:
            BejoError: the first block of the draft, by its code.
            AccessDenied: `access.role`, `access.mandate_*`, `access.official_other`.
            RuleBroken: `order.move`, `order.reason_short`, `small.not_submitted`.
        """
        with self._store.write() as work:
            act = self._act(work, session)
            order = work.orders.get(order_id)
            order.require(Move.SUBMIT, act.officer.roles)
            require_own(work, order.content, act)
            if order.content.procedure is Procedure.SMALL:
                raise RuleBroken("small.not_submitted")
            require_appointed(act.officer, order.content.ordered_on)
            content = Checking(work, self._rules, act).checked(order, answers or {})
            base = order.revision
            order.submit(content, content_hash(content), by=act.officer.nip, now=act.now)
            queue(work, order, Submit(content=digest_of(order)), act, base=base)
            work.orders.save(order, now=act.now)
            record(work, order, Move.SUBMIT.value, act, content=order.content_hash)
            return Details(work).detail(order), ORDERS_AND_SYNC

    def _act(self, work: Reading, session: Session) -> Act:
        now = self._clock()
        officer = session.acting(work, wib_day(now))
        require_role(officer, DRAFTERS, "order.edit", wib_day(now))
        return Act(officer, now)

    def _edit(self, work: Work, order: Order, wanted: DraftInput, act: Act) -> None:
        content = self._composed(work, act, wanted, order.content)
        take_back(work, order, act)
        order.edit(content, by=act.officer.nip, now=act.now)
        self._save(work, order, act, "order.edit")

    def _composed(
        self, work: Work, act: Act, wanted: DraftInput, kept: OrderContent | None
    ) -> OrderContent:
        """The content, typed for an official who is one; who stays so is not asked again."""
        today, nip = wib_day(act.now), act.officer.nip
        content = Composer(work.reference, self._rules, today, kept, nip).compose(wanted)
        require_same_measure(work, content)
        if kept is None or kept.official != content.official:
            officers = work.reference.officers()
            move = handing_in(content.procedure)
            require_official(act.officer, content.official, officers, today, move)
        return content

    def _save(self, work: Work, order: Order, act: Act, name: str) -> None:
        figures = figures_or_none(order.content, self._rules)
        order.content = replace(order.content, figures=figures)
        if not all(one.about for one in order.content.flag_reasons):
            view = Showing(work, self._rules, act.now).view(order, act.officer, act.now)
            reasons = kept_reasons(order.content, view.flags)
            order.content = replace(order.content, flag_reasons=reasons)
        work.orders.save(order, now=act.now)
        record(work, order, name, act, lines=len(order.content.lines))

    def _shown(self, order: Order, act: Act) -> DraftView:
        """Look at a draft that is durable by now: what goes wrong here takes no save back."""
        try:
            with self._store.write() as work:  # the write lane's own look: it knows the reference
                return Showing(work, self._rules, act.now).view(order, act.officer, act.now)
        except BejoError as error:
            raise EnvironmentFailed("order.saved_unseen", problem=error.code) from error


def typed_again(content: OrderContent) -> DraftInput:
    """Return the content as an officer would type it."""
    return DraftInput(
        vendor=content.vendor,
        budget_line=content.budget_line,
        rup=content.rup,
        package=content.package,
        ordered_on=content.ordered_on,
        due_on=content.due_on,
        platform=content.platform.value,
        platform_ref=content.platform_ref,
        payment=content.payment.value,
        price_mode=content.price_mode.value,
        kind=content.kind.value,
        collector=content.collector.value if content.collector_reason else "",
        collector_reason=content.collector_reason,
        deliver_to=content.deliver_to,
        note=content.note,
        lines=tuple(
            DraftLineInput(
                product=line.product,
                quantity=line.quantity,
                unit_price=line.unit_price,
                budget_line="" if line.budget_line == content.budget_line else line.budget_line,
                note=line.note,
                standard=line.standard,
            )
            for line in content.lines
        ),
        discount=content.discount,
        shipping=content.shipping,
        official=content.official,
        procedure=content.procedure.value,
        platform_on=content.platform_on,
        penalty_base=content.penalty_base.value,
        direct=content.direct,
        occasion=content.occasion,
        places=content.places,
        vendor_note=content.vendor_note,
        flag_reasons=tuple(one for one in content.flag_reasons if one.text),
    )


def _was_submitted(order: Order) -> bool:
    return any(event.act == Move.SUBMIT.value for event in order.history)
