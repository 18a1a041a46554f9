"""Paths and methods of the service."""

from __future__ import annotations

import asyncio
from typing import TYPE_CHECKING, Any, Final

from litestar import Litestar, Request, Response, get, post
from litestar.params import FromPath  # noqa: TC002 - Litestar reads it at run time
from litestar.status_codes import HTTP_200_OK

from bejo_central.web import service as answers
from bejo_central.web.pages.routes import page_routes, show_fault
from bejo_desktop.contract.faults import FaultCode
from bejo_desktop.contract.limits import REQUEST_FRAME_MAX

if TYPE_CHECKING:
    from collections.abc import Callable

    from bejo_central.web.service import Service

Asking = Request[Any, Any, Any]

_NONCE_CHARS_MAX: Final = 64


def build_app(service: Service) -> Litestar:
    """Return the application that answers with `service`."""

    @get("/healthz", sync_to_thread=False)
    def health() -> dict[str, str]:
        """Tell that the service runs."""
        return {"status": "ok"}

    @get("/sync/v1/hello")
    async def hello(request: Asking) -> Response[bytes]:
        """Say who is here."""
        nonce = request.query_params.get("nonce", "")[:_NONCE_CHARS_MAX]
        return await _run(request, service, lambda asked: service.hello(asked, nonce))

    @post("/sync/v1/enroll", status_code=HTTP_200_OK)
    async def enroll(request: Asking) -> Response[bytes]:
        """Turn a one-time code into a device or an officer."""
        return await _run(request, service, service.enrol)

    @post("/sync/v1/exchange", status_code=HTTP_200_OK)
    async def exchange(request: Asking) -> Response[bytes]:
        """Answer the one sync call."""
        return await _run(request, service, service.exchange)

    @get("/sync/v1/snapshot/{feed:str}")
    async def snapshot(request: Asking, feed: FromPath[str]) -> Response[bytes]:
        """Name the chunks of a scope."""
        return await _run(request, service, lambda asked: service.manifest(asked, feed))

    @get("/sync/v1/blob/{sha:str}")
    async def blob(request: Asking, sha: FromPath[str]) -> Response[bytes]:
        """Send a chunk."""
        return await _run(request, service, lambda asked: service.blob(asked, sha))

    def explain(request: Asking, error: Exception) -> Response[bytes]:
        return show_fault(service.site, request, error)

    return Litestar(
        [health, hello, enroll, exchange, snapshot, blob, *page_routes(lambda: service.site)],
        exception_handlers={Exception: explain},
        openapi_config=None,
        request_max_body_size=None,
    )


async def _run(
    request: Asking,
    service: Service,
    answer: Callable[[answers.Request], answers.Response],
) -> Response[bytes]:
    body = await _read(request)
    target = request.scope["raw_path"].decode("ascii")
    if query := request.scope["query_string"]:
        target = f"{target}?{query.decode('ascii')}"
    asked = answers.Request(
        request.method, target, {k.lower(): v for k, v in request.headers.items()}, body or b""
    )
    if body is None:
        reply = service.refuse(asked, FaultCode.TOO_LARGE, limit=REQUEST_FRAME_MAX)
    else:
        reply = await asyncio.to_thread(answer, asked)
    return Response(
        reply.body,
        status_code=reply.status,
        headers=reply.headers,
        media_type=reply.headers["Content-Type"],
    )


async def _read(request: Asking) -> bytes | None:
    """Return the body, None when it is larger than the centre takes."""
    parts: list[bytes] = []
    size = 0
    async for part in request.stream():
        size += len(part)
        if size > REQUEST_FRAME_MAX:
            return None
        parts.append(part)
    return b"".join(parts)
