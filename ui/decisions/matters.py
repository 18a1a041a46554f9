"""What waits for a decision: why the centre held or refused it, and which roads lead on."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import timedelta
from enum import Enum
from typing import TYPE_CHECKING, Final

from bejo_desktop.application.views import OrderFilter
from bejo_desktop.domain.codes import Reason, Role
from bejo_desktop.domain.order import OrderState, SyncState, held_only_for
from ui.decisions.others import others_of
from ui.tokens import Tone

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import datetime

    from bejo_desktop.application.core import Core
    from bejo_desktop.application.views import DraftView, OrderDetail
    from bejo_desktop.domain.order import Cause
    from ui.decisions.others import Other

NOTED_FOR: Final = timedelta(days=14)
"""Accepted with findings stays in the list for so long; later it is read in the list of orders."""


class Group(Enum):
    """The groups of the list: title, what stands beside the count, icon, tone."""

    HELD = ("Tertahan di pusat", "", "octagon-alert", Tone.STOP)
    REFUSED = ("Ditolak pusat", "", "octagon-x", Tone.STOP)
    BLOCKED = ("Menunggu keputusan pesanan lain", "", "hourglass", Tone.TEXT)
    NOTED = ("Diterima dengan catatan", " · cukup dibaca", "info", Tone.TEXT)


class Road(Enum):
    """A way out."""

    KEEP = "keep"
    RECHECK = "recheck"
    ALLOW = "allow"
    VOID = "void"
    SIGN = "sign"


@dataclass(frozen=True, slots=True)
class Roads:
    """The roads of one order: A, B, and a third in one line; None where there is none."""

    first: Road | None = None
    second: Road | None = None
    third: Road | None = None


@dataclass(frozen=True, slots=True)
class Matter:
    """
    One order that waits, with what its roads lead to; `others` may take a vendor's place.

    Args:
        answers_for_budget: whether who looks is the PA/KPA, who may let it pass.
    """

    group: Group
    detail: OrderDetail
    view: DraftView
    others: tuple[Other, ...] = ()
    answers_for_budget: bool = False

    @property
    def codes(self) -> tuple[Reason, ...]:
        """Why, each reason once, in the centre's order."""
        return tuple(dict.fromkeys(cause.code for cause in self.causes))

    @property
    def causes(self) -> tuple[Cause, ...]:
        """The reasons, or the findings where it was accepted."""
        row = self.detail.row
        return row.findings if self.group is Group.NOTED else row.reasons

    @property
    def for_price(self) -> bool:
        """Whether risen list prices are all that holds it."""
        return held_only_for(self.detail.row.sync, self.codes, Reason.PRICE_DRIFT)

    @property
    def for_budget(self) -> bool:
        """Whether a short budget is all that holds it: the PA/KPA may answer for it."""
        return held_only_for(self.detail.row.sync, self.codes, Reason.BUDGET_SHORT)

    @property
    def roads(self) -> Roads:
        """Return the ways out."""
        if self.detail.row.state is not OrderState.FINAL or self.group is Group.NOTED:
            return Roads()
        if self.for_price:
            return Roads(Road.KEEP, Road.VOID, Road.SIGN)
        if self.for_budget and self.answers_for_budget:
            return Roads(Road.ALLOW, Road.VOID, Road.SIGN)
        if self.group is Group.HELD:
            return Roads(Road.RECHECK, Road.VOID, Road.SIGN)
        return Roads(Road.VOID, Road.SIGN)


def read_matters(core: Core, now: datetime) -> tuple[Matter, ...]:
    """Read all that waits, group by group; belongs on the read lane."""
    groups = {
        SyncState.HELD: Group.HELD,
        SyncState.REFUSED: Group.REFUSED,
        SyncState.BLOCKED: Group.BLOCKED,
    }
    waiting = [
        _matter(core, groups[detail.row.sync], detail)
        for detail in core.deciding.waiting()
        if detail.row.state is not OrderState.VOID
    ]
    found = [*waiting, *_noted(core, now)]
    return tuple(matter for group in Group for matter in found if matter.group is group)


def _noted(core: Core, now: datetime) -> Iterator[Matter]:
    accepted = OrderFilter(syncs=frozenset({SyncState.ACCEPTED}))
    for row in core.orders.rows(accepted):
        if row.findings and now - row.changed_at <= NOTED_FOR:
            yield _matter(core, Group.NOTED, core.orders.detail(row.order_id))


def _matter(core: Core, group: Group, detail: OrderDetail) -> Matter:
    view = core.approving.view(core.session, detail.row.order_id)
    suspended = any(cause.code is Reason.VENDOR_SUSPENDED for cause in detail.row.reasons)
    others = others_of(core, detail.content) if suspended and group is Group.REFUSED else ()
    answers = Role.PA in core.session.officer.roles
    return Matter(group, detail, view, others, answers)
