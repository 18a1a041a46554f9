"""
One desk as a process that can be killed: commands come over a pipe, answers go back.

`die_at=N` kills the process at the N-th point after the command came: before a statement or a
commit of the store, or before a file is opened or renamed. The product knows nothing of it.
"""

import json
import os
import signal
import sys
import traceback
from dataclasses import replace
from datetime import datetime
from pathlib import Path
from uuid import UUID

from sqlalchemy import Engine, event

from bejo_desktop.adapters.central.client import RequestsDial
from bejo_desktop.adapters.central.line import Timeouts
from bejo_desktop.adapters.store.opening import open_store
from bejo_desktop.adapters.system.clock import StartedClock
from bejo_desktop.adapters.system.compression import ZstdCodec
from bejo_desktop.adapters.system.vault import FileVault
from bejo_desktop.application.access import Access, session_of
from bejo_desktop.application.drafts.file import read_draft
from bejo_desktop.application.progress import Unwatched
from bejo_desktop.application.session import Session
from bejo_desktop.application.views import OrderFilter
from bejo_desktop.bootstrap.core import OpenCore, Parts
from bejo_desktop.bootstrap.law import load_pack
from bejo_desktop.bootstrap.line import SwitchedLine
from bejo_desktop.domain.days import wib_day
from bejo_desktop.domain.errors import BejoError
from bejo_desktop.domain.quantity import Quantity

PASSPHRASE = "payung-merah-hujan-9"
IMPATIENT = Timeouts(connect_s=2, stall_s=0.6)
PATIENT = Timeouts(connect_s=15, stall_s=45)
ALL = 1_000_000


class DeathWatch:
    """Counts the points at which a process can die, and dies at the one that was set."""

    def __init__(self) -> None:
        self.left = 0
        self.passed = 0
        self._pid = os.getpid()

    def arm(self, die_at: int) -> None:
        """Die at the `die_at`-th point from now on; 0: never."""
        self.left = die_at
        self.passed = 0

    def point(self, *_args) -> None:
        """Pass one point, or die at it."""
        self.passed += 1
        self.left -= 1
        if self.left == 0:
            os.kill(self._pid, signal.SIGKILL)

    def install(self, home: Path) -> None:
        """Count the statements of every store and what happens to the files in `home`."""
        event.listen(Engine, "before_cursor_execute", self.point)
        event.listen(Engine, "commit", self.point)

        def on_audit(name: str, args: tuple) -> None:
            if name in {"open", "os.rename"} and str(args[0]).startswith(str(home)):
                self.point()

        sys.addaudithook(on_audit)


class _Dial:
    """The line as the program has it, only with less patience while it is bad."""

    def __init__(self, codec: ZstdCodec) -> None:
        self._codec = codec
        self.timeouts = IMPATIENT

    def __call__(self, address: str):
        return RequestsDial(self._codec, self.timeouts)(address)


class OpenDesk:
    """The use cases of one home, by name."""

    def __init__(self, home: Path, nip: str, now: datetime) -> None:
        codec = ZstdCodec()
        self._dial = _Dial(codec)
        self._clock = StartedClock(now)
        parts = Parts(
            home=home,
            clock=self._clock,
            pack=load_pack(),
            vault=FileVault(home / "device.json"),
            dial=SwitchedLine(self._dial),
            codec=codec,
        )

        def opened(key: bytes):
            return open_store(home, key, clock=self._clock)

        unlocked = Access(parts.vault, opened).unlock(nip, PASSPHRASE)
        self._store = unlocked.store
        self._holders = parts.vault.holders()
        self._core = OpenCore(parts, unlocked)

    def _session(self, role: str) -> Session:
        return session_of(self._store, next(x for x in self._holders if role in x.roles))

    def _shown(self, order_id: UUID) -> dict:
        return next(one for one in self.do_list() if one["id"] == str(order_id))

    def do_new(self, by: str, draft: dict) -> dict:
        wanted = read_draft(json.dumps(draft).encode())
        view, _ = self._core.drafting.new(self._session(by), wanted)
        return self._shown(view.order_id)

    def do_edit(self, by: str, order: str, quantity: str) -> dict:
        drafting, order_id = self._core.drafting, UUID(order)
        wanted = drafting.input_of(order_id)
        first = replace(wanted.lines[0], quantity=Quantity.of(quantity))
        wanted = replace(wanted, lines=(first, *wanted.lines[1:]))
        drafting.edit(self._session(by), order_id, wanted)
        return self._shown(order_id)

    def do_submit(self, by: str, order: str) -> dict:
        self._core.drafting.submit(self._session(by), UUID(order))
        return self._shown(UUID(order))

    def do_drop(self, by: str, order: str) -> dict:
        shown = self._shown(UUID(order))
        self._core.drafting.drop(self._session(by), UUID(order))
        return shown

    def do_return(self, by: str, order: str) -> dict:
        self._core.approving.give_back(self._session(by), UUID(order), "Volume barang keliru")
        return self._shown(UUID(order))

    def do_final(self, by: str, order: str) -> dict:
        seen = self._core.orders.detail(UUID(order)).row.content_hash or ""
        self._core.approving.finalise(self._session(by), UUID(order), seen, None)
        return self._shown(UUID(order))

    def do_sign(self, by: str, order: str) -> dict:
        today = wib_day(self._clock())
        self._core.approving.sign(self._session(by), UUID(order), today, b"%PDF-1.7 pindaian")
        return self._shown(UUID(order))

    def do_keep(self, by: str, order: str) -> dict:
        reason = "Penyedia bertahan pada harga"
        self._core.deciding.keep_price(self._session(by), UUID(order), reason)
        return self._shown(UUID(order))

    def do_recheck(self, by: str, order: str) -> dict:
        self._core.deciding.recheck(self._session(by), UUID(order))
        return self._shown(UUID(order))

    def do_void(self, by: str, order: str) -> dict:
        _, copy, _ = self._core.deciding.void(self._session(by), UUID(order), "Batal dipesan saja")
        return {**self._shown(UUID(order)), "copy": str(copy.order_id)}

    def do_sync(self, by: str, *, patient: bool = False) -> dict:
        self._dial.timeouts = PATIENT if patient else IMPATIENT
        report, _ = self._core.syncing.run(Unwatched())
        return {
            "requests": report.run.requests,
            "pushed": report.run.pushed,
            "pulled": report.run.pulled,
            "outcomes": [(one.order, one.seq, one.verdict) for one in report.outcomes],
        }

    def do_list(self, by: str = "") -> list[dict]:
        rows = self._core.orders.rows(OrderFilter(limit=ALL))
        return [
            {
                "id": str(row.order_id),
                "number": row.number,
                "state": row.state.value,
                "sync": row.sync.value,
                "reasons": [cause.code.value for cause in row.reasons],
                "findings": [cause.code.value for cause in row.findings],
                "total": row.total.amount,
                "content_hash": row.content_hash,
            }
            for row in reversed(rows)
        ]

    def do_waiting(self, by: str) -> list[tuple]:
        return [(one.seq, one.order, one.act) for one in self._core.exchanges.waiting()]

    def do_audit(self, by: str) -> int | None:
        with self._store.read() as reading:
            return reading.audit.first_broken()

    def close(self) -> None:
        """Close as the program does at its end."""
        self._core.close()


def run(pipe, home: str, nip: str, now: str, die_at: int) -> None:
    """Be the desk until the pipe ends."""
    watch = DeathWatch()
    watch.install(Path(home))
    watch.arm(die_at)
    desk = OpenDesk(Path(home), nip, datetime.fromisoformat(now))
    watch.arm(0)
    pipe.send({"open": True})
    while True:
        try:
            command = pipe.recv()
        except EOFError:
            break
        die_at = command.pop("die_at", 0)
        act = getattr(desk, f"do_{command.pop('do')}")
        watch.arm(die_at)
        try:
            answer = {"ok": act(**command)}
        except BejoError as error:
            answer = {"no": error.code, "facts": repr(error.facts)}
        except Exception:  # noqa: BLE001 - whatever it is, the story tells it
            answer = {"crash": traceback.format_exc()}
        answer["points"] = watch.passed
        watch.arm(0)
        pipe.send(answer)
    desk.close()
