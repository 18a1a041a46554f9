"""The code on a paper: one text for one claim, read strictly."""

from base64 import b32encode

import pytest
import segno
from hypothesis import given
from hypothesis import strategies as st

from bejo_desktop.domain.errors import BejoError
from bejo_desktop.domain.paper.qr import QrClaim, SignedClaim, qr_text, read_qr

NUMBER = "000.3.2/0017/SP/413.101/2026"
HASH = "d660c486e91fb500b77c890a3fdb71748442a466a9c7d253ba08c6b1ce635493"
CLAIM = QrClaim(device=7, number=NUMBER, content_hash=HASH)
SIGNATURE = bytes(range(64))
TEXT = qr_text("https://bejo.example/", CLAIM, SIGNATURE)


def text_of(payload: bytes) -> str:
    return "HTTPS://BEJO.EXAMPLE/V/" + b32encode(payload).decode().rstrip("=")


def test_the_text_is_an_upper_case_address_that_gives_the_claim_back():
    assert TEXT.startswith("HTTPS://BEJO.EXAMPLE/V/")
    assert TEXT.upper() == TEXT
    assert read_qr(TEXT) == SignedClaim(CLAIM, SIGNATURE)
    assert read_qr(f" {TEXT.lower()}\n") == SignedClaim(CLAIM, SIGNATURE)


def test_the_longest_number_at_a_long_address_stays_in_version_10_m():
    claim = QrClaim(device=2**32 - 1, number="9" * 60, content_hash=HASH)
    text = qr_text("https://" + "p" * 42, claim, SIGNATURE)
    code = segno.make_qr(text, error="m", boost_error=False)
    assert (code.version, code.mode) == (10, "alphanumeric")


def test_what_the_device_signs_binds_version_device_hash_and_number():
    parts = {
        QrClaim(8, NUMBER, HASH).signed_part(),
        QrClaim(7, NUMBER.replace("17", "18"), HASH).signed_part(),
        QrClaim(7, NUMBER, HASH[::-1]).signed_part(),
        CLAIM.signed_part(),
    }
    assert len(parts) == 4
    assert CLAIM.signed_part().startswith(b"bejo qr\x00\x02\x00\x00\x00\x07")


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("", "qr.foreign"),
        ("https://bejo.example/", "qr.foreign"),
        ("HTTPS://BEJO.EXAMPLE/V/", "qr.foreign"),
        (TEXT + "/X", "qr.foreign"),
        (TEXT + "?A=1", "qr.foreign"),
        ("FTP" + TEXT[5:], "qr.foreign"),
        ("WIFI:S:kantor;;", "qr.foreign"),
        ("HTTPS://A/V/" + "A" * 2000, "qr.foreign"),
        (TEXT[:-1], "qr.damaged"),
        ("HTTPS://BEJO.EXAMPLE/V/A", "qr.damaged"),
        (text_of(b"\x02" + bytes(36) + SIGNATURE), "qr.damaged"),
        (text_of(b"\x02" + bytes(36) + b"\xff\xfe" + SIGNATURE), "qr.damaged"),
        (text_of(b"\x02" + bytes(36) + b"9" * 121 + SIGNATURE), "qr.damaged"),
        (text_of(b"\x01" + bytes(36) + b"9" + SIGNATURE), "qr.newer"),
        (text_of(b"\x03" + bytes(200)), "qr.newer"),
    ],
)
def test_any_other_text_is_refused_by_its_code(text, code):
    with pytest.raises(BejoError, match=code):
        read_qr(text)


@given(st.text(max_size=400) | st.binary(max_size=300).map(text_of))
def test_nothing_that_is_scanned_makes_the_reader_fail(text):
    try:
        found = read_qr(text)
    except BejoError:
        return
    assert read_qr(qr_text("https://x", found.claim, found.signature)) == found
