"""Small files that unpack to gigabytes: found before anything of a PDF is unpacked in earnest."""

from __future__ import annotations

import re
import zlib
from typing import Final

UNPACKED_BYTES_MAX: Final = 64 * 1024 * 1024
"""Of all streams of a file together; a paper of 200 lines unpacks to less than two."""

STREAMS_MAX: Final = 1000
"""A paper of 200 lines has some fifty."""

_STREAM: Final = re.compile(rb"stream\r?\n")
_PACKED_TWICE: Final = re.compile(rb"/Filter\s*\[\s*/\w+\s*/\w+")
_STEP: Final = 64 * 1024


def is_packed_in_layers(pdf: bytes) -> bool:
    """Tell whether a stream is packed twice: such a one unpacks to more than can be told here."""
    return _PACKED_TWICE.search(pdf) is not None


def unpacks_too_large(pdf: bytes) -> bool:
    """Tell whether the streams of a file are more, or unpack to more, than those of any paper."""
    starts = [found.end() for found in _STREAM.finditer(pdf)]
    if len(starts) > STREAMS_MAX:
        return True
    room = UNPACKED_BYTES_MAX
    for start in starts:
        room -= _unpacked_bytes(pdf, start, room)
        if room <= 0:
            return True
    return False


def _unpacked_bytes(pdf: bytes, start: int, most: int) -> int:
    """Return to how many bytes the stream at `start` unpacks, at least `most` where it is more."""
    unpacking, size = zlib.decompressobj(), 0
    try:
        while size < most and start < len(pdf) and not unpacking.eof:
            size += len(unpacking.decompress(pdf[start : start + _STEP]))
            start += _STEP
    except zlib.error:
        return size
    return size
