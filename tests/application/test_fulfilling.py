"""Goods come, are received by BAST, and are paid: each act in one transaction on the desk."""

from dataclasses import replace
from datetime import date, timedelta
from decimal import Decimal

import msgspec
import pytest

from bejo_desktop.application.changes import Kind
from bejo_desktop.application.sync.applying import settle
from bejo_desktop.application.views import Paid, Received
from bejo_desktop.contract.exchange import OutcomeRow
from bejo_desktop.contract.intents import Arrive, Pay, Receive, ReceivedRow
from bejo_desktop.domain.codes import Payment
from bejo_desktop.domain.errors import AccessDenied, BadInput, BejoError, RuleBroken
from bejo_desktop.domain.fulfilment import ReceivedLine, Statements
from bejo_desktop.domain.money import Rupiah
from bejo_desktop.domain.order import OrderState, SyncState
from tests.application.conftest import PENS, PPK, TODAY, TREASURER

ALL_TRUE = Statements(function=True, amount=True, time=True)
ORDERED = ("60", "40", "30", "25", "48", "6")
"""Quantities of scenario S1 of users.md 6."""


def came(*accepted, complete=True, on=TODAY, **changes):
    lines = tuple(
        ReceivedLine(at, Decimal(value), Decimal(0)) for at, value in enumerate(accepted, start=1)
    )
    return replace(Received(on, complete, lines, ALL_TRUE), **changes)


def paid(on=TODAY, **changes):
    return replace(Paid(on, Payment.UP, "INV-0417"), **changes)


@pytest.fixture
def received(office):
    """An order of which everything was received."""
    order_id = office.arrived()
    office.fulfilling.receive(office.ppk, order_id, came(*ORDERED))
    return order_id


def test_an_order_arrives_today_unless_a_day_is_told(office):
    detail, changes = office.fulfilling.arrive(office.pp, office.signed())
    assert (detail.row.state, detail.row.sync) == (OrderState.DELIVERING, SyncState.QUEUED)
    assert detail.arrived_on == TODAY
    assert changes.kinds == {Kind.ORDERS, Kind.SYNC}
    intent = office.waiting()[-1]
    assert intent.a == Arrive(
        content=detail.row.content_hash, no="000.3.2/0017/SP/413.101/2026", on=TODAY
    )


def test_a_first_part_leaves_the_rest_outstanding(office):
    order_id = office.arrived()
    part = came("60", "12.5", complete=False)
    rejected = ReceivedLine(3, Decimal(28), Decimal(2), "Tinta kering")
    detail, changes = office.fulfilling.receive(
        office.ppk, order_id, replace(part, lines=(*part.lines, rejected))
    )
    rows = office.fulfilling.outstanding(order_id)
    assert [str(row.left) for row in rows] == ["0", "27.5", "2", "25", "48", "6"]
    assert (rows[2].line, rows[2].name, rows[2].measure) == (
        3,
        "Ballpoint gel 0,5 mm hitam",
        "lusin",
    )
    assert (rows[2].ordered, rows[2].accepted) == (30, 28)
    assert changes.kinds == {Kind.ORDERS, Kind.SYNC, Kind.NUMBERS}
    (receipt,) = detail.receipts
    assert (receipt.number.text, receipt.by) == ("000.3.2/0031/BAST/413.101/2026", PPK)
    act = office.waiting()[-1].a
    assert isinstance(act, Receive)
    assert (act.bast, act.series, act.lease) == (receipt.number.text, "BAST", "L-BAST")
    assert act.lines[1:] == (
        ReceivedRow(line=2, accepted="12.5", rejected="0"),
        ReceivedRow(line=3, accepted="28", rejected="2", reason="Tinta kering"),
    )


def test_all_is_received_then_paid_and_the_way_says_so(office, received):
    detail, changes = office.paying.pay(
        office.treasurer, received, paid(tax_invoice="04.00.26-00000000017")
    )
    assert (detail.row.state, detail.row.sync) == (OrderState.PAID, SyncState.QUEUED)
    (made,) = detail.payments
    assert (made.number.text, made.by) == ("000.3.2/0031/KW/413.101/2026", TREASURER)
    assert (made.invoice, made.tax_invoice, made.kind) == (
        "INV-0417",
        "04.00.26-00000000017",
        Payment.UP,
    )
    assert changes.touches(Kind.BUDGET)
    assert [(step.key, step.by_name) for step in detail.steps[3:]] == [
        ("order.sign", "Bagas Contoh"),
        ("order.arrive", "Sekar Contoh"),
        ("order.receive", "Bagas Contoh"),
        ("order.pay", "Lintang Contoh"),
    ]
    act = office.waiting()[-1].a
    assert isinstance(act, Pay)
    assert (act.kw, act.kind, act.on) == (made.number.text, "UP", TODAY)


def test_a_part_is_not_yet_received(office):
    order_id = office.arrived()
    detail, _ = office.fulfilling.receive(office.ppk, order_id, came("1", complete=False))
    done = {step.key: step.done_at is not None for step in detail.steps}
    assert (done["order.arrive"], done["order.receive"], done["order.pay"]) == (True, False, False)


@pytest.mark.parametrize(
    ("received_", "code"),
    [
        (came("61", complete=False), "receipt.too_much"),
        (came("60", complete=True), "receipt.complete"),
        (came(*ORDERED, "1"), "receipt.line_unknown"),
        (came("0", complete=False), "receipt.empty"),
        (came(*ORDERED, on=date(2026, 10, 11)), "receipt.received_on"),
        (came(*ORDERED, on=date(2026, 10, 13)), "receipt.received_on"),
        (came(*ORDERED, statements=replace(ALL_TRUE, amount=False)), "receipt.statements"),
    ],
    ids=lambda value: value if isinstance(value, str) else "",
)
def test_what_is_refused_takes_no_number_and_queues_nothing(office, received_, code):
    order_id = office.arrived()
    before = office.waiting()
    with pytest.raises(RuleBroken) as refusal:
        office.fulfilling.receive(office.ppk, order_id, received_)
    assert refusal.value.code == code
    assert office.waiting() == before
    assert office.fulfilling.next_number(office.ppk, "BAST") == "000.3.2/0031/BAST/413.101/2026"
    detail = office.orders.detail(order_id)
    assert (detail.row.state, detail.receipts) == (OrderState.DELIVERING, ())


@pytest.mark.parametrize("act", ["arrive", "receive", "pay"])
def test_each_act_is_of_its_officers(office, received, act):
    forbidden = {
        "arrive": (office.signed, "treasurer", ()),
        "receive": (office.arrived, "pp", (came(*ORDERED),)),
        "pay": (lambda: received, "ppk", (paid(),)),
    }
    order, who, more = forbidden[act]
    doer = office.paying if act == "pay" else office.fulfilling
    with pytest.raises(AccessDenied, match=r"access\.role"):
        getattr(doer, act)(getattr(office, who), order(), *more)


def test_nothing_is_paid_before_a_part_is_received(office):
    order_id = office.arrived()
    with pytest.raises(RuleBroken, match=r"payment\.nothing_due"):
        office.paying.pay(office.treasurer, order_id, paid())


def test_when_the_range_is_empty_nothing_more_is_received(office):
    order_id = office.arrived()
    for _ in range(2):
        received = came("1", complete=False, arrived_on=TODAY)
        office.fulfilling.receive(office.ppk, order_id, received)
    assert office.fulfilling.next_number(office.ppk, "BAST") is None
    with pytest.raises(RuleBroken, match=r"lease\.empty") as refusal:
        office.fulfilling.receive(office.ppk, order_id, came("1", complete=False))
    assert refusal.value.facts["series"] == "BAST"
    assert len(office.orders.detail(order_id).receipts) == 2


@pytest.mark.parametrize(
    ("series", "who", "number"),
    [
        ("BAST", "ppk", "000.3.2/0031/BAST/413.101/2026"),
        ("KW", "treasurer", "000.3.2/0031/KW/413.101/2026"),
        ("BAST", "treasurer", None),
        ("KW", "ppk", None),
    ],
)
def test_the_next_number_is_shown_to_who_takes_it(office, series, who, number):
    assert office.fulfilling.next_number(getattr(office, who), series) == number


def test_a_unit_with_an_agenda_book_types_both_numbers(office, an):
    order_id = office.arrived()
    office.learn(an.unit(rev=9, numbering="agenda"))
    everything, bast = came(*ORDERED), "000.3.2/131/BAST/413.101/2026"
    assert office.fulfilling.next_number(office.ppk, "BAST") is None
    with pytest.raises(BadInput, match=r"number\.missing"):
        office.fulfilling.receive(office.ppk, order_id, everything)
    for wrong in ("000.3.2/131/SP/413.101/2026", "000.3.2/131/BAST/413.101/2025", "131"):
        with pytest.raises(RuleBroken, match=r"number\.malformed"):
            office.fulfilling.receive(office.ppk, order_id, everything, wrong)
    part = came("1", complete=False)
    detail, _ = office.fulfilling.receive(office.ppk, order_id, part, bast)
    number = detail.receipts[0].number
    assert (number.text, number.lease_id) == ("000.3.2/0131/BAST/413.101/2026", None)
    with pytest.raises(RuleBroken, match=r"number\.taken"):
        office.fulfilling.receive(office.ppk, order_id, part, bast)


def test_a_leasing_unit_types_none(office, received):
    with pytest.raises(RuleBroken, match=r"number\.not_typed"):
        office.paying.pay(office.treasurer, received, paid(), "000.3.2/0001/KW/413.101/2026")


def test_every_number_of_both_series_is_accounted_for(office, received):
    office.paying.pay(office.treasurer, received, paid())
    with office.store.read() as reading:
        for series in ("BAST", "KW"):
            register = reading.numbers.register(series, 2026)
            assert (register.issued, register.counts["used"], register.sum_ok) == (2, 1, True)


def test_a_mandate_that_did_not_hold_on_the_day_receives_nothing(office, an):
    order_id = office.arrived()
    office.clock.pass_(days=5)
    office.learn(an.officer(PPK, "Bagas Contoh", "PPK", rev=5, since=date(2026, 10, 15)))
    with pytest.raises(AccessDenied, match=r"access\.mandate"):
        office.fulfilling.receive(office.ppk, order_id, came(*ORDERED, on=date(2026, 10, 14)))
    office.fulfilling.receive(office.ppk, order_id, came(*ORDERED, on=date(2026, 10, 15)))


def test_the_audit_says_who_did_what(office, received):
    office.paying.pay(office.treasurer, received, paid())
    with office.store.read() as reading:
        for act in ("order.arrive", "order.receive", "order.pay"):
            assert reading.audit.count(act, str(received)) == 1


SHARE = 3_886_110
"""30 × 39.500 + 25 × 36.000 + 48 × 29.500, and 11 % of it: what S1 takes of its pens' line."""


def test_a_paid_order_counts_once_in_the_budget_whoever_knows_of_it(office, an, received):
    office.paying.pay(office.treasurer, received, paid())
    # No word from the centre yet: what was ordered here is still bound.
    assert budget_line(office, PENS) == (0, SHARE, 50_000_000 - SHARE)
    row = an.budget(PENS, 50_000_000, realised=SHARE)
    office.learn(msgspec.structs.replace(row, rev=2))
    settle_all(office)
    assert budget_line(office, PENS) == (SHARE, 0, 50_000_000 - SHARE)
    impacts = office.drafting.view(office.pp, received).budget
    assert [x.left_after.amount for x in impacts if x.code == PENS] == [50_000_000 - SHARE]


def budget_line(office, code):
    (line,) = (x for x in office.budgeting.lines(2026) if x.code == code)
    return line.realised.amount, line.committed.amount, line.left.amount


def settle_all(office):
    """The centre says yes to all that waits."""
    waiting = office.waiting()
    rows = [OutcomeRow(s=x.s, r="ok", e=x.e, rev=at) for at, x in enumerate(waiting, start=1)]
    with office.store.write() as work:
        settle(work, rows, {x.s: x.e for x in waiting}, now=office.clock())


@pytest.mark.parametrize("kind", list(Payment))
def test_every_kind_of_payment_is_one(office, received, kind):
    detail, _ = office.paying.pay(office.treasurer, received, paid(kind=kind))
    assert detail.payments[0].kind is kind


def test_a_second_payment_is_no_move(office, received):
    office.paying.pay(office.treasurer, received, paid())
    with pytest.raises(BejoError, match=r"order\.move"):
        office.paying.pay(office.treasurer, received, paid())


def test_a_receiving_tells_beforehand_what_its_lateness_costs_and_changes_nothing(office):
    order_id = office.arrived()
    content = office.paying.due(order_id).figures
    late = came(*ORDERED, on=TODAY)
    in_time = office.paying.lateness(order_id, late)
    assert (in_time.days, in_time.penalty, in_time.must_decide) == (0, Rupiah(0), False)
    ten = replace(late, arrived_on=in_time.due_on + timedelta(days=10))
    # Ps 79 Perpres 16/2018: one per mille a calendar day of the value before PPN
    told = office.paying.lateness(order_id, ten)
    assert (told.days, told.must_decide) == (10, False)
    assert told.penalty == Rupiah(content.base.amount * 10 // 1000)
    assert office.paying.lateness(
        order_id, replace(late, arrived_on=in_time.due_on + timedelta(days=51))
    ).must_decide
    assert [row.accepted for row in office.fulfilling.outstanding(order_id)] == [0] * 6
