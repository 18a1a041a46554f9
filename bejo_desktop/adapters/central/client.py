"""The central service over HTTP: signed requests, verified replies, every failure by its name."""

from __future__ import annotations

import secrets
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final
from urllib.parse import quote

from bejo_desktop.adapters.central.address import read_address
from bejo_desktop.adapters.central.answers import OK, PARTIAL, Answer, require_ours
from bejo_desktop.adapters.central.keys import SeedSigner
from bejo_desktop.adapters.central.line import USUAL, Counter, Line, Question, Timeouts
from bejo_desktop.contract.codec import IDENTITY, ZSTD, Body, pack
from bejo_desktop.contract.enrolment import Enrolled, Hello
from bejo_desktop.contract.exchange import ExchangeReply
from bejo_desktop.contract.limits import CHUNK_FRAME_MAX, REPLY_FRAME_MAX
from bejo_desktop.contract.signing import (
    ACCEPT,
    CONTENT_TYPE,
    ENCODING,
    Caller,
    request_payload,
)
from bejo_desktop.contract.snapshot import Manifest
from bejo_desktop.domain.errors import CentralUnavailable

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from bejo_desktop.adapters.central.line import Head
    from bejo_desktop.application.ports.store import DeviceIdentity
    from bejo_desktop.contract.codec import Compressor
    from bejo_desktop.contract.enrolment import Enrol
    from bejo_desktop.contract.exchange import ExchangeRequest

_NONCE_BYTES: Final = 16
_EMPTY: Final = Body(b"", IDENTITY)


@dataclass(frozen=True, slots=True)
class RequestsDial:
    """The port `Dial`: clients that share how they compress and how long they wait."""

    codec: Compressor
    timeouts: Timeouts = USUAL

    def __call__(self, address: str) -> RequestsCentral:
        return RequestsCentral(address, self.codec, self.timeouts)


@dataclass(frozen=True, slots=True)
class _Call:
    """One request before it is sent, with the payload that binds its reply."""

    question: Question
    payload: bytes


class RequestsCentral:
    """The port `Central` over one keep-alive connection; for one thread at a time."""

    def __init__(self, address: str, codec: Compressor, timeouts: Timeouts = USUAL) -> None:
        self._line = Line(read_address(address), timeouts)
        self._codec = codec
        self._seen_key: str | None = None

    @property
    def traffic(self) -> Counter:
        return self._line.counter

    def hello(self) -> Hello:
        nonce = secrets.token_urlsafe(_NONCE_BYTES)
        answer = self._ask(_call("GET", f"/sync/v1/hello?nonce={nonce}"))
        answer.require_yes(None, self._codec)
        hello = answer.read(Hello, self._codec)
        answer.require_signature(hello.key)
        if hello.nonce != nonce:
            raise CentralUnavailable("central.untrusted")
        self._seen_key = hello.key
        return hello

    def enrol(self, request: Enrol, signer: DeviceIdentity | None, counter: int) -> Enrolled:
        body = pack(request, self._codec)
        answer = self._ask(_call("POST", "/sync/v1/enroll", body, signer, counter))
        pinned = signer.centre_key if signer else self._seen_key
        answer.require_yes(pinned, self._codec)
        enrolled = answer.read(Enrolled, self._codec)
        answer.require_signature(pinned or enrolled.centre_key)
        if pinned not in {None, enrolled.centre_key}:
            raise CentralUnavailable("central.untrusted")
        return enrolled

    def exchange(
        self, request: ExchangeRequest, signer: DeviceIdentity, counter: int
    ) -> ExchangeReply:
        body = pack(request, self._codec)
        answer = self._ask(_call("POST", "/sync/v1/exchange", body, signer, counter))
        answer.require_yes(signer.centre_key, self._codec)
        answer.require_signature(signer.centre_key)
        return answer.read(ExchangeReply, self._codec)

    def manifest(self, scope: str, signer: DeviceIdentity, counter: int) -> Manifest:
        target = f"/sync/v1/snapshot/{quote(scope, safe='')}"
        answer = self._ask(_call("GET", target, _EMPTY, signer, counter))
        answer.require_yes(signer.centre_key, self._codec)
        answer.require_signature(signer.centre_key)
        return answer.read(Manifest, self._codec)

    def chunk(
        self,
        sha: str,
        start: int,
        signer: DeviceIdentity,
        counter: int,
        received: Callable[[bytes], None],
    ) -> None:
        wanted = {"Range": f"bytes={start}-"} if start else {}
        call = _call("GET", f"/sync/v1/blob/{sha}", _EMPTY, signer, counter, wanted)
        with self._line.ask(call.question) as (head, pieces):
            if head.status not in {OK, PARTIAL}:
                answer = _whole(head, pieces, call.payload)
                answer.require_yes(signer.centre_key, self._codec)
            require_ours(head, None)
            for piece in _from(start, head, _capped(pieces, CHUNK_FRAME_MAX)):
                received(piece)

    def _ask(self, call: _Call) -> Answer:
        with self._line.ask(call.question) as (head, pieces):
            return _whole(head, pieces, call.payload)


def _whole(head: Head, pieces: Iterator[bytes], payload: bytes) -> Answer:
    body = b"".join(_capped(pieces, REPLY_FRAME_MAX))
    require_ours(head, body)
    return Answer(head, body, payload)


def _call(
    method: str,
    target: str,
    body: Body = _EMPTY,
    signer: DeviceIdentity | None = None,
    counter: int = 0,
    more: dict[str, str] | None = None,
) -> _Call:
    caller = Caller(signer.device, signer.incarnation, counter) if signer else Caller()
    payload = request_payload(method, target, caller, body.data)
    headers = {"Accept": CONTENT_TYPE, ACCEPT: f"{IDENTITY}, {ZSTD}", **(more or {})}
    headers["Accept-Encoding"] = "identity"
    headers["User-Agent"] = "bejo"
    if body.data:
        headers |= {"Content-Type": CONTENT_TYPE, ENCODING: body.encoding}
    if signer:
        headers |= caller.headers(SeedSigner(signer.private_key).sign(payload))
    return _Call(Question(method, target, headers, body.data), payload)


def _capped(pieces: Iterator[bytes], limit: int) -> Iterator[bytes]:
    size = 0
    for piece in pieces:
        size += len(piece)
        if size > limit:
            raise CentralUnavailable("central.reply_unreadable", problem="wire.too_large")
        yield piece


def _from(start: int, head: Head, pieces: Iterator[bytes]) -> Iterator[bytes]:
    """Give the bytes from `start` on, also when the range was not honoured."""
    if head.status == PARTIAL:
        if not head.headers.get("Content-Range", "").startswith(f"bytes {start}-"):
            raise CentralUnavailable("central.cut")
        yield from pieces
        return
    at = 0
    for piece in pieces:
        at += len(piece)
        if at > start:
            yield piece[-(at - start) :]
