"""The desk at a glance, and the choices kept on it."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Final

from bejo_desktop.application.changes import Changes, Kind
from bejo_desktop.application.numbers import AGENDA
from bejo_desktop.application.views import DeskState
from bejo_desktop.domain.days import wib_day
from bejo_desktop.domain.errors import BadInput, NotFound, RuleBroken
from bejo_desktop.domain.money import ZERO
from bejo_desktop.domain.numbering import USUAL, Series
from bejo_desktop.domain.order import MOVES, UNDECIDED, Act, OrderState, SyncState

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from datetime import date

    from bejo_desktop.application.ports.central import Dial
    from bejo_desktop.application.ports.store import Reading, Store
    from bejo_desktop.application.ports.system import Clock
    from bejo_desktop.application.session import Session
    from bejo_desktop.application.views import StateCount
    from bejo_desktop.domain.parties import Unit

SETTINGS: Final = {
    "paper": ("a4", "f4"),
    "language": ("id", "en"),
    "theme": ("light", "dark"),
    "metered": ("false", "true"),
}
"""Choices with their allowed words, the default first; `centre` stands with the identity."""

CENTRE: Final = "centre"


class Desk:
    """State and settings of this desk."""

    def __init__(self, store: Store, clock: Clock, dial: Dial) -> None:
        self._store = store
        self._clock = clock
        self._dial = dial

    def state(self, session: Session) -> DeskState:
        """Return the desk at a glance; decisions only for who may decide."""
        now = self._clock()
        decides = bool(session.officer.roles & MOVES[Act.RECHECK].roles)
        with self._store.read() as reading:
            counts = reading.orders.counts()
            queued = [count for count in counts if count.sync is SyncState.QUEUED]
            runs = reading.sync.runs(1)
            year = wib_day(now).year
            known = [line.as_of for line in reading.reference.budget(year)]
            return DeskState(
                waiting=sum(count.count for count in queued),
                waiting_total=sum((count.total for count in queued), start=ZERO),
                decisions=_undecided(counts) if decides else 0,
                last_synced_at=reading.sync.synced_at(),
                numbers_left=_numbers_left(reading, year),
                last_error=runs[0].error if runs else "",
                catalogue_rows=reading.reference.product_count(),
                budget_as_of=min(known, default=None),
            )

    def office(self) -> str:
        """Return the desk's unit with its region, "" before the first sync."""
        with self._store.read() as reading:
            try:
                unit = reading.reference.unit()
            except NotFound:
                return ""
        region = unit.region_name.replace("Kabupaten ", "Kab. ")
        return unit.name if region in unit.name else f"{unit.name} {region}"

    def today(self) -> date:
        """Return the day in WIB."""
        return wib_day(self._clock())

    def unit(self) -> Unit:
        """Return the desk's unit (NotFound `unit.not_loaded` before the first sync)."""
        with self._store.read() as reading:
            return reading.reference.unit()

    def setting(self, key: str) -> str:
        """
        Return a choice, its default where none was made.

        Raises:
            BadInput: `config.unknown` with `allowed`.
        """
        with self._store.read() as reading:
            if key == CENTRE:
                identity = reading.sync.identity()
                return "" if identity is None else identity.address
            words = _words_of(key)
            return reading.settings.get(key) or words[0]

    def choose(self, key: str, value: str) -> Changes:
        """
        Keep a choice.

        Raises:
            BadInput: `config.unknown`, `config.value` with `allowed`; `central.address`.
            RuleBroken: `desk.not_enrolled` for the centre's address before enrolment.
        """
        with self._store.write() as work:
            if key == CENTRE:
                identity = work.sync.identity()
                if identity is None:
                    raise RuleBroken("desk.not_enrolled")
                self._dial(value)  # refuses an address that is not one
                work.sync.enrol(replace(identity, address=value))
                return Changes.of(Kind.SETTINGS, Kind.SYNC)
            words = _words_of(key)
            if value not in words:
                raise BadInput("config.value", field=key, typed=value, allowed=", ".join(words))
            work.settings.set(key, value)
        return Changes.of(Kind.SETTINGS)


def _undecided(counts: Sequence[StateCount]) -> int:
    return sum(
        count.count
        for count in counts
        if count.sync in UNDECIDED and count.state is not OrderState.VOID
    )


def _words_of(key: str) -> tuple[str, ...]:
    if key not in SETTINGS:
        allowed = ", ".join((CENTRE, *SETTINGS))
        raise BadInput("config.unknown", field=key, allowed=allowed)
    return SETTINGS[key]


def _numbers_left(reading: Reading, year: int) -> Mapping[Series, int] | None:
    """The series in the order of their list; the usual ones also where none was ever given."""
    try:
        unit = reading.reference.unit()
    except NotFound:
        return dict.fromkeys(sorted(USUAL, key=list(Series).index), 0)
    if unit.numbering == AGENDA:
        return None
    left = reading.numbers.left(year)
    return {one: left.get(one, 0) for one in Series if one in left or one in USUAL}
