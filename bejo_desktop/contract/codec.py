"""
Messages to bytes and back: canonical JSON, and a zstd frame around it where that is smaller.

Depth needs no counting: no message nests without end and the free facts of a cause hold no
nested value, so that the deepest body is one that the types spell out.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, NamedTuple, Protocol, TypeVar

import msgspec

from bejo_desktop.contract.limits import COMPRESS_FROM, unpacked_limit
from bejo_desktop.domain.errors import BadInput

if TYPE_CHECKING:
    from msgspec import Struct

IDENTITY: Final = "identity"
ZSTD: Final = "zstd"
_LEVEL: Final = 9
_PROBLEM_CHARS_MAX: Final = 120

_ENCODER: Final = msgspec.json.Encoder(order="sorted")

M = TypeVar("M", bound="Struct")


class Compressor(Protocol):
    """zstd; the desk and the centre bring their own."""

    def compress(self, data: bytes, level: int) -> bytes:
        """Return a zstd frame."""

    def decompress(self, frame: bytes, limit: int) -> bytes:
        """Return at most `limit` bytes (BadInput `wire.too_large`, `wire.cut`)."""


class Body(NamedTuple):
    """A body as it travels; `encoding` is the value of the header `Bejo-Encoding`."""

    data: bytes
    encoding: str


def encode(message: Struct) -> bytes:
    """Return the one spelling of a message: UTF-8 JSON, keys sorted, defaults left out."""
    return _ENCODER.encode(message)


def decode(data: bytes, kind: type[M], *, limit: int) -> M:
    """
    Read a message and refuse whatever `encode` would not have written.

    Args:
        limit: largest number of bytes taken.

    Raises:
        BadInput: `wire.too_large`; `wire.unreadable` with `field`, where in the body, and
            `problem` (no JSON, wrong type, unknown or missing field, a float, a list too
            long); `wire.not_canonical` (a key twice, white space, odd escapes).
    """
    if len(data) > limit:
        raise BadInput("wire.too_large", size=len(data), limit=limit)
    try:
        message = msgspec.json.decode(data, type=kind)
    except (msgspec.DecodeError, UnicodeDecodeError, RecursionError) as error:
        raise _unreadable(str(error)) from error
    if encode(message) != data:
        raise BadInput("wire.not_canonical")
    return message


def pack(message: Struct, compressor: Compressor) -> Body:
    """Return the body of a message, compressed where that is smaller."""
    data = encode(message)
    if len(data) >= COMPRESS_FROM:
        frame = compressor.compress(data, _LEVEL)
        if len(frame) < len(data):
            return Body(frame, ZSTD)
    return Body(data, IDENTITY)


def unpack(body: Body, kind: type[M], compressor: Compressor, *, limit: int) -> M:
    """
    Read the message of a body.

    Args:
        limit: largest number of bytes taken after decompression.

    Raises:
        BadInput: as `decode`; `wire.encoding` for an unknown one; `wire.cut`.
    """
    return decode(unpack_bytes(body, compressor, limit=limit), kind, limit=limit)


def unpack_bytes(body: Body, compressor: Compressor, *, limit: int) -> bytes:
    """Return what a body holds (BadInput `wire.encoding`, `wire.too_large`, `wire.cut`)."""
    if body.encoding == IDENTITY:
        return body.data
    if body.encoding != ZSTD:
        raise BadInput("wire.encoding", encoding=body.encoding[:_PROBLEM_CHARS_MAX])
    return compressor.decompress(body.data, unpacked_limit(len(body.data), limit))


def _unreadable(problem: str) -> BadInput:
    """Name the field: `Object missing required field `x` - at `$.push`` → `push.x`."""
    what, _, place = problem.partition(" - at `$")
    path = place.rstrip("`").lstrip(".")
    if " field `" in what:
        name = what.rsplit("`", 2)[1]
        path = f"{path}.{name}" if path else name
    return BadInput(
        "wire.unreadable", field=path[:_PROBLEM_CHARS_MAX], problem=what[:_PROBLEM_CHARS_MAX]
    )
