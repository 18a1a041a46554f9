from __future__ import annotations

import hashlib
import tracemalloc

import pytest
import zstandard
from hypothesis import given, settings
from hypothesis import strategies as st

from bejo_desktop.adapters.system.compression import ZstdCodec
from bejo_desktop.domain.errors import BadInput

TEXT = b"Belanja Alat/Bahan untuk Kegiatan Kantor-Kertas dan Cover " * 50
NOISE = hashlib.shake_256(b"noise").digest(5_000)


@settings(max_examples=100, deadline=None)
@given(data=st.binary(min_size=1, max_size=3_000), level=st.sampled_from([1, 9, 19]))
def test_what_is_packed_comes_back(data, level):
    assert ZstdCodec().decompress(ZstdCodec().compress(data, level), len(data)) == data


def test_one_byte_above_the_limit_is_refused():
    frame = ZstdCodec().compress(TEXT, 9)
    with pytest.raises(BadInput) as caught:
        ZstdCodec().decompress(frame, len(TEXT) - 1)
    assert (caught.value.code, caught.value.facts) == (
        "wire.too_large",
        {"size": len(TEXT), "limit": len(TEXT) - 1},
    )


@pytest.mark.parametrize("data", [b"a", TEXT, NOISE])
def test_a_frame_cut_at_any_byte_or_with_more_behind_it_is_refused(data):
    frame = ZstdCodec().compress(data, 9)
    for bad in [*(frame[:end] for end in range(len(frame))), frame + b"x", frame + frame]:
        with pytest.raises(BadInput, match=r"wire\.cut"):
            ZstdCodec().decompress(bad, 10**6)


@pytest.mark.parametrize("data", [TEXT, NOISE])
def test_a_flipped_bit_never_gives_other_bytes(data):
    frame = ZstdCodec().compress(data, 9)
    for at in range(0, len(frame), 7):
        damaged = bytearray(frame)
        damaged[at] ^= 0x10
        try:
            came = ZstdCodec().decompress(bytes(damaged), 10**6)
        except BadInput:
            continue
        assert came == data


def test_a_bomb_takes_no_memory():
    bomb = ZstdCodec().compress(bytes(100_000_000), 19)
    assert len(bomb) < 10_000
    tracemalloc.start()
    with pytest.raises(BadInput, match=r"wire\.too_large"):
        ZstdCodec().decompress(bomb, 10**6)
    peak = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    assert peak < 10**6


def test_a_frame_that_does_not_say_how_long_it_gets_is_refused():
    silent = zstandard.ZstdCompressor(write_content_size=False).compress(TEXT)
    with pytest.raises(BadInput, match=r"wire\.cut"):
        ZstdCodec().decompress(silent, 10**6)


@pytest.mark.parametrize("noise", [b"", b"<html>", b'{"p":1}', bytes(100)])
def test_what_is_no_frame_is_refused(noise):
    with pytest.raises(BadInput, match=r"wire\.cut"):
        ZstdCodec().decompress(noise, 10**6)
