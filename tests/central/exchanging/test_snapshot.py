"""The first load: chunks named by their hash, that a cut does not start anew."""

from __future__ import annotations

from hashlib import sha256

import msgspec
from sqlalchemy import event

from bejo_central.compression import Zstd
from bejo_central.exchanging import snapshot
from bejo_desktop.contract.codec import decode
from bejo_desktop.contract.limits import CHUNK_BYTES_MAX, CHUNK_FRAME_MAX
from bejo_desktop.contract.rows import ProductRow, VendorRow
from bejo_desktop.contract.snapshot import Chunk, Manifest

KINDS = {"vendor": VendorRow, "product": ProductRow}


def manifest(desk, scope="g"):
    return desk.read(desk.call("GET", f"/sync/v1/snapshot/{scope}"), Manifest)


def rows_of(desk, ref):
    frame = desk.call("GET", f"/sync/v1/blob/{ref.sha}").content
    assert (sha256(frame).hexdigest(), len(frame)) == (ref.sha, ref.bytes)
    chunk = decode(Zstd().decompress(frame, CHUNK_BYTES_MAX), Chunk, limit=CHUNK_BYTES_MAX)
    assert chunk.kind == ref.kind
    names = list(chunk.columns)
    cells = zip(*chunk.columns.values(), strict=True)
    values = [dict(zip(names, one, strict=True)) for one in cells]
    assert len(values) == ref.rows
    return msgspec.convert(values, list[KINDS[ref.kind]])


def test_the_chunks_hold_exactly_what_the_feed_holds(desk):
    made = manifest(desk)
    loaded = [row for ref in made.chunks for row in rows_of(desk, ref)]
    desk.cursors["g"] = 0
    fed = [row for (kind, _), row in desk.pull(["g"]).items() if kind in KINDS]
    assert sorted(loaded, key=lambda r: r.id) == sorted(fed, key=lambda r: r.id)
    assert made.at == desk.cursors["g"]


def test_vendors_come_before_products_and_these_by_rank(desk):
    made = manifest(desk)
    kinds = [ref.kind for ref in made.chunks]
    assert kinds == sorted(kinds, key=["vendor", "product"].index)
    ranks = [row.rank for ref in made.chunks if ref.kind == "product" for row in rows_of(desk, ref)]
    assert ranks == list(range(1, 201))
    assert all(ref.bytes <= CHUNK_FRAME_MAX for ref in made.chunks)


def test_a_chunk_that_was_cut_goes_on_where_it_ended(desk):
    ref = manifest(desk).chunks[0]
    target = f"/sync/v1/blob/{ref.sha}"
    whole = desk.call("GET", target)
    rest = desk.call("GET", target, headers={"Range": "bytes=1000-"})
    assert (whole.status_code, rest.status_code) == (200, 206)
    assert rest.headers["Content-Range"] == f"bytes 1000-{ref.bytes - 1}/{ref.bytes}"
    assert whole.headers["ETag"] == f'"{ref.sha}"'
    assert "immutable" in whole.headers["Cache-Control"]
    assert whole.content[:1000] + rest.content == whole.content


def test_what_changed_after_the_snapshot_comes_by_the_feed(centre, desk):
    made = manifest(desk)
    centre.set_price("P-000001", 77_000)
    desk.cursors["g"] = made.at
    rows = desk.pull(["g"])
    assert [(kind, key) for kind, key in rows] == [("product", "P-000001")]
    assert rows["product", "P-000001"].price == 77_000
    assert rows["product", "P-000001"].rev > made.at


def test_a_new_snapshot_keeps_the_chunks_that_did_not_change(centre, desk):
    before = manifest(desk)
    centre.set_price("P-000001", 77_000)
    with centre.acting() as account:
        snapshot.build(account.session)
    after = manifest(desk)
    assert after.at == before.at + 1
    kept = {ref.sha for ref in before.chunks} & {ref.sha for ref in after.chunks}
    assert {ref.kind for ref in before.chunks if ref.sha in kept} == {"vendor"}
    for ref in before.chunks:  # a desk that is loading the old one can go on
        assert desk.call("GET", f"/sync/v1/blob/{ref.sha}").status_code == 200


def test_a_snapshot_grows_stale_by_changes(centre):
    def is_stale():
        with centre.looking() as connection:
            return snapshot.is_stale(connection)

    assert not is_stale()
    for _ in range(6):
        with centre.acting() as account:
            for number in range(1, 101):
                account.session.feed.touch("g", "product", f"P-{number:06d}")
    assert is_stale()


def test_the_small_scope_of_a_unit_is_fed_from_its_beginning(desk):
    assert manifest(desk, "u%3A413.101") == Manifest(sc="u:413.101", at=0, chunks=())


def test_a_chunk_that_nobody_made_is_not_found(desk, fault):
    assert fault(desk.call("GET", "/sync/v1/blob/" + "0" * 64))[:2] == (404, "NOT_FOUND")


def test_each_chunk_is_kept_as_soon_as_it_is_made(centre):
    """Pressing a large catalogue takes minutes, and a transaction that is silent so long is ended."""
    kept = []

    def note(_connection, _cursor, statement, parameters, _context, many):
        if statement.startswith("INSERT INTO blob"):
            kept.append(len(parameters) if many else 1)

    with centre.acting() as account:
        connection = account.session.connection
        connection.exec_driver_sql("DELETE FROM blob")
        event.listen(connection, "before_cursor_execute", note)
        made = snapshot.build(account.session)
    assert len(made.chunks) >= 2
    assert kept == [1] * len(made.chunks)
