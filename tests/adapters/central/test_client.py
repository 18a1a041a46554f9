from __future__ import annotations

import hashlib
import hmac
from datetime import UTC, datetime

import pytest
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

from bejo_desktop.adapters.central.client import RequestsCentral
from bejo_desktop.adapters.central.keys import device_key
from bejo_desktop.adapters.system.compression import ZstdCodec
from bejo_desktop.contract.codec import Body, unpack
from bejo_desktop.contract.enrolment import Enrol, Enrolled
from bejo_desktop.contract.exchange import ExchangeRequest, Fault, Pull
from bejo_desktop.contract.faults import ERRORS, STATUS, FaultCode
from bejo_desktop.contract.signing import from_text, read_caller
from bejo_desktop.contract.snapshot import ChunkRef, Manifest
from bejo_desktop.domain.errors import BadInput, CentralUnavailable, RuleBroken

OTHER_KEY = Ed25519PrivateKey.from_private_bytes(bytes(32))
NOON = datetime(2026, 11, 24, 5, 0, tzinfo=UTC)
CHUNK = hashlib.shake_256(b"chunk").digest(40_000)
SHA = hashlib.sha256(CHUNK).hexdigest()


def failure(act) -> CentralUnavailable:
    with pytest.raises(CentralUnavailable) as caught:
        act()
    return caught.value


@pytest.fixture
def exchange(central, identity, request_body):
    return lambda: central.exchange(request_body, identity, 58)


def test_hello_proves_by_its_nonce_who_answers(stage, central, spell):
    stage.play = lambda asked: spell.signed(asked, spell.hello(asked))
    assert central.hello().centre == "Bejo Jatim"
    central.hello()
    assert stage.asked[0].nonce != stage.asked[1].nonce


def test_a_hello_with_an_old_nonce_is_not_trusted(stage, central, spell):
    stage.play = lambda asked: spell.signed(asked, spell.hello(asked, nonce="old"))
    assert failure(central.hello).code == "central.untrusted"


def test_a_hello_signed_for_an_earlier_request_is_not_trusted(stage, central, spell):
    kept = []

    def play(asked):
        kept.append(spell.signed(asked, spell.hello(asked)))
        return kept[0]

    stage.play = play
    central.hello()
    assert failure(central.hello).code == "central.untrusted"


def test_a_hello_signed_by_another_key_than_it_names_is_not_trusted(stage, central, spell):
    stage.play = lambda asked: spell.signed(asked, spell.hello(asked), key=OTHER_KEY)
    assert failure(central.hello).code == "central.untrusted"


def test_an_exchange_is_signed_by_the_device_over_all_that_it_says(
    stage, exchange, spell, reply, identity
):
    stage.play = lambda asked: spell.signed(asked, reply)
    assert exchange() == reply
    asked = stage.asked[0]
    caller, signature = read_caller(asked.headers)
    assert (caller.device, caller.incarnation, caller.counter) == (1207, "k3J0aQ", 58)
    assert (asked.method, asked.target) == ("POST", "/sync/v1/exchange")
    device = Ed25519PrivateKey.from_private_bytes(identity.private_key).public_key()
    device.verify(signature, asked.payload)
    sent = unpack(
        Body(asked.body, asked.headers["Bejo-Encoding"]), ExchangeRequest, ZstdCodec(), limit=10**6
    )
    assert sent.year == 2026
    assert asked.headers["Content-Length"] == str(len(asked.body))


def test_a_large_body_goes_up_whole_and_in_one_request(stage, central, spell, reply, identity):
    cursors = {hashlib.sha256(bytes([i])).hexdigest()[:60]: i for i in range(250)}
    wanted = ExchangeRequest(p=1, app="t", timeline="tl-1", year=2026, pull=Pull(cur=cursors))
    stage.play = lambda asked: spell.signed(asked, reply)
    central.exchange(wanted, identity, 1)
    assert len(stage.asked[0].body) > 8_192
    assert "Transfer-Encoding" not in stage.asked[0].headers


def test_a_reply_of_another_key_is_not_trusted(stage, exchange, spell, reply):
    stage.play = lambda asked: spell.signed(asked, reply, key=OTHER_KEY)
    assert failure(exchange).code == "central.untrusted"


def test_a_reply_without_a_signature_is_not_trusted(stage, exchange, spell):
    stage.play = lambda _: spell.http(
        200, {"Content-Type": "application/x-bejo", "Bejo-Encoding": "identity"}, b"{}"
    )
    assert failure(exchange).code == "central.untrusted"


@pytest.mark.parametrize(
    ("status", "headers", "body"),
    [
        (200, {"Content-Type": "text/html"}, b"<html>Silakan masuk</html>"),
        (200, {}, b"<html>"),
        (302, {"Location": "http://login.example/"}, b""),
        (307, {"Location": "/elsewhere", "Content-Type": "application/x-bejo"}, b"{}"),
        (511, {"Content-Type": "text/html"}, b"<html>"),
    ],
)
def test_a_portal_is_called_a_portal_and_never_followed(
    stage, exchange, spell, status, headers, body
):
    stage.play = lambda _: spell.http(status, headers, body)
    assert failure(exchange).code == "central.portal_page"
    assert len(stage.asked) == 1


def test_an_empty_reply_is_a_cut_one(stage, exchange, spell):
    stage.play = lambda _: spell.http(200, {"Content-Type": "application/x-bejo"}, b"")
    assert failure(exchange).code == "central.cut"


def test_a_reply_cut_at_any_byte_is_a_cut_one_and_a_whole_one_is_read(
    stage, central, spell, reply, identity, request_body
):
    wholes = []

    def play(asked):
        whole = spell.signed(asked, reply)
        wholes.append(len(whole))
        return whole[: len(wholes) - 1], "close"

    stage.play = play
    codes = set()
    while not wholes or len(wholes) < wholes[0]:
        error = failure(lambda: central.exchange(request_body, identity, 58))
        codes.add(error.code)
    assert codes == {"central.cut"}
    assert central.exchange(request_body, identity, 58) == reply


@pytest.mark.parametrize("shown", [0, 40, 250])
def test_a_line_that_falls_silent_is_stalled(stage, impatient, spell, shown):
    stage.play = lambda asked: (
        (spell.signed(asked, spell.hello(asked))[:shown], "silence") if shown else None
    )
    error = failure(impatient.hello)
    assert error.code == "central.stalled"


def test_nobody_listening_is_unreachable(stage, identity, request_body):
    nobody = RequestsCentral("http://127.0.0.1:9", ZstdCodec())
    assert failure(nobody.hello).code == "central.unreachable"


@pytest.mark.parametrize(
    ("status", "headers", "retry_s"),
    [
        (503, {"Retry-After": "120"}, 120),
        (429, {"Retry-After": "7"}, 7),
        (502, {"Content-Type": "text/html"}, 60),
        (503, {"Retry-After": "Wed, 21 Oct 2026 07:28:00 GMT"}, 60),
        (503, {"Retry-After": "999999"}, 3_600),
    ],
)
def test_a_busy_centre_says_when_to_come_again(stage, exchange, spell, status, headers, retry_s):
    stage.play = lambda _: spell.http(status, headers, b"<html>")
    error = failure(exchange)
    assert (error.code, error.facts) == ("central.busy", {"retry_s": retry_s})


def test_a_proxy_that_takes_less_than_we_sent_says_too_large(stage, exchange, spell):
    stage.play = lambda _: spell.http(413, {"Content-Type": "text/html"}, b"<html>")
    with pytest.raises(RuleBroken, match=r"central\.too_large"):
        exchange()


def test_any_other_page_of_a_server_is_named_by_its_status(stage, exchange, spell):
    stage.play = lambda _: spell.http(404, {"Content-Type": "text/html"}, b"<html>")
    error = failure(exchange)
    assert (error.code, error.facts) == ("central.http", {"status": 404})


@pytest.mark.parametrize("code", [code for code in FaultCode if code is not FaultCode.BUSY])
def test_the_centres_own_no_comes_by_its_code_with_its_facts(stage, exchange, spell, code):
    fault = Fault(code=code, facts={"expected": 12, "code": "x", "not a name": 1})
    stage.play = lambda asked: spell.signed(asked, fault, status=STATUS[code])
    with pytest.raises(RuleBroken) as caught:
        exchange()
    assert (caught.value.code, caught.value.facts) == (ERRORS[code], {"expected": 12})


def test_a_no_that_the_centre_has_not_signed_is_not_believed(stage, exchange, spell):
    fault = Fault(code=FaultCode.DEVICE_REVOKED)
    stage.play = lambda asked: spell.signed(asked, fault, status=403, key=OTHER_KEY)
    assert failure(exchange).code == "central.untrusted"


def test_a_signed_busy_is_busy(stage, exchange, spell):
    stage.play = lambda asked: spell.signed(
        asked, Fault(code="BUSY"), status=503, **{"Retry-After": "9"}
    )
    assert failure(exchange).facts == {"retry_s": 9}


def test_a_signed_reply_that_is_none_of_ours_is_unreadable(stage, exchange, spell):
    stage.play = lambda asked: spell.signed(asked, Fault(code="X"))
    error = failure(exchange)
    assert (error.code, error.facts) == (
        "central.reply_unreadable",
        {"problem": "wire.unreadable"},
    )


def test_a_bomb_is_refused_before_it_grows(stage, exchange, spell):
    bomb = ZstdCodec().compress(bytes(100_000_000), 19)

    def play(asked):
        raw = spell.signed(asked, Fault(code="X"))
        head = raw.partition(b"\r\n\r\n")[0].replace(b"identity", b"zstd").splitlines()
        kept = [line for line in head if not line.startswith((b"Content-Length", b"Bejo-Sig"))]
        payload = spell.sign(asked, bomb)
        kept += [b"Bejo-Signature: " + payload, b"Content-Length: %d" % len(bomb)]
        return b"\r\n".join(kept) + b"\r\n\r\n" + bomb

    stage.play = play
    assert failure(exchange).facts == {"problem": "wire.too_large"}


def test_a_reply_without_an_end_is_dropped_at_the_limit(stage, exchange, spell):
    piece = b"10000\r\n" + bytes(65_536) + b"\r\n"
    head = spell.http(
        200, {"Content-Type": "application/x-bejo", "Transfer-Encoding": "chunked"}, b""
    )
    stage.play = lambda _: (head + piece * 80, "close")
    assert failure(exchange).facts == {"problem": "wire.too_large"}


def test_a_first_officer_enrols_without_a_signature_under_the_key_of_the_hello(
    stage, central, spell
):
    def play(asked):
        if asked.method == "GET":
            return spell.signed(asked, spell.hello(asked))
        return spell.signed(asked, _enrolled(spell.public))

    stage.play = play
    central.hello()
    enrolled = central.enrol(Enrol(code="JTM-4K7Q-92FD", key=device_key(bytes(32)).public), None, 0)
    assert enrolled.device == 1207
    assert "Bejo-Device" not in stage.asked[1].headers


def test_an_enrolment_under_another_key_than_the_hellos_is_not_trusted(stage, central, spell):
    stranger = OTHER_KEY.public_key().public_bytes_raw()

    def play(asked):
        if asked.method == "GET":
            return spell.signed(asked, spell.hello(asked))
        return spell.signed(asked, _enrolled(spell.text(stranger)), key=OTHER_KEY)

    stage.play = play
    central.hello()
    assert (
        failure(lambda: central.enrol(Enrol(code="JTM-4K7Q-92FD"), None, 0)).code
        == "central.untrusted"
    )


def test_a_further_officer_enrols_under_the_devices_signature(stage, central, spell, identity):
    stage.play = lambda asked: spell.signed(asked, _enrolled(spell.public))
    central.enrol(Enrol(code="JTM-4K7Q-92FD"), identity, 59)
    assert stage.asked[0].headers["Bejo-Counter"] == "59"


def _enrolled(key: str) -> Enrolled:
    return Enrolled(
        device=1207,
        incarnation="k3J0aQ",
        unit="413.101",
        officer="198609262015051001",
        roles=("PP",),
        name="Dewi",
        scopes=("g",),
        timeline="tl-1",
        centre_key=key,
        now=NOON,
    )


def test_a_manifest_names_its_chunks_under_the_centres_signature(stage, central, spell, identity):
    manifest = Manifest(
        sc="u:1", at=7, chunks=(ChunkRef(sha=SHA, bytes=40_000, rows=9, kind="vendor"),)
    )
    stage.play = lambda asked: spell.signed(asked, manifest)
    assert central.manifest("u:1", identity, 3) == manifest
    assert stage.asked[0].target == "/sync/v1/snapshot/u%3A1"


def test_a_chunk_comes_in_pieces_from_the_byte_asked_for(stage, central, spell, identity):
    ours = {"Content-Type": "application/x-bejo"}
    stage.play = lambda asked: spell.http(
        206, {**ours, "Content-Range": "bytes 25000-39999/40000"}, CHUNK[25_000:]
    )
    pieces = []
    central.chunk(SHA, 25_000, identity, 4, pieces.append)
    assert b"".join(pieces) == CHUNK[25_000:]
    assert len(pieces) > 1
    assert stage.asked[0].headers["Range"] == "bytes=25000-"
    assert stage.asked[0].target == f"/sync/v1/blob/{SHA}"


@pytest.mark.parametrize("start", [0, 1, 4_096, 25_000, 39_999, 40_000])
def test_a_chunk_whose_range_was_ignored_still_gives_only_the_rest(
    stage, central, spell, identity, start
):
    stage.play = lambda asked: spell.http(200, {"Content-Type": "application/x-bejo"}, CHUNK)
    pieces = []
    central.chunk(SHA, start, identity, 4, pieces.append)
    assert b"".join(pieces) == CHUNK[start:]


def test_a_range_that_begins_elsewhere_is_not_taken(stage, central, spell, identity):
    ours = {"Content-Type": "application/x-bejo", "Content-Range": "bytes 0-9/10"}
    stage.play = lambda asked: spell.http(206, ours, CHUNK)
    pieces = []
    error = failure(lambda: central.chunk(SHA, 5, identity, 4, pieces.append))
    assert (error.code, pieces) == ("central.cut", [])


def test_what_came_of_a_chunk_before_the_cut_is_kept(stage, central, spell, identity):
    whole = spell.http(200, {"Content-Type": "application/x-bejo"}, CHUNK)
    stage.play = lambda asked: (whole[:30_000], "close")
    pieces = []
    error = failure(lambda: central.chunk(SHA, 0, identity, 4, pieces.append))
    assert error.code == "central.cut"
    came = b"".join(pieces)
    assert CHUNK.startswith(came)
    assert len(came) > 30_000 - 4_096 - 200


def test_a_chunk_from_a_portal_gives_nothing(stage, central, spell, identity):
    stage.play = lambda asked: spell.http(200, {"Content-Type": "text/html"}, b"<html>" * 99)
    pieces = []
    error = failure(lambda: central.chunk(SHA, 0, identity, 4, pieces.append))
    assert (error.code, pieces) == ("central.portal_page", [])


def test_a_chunk_that_is_gone_is_the_centres_own_no(stage, central, spell, identity):
    stage.play = lambda asked: spell.signed(asked, Fault(code="NOT_FOUND"), status=404)
    with pytest.raises(RuleBroken, match=r"central\.not_found"):
        central.chunk(SHA, 0, identity, 4, bytes)


def test_traffic_counts_bodies_and_nearly_the_heads(stage, exchange, central, spell, reply):
    said = []

    def play(asked):
        said.append(spell.signed(asked, reply))
        return said[-1]

    stage.play = play
    exchange()
    exchange()
    asked = stage.asked[0]
    head = len(asked.target) + sum(len(k) + len(v) + 4 for k, v in asked.headers.items())
    assert central.traffic.requests == 2
    assert abs(central.traffic.bytes_up - 2 * (head + len(asked.body))) < 100
    assert abs(central.traffic.bytes_down - sum(map(len, said))) < 60


@pytest.mark.parametrize(
    "address",
    [
        "http://bejo.example",
        "http://localhost:8080",
        "http://127.0.0.2:1",
        "ftp://bejo.example",
        "bejo.example",
        "",
        "https://",
        "https://a.example/path",
        "https://name:word@a.example",
        "https://a.example?x=1",
        "https://a.example:99999",
        "http://127.0.0.1@evil.example",
        "http://127.0.0.1.evil.example",
        "https://[::1",
    ],
)
def test_only_tls_or_this_computer_may_be_dialled(address):
    with pytest.raises(BadInput, match=r"central\.address"):
        RequestsCentral(address, ZstdCodec())


@pytest.mark.parametrize(
    "address",
    ["https://bejo.example", "https://bejo.example:8443/", "http://127.0.0.1:9", "http://[::1]:9"],
)
def test_addresses_that_may_be_dialled(address):
    assert RequestsCentral(address, ZstdCodec()).traffic.requests == 0


def test_a_devices_key_follows_from_its_stores_key_and_from_no_other():
    one, two = device_key(bytes(32)), device_key(bytes(31) + b"\1")
    assert one == device_key(bytes(32))
    assert one.seed != two.seed
    # HKDF-SHA256 by hand (RFC 5869): no salt is 32 noughts, one block is all.
    prk = hmac.digest(bytes(32), bytes(32), "sha256")
    assert one.seed == hmac.digest(prk, b"bejo device key 1\x01", "sha256")
    public = Ed25519PrivateKey.from_private_bytes(one.seed).public_key().public_bytes_raw()
    assert from_text(one.public, 32, field="key") == public
