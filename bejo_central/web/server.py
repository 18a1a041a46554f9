"""Runs the service: a socket, a file that says it is ready, and a clean end."""

from __future__ import annotations

import contextlib
import os
import signal
import socket
import tempfile
import threading
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Final

import msgspec
import uvicorn

from bejo_desktop.domain.errors import EnvironmentFailed

if TYPE_CHECKING:
    from collections.abc import Iterator

    from litestar import Litestar

_GRACE_S: Final = 10
_READ_BYTES: Final = 4096
_STDIN: Final = 0


@dataclass(frozen=True, slots=True)
class Listening:
    """Where and how to listen; `port` 0 takes a free one."""

    host: str = "127.0.0.1"
    port: int = 8080
    ready_file: Path | None = None
    exits_with_parent: bool = False
    tls_cert: Path | None = None
    tls_key: Path | None = None


def run(app: Litestar, listening: Listening) -> None:
    """
    Serve until SIGTERM or SIGINT, or until the parent closes our stdin.

    Raises:
        EnvironmentFailed: `serve.address` when the address cannot be listened on.
    """
    sock = _bind(listening.host, listening.port)
    config = uvicorn.Config(
        app,
        log_level="warning",
        log_config=None,
        timeout_graceful_shutdown=_GRACE_S,
        ssl_certfile=listening.tls_cert,
        ssl_keyfile=listening.tls_key,
    )
    server = _Server(config, sock, listening)
    if listening.exits_with_parent:
        threading.Thread(target=_watch_parent, args=(server,), daemon=True).start()
    try:
        server.run(sockets=[sock])
    finally:
        if listening.ready_file is not None:
            listening.ready_file.unlink(missing_ok=True)


class _Server(uvicorn.Server):
    """Says when it is ready, and ends with 0: uvicorn itself raises the signal once more."""

    def __init__(self, config: uvicorn.Config, sock: socket.socket, listening: Listening) -> None:
        super().__init__(config)
        self._sock = sock
        self._listening = listening

    async def startup(self, sockets: list[socket.socket] | None = None) -> None:
        await super().startup(sockets=sockets)
        if self._listening.ready_file is not None:
            scheme = "https" if self._listening.tls_cert else "http"
            host, port = self._sock.getsockname()[:2]
            shown = f"[{host}]" if ":" in host else host
            ready = {"url": f"{scheme}://{shown}:{port}", "pid": os.getpid()}
            _write_at_once(self._listening.ready_file, msgspec.json.encode(ready))

    @contextlib.contextmanager
    def capture_signals(self) -> Iterator[None]:
        for number in (signal.SIGTERM, signal.SIGINT):
            signal.signal(number, self.handle_exit)
        yield


def _bind(host: str, port: int) -> socket.socket:
    family = socket.AF_INET6 if ":" in host else socket.AF_INET
    # Without the protocol's number asyncio does not set TCP_NODELAY: 45 ms a request.
    sock = socket.socket(family, socket.SOCK_STREAM, socket.IPPROTO_TCP)
    if os.name == "posix":
        sock.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
    try:
        sock.bind((host, port))
    except OSError as error:
        sock.close()
        raise EnvironmentFailed("serve.address", host=host, port=port) from error
    return sock


def _watch_parent(server: uvicorn.Server) -> None:
    with contextlib.suppress(OSError):
        while os.read(_STDIN, _READ_BYTES):
            pass
    server.should_exit = True


def _write_at_once(file: Path, data: bytes) -> None:
    """Write so that who waits for the file never reads half of it."""
    handle, name = tempfile.mkstemp(dir=file.parent, prefix=file.name)
    with os.fdopen(handle, "wb") as part:
        part.write(data)
    Path(name).replace(file)
