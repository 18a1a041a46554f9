"""
The body of an exchange, read act by act.

One act that this version cannot read must not stop those after it: it gets a verdict of its
own, and its bytes still count for the chain.
"""

from __future__ import annotations

from dataclasses import dataclass
from hashlib import sha256
from typing import TYPE_CHECKING, Annotated, Final

import msgspec
from msgspec import Meta

from bejo_desktop.contract.board import BoardHeld  # noqa: TC001 - msgspec reads the annotations at run time
from bejo_desktop.contract.codec import decode, encode
from bejo_desktop.contract.content import Content
from bejo_desktop.contract.exchange import OpenLease, Pull  # noqa: TC001 - msgspec reads the annotations at run time
from bejo_desktop.contract.intents import Amend, Buy, Intent, Sign, Submit
from bejo_desktop.contract.intents import Final as FinalAct
from bejo_desktop.contract.limits import REQUEST_BYTES_MAX
from bejo_desktop.contract.wire import PUSH_MAX, Code, Digest, Message, Year
from bejo_desktop.domain.errors import BadInput

if TYPE_CHECKING:
    from collections.abc import Mapping

_OP_CHARS_MAX: Final = 64
_ID_CHARS_MAX: Final = 36


class _Push(Message, frozen=True):
    chain: Digest
    intents: Annotated[tuple[msgspec.Raw, ...], Meta(max_length=PUSH_MAX)]
    contents: Annotated[tuple[msgspec.Raw, ...], Meta(max_length=PUSH_MAX)] = ()
    lacks: Annotated[tuple[Digest, ...], Meta(max_length=PUSH_MAX)] = ()


class _Request(Message, frozen=True):
    p: int
    app: Code
    timeline: Annotated[str, Meta(max_length=64)]
    year: Year
    push: _Push | None = None
    pull: Pull | None = None
    leases: Annotated[tuple[OpenLease, ...], Meta(max_length=64)] = ()
    board: BoardHeld | None = None


@dataclass(frozen=True, slots=True)
class ReadAct:
    """One act as it came; `intent` is None where it cannot be read."""

    seq: int
    order_id: str
    op: str
    raw: bytes
    intent: Intent | None

    @property
    def named(self) -> str:
        """Hash of the content that the act names, or ""."""
        return str(getattr(self.intent.a, "content", "")) if self.intent else ""

    @property
    def is_submit(self) -> bool:
        """Tell whether the act hands an order over; its content comes with it."""
        return self.intent is not None and isinstance(self.intent.a, Submit)

    @property
    def needs_content(self) -> bool:
        """Tell whether the act cannot be judged without the content that it names."""
        return self.intent is not None and isinstance(
            self.intent.a, Submit | FinalAct | Sign | Buy | Amend
        )

    @property
    def number(self) -> str:
        """The number that the act names, or ""."""
        return str(getattr(self.intent.a, "no", "")) if self.intent else ""


@dataclass(frozen=True, slots=True)
class ReadPush:
    """
    The acts of an exchange and the contents beside them, by their own hash.

    Args:
        unreadable: hashes of contents that cannot be read.
        lacks: hashes of contents that the desk has not either.
    """

    chain: str
    acts: tuple[ReadAct, ...]
    contents: Mapping[str, Content]
    unreadable: frozenset[str]
    lacks: frozenset[str]


@dataclass(frozen=True, slots=True)
class Envelope:
    """An exchange as it was asked for."""

    protocol: int
    timeline: str
    year: int
    push: ReadPush | None
    pull: Pull | None
    leases: tuple[OpenLease, ...]
    board: BoardHeld | None


def read_envelope(data: bytes) -> Envelope:
    """Read the body of an exchange (BadInput `wire.…` when it is no envelope of ours)."""
    request = decode(data, _Request, limit=REQUEST_BYTES_MAX)
    return Envelope(
        request.p,
        request.timeline,
        request.year,
        None if request.push is None else _read_push(request.push),
        request.pull,
        request.leases,
        request.board,
    )


def _read_push(push: _Push) -> ReadPush:
    contents: dict[str, Content] = {}
    unreadable: set[str] = set()
    for raw in push.contents:
        data = bytes(raw)
        key = sha256(data).hexdigest()
        try:
            contents[key] = decode(data, Content, limit=REQUEST_BYTES_MAX)
        except BadInput:
            unreadable.add(key)
    return ReadPush(
        push.chain,
        tuple(_read_act(bytes(raw)) for raw in push.intents),
        contents,
        frozenset(unreadable),
        frozenset(push.lacks),
    )


def _read_act(data: bytes) -> ReadAct:
    try:
        intent = msgspec.json.decode(data, type=Intent)
    except msgspec.ValidationError:
        return _unreadable_act(data)
    if encode(intent) != data:
        raise BadInput("wire.not_canonical")
    op = str(intent.a.__struct_config__.tag)
    return ReadAct(intent.s, intent.e, op, data, intent)


def _unreadable_act(data: bytes) -> ReadAct:
    head = msgspec.json.decode(data)
    if msgspec.json.encode(head, order="sorted") != data:
        raise BadInput("wire.not_canonical")
    seq = head.get("s") if isinstance(head, dict) else None
    if type(seq) is not int or seq < 1:
        raise BadInput("wire.unreadable", field="push.intents.s", problem="no sequence")
    argument = head.get("a")
    op = argument.get("op") if isinstance(argument, dict) else None
    return ReadAct(seq, _short(head.get("e"), _ID_CHARS_MAX), _short(op, _OP_CHARS_MAX), data, None)


def _short(value: object, most: int) -> str:
    return value.replace("\0", "")[:most] if isinstance(value, str) else ""
