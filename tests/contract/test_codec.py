from __future__ import annotations

import json
from contextlib import suppress
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bejo_desktop.contract.codec import Body, decode, encode, pack, unpack
from bejo_desktop.contract.content import Content
from bejo_desktop.contract.exchange import ExchangeReply, ExchangeRequest, Fault, Pull
from bejo_desktop.contract.intents import Intent
from bejo_desktop.contract.rows import CauseRow
from bejo_desktop.contract.snapshot import Chunk
from bejo_desktop.contract.wire import PUSH_MAX
from bejo_desktop.domain.errors import BadInput

GOLDEN = Path(__file__).parent / "golden" / "v1"
NAMES = sorted(path.stem for path in GOLDEN.glob("*.json"))
LIMIT = 1_000_000


def independent(value: object) -> bytes:
    """RFC 8785 for values without floats, by the standard library."""
    text = json.dumps(value, sort_keys=True, separators=(",", ":"), ensure_ascii=False)
    return text.encode()


def refusal(data: bytes, kind: type, limit: int = LIMIT) -> BadInput:
    with pytest.raises(BadInput) as caught:
        decode(data, kind, limit=limit)
    return caught.value


def test_there_is_a_golden_for_each_message(messages):
    assert set(messages) == set(NAMES)


@pytest.mark.parametrize("name", NAMES)
def test_a_golden_reads_and_writes_the_same(name, messages):
    golden = (GOLDEN / f"{name}.json").read_bytes().rstrip(b"\n")
    message = messages[name]
    assert encode(message) == golden
    assert decode(golden, type(message), limit=LIMIT) == message


@pytest.mark.parametrize(
    ("name", "kind"), [("exchange_request", ExchangeRequest), ("exchange_reply", ExchangeReply)]
)
def test_what_an_earlier_program_wrote_is_read_and_its_bytes_stand(name, kind):
    earlier = (GOLDEN / "earlier" / f"{name}.json").read_bytes().rstrip(b"\n")
    assert encode(decode(earlier, kind, limit=LIMIT)) == earlier


@pytest.mark.parametrize("name", NAMES)
def test_a_golden_is_canonical_for_another_encoder_too(name):
    golden = (GOLDEN / f"{name}.json").read_bytes().rstrip(b"\n")
    assert independent(json.loads(golden)) == golden


@pytest.mark.parametrize(
    ("body", "code", "field"),
    [
        (b"", "wire.unreadable", ""),
        (b"<html>login</html>", "wire.unreadable", ""),
        (b'{"code":"X","facts":{"x":1.5}}', "wire.unreadable", "facts[...]"),
        (b'{"code":"X","facts":{"x":[1]}}', "wire.unreadable", "facts[...]"),
        (b'{"code":"X","facts":{"x":NaN}}', "wire.unreadable", ""),
        (b'{"code":"X","facts":{"x":1e999}}', "wire.unreadable", "facts[...]"),
        (b'{"code":"X","facts":{"x":' + b"9" * 5000 + b"}}", "wire.unreadable", "facts[...]"),
        (b'{"code":1}', "wire.unreadable", "code"),
        (b'{"facts":{}}', "wire.unreadable", "code"),
        (b'{"code":"X","more":1}', "wire.unreadable", "more"),
        (b'{"code":"\\ud800"}', "wire.unreadable", ""),
        (b'{"code":"\xff"}', "wire.unreadable", ""),
        (b'{"code":"X"', "wire.unreadable", ""),
        (b'{"code":"A","code":"B"}', "wire.not_canonical", None),
        (b'{"code":"\\u0041"}', "wire.not_canonical", None),
        (b'{"code": "A"}', "wire.not_canonical", None),
        (b'{"code":"A"}\n', "wire.not_canonical", None),
        (b'{"code":"A","facts":{}}', "wire.not_canonical", None),
        (b'{"facts":{"x":1},"code":"A"}', "wire.not_canonical", None),
        (b'{"code":"A","facts":{"b":1,"a":1}}', "wire.not_canonical", None),
    ],
)
def test_a_body_that_we_would_not_have_written_is_refused_by_place(body, code, field):
    error = refusal(body, Fault)
    assert error.code == code
    assert error.facts.get("field") == field


@pytest.mark.parametrize("opening", [b"[", b'{"a":'])
@pytest.mark.parametrize("start", [b"", b'{"code":"X","facts":{"x":', b'{"deep":'])
def test_a_bomb_of_depth_is_refused(opening, start):
    assert refusal(start + opening * 100_000, Fault).code == "wire.unreadable"


def test_a_list_that_is_too_long_is_refused(messages):
    body = json.loads(encode(messages["exchange_request"]))
    body["push"]["intents"] = body["push"]["intents"][:1] * (PUSH_MAX + 1)
    error = refusal(independent(body), ExchangeRequest)
    assert (error.code, error.facts["field"]) == ("wire.unreadable", "push.intents")


def test_two_hundred_and_one_lines_are_refused(messages):
    body = json.loads(encode(messages["content"]))
    body["lines"] = body["lines"][:1] * 201
    assert refusal(independent(body), Content).facts["field"] == "lines"


@pytest.mark.parametrize(
    ("path", "value"),
    [
        (("lines", 0, "unit_price"), 54_000.0),
        (("lines", 0, "unit_price"), 54_000.5),
        (("lines", 0, "unit_price"), "54000"),
        (("lines", 0, "unit_price"), -1),
        (("lines", 0, "unit_price"), 10**15),
        (("lines", 0, "quantity"), 10),
        (("lines", 0, "quantity"), "10,5"),
        (("lines", 0, "quantity"), "10.50"),
        (("lines", 0, "quantity"), "10\n"),
        (("lines", 0, "quantity"), "１０"),
        (("lines", 0, "quantity"), "1e3"),
        (("lines", 0, "quantity"), "-1"),
        (("lines", 0, "tax_class"), "gold"),
        (("ordered_on",), "01-05-2026"),
        (("ordered_on",), "2026-02-30"),
        (("figures", "total"), 1.0),
        (("discount",), None),
    ],
)
def test_a_value_of_the_wrong_kind_is_refused_by_its_field(messages, path, value):
    body = json.loads(encode(messages["content"]))
    place = body
    for step in path[:-1]:
        place = place[step]
    place[path[-1]] = value
    error = refusal(independent(body), Content)
    assert error.code == "wire.unreadable"
    assert error.facts["field"].endswith(str(path[-1]))


def test_a_moment_without_an_offset_is_refused(messages):
    body = json.loads(encode(messages["intent"]))
    body["t"] = "2026-11-24T05:00:00"
    assert refusal(independent(body), Intent).facts["field"] == "t"


def test_a_body_above_the_limit_is_not_read():
    error = refusal(b'{"code":"ABCDEFGH"}', Fault, limit=18)
    assert error.code == "wire.too_large"
    assert decode(b'{"code":"ABCDEFGH"}', Fault, limit=19).code == "ABCDEFGH"


@pytest.mark.parametrize("name", NAMES)
def test_a_body_survives_packing(name, messages, compressor):
    body = pack(messages[name], compressor)
    assert unpack(body, type(messages[name]), compressor, limit=LIMIT) == messages[name]


def test_a_small_body_travels_as_it_is_and_a_large_one_as_a_frame(messages, compressor):
    assert pack(messages["fault"], compressor).encoding == "identity"
    packed = pack(messages["exchange_request"], compressor)
    assert packed.encoding == "zstd"
    assert len(packed.data) < len(encode(messages["exchange_request"])) / 2


def test_an_unknown_encoding_is_refused(compressor):
    with pytest.raises(BadInput, match=r"wire\.encoding"):
        unpack(Body(b"{}", "gzip"), Fault, compressor, limit=LIMIT)


def test_a_frame_cut_at_any_byte_is_never_read(messages, compressor):
    packed = pack(messages["exchange_reply"], compressor)
    for end in range(len(packed.data)):
        with pytest.raises(BadInput, match=r"wire\.cut"):
            unpack(Body(packed.data[:end], "zstd"), ExchangeReply, compressor, limit=LIMIT)


def test_a_bomb_of_size_is_refused_by_its_ratio_before_the_limit(compressor):
    bomb = compressor.compress(bytes(10_000_000), 19)
    assert len(bomb) < 1_000
    with pytest.raises(BadInput, match=r"wire\.too_large") as caught:
        unpack(Body(bomb, "zstd"), Fault, compressor, limit=16 * 2**20)
    assert caught.value.facts["limit"] < 100_000


FACTS = st.dictionaries(
    st.text(max_size=10),
    st.none() | st.booleans() | st.integers(-(2**53), 2**53) | st.text(max_size=30),
    max_size=5,
)


@settings(max_examples=200, deadline=None)
@given(facts=FACTS)
def test_what_is_written_reads_back_equal(facts):
    cause = CauseRow(c="RULE", f=facts)
    data = encode(cause)
    assert decode(data, CauseRow, limit=LIMIT) == cause
    assert json.loads(data).get("f", {}) == facts


@settings(max_examples=200, deadline=None)
@given(
    cursors=st.dictionaries(
        st.text("abcu.0123", min_size=1, max_size=20), st.integers(0, 2**53 - 1), max_size=6
    ),
    most=st.integers(1_000, 4_000_000),
)
def test_writing_again_what_was_read_changes_no_byte(cursors, most):
    data = encode(Pull(cur=cursors, max=most))
    assert encode(decode(data, Pull, limit=LIMIT)) == data


@settings(max_examples=400, deadline=None)
@given(data=st.data(), name=st.sampled_from(NAMES))
def test_a_damaged_body_is_refused_or_reads_as_exactly_those_bytes(data, name, messages):
    golden = bytearray(encode(messages[name]))
    at = data.draw(st.integers(0, len(golden) - 1))
    match data.draw(st.sampled_from(["flip", "drop", "repeat"])):
        case "flip":
            golden[at] ^= data.draw(st.integers(1, 255))
        case "drop":
            del golden[at : at + data.draw(st.integers(1, 20))]
        case _:
            golden[at:at] = golden[at : at + data.draw(st.integers(1, 20))]
    with suppress(BadInput):
        assert encode(decode(bytes(golden), type(messages[name]), limit=LIMIT)) == golden


@settings(max_examples=300, deadline=None)
@given(noise=st.binary(max_size=200), kind=st.sampled_from([Fault, Intent, Chunk, ExchangeReply]))
def test_noise_never_breaks_the_reader(noise, kind):
    with pytest.raises(BadInput):
        decode(noise, kind, limit=LIMIT)
