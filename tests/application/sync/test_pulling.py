from __future__ import annotations

from datetime import date, timedelta
from uuid import UUID

import pytest

from bejo_desktop.application.views import OrderFilter
from bejo_desktop.contract.exchange import Page, PullReply
from bejo_desktop.contract.intents import TakeBack
from bejo_desktop.contract.rows import GoneRow, YearRow
from bejo_desktop.domain.codes import Reason
from bejo_desktop.domain.errors import CentralUnavailable, NotFound, RuleBroken
from bejo_desktop.domain.order import OrderState, SyncState

FIRST = UUID(int=1)
NUMBER = "000.3.2/0001/SP/413.101/2026"
OTHER_NUMBER = "000.3.2/0901/SP/413.101/2026"


def test_an_order_of_another_desk_is_here_after_a_sync(desk, centre, rows):
    centre.feeds[rows.scope] = [
        rows.order(
            FIRST,
            state="final",
            sync="held",
            no=OTHER_NUMBER,
            series="SP",
            year=2026,
            running=901,
            lease="L9",
            why=(rows.cause("BUDGET_SHORT", need=540_000, have=0),),
        )
    ]
    _, changes = desk.sync()
    order = desk.order(FIRST)
    assert (order.state, order.sync, order.revision) == (OrderState.FINAL, SyncState.HELD, 9)
    assert order.number.text == OTHER_NUMBER
    assert (order.number.running, order.number.lease_id) == (901, "L9")
    assert [x.code for x in order.reasons] == [Reason.BUDGET_SHORT]
    assert order.content == rows.content()
    assert (order.created_at, order.author, order.known_at_centre) == (rows.noon, rows.pp, True)
    assert "orders" in {kind.value for kind in changes.kinds}


def test_pages_are_taken_until_nothing_is_left(desk, centre, rows):
    centre.feeds[rows.scope] = [rows.order(UUID(int=i)) for i in range(1, 24)]
    centre.page_rows = 5
    report, _ = desk.sync()
    assert report.run.pulled == 23
    assert desk.cursors()[rows.scope] == 23
    assert desk.order(UUID(int=23)).state is OrderState.SUBMITTED


@pytest.mark.parametrize(("start", "end"), [(3, 5), (1, 1), (0, 0)])
def test_a_page_that_does_not_go_on_from_here_is_left_out(desk, centre, rows, start, end):
    centre.feeds[rows.scope] = [rows.order(UUID(int=7))]
    desk.sync()
    page = Page(sc=rows.scope, frm=start, to=end, head=5, rows=(rows.order(FIRST),))
    centre._pull = lambda _: PullReply(pages=(page,))
    desk.sync()
    with pytest.raises(NotFound):
        desk.order(FIRST)
    assert desk.cursors()[rows.scope] == 1


def test_a_page_that_overlaps_what_is_here_is_taken(desk, centre, rows):
    centre.feeds[rows.scope] = [rows.order(UUID(int=7))]
    desk.sync()
    page = Page(sc=rows.scope, frm=0, to=2, head=2, rows=(rows.order(FIRST),))
    centre._pull = lambda _: PullReply(pages=(page,))
    desk.sync()
    assert desk.order(FIRST).revision == 9
    assert desk.cursors()[rows.scope] == 2


def test_a_reply_of_another_timeline_is_not_heeded(desk, centre, rows):
    order = desk.submit(2)
    desk.sync()
    desk.finalise(order)
    centre.feeds[rows.scope] = [rows.order(FIRST)]
    centre.timeline = "tl-2"
    with pytest.raises(RuleBroken, match=r"central\.timeline_changed"):
        desk.sync()
    assert desk.waiting() == [2]
    assert desk.cursors().get(rows.scope, 0) == 0


@pytest.mark.parametrize(
    ("change", "code"),
    [
        ({"key": "X" * 43}, "central.untrusted"),
        ({"timeline": "tl-2"}, "central.timeline_changed"),
    ],
)
def test_a_hello_of_somebody_else_ends_the_run_before_anything_is_sent(desk, centre, change, code):
    desk.submit()
    for name, value in change.items():
        setattr(centre, name, value)
    with pytest.raises((CentralUnavailable, RuleBroken)) as caught:
        desk.sync()
    assert caught.value.code == code
    assert centre.calls == ["hello"]


def test_a_row_with_waiting_acts_comes_after_their_verdict(desk, centre, rows):
    """While the request is on its way, an officer makes the order final."""
    order = desk.submit(1)
    desk.sync()
    centre.feeds[rows.scope] = [rows.order(order, rev=1), rows.budget(rev=5, ceiling=7)]
    centre.before_reply = lambda: desk.finalise(order)
    desk.sync()
    assert desk.order(order).state is OrderState.FINAL
    assert desk.order(order).sync is SyncState.ACCEPTED
    assert desk.cursors()[rows.scope] == 2


def test_a_row_older_than_the_verdict_changes_nothing(desk, centre, rows):
    order = desk.submit(1)
    centre.verdicts["order.submit"] = {"r": "rej", "rev": 6, "why": (rows.cause("ROLE"),)}
    desk.sync()
    centre.feeds[rows.scope] = [rows.order(order, rev=5, state="draft")]
    desk.sync()
    kept = desk.order(order)
    assert (kept.state, kept.sync, kept.revision) == (
        OrderState.SUBMITTED,
        SyncState.REFUSED,
        6,
    )


def test_a_newer_row_shows_what_another_desk_did(desk, centre, rows):
    order = desk.submit(1)
    desk.sync()
    at = rows.noon + timedelta(hours=1)
    centre.feeds[rows.scope] = [
        rows.order(
            order,
            rev=2,
            state="draft",
            history=(
                ("order.submit", rows.noon, rows.pp, ""),
                ("order.return", at, rows.ppk, "Rekening keliru"),
            ),
        )
    ]
    desk.sync()
    kept = desk.order(order)
    assert (kept.state, kept.sync) == (OrderState.DRAFT, SyncState.ACCEPTED)
    assert [(x.act, x.by, x.note) for x in kept.history] == [
        ("order.submit", rows.pp, ""),
        ("order.return", rows.ppk, "Rekening keliru"),
    ]
    assert kept.created_at == rows.noon


def test_a_number_is_never_lost_to_a_row_that_does_not_know_it(desk, centre, rows):
    order = desk.submit(1)
    desk.finalise(order)
    centre.verdicts["order.final"] = {"r": "rej", "why": (rows.cause("VENDOR_SUSPENDED"),)}
    desk.sync()
    centre.feeds[rows.scope] = [rows.order(order, rev=50)]
    desk.sync()
    kept = desk.order(order)
    assert (kept.state, kept.sync, kept.number.text) == (
        OrderState.FINAL,
        SyncState.REFUSED,
        NUMBER,
    )


def test_a_void_number_stays_void_until_the_row_has_one_of_its_own(desk, centre, rows):
    order = desk.submit(1)
    desk.finalise(order)
    desk.sync()
    desk.void(order)
    desk.sync()
    centre.feeds[rows.scope] = [rows.order(order, rev=50)]
    desk.sync()
    assert (desk.order(order).state, desk.order(order).number.text) == (OrderState.VOID, NUMBER)
    centre.feeds[rows.scope] += [
        rows.order(order, rev=51, state="final", no=OTHER_NUMBER, series="SP", year=2026)
    ]
    desk.sync()
    assert (desk.order(order).state, desk.order(order).number.text) == (
        OrderState.FINAL,
        OTHER_NUMBER,
    )
    assert desk.order(order).number.running is None


def test_a_draft_that_is_typed_anew_is_not_overwritten(desk, centre, rows):
    order_id = desk.submit(1)
    desk.sync()
    order = desk.order(order_id)
    order.edit(rows.content(package="Diketik ulang"), by=rows.pp, now=desk.now)
    with desk.store.write() as work:
        work.orders.save(order, now=desk.now)
    centre.feeds[rows.scope] = [
        rows.order(order_id, rev=50, state="draft"),
        GoneRow(kind="order", id=str(order_id), rev=51),
    ]
    desk.sync()
    assert desk.order(order_id).content.package == "Diketik ulang"
    assert desk.cursors()[rows.scope] == 2


def test_an_edit_that_stayed_on_the_desk_stays_in_the_orders_story(desk, centre, rows):
    """The draft of one officer, edited by another before it was handed in again."""
    order_id = desk.submit(1)
    desk.sync()
    order = desk.order(order_id)
    order.state = OrderState.DRAFT
    desk.now += timedelta(minutes=5)
    order.edit(rows.content(package="B"), by=rows.ppk, now=desk.now)
    order.edit(rows.content(package="C"), by=rows.ppk, now=desk.now)
    order.submit(order.content, "ab" * 32, by=rows.pp, now=desk.now + timedelta(minutes=1))
    with desk.store.write() as work:
        work.orders.save(order, now=desk.now)
    centre.feeds[rows.scope] = [
        rows.order(
            order_id,
            rev=50,
            history=(
                ("order.submit", rows.noon, rows.pp, ""),
                ("order.submit", desk.now + timedelta(minutes=1), rows.pp, ""),
            ),
        )
    ]
    desk.sync()
    acts = [event.act for event in desk.order(order_id).history]
    assert acts == ["order.submit", "order.edit", "order.submit"]


def test_what_another_desk_approved_meanwhile_stands_and_the_edited_text_is_kept(
    desk, centre, rows
):
    order_id = desk.submit(1)
    desk.sync()
    order = desk.order(order_id)
    base = order.revision
    told = TakeBack(content=order.content_hash)
    desk.act(order, told, by=rows.pp, base=base)
    order.edit(rows.content(package="Disunting"), by=rows.pp, now=desk.now)
    with desk.store.write() as work:
        work.orders.save(order, now=desk.now)
    centre.verdicts["order.take_back"] = {"r": "rej", "why": (rows.cause("OWNER_CHANGED"),)}
    centre.feeds[rows.scope] = [
        rows.order(order_id, rev=50, state="final", no=NUMBER, series="SP", year=2026)
    ]
    desk.sync()
    kept = desk.order(order_id)
    assert (kept.state, kept.number.text) == (OrderState.FINAL, NUMBER)
    with desk.store.read() as reading:
        drafts = OrderFilter(states=frozenset({OrderState.DRAFT}))
        (copy,) = reading.orders.rows(drafts)
    assert desk.order(copy.order_id).copied_from == order_id
    assert copy.package == "Disunting"


def test_a_returned_draft_that_another_desk_dropped_goes(desk, centre, rows):
    centre.feeds[rows.scope] = [
        rows.order(FIRST, state="draft"),
        GoneRow(kind="order", id=str(FIRST), rev=10),
        GoneRow(kind="order", id=str(UUID(int=99)), rev=11),
    ]
    desk.sync()
    with pytest.raises(NotFound):
        desk.order(FIRST)


def test_an_order_in_a_state_that_is_not_known_here_stops_nothing(desk, centre, rows):
    centre.feeds[rows.scope] = [
        rows.order(FIRST, state="teleported"),
        rows.order(UUID(int=2)),
    ]
    desk.sync()
    assert desk.order(UUID(int=2)).state is OrderState.SUBMITTED
    with pytest.raises(NotFound):
        desk.order(FIRST)


def held(desk, centre, rows, code="BUDGET_SHORT", **facts):
    order = desk.submit(1)
    desk.finalise(order)
    centre.verdicts["order.final"] = {"r": "held", "why": (rows.cause(code, **facts),)}
    desk.sync()
    assert desk.order(order).sync is SyncState.HELD
    return order


def rechecks(centre) -> int:
    return [op for _, op in centre.judged].count("order.recheck")


def test_a_raised_budget_sends_a_held_order_to_be_judged_anew_by_itself(desk, centre, rows):
    order = held(desk, centre, rows, need=540_000, have=0)
    centre.feeds[rows.scope] = [rows.budget(ceiling=540_000, rev=2)]
    report, _ = desk.sync()
    assert rechecks(centre) == 1
    assert desk.order(order).sync is SyncState.ACCEPTED
    assert report.outcomes[-1].order == str(order)
    event = desk.order(order).history[-1]
    assert (event.act, event.by) == ("order.recheck", rows.ppk)
    intent = centre.requests[-2].push or centre.requests[-1].push
    assert (intent.intents[0].by, intent.intents[0].mandate) == (rows.ppk, "SK-1002")
    assert intent.intents[0].b == 2


def test_a_budget_that_is_still_short_asks_for_nothing(desk, centre, rows):
    order = held(desk, centre, rows)
    centre.feeds[rows.scope] = [rows.budget(ceiling=539_999, rev=2)]
    desk.sync()
    assert rechecks(centre) == 0
    assert desk.order(order).sync is SyncState.HELD


@pytest.mark.parametrize(("price", "asked"), [(54_000, 1), (53_000, 1), (54_001, 0)])
def test_a_price_that_fell_back_sends_a_held_order_to_be_judged_anew(
    desk, centre, rows, price, asked
):
    held(desk, centre, rows, "PRICE_DRIFT", line=1, was=54_000, now=61_000)
    centre.feeds["g"] = [rows.product(price=price, rev=5)]
    desk.sync()
    assert rechecks(centre) == asked


@pytest.mark.parametrize(("closed_on", "asked"), [(None, 1), (date(2026, 12, 31), 0)])
def test_a_year_that_was_opened_sends_a_held_order_to_be_judged_anew(
    desk, centre, rows, closed_on, asked
):
    held(desk, centre, rows, "FY_CLOSED", year=2026, closed_on="2026-12-31")
    centre.feeds[rows.scope] = [YearRow(id="2026", rev=2, closed_on=closed_on)]
    desk.sync()
    assert rechecks(centre) == asked


@pytest.mark.parametrize("code", ["DEADLINE_PASSED", "VENDOR_SUSPENDED"])
def test_what_the_desk_cannot_see_is_left_to_a_person(desk, centre, rows, code):
    held(desk, centre, rows, code)
    centre.feeds[rows.scope] = [rows.budget(rev=2)]
    centre.feeds["g"] = [rows.product(price=1, rev=5)]
    desk.sync()
    assert rechecks(centre) == 0


def test_an_order_under_another_desks_number_is_that_desks_to_recheck(desk, centre, rows):
    centre.feeds[rows.scope] = [
        rows.order(
            FIRST,
            state="final",
            sync="held",
            no=OTHER_NUMBER,
            series="SP",
            year=2026,
            why=(rows.cause("BUDGET_SHORT"),),
            history=(("order.final", rows.noon, rows.ppk, ""),),
        ),
        rows.budget(rev=2),
    ]
    desk.sync()
    assert rechecks(centre) == 0


def test_a_centre_that_holds_it_again_is_asked_once_in_a_run(desk, centre, rows):
    order = held(desk, centre, rows)
    centre.verdicts["order.recheck"] = {"r": "held", "why": (rows.cause("BUDGET_SHORT"),)}
    centre.feeds[rows.scope] = [rows.budget(rev=rev) for rev in range(2, 8)]
    centre.page_rows = 1
    desk.sync()
    assert rechecks(centre) == 1
    assert desk.order(order).sync is SyncState.HELD


def test_an_officer_who_is_gone_recheckes_nothing(desk, centre, rows):
    order = held(desk, centre, rows)
    centre.feeds[rows.scope] = [GoneRow(kind="officer", id=rows.ppk, rev=2), rows.budget(rev=2)]
    desk.sync()
    assert rechecks(centre) == 0
    assert desk.order(order).sync is SyncState.HELD
