"""Writes the demo's orders as if their desks had sent them: each with acts, numbers and budget."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from bejo_central.admin.seeding_later import (
    SIGNED_DAYS,
    acts_of,
    at,
    later_of_demo,
    number_of,
    numbers_of,
    receipts_of,
)
from bejo_central.admin.seeding_values import officer_of, unit_of
from bejo_central.demo import lists
from bejo_central.demo.buyers import build_buyers
from bejo_central.demo.orders import build_orders, sums_by_budget_line
from bejo_central.rulebook import load_rules
from bejo_central.store import bulk, reference
from bejo_central.store.budget import BudgetRecord
from bejo_central.store.bulk import WholeOrder
from bejo_central.store.orders import ActRecord, OrderRecord
from bejo_desktop.contract.canonical import digest
from bejo_desktop.contract.content import to_wire
from bejo_desktop.domain.codes import Role
from bejo_desktop.domain.days import wib_day
from bejo_desktop.domain.money import ZERO, Rupiah
from bejo_desktop.domain.numbering import Series
from bejo_desktop.domain.order import Act, OrderState, SyncState

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date

    from bejo_central.demo.orders import DemoOrder
    from bejo_central.demo.records import DemoWorld
    from bejo_central.store.database import Session
    from bejo_desktop.contract.fulfilment import ReceiptRow
    from bejo_desktop.contract.later import Later
    from bejo_desktop.domain.rules.book import RuleBook

_NO_DEVICE: Final = 0
_CEILING_STEP: Final = 5_000_000


def seed_orders(session: Session, world: DemoWorld, seed: int, count: int) -> int:
    """Write `count` orders and the offices that they are of; return how many offices."""
    today = wib_day(session.now)
    buyers = build_buyers(seed, today.year)
    for buyer in buyers:
        unit = buyer.unit
        region_name = reference.region_name(session.connection, unit.region)
        reference.save_unit(session, unit_of(unit, region_name))
        for officer in buyer.officers:
            reference.save_officer(session, unit.code, officer_of(officer))
    rules = load_rules()
    made = build_orders(seed, world, buyers, count, today, rules)
    bulk.add_budget_lines(session, _budget_lines(made))
    bulk.add_orders(session, [_whole(order, today, rules) for order in made])
    return len(buyers)


def _budget_lines(made: Sequence[DemoOrder]) -> list[BudgetRecord]:
    names = lists.budget()
    lines = []
    paid = sums_by_budget_line([order for order in made if order.state is OrderState.PAID])
    for line, needed in sorted(sums_by_budget_line(made).items()):
        unit, year, code = line
        used = paid.get(line, ZERO)
        sub_activity, _, account = code.partition("/")
        activity = sub_activity.partition(".")[2].partition(".")[2]
        lines.append(
            BudgetRecord(
                unit=unit,
                year=year,
                account=account,
                account_name=names.accounts.get(account, ""),
                sub_activity=sub_activity,
                sub_activity_name=names.activities[activity],
                ceiling=Rupiah((needed.amount * 5 // 4 // _CEILING_STEP + 1) * _CEILING_STEP),
                realised=ZERO,
                committed=needed - used,
                paid=used,
            )
        )
    return lines


def _whole(made: DemoOrder, today: date, rules: RuleBook) -> WholeOrder:
    content = to_wire(made.content)
    key = digest(content)
    receipts = receipts_of(made)
    later = later_of_demo(made, rules)
    return WholeOrder(
        order=_order(made, key, today, receipts, later),
        content=content,
        acts=[
            ActRecord(rev, _NO_DEVICE, 0, act.value, key, made.buyer.nip(role), at(on), note)
            for rev, (act, on, role, note) in enumerate(acts_of(made), start=1)
        ],
        numbers=numbers_of(made),
        amounts=made.amounts,
        is_paid=made.state is OrderState.PAID,
    )


def _order(
    made: DemoOrder, key: str, today: date, receipts: tuple[ReceiptRow, ...], later: Later
) -> OrderRecord:
    content = made.content
    assert content.figures is not None
    acts = acts_of(made)
    unsigned = made.state is OrderState.FINAL
    arrived = [on for act, on, _, _ in acts if act is Act.ARRIVE]
    return OrderRecord(
        unit=content.unit,
        order_id=str(made.order_id),
        device=_NO_DEVICE,
        state=made.state.value,
        sync=SyncState.ACCEPTED.value,
        hash=key,
        vendor=content.vendor,
        total=content.figures.total.amount,
        author=made.buyer.nip(Role.PP),
        received_at=at(min(today, acts[-1][1])),
        no=number_of(made, Series.SP, made.running),
        series=Series.SP.value,
        year=content.ordered_on.year,
        running=made.running,
        rev=len(acts),
        submitted_at=at(content.ordered_on),
        signed_on=None if unsigned else content.ordered_on + SIGNED_DAYS,
        arrived_on=arrived[-1] if arrived else None,
        receipts=receipts,
        later=later,
        ordered_on=content.ordered_on,
    )
