"""A running order to its end: parts, returns, payments and taxes, addendum, end, and charge."""

from dataclasses import replace
from datetime import date
from decimal import Decimal

import pytest

from bejo_desktop.application.changing import Amending, Cancelling
from bejo_desktop.application.views import Paid, PaidOrder, PaidTogether, Received, SentBack
from bejo_desktop.contract.intents import (
    Amend,
    Cancel,
    Deposit,
    HandOver,
    Pay,
    Receive,
    SendBack,
)
from bejo_desktop.domain.codes import Payment, Reason
from bejo_desktop.domain.content import Delivery, Place
from bejo_desktop.domain.contract_changes import CancelForm
from bejo_desktop.domain.due import Wanted
from bejo_desktop.domain.errors import AccessDenied, BadInput, BejoError, RuleBroken
from bejo_desktop.domain.fulfilment import ReceivedLine, ReturnedLine, Statements
from bejo_desktop.domain.money import Rupiah
from bejo_desktop.domain.numbering import Lease, Series
from bejo_desktop.domain.order import Cause, OrderState, SyncState
from bejo_desktop.domain.payments import Tax, TaxDeposit
from bejo_desktop.domain.quantity import Quantity
from tests.application.conftest import CV, PAPER, PPK, TODAY, TREASURER

ALL_TRUE = Statements(function=True, amount=True, time=True)
REASON = "Disepakati bersama penyedia secara tertulis."
NEXT, PA = "197802192003121005", "196805051994031007"


@pytest.fixture
def papers(an):
    """A direct order: 100 rim at 54.000; base 5,4 million, PPN 594.000, PPh 22 81.000."""
    return an.draft(platform="none", lines=(an.line("P-000001", "100", budget_line=PAPER),))


def came(accepted, complete=False, on=TODAY, **changes):
    lines = (ReceivedLine(1, Decimal(accepted), Decimal(0)),)
    return replace(Received(on, complete, lines, ALL_TRUE), **changes)


def paid(**changes):
    return replace(Paid(TODAY, Payment.UP, "INV-1"), **changes)


def more_numbers(office):
    with office.store.write() as work:
        for series in (Series.KW, Series.BAST):
            lease = Lease(f"M-{series}", series, "413.101", 2026, 50, 90, 50, date(2027, 1, 31))
            work.numbers.grant(lease)


def state(office, order_id):
    row = office.orders.detail(order_id).row
    return row.state, row.sync


def test_two_deliveries_one_late_are_paid_to_the_order_s_figures(office, papers):
    more_numbers(office)
    order_id = office.arrived(papers)
    office.fulfilling.receive(office.ppk, order_id, came("40"))
    first, _ = office.paying.pay(office.treasurer, order_id, paid(transfer="TRX-1"))
    assert (first.row.state, first.payments[0].amount.amount) == (OrderState.RECEIVED, 2_397_600)
    assert {x.tax: x.amount.amount for x in first.payments[0].withheld} == {
        Tax.PPN: 237_600,
        Tax.PPH_22: 32_400,
    }
    office.clock.pass_(days=14)
    late = date(2026, 10, 26)
    office.fulfilling.arrive(office.pp, order_id, late)
    office.fulfilling.receive(office.ppk, order_id, came("60", complete=True, on=late))
    due = office.paying.due(order_id)
    assert (due.gross.amount, due.penalty.amount) == (3_596_400, 9_720)
    last, _ = office.paying.pay(office.treasurer, order_id, paid(on=late))
    assert last.row.state is OrderState.PAID
    assert [made.receipts for made in last.payments] == [(1,), (2,)]
    figures = last.content.figures
    assert sum(made.amount.amount for made in last.payments) == figures.total.amount
    net = sum(made.net.amount for made in last.payments)
    assert net == figures.net_to_vendor.amount - 9_720
    pays = [intent.a for intent in office.waiting() if isinstance(intent.a, Pay)]
    assert [(act.amount, act.penalty, act.transfer) for act in pays] == [
        (2_397_600, 0, "TRX-1"),
        (3_596_400, 9_720, ""),
    ]


def test_a_receipt_says_when_and_where_its_goods_came(office, papers, an):
    place = Place(Delivery("SDN 1", "", "Jl. Satu"), (Decimal(100),))
    order_id = office.arrived(replace(papers, places=(place,)))
    with pytest.raises(BadInput, match=r"receipt\.place_unknown"):
        office.fulfilling.receive(office.ppk, order_id, came("1", place=2))
    detail, _ = office.fulfilling.receive(office.ppk, order_id, came("1", place=1))
    assert (detail.receipts[0].place, detail.receipts[0].arrived_on) == (1, TODAY)
    act = office.waiting()[-1].a
    assert isinstance(act, Receive)
    assert (act.place, act.arrived) == (1, TODAY)


def test_goods_go_back_and_come_again(office, papers):
    order_id = office.arrived(papers)
    office.fulfilling.receive(office.ppk, order_id, came("100", complete=True))
    gone = SentBack(TODAY, (ReturnedLine(1, Decimal(5), "Kertas lembap"),))
    detail, _ = office.fulfilling.send_back(office.ppk, order_id, gone)
    assert (detail.row.state, detail.returns[0].by) == (OrderState.DELIVERING, PPK)
    assert office.fulfilling.outstanding(order_id)[0].left == 5
    act = office.waiting()[-1].a
    assert isinstance(act, SendBack)
    assert (act.lines[0].quantity, act.lines[0].reason) == ("5", "Kertas lembap")
    office.fulfilling.arrive(office.pp, order_id)
    office.fulfilling.receive(office.ppk, order_id, came("5", complete=True))
    assert office.paying.due(order_id).gross == detail.content.figures.total


@pytest.mark.parametrize("amount", [5_994_001, 9_000_000])
def test_a_payment_above_the_order_is_refused(office, papers, amount):
    order_id = office.arrived(papers)
    office.fulfilling.receive(office.ppk, order_id, came("100", complete=True))
    before = office.waiting()
    with pytest.raises(RuleBroken, match=r"payment\.above_due") as refusal:
        office.paying.pay(office.treasurer, order_id, paid(amount=Rupiah(amount)))
    assert refusal.value.facts["due"] == 5_994_000
    assert office.waiting() == before
    assert office.fulfilling.next_number(office.treasurer, "KW").startswith("000.3.2/0031")


def test_named_receipts_and_a_part_of_what_is_due(office, papers):
    more_numbers(office)
    order_id = office.arrived(papers)
    for part in ("10", "20", "70"):
        whole = part == "70"
        office.fulfilling.receive(office.ppk, order_id, came(part, complete=whole))
    assert office.paying.due(order_id, Wanted((2,))).gross.amount == 1_198_800
    office.paying.pay(office.treasurer, order_id, paid(receipts=(2,)))
    detail, _ = office.paying.pay(office.treasurer, order_id, paid(amount=Rupiah(599_400)))
    assert detail.payments[1].receipts == (1, 3)
    assert detail.row.state is OrderState.RECEIVED
    rest = office.paying.due(order_id)
    assert rest.gross.amount == 5_994_000 - 1_198_800 - 599_400
    detail, _ = office.paying.pay(office.treasurer, order_id, paid())
    assert detail.row.state is OrderState.PAID


def received(office, wanted):
    order_id = office.arrived(wanted)
    office.fulfilling.receive(office.ppk, order_id, came("100", complete=True))
    return order_id


def together(office, *ids, **changes):
    numbers = [office.orders.detail(one).row.number for one in ids]
    orders = tuple(PaidOrder(number, f"INV-{at}") for at, number in enumerate(numbers))
    return replace(PaidTogether(TODAY, Payment.UP, "TRX-9", orders), **changes)


def test_several_orders_of_a_vendor_are_paid_by_one_transfer(office, papers):
    ids = [received(office, papers), received(office, papers)]
    details, changes = office.paying.pay_together(office.treasurer, together(office, *ids))
    assert [one.row.state for one in details] == [OrderState.PAID, OrderState.PAID]
    assert [one.payments[0].transfer for one in details] == ["TRX-9", "TRX-9"]
    numbers = [one.payments[0].number.text for one in details]
    assert numbers == ["000.3.2/0031/KW/413.101/2026", "000.3.2/0032/KW/413.101/2026"]
    assert changes.kinds


def test_a_transfer_pays_all_of_its_orders_or_none(office, papers, an):
    ids = [received(office, papers), office.arrived(papers)]
    with pytest.raises(RuleBroken, match=r"payment\.nothing_due") as refused:
        office.paying.pay_together(office.treasurer, together(office, *ids))
    assert refused.value.facts["order"] == office.orders.detail(ids[1]).row.number
    assert state(office, ids[0])[0] is OrderState.RECEIVED
    assert office.fulfilling.next_number(office.treasurer, "KW").startswith("000.3.2/0031")
    for wrong, code in (
        (together(office, ids[0]), "payment.together_few"),
        (together(office, ids[0], ids[0]), "payment.together_twice"),
        (together(office, *ids, transfer=" "), "payment.transfer_missing"),
    ):
        with pytest.raises(BadInput, match=code.replace(".", r"\.")):
            office.paying.pay_together(office.treasurer, wrong)
    other = an.draft(vendor=an.OTHER, platform="none", lines=(an.line("P-000008", "100"),))
    ids[1] = received(office, other)
    with pytest.raises(RuleBroken, match=r"payment\.together_vendor"):
        office.paying.pay_together(office.treasurer, together(office, *ids))


def test_taxes_are_deposited_with_billing_and_ntpn(office, papers):
    order_id = received(office, papers)
    office.paying.pay(office.treasurer, order_id, paid())
    row = TaxDeposit(Tax.PPN, Rupiah(594_000), date(2026, 10, 1), TODAY, "0260", "0A1B", "")
    detail, _ = office.paying.deposit(office.treasurer, order_id, (row,))
    assert detail.deposits == (replace(row, by=TREASURER),)
    act = office.waiting()[-1].a
    assert isinstance(act, Deposit)
    assert (act.rows[0].ntpn, act.rows[0].amount) == ("0A1B", 594_000)


def amending(office, order_id, quantity="105", **changes):
    wanted = office.drafting.input_of(order_id)
    line = replace(wanted.lines[0], quantity=Quantity.of(quantity))
    wanted = replace(wanted, lines=(line,), due_on=date(2026, 10, 30))
    return replace(Amending(wanted, REASON, answers={"": REASON}), **changes)


def test_an_addendum_holds_from_its_number_on(office, papers):
    order_id = office.arrived(papers)
    before = office.orders.detail(order_id)
    detail, _ = office.changing.amend(office.ppk, order_id, amending(office, order_id))
    assert detail.content.figures.total.amount == 105 * 59_940
    assert detail.row.content_hash != before.row.content_hash
    (made,) = detail.amendments
    assert (made.number.text, made.previous) == (
        "000.3.2/0031/ADD/413.101/2026",
        before.row.content_hash,
    )
    assert (detail.first_content, detail.row.number) == (before.content, before.row.number)
    act = office.waiting()[-1].a
    assert isinstance(act, Amend)
    assert (act.content, act.previous) == (made.content_hash, made.previous)
    assert office.fulfilling.outstanding(order_id)[0].left == 105


@pytest.mark.parametrize(
    ("change", "code"),
    [
        (lambda o, i: amending(o, i, "110.001"), "amend.above_limit"),
        (lambda o, i: amending(o, i, reason="singkat"), "order.reason_short"),
        (lambda o, i: amending(o, i, on=date(2026, 10, 13)), "amend.on"),
        (
            lambda o, i: replace(
                amending(o, i),
                wanted=replace(amending(o, i).wanted, ordered_on=date(2026, 10, 11)),
            ),
            "amend.ordered_on",
        ),
        (
            lambda o, i: replace(
                amending(o, i), wanted=replace(amending(o, i).wanted, due_on=date(2027, 1, 2))
            ),
            "order.year_crossed",
        ),
    ],
)
def test_an_addendum_passes_every_check_of_a_submit(office, papers, change, code):
    order_id = office.arrived(papers)
    before, waiting = office.orders.detail(order_id).content, office.waiting()
    with pytest.raises(RuleBroken) as refusal:
        office.changing.amend(office.ppk, order_id, change(office, order_id))
    assert refusal.value.code == code
    assert (office.orders.detail(order_id).content, office.waiting()) == (before, waiting)


def test_an_order_is_ended_and_what_was_accepted_is_paid(office, papers):
    order_id = office.arrived(papers)
    office.fulfilling.receive(office.ppk, order_id, came("40"))
    end = Cancelling(CancelForm.PEMUTUSAN, REASON)
    detail, _ = office.changing.cancel(office.ppk, order_id, end)
    assert detail.row.state is OrderState.CANCELLED
    assert detail.cancellation.number.text == "000.3.2/0031/HENTI/413.101/2026"
    assert detail.steps[-1].key == "order.cancel"
    act = office.waiting()[-1].a
    assert isinstance(act, Cancel)
    assert (act.form, act.letter) == (CancelForm.PEMUTUSAN, detail.cancellation.number.text)
    detail, _ = office.paying.pay(office.treasurer, order_id, paid())
    assert (detail.row.state, detail.payments[0].amount.amount) == (
        OrderState.CANCELLED,
        2_397_600,
    )


@pytest.fixture
def successor(office, an):
    """The next PPK, appointed by an own SK."""
    office.learn(an.officer(NEXT, "Wahyu Contoh", "PPK", sk="900/099/413.101/2026"))
    return office.session(NEXT)


def test_only_the_ppk_in_charge_acts_until_the_order_is_handed_over(office, papers, successor):
    order_id = office.arrived(papers)
    assert office.orders.detail(order_id).in_charge == (PPK, "Bagas Contoh")
    with pytest.raises(AccessDenied, match=r"order\.other_ppk") as refusal:
        office.fulfilling.receive(successor, order_id, came("40"))
    assert refusal.value.facts["name"] == "Bagas Contoh"
    detail, _ = office.changing.hand_over(successor, order_id, NEXT, REASON)
    assert detail.in_charge == (NEXT, "Wahyu Contoh")
    act = office.waiting()[-1].a
    assert isinstance(act, HandOver)
    assert (act.to, act.sk) == (NEXT, "900/099/413.101/2026")
    office.fulfilling.receive(successor, order_id, came("40"))
    with pytest.raises(AccessDenied, match=r"order\.other_ppk"):
        office.fulfilling.receive(office.ppk, order_id, came("60", complete=True))


def test_all_running_orders_go_over_at_once(office, papers, successor):
    ids = {office.finalised(papers), office.arrived(papers)}
    draft, waiting = office.drafted(papers), office.submitted(papers)
    details, _ = office.changing.hand_over_all(successor, NEXT, REASON)
    assert {one.row.order_id for one in details} == ids
    assert office.changing.hand_over_all(successor, NEXT, REASON)[0] == ()
    for other in (draft, waiting):
        assert office.orders.detail(other).charges == ()


@pytest.mark.parametrize(
    ("to", "code"),
    [(TREASURER, "charge.not_ppk"), (PPK, "charge.same"), ("1" * 18, "officer.unknown")],
)
def test_an_order_goes_over_to_a_ppk_in_office(office, papers, to, code):
    order_id = office.arrived(papers)
    with pytest.raises(BejoError) as refusal:
        office.changing.hand_over(office.ppk, order_id, to, REASON)
    assert refusal.value.code == code


def test_the_pa_answers_for_a_short_budget(office, papers, an):
    office.learn(an.officer(PA, "Ratna Contoh", "PA"))
    order_id = office.finalised(papers)
    with office.store.write() as work:
        order = work.orders.get(order_id)
        order.sync, order.reasons = SyncState.HELD, (Cause(Reason.BUDGET_SHORT, {}),)
        work.orders.save(order, now=office.clock())
    with pytest.raises(AccessDenied, match=r"access\.role"):
        office.deciding.allow_budget(office.ppk, order_id, REASON)
    detail, _ = office.deciding.allow_budget(office.session(PA), order_id, REASON)
    assert (detail.row.state, detail.row.sync) == (OrderState.FINAL, SyncState.QUEUED)
    assert office.waiting()[-1].a.reason == REASON


def test_the_vendor_stays_the_same(office, papers):
    assert office.orders.detail(office.arrived(papers)).content.vendor == CV
