"""A running order to its end: parts, returns, payments and taxes, addendum, end, and charge."""

from dataclasses import replace
from datetime import date
from decimal import Decimal

import msgspec
import pytest

from bejo_desktop.application.changing import Amending, Cancelling
from bejo_desktop.application.views import Paid, PaidOrder, PaidTogether, Received, SentBack
from bejo_desktop.cli.paying import due_table
from bejo_desktop.cli.running_documents import later_document
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
from bejo_desktop.domain.content import Delivery, PenaltyBase, Place
from bejo_desktop.domain.contract_changes import CancelForm
from bejo_desktop.domain.due import Wanted
from bejo_desktop.domain.errors import AccessDenied, BadInput, BejoError, RuleBroken
from bejo_desktop.domain.fulfilment import ReceivedLine, ReturnedLine, Statements
from bejo_desktop.domain.money import Rupiah
from bejo_desktop.domain.negotiation import PaperRef
from bejo_desktop.domain.numbering import Lease, Series
from bejo_desktop.domain.order import Cause, OrderState, SyncState, Verdict
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


def rejected(amount, **changes):
    lines = (ReceivedLine(1, Decimal(0), Decimal(amount), "Kertas lembap"),)
    not_true = Statements(function=False, amount=False, time=True)
    return replace(Received(TODAY, False, lines, not_true), **changes)


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


def test_the_denda_of_an_order_is_told_as_charged_open_and_owed(office, papers):
    """Twenty days at 1/1000 of 5.400.000; the last rim leaves 53.190 (59.940 - 5.940 - 810)."""
    more_numbers(office)
    order_id = office.arrived(replace(papers, penalty_base=PenaltyBase.CONTRACT))
    assert told(office, order_id) == (0, 0, 0)
    office.fulfilling.receive(office.ppk, order_id, came("99"))
    office.paying.pay(office.treasurer, order_id, paid())
    office.clock.pass_(days=31)
    late = date(2026, 11, 12)
    rest = came("1", complete=True, on=late, arrived_on=late)
    office.fulfilling.receive(office.ppk, order_id, rest)
    assert told(office, order_id) == (0, 108_000, 0)
    rows = dict(due_table(office.paying.due(order_id)).rows)
    assert (rows["Denda"], rows["Denda yang masih harus disetor penyedia"]) == ("53.190", "54.810")
    office.paying.pay(office.treasurer, order_id, paid(on=late))
    assert told(office, order_id) == (53_190, 54_810, 54_810)


def told(office, order_id):
    """What `order show` says of the denda: charged, open, and what the vendor must deposit."""
    document = later_document(office.orders.detail(order_id), office.paying.penalty(order_id))
    return tuple(document[key] for key in ("penalty_charged", "penalty_open", "owed_by_vendor"))


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


LATE = date(2026, 10, 26)
"""Three days after the day agreed."""


def test_a_later_part_is_not_received_on_the_day_of_the_first_one(office, papers):
    more_numbers(office)
    order_id = office.arrived(papers)
    office.fulfilling.receive(office.ppk, order_id, came("40"))
    office.clock.pass_(days=14)
    rest, before = came("60", complete=True, on=LATE), office.waiting()
    with pytest.raises(BadInput, match=r"receipt\.arrival_missing"):
        office.fulfilling.receive(office.ppk, order_id, rest)
    assert office.waiting() == before
    assert office.orders.detail(order_id).noted_arrival is None
    rest = replace(rest, arrived_on=LATE)
    assert office.paying.lateness(order_id, rest).penalty.amount == 9_720
    office.fulfilling.receive(office.ppk, order_id, rest)
    assert office.paying.due(order_id).penalty.amount == 9_720


def test_a_replacement_came_on_a_day_of_its_own(office, papers):
    more_numbers(office)
    order_id = received(office, papers)
    gone = SentBack(TODAY, (ReturnedLine(1, Decimal(100), "Kertas lembap"),))
    office.fulfilling.send_back(office.ppk, order_id, gone)
    office.clock.pass_(days=14)
    again = came("100", complete=True, on=LATE)
    with pytest.raises(BadInput, match=r"receipt\.arrival_missing"):
        office.fulfilling.receive(office.ppk, order_id, again)
    office.fulfilling.arrive(office.pp, order_id, LATE)
    office.fulfilling.receive(office.ppk, order_id, again)
    assert office.paying.due(order_id).penalty.amount == 16_200


def test_goods_of_a_small_purchase_go_back_and_come_again(office, an):
    more_numbers(office)
    small = an.draft(
        vendor=an.WARUNG,
        due_on=TODAY,
        vendor_note=PaperRef("17", TODAY),
        platform="none",
        procedure="small",
        lines=(an.line("P-000007", "45", budget_line=PAPER),),
    )
    order_id = office.drafted(small)
    office.buying.buy(office.pp, order_id, None, {"": REASON})
    gone = SentBack(TODAY, (ReturnedLine(1, Decimal(5), "Basi"),))
    office.fulfilling.send_back(office.ppk, order_id, gone)
    again = came("5", complete=True)
    with pytest.raises(BadInput, match=r"receipt\.arrival_missing"):
        office.fulfilling.receive(office.ppk, order_id, again)
    again = replace(again, arrived_on=TODAY)
    detail, _ = office.fulfilling.receive(office.ppk, order_id, again)
    assert detail.row.state is OrderState.RECEIVED


def test_goods_that_were_all_rejected_are_awaited_again(office, papers):
    order_id = office.arrived(papers)
    detail, _ = office.fulfilling.receive(office.ppk, order_id, rejected("100"))
    assert (detail.row.state, detail.noted_arrival) == (OrderState.DELIVERING, None)
    said = replace(rejected("100"), statements=ALL_TRUE, arrived_on=TODAY)
    with pytest.raises(RuleBroken, match=r"receipt\.nothing_accepted"):
        office.fulfilling.receive(office.ppk, order_id, said)


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
        received = came(part, complete=whole, arrived_on=TODAY)
        office.fulfilling.receive(office.ppk, order_id, received)
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
    other = an.draft(vendor=an.OTHER, lines=(an.line("P-000008", "100"),))
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


@pytest.mark.parametrize(("missing", "asked"), [(0, False), (1, True)])
def test_an_addendum_asks_the_budget_for_what_it_adds(office, papers, an, missing, asked):
    """105 rim instead of 100: 6.293.700 with PPN, of which 5.994.000 are ordered already."""
    order_id = office.arrived(papers)
    with office.store.write() as work:
        order = work.orders.get(order_id)
        order.settle(Verdict.OK, (), (), revision=2, more_waiting=False)
        work.orders.save(order, now=office.clock())
        row = an.budget(PAPER, 16_293_700 - missing, committed=5_994_000, realised=10_000_000)
        work.reference.apply((msgspec.structs.replace(row, rev=2),))
    detail, _ = office.changing.amend(office.ppk, order_id, amending(office, order_id))
    assert detail.content.figures.total == Rupiah(6_293_700)
    assert ("flag.over_left" in {one.code for one in detail.content.flag_reasons}) is asked


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


def cheaper(office, order_id, price):
    wanted = office.drafting.input_of(order_id)
    line = replace(wanted.lines[0], unit_price=Rupiah(price))
    return Amending(replace(wanted, lines=(line,)), REASON, answers={"": REASON})


def test_an_addendum_below_what_was_paid_is_refused(office, papers):
    """100 rim at 49.000 with PPN are 5.439.000: less than the 5.500.000 that were paid."""
    order_id = received(office, papers)
    office.paying.pay(office.treasurer, order_id, paid(amount=Rupiah(5_500_000)))
    before, waiting = office.orders.detail(order_id).content, office.waiting()
    with pytest.raises(RuleBroken, match=r"amend\.below_paid") as refusal:
        office.changing.amend(office.ppk, order_id, cheaper(office, order_id, 49_000))
    assert refusal.value.facts["paid"] == 5_500_000
    assert refusal.value.facts["total"] == 5_439_000
    assert (office.orders.detail(order_id).content, office.waiting()) == (before, waiting)
    office.changing.amend(office.ppk, order_id, cheaper(office, order_id, 50_000))
    detail, _ = office.paying.pay(office.treasurer, order_id, paid())
    assert (detail.row.state, detail.payments[1].amount.amount) == (OrderState.PAID, 50_000)


def test_an_addendum_to_what_came_and_was_paid_ends_the_order(office, papers):
    order_id = office.arrived(papers)
    office.fulfilling.receive(office.ppk, order_id, came("60"))
    office.paying.pay(office.treasurer, order_id, paid())
    detail, _ = office.changing.amend(office.ppk, order_id, amending(office, order_id, "60"))
    assert detail.row.state is OrderState.PAID
    assert office.paying.due(order_id).gross.amount == 0


def test_no_more_is_deposited_than_was_withheld(office, papers):
    order_id = received(office, papers)
    office.paying.pay(office.treasurer, order_id, paid())
    row = TaxDeposit(Tax.PPN, Rupiah(594_001), date(2026, 10, 1), TODAY, "0260", "0A1B", "")
    waiting = office.waiting()
    with pytest.raises(RuleBroken, match=r"deposit\.above_withheld"):
        office.paying.deposit(office.treasurer, order_id, (row,))
    assert office.waiting() == waiting


def test_a_faktur_is_typed_as_it_stands_or_refused(office, papers):
    order_id = received(office, papers)
    with pytest.raises(BadInput, match=r"identity\.tax_invoice") as refusal:
        office.paying.pay(office.treasurer, order_id, paid(tax_invoice="FP-17"))
    assert refusal.value.facts["field"] == "tax_invoice"
    faktur = "040.000-26.00000017"
    detail, _ = office.paying.pay(office.treasurer, order_id, paid(tax_invoice=faktur))
    assert detail.payments[0].tax_invoice == faktur


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
    details, _ = office.changing.hand_over_all(successor, PPK, NEXT, REASON)
    assert {one.row.order_id for one in details} == ids
    assert office.changing.hand_over_all(successor, PPK, NEXT, REASON)[0] == ()
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
