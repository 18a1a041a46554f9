"""What the sync page, the status bar and `bejo sync` show."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from bejo_desktop.domain.numbering import FEW

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import datetime

    from bejo_desktop.application.views.rule_packs import PackTaken
    from bejo_desktop.domain.errors import BejoError
    from bejo_desktop.domain.money import Rupiah
    from bejo_desktop.domain.numbering import Series
    from bejo_desktop.domain.order import Cause


@dataclass(frozen=True, slots=True)
class OutcomeView:
    """The centre's verdict on one act of one order."""

    order: str
    number: str | None
    package: str
    seq: int
    verdict: str
    reasons: tuple[Cause, ...]
    findings: tuple[Cause, ...]


@dataclass(frozen=True, slots=True)
class WaitingRow:
    """
    One act that waits for the centre.

    Args:
        order: its id, "" where no order is concerned or it is here no more.
        act: the `op` of commands.md.
        size: bytes before compression, with the content that rides along.
    """

    seq: int
    order: str
    act: str
    package: str
    number: str | None
    by_name: str
    since: datetime
    total: Rupiah
    size: int


@dataclass(frozen=True, slots=True)
class RunView:
    """One sync run; bytes of bodies and heads; `error` is a code, "" after a success."""

    started_at: datetime
    ended_at: datetime
    requests: int
    bytes_up: int
    bytes_down: int
    pushed: int
    pulled: int
    error: str = ""


@dataclass(frozen=True, slots=True)
class SyncReport:
    """
    What one `sync` did.

    Args:
        leases: (series, year, left).
        packs: what came of new rules.
        refused: why rows of the feed were left out: mandates that the centre did not sign.
    """

    run: RunView
    outcomes: tuple[OutcomeView, ...]
    leases: tuple[tuple[str, int, int], ...]
    packs: tuple[PackTaken, ...] = ()
    refused: tuple[BejoError, ...] = ()


@dataclass(frozen=True, slots=True)
class DeskState:
    """
    The desk at a glance, for the status bar.

    Args:
        waiting, waiting_total: orders with acts that the centre has not judged.
        decisions: orders held or refused that wait for a person.
        last_synced_at: last success, None for never.
        numbers_left: of each series that the unit uses in the year; None where numbers come from
            the agenda book.
        last_error: code of the newest run, "" after a success.
        catalogue_rows: products here; 0 means never loaded.
    """

    waiting: int
    waiting_total: Rupiah
    decisions: int
    last_synced_at: datetime | None
    numbers_left: Mapping[Series, int] | None
    last_error: str
    catalogue_rows: int
    budget_as_of: datetime | None

    @property
    def running_out(self) -> Mapping[Series, int]:
        """The series with few numbers left, the scarcest first: they are what warns."""
        few = [(left, one) for one, left in (self.numbers_left or {}).items() if left <= FEW]
        return {one: left for left, one in sorted(few, key=lambda pair: pair[0])}
