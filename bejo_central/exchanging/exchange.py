"""The one sync call: push, leases and pull in one transaction."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from bejo_central.exchanging.desk import admit
from bejo_central.exchanging.envelope import read_envelope
from bejo_central.exchanging.lapse import lapse_overdue
from bejo_central.exchanging.leases import renew
from bejo_central.exchanging.pull import answer_pull, scopes_of
from bejo_central.exchanging.push import judge_push
from bejo_central.exchanging.refusal import Refusal
from bejo_central.exchanging.terms import require_in_term
from bejo_central.store import reference
from bejo_central.store.database import meta
from bejo_desktop.contract.exchange import ExchangeReply
from bejo_desktop.contract.faults import FaultCode
from bejo_desktop.contract.wire import WIRE_MAX, WIRE_MIN

if TYPE_CHECKING:
    from bejo_central.exchanging.desk import Asked
    from bejo_central.store.database import Session
    from bejo_desktop.contract.board import BoardHeld
    from bejo_desktop.domain.rules.book import RuleBook


@dataclass(frozen=True, slots=True)
class Exchanged:
    """The answer of an exchange, and the board that the desk of `unit` asks for beside it."""

    reply: ExchangeReply
    unit: str
    board: BoardHeld | None


def exchange(session: Session, asked: Asked, body: bytes, rules: RuleBook) -> Exchanged:
    """
    Answer an exchange whose signature holds.

    The board is not in the answer yet: it is counted over all units, in a look of its own.

    What was pushed is judged first, so that the desk reads its own result in the same answer.

    Args:
        body: unpacked.

    Raises:
        Refusal, BadInput: nothing of the request was kept.
    """
    envelope = read_envelope(body)
    if not WIRE_MIN <= envelope.protocol <= WIRE_MAX:
        raise Refusal(FaultCode.PROTOCOL, least=WIRE_MIN, most=WIRE_MAX)
    connection = session.connection
    timeline = meta(connection, "timeline")
    device = admit(session, asked, timeline=(envelope.timeline, timeline))
    require_in_term(session, device)
    lapse_overdue(session, device.unit)
    push, retry_s = None, 0
    if envelope.push is not None:
        push, retry_s = judge_push(session, device, rules, envelope.push)
    unit = reference.unit(connection, device.unit)
    leases = renew(session, device, unit, envelope.year, envelope.leases)
    session.feed.publish()
    pull = None if envelope.pull is None else answer_pull(connection, device.unit, envelope.pull)
    reply = ExchangeReply(
        p=WIRE_MAX,
        now=session.now,
        timeline=timeline,
        scopes=scopes_of(connection, device.unit),
        push=push,
        pull=pull,
        leases=leases,
        retry_s=retry_s,
    )
    return Exchanged(reply, device.unit, envelope.board)
