"""An act that the centre cannot read is put aside, and the queue behind it goes on."""

import pytest

from bejo_desktop.domain.codes import Reason
from bejo_desktop.domain.errors import RuleBroken
from bejo_desktop.domain.order import SyncState

UNREADABLE = RuleBroken("central.unreadable")


SEARCH = [
    UNREADABLE,  # all three acts
    None,  # the first alone
    UNREADABLE,  # the second and the third
    UNREADABLE,  # the second alone
    None,  # no act at all: the second is to blame
    None,  # what stands in its place, and the third
]
"""What the centre answers, call by call, when of three acts it cannot read the second."""


@pytest.fixture
def desk(desk, centre, rows):
    """The desk after its first load, so that a run is one exchange."""
    centre.feeds[rows.scope] = [rows.unit()]
    centre.publish([rows.product()])
    desk.sync()
    centre.calls.clear()
    return desk


def test_the_one_act_is_found_put_aside_and_told_on_its_order(desk, centre):
    orders = [desk.submit(number) for number in (1, 2, 3)]
    centre.faults = list(SEARCH)
    report, changes = desk.sync()
    assert centre.judged == [(1, "order.submit"), (2, "sys.skip"), (3, "order.submit")]
    assert [desk.order(order).sync for order in orders] == [
        SyncState.ACCEPTED,
        SyncState.REFUSED,
        SyncState.ACCEPTED,
    ]
    (cause,) = desk.order(orders[1]).reasons
    assert (cause.code, dict(cause.facts)) == (Reason.UNREADABLE, {"seq": 2})
    assert desk.waiting() == []
    assert report.run.error == ""
    assert "orders" in {kind.value for kind in changes.kinds}


def test_the_act_put_aside_is_kept_whole_and_the_next_run_needs_no_search(desk, centre):
    desk.submit(1)
    second = desk.submit(2)
    centre.faults = [UNREADABLE, None, UNREADABLE, None, None]
    desk.sync()
    with desk.store.write() as work:
        kept = work.outbox._connection.exec_driver_sql("SELECT seq, intent FROM quarantine").all()
    assert [seq for seq, _ in kept] == [2]
    assert str(second).encode() in bytes(kept[0][1])
    centre.calls.clear()
    third = desk.submit(3)
    desk.sync()
    assert centre.calls == ["exchange"]
    assert desk.order(third).sync is SyncState.ACCEPTED


def test_a_body_without_any_act_that_is_refused_puts_nothing_aside(desk, centre):
    order = desk.submit()
    centre.faults = [UNREADABLE, UNREADABLE]
    with pytest.raises(RuleBroken, match="central.unreadable"):
        desk.sync()
    assert desk.order(order).sync is SyncState.QUEUED
    assert desk.waiting() == [1]
