from __future__ import annotations

import random
from contextlib import suppress
from datetime import date

import pytest

from bejo_desktop.adapters.store.opening import open_store
from bejo_desktop.adapters.system.compression import ZstdCodec
from bejo_desktop.application.progress import Unwatched
from bejo_desktop.application.syncing import Syncing
from bejo_desktop.contract.exchange import LeaseRow, PushReply
from bejo_desktop.contract.intents import Recheck
from bejo_desktop.domain.codes import Reason
from bejo_desktop.domain.errors import CentralUnavailable, RuleBroken
from bejo_desktop.domain.order import OrderState, SyncState


def fails(desk, code, kind=CentralUnavailable):
    with pytest.raises(kind) as caught:
        desk.sync()
    assert caught.value.code == code
    with desk.store.read() as reading:
        assert reading.sync.runs(1)[0].error == code


def test_an_order_is_accepted_and_the_run_is_told_and_kept(desk, centre):
    order = desk.submit()
    report, changes = desk.sync()
    assert desk.order(order).sync is SyncState.ACCEPTED
    assert [(x.order, x.seq, x.verdict, x.package) for x in report.outcomes] == [
        (str(order), 1, "ok", "Kertas")
    ]
    assert (report.run.pushed, report.run.error) == (1, "")
    assert report.leases == (("SP", 2026, 50),)
    assert {kind.value for kind in changes.kinds} == {"orders", "sync"}
    with desk.store.read() as reading:
        assert reading.sync.runs(1) == [report.run]


def test_after_a_good_run_one_request_is_enough(desk, centre, rows):
    centre.feeds[rows.scope] = [rows.unit()]
    centre.publish([rows.product()])
    desk.sync()
    centre.calls.clear()
    for number in range(1, 21):
        desk.submit(number)
    desk.sync()
    assert centre.calls == ["exchange"]
    assert len(centre.judged) == 20


def test_hello_comes_first_and_after_a_failure(desk, centre):
    desk.sync()
    assert centre.calls[0] == "hello"
    centre.calls.clear()
    desk.sync()
    assert "hello" not in centre.calls
    centre.faults = ["lost"]
    fails(desk, "central.unreachable")
    centre.calls.clear()
    desk.sync()
    assert centre.calls[0] == "hello"


def test_more_than_fifty_acts_go_in_turns_and_rows_are_asked_for_with_the_last(desk, centre):
    for number in range(1, 121):
        desk.submit(number)
    desk.sync()
    sizes = [len(x.push.intents) for x in centre.requests if x.push]
    assert sizes == [50, 50, 20]
    assert [x.pull is not None for x in centre.requests[:3]] == [False, False, True]
    assert [seq for seq, _ in centre.judged] == list(range(1, 121))


def test_the_centres_own_limit_is_kept(desk, centre):
    centre.push_max = 7
    for number in range(1, 16):
        desk.submit(number)
    desk.sync()
    assert [len(x.push.intents) for x in centre.requests if x.push] == [7, 7, 1]


def test_a_lost_reply_is_asked_for_again_and_nothing_is_judged_twice(desk, centre):
    order = desk.submit()
    centre.faults = [None, None, "reply lost"]
    fails(desk, "central.cut")
    assert desk.order(order).sync is SyncState.QUEUED
    desk.finalise(order)
    desk.sync()
    assert centre.judged == [(1, "order.submit"), (2, "order.final")]
    assert desk.order(order).sync is SyncState.ACCEPTED


def test_a_line_that_is_away_changes_no_order(desk, centre):
    order = desk.submit()
    before = desk.order(order)
    centre.faults = ["lost"]
    fails(desk, "central.unreachable")
    assert desk.order(order) == before
    assert desk.waiting() == [1]


@pytest.mark.parametrize(
    ("verdict", "sync"),
    [("held", SyncState.HELD), ("rej", SyncState.REFUSED), ("blk", SyncState.BLOCKED)],
)
def test_a_no_is_shown_with_its_reasons_and_the_queue_goes_on(desk, centre, rows, verdict, sync):
    order = desk.submit(1)
    desk.finalise(order)
    other = desk.submit(2)
    centre.verdicts["order.final"] = {
        "r": verdict,
        "why": (rows.cause("PRICE_DRIFT", line=1, was=54_000, now=61_000),),
    }
    report, _ = desk.sync()
    held = desk.order(order)
    assert (held.state, held.sync) == (OrderState.FINAL, sync)
    assert [(x.code, dict(x.facts)) for x in held.reasons] == [
        (Reason.PRICE_DRIFT, {"line": 1, "was": 54_000, "now": 61_000})
    ]
    assert desk.order(other).sync is SyncState.ACCEPTED
    assert report.outcomes[1].reasons == held.reasons
    assert report.outcomes[1].number == "000.3.2/0001/SP/413.101/2026"


def test_a_signed_order_is_accepted_with_its_findings(desk, centre, rows):
    order = desk.submit()
    desk.finalise(order)
    desk.sign(order)
    centre.verdicts["order.final"] = {"r": "held", "why": (rows.cause("DEADLINE_PASSED"),)}
    centre.verdicts["order.sign"] = {"r": "ok", "findings": (rows.cause("DEADLINE_PASSED"),)}
    desk.sync()
    signed = desk.order(order)
    assert (signed.state, signed.sync) == (OrderState.SIGNED, SyncState.ACCEPTED)
    assert [x.code for x in signed.findings] == [Reason.DEADLINE_PASSED]
    assert signed.reasons == ()


def test_a_reason_that_a_newer_centre_invented_is_kept_as_a_broken_rule(desk, centre, rows):
    order = desk.submit()
    centre.verdicts["order.submit"] = {"r": "rej", "why": (rows.cause("MOON_PHASE", day=3),)}
    desk.sync()
    assert [(x.code, dict(x.facts)) for x in desk.order(order).reasons] == [
        (Reason.RULE, {"day": 3, "reason": "MOON_PHASE"})
    ]


def test_a_verdict_on_an_act_leaves_the_order_queued_while_later_acts_wait(desk, centre):
    order = desk.submit()
    centre.before_reply = lambda: desk.finalise(order)
    centre.faults = [None, None, None, "lost"]
    fails(desk, "central.unreachable")
    waiting = desk.order(order)
    assert (waiting.state, waiting.sync, waiting.revision) == (
        OrderState.FINAL,
        SyncState.QUEUED,
        1,
    )


def test_the_content_goes_once_and_only_with_its_submit(desk, centre):
    order = desk.submit()
    desk.sync()
    desk.finalise(order)
    desk.sync()
    pushes = [x.push for x in centre.requests if x.push]
    assert [len(push.contents) for push in pushes] == [1, 0]


def test_a_content_that_the_centre_lacks_is_sent_when_it_asks(desk, centre):
    order = desk.submit()
    desk.sync()
    desk.finalise(order)
    centre.contents.clear()
    centre.requests.clear()
    desk.sync()
    assert [len(x.push.contents) for x in centre.requests if x.push] == [0, 1]
    assert desk.order(order).sync is SyncState.ACCEPTED


def test_a_content_that_nobody_has_is_named_as_lacking_and_the_queue_goes_on(desk, centre):
    order = desk.order(desk.submit())
    desk.sync()
    desk.act(order, Recheck(content="ef" * 32, no="1"), by="197503102000121002", base=1)
    other = desk.submit(2)
    centre.requests.clear()
    desk.sync()
    assert desk.waiting() == []
    assert desk.order(other).sync is SyncState.ACCEPTED
    assert [x.push.lacks for x in centre.requests if x.push] == [(), ("ef" * 32,)]


def test_a_centre_that_never_judges_is_given_up_on_until_later(desk, centre):
    desk.submit()
    centre._judge = lambda _: PushReply(done=0)
    fails(desk, "central.busy")
    assert centre.calls.count("exchange") <= 3


def test_a_body_that_is_too_large_is_halved_until_it_passes(desk, centre):
    for number in range(1, 11):
        desk.submit(number)
    passes = centre.exchange

    def narrow(request, signer, counter):
        if request.push and len(request.push.intents) > 3:
            raise RuleBroken("central.too_large")
        return passes(request, signer, counter)

    centre.exchange = narrow
    desk.sync()
    assert desk.waiting() == []
    assert [seq for seq, _ in centre.judged] == list(range(1, 11))


def test_orders_that_do_not_fit_in_64_kb_go_in_several_requests(desk, centre):
    noise = random.Random(7)
    for number in range(1, 41):
        package = "".join(noise.choice("abcdefghijklmnopqrstuvwxyz0123456789") for _ in range(200))
        order = desk.submit(number, package=package)
        desk.finalise(order, number)
    desk.sync()
    assert desk.waiting() == []
    assert len([x for x in centre.requests if x.push]) >= 2


def test_a_revoked_device_seals_what_waits(desk, centre):
    sent = desk.submit(1)
    desk.sync()
    order = desk.submit(2)
    centre.faults = [RuleBroken("central.device_revoked", since="2026-05-04")]
    fails(desk, "central.device_revoked", RuleBroken)
    assert desk.order(order).sync is SyncState.SEALED
    assert desk.order(sent).sync is SyncState.ACCEPTED
    assert desk.waiting() == [2]


@pytest.mark.parametrize(
    "code",
    [
        "central.chain_fork",
        "central.sequence_gap",
        "central.timeline_changed",
        "central.incarnation_stale",
        "central.device_unknown",
        "central.signature_wrong",
    ],
)
def test_the_centres_no_to_the_whole_request_ends_the_run_and_changes_nothing(desk, centre, code):
    order = desk.submit()
    before = desk.order(order)
    centre.faults = [None, None, RuleBroken(code)]
    fails(desk, code, RuleBroken)
    assert desk.order(order) == before


def test_the_request_counter_only_rises_also_over_failures(desk, centre):
    desk.submit()
    centre.faults = [None, None, "reply lost"]
    fails(desk, "central.cut")
    desk.sync()
    desk.sync()
    assert centre.counters == sorted(set(centre.counters))


def test_leases_are_kept_and_those_still_open_are_told(desk, centre, rows):
    centre.leases = (
        LeaseRow(
            id="L2",
            series="SP",
            year=2026,
            unit="413.101",
            first=51,
            last=60,
            expires_on=date(2027, 1, 31),
        ),
        LeaseRow(
            id="L3",
            series="NEW",
            year=2026,
            unit="413.101",
            first=1,
            last=9,
            expires_on=date(2027, 1, 31),
        ),
    )
    report, changes = desk.sync()
    assert report.leases == (("SP", 2026, 60),)
    assert "numbers" in {kind.value for kind in changes.kinds}
    desk.sync()
    assert [(x.id, x.next) for x in centre.requests[-1].leases] == [("L1", 1), ("L2", 51)]
    assert centre.requests[-1].year == 2026


def test_a_desk_that_is_not_enrolled_says_so(tmp_path):
    store = open_store(tmp_path, bytes(32), lambda: None)
    with pytest.raises(RuleBroken, match=r"sync\.not_enrolled"):
        Syncing(store, lambda _: None, ZstdCodec(), lambda: None, None).run(Unwatched())
    store.close()


@pytest.mark.parametrize("seed", range(12))
def test_whatever_is_cut_each_act_is_judged_once_and_in_its_order(desk, centre, seed):
    chance = random.Random(seed)
    orders = []
    for _ in range(25):
        centre.faults = [
            chance.choice([None, "lost", "reply lost"]) for _ in range(chance.randint(0, 4))
        ]
        match chance.randint(0, 2):
            case 0:
                orders.append(desk.submit(len(orders) + 1))
            case 1 if orders:
                order = chance.choice(orders)
                state = desk.order(order).state
                if state is OrderState.SUBMITTED:
                    desk.finalise(order, orders.index(order) + 1)
                elif state is OrderState.FINAL:
                    chance.choice([desk.sign, desk.void])(order)
            case _:
                with suppress(CentralUnavailable):
                    desk.sync()
    centre.faults = []
    desk.sync()
    assert desk.waiting() == []
    seqs = [seq for seq, _ in centre.judged]
    assert seqs == list(range(1, len(seqs) + 1))
    assert {desk.order(order).sync for order in orders} <= {SyncState.ACCEPTED}
