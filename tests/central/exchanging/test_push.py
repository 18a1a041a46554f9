"""The strict sequence of a desk: gaps, forks, repeats, unreadable acts."""

from __future__ import annotations

from hashlib import sha256

import msgspec
import pytest

from bejo_central.store import outcomes
from bejo_desktop.contract.codec import Body, encode
from bejo_desktop.contract.exchange import ExchangeReply

EXCHANGE = "/sync/v1/exchange"


def test_a_repeat_of_an_exchange_gives_the_same_outcomes_and_no_second_effect(centre, desk):
    content = centre.an_order()
    order, _ = desk.submit(content)
    desk.final(order, content)
    request = desk.request()
    first = desk.read(desk.call("POST", EXCHANGE, request), ExchangeReply)
    bound = centre.budget(content.budget_line).committed
    centre.suspend(content.vendor)
    again = desk.read(desk.call("POST", EXCHANGE, request), ExchangeReply)
    assert again.push.out == first.push.out
    assert [row.r for row in again.push.out] == ["ok", "ok"]
    assert centre.budget(content.budget_line).committed == bound


def test_a_gap_is_refused_whole_and_names_what_is_expected(centre, desk, fault):
    desk.submit(centre.an_order())
    desk.exchange()
    desk.submit(centre.an_order())
    missing = desk.waiting.pop()
    _, late = desk.submit(centre.an_order())
    answer = desk.call("POST", EXCHANGE, desk.request())
    assert fault(answer) == (409, "SEQ_GAP", {"expected": missing.s})
    desk.waiting.insert(0, missing)
    desk.exchange()
    assert desk.outcome(late) == ("ok", [])


def test_another_act_under_a_known_sequence_is_a_fork(centre, desk, fault):
    desk.submit(centre.an_order())
    kept = (desk.seq - 1, "0" * 64, list(desk.waiting))
    desk.exchange()
    desk.seq, desk.chain, desk.waiting = kept[0], kept[1], []
    desk.submit(centre.an_order())
    answer = desk.call("POST", EXCHANGE, desk.request())
    assert fault(answer) == (409, "CHAIN_FORK", {"seq": 1})


def test_a_chain_that_does_not_end_as_it_says_is_refused(centre, desk, fault):
    desk.submit(centre.an_order())
    request = desk.request()
    push = msgspec.structs.replace(request.push, chain="1" * 64)
    answer = desk.call("POST", EXCHANGE, msgspec.structs.replace(request, push=push))
    assert fault(answer) == (409, "CHAIN_FORK", {"seq": 1})
    desk.exchange()


@pytest.mark.parametrize(
    "spoil",
    [
        lambda act: act.replace(b'"op":"order.submit"', b'"op":"order.dream"'),
        lambda act: act.replace(b'"mandate":"', b'"mandaat":"'),
        lambda act: act.replace(b'"b":0', b'"b":-1'),
        lambda act: act.replace(b'"mandate":"', b'"mandate":"\\u0000'),
        lambda act: act.replace(b'"e":"', b'"e":"\\u0000'),
        lambda act: act.replace(b'"op":"order.submit"', b'"op":"order\\u0000"'),
    ],
    ids=["unknown act", "unknown field", "out of range", "NUL", "NUL in an id", "NUL in an act"],
)
def test_an_act_that_cannot_be_read_gets_a_verdict_and_the_queue_goes_on(centre, desk, spoil):
    desk.submit(centre.an_order())
    desk.submit(centre.an_order())
    first, second = (encode(intent) for intent in desk.waiting)
    spoiled = spoil(first)
    assert spoiled != first
    spoiled = msgspec.json.encode(msgspec.json.decode(spoiled), order="sorted")
    links = sha256(bytes(32) + spoiled).digest()
    chain = sha256(links + second).hexdigest()
    body = encode(desk.request()).replace(first, spoiled)
    body = body.replace(desk.links[2].encode(), chain.encode())
    reply = desk.read(desk.call("POST", EXCHANGE, body=Body(body, "identity")), ExchangeReply)
    assert [(row.s, row.r, [why.c for why in row.why]) for row in reply.push.out] == [
        (1, "rej", ["UNREADABLE"]),
        (2, "ok", []),
    ]


def test_a_content_that_cannot_be_read_refuses_its_act_alone(centre, desk):
    _order, _seq = desk.submit(centre.an_order())
    _other, _fine = desk.submit(centre.with_figures(centre.an_order(quantity="3")))
    body = encode(desk.request())
    wire = desk.contents[desk.waiting[0].a.content]
    raw = encode(wire)
    spoiled = raw.replace(b'"package":"', b'"paket":"')
    spoiled = msgspec.json.encode(msgspec.json.decode(spoiled), order="sorted")
    old, new = sha256(raw).hexdigest(), sha256(spoiled).hexdigest()
    first = encode(desk.waiting[0])
    changed = first.replace(old.encode(), new.encode())
    chain = sha256(sha256(bytes(32) + changed).digest() + encode(desk.waiting[1])).hexdigest()
    body = body.replace(raw, spoiled).replace(first, changed)
    body = body.replace(desk.links[2].encode(), chain.encode())
    reply = desk.read(desk.call("POST", EXCHANGE, body=Body(body, "identity")), ExchangeReply)
    assert [(row.r, [why.c for why in row.why]) for row in reply.push.out] == [
        ("rej", ["UNREADABLE"]),
        ("ok", []),
    ]


def test_every_act_has_one_durable_outcome(centre, desk):
    for _ in range(5):
        desk.accepted_order()
    with centre.looking() as connection:
        kept = outcomes.of_device(connection, desk.device, 1, 99)
    assert {seq: row.link for seq, row in kept.items()} == desk.links


def test_fifty_acts_go_in_one_exchange(centre, desk):
    content = centre.an_order(lines=2)
    for _ in range(25):
        order, _ = desk.submit(content)
        desk.final(order, content)
    reply = desk.exchange()
    assert reply.push.done == 50
    assert {row.r for row in reply.push.out} == {"ok"}


def test_an_act_on_which_we_fail_gets_no_verdict_and_those_before_it_are_kept(centre, desk):
    centre.place.break_inserts("outcome", "NEW.seq = 3")
    content = centre.an_order()
    order, _ = desk.submit(content)
    desk.final(order, content)
    _, unlucky = desk.submit(centre.an_order(quantity="3"))
    desk.submit(centre.an_order(quantity="4"))
    reply = desk.exchange()
    assert (reply.push.done, reply.retry_s) == (2, 60)
    assert [row.r for row in reply.push.out] == ["ok", "ok"]
    assert [intent.s for intent in desk.waiting] == [3, 4]
    row = desk.pull()["order", order]
    assert (row.state, row.sync) == ("final", "accepted")
    centre.place.mend_inserts("outcome")
    reply = desk.exchange()
    assert (reply.push.done, reply.retry_s) == (4, 0)
    assert desk.outcome(unlucky) == ("ok", [])
