"""How much either side of the wire takes before it reads: sizes in bytes."""

from __future__ import annotations

from typing import Final

REQUEST_FRAME_MAX: Final = 2 * 2**20
"""A request's body as it travels, to its last byte; above it the centre answers 413 unread."""

REQUEST_BYTES_MAX: Final = 8 * 2**20
"""A request's body unpacked: 50 orders of 200 lines with long notes stay below it."""

REPLY_FRAME_MAX: Final = 4 * 2**20
"""A reply's body as it travels."""

REPLY_BYTES_MAX: Final = 16 * 2**20
"""A reply's body unpacked: pages are cut by the desk's `pull.max`, far below it."""

CHUNK_FRAME_MAX: Final = 256 * 2**10
"""A chunk of a snapshot as it travels; the centre cuts at 64 kB."""

CHUNK_BYTES_MAX: Final = 8 * 2**20
"""A chunk of a snapshot unpacked."""

PUSH_FRAME_MAX: Final = 64_000
"""A desk sends fewer acts at once when its body would be larger; one act alone may be."""

COMPRESS_FROM: Final = 200
"""Bodies below this travel as they are: a frame's head would eat the gain."""

RATIO_MAX: Final = 100
"""A frame that grows more than this is a bomb; repeated orders reach about 30."""

_SMALL: Final = 64 * 2**10


def unpacked_limit(frame_bytes: int, most: int) -> int:
    """Return how many bytes a frame of `frame_bytes` may become: by ratio, never above `most`."""
    return min(most, max(_SMALL, frame_bytes * RATIO_MAX))
