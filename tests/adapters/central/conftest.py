"""A real loopback HTTP server that plays the centre, a portal, or a bad line, as a test says."""

from __future__ import annotations

import threading
from dataclasses import dataclass, field
from datetime import UTC, datetime
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from types import SimpleNamespace
from urllib.parse import parse_qs, urlsplit

import pytest
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

from bejo_desktop.adapters.central.client import RequestsCentral
from bejo_desktop.adapters.central.line import Timeouts
from bejo_desktop.adapters.system.compression import ZstdCodec
from bejo_desktop.application.ports.store import DeviceIdentity
from bejo_desktop.contract.codec import pack
from bejo_desktop.contract.enrolment import Hello
from bejo_desktop.contract.exchange import ExchangeReply, ExchangeRequest
from bejo_desktop.contract.signing import (
    read_caller,
    reply_payload,
    request_payload,
    to_text,
)

NOON = datetime(2026, 11, 24, 5, 0, tzinfo=UTC)
CENTRE_KEY = Ed25519PrivateKey.from_private_bytes(bytes(range(32)))
CENTRE_PUBLIC = to_text(CENTRE_KEY.public_key().public_bytes_raw())
DEVICE_SEED = bytes(range(100, 132))


@dataclass
class Asked:
    """One request as it came."""

    method: str
    target: str
    headers: dict[str, str]
    body: bytes

    @property
    def payload(self) -> bytes:
        caller, _ = read_caller(self.headers)
        return request_payload(self.method, self.target, caller, self.body)

    @property
    def nonce(self) -> str:
        return parse_qs(urlsplit(self.target).query)["nonce"][0]


def http(status: int, headers: dict[str, str], body: bytes) -> bytes:
    """Spell out a reply."""
    head = [f"HTTP/1.1 {status} X"]
    head += [f"{name}: {value}" for name, value in headers.items()]
    if "Transfer-Encoding" not in headers:
        head.append(f"Content-Length: {len(body)}")
    return "\r\n".join(head).encode() + b"\r\n\r\n" + body


def signed(asked: Asked, message, *, status: int = 200, key=CENTRE_KEY, **more: str) -> bytes:
    """Spell out a reply as the centre would: packed, and signed for this request."""
    body = pack(message, ZstdCodec())
    headers = {
        "Content-Type": "application/x-bejo",
        "Bejo-Encoding": body.encoding,
        "Bejo-Signature": to_text(key.sign(reply_payload(asked.payload, status, body.data))),
        **more,
    }
    return http(status, headers, body.data)


def hello(asked: Asked, **more) -> Hello:
    """The centre's own hello to this request."""
    facts = {"p": (1, 1), "now": NOON, "nonce": asked.nonce, "centre": "Bejo Jatim"}
    return Hello(**{**facts, "key": CENTRE_PUBLIC, "timeline": "tl-1", **more})


@dataclass
class Stage:
    """What the server does: `play` gives the bytes of the reply; None says nothing at all."""

    play: object = None
    asked: list[Asked] = field(default_factory=list)
    over: threading.Event = field(default_factory=threading.Event)
    address: str = ""


def _handler(stage: Stage) -> type[BaseHTTPRequestHandler]:
    class Handler(BaseHTTPRequestHandler):
        protocol_version = "HTTP/1.1"

        def do_GET(self) -> None:
            self._act()

        def do_POST(self) -> None:
            self._act()

        def _act(self) -> None:
            size = int(self.headers.get("Content-Length", "0"))
            asked = Asked(self.command, self.path, dict(self.headers), self.rfile.read(size))
            stage.asked.append(asked)
            said = stage.play(asked)
            if said is None:
                stage.over.wait(20)
            elif isinstance(said, tuple):
                self.wfile.write(said[0])
                self.close_connection = said[1] == "close"
                if said[1] == "silence":
                    self.wfile.flush()
                    stage.over.wait(20)
            else:
                self.wfile.write(said)

        def log_message(self, *args) -> None:
            pass

    return Handler


@pytest.fixture
def stage():
    scene = Stage()
    server = ThreadingHTTPServer(("127.0.0.1", 0), _handler(scene))
    server.daemon_threads = True
    thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.02})
    thread.start()
    scene.address = f"http://127.0.0.1:{server.server_port}"
    yield scene
    scene.over.set()
    server.shutdown()
    thread.join()
    server.server_close()


@pytest.fixture
def spell():
    """How replies are spelled out: `http`, `signed`, `hello`, and the keys."""
    return SimpleNamespace(
        http=http,
        signed=signed,
        hello=hello,
        sign=lambda asked, body: to_text(
            CENTRE_KEY.sign(reply_payload(asked.payload, 200, body))
        ).encode(),
        text=to_text,
        public=CENTRE_PUBLIC,
    )


@pytest.fixture
def central(stage):
    return RequestsCentral(stage.address, ZstdCodec(), Timeouts(connect_s=5, stall_s=5))


@pytest.fixture
def impatient(stage):
    return RequestsCentral(stage.address, ZstdCodec(), Timeouts(connect_s=5, stall_s=0.2))


@pytest.fixture
def identity(stage):
    return DeviceIdentity(
        1207, "k3J0aQ", "413.101", stage.address, "tl-1", CENTRE_PUBLIC, DEVICE_SEED
    )


@pytest.fixture
def request_body():
    return ExchangeRequest(p=1, app="test/1", timeline="tl-1", year=2026)


@pytest.fixture
def reply():
    return ExchangeReply(p=1, now=NOON, timeline="tl-1", scopes=("g", "u413.101"))
