"""The machine alone: events in, actions out, no store and no line."""

from __future__ import annotations

import pytest

from bejo_desktop.application.ports.store import Queued
from bejo_desktop.application.sync.machine import Machine
from bejo_desktop.application.sync.steps import (
    Applied,
    Apply,
    AsideDone,
    Begin,
    Exchange,
    Failed,
    Finish,
    Greet,
    Greeted,
    Look,
    Looked,
    PutAside,
    Replied,
    Seal,
    Sealed,
)
from bejo_desktop.contract.enrolment import Hello
from bejo_desktop.contract.exchange import ExchangeReply, PullReply, PushReply
from bejo_desktop.contract.intents import Drop, Intent
from bejo_desktop.domain.errors import CentralUnavailable, RuleBroken

KEY = "K" * 43
UNREADABLE = RuleBroken("central.unreadable")


def begin(**facts) -> Begin:
    usual = {
        "app": "test/1",
        "centre_key": KEY,
        "timeline": "tl",
        "cursors": {"g": 5, "u": 9},
        "year": 2026,
        "greet": False,
    }
    return Begin(**{**usual, **facts})


def act(rows, seq: int) -> Queued:
    intent = Intent(
        s=seq, e="", b=0, by="1" * 18, mandate="SK", t=rows.noon, a=Drop(reason="Tidak jadi")
    )
    return Queued(intent, None, None)


def looked(rows, first: int = 1, count: int = 0, *, more: bool = False) -> Looked:
    sent = tuple(act(rows, seq) for seq in range(first, first + count))
    return Looked(sent, more, "ab" * 32 if sent else "", {"g": 5, "u": 9}, ())


def reply(rows, **facts) -> ExchangeReply:
    usual = {"p": 1, "now": rows.noon, "timeline": "tl", "scopes": ("u", "g")}
    return ExchangeReply(**{**usual, **facts})


def through(machine: Machine, rows, look: Looked, answer: ExchangeReply, **applied):
    assert isinstance(machine.step(look), Exchange)
    assert isinstance(machine.step(Replied(answer)), Apply)
    usual = {"settled": 0, "moved": False, "deferred": False, "queued": 0}
    return machine.step(Applied(**{**usual, **applied}))


def test_with_nothing_to_send_one_exchange_is_all(rows):
    machine = Machine(begin())
    assert machine.start() == Look(50)
    action = machine.step(looked(rows))
    assert action.request.push is None
    assert action.request.pull.cur == {"g": 5, "u": 9}
    machine.step(Replied(reply(rows)))
    assert machine.step(Applied(0, moved=False, deferred=False, queued=0)) == Finish()


@pytest.mark.parametrize(("protocol", "code"), [((2, 3), "central.protocol"), ((0, 1), None)])
def test_a_centre_that_speaks_no_common_version_is_told_apart(rows, protocol, code):
    machine = Machine(begin(greet=True))
    assert machine.start() == Greet()
    hello = Hello(p=protocol, now=rows.noon, nonce="n", centre="B", key=KEY, timeline="tl")
    action = machine.step(Greeted(hello))
    assert getattr(getattr(action, "error", None), "code", None) == code


def test_a_body_that_the_centre_cannot_read_is_narrowed_to_one_act_and_put_aside(rows):
    machine = Machine(begin())
    machine.start()
    machine.step(looked(rows, 1, 4))
    assert machine.step(Failed(UNREADABLE)) == Look(2)
    machine.step(looked(rows, 1, 2, more=True))
    assert machine.step(Failed(UNREADABLE)) == Look(1)
    machine.step(looked(rows, 1, 1, more=True))
    assert machine.step(Failed(UNREADABLE)) == Look(0)
    probe = machine.step(looked(rows, more=True))
    assert probe.request.push is None
    assert probe.request.pull is not None
    machine.step(Replied(reply(rows)))
    action = machine.step(Applied(0, moved=False, deferred=False, queued=0))
    assert action == PutAside(act(rows, 1), UNREADABLE)
    assert machine.step(AsideDone()) == Look(50)
    answer = reply(rows, push=PushReply(done=4))
    assert through(machine, rows, looked(rows, 1, 4), answer, settled=4) == Finish()


def test_a_body_that_is_refused_without_any_act_blames_no_act(rows):
    machine = Machine(begin())
    machine.start()
    machine.step(looked(rows, 1, 1))
    assert machine.step(Failed(UNREADABLE)) == Look(0)
    machine.step(looked(rows, more=True))
    assert machine.step(Failed(UNREADABLE)) == Finish(UNREADABLE)


def test_one_act_that_is_too_large_is_not_put_aside(rows):
    error = RuleBroken("central.too_large")
    machine = Machine(begin())
    machine.start()
    machine.step(looked(rows, 1, 1))
    assert machine.step(Failed(error)) == Finish(error)


def test_a_batch_that_passed_may_grow_again(rows):
    machine = Machine(begin())
    machine.start()
    machine.step(looked(rows, 1, 40))
    assert machine.step(Failed(RuleBroken("central.too_large"))) == Look(20)
    answer = reply(rows, push=PushReply(done=20))
    more = looked(rows, 1, 20, more=True)
    assert through(machine, rows, more, answer, settled=20) == Look(40)


def test_more_rows_are_asked_for_at_once_where_the_line_is_good(rows):
    machine = Machine(begin())
    machine.start()
    sizes = []
    for _ in range(4):
        sizes.append(machine.step(looked(rows)).request.pull.max)
        machine.step(Replied(reply(rows, pull=PullReply(left=9))))
        machine.step(Applied(0, moved=True, deferred=False, queued=0))
    assert sizes == [48_000, 96_000, 128_000, 128_000]


@pytest.mark.parametrize(
    ("caution", "batch", "rows_bytes"), [(0, 50, 48_000), (2, 12, 12_000), (9, 1, 4_000)]
)
def test_after_broken_runs_bodies_are_smaller(rows, caution, batch, rows_bytes):
    machine = Machine(begin(caution=caution))
    assert machine.start() == Look(batch)
    assert machine.step(looked(rows)).request.pull.max == rows_bytes


def test_a_centre_that_asks_for_patience_is_left_alone(rows):
    machine = Machine(begin())
    machine.start()
    action = through(
        machine, rows, looked(rows, 1, 1), reply(rows, push=PushReply(done=0), retry_s=30)
    )
    assert (action.error.code, action.error.facts) == ("central.busy", {"retry_s": 30})


def test_a_failure_of_the_line_ends_the_run_with_its_name(rows):
    error = CentralUnavailable("central.stalled")
    machine = Machine(begin())
    machine.start()
    machine.step(looked(rows, 1, 3))
    assert machine.step(Failed(error)) == Finish(error)


def test_a_revoked_device_seals_and_ends(rows):
    error = RuleBroken("central.device_revoked")
    machine = Machine(begin())
    machine.start()
    machine.step(looked(rows))
    assert machine.step(Failed(error)) == Seal(error)
    assert machine.step(Sealed(error)) == Finish(error)
