"""Acts keep their place and their chain; a verdict stands for ever."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from hashlib import sha256
from uuid import UUID

import pytest
from sqlalchemy import text
from sqlalchemy.exc import IntegrityError

from bejo_desktop.contract.canonical import canonical, content_hash
from bejo_desktop.contract.content import to_wire
from bejo_desktop.contract.exchange import OutcomeRow
from bejo_desktop.contract.intents import Intent, Skip
from bejo_desktop.contract.rows import CauseRow
from bejo_desktop.domain.errors import EnvironmentFailed

NOON = datetime(2026, 5, 1, 5, 0, tzinfo=UTC)
NOTHING = "0" * 64


def hand_made_links(intents):
    """SHA-256(link before ‖ canonical intent), as sync.md 3.3 says."""
    links, before = [], bytes(32)
    for intent in intents:
        before = sha256(before + canonical(intent)).digest()
        links.append(before.hex())
    return links


def test_an_empty_outbox_starts_the_chain_with_noughts(store):
    with store.read() as reading:
        assert (reading.outbox.head(), reading.outbox.last_link()) == (0, NOTHING)
        assert reading.outbox.waiting(50) == []


def test_acts_come_back_in_order_with_their_content(store, an_order, append):
    orders = [an_order(n) for n in (1, 2, 3)]
    with store.write() as work:
        intents = [append(work, order) for order in orders]
    with store.read() as reading:
        waiting = reading.outbox.waiting(2)
        assert [queued.intent for queued in waiting] == intents[:2]
        assert [queued.content for queued in waiting] == [to_wire(x.content) for x in orders[:2]]
        assert waiting[0].content_hash == content_hash(orders[0].content)
        assert reading.outbox.head() == 3


def test_each_link_seals_all_acts_before_it(store, an_order, append):
    with store.write() as work:
        intents = [append(work, an_order(n)) for n in (1, 2, 3)]
        links = [work.outbox.link(seq) for seq in (1, 2, 3)]
        assert links == hand_made_links(intents)
        assert work.outbox.last_link() == links[-1]


def test_a_gap_in_the_sequence_is_a_bug(store, an_order, an_intent):
    order = an_order()
    with pytest.raises(AssertionError), store.write() as work:
        work.outbox.append(an_intent(2, order), to_wire(order.content), content_hash(order.content))


def test_an_act_without_content_finds_the_one_that_was_kept_before(
    store, an_order, an_intent, append
):
    order = an_order()
    with store.write() as work:
        append(work, order)
        work.outbox.append(an_intent(2, order, final=True), None, content_hash(order.content))
        work.outbox.append(an_intent(3, order, final=True), None, "b" * 64)
        contents = [queued.content for queued in work.outbox.waiting(9)]
    assert contents == [to_wire(order.content), to_wire(order.content), None]


def test_a_verdict_is_kept_for_ever_and_known_the_second_time(store, an_order, append):
    first = OutcomeRow(s=1, r="held", why=(CauseRow(c="PRICE_DRIFT", f={"line": 1}),), rev=4)
    with store.write() as work:
        append(work, an_order(1))
        append(work, an_order(2))
        assert work.outbox.settle(first, now=NOON)
        assert not work.outbox.settle(OutcomeRow(s=1, r="ok"), now=NOON + timedelta(hours=1))
        assert work.outbox.outcomes(9) == [first]
        assert [queued.intent.s for queued in work.outbox.waiting(9)] == [2]


def test_the_newest_verdicts_come_first(store, an_order, append):
    with store.write() as work:
        for n in (1, 2, 3):
            append(work, an_order(n))
        for seq, hour in ((2, 1), (1, 2), (3, 2)):
            work.outbox.settle(OutcomeRow(s=seq, r="ok"), now=NOON + timedelta(hours=hour))
        assert [row.s for row in work.outbox.outcomes(2)] == [3, 1]


def test_how_many_acts_of_an_order_wait(store, an_order, append):
    order, other = an_order(1), an_order(2)
    with store.write() as work:
        append(work, order)
        append(work, other)
        append(work, order, final=True)
        assert work.outbox.waits_for(order.order_id) == 2
        work.outbox.settle(OutcomeRow(s=1, r="ok"), now=NOON)
        assert work.outbox.waits_for(order.order_id) == 1
        assert work.outbox.waits_for(UUID(int=9)) == 0


def test_a_verdict_on_an_act_that_is_not_here_means_that_the_store_is_older(
    store, an_order, append
):
    with store.write() as work:
        append(work, an_order())
    with pytest.raises(EnvironmentFailed, match=r"store\.restored"), store.write() as work:
        work.outbox.settle(OutcomeRow(s=2, r="ok"), now=NOON)


def test_an_unreadable_act_is_put_aside_and_the_tail_chained_anew(store, an_order, append):
    with store.write() as work:
        intents = [append(work, an_order(n)) for n in (1, 2, 3)]
        work.outbox.settle(OutcomeRow(s=1, r="ok"), now=NOON)
        old = work.outbox.link(2)
        skip = Intent(s=2, e="", b=0, by=intents[1].by, mandate="SK 1", t=NOON, a=Skip(why="x"))
        work.outbox.replace(skip)
        links = [work.outbox.link(seq) for seq in (1, 2, 3)]
        waiting = work.outbox.waiting(9)
        kept = work.outbox._connection.execute(text("SELECT intent, link FROM quarantine")).one()
    assert links == hand_made_links([intents[0], skip, intents[2]])
    assert [queued.intent for queued in waiting] == [skip, intents[2]]
    assert waiting[0].content is None
    assert (kept.intent, kept.link) == (canonical(intents[1]), old)


def test_an_act_that_was_judged_cannot_be_put_aside(store, an_order, append):
    with store.write() as work:
        intent = append(work, an_order())
        work.outbox.settle(OutcomeRow(s=1, r="ok"), now=NOON)
    skip = Intent(s=1, e="", b=0, by=intent.by, mandate="SK 1", t=NOON, a=Skip(why="x"))
    with pytest.raises(IntegrityError, match="judged"), store.write() as work:
        work.outbox.replace(skip)


@pytest.mark.parametrize("table", ["outbox", "outcome", "content", "audit"])
@pytest.mark.parametrize("statement", ["DELETE FROM {}", "UPDATE {} SET rowid = rowid + 1"])
def test_nothing_is_taken_out_of_the_record(store, an_order, append, table, statement):
    with store.write() as work:
        append(work, an_order())
        work.outbox.settle(OutcomeRow(s=1, r="ok"), now=NOON)
        work.audit.add("order.submit", by="x", at=NOON, subject="s", facts={})
    with pytest.raises(IntegrityError), store.write() as work:
        work.orders._connection.execute(text(statement.format(table)))
