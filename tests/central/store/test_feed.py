"""The feed never loses a change, whoever writes at the same time."""

from __future__ import annotations

import threading

import pytest

from bejo_central.store.engine import EVERY_UNIT
from bejo_central.store.feed import entries_between, head_and_floor
from bejo_desktop.contract.exchange import ExchangeReply

WRITERS = 4
CHANGES = 20


def test_a_reader_that_runs_along_sees_every_change_of_many_writers(centre):
    with centre.looking() as connection:
        start, _ = head_and_floor(connection, "g")
    done = threading.Event()
    seen = {}

    def write(writer):
        for number in range(CHANGES):
            with centre.database.write(centre.clock(), EVERY_UNIT) as session:
                session.feed.touch("g", "product", f"W{writer}-{number}")

    def read():
        cursor = start
        while True:
            last_look = done.is_set()
            with centre.looking() as connection:
                head, _ = head_and_floor(connection, "g")
                for batch in entries_between(connection, "g", cursor, head):
                    for entry in batch:
                        assert entry.seq > cursor
                        cursor = entry.seq
                        seen[entry.id] = entry.seq
            if last_look:
                return

    reader = threading.Thread(target=read)
    writers = [threading.Thread(target=write, args=(one,)) for one in range(WRITERS)]
    reader.start()
    for one in writers:
        one.start()
    for one in writers:
        one.join()
    done.set()
    reader.join()
    assert len(seen) == WRITERS * CHANGES
    assert sorted(seen.values()) == list(range(start + 1, start + WRITERS * CHANGES + 1))


def test_a_transaction_that_fails_leaves_no_number_and_no_change(centre):
    def look():
        with centre.looking() as connection:
            head, _ = head_and_floor(connection, "g")
            return head, [e.id for part in entries_between(connection, "g", 0, head) for e in part]

    before = look()

    def fail():
        with centre.database.write(centre.clock(), EVERY_UNIT) as session:
            session.feed.touch("g", "product", "X")
            session.feed.publish()
            raise ZeroDivisionError

    with pytest.raises(ZeroDivisionError):
        fail()
    assert look() == before


def test_a_thing_that_changes_again_moves_forward_and_stands_once(centre):
    for price in (10_000, 11_000):
        centre.set_price("P-000003", price)
    with centre.looking() as connection:
        head, _ = head_and_floor(connection, "g")
        entries = [e for part in entries_between(connection, "g", 0, head) for e in part]
    assert [e.seq for e in entries if e.id == "P-000003"] == [head]


def test_a_page_that_is_cut_short_goes_on_without_a_hole(centre, desk):
    desk.cursors = {"u:413.101": 0, "g": 0}
    pages = []
    while True:
        request = desk.request(pull=True)
        small = type(request.pull)(cur=desk.cursors, max=5_000)
        request = type(request)(
            p=1, app="uji", timeline=desk.timeline, year=2026, pull=small, leases=request.leases
        )
        reply = desk.read(desk.call("POST", "/sync/v1/exchange", request), ExchangeReply)
        for page in reply.pull.pages:
            assert page.frm == desk.cursors[page.sc]
            desk.cursors[page.sc] = page.to
            pages += [(page.sc, row.rev) for row in page.rows]
        if not reply.pull.left:
            break
    assert len(pages) == len(set(pages))
    general = [rev for scope, rev in pages if scope == "g"]
    assert general == sorted(general)
    assert len(general) == desk.cursors["g"]
