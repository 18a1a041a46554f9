"""
A bad line between a desk and the centre: a TCP proxy that knows where a request ends.

What happens to each request is planned before: the same plan does the same.
"""

import contextlib
import socket
import threading
from collections import deque
from dataclasses import dataclass
from enum import StrEnum
from itertools import pairwise
from urllib.parse import urlsplit

_HEAD_END = b"\r\n\r\n"
_PIECE = 65_536
_HELD_S = 5.0
"""No stall and no wait for the centre is longer: a test that hangs must end."""
_KEPT = 12
_PORTAL = b"<!DOCTYPE html><html><title>Hotspot</title><body>Silakan masuk dahulu.</body></html>"


class Kind(StrEnum):
    """What the line does to one request."""

    PASS = "pass"
    LOSE = "lose"
    CUT_REQUEST = "cut_request"
    CUT_REPLY = "cut_reply"
    DROP_REPLY = "drop_reply"
    TWICE = "twice"
    TWICE_AT_ONCE = "twice_at_once"
    LATE = "late"
    PORTAL = "portal"
    REDIRECT = "redirect"
    UNAVAILABLE = "unavailable"
    STALL_REQUEST = "stall_request"
    STALL_REPLY = "stall_reply"


@dataclass(frozen=True)
class Fault:
    """
    One fault.

    Args:
        share: where a cut falls, from 0 (before the first byte) to 1 (all but the last); which
            of the older requests comes late.
    """

    kind: Kind
    share: float = 0.0

    def cut(self, data: bytes) -> bytes:
        """Return what still comes through."""
        return data[: min(int(self.share * len(data)), len(data) - 1)]


PASS = Fault(Kind.PASS)


class Lost(Exception):
    """The conversation with one side is over."""


class Proxy:
    """Listens on a port of its own and passes on to `upstream`, an address of the centre."""

    def __init__(self, upstream: str) -> None:
        self.upstream = upstream
        self.did: list[str] = []
        self._plan: deque[Fault] = deque()
        self._sent: deque[bytes] = deque(maxlen=_KEPT)
        self._lock = threading.Lock()
        self._listener = socket.create_server(("127.0.0.1", 0))
        self._listener.settimeout(0.2)
        self._closed = threading.Event()
        self._places = threading.BoundedSemaphore(16)
        self._thread = threading.Thread(target=self._accept, daemon=True)
        self._thread.start()

    @property
    def address(self) -> str:
        """What a desk takes for the centre."""
        return f"http://127.0.0.1:{self._listener.getsockname()[1]}"

    def plan(self, *faults: Fault) -> None:
        """Say what happens to the next requests; after these all pass."""
        with self._lock:
            self._plan = deque(faults)

    def forget(self) -> None:
        """Begin anew, in another world: nothing of the old one comes late there."""
        with self._lock:
            self._plan.clear()
            self._sent.clear()
            self.did.clear()

    def close(self) -> None:
        """Stop listening."""
        self._closed.set()
        self._thread.join()
        self._listener.close()

    def _accept(self) -> None:
        while not self._closed.is_set():
            try:
                client, _ = self._listener.accept()
            except TimeoutError:
                continue
            self._places.acquire()
            threading.Thread(target=self._converse, args=(client,), daemon=True).start()

    def _converse(self, client: socket.socket) -> None:
        client.settimeout(_HELD_S)
        try:
            with client, contextlib.suppress(Lost, OSError):
                rest = b""
                while True:
                    request, rest = read_message(client, rest)
                    self._serve(client, request)
        finally:
            self._places.release()

    def _serve(self, client: socket.socket, request: bytes) -> None:
        with self._lock:
            fault = self._plan.popleft() if self._plan else PASS
            older = list(self._sent)
            self._sent.append(request)
        self.did.append(fault.kind.value)
        match fault.kind:
            case Kind.LOSE:
                raise Lost
            case Kind.CUT_REQUEST:
                self._deliver_part(fault.cut(request))
                raise Lost
            case Kind.STALL_REQUEST:
                wait_for_end(client)
            case Kind.PORTAL:
                client.sendall(_page(200, "OK"))
            case Kind.REDIRECT:
                client.sendall(_page(302, "Found", "Location: http://127.0.0.1:9/masuk\r\n"))
            case Kind.UNAVAILABLE:
                client.sendall(_page(503, "Service Unavailable", "Retry-After: 1\r\n"))
            case _:
                self._reply(client, request, fault, older)

    def _reply(
        self, client: socket.socket, request: bytes, fault: Fault, older: list[bytes]
    ) -> None:
        if fault.kind is Kind.LATE and older:
            self._deliver(older[int(fault.share * len(older)) % len(older)])
        if fault.kind is Kind.TWICE:
            self._deliver(request)
        if fault.kind is Kind.TWICE_AT_ONCE:
            replies = self._deliver_at_once(request)
            reply = replies[int(fault.share * 2) % 2]
        else:
            reply = self._deliver(request)
        if fault.kind is Kind.DROP_REPLY:
            raise Lost
        if fault.kind in {Kind.CUT_REPLY, Kind.STALL_REPLY}:
            client.sendall(fault.cut(reply))
            if fault.kind is Kind.STALL_REPLY:
                wait_for_end(client)
            raise Lost
        client.sendall(reply)

    def _deliver(self, request: bytes) -> bytes:
        with self._centre() as centre:
            centre.sendall(request)
            reply, _ = read_message(centre, b"")
            return reply

    def _deliver_at_once(self, request: bytes) -> list[bytes]:
        """Two deliveries that the centre works on at the same time."""
        with self._centre() as first, self._centre() as second:
            first.sendall(request)
            second.sendall(request)
            return [read_message(centre, b"")[0] for centre in (first, second)]

    def _deliver_part(self, part: bytes) -> None:
        with self._centre() as centre:
            centre.sendall(part)
            centre.shutdown(socket.SHUT_WR)
            with contextlib.suppress(Lost, OSError):
                read_message(centre, b"")

    def _centre(self) -> socket.socket:
        parts = urlsplit(self.upstream)
        return socket.create_connection((parts.hostname, parts.port), timeout=_HELD_S)


def read_message(source: socket.socket, begun: bytes) -> tuple[bytes, bytes]:
    """Read one HTTP message whole; return it and what came after it (Lost where it ends)."""
    data = begun
    while _HEAD_END not in data:
        data += _more(source)
    head, _, _ = data.partition(_HEAD_END)
    size = len(head) + len(_HEAD_END) + _body_bytes(head)
    while len(data) < size:
        data += _more(source)
    return data[:size], data[size:]


def _more(source: socket.socket) -> bytes:
    piece = source.recv(_PIECE)
    if not piece:
        raise Lost
    return piece


def _body_bytes(head: bytes) -> int:
    lines = head.lower().split(b"\r\n")
    assert not any(line.startswith(b"transfer-encoding:") for line in lines), head
    sizes = [int(line.partition(b":")[2]) for line in lines if line.startswith(b"content-length:")]
    assert all(one == other for one, other in pairwise(sizes))
    return sizes[0] if sizes else 0


def wait_for_end(client: socket.socket) -> None:
    """Keep silent until the other side has had enough."""
    while client.recv(_PIECE):
        pass
    raise Lost


def _page(status: int, reason: str, more: str = "") -> bytes:
    head = f"HTTP/1.1 {status} {reason}\r\nContent-Type: text/html\r\n{more}"
    return f"{head}Content-Length: {len(_PORTAL)}\r\n\r\n".encode() + _PORTAL
