"""The body of an exchange, from what waits and how far the desk is."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from bejo_desktop.contract.exchange import ExchangeRequest, Pull, Push
from bejo_desktop.contract.intents import Submit
from bejo_desktop.contract.wire import WIRE_MAX

if TYPE_CHECKING:
    from collections.abc import Iterable

    from bejo_desktop.application.ports.store import Queued
    from bejo_desktop.application.sync.steps import Begin, Looked
    from bejo_desktop.contract.board import BoardHeld
    from bejo_desktop.contract.content import Content

PULL_LEAST: Final = 4_000
PULL_USUAL: Final = 48_000
PULL_MOST: Final = 128_000
"""
Bytes of rows asked for: about eight seconds of a slow line, more where it proves fast, never
more rows than one transaction of 50 ms takes.
"""


def request_for(
    begin: Begin,
    looked: Looked,
    *,
    need: frozenset[str],
    scopes: Iterable[str],
    pull_max: int,
    board: BoardHeld | None = None,
) -> ExchangeRequest:
    """
    Return the request that sends `looked` and asks for what comes after the cursors.

    Rows are asked for with the last acts only: an order that still waits would not take its
    row, and the centre judges before it answers. So is a board: it counts what was sent.

    Args:
        need: digests that the centre asked for.
        scopes: those that the last reply named; the cursors' own before the first.
    """
    last = not (looked.sent and looked.more)
    wanted = {scope: looked.cursors.get(scope, 0) for scope in scopes} or dict(looked.cursors)
    return ExchangeRequest(
        p=WIRE_MAX,
        app=begin.app,
        timeline=begin.timeline,
        year=begin.year,
        push=_push(looked, need) if looked.sent else None,
        pull=Pull(cur=wanted, max=pull_max) if last else None,
        leases=looked.leases,
        board=board if last else None,
    )


def _push(looked: Looked, need: frozenset[str]) -> Push:
    contents = _contents(looked.sent, need) | {
        digest: content for digest, content in looked.contents.items() if digest in need
    }
    named = {getattr(act.intent.a, "content", "") for act in looked.sent}
    return Push(
        chain=looked.chain,
        intents=tuple(act.intent for act in looked.sent),
        contents=tuple(contents.values()),
        lacks=tuple(sorted((need & named) - contents.keys())),
    )


def _contents(sent: Iterable[Queued], need: frozenset[str]) -> dict[str, Content]:
    """Each content once: with its submit, or because the centre asked for it."""
    return {
        act.content_hash: act.content
        for act in sent
        if act.content is not None
        and act.content_hash is not None
        and (isinstance(act.intent.a, Submit) or act.content_hash in need)
    }
