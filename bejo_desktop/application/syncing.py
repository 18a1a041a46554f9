"""The use case `sync`: everything that waits goes out, everything new comes in."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from bejo_desktop.application.changes import Changes, Kind
from bejo_desktop.application.sync.run import Run, Surroundings
from bejo_desktop.domain.errors import RuleBroken

if TYPE_CHECKING:
    from bejo_desktop.application.ports.central import Dial
    from bejo_desktop.application.ports.store import Store
    from bejo_desktop.application.ports.system import Clock, Codec
    from bejo_desktop.application.progress import Watcher
    from bejo_desktop.application.rule_packs import RulePacks
    from bejo_desktop.application.views import SyncReport
    from bejo_desktop.domain.errors import BejoError

TOUCHED: Final = Changes.of(
    Kind.ORDERS,
    Kind.CATALOGUE,
    Kind.BUDGET,
    Kind.NUMBERS,
    Kind.OFFICERS,
    Kind.RULES,
    Kind.SYNC,
)
"""What a run that failed may have changed before it did: each step that it made stands."""

_BROKE_OFF: Final = frozenset({"central.stalled", "central.cut"})
_CAUTION_MAX: Final = 10


class Syncing:
    """Syncs the desk with the centre; one run at a time."""

    def __init__(
        self, store: Store, dial: Dial, codec: Codec, clock: Clock, rule_packs: RulePacks
    ) -> None:
        self._store = store
        self._dial = dial
        self._codec = codec
        self._clock = clock
        self._rule_packs = rule_packs
        self._broke_off = 0

    def run(self, watcher: Watcher) -> tuple[SyncReport, Changes]:
        """
        Exchange until nothing is left to send or to fetch, whatever the verdicts are.

        Raises:
            CentralUnavailable: the line or the centre is away. The run is on record with the
                code; what was settled before stands (`TOUCHED` for the screens).
            RuleBroken: `sync.not_enrolled`, or the centre's own no (`contract.faults`), also
                on record.
            Cancelled: between two steps; not on record.
        """
        with self._store.read() as reading:
            identity = reading.sync.identity()
        if identity is None:
            raise RuleBroken("sync.not_enrolled")
        self._rule_packs.keep_own()
        central = self._dial(identity.address)
        surroundings = Surroundings(self._store, self._codec, self._clock, self._rule_packs)
        run = Run(surroundings, central, identity)
        # A line that lets small bodies pass and swallows large ones looks like a stall: after
        # two at a size, the next run sends and asks for half.
        error = run.drive(watcher, self._broke_off // 2)
        self._note(error)
        report = run.report(error)
        if error is not None:
            raise error
        return report, Changes(frozenset(run.kinds))

    def _note(self, error: BejoError | None) -> None:
        broke_off = error is not None and error.code in _BROKE_OFF
        self._broke_off = min(self._broke_off + 1, _CAUTION_MAX) if broke_off else 0
