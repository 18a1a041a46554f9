"""Every request of a desk, from its bytes to the signed bytes of its answer."""

from __future__ import annotations

import logging
import re
from dataclasses import dataclass, field
from functools import cached_property
from typing import TYPE_CHECKING, Final

import msgspec

from bejo_central.board.answering import answer_board
from bejo_central.board.boards import Boards
from bejo_central.compression import Zstd
from bejo_central.exchanging import enrolment, snapshot
from bejo_central.exchanging.desk import Asked, admit, require_signature
from bejo_central.exchanging.exchange import Exchanged, exchange
from bejo_central.exchanging.pull import scopes_of
from bejo_central.exchanging.refusal import Refusal
from bejo_central.keys import CentreKey
from bejo_central.rulebook import RulesInForce
from bejo_central.store import snapshots
from bejo_central.store.database import is_training, meta
from bejo_central.store.engine import EVERY_UNIT, NO_UNIT
from bejo_central.web.pages.site import Site
from bejo_central.web.throttle import Throttle
from bejo_desktop.contract.codec import IDENTITY, ZSTD, Body, encode, pack, unpack_bytes
from bejo_desktop.contract.exchange import Fault
from bejo_desktop.contract.faults import STATUS, FaultCode
from bejo_desktop.contract.limits import REQUEST_BYTES_MAX
from bejo_desktop.contract.signing import (
    ACCEPT,
    CONTENT_TYPE,
    ENCODING,
    SIGNATURE,
    Caller,
    read_caller,
    reply_payload,
    to_text,
)
from bejo_desktop.domain.errors import BadInput, EnvironmentFailed

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping
    from datetime import datetime

    from msgspec import Struct

    from bejo_central.store.database import Database
    from bejo_desktop.contract.board import BoardReply
    from bejo_desktop.domain.rules.book import RuleBook

log: Final = logging.getLogger(__name__)

_NOBODY: Final = Caller()
_FROM_BYTE: Final = re.compile(r"bytes=(\d{1,12})-")
_OK: Final = 200
_PARTIAL: Final = 206
_RETRY_S: Final = 5
_BUG_RETRY_S: Final = 60
_FAULTS: Final = {
    "wire.too_large": FaultCode.TOO_LARGE,
    "wire.encoding": FaultCode.ENCODING,
}


@dataclass(frozen=True, slots=True)
class Request:
    """One HTTP request: `target` is path with query as sent, header names in lower case."""

    method: str
    target: str
    headers: Mapping[str, str]
    body: bytes = b""


@dataclass(frozen=True, slots=True)
class Response:
    """One HTTP answer."""

    status: int
    body: bytes
    headers: dict[str, str] = field(default_factory=dict)


class Service:
    """
    Answers desks; any thread may call it.

    Args:
        clock: the moment it is, UTC.
    """

    def __init__(self, database: Database, rules: RuleBook, clock: Callable[[], datetime]) -> None:
        self._database = database
        self._rules = RulesInForce(rules)
        self._clock = clock
        self._throttle = Throttle()
        self.boards = Boards(database)
        with database.read(NO_UNIT) as connection:
            self._key = CentreKey.read(meta(connection, "private_key"))
            self._is_training = is_training(connection)

    @cached_property
    def site(self) -> Site:
        """The public pages."""
        return Site(self.boards, self._database, self._clock, training=self._is_training)

    def hello(self, request: Request, nonce: str) -> Response:
        """Say who is here."""

        def answer(_asked: Asked) -> Struct:
            with self._database.read(NO_UNIT) as connection:
                return enrolment.hello(connection, nonce, self._clock())

        return self._answer(request, answer)

    def enrol(self, request: Request) -> Response:
        """Turn a one-time code into a device or an officer."""

        def answer(asked: Asked) -> Struct:
            now = self._clock()
            if not self._throttle.lets_in(now):
                raise Refusal(FaultCode.BUSY, retry_s=self._throttle.retry_s)
            if asked.caller.is_known:
                self._require_signature(asked)
            try:
                with self._database.write(now, EVERY_UNIT) as session:
                    return enrolment.enrol(session, asked, _unpacked(asked))
            except Refusal as refusal:
                if refusal.code is FaultCode.CODE_UNKNOWN:
                    self._throttle.note_failure(now)
                raise

        return self._answer(request, answer)

    def exchange(self, request: Request) -> Response:
        """Answer the one sync call."""

        def answer(asked: Asked) -> Struct:
            unit = self._require_signature(asked)
            with self._database.write(self._clock(), unit) as session:
                rules = self._rules.at(session.connection, session.now)
                done = exchange(session, asked, _unpacked(asked), rules)
            return msgspec.structs.replace(done.reply, board=self._board_for(done))

        return self._answer(request, answer)

    def manifest(self, request: Request, scope: str) -> Response:
        """Name the chunks of a scope."""

        def answer(asked: Asked) -> Struct:
            self._admit_reader(asked, scope)
            with self._database.read(NO_UNIT) as connection:
                return snapshot.manifest(connection, scope)

        return self._answer(request, answer)

    def blob(self, request: Request, sha: str) -> Response:
        """Send a chunk, from the byte that the header `Range` names."""

        def answer(asked: Asked) -> Response:
            self._admit_reader(asked, None)
            with self._database.read(NO_UNIT) as connection:
                body = snapshots.blob(connection, sha)
            if body is None:
                raise Refusal(FaultCode.NOT_FOUND)
            return _part_of(body, sha, request.headers.get("range", ""))

        return self._answer(request, answer)

    def refuse(self, request: Request, code: FaultCode, **facts: int) -> Response:
        """Refuse a request that was not read to its end."""

        def answer(_asked: Asked) -> Struct:
            raise Refusal(code, **facts)

        return self._answer(request, answer)

    def _board_for(self, done: Exchanged) -> BoardReply | None:
        """Return the board that a desk asked for; without one where it cannot be counted now."""
        if done.board is None:
            return None
        try:
            return answer_board(self.boards, done.unit, done.board, self._clock())
        except EnvironmentFailed:
            log.exception("the board of %s cannot be counted", done.board.year)
            return None

    def _require_signature(self, asked: Asked) -> str:
        """Refuse a request that its device did not sign; return the unit of the device."""
        with self._database.read(EVERY_UNIT) as connection:
            return require_signature(connection, asked).unit

    def _admit_reader(self, asked: Asked, scope: str | None) -> None:
        unit = self._require_signature(asked)
        with self._database.write(self._clock(), unit) as session:
            device = admit(session, asked)
            allowed = () if scope is None else scopes_of(session.connection, device.unit)
        if scope is not None and scope not in allowed:
            raise Refusal(FaultCode.NOT_FOUND, scope=scope)

    def _answer(self, request: Request, answer: Callable[[Asked], Struct | Response]) -> Response:
        asked = Asked(request.method, request.target, _NOBODY, b"", request.body, IDENTITY)
        try:
            caller, signature = read_caller(request.headers)
            encoding = request.headers.get(ENCODING.lower(), IDENTITY)
            asked = Asked(request.method, request.target, caller, signature, request.body, encoding)
            answered = answer(asked)
        except Refusal as refusal:
            return self._fault(asked, refusal.code, refusal.facts)
        except BadInput as error:
            return self._fault(asked, _FAULTS.get(error.code, FaultCode.UNREADABLE), error.facts)
        except EnvironmentFailed:
            log.exception("%s %s: the database failed", request.method, request.target)
            return self._fault(asked, FaultCode.BUSY, {"retry_s": _RETRY_S})
        except Exception:
            log.exception("%s %s: we failed", request.method, request.target)
            return self._fault(asked, FaultCode.BUSY, {"retry_s": _BUG_RETRY_S})
        if isinstance(answered, Response):
            return self._signed(asked, answered)
        body = pack(answered, Zstd()) if _takes_zstd(request) else Body(encode(answered), IDENTITY)
        return self._signed(asked, Response(_OK, body.data, {ENCODING: body.encoding}))

    def _fault(self, asked: Asked, code: FaultCode, facts: Mapping[str, object]) -> Response:
        headers = {ENCODING: IDENTITY}
        if "retry_s" in facts:
            headers["Retry-After"] = str(facts["retry_s"])
        plain = {k: v for k, v in facts.items() if v is None or isinstance(v, str | int)}
        fault = Fault(code=code.value, facts=plain)
        return self._signed(asked, Response(STATUS[code], encode(fault), headers))

    def _signed(self, asked: Asked, response: Response) -> Response:
        payload = reply_payload(asked.payload, response.status, response.body)
        return Response(
            response.status,
            response.body,
            {
                **response.headers,
                "Content-Type": CONTENT_TYPE,
                SIGNATURE: to_text(self._key.sign(payload)),
            },
        )


def _unpacked(asked: Asked) -> bytes:
    return unpack_bytes(Body(asked.body, asked.encoding), Zstd(), limit=REQUEST_BYTES_MAX)


def _takes_zstd(request: Request) -> bool:
    return ZSTD in request.headers.get(ACCEPT.lower(), "")


def _part_of(body: bytes, sha: str, wanted: str) -> Response:
    headers = {
        "ETag": f'"{sha}"',
        "Cache-Control": "private, immutable, max-age=31536000",
        "Accept-Ranges": "bytes",
        ENCODING: IDENTITY,
    }
    found = _FROM_BYTE.fullmatch(wanted)
    start = int(found[1]) if found else 0
    if not 0 < start < len(body):
        return Response(_OK, body, headers)
    headers["Content-Range"] = f"bytes {start}-{len(body) - 1}/{len(body)}"
    return Response(_PARTIAL, body[start:], headers)
