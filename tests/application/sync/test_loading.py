from __future__ import annotations

import random

import pytest

from bejo_desktop.domain.errors import Cancelled, CentralUnavailable, RuleBroken


class Watch:
    """Notes all progress; stops where it is told."""

    def __init__(self, stop_at: str = "", beyond: int = 0) -> None:
        self.seen = []
        self.stop_at = stop_at
        self.beyond = beyond

    def report(self, progress) -> None:
        self.seen.append(progress)

    def stop_if_cancelled(self) -> None:
        if self.stop_at and any(
            x.stage == self.stop_at and x.done > self.beyond for x in self.seen
        ):
            raise Cancelled("job.cancelled")

    def of(self, stage: str) -> list:
        return [(x.done, x.total) for x in self.seen if x.stage == stage]


def products(rows, first: int, count: int) -> list:
    noise = random.Random(first)
    return [
        rows.product(f"P-{i:06d}{noise.getrandbits(160):040x}", price=1_000 + i, rev=i + 1)
        for i in range(first, first + count)
    ]


def count(desk) -> int:
    with desk.store.read() as reading:
        return reading.reference.product_count()


@pytest.fixture
def catalogue(centre, rows):
    """1,700 products in two chunks of some 20 kB, and a vendor."""
    centre.publish([rows.vendor()], products(rows, 0, 900), products(rows, 900, 800))
    return centre.snapshot


def test_the_first_load_moves_to_its_end_in_bytes_and_then_in_rows(desk, centre, catalogue):
    watch = Watch()
    report, changes = desk.sync(watch)
    total = sum(ref.bytes for ref in catalogue.chunks)
    assert watch.of("snapshot")[0] == (0, total)
    assert watch.of("snapshot")[-1] == (total, total)
    assert watch.of("snapshot") == sorted(watch.of("snapshot"))
    assert watch.of("publish")[0] == (0, 1_701)
    assert watch.of("publish")[-1] == (1_701, 1_701)
    assert (
        max(
            b - a
            for (a, _), (b, _) in zip(watch.of("publish"), watch.of("publish")[1:], strict=False)
        )
        == 500
    )
    assert count(desk) == 1_700
    assert desk.cursors()["g"] == 7
    assert report.run.pulled == 1_701
    assert "catalogue" in {kind.value for kind in changes.kinds}
    desk.sync()
    assert centre.calls.count("manifest") == 1


def test_a_cut_loses_at_most_what_was_in_flight_and_shows_nothing(desk, centre, catalogue):
    size = catalogue.chunks[1].bytes
    assert size > 22_000
    centre.cut_chunks_at = [10**9, 21_000]
    with pytest.raises(CentralUnavailable, match=r"central\.cut"):
        desk.sync()
    assert count(desk) == 1
    assert desk.cursors()["g"] == 0
    centre.calls.clear()
    desk.sync()
    chunks = [call for call in centre.calls if call.startswith("chunk")]
    assert chunks == ["chunk 21000", "chunk 0"]
    assert count(desk) == 1_700


@pytest.mark.parametrize("seed", range(5))
def test_a_line_that_keeps_breaking_brings_the_catalogue_in_the_end(desk, centre, catalogue, seed):
    chance = random.Random(seed)
    done = []
    for _ in range(60):
        start = chance.randint(1, 45_000)
        centre.cut_chunks_at = [start, start + chance.randint(1, 20_000)]
        watch = Watch()
        try:
            desk.sync(watch)
        except CentralUnavailable:
            done.append(watch.of("snapshot")[-1][0])
            continue
        break
    assert count(desk) == 1_700
    assert done == sorted(done)


def test_a_cancel_keeps_what_is_here(desk, centre, catalogue):
    with pytest.raises(Cancelled):
        desk.sync(Watch(stop_at="snapshot", beyond=10_000))
    centre.calls.clear()
    desk.sync()
    starts = [int(call.split()[1]) for call in centre.calls if call.startswith("chunk")]
    assert max(starts) == 16_384
    assert count(desk) == 1_700


def test_a_cancel_while_it_is_shown_starts_that_step_anew(desk, centre, catalogue):
    with pytest.raises(Cancelled):
        desk.sync(Watch(stop_at="publish"))
    assert desk.cursors()["g"] == 0
    centre.calls.clear()
    desk.sync()
    assert not [call for call in centre.calls if call.startswith("chunk")]
    assert count(desk) == 1_700


def test_a_damaged_chunk_is_thrown_away_and_fetched_again(desk, centre, catalogue):
    sha = catalogue.chunks[1].sha
    good = centre.blobs[sha]
    centre.blobs[sha] = good[:-1] + bytes([good[-1] ^ 1])
    with pytest.raises(CentralUnavailable, match=r"central\.cut"):
        desk.sync()
    centre.blobs[sha] = good
    desk.sync()
    assert count(desk) == 1_700


def test_a_chunk_of_another_make_is_thrown_away_and_said(desk, centre, rows):
    centre.publish([rows.unit()])
    with pytest.raises(CentralUnavailable, match=r"central\.reply_unreadable"):
        desk.sync()
    centre.publish([rows.vendor()], products(rows, 0, 5))
    desk.sync()
    assert count(desk) == 5


def test_without_a_snapshot_the_feed_is_taken_from_its_beginning(desk, centre, rows):
    centre.feeds["g"] = [rows.vendor("V-2"), *products(rows, 0, 40)]
    centre.page_rows = 9
    desk.sync()
    assert count(desk) == 41
    assert desk.cursors()["g"] == 41


def test_a_snapshot_that_was_replaced_while_it_came_is_asked_for_anew(
    desk, centre, catalogue, rows
):
    old = centre.snapshot
    passes = centre.chunk

    def gone(sha, start, *rest):
        if sha == old.chunks[2].sha:
            centre.publish([rows.vendor()], products(rows, 0, 30))
            centre.calls.append("gone")
            raise RuleBroken("central.not_found")
        passes(sha, start, *rest)

    centre.chunk = gone
    desk.sync()
    assert count(desk) == 30
    assert centre.calls.count("manifest") == 2


def test_a_cursor_that_is_too_old_loads_the_catalogue_anew(desk, centre, catalogue, rows):
    desk.sync()
    centre.publish([rows.vendor()], products(rows, 5_000, 20))
    centre.faults = [RuleBroken("central.cursor_expired", scope="g")]
    desk.sync()
    seen_since = sum(row.rev > 7 for row in products(rows, 0, 1_700))
    assert count(desk) == 20 + seen_since


def test_what_a_new_snapshot_no_longer_holds_is_forgotten(desk, centre, rows):
    before = [rows.vendor("V-1"), rows.vendor("V-2"), rows.vendor("V-3")]
    everything = products(rows, 0, 1_302)
    centre.publish(before, everything[:1_300], at=2_000)
    desk.sync()
    assert count(desk) == 1_300
    kept = everything[:2] + everything[1_298:]
    centre.publish([rows.vendor("V-1")], kept, at=4_000)
    centre.faults = [RuleBroken("central.cursor_expired", scope="g")]
    _, changes = desk.sync()
    assert count(desk) == 6
    with desk.store.read() as reading:
        assert [one.code for one in reading.reference.vendors("", 10)] == ["V-1"]
        found = reading.reference.products([row.id for row in everything])
        assert {one.code for one in found} == {row.id for row in kept}
    assert "catalogue" in {kind.value for kind in changes.kinds}


def test_what_changed_after_a_snapshot_is_not_forgotten_with_it(desk, centre, rows):
    centre.publish([rows.vendor("V-1")], products(rows, 0, 10), at=100)
    centre.feeds["g"].append(rows.product("P-NEW", rev=101))
    desk.sync()
    centre.publish([rows.vendor("V-1")], products(rows, 0, 10), at=100)
    centre.faults = [RuleBroken("central.cursor_expired", scope="g")]
    desk.sync()
    assert count(desk) == 11


def test_a_cursor_of_another_scope_that_is_too_old_is_said(desk, centre):
    desk.sync()
    centre.faults = [RuleBroken("central.cursor_expired", scope="u:413.101")] * 3
    with pytest.raises(RuleBroken, match=r"central\.cursor_expired"):
        desk.sync()
