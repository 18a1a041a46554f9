"""The one sync call: push, pull and leases in one round trip."""

from __future__ import annotations

from datetime import date  # noqa: TC003 - msgspec reads the annotations at run time
from typing import Annotated

from msgspec import Meta, field

from bejo_desktop.contract.board import BoardHeld, BoardReply  # noqa: TC001 - as above
from bejo_desktop.contract.content import Content  # noqa: TC001 - as above
from bejo_desktop.contract.intents import Intent  # noqa: TC001 - as above
from bejo_desktop.contract.rows import CauseRow, Row  # noqa: TC001 - as above
from bejo_desktop.contract.wire import PUSH_MAX, Code, Count, Digest, Fact, Message, Moment, Year


class Push(Message, frozen=True):
    """
    Intents in order, and beside them contents that they name by digest.

    Args:
        chain: link of the last intent; a link is SHA-256(link before ‖ canonical intent).
        lacks: digests that a reply asked for and that this desk has not either: the centre
            judges their intents without the content, so that the queue goes on.
    """

    chain: Digest
    intents: Annotated[tuple[Intent, ...], Meta(max_length=PUSH_MAX)]
    contents: Annotated[tuple[Content, ...], Meta(max_length=PUSH_MAX)] = ()
    lacks: Annotated[tuple[Digest, ...], Meta(max_length=PUSH_MAX)] = ()


class Pull(Message, frozen=True):
    """Cursors per scope and the most bytes of rows wanted in the reply."""

    cur: dict[Code, Count]
    max: Annotated[int, Meta(ge=1_000, le=4_000_000)] = 48_000


class OpenLease(Message, frozen=True):
    """A lease that the desk holds, with the next running number that it will take."""

    id: Code
    next: Annotated[int, Meta(ge=1, le=10**9)]


class ExchangeRequest(Message, frozen=True):
    """
    Body of `POST /sync/v1/exchange`: push, pull and leases in one round trip.

    `board` asks for one as well; left out while the desk's own are fresh.
    """

    p: int
    app: Code
    timeline: Annotated[str, Meta(max_length=64)]
    year: Year
    push: Push | None = None
    pull: Pull | None = None
    leases: Annotated[tuple[OpenLease, ...], Meta(max_length=64)] = ()
    board: BoardHeld | None = None


class OutcomeRow(Message, frozen=True):
    """The durable verdict on one intent; `rev` is the order's revision after it."""

    s: Count
    r: Annotated[str, Meta(pattern="^(ok|held|rej|blk)$")]
    e: Annotated[str, Meta(max_length=36)] = ""
    rev: Count = 0
    why: tuple[CauseRow, ...] = ()
    findings: tuple[CauseRow, ...] = ()
    on: Count = 0


class PushReply(Message, frozen=True):
    """
    Verdicts on what was pushed.

    Args:
        done: highest sequence that has a verdict.
        need: digests of contents that the centre lacks; their intents have no verdict yet.
    """

    done: Count
    out: tuple[OutcomeRow, ...] = ()
    need: tuple[Digest, ...] = ()


class Page(Message, frozen=True):
    """Rows of one scope after `frm` up to `to`, whole documents only."""

    sc: Code
    frm: Count
    to: Count
    head: Count
    rows: tuple[Row, ...] = ()


class PullReply(Message, frozen=True):
    """Pages in the order of the scopes; `left` is the number of rows still to come."""

    pages: tuple[Page, ...] = ()
    left: Count = 0


class LeaseRow(Message, frozen=True):
    """A range of running numbers given to this device."""

    id: Code
    series: Code
    year: Year
    unit: Code
    first: Annotated[int, Meta(ge=1, le=10**9)]
    last: Annotated[int, Meta(ge=1, le=10**9)]
    expires_on: date


class ExchangeReply(Message, frozen=True):
    """Answer of an exchange that ran, whatever the verdicts."""

    p: int
    now: Moment
    timeline: Annotated[str, Meta(max_length=64)]
    scopes: tuple[Code, ...]
    push: PushReply | None = None
    pull: PullReply | None = None
    leases: tuple[LeaseRow, ...] = ()
    retry_s: Count = 0
    board: BoardReply | None = None


class Fault(Message, frozen=True):
    """Body of every answer with a status other than 200."""

    code: Code
    facts: dict[str, Fact] = field(default_factory=dict)
