"""Every request is signed by its device, every answer by the centre; nothing is replayed."""

from __future__ import annotations

import msgspec
import pytest
import requests
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

from bejo_central.admin import desks
from bejo_desktop.contract.codec import Body, pack
from bejo_desktop.contract.exchange import ExchangeReply
from bejo_desktop.contract.signing import Caller, request_payload

EXCHANGE = "/sync/v1/exchange"


def test_hello_says_who_is_here_to_anybody(centre, desk):
    hello = desk.hello()
    assert (hello.centre, hello.nonce, hello.key) == ("Pusat Uji", "abc", desk.centre_key)
    assert (hello.p, hello.timeline, hello.push_max) == ((1, 1), desk.timeline, 50)


@pytest.mark.parametrize(
    ("method", "target"),
    [
        ("POST", EXCHANGE),
        ("GET", "/sync/v1/snapshot/g"),
        ("GET", "/sync/v1/blob/" + "0" * 64),
    ],
)
def test_without_a_signature_nothing_is_answered(centre, desk, fault, method, target):
    message = desk.request() if method == "POST" else None
    assert fault(desk.call(method, target, message, sign=False))[:2] == (401, "DEVICE_UNKNOWN")
    stranger = type(desk)(centre, device=4711, incarnation="x" * 16)
    assert fault(stranger.call(method, target, message))[:2] == (401, "DEVICE_UNKNOWN")
    forger = type(desk)(
        centre, Ed25519PrivateKey.generate(), desk.device, desk.incarnation, desk.counter
    )
    assert fault(forger.call(method, target, message))[:2] == (401, "SIGNATURE_WRONG")


@pytest.mark.parametrize("part", ["body", "counter", "incarnation", "target", "method"])
def test_a_changed_request_is_not_the_signed_one(centre, desk, fault, part):
    sent = pack(desk.request(), _Plain())
    desk.counter += 1
    caller = Caller(desk.device, desk.incarnation, desk.counter)
    signature = desk.key.sign(request_payload("POST", EXCHANGE, caller, sent.data))
    changed = {
        "counter": Caller(desk.device, desk.incarnation, desk.counter + 1),
        "incarnation": Caller(desk.device, "0" * 16, desk.counter),
    }.get(part, caller)
    body = sent.data.replace(b"2026", b"2027") if part == "body" else sent.data
    target = EXCHANGE + "?x=1" if part == "target" else EXCHANGE
    if part == "method":
        target = "/sync/v1/enroll"
    headers = {**changed.headers(signature), "Bejo-Encoding": sent.encoding}
    answer = requests.post(centre.url + target, data=body, headers=headers, timeout=10)
    assert fault(answer)[:2] == (401, "SIGNATURE_WRONG")


class _Plain:
    def compress(self, data, level):
        return data

    def decompress(self, frame, limit):
        return frame


def test_the_same_request_again_is_answered_again(centre, desk):
    _order, seq = desk.submit(centre.an_order())
    request = desk.request()
    counter = desk.counter + 1
    first = desk.read(desk.call("POST", EXCHANGE, request, counter=counter), ExchangeReply)
    again = desk.read(desk.call("POST", EXCHANGE, request, counter=counter), ExchangeReply)
    assert first.push.out == again.push.out
    assert [row.s for row in again.push.out] == [seq]


@pytest.mark.parametrize("back", [0, 1])
def test_a_counter_that_does_not_rise_shows_a_copied_desk(centre, desk, fault, back):
    desk.exchange()
    other = msgspec.structs.replace(desk.request(), app="lain")
    answer = desk.call("POST", EXCHANGE, other, counter=desk.counter - back)
    assert fault(answer)[:2] == (409, "INCARNATION_STALE")


def test_another_incarnation_is_stale(centre, desk, fault):
    desk.incarnation = "0" * 16
    answer = desk.call("POST", EXCHANGE, desk.request())
    assert fault(answer)[:2] == (409, "INCARNATION_STALE")


def test_the_timeline_is_looked_at_before_the_counter(centre, desk, fault):
    timeline, desk.timeline = desk.timeline, "0" * 32
    answer = desk.call("POST", EXCHANGE, desk.request(), counter=0)
    assert fault(answer) == (409, "TIMELINE_CHANGED", {"timeline": timeline})


def test_a_revoked_desk_is_shut_out(centre, desk, fault):
    with centre.acting() as account:
        desks.revoke(account, desk.device)
    answer = desk.call("POST", EXCHANGE, desk.request())
    assert fault(answer) == (403, "DEVICE_REVOKED", {"since": "2026-10-09"})
    assert fault(desk.call("GET", "/sync/v1/snapshot/g"))[:2] == (403, "DEVICE_REVOKED")


def test_a_request_that_failed_changes_no_counter(centre, desk, fault):
    desk.call("POST", EXCHANGE, body=Body(b"{}", "identity"), counter=desk.counter + 1)
    request = msgspec.structs.replace(desk.request(), p=9)
    assert fault(desk.call("POST", EXCHANGE, request, counter=desk.counter + 1)) == (
        426,
        "PROTOCOL",
        {"least": 1, "most": 1},
    )
    desk.exchange()


def test_health_wants_no_desk(centre):
    answer = requests.get(f"{centre.url}/healthz", timeout=10)
    assert (answer.status_code, answer.json()) == (200, {"status": "ok"})
