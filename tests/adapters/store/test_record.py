"""The audit chain, where the desk stands with the centre, and small choices."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest
from sqlalchemy import text
from sqlalchemy.exc import IntegrityError

from bejo_desktop.application.ports.store import DeviceIdentity
from bejo_desktop.application.views import RunView
from bejo_desktop.domain.errors import EnvironmentFailed

NOON = datetime(2026, 5, 1, 5, 0, tzinfo=UTC)
IDENTITY = DeviceIdentity(
    device=1207,
    incarnation="a1b2",
    unit="413.101",
    address="https://centre.example",
    timeline="t1",
    centre_key="k" * 43,
    private_key=bytes(range(32)),
)


def run(n, error=""):
    at = NOON + timedelta(minutes=n)
    return RunView(at, at + timedelta(seconds=5), n, 1000, 2000, 3, 4, error)


def test_the_audit_chain_is_whole(store):
    with store.write() as work:
        for n in range(3):
            work.audit.add("order.new", by="x", at=NOON, subject=str(n), facts={"n": n, "a": "é"})
        assert work.audit.first_broken() is None


@pytest.mark.parametrize(
    ("tampering", "broken"),
    [
        ("UPDATE audit SET act = 'order.void' WHERE seq = 2", 2),
        ("UPDATE audit SET at = at + 1 WHERE seq = 1", 1),
        ("DELETE FROM audit WHERE seq = 2", 2),
    ],
)
def test_who_takes_the_guards_away_and_changes_an_entry_breaks_the_chain(store, tampering, broken):
    with store.write() as work:
        for n in range(3):
            work.audit.add("order.new", by="x", at=NOON, subject=str(n), facts={})
        for guard in ("audit_keeps_on_update", "audit_keeps_on_delete"):
            work.audit._connection.execute(text(f"DROP TRIGGER {guard}"))
        work.audit._connection.execute(text(tampering))
        assert work.audit.first_broken() == broken


def test_how_often_something_was_done_to_one_thing(store):
    with store.write() as work:
        for act, subject in (("paper.print", "a"), ("paper.print", "a"), ("paper.take", "a")):
            work.audit.add(act, by="x", at=NOON, subject=subject, facts={})
    with store.read() as reading:
        counts = [reading.audit.count("paper.print", subject) for subject in ("a", "b")]
    assert counts == [2, 0]


def test_the_identity_comes_back_and_a_new_one_replaces_it(store):
    with store.write() as work:
        assert work.sync.identity() is None
        work.sync.enrol(IDENTITY)
        assert work.sync.identity() == IDENTITY
        moved = replace(IDENTITY, address="https://other.example")
        work.sync.enrol(moved)
        assert work.sync.identity() == moved


def test_the_request_counter_only_rises_also_over_a_new_start(open_desk):
    store = open_desk()
    with store.write() as work:
        assert [work.sync.next_counter(), work.sync.next_counter()] == [1, 2]
    store.close()
    store = open_desk()
    with store.write() as work:
        assert work.sync.next_counter() == 3
    with pytest.raises(IntegrityError, match="only rises"), store.write() as work:
        work.settings._connection.execute(text("UPDATE mark SET value = 1"))


def test_cursors_move_forward_only(store):
    with store.write() as work:
        work.sync.move_cursor("g", 10)
        work.sync.move_cursor("u413.101", 3)
        work.sync.move_cursor("g", 7)
        assert work.sync.cursors() == {"g": 10, "u413.101": 3}


def test_a_chunk_grows_by_parts_and_is_forgotten_with_all_others(store):
    with store.write() as work:
        assert (work.sync.chunk_bytes("a"), work.sync.chunk("a")) == (0, b"")
        work.sync.add_chunk("a", b"one ")
        work.sync.add_chunk("b", b"other")
        work.sync.add_chunk("a", b"two")
        assert (work.sync.chunk_bytes("a"), work.sync.chunk("a")) == (7, b"one two")
        work.sync.drop_chunks()
        assert work.sync.chunk_bytes("a") == 0


def test_of_the_runs_the_newest_200_stay(store):
    with store.write() as work:
        for n in range(205):
            work.sync.add_run(run(n, error="central.stalled" if n % 2 else ""))
        assert work.sync.runs(2) == [run(204), run(203, "central.stalled")]
        assert work.sync.runs(500)[-1] == run(5, "central.stalled")
        assert len(work.sync.runs(500)) == 200


def test_a_choice_is_kept_and_replaced(store):
    with store.write() as work:
        assert work.settings.get("paper") is None
        work.settings.set("paper", "a4")
        work.settings.set("paper", "f4")
    with store.read() as reading:
        assert reading.settings.get("paper") == "f4"


def test_the_read_lane_cannot_write(store):
    with pytest.raises(EnvironmentFailed, match=r"store\.read_only"), store.read() as reading:
        reading.settings._connection.execute(text("INSERT INTO setting VALUES ('a', 'b')"))


def test_a_look_stays_the_same_while_others_write(store):
    with store.read() as reading:
        assert reading.settings.get("paper") is None
        with store.write() as work:
            work.settings.set("paper", "f4")
        assert reading.settings.get("paper") is None
    with store.read() as reading:
        assert reading.settings.get("paper") == "f4"
