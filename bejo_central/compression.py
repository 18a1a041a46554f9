"""zstd for bodies and chunks."""

from __future__ import annotations

import io
from typing import Final

import zstandard

from bejo_desktop.domain.errors import BadInput

_WINDOW_MAX: Final = 1 << 23


class Zstd:
    """The `Compressor` of the contract; without state, so that threads may share it."""

    def compress(self, data: bytes, level: int) -> bytes:
        """Return a zstd frame with its content size."""
        return zstandard.ZstdCompressor(level=level).compress(data)

    def decompress(self, frame: bytes, limit: int) -> bytes:
        """
        Return what a frame holds, never reading beyond `limit` bytes.

        Raises:
            BadInput: `wire.too_large`, `wire.cut`.
        """
        reader = zstandard.ZstdDecompressor(max_window_size=_WINDOW_MAX).stream_reader(
            io.BytesIO(frame)
        )
        try:
            data = reader.read(limit + 1)
            declared = zstandard.frame_content_size(frame)
        except zstandard.ZstdError as error:
            raise BadInput("wire.cut") from error
        if len(data) > limit:
            raise BadInput("wire.too_large", size=len(data), limit=limit)
        if declared not in {-1, len(data)}:
            raise BadInput("wire.cut")  # a cut frame ends early without an error of its own
        return data
