"""What follows a signature, judged through the real line: arrival, receiving, payment."""

from __future__ import annotations

from datetime import timedelta

import pytest

from bejo_central.admin import books
from bejo_desktop.adapters.system.words import MessageWords
from bejo_desktop.application.sync.orders import causes
from bejo_desktop.contract.intents import ReceivedRow
from tests.central.desk import TODAY

YESTERDAY, TOMORROW = TODAY - timedelta(days=1), TODAY + timedelta(days=1)


@pytest.fixture
def desk(centre):
    """A desk with a PPK, a PP and a Bendahara of the main unit."""
    return centre.desk(more=("PP", "BENDAHARA"))


def rejected(line=1, accepted="0", count="1", reason="Kemasan sobek"):
    return ReceivedRow(line=line, accepted=accepted, rejected=count, reason=reason)


def why(desk, seq):
    """Return verdict, and reason with rule of the only reason or finding."""
    row = desk.outcomes[seq]
    (cause,) = row.why or row.findings
    return row.r, cause.c, cause.f.get("rule")


def said(desk, seq):
    """Return the sentence of the only reason's rule, as a desk tells it to its officer."""
    (cause,) = causes(desk.outcomes[seq].why)
    text, _ = MessageWords("id").reason(cause.code.value, dict(cause.facts))
    return text.removeprefix("Ditolak pusat: ")


def test_an_order_arrives_is_received_in_two_parts_and_paid(centre, desk):
    content = centre.an_order(lines=2)
    order, _, number = desk.signed_order(content)
    acts = [desk.arrive(order, content, number)]
    acts += [desk.receive(order, content, number, [(1, "10"), (2, "4")], complete=False)]
    acts += [desk.receive(order, content, number, [(2, "6")])]
    acts += [desk.pay(order, content, number)]
    desk.exchange()
    assert [desk.outcome(seq) for seq in acts] == [("ok", [])] * 4
    row = desk.pull()["order", order]
    assert (row.state, row.sync, row.arrived_on) == ("paid", "accepted", TODAY)
    first, second = row.receipts
    assert (first.complete, second.complete) == (False, True)
    assert [line.accepted for line in first.lines] == ["10", "4"]
    assert first.bast.no == f"000.3.2/0001/BAST/{desk.unit}/2026"
    assert second.by == centre.officer("PPK").nip
    assert (row.later.payments[0].kw.series, row.later.payments[0].kw.running) == ("KW", 1)
    assert (row.later.payments[0].kind, row.later.payments[0].invoice) == ("UP", "INV-0417")
    assert [(event[0], event[3]) for event in row.history[3:]] == [
        ("order.arrive", ""),
        ("order.receive", first.bast.no),
        ("order.receive", second.bast.no),
        ("order.pay", row.later.payments[0].kw.no),
    ]


def test_a_payment_moves_the_budget_from_committed_to_realised(centre, desk):
    content = centre.an_order()
    before = centre.budget(content.budget_line)
    order, _, number = desk.received_order(content)
    bound = centre.budget(content.budget_line)
    total = content.figures.total
    assert (bound.committed - before.committed, bound.spent) == (total, before.spent)
    desk.pay(order, content, number)
    desk.exchange()
    paid = centre.budget(content.budget_line)
    assert (paid.committed, paid.spent - before.spent) == (before.committed, total)
    assert paid.left == bound.left
    row = desk.pull()["budget", content.budget_line]
    assert (row.committed, row.realised) == (paid.committed.amount, paid.spent.amount)
    centre.set_ceiling(content.budget_line, 900_000_000)
    assert centre.budget(content.budget_line).spent == paid.spent


def test_what_already_is_asks_for_nothing_more(centre, desk):
    order, content, number = desk.signed_order()
    bast, kw = desk.number(series="BAST"), desk.number(series="KW")
    every = [(1, "10")]

    def all_three():
        return [
            desk.arrive(order, content, number),
            desk.receive(order, content, number, every, bast=bast),
            desk.pay(order, content, number, kw=kw),
        ]

    first = all_three()
    desk.exchange()
    rev = desk.pull()["order", order].rev
    again = all_three()
    desk.exchange()
    assert [desk.outcome(seq) for seq in first + again] == [("ok", [])] * 6
    row = desk.pull()["order", order]
    assert (row.rev, len(row.receipts)) == (rev, 1)


def test_a_repeated_push_is_judged_once(centre, desk):
    order, content, number = desk.received_order()
    desk.pay(order, content, number)
    request = desk.request()
    for _ in range(2):
        desk.call("POST", "/sync/v1/exchange", request)
    desk.exchange()
    assert desk.pull()["order", order].later.payments
    spent = centre.budget(content.budget_line)
    assert spent.paid == content.figures.total


@pytest.mark.parametrize(
    ("lines", "complete", "rule"),
    [
        ([(1, "11")], True, "receipt.too_much"),
        ([(1, "9")], True, "receipt.complete"),
        ([(1, "10")], False, "receipt.complete"),
        ([(2, "10")], True, "receipt.line_unknown"),
        ([(1, "5"), (1, "5")], True, "receipt.line_twice"),
        ([(1, "0")], False, "receipt.empty"),
        ([rejected(reason="")], False, "receipt.reason_missing"),
    ],
)
def test_a_receipt_that_does_not_fit_is_refused_and_its_number_used(
    centre, desk, lines, complete, rule
):
    order, content, number = desk.signed_order()
    desk.arrive(order, content, number)
    seq = desk.receive(order, content, number, lines, complete=complete)
    desk.exchange()
    assert why(desk, seq) == ("rej", "RULE", rule)
    row = desk.pull()["order", order]
    assert (row.state, row.receipts) == ("delivering", ())
    again = desk.receive(order, content, number, [(1, "10")])
    desk.exchange()
    assert desk.outcome(again) == ("ok", [])
    assert desk.pull()["order", order].receipts[0].bast.running == 2


def test_the_sum_of_all_receipts_stays_within_what_was_ordered(centre, desk):
    order, content, number = desk.signed_order()
    desk.arrive(order, content, number)
    desk.receive(order, content, number, [rejected(accepted="6", count="4")], complete=False)
    much = desk.receive(order, content, number, [(1, "5")], complete=True)
    rest = desk.receive(order, content, number, [(1, "4")], complete=True)
    done = desk.receive(order, content, number, [(1, "1")], complete=True)
    desk.exchange()
    assert why(desk, much) == ("rej", "RULE", "receipt.too_much")
    assert desk.outcome(rest) == ("ok", [])
    assert why(desk, done) == ("rej", "RULE", "receipt.done")


def test_the_figures_of_a_refused_receipt_reach_the_sentence_at_the_desk(centre, desk):
    order, content, number = desk.signed_order()
    desk.arrive(order, content, number)
    desk.receive(order, content, number, [(1, "4")], complete=False)
    much = desk.receive(order, content, number, [(1, "7")])
    back = desk.send_back(order, content, number, [(1, "5")])
    desk.exchange()
    assert said(desk, much) == "Baris 1: yang diterima seluruhnya 11, padahal yang dipesan 10."
    assert said(desk, back) == "Baris 1: dikembalikan 5, padahal yang diterima 4."


def test_the_last_receipt_states_that_all_is_right(centre, desk):
    order, content, number = desk.signed_order()
    desk.arrive(order, content, number)
    seq = desk.receive(order, content, number, [(1, "10")], states=(True, False, True))
    desk.exchange()
    assert why(desk, seq) == ("rej", "RULE", "receipt.statements")


def test_no_more_is_paid_than_was_received(centre, desk):
    order, content, number = desk.signed_order()
    desk.arrive(order, content, number)
    desk.receive(order, content, number, [(1, "4")], complete=False)
    seq = desk.pay(order, content, number)
    desk.exchange()
    assert why(desk, seq) == ("rej", "RULE", "payment.above_due")
    assert centre.budget(content.budget_line).paid.amount == 0


def test_a_day_that_cannot_be_is_found_not_refused(centre, desk):
    order, content, number = desk.signed_order()
    late = TODAY + timedelta(days=2)
    acts = [
        desk.arrive(order, content, number, on=YESTERDAY),
        desk.receive(order, content, number, [(1, "10")], on=late),
        desk.pay(order, content, number, on=TODAY),
    ]
    desk.exchange()
    assert [desk.outcome(seq)[0] for seq in acts] == ["ok"] * 3
    row = desk.pull()["order", order]
    assert [finding.f["rule"] for finding in row.findings] == [
        "order.arrived_on",
        "receipt.received_on",
        "payment.paid_on",
    ]
    assert [finding.c for finding in row.findings] == ["RULE"] * 3


def test_the_day_after_todays_is_plausible_where_clocks_run_ahead(centre, desk):
    order, content, number = desk.signed_order()
    seq = desk.arrive(order, content, number, on=TOMORROW)
    desk.exchange()
    assert desk.outcome(seq) == ("ok", [])


@pytest.mark.parametrize(
    ("act", "role"),
    [("arrive", "BENDAHARA"), ("receive", "PP"), ("receive", "BENDAHARA"), ("pay", "PPK")],
)
def test_only_who_may_does_it(centre, desk, act, role):
    order, content, number = desk.received_order() if act == "pay" else desk.signed_order()
    if act == "receive":
        desk.arrive(order, content, number)
        seq = desk.receive(order, content, number, [(1, "10")], role=role)
    else:
        seq = getattr(desk, act)(order, content, number, role=role)
    desk.exchange()
    assert desk.outcome(seq) == ("rej", ["ROLE"])


def test_an_order_that_is_not_signed_can_neither_come_nor_be_paid(centre, desk):
    order, content, number = desk.accepted_order()
    acts = [
        desk.arrive(order, content, number),
        desk.receive(order, content, number, [(1, "10")]),
        desk.pay(order, content, number),
    ]
    desk.exchange()
    assert [desk.outcome(seq) for seq in acts] == [
        ("rej", ["STALE_BASE"]),
        ("blk", ["DEPENDS"]),
        ("blk", ["DEPENDS"]),
    ]
    assert desk.pull()["order", order].state == "final"


def test_what_follows_a_refused_signature_waits_for_it(centre, desk):
    order, content, number = desk.accepted_order()
    signed = desk.sign(order, content, number, role="BENDAHARA")
    came = desk.arrive(order, content, number)
    desk.exchange()
    assert desk.outcome(signed) == ("rej", ["ROLE"])
    assert desk.outcome(came) == ("blk", ["DEPENDS"])
    assert desk.outcomes[came].on == signed


def test_an_act_on_another_content_or_number_is_stale(centre, desk):
    order, content, number = desk.signed_order()
    other = {**number, "no": f"000.3.2/0099/SP/{desk.unit}/2026"}
    by_number = desk.arrive(order, content, other)
    desk.exchange()
    changed = desk.arrive(order, centre.an_order(quantity="3"), number)
    desk.exchange()
    assert desk.outcome(by_number) == ("rej", ["STALE_BASE"])
    assert desk.outcome(changed) == ("rej", ["STALE_BASE"])


@pytest.mark.parametrize("series", ["BAST", "KW"])
def test_a_number_from_no_range_of_this_desk_is_refused(centre, desk, series):
    order, content, number = desk.received_order() if series == "KW" else desk.signed_order()
    foreign = centre.desk(more=("PP", "BENDAHARA")).number(series=series)
    if series == "KW":
        seq = desk.pay(order, content, number, kw=foreign)
    else:
        desk.arrive(order, content, number)
        seq = desk.receive(order, content, number, [(1, "10")], bast=foreign)
    desk.exchange()
    assert desk.outcome(seq) == ("rej", ["LEASE_UNKNOWN"])


def test_a_bast_bears_no_number_of_another_series(centre, desk):
    order, content, number = desk.signed_order()
    desk.arrive(order, content, number)
    seq = desk.receive(order, content, number, [(1, "10")], bast=desk.number(series="KW"))
    desk.exchange()
    assert why(desk, seq) == ("rej", "RULE", "number.series")


def test_a_second_paper_under_an_agenda_number_is_kept_and_marked(centre):
    centre.set_numbering("agenda")
    desk = centre.desk(more=("PP", "BENDAHARA"))

    def typed(running, series):
        return {
            "no": f"000.3.2/{running:04}/{series}/{desk.unit}/2026",
            "series": series,
            "year": 2026,
        }

    bast = typed(131, "BAST")
    orders = []
    for running in (17, 18):
        content = centre.an_order()
        order, _ = desk.submit(content)
        number, _ = desk.final(order, content, typed(running, "SP"))
        desk.sign(order, content, number)
        desk.arrive(order, content, number)
        orders.append((order, desk.receive(order, content, number, [(1, "10")], bast=bast)))
        desk.exchange()
    (first, seq), (second, again) = orders
    assert desk.outcome(seq) == ("ok", [])
    assert desk.outcome(again) == ("ok", ["NUMBER_TAKEN"])
    rows = desk.pull()
    assert rows["order", second].receipts[0].bast.no == bast["no"]
    assert rows["order", second].findings[0].f["order"] == first


def test_every_leased_number_of_these_papers_is_accounted_for(centre, desk):
    order, content, number = desk.received_order()
    desk.pay(order, content, number)
    desk.exchange()
    for series in ("SP", "BAST", "KW"):
        with centre.database.read(desk.unit) as connection:
            account = books.register(connection, desk.unit, series, 2026)
        assert (account["used"], account["sum_ok"]) == (1, True), series


def test_an_ended_mandate_is_found_on_the_day_of_the_paper(centre, desk):
    after = centre.officer("PPK").newest.until + timedelta(days=1)
    order, content, number = desk.signed_order()
    desk.arrive(order, content, number)
    seq = desk.receive(order, content, number, [(1, "10")], on=after)
    desk.exchange()
    assert desk.outcome(seq) == ("ok", ["RULE", "RULE", "MANDATE_EXPIRED"])
    rules = [finding.f.get("rule") for finding in desk.outcomes[seq].findings]
    assert rules == ["number.year", "receipt.received_on", None]
