"""Zstandard: frames that never unpack beyond a limit, and that are known to be whole."""

from __future__ import annotations

from typing import Final

import zstandard

from bejo_desktop.domain.errors import BadInput

_WINDOW_MAX: Final = 8 * 2**20
"""Memory that a frame may ask for, in bytes, whatever it unpacks to."""
_UNSAID: Final = (zstandard.CONTENTSIZE_UNKNOWN, 0)
"""No body is empty; the library does not check a frame that says so."""


class ZstdCodec:
    """
    The port `Codec` over zstandard.

    Only frames that say how long they get are taken: that length is refused before anything
    is unpacked, and bounds what is. Contexts are made anew for each body: they are cheap, and
    threads may not share one.
    """

    def compress(self, data: bytes, level: int) -> bytes:
        return zstandard.ZstdCompressor(level=level, write_checksum=True).compress(data)

    def decompress(self, frame: bytes, limit: int) -> bytes:
        try:
            size = zstandard.get_frame_parameters(frame).content_size
            if size in _UNSAID:
                raise BadInput("wire.cut")
            if size > limit:
                raise BadInput("wire.too_large", size=size, limit=limit)
            unpacker = zstandard.ZstdDecompressor(max_window_size=_WINDOW_MAX)
            return unpacker.decompress(frame, allow_extra_data=False)
        except zstandard.ZstdError as error:
            raise BadInput("wire.cut") from error
