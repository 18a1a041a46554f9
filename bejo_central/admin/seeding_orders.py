"""Writes the demo's orders as if their desks had sent them: each with acts, numbers and budget."""

from __future__ import annotations

from datetime import UTC, date, datetime, time, timedelta
from typing import TYPE_CHECKING, Final

from bejo_central.admin.seeding_values import officer_of, unit_of
from bejo_central.demo import lists
from bejo_central.demo.buyers import build_buyers
from bejo_central.demo.orders import build_orders, sums_by_budget_line
from bejo_central.rulebook import load_rules
from bejo_central.store import bulk, numbers, reference
from bejo_central.store.budget import BudgetRecord
from bejo_central.store.bulk import WholeOrder
from bejo_central.store.numbers import NumberRecord
from bejo_central.store.orders import ActRecord, OrderRecord
from bejo_desktop.contract.canonical import digest
from bejo_desktop.contract.content import to_wire
from bejo_desktop.contract.fulfilment import NumberRow, PaymentRow, ReceiptRow
from bejo_desktop.contract.intents import ReceivedRow
from bejo_desktop.domain.codes import Role
from bejo_desktop.domain.days import WIB, wib_day
from bejo_desktop.domain.money import ZERO, Rupiah
from bejo_desktop.domain.numbering import NumberMask, Series
from bejo_desktop.domain.order import Act, OrderState, SyncState

if TYPE_CHECKING:
    from collections.abc import Sequence

    from bejo_central.demo.orders import DemoOrder
    from bejo_central.demo.records import DemoWorld
    from bejo_central.store.database import Session

_NO_DEVICE: Final = 0
_OFFICE_OPENS: Final = time(9, tzinfo=WIB)
_CEILING_STEP: Final = 5_000_000
_SIGNED_DAYS: Final = timedelta(days=1)
_RECEIVED_DAYS: Final = timedelta(days=6)
_PAID_DAYS: Final = timedelta(days=12)


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
    made = build_orders(seed, world, buyers, count, today, load_rules())
    bulk.add_budget_lines(session, _budget_lines(made))
    bulk.add_orders(session, [_whole(order, today) for order in made])
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


def _whole(made: DemoOrder, today: date) -> WholeOrder:
    content = to_wire(made.content)
    key = digest(content)
    return WholeOrder(
        order=_order(made, key, today),
        content=content,
        acts=[
            ActRecord(rev, _NO_DEVICE, 0, act.value, key, made.buyer.nip(role), _at(on), "")
            for rev, (act, on, role) in enumerate(_acts(made), start=1)
        ],
        numbers=_numbers(made),
        amounts=made.amounts,
        is_paid=made.state is OrderState.PAID,
    )


def _order(made: DemoOrder, key: str, today: date) -> OrderRecord:
    content = made.content
    assert content.figures is not None
    acts = _acts(made)
    is_paid = made.state is OrderState.PAID
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
        received_at=_at(min(today, acts[-1][1])),
        no=_number(made, Series.SP),
        series=Series.SP.value,
        year=content.ordered_on.year,
        running=made.running,
        rev=len(acts),
        submitted_at=_at(content.ordered_on),
        signed_on=None if made.state is OrderState.FINAL else content.ordered_on + _SIGNED_DAYS,
        arrived_on=content.ordered_on + _RECEIVED_DAYS if is_paid else None,
        receipts=(_receipt(made),) if is_paid else (),
        payment=_payment(made) if is_paid else None,
        ordered_on=content.ordered_on,
    )


def _acts(made: DemoOrder) -> list[tuple[Act, date, Role]]:
    day = made.content.ordered_on
    acts = [(Act.SUBMIT, day, Role.PP), (Act.FINAL, day, Role.PPK)]
    if made.state is not OrderState.FINAL:
        acts.append((Act.SIGN, day + _SIGNED_DAYS, Role.PP))
    if made.state is OrderState.PAID:
        acts += [
            (Act.ARRIVE, day + _RECEIVED_DAYS, Role.PP),
            (Act.RECEIVE, day + _RECEIVED_DAYS, Role.PPK),
            (Act.PAY, day + _PAID_DAYS, Role.BENDAHARA),
        ]
    return acts


def _receipt(made: DemoOrder) -> ReceiptRow:
    return ReceiptRow(
        on=made.content.ordered_on + _RECEIVED_DAYS,
        complete=True,
        lines=tuple(
            ReceivedRow(line=position, accepted=str(line.quantity.value), rejected="0", reason="")
            for position, line in enumerate(made.content.lines, start=1)
        ),
        states=(True, True, True),
        bast=_number_row(made, Series.BAST),
        by=made.buyer.nip(Role.PPK),
    )


def _payment(made: DemoOrder) -> PaymentRow:
    return PaymentRow(
        on=made.content.ordered_on + _PAID_DAYS,
        kind=made.content.payment.value,
        invoice=f"INV-{made.running:04d}",
        kw=_number_row(made, Series.KW),
        by=made.buyer.nip(Role.BENDAHARA),
    )


def _numbers(made: DemoOrder) -> list[NumberRecord]:
    paid = (Series.BAST, Series.KW) if made.state is OrderState.PAID else ()
    return [
        NumberRecord(
            unit=made.content.unit,
            series=series.value,
            year=made.content.ordered_on.year,
            no=_number(made, series),
            running=made.running,
            state=numbers.USED,
            order_id=str(made.order_id),
            lease="",
        )
        for series in (Series.SP, *paid)
    ]


def _number_row(made: DemoOrder, series: Series) -> NumberRow:
    return NumberRow(
        no=_number(made, series),
        series=series.value,
        year=made.content.ordered_on.year,
        running=made.running,
    )


def _number(made: DemoOrder, series: Series) -> str:
    unit = made.buyer.unit
    mask = NumberMask(unit.number_mask, unit.classification)
    return mask.format(made.running, series.value, unit.code, made.content.ordered_on.year)


def _at(day: date) -> datetime:
    return datetime.combine(day, _OFFICE_OPENS).astimezone(UTC)
