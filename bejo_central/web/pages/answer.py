"""Answers of public pages: sealed off by their heads, small by compression, kept by their tag."""

from __future__ import annotations

import gzip
from dataclasses import dataclass
from hashlib import sha256
from typing import TYPE_CHECKING, Final

from bejo_central.compression import Zstd

if TYPE_CHECKING:
    from collections.abc import Mapping

OK: Final = 200
NOT_MODIFIED: Final = 304
HTML: Final = "text/html; charset=utf-8"
JSON: Final = "application/json"

SEALED: Final = {
    "Content-Security-Policy": (
        "default-src 'none'; style-src 'self'; font-src 'self'; img-src 'self'; "
        "base-uri 'none'; form-action 'none'; frame-ancestors 'none'"
    ),
    "X-Content-Type-Options": "nosniff",
    "Referrer-Policy": "no-referrer",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
}
"""No script, nothing from elsewhere, in nobody's frame."""

_LEVEL: Final = 9
_TAG_CHARS: Final = 20
_ANY_TAG: Final = "*"


@dataclass(frozen=True, slots=True)
class Answer:
    """One HTTP answer."""

    status: int
    body: bytes
    headers: Mapping[str, str]


@dataclass(frozen=True, slots=True)
class Document:
    """
    A page in the three encodings that browsers ask for.

    Args:
        tag: names the content, whatever the encoding.
        status: of the answer that carries it.
    """

    media_type: str
    plain: bytes
    zipped: bytes
    zstd: bytes
    tag: str
    status: int = OK

    @classmethod
    def of(cls, media_type: str, plain: bytes, *, status: int = OK) -> Document:
        """Compress a page once for all who read it."""
        return cls(
            media_type,
            plain,
            gzip.compress(plain, _LEVEL, mtime=0),
            Zstd().compress(plain, _LEVEL),
            f'W/"{sha256(plain).hexdigest()[:_TAG_CHARS]}"',
            status,
        )

    def answer(self, asked: Mapping[str, str], cache: str) -> Answer:
        """
        Return the answer to a request.

        Args:
            asked: heads of the request, in lower case.
            cache: value of `Cache-Control`.
        """
        headers = {
            **SEALED,
            "Content-Type": self.media_type,
            "Cache-Control": cache,
            "ETag": self.tag,
            "Vary": "Accept-Encoding",
        }
        known = {tag.strip() for tag in asked.get("if-none-match", "").split(",")}
        if self.status == OK and known & {self.tag, _ANY_TAG}:
            return Answer(NOT_MODIFIED, b"", headers)
        taken = {part.partition(";")[0].strip() for part in _encodings(asked)}
        if "zstd" in taken:
            return Answer(self.status, self.zstd, {**headers, "Content-Encoding": "zstd"})
        if "gzip" in taken:
            return Answer(self.status, self.zipped, {**headers, "Content-Encoding": "gzip"})
        return Answer(self.status, self.plain, headers)


def _encodings(asked: Mapping[str, str]) -> list[str]:
    return asked.get("accept-encoding", "").lower().replace(" ", "").split(",")
