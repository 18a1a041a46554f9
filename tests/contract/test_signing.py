from __future__ import annotations

import hashlib

import pytest

from bejo_desktop.contract.faults import ERRORS, STATUS, FaultCode
from bejo_desktop.contract.limits import unpacked_limit
from bejo_desktop.contract.signing import (
    Caller,
    from_text,
    read_caller,
    reply_payload,
    request_payload,
    to_text,
)
from bejo_desktop.domain.errors import BadInput

CALLER = Caller(1207, "k3J0aQ", 58)


def test_the_request_payload_is_spelled_out_line_by_line():
    body = b'{"p":1}'
    payload = request_payload("post", "/sync/v1/exchange?x=1", CALLER, body)
    assert payload.decode() == (
        "bejo-request-v1\nPOST\n/sync/v1/exchange?x=1\n1207\nk3J0aQ\n58\n"
        + hashlib.sha256(body).hexdigest()
    )


def test_the_reply_payload_binds_the_request_the_status_and_the_body():
    request = request_payload("GET", "/sync/v1/hello?nonce=abc", Caller(), b"")
    assert reply_payload(request, 200, b"{}").decode() == (
        "bejo-reply-v1\n"
        + hashlib.sha256(request).hexdigest()
        + "\n200\n"
        + hashlib.sha256(b"{}").hexdigest()
    )
    other = request_payload("GET", "/sync/v1/hello?nonce=abd", Caller(), b"")
    payloads = {
        reply_payload(request, 200, b"{}"),
        reply_payload(other, 200, b"{}"),
        reply_payload(request, 409, b"{}"),
        reply_payload(request, 200, b"{ }"),
    }
    assert len(payloads) == 4


def test_a_caller_survives_its_headers_in_any_case():
    signature = bytes(range(64))
    headers = {name.upper(): value for name, value in CALLER.headers(signature).items()}
    assert read_caller(headers) == (CALLER, signature)


def test_a_request_without_a_device_is_nobodys():
    caller, signature = read_caller({"Content-Type": "application/x-bejo"})
    assert (caller.is_known, signature) == (False, b"")


@pytest.mark.parametrize(
    ("header", "value"),
    [
        ("Bejo-Device", "-1"),
        ("Bejo-Device", ""),
        ("Bejo-Device", "1.0"),
        ("Bejo-Device", "²"),
        ("Bejo-Counter", "9" * 17),
        ("Bejo-Counter", " 5"),
        ("Bejo-Signature", ""),
        ("Bejo-Signature", "A" * 85),
        ("Bejo-Signature", "A" * 85 + "B"),
        ("Bejo-Signature", "=" * 86),
        ("Bejo-Signature", "é" * 86),
    ],
)
def test_a_header_that_is_not_ours_is_refused_by_its_name(header, value):
    headers = {**CALLER.headers(bytes(64)), header: value}
    with pytest.raises(BadInput) as caught:
        read_caller(headers)
    assert (caught.value.code, caught.value.facts["field"]) == ("wire.unreadable", header)


def test_a_key_is_43_characters_and_reads_back():
    key = bytes(range(224, 256))
    assert len(to_text(key)) == 43
    assert from_text(to_text(key), 32, field="key") == key


def test_each_fault_has_a_status_and_an_error():
    assert set(STATUS) == set(ERRORS) == set(FaultCode)
    assert all(400 <= status < 600 for status in STATUS.values())


@pytest.mark.parametrize(
    ("frame", "most", "limit"), [(10, 10**7, 65_536), (10_000, 10**7, 10**6), (10**6, 10**7, 10**7)]
)
def test_a_frame_may_grow_a_hundredfold_and_never_above_the_limit(frame, most, limit):
    assert unpacked_limit(frame, most) == limit
