"""Paths of the public pages."""

from __future__ import annotations

import asyncio
import logging
from http import HTTPStatus
from typing import TYPE_CHECKING, Any, Final

from litestar import HttpMethod, Request, Response, route
from litestar.exceptions import HTTPException
from litestar.params import FromPath  # noqa: TC002 - Litestar reads it at run time

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from litestar.handlers import HTTPRouteHandler

    from bejo_central.web.pages.answer import Answer
    from bejo_central.web.pages.site import Site

Asking = Request[Any, Any, Any]

log: Final = logging.getLogger(__name__)

_READING: Final = (HttpMethod.GET, HttpMethod.HEAD)


def page_routes(site: Callable[[], Site]) -> list[HTTPRouteHandler]:
    """Return the handlers of the pages that anybody may read; `site` is asked at each request."""

    @route(["/", "/papan"], http_method=_READING)
    async def this_year(request: Asking) -> Response[bytes]:
        """Show the board of this year."""
        return await _show(request, lambda who, heads: site().board("", who, heads))

    @route("/papan.json", http_method=_READING)
    async def this_year_as_json(request: Asking) -> Response[bytes]:
        """Give the figures of this year."""
        return await _show(request, lambda who, heads: site().board(".json", who, heads))

    @route("/papan/{name:str}", http_method=_READING)
    async def one_year(request: Asking, name: FromPath[str]) -> Response[bytes]:
        """Show the board of a year, or give its figures."""
        return await _show(request, lambda who, heads: site().board(name, who, heads))

    @route("/papan/aset/{name:str}", http_method=_READING)
    async def asset(request: Asking, name: FromPath[str]) -> Response[bytes]:
        """Give a file beside the pages."""
        dated = "v" in request.query_params
        return await _show(request, lambda who, heads: site().asset(name, who, heads, dated=dated))

    @route("/V/{code:str}", http_method=_READING)
    async def paper(request: Asking, code: FromPath[str]) -> Response[bytes]:
        """Show what the centre holds under the code of a paper."""
        return await _show(request, lambda who, heads: site().paper(code, who, heads))

    return [this_year, this_year_as_json, one_year, asset, paper]


def show_fault(site: Site, request: Asking, error: Exception) -> Response[bytes]:
    """Tell a reader why there is no page; in the event loop, it asks no database."""
    if isinstance(error, HTTPException):
        status = HTTPStatus(error.status_code)
    else:
        log.error("%s %s: we failed", request.method, request.url.path, exc_info=error)
        status = HTTPStatus.INTERNAL_SERVER_ERROR
    response = _response(site.fault(status, *_reader(request)))
    if status == HTTPStatus.METHOD_NOT_ALLOWED:
        response.headers["Allow"] = ", ".join(_READING)
    return response


async def _show(
    request: Asking, find: Callable[[str, Mapping[str, str]], Answer]
) -> Response[bytes]:
    return _response(await asyncio.to_thread(find, *_reader(request)))


def _reader(request: Asking) -> tuple[str, dict[str, str]]:
    heads = {name.lower(): value for name, value in request.headers.items()}
    return request.client.host if request.client else "", heads


def _response(answer: Answer) -> Response[bytes]:
    return Response(
        answer.body,
        status_code=answer.status,
        headers=answer.headers,
        media_type=answer.headers["Content-Type"],
    )
