"""Judges the acts of one exchange in the sequence of their desk."""

from __future__ import annotations

import logging
from dataclasses import dataclass, field
from hashlib import sha256
from typing import TYPE_CHECKING, Final

from bejo_central.exchanging import casefile
from bejo_central.exchanging.apply import apply
from bejo_central.exchanging.refusal import Refusal
from bejo_central.judging.acts import judge
from bejo_central.judging.case import cause
from bejo_central.store import devices, outcomes
from bejo_central.store.engine import failure_code
from bejo_central.store.outcomes import OutcomeRecord
from bejo_desktop.contract.chain import FIRST_LINK
from bejo_desktop.contract.exchange import OutcomeRow, PushReply
from bejo_desktop.contract.faults import FaultCode
from bejo_desktop.domain.codes import Reason
from bejo_desktop.domain.order import Verdict

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from bejo_central.exchanging.casefile import Bench
    from bejo_central.exchanging.envelope import ReadAct, ReadPush
    from bejo_central.store.database import Session
    from bejo_central.store.devices import Device
    from bejo_desktop.domain.rules.book import RuleBook

log: Final = logging.getLogger(__name__)

RETRY_S: Final = 60
"""A desk whose act we failed on tries again after so many seconds."""

_SAID_NO: Final = frozenset({Verdict.REFUSED.value, Verdict.BLOCKED.value})


def judge_push(
    session: Session, device: Device, rules: RuleBook, push: ReadPush
) -> tuple[PushReply, int]:
    """
    Judge what is new, repeat the verdicts on what is not.

    All acts are judged together; when something of ours fails on the way, singly, so that the
    acts before it are kept. An act on which we fail gets no verdict: the desk sends it again
    after the seconds that are returned (0: nothing failed).
    """
    if not push.acts:
        return PushReply(done=device.last_seq), 0
    known = _known(session, device, push)
    links = _links(device, push, known)
    bench = casefile.prepare(session, device, rules, push)
    run = _Run(bench, links, known)
    mark = session.feed.mark()
    try:
        with session.connection.begin_nested():
            run.judge_all()
    except Exception as error:
        if failure_code(error) != "database.failed":
            raise  # the database is busy or gone: the desk asks for all of it again
        log.exception("judging device %s together failed, judging singly", device.device)
        session.feed.reset(mark)
        run = _Run(bench, links, known)
        run.judge_singly()
    reply = PushReply(done=run.done, out=tuple(run.rows), need=tuple(run.need))
    return reply, RETRY_S if run.failed else 0


def _known(session: Session, device: Device, push: ReadPush) -> Mapping[int, OutcomeRecord]:
    first = push.acts[0].seq
    for expected, act in enumerate(push.acts, start=min(first, device.last_seq + 1)):
        if act.seq != expected:
            raise Refusal(FaultCode.SEQ_GAP, expected=expected)
    return outcomes.of_device(session.connection, device.device, first - 1, push.acts[-1].seq)


def _links(device: Device, push: ReadPush, known: Mapping[int, OutcomeRecord]) -> Mapping[int, str]:
    """Compute each act's chain link, and refuse a chain that is another than the one known."""
    first = push.acts[0].seq
    link = known[first - 1].link if first > 1 else FIRST_LINK
    links: dict[int, str] = {}
    for act in push.acts:
        link = sha256(bytes.fromhex(link) + act.raw).hexdigest()
        if act.seq <= device.last_seq and known[act.seq].link != link:
            raise Refusal(FaultCode.CHAIN_FORK, seq=act.seq)
        links[act.seq] = link
    if link != push.chain:
        raise Refusal(FaultCode.CHAIN_FORK, seq=push.acts[-1].seq)
    return links


@dataclass(slots=True)
class _Run:
    """The verdicts of one push, as they come."""

    bench: Bench
    links: Mapping[int, str]
    known: Mapping[int, OutcomeRecord]
    rows: list[OutcomeRow] = field(default_factory=list)
    need: list[str] = field(default_factory=list)
    done: int = 0
    failed: bool = False
    _refused: dict[str, int] = field(default_factory=dict)

    def judge_all(self) -> None:
        """Judge one act after the other, up to one whose content must come yet."""
        self.done = self.bench.device.last_seq
        for act in self.bench.push.acts:
            if not self._judge(act):
                return

    def judge_singly(self) -> None:
        """Judge each act in a savepoint of its own; stop where we fail."""
        self.done = self.bench.device.last_seq
        session = self.bench.session
        for act in self.bench.push.acts:
            mark = session.feed.mark()
            try:
                with session.connection.begin_nested():
                    goes_on = self._judge(act)
            except Exception as error:
                if failure_code(error) != "database.failed":
                    raise
                log.exception("device %s: act %s has no verdict", self.bench.device.device, act.seq)
                session.feed.reset(mark)
                self.failed = True
                return
            if not goes_on:
                return

    def _judge(self, act: ReadAct) -> bool:
        repeated = self.known.get(act.seq)
        if repeated is not None:
            self._add(repeated)
            return True
        if act.intent is not None and self.bench.content_state(act) is None:
            self.need = self._missing(act.seq)
            return False
        self._add(self._verdict(act))
        self.done = act.seq
        return True

    def _missing(self, first: int) -> list[str]:
        """All contents that must come yet, so that one more request is enough."""
        acts: Sequence[ReadAct] = [act for act in self.bench.push.acts if act.seq >= first]
        missing = [act.named for act in acts if act.intent and not self.bench.content_state(act)]
        return list(dict.fromkeys(missing))

    def _verdict(self, act: ReadAct) -> OutcomeRecord:
        session, device = self.bench.session, self.bench.device
        if act.intent is None:
            outcome = self._record(act, Verdict.REFUSED, why=(cause(Reason.UNREADABLE),))
        else:
            before = self._refused.get(act.order_id, 0)
            case = casefile.load_case(self.bench, act, act.intent, before)
            decision = judge(case)
            order = apply(session, case, decision)
            outcome = self._record(
                act,
                decision.verdict,
                why=decision.why,
                findings=decision.findings,
                rev=order.rev if order else 0,
                blocked_by=decision.blocked_by,
            )
        outcomes.add(session, outcome)
        devices.note_act(session, device.device, act.seq, outcome.link)
        return outcome

    def _record(self, act: ReadAct, verdict: Verdict, **facts: object) -> OutcomeRecord:
        values: dict[str, object] = {"findings": (), "rev": 0, "blocked_by": 0, **facts}
        return OutcomeRecord(
            device=self.bench.device.device,
            seq=act.seq,
            link=self.links[act.seq],
            unit=self.bench.device.unit,
            order_id=act.order_id,
            op=act.op,
            hash=act.named,
            no=act.number,
            verdict=verdict.value,
            by_nip=act.intent.by if act.intent else "",
            at=self.bench.session.now,
            **values,  # type: ignore[arg-type]
        )

    def _add(self, outcome: OutcomeRecord) -> None:
        said_no = outcome.verdict in _SAID_NO
        self._refused[outcome.order_id] = outcome.seq if said_no else 0
        self.rows.append(
            OutcomeRow(
                s=outcome.seq,
                r=outcome.verdict,
                e=outcome.order_id,
                rev=outcome.rev,
                why=outcome.why,
                findings=outcome.findings,
                on=outcome.blocked_by,
            )
        )
