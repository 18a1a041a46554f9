"""The order's one table of moves, and what an act needs before it changes anything."""

from contextlib import nullcontext
from dataclasses import replace
from datetime import UTC, date, datetime
from decimal import Decimal
from itertools import product
from uuid import UUID

import pytest

from bejo_desktop.domain.codes import (
    Certificate,
    Collector,
    Kind,
    Payment,
    Platform,
    PriceMode,
    Reason,
    Role,
    TaxClass,
)
from bejo_desktop.domain.content import Delivery, OrderContent, OrderLine
from bejo_desktop.domain.errors import AccessDenied, BejoError, RuleBroken
from bejo_desktop.domain.figures import VendorTax
from bejo_desktop.domain.money import ZERO, Rupiah
from bejo_desktop.domain.numbering import Number
from bejo_desktop.domain.order import (
    MOVES,
    Act,
    Cause,
    Order,
    OrderState,
    SyncState,
    Verdict,
    held_only_for,
)
from bejo_desktop.domain.quantity import Quantity

NOON = datetime(2026, 10, 12, 5, 0, tzinfo=UTC)
PPK, PP = "197109231997031003", "198804172011012006"
SEEN = "ab" * 32
NUMBER = Number("000.3.2/0017/SP/413.101/2026", "SP", 2026, 17, "L1")
REASON = "Penyedia menyatakan tetap pada harga negosiasi."


def a_line(**changes):
    line = OrderLine(
        product="P-000001",
        name="Kertas HVS A4 80 g",
        measure="rim",
        tax_class=TaxClass.GOODS,
        origin="PDN",
        quantity=Quantity(Decimal(10)),
        list_price=Rupiah(54_000),
        price_list=1,
        unit_price=Rupiah(54_000),
        budget_line="5.02.01.2.06.0005/5.1.02.01.01.0025",
    )
    return replace(line, **changes)


def a_content(**changes):
    content = OrderContent(
        unit="413.101",
        region="35.09",
        vendor="V-00001",
        vendor_tax=VendorTax(pkp=True, npwp=True, certificate=Certificate.NONE),
        package="Kertas triwulan IV",
        rup="",
        budget_line="5.02.01.2.06.0005/5.1.02.01.01.0025",
        ordered_on=date(2026, 10, 12),
        due_on=date(2026, 10, 23),
        platform=Platform.NONE,
        platform_ref="",
        payment=Payment.UP,
        price_mode=PriceMode.EXCLUSIVE,
        kind=Kind.GOODS,
        collector=Collector.TREASURER,
        collector_reason="",
        deliver_to=Delivery(),
        note="",
        lines=(a_line(),),
        discount=ZERO,
        shipping=ZERO,
    )
    return replace(content, **changes)


def an_order(state=OrderState.DRAFT, **changes):
    order = Order(UUID(int=1), a_content(), PP, NOON, state=state)
    if state is not OrderState.DRAFT:
        order.content_hash = SEEN
    if state not in {OrderState.DRAFT, OrderState.SUBMITTED}:
        order.number = NUMBER
    for name, value in changes.items():
        setattr(order, name, value)
    return order


@pytest.mark.parametrize(("act", "state"), list(product(Act, OrderState)))
def test_an_act_passes_only_from_the_states_of_the_table(act, state):
    order = an_order(state)
    allowed = frozenset(Role)
    if state in MOVES[act].sources:
        order.require(act, allowed)
    else:
        with pytest.raises(RuleBroken, match="order.move"):
            order.require(act, allowed)
    assert order.state is state


@pytest.mark.parametrize(("act", "role"), list(product(Act, Role)))
def test_an_act_is_refused_to_a_role_that_may_not_do_it(act, role):
    order = an_order(next(iter(MOVES[act].sources)))
    if role in MOVES[act].roles:
        order.require(act, frozenset({role}))
    else:
        with pytest.raises(AccessDenied) as refusal:
            order.require(act, frozenset({role}))
        assert refusal.value.code == "access.role"


def test_only_the_ppk_binds_and_releases_the_unit_after_the_number():
    """security.md 3: the PP notes arrival, only the PPK signs a BAST."""
    assert {act for act in Act if MOVES[act].roles == {Role.PPK}} == {
        Act.RETURN,
        Act.KEEP_PRICE,
        Act.VOID,
        Act.RECEIVE,
        Act.SEND_BACK,
        Act.AMEND,
        Act.CANCEL,
    }


def test_the_whole_way_of_an_order():
    order = an_order()
    order.submit(order.content, SEEN, by=PP, now=NOON)
    order.finalise(NUMBER, approved_hash=SEEN, by=PPK, now=NOON)
    order.sign(date(2026, 10, 12), today=date(2026, 10, 12), by=PPK, now=NOON)
    assert (order.state, order.sync, order.number) == (
        OrderState.SIGNED,
        SyncState.QUEUED,
        NUMBER,
    )
    assert [event.act for event in order.history] == ["order.submit", "order.final", "order.sign"]


def test_the_ppk_approves_exactly_what_was_seen():
    order = an_order(OrderState.SUBMITTED)
    with pytest.raises(RuleBroken, match="order.content_changed"):
        order.finalise(NUMBER, approved_hash="cd" * 32, by=PPK, now=NOON)
    assert (order.state, order.number) == (OrderState.SUBMITTED, None)


def test_an_edit_after_submit_makes_a_draft_again():
    order = an_order(OrderState.SUBMITTED)
    order.edit(a_content(package="Lain"), by=PP, now=NOON)
    assert (order.state, order.content_hash) == (OrderState.DRAFT, None)


@pytest.mark.parametrize("state", [OrderState.FINAL, OrderState.SIGNED, OrderState.VOID])
def test_a_number_means_one_set_of_figures_for_ever(state):
    order = an_order(state)
    before = order.content
    with pytest.raises(RuleBroken, match="order.frozen"):
        order.edit(a_content(package="Lain"), by=PP, now=NOON)
    assert order.content is before


def held(*codes):
    return an_order(
        OrderState.FINAL,
        sync=SyncState.HELD,
        reasons=tuple(Cause(code, {}) for code in codes),
    )


def test_keeping_the_price_changes_no_figure():
    order = held(Reason.PRICE_DRIFT)
    before = order.content
    order.keep_price(REASON, by=PPK, now=NOON)
    assert (order.content, order.number, order.sync) == (before, NUMBER, SyncState.QUEUED)


def test_keeping_the_price_is_no_way_out_of_a_short_budget():
    order = held(Reason.PRICE_DRIFT, Reason.BUDGET_SHORT)
    with pytest.raises(RuleBroken, match="order.not_held_for_price"):
        order.keep_price(REASON, by=PPK, now=NOON)
    assert order.sync is SyncState.HELD


@pytest.mark.parametrize(
    ("sync", "codes", "only"),
    [
        ("held", ["BUDGET_SHORT"], True),
        ("held", ["BUDGET_SHORT", "BUDGET_SHORT"], True),
        ("held", ["BUDGET_SHORT", "PRICE_DRIFT"], False),
        ("held", [], False),
        ("refused", ["BUDGET_SHORT"], False),
    ],
)
def test_held_for_one_reason_is_held_for_no_other(sync, codes, only):
    assert held_only_for(sync, codes, Reason.BUDGET_SHORT) is only
    of_the_desk = [Reason(code) for code in codes]
    assert held_only_for(SyncState(sync), of_the_desk, Reason.BUDGET_SHORT) is only


@pytest.mark.parametrize(
    ("reason", "refused"),
    [
        ("", "order.reason_short"),
        ("ya", "order.reason_short"),
        ("  pendek  ", "order.reason_short"),
        ("x" * 9, "order.reason_short"),
        ("x" * 10, None),
        ("x" * 500, None),
        ("x" * 501, "order.reason_long"),
    ],
    ids=lambda value: f"{len(value)}" if value and set(value) == {"x"} else str(value),
)
def test_a_reason_says_something(reason, refused):
    order = an_order(OrderState.FINAL)
    if refused is None:
        order.void(reason, by=PPK, now=NOON)
        assert order.state is OrderState.VOID
        return
    with pytest.raises(RuleBroken) as error:
        order.void(reason, by=PPK, now=NOON)
    assert (error.value.code, order.state) == (refused, OrderState.FINAL)


@pytest.mark.parametrize(
    ("day", "state"),
    [
        (11, OrderState.FINAL),
        (12, OrderState.SIGNED),
        (13, OrderState.SIGNED),
        (14, OrderState.FINAL),
    ],
)
def test_ink_is_dated_between_the_order_and_today(day, state):
    order, on = an_order(OrderState.FINAL), date(2026, 10, day)
    assert order.content.ordered_on == date(2026, 10, 12)
    refused = nullcontext()
    if state is OrderState.FINAL:
        refused = pytest.raises(RuleBroken, match="order.signed_on")
    with refused:
        order.sign(on, today=date(2026, 10, 13), by=PPK, now=NOON)
    assert order.state is state


@pytest.mark.parametrize(
    ("verdict", "sync"),
    [
        (Verdict.OK, SyncState.ACCEPTED),
        (Verdict.HELD, SyncState.HELD),
        (Verdict.REFUSED, SyncState.REFUSED),
        (Verdict.BLOCKED, SyncState.BLOCKED),
    ],
)
def test_a_verdict_shows_only_when_no_later_act_waits(verdict, sync):
    order = an_order(OrderState.FINAL, sync=SyncState.QUEUED)
    order.settle(verdict, (), (), revision=3, more_waiting=True)
    assert order.sync is SyncState.QUEUED
    order.settle(verdict, (), (), revision=4, more_waiting=False)
    assert (order.sync, order.revision) == (sync, 4)


@pytest.mark.parametrize(
    ("content", "code"),
    [
        (a_content(vendor="", vendor_tax=None), "order.vendor_missing"),
        (a_content(package="  "), "order.package_missing"),
        (a_content(lines=()), "order.empty"),
        (a_content(lines=(a_line(),) * 201), "order.too_many_lines"),
        (a_content(lines=(a_line(unit_price=ZERO),)), "order.price_zero"),
        (a_content(lines=(a_line(unit_price=Rupiah(10**12 + 1)),)), "order.price_range"),
        (a_content(lines=(a_line(budget_line=""),)), "order.account_missing"),
        (a_content(due_on=date(2026, 10, 11)), "order.due_before_order"),
        (a_content(due_on=date(2027, 1, 2)), "order.year_crossed"),
    ],
    ids=lambda value: value if isinstance(value, str) else "",
)
def test_what_cannot_be_submitted_is_named(content, code):
    with pytest.raises(BejoError) as refusal:
        content.require_complete()
    assert refusal.value.code == code


def test_two_hundred_lines_are_an_order():
    a_content(lines=(a_line(),) * 200).require_complete()
