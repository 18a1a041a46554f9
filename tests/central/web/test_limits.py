"""Bodies that are too large, cut, or none of ours."""

from __future__ import annotations

import pytest
import requests
import zstandard

from bejo_desktop.contract.codec import Body, encode
from bejo_desktop.contract.limits import REQUEST_FRAME_MAX

EXCHANGE = "/sync/v1/exchange"


@pytest.mark.parametrize(
    ("body", "status", "code"),
    [
        (Body(zstandard.compress(b"0" * 300_000_000, 3), "zstd"), 413, "TOO_LARGE"),
        (Body(b"\x28\xb5\x2f\xfd nonsense", "zstd"), 400, "UNREADABLE"),
        (Body(b"{}", "br"), 415, "ENCODING"),
        (Body(b"<html>", "identity"), 400, "UNREADABLE"),
        (Body(b"{}", "identity"), 400, "UNREADABLE"),
        (Body(b"[" * 100_000, "identity"), 400, "UNREADABLE"),
        (Body(b"", "identity"), 400, "UNREADABLE"),
        (Body(b'{"p":NaN}', "identity"), 400, "UNREADABLE"),
    ],
    ids=["bomb", "no frame", "encoding", "html", "empty", "deep", "nothing", "nan"],
)
def test_what_is_no_request_of_ours_is_refused(centre, desk, fault, body, status, code):
    assert fault(desk.call("POST", EXCHANGE, body=body))[:2] == (status, code)
    desk.exchange()


def test_a_body_that_is_too_long_is_refused_before_its_end(centre, desk, fault):
    sent = iter([b"x" * 1000] * (REQUEST_FRAME_MAX // 1000 + 1))
    answer = requests.post(centre.url + EXCHANGE, data=sent, timeout=20)
    assert fault(answer) == (413, "TOO_LARGE", {"limit": REQUEST_FRAME_MAX})


def test_a_cut_frame_is_not_taken_for_a_whole(centre, desk, fault):
    desk.submit(centre.an_order())
    frame = zstandard.compress(encode(desk.request()))
    answer = desk.call("POST", EXCHANGE, body=Body(frame[:-20], "zstd"))
    assert fault(answer)[:2] == (400, "UNREADABLE")
    assert desk.exchange().push.done == 1


@pytest.mark.parametrize(
    "spoil",
    [
        lambda body: body.replace(b'{"app"', b'{"aaa":1,"app"'),
        lambda body: body.replace(b'"p":1', b'"p": 1'),
        lambda body: body.replace(b'"year":2026', b'"year":2026.0'),
        lambda body: body.replace(b'{"app":"uji"', b'{"app":"uji","app":"uji"'),
    ],
    ids=["unknown field", "blank", "float", "key twice"],
)
def test_only_the_one_spelling_is_read(centre, desk, fault, spoil):
    body = encode(desk.request())
    spoiled = spoil(body)
    assert spoiled != body
    answer = desk.call("POST", EXCHANGE, body=Body(spoiled, "identity"))
    assert fault(answer)[:2] == (400, "UNREADABLE")


def test_a_small_answer_travels_plain_and_a_large_one_compressed(centre, desk):
    desk.cursors = {"u:413.101": 0, "g": 0}
    small = desk.call("POST", EXCHANGE, desk.request())
    large = desk.call("POST", EXCHANGE, desk.request(pull=True))
    assert small.headers["Bejo-Encoding"] in {"identity", "zstd"}
    assert large.headers["Bejo-Encoding"] == "zstd"
    plain = desk.call(
        "POST", EXCHANGE, desk.request(pull=True), headers={"Bejo-Accept": "identity"}
    )
    assert plain.headers["Bejo-Encoding"] == "identity"
