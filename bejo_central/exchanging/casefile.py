"""Loads what the verdict on one act depends on."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from bejo_central.judging import trust
from bejo_central.judging.case import Case, ContentState, Market, Paper
from bejo_central.store import (
    budget,
    catalogue,
    commitments,
    devices,
    mandates,
    numbers,
    orders,
    outcomes,
    reference,
)
from bejo_desktop.contract.content import Content, from_wire
from bejo_desktop.contract.intents import Amend, Approval, HandOver
from bejo_desktop.contract.intents import Final as FinalAct
from bejo_desktop.domain.charge import in_charge
from bejo_desktop.domain.codes import Reason, Role
from bejo_desktop.domain.days import wib_day
from bejo_desktop.domain.errors import BejoError

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from bejo_central.exchanging.envelope import ReadAct, ReadPush
    from bejo_central.store.database import Session
    from bejo_central.store.devices import Device
    from bejo_central.store.orders import ActRecord, OrderRecord
    from bejo_central.store.outcomes import OutcomeRecord
    from bejo_desktop.contract.intents import Intent
    from bejo_desktop.domain.content import OrderContent
    from bejo_desktop.domain.parties import Mandate, Unit
    from bejo_desktop.domain.rules.book import RuleBook

_EMPTY = Market(
    vendor=None,
    products={},
    budget={},
    bound={},
    used={},
    tax_since={},
    year_closed_on=None,
)


@dataclass(frozen=True, slots=True)
class Bench:
    """What stays the same for all acts of one exchange."""

    session: Session
    device: Device
    unit: Unit
    officers: frozenset[str]
    rules: RuleBook
    push: ReadPush
    contents: Mapping[str, Content]

    def content_state(self, act: ReadAct) -> ContentState | None:
        """Return what is known of the content that an act names; None when it must come yet."""
        named = act.named
        if not named:
            return ContentState.NOT_NAMED
        if named in self.contents:
            return ContentState.PRESENT
        if not act.needs_content:
            return ContentState.NOT_NAMED
        if named in self.push.unreadable:
            return ContentState.UNREADABLE
        if named in self.push.lacks or self._came_as_another(act):
            return ContentState.MISMATCHED
        return None

    def _came_as_another(self, act: ReadAct) -> bool:
        """
        Tell whether the content of an act came, but under another hash.

        A submit brings its content along: one beside it that no act names was meant for it.
        What names the same hash later cannot be helped by asking for the content again.
        """
        others = self.push.contents.keys() - {one.named for one in self.push.acts}
        if act.is_submit and others:
            return True
        return any(
            past.hash == act.named and Reason.HASH_MISMATCH in {why.c for why in past.why}
            for past in outcomes.of_order(self.session.connection, self.device.unit, act.order_id)
        )


def prepare(session: Session, device: Device, rules: RuleBook, push: ReadPush) -> Bench:
    """Keep the contents that came, and lock the unit, then the budget lines of all acts."""
    connection = session.connection
    unit = reference.lock_unit(session, device.unit)
    named = {act.named for act in push.acts} - {""}
    for key in sorted(named & push.contents.keys()):
        orders.keep_content(session, push.contents[key])
    contents = orders.contents(connection, named)
    lines = commitments.lines_bound_by(connection, unit.code, {act.order_id for act in push.acts})
    for content in contents.values():
        lines.setdefault(content.ordered_on.year, set()).update(
            line.budget_line for line in content.lines
        )
    for year in sorted(lines):
        budget.lock(connection, unit.code, year, lines[year])
    return Bench(
        session,
        device,
        unit,
        devices.officers(connection, device.device),
        rules,
        push,
        contents,
    )


def load_case(bench: Bench, act: ReadAct, intent: Intent, refused_before: int) -> Case:
    """Load the facts of one act whose content is not missing."""
    connection = bench.session.connection
    unit = bench.device.unit
    state = bench.content_state(act)
    assert state is not None
    content, state = _read_content(bench, act, state)
    order = orders.find(connection, unit, intent.e) if intent.e else None
    acts = orders.acts(connection, unit, intent.e) if order else ()
    past = outcomes.of_order(connection, unit, intent.e) if intent.e else ()
    return Case(
        device=bench.device.device,
        unit=bench.unit,
        today=wib_day(bench.session.now),
        intent=intent,
        mandate=mandates.find(connection, unit, intent.by, intent.mandate),
        enrolled=intent.by in bench.officers,
        named=_named_mandate(bench, intent),
        successor=_successor(bench, intent),
        in_charge=_in_charge(bench, order, acts),
        order=order,
        acts=acts,
        past=past,
        reasons_before=_reasons_before(bench, content, acts, past),
        refused_before=refused_before,
        content_state=state,
        content=content,
        content_before=_content_before(bench, order, intent),
        paper=_paper(bench, intent),
        minutes=_minutes(bench, intent, content),
        market=_market(bench, order, content),
        rules=bench.rules,
    )


def _read_content(
    bench: Bench, act: ReadAct, state: ContentState
) -> tuple[OrderContent | None, ContentState]:
    if state is not ContentState.PRESENT:
        return None, state
    try:
        return from_wire(bench.contents[act.named]), state
    except BejoError:
        return None, ContentState.UNREADABLE


def _content_before(bench: Bench, order: OrderRecord | None, intent: Intent) -> OrderContent | None:
    """Return what holds of the order to which an act is an addendum."""
    if order is None or not isinstance(intent.a, Amend):
        return None
    held = orders.content(bench.session.connection, order.hash)
    return None if held is None else from_wire(held)


def _reasons_before(
    bench: Bench,
    content: OrderContent | None,
    acts: Sequence[ActRecord],
    past: Sequence[OutcomeRecord],
) -> frozenset[tuple[str, str]]:
    """
    Return NIP and text of the reasons that stood in an order before, where the content has any.

    What was accepted counts, and what an officer sent in the own name, whatever became of it.
    """
    if content is None or not content.flag_reasons:
        return frozenset()
    taken = {act.hash for act in acts}
    senders = [(one.hash, one.by_nip) for one in past if one.hash]
    known = orders.contents(bench.session.connection, {*taken, *(key for key, _ in senders)} - {""})
    return frozenset(
        (reason.by, reason.text)
        for key, message in known.items()
        for reason in message.flag_reasons
        if key in taken or (key, reason.by) in senders
    )


def _named_mandate(bench: Bench, intent: Intent) -> Mandate | None:
    """Return the mandate of the other officer whom an act names with an SK."""
    match intent.a:
        case FinalAct(approval=Approval(ppk=nip, mandate=sk)) | HandOver(to=nip, sk=sk):
            return mandates.find(bench.session.connection, bench.device.unit, nip, sk)
        case _:
            return None


def _successor(bench: Bench, intent: Intent) -> Sequence[Mandate]:
    if not isinstance(intent.a, HandOver):
        return ()
    held = mandates.by_officer(bench.session.connection, bench.device.unit)
    return held.get(intent.a.to, ())


def _in_charge(bench: Bench, order: OrderRecord | None, acts: Sequence[ActRecord]) -> str:
    """Return the PPK whose order it is; "" while nobody is, or where a PP issued it."""
    if order is None:
        return ""

    def is_ppk(nip: str) -> bool:
        held = mandates.by_officer(bench.session.connection, bench.device.unit).get(nip, ())
        return any(Role.PPK in one.roles for one in held)

    later = order.later
    return in_charge(
        [(act.op, act.by_nip) for act in acts],
        [charge.nip for charge in later.charges],
        later.approval.ppk if later.approval else "",
        is_ppk,
    )


def _paper(bench: Bench, intent: Intent) -> Paper:
    connection = bench.session.connection
    unit = bench.device.unit
    name = getattr(intent.a, "lease", "")
    lease = numbers.lease(connection, unit, name) if isinstance(name, str) and name else None
    no = trust.taken_number(intent)
    if not no:
        return Paper(lease, None, is_rival=False)
    running = getattr(intent.a, "running", None)
    return Paper(
        lease,
        numbers.holder(
            connection,
            unit,
            getattr(intent.a, "series", ""),
            getattr(intent.a, "year", 0),
            no=no,
            running=running if isinstance(running, int) else None,
        ),
        numbers.is_rival(connection, unit, no, intent.e),
    )


def _minutes(bench: Bench, intent: Intent, content: OrderContent | None) -> Paper | None:
    number = trust.minutes_number(content)
    if number is None:
        return None
    connection, unit = bench.session.connection, bench.device.unit
    lent = number.lease_id
    return Paper(
        numbers.lease(connection, unit, lent) if lent else None,
        numbers.holder(
            connection, unit, number.series, number.year, no=number.text, running=number.running
        ),
        numbers.is_rival(connection, unit, number.text, intent.e),
    )


def _market(bench: Bench, order: OrderRecord | None, content: OrderContent | None) -> Market:
    if content is None:
        return _EMPTY
    connection = bench.session.connection
    unit = bench.device.unit
    codes: Sequence[str] = sorted({line.product for line in content.lines})
    year = content.ordered_on.year
    return Market(
        vendor=catalogue.vendors_by_code(connection, [content.vendor]).get(content.vendor),
        products=catalogue.products_by_code(connection, codes),
        budget=budget.lock(connection, unit, year, {x.budget_line for x in content.lines}),
        bound=commitments.bound_by(connection, unit, order.order_id) if order else {},
        used=commitments.used_by(connection, unit, order.order_id) if order else {},
        tax_since=catalogue.tax_changes(connection, content.vendor, codes),
        year_closed_on=budget.year_closed_on(connection, year),
    )
