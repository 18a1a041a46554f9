"""What cannot be trusted stays refused, signed or not."""

from __future__ import annotations

from dataclasses import replace

import msgspec
import pytest

from bejo_central.store import reference
from bejo_desktop.contract.exchange import ExchangeReply


@pytest.mark.parametrize("signed", [False, True])
def test_a_number_of_no_range_of_this_desk_is_unknown(centre, desk, signed):
    other = centre.desk()
    foreign = other.ranges()[0]
    content = centre.an_order()
    order, _ = desk.submit(content)
    number, seq = desk.final(order, content, desk.number(running=foreign.first, lease=foreign))
    if signed:
        seq = desk.sign(order, content, number)
    desk.exchange()
    assert desk.outcome(seq) == ("rej", ["LEASE_UNKNOWN"])


@pytest.mark.parametrize(
    "change",
    [
        {"running": 101},
        {"running": 51},
        {"year": 2025},
        {"series": "BAST"},
        {"lease": "413.101-SP-2026-9999"},
    ],
)
def test_a_number_must_lie_in_its_range(centre, desk, change):
    content = centre.an_order()
    order, _ = desk.submit(content)
    lease = desk.ranges()[0]
    assert (lease.first, lease.last) == (1, 50)
    _, seq = desk.final(order, content, {**desk.number(lease=lease), **change})
    desk.exchange()
    assert desk.outcome(seq) == ("rej", ["LEASE_UNKNOWN"])


def test_a_leasing_unit_takes_no_typed_number(centre, desk):
    content = centre.an_order()
    order, _ = desk.submit(content)
    typed = {"no": "000.3.2/0077/SP/413.101/2026", "series": "SP", "year": 2026}
    _, seq = desk.final(order, content, typed)
    desk.exchange()
    assert desk.outcome(seq) == ("rej", ["LEASE_UNKNOWN"])


def test_a_returned_range_gives_no_more_numbers(centre, desk):
    lease = desk.ranges()[0]
    content = centre.an_order()
    first, _ = desk.submit(content)
    second, _ = desk.submit(content)
    _, before = desk.final(first, content, desk.number(running=9, lease=lease))
    desk.return_lease(lease.id, 10)
    _, after = desk.final(second, content, desk.number(running=10, lease=lease))
    desk.exchange()
    assert desk.outcome(before) == ("ok", [])
    assert desk.outcome(after) == ("rej", ["LEASE_UNKNOWN"])


def test_a_pp_cannot_make_final(centre, desk):
    content = centre.an_order()
    order, _ = desk.submit(content)
    number, seq = desk.final(order, content, role="PP")
    desk.exchange()
    assert desk.outcome(seq) == ("rej", ["ROLE"])
    signed = desk.sign(order, content, number)
    desk.exchange()
    assert desk.outcome(signed) == ("rej", ["ROLE"]), "ink does not stand for an approval"


def test_an_officer_who_is_not_on_the_desk_cannot_act(centre):
    desk = centre.desk(more=())
    content = centre.an_order()
    _, by_pp = desk.submit(content, role="PP")
    _, by_ppk = desk.submit(content, role="PPK")
    desk.exchange()
    assert desk.outcome(by_pp) == ("rej", ["ROLE"])
    assert desk.outcome(by_ppk) == ("ok", [])


def test_an_unknown_sk_is_no_mandate(centre, desk):
    _, seq = desk.submit(centre.an_order(), mandate="SK/TIDAK/ADA")
    desk.exchange()
    assert desk.outcome(seq) == ("rej", ["ROLE"])


def test_a_content_of_another_unit_is_refused(centre, desk):
    with centre.looking() as connection:
        other = next(u.code for u in reference.units(connection) if u.code != "413.101")
    content = replace(centre.an_order(), unit=other)
    _, seq = desk.submit(content)
    desk.exchange()
    assert desk.outcome(seq) == ("rej", ["ROLE"])


def test_a_content_that_is_not_what_its_hash_says_is_refused(centre, desk):
    content = centre.an_order()
    order, seq = desk.submit(content)
    (wire,) = desk.contents.values()
    forged = msgspec.structs.replace(wire, package="Lain")
    request = desk.request()
    push = msgspec.structs.replace(request.push, contents=(forged,))
    request = msgspec.structs.replace(request, push=push)
    reply = desk.read(desk.call("POST", "/sync/v1/exchange", request), ExchangeReply)
    desk.take_over(reply)
    assert reply.push.need == ()
    assert desk.outcome(seq) == ("rej", ["HASH_MISMATCH"])
    _, made = desk.final(order, content)
    desk.exchange(contents={})
    assert desk.outcome(made) == ("rej", ["HASH_MISMATCH"])


def test_a_content_that_nobody_has_is_refused_so_that_the_queue_goes_on(centre, desk):
    content = centre.an_order()
    _order, handed = desk.submit(content)
    reply = desk.exchange(contents={})
    missing = reply.push.need
    assert len(missing) == 1
    assert desk.outcomes == {}
    other = replace(content, package="Paket lain")
    _, next_one = desk.submit(other)
    desk.exchange(
        contents={k: v for k, v in desk.contents.items() if k not in missing}, lacks=missing
    )
    assert desk.outcome(handed) == ("rej", ["HASH_MISMATCH"])
    assert desk.outcome(next_one) == ("ok", [])


def test_a_content_that_comes_late_is_judged_then(centre, desk):
    content = centre.an_order()
    order, handed = desk.submit(content)
    _number, made = desk.final(order, content)
    reply = desk.exchange(contents={})
    assert reply.push.need == tuple(desk.contents)
    assert (reply.push.done, reply.push.out) == (0, ())
    desk.exchange()
    assert desk.outcome(handed) == ("ok", [])
    assert desk.outcome(made) == ("ok", [])
