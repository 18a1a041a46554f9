"""One HTTP conversation with the centre: what can go wrong on a bad line has one name each."""

from __future__ import annotations

import ssl
from contextlib import contextmanager
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any, Final

import requests
import truststore
from requests.adapters import HTTPAdapter
from urllib3.exceptions import (
    HTTPError,
    ProtocolError,
    ReadTimeoutError,
    SSLError,
)

from bejo_desktop.adapters.central.address import is_loopback
from bejo_desktop.domain.errors import CentralUnavailable

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

_PIECE_UP: Final = 8_192
_PIECE_DOWN: Final = 4_096
"""At most this much of a download is lost by a cut."""
_HEAD_LINE: Final = 4
"""Bytes of `: ` and the line's end beside a header's name and value."""


@dataclass(frozen=True, slots=True)
class Timeouts:
    """Seconds: to connect, and without any byte moving. There is no total."""

    connect_s: float = 15
    stall_s: float = 45


USUAL: Final = Timeouts()


@dataclass(frozen=True, slots=True)
class Question:
    """One request as it travels."""

    method: str
    target: str
    headers: Mapping[str, str]
    body: bytes = b""


@dataclass(frozen=True, slots=True)
class Head:
    """What comes before the body of a reply."""

    status: int
    headers: Mapping[str, str]


@dataclass(slots=True)
class Counter:
    """Bytes of bodies and, nearly, of heads."""

    requests: int = 0
    bytes_up: int = 0
    bytes_down: int = 0


class _Pieces:
    """A body in small pieces: a socket's timeout then means a stall, not the whole upload."""

    def __init__(self, body: bytes) -> None:
        self._body = body

    def __len__(self) -> int:
        return len(self._body)

    def __iter__(self) -> Iterator[bytes]:
        for start in range(0, len(self._body), _PIECE_UP):
            yield self._body[start : start + _PIECE_UP]


class _SystemTrust(HTTPAdapter):
    """Trusts whom the computer trusts, as its browser does, and nobody else."""

    def init_poolmanager(self, *args: Any, **kwargs: Any) -> None:
        context = truststore.SSLContext(ssl.PROTOCOL_TLS_CLIENT)
        super().init_poolmanager(*args, ssl_context=context, **kwargs)

    def proxy_manager_for(self, proxy: Any, **kwargs: Any) -> Any:
        context = truststore.SSLContext(ssl.PROTOCOL_TLS_CLIENT)
        return super().proxy_manager_for(proxy, ssl_context=context, **kwargs)

    def cert_verify(self, conn: Any, url: Any, verify: Any, cert: Any) -> None:
        """Leave the trust to the context: no second list of authorities beside it."""


@dataclass(slots=True)
class Line:
    """Keeps one connection to `address` open between requests."""

    address: str
    timeouts: Timeouts
    counter: Counter = field(default_factory=Counter)
    _session: requests.Session | None = None

    @contextmanager
    def ask(self, question: Question) -> Iterator[tuple[Head, Iterator[bytes]]]:
        """
        Send a request; give the head of the reply and its body in pieces as they come.

        Raises:
            CentralUnavailable: `central.unreachable`, `central.stalled`, `central.cut`,
                `central.untrusted`.
        """
        with _named():
            response = self._send(question)
            try:
                yield Head(response.status_code, response.headers), self._body(response)
            finally:
                response.close()

    def _send(self, question: Question) -> requests.Response:
        session = self._session = self._session or _session(self.address)
        self.counter.requests += 1
        self.counter.bytes_up += _head_bytes(question.headers) + len(question.target)
        self.counter.bytes_up += len(question.body)
        response = session.request(
            question.method,
            self.address + question.target,
            headers=dict(question.headers),
            data=_Pieces(question.body) if question.body else None,
            stream=True,
            allow_redirects=False,
            timeout=(self.timeouts.connect_s, self.timeouts.stall_s),
        )
        self.counter.bytes_down += _head_bytes(response.headers)
        return response

    def _body(self, response: requests.Response) -> Iterator[bytes]:
        for piece in response.raw.stream(_PIECE_DOWN, decode_content=False):
            self.counter.bytes_down += len(piece)
            yield piece


def _session(address: str) -> requests.Session:
    session = requests.Session()
    session.trust_env = not is_loopback(address)
    session.auth = _no_password
    session.headers.clear()
    session.mount("https://", _SystemTrust())
    return session


def _no_password(request: requests.PreparedRequest) -> requests.PreparedRequest:
    """Keep a password that `.netrc` holds for the centre's host out of the request."""
    return request


def _head_bytes(headers: Mapping[str, str]) -> int:
    return sum(len(name) + len(value) + _HEAD_LINE for name, value in headers.items())


@contextmanager
def _named() -> Iterator[None]:
    try:
        yield
    except (requests.exceptions.SSLError, SSLError) as error:
        raise CentralUnavailable("central.untrusted") from error
    except (requests.exceptions.ReadTimeout, ReadTimeoutError) as error:
        raise CentralUnavailable("central.stalled") from error
    except (requests.exceptions.RequestException, HTTPError) as error:
        raise CentralUnavailable(_code(error)) from error


def _code(error: Exception) -> str:
    """Tell a conversation that broke off from one that never began."""
    cause = error if isinstance(error, HTTPError) else next(iter(error.args), None)
    if not isinstance(cause, ProtocolError):
        return "central.unreachable"
    stalled = any(isinstance(part, TimeoutError) for part in cause.args)
    return "central.stalled" if stalled else "central.cut"
