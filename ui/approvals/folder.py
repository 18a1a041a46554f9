"""What lies in the PPK's folder: orders to read one by one, clean ones, and today's decisions."""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum
from typing import TYPE_CHECKING, Final, NamedTuple

from bejo_desktop.application.views import FlagLevel, OrderFilter
from bejo_desktop.domain.numbering import series_of
from bejo_desktop.domain.order import Act, OrderState
from ui.tokens import Tone
from ui.workplace import WIB

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence
    from datetime import date, datetime
    from uuid import UUID

    from bejo_desktop.application.core import Core
    from bejo_desktop.application.views import DraftView, Flag, NegotiationView, OrderDetail, Step
    from bejo_desktop.domain.numbering import Series

LOOKED_AT: Final = 500
"""Newest orders among which today's decisions are looked for."""


class Group(Enum):
    """The groups of the folder: title, icon, tone."""

    FLAGGED = ("Perlu dibaca satu per satu", "circle-question-mark", Tone.WAIT)
    CLEAN = ("Tanpa tanda", "circle-check", Tone.GOOD)
    DECIDED = ("Sudah diputus hari ini", "history", Tone.TEXT)


class Book(NamedTuple):
    """Where a number is taken: its series, and the year of the order's day."""

    series: Series
    year: int


@dataclass(frozen=True, slots=True)
class Entry:
    """One order of the folder, as it was when the folder was read."""

    group: Group
    detail: OrderDetail
    view: DraftView
    negotiation: NegotiationView | None = None

    @property
    def order_id(self) -> UUID:
        """The order."""
        return self.detail.row.order_id

    @property
    def book(self) -> Book:
        """Where it takes its number."""
        figures = self.view.figures
        series = series_of(figures.form if figures else "")
        return Book(series, self.view.content.ordered_on.year)

    @property
    def marks(self) -> tuple[Flag, ...]:
        """The flags that must not stay unread, the heaviest first."""
        return marks_of(self.view)


@dataclass(frozen=True, slots=True)
class Numbering:
    """
    Where the next number of an order comes from.

    Args:
        typed: whether it is typed from the agenda book.
        coming: the next number of each book that waiting orders take from, where some are left.
    """

    typed: bool
    coming: Mapping[Book, str]

    def is_used_up(self, book: Book) -> bool:
        """Whether no number of `book` can be issued before the centre gives more."""
        return not self.typed and book not in self.coming


@dataclass(frozen=True, slots=True)
class Folder:
    """The folder as read at one moment."""

    entries: tuple[Entry, ...]
    numbering: Numbering

    def of(self, group: Group) -> tuple[Entry, ...]:
        """Return the entries of `group`."""
        return tuple(entry for entry in self.entries if entry.group is group)

    @property
    def waiting(self) -> tuple[Entry, ...]:
        """The entries that wait for the PPK."""
        return self.of(Group.FLAGGED) + self.of(Group.CLEAN)

    @property
    def tickable(self) -> tuple[Entry, ...]:
        """The entries that one passphrase may approve together: clean, their numbers given."""
        return () if self.numbering.typed else self.of(Group.CLEAN)

    def after(self, decided: UUID) -> UUID | None:
        """Return the order that waits behind the one just decided; the first after the last."""
        ids = [entry.detail.row.order_id for entry in self.waiting]
        if decided not in ids or len(ids) == 1:
            return None
        return ids[(ids.index(decided) + 1) % len(ids)]


def read_folder(core: Core, today: date) -> Folder:
    """Read the folder; belongs on the read lane."""
    waiting = [_entry(core, row.order_id, None) for row in core.approving.waiting()]
    typed = core.desk.state(core.session).numbers_left is None
    return Folder(
        entries=(*waiting, *_decided(core, today)),
        numbering=Numbering(typed, {} if typed else _coming(core, waiting)),
    )


def marks_of(view: DraftView) -> tuple[Flag, ...]:
    """
    Return the flags that speak of this order.

    What is true of the whole desk (the age of the budget, the platform's own paper) is left out:
    it would send every order to the group that must be read one by one.
    """
    return tuple(
        flag
        for flag in view.flags
        if flag.level is not FlagLevel.NOTICE or flag.line is not None or flag.field == "vendor"
    )


def step_of(detail: OrderDetail, act: Act) -> Step | None:
    """Return the step of `detail` that `act` made, None while it has not happened."""
    found = (step for step in detail.steps if step.key == act.value and step.done_at)
    return next(found, None)


def _entry(core: Core, order_id: UUID, group: Group | None) -> Entry:
    view = core.approving.view(core.session, order_id)
    if group is None:
        group = Group.FLAGGED if marks_of(view) else Group.CLEAN
    negotiation = core.negotiating.view(order_id)
    return Entry(group, core.orders.detail(order_id), view, negotiation)


def _coming(core: Core, waiting: Iterable[Entry]) -> dict[Book, str]:
    first = {entry.book: entry.order_id for entry in reversed(tuple(waiting))}
    told = {one: core.approving.next_number(core.session, at) for one, at in first.items()}
    return {one: number for one, number in told.items() if number is not None}


def _decided(core: Core, today: date) -> Iterator[Entry]:
    states = frozenset({OrderState.FINAL, OrderState.DRAFT})
    for row in core.orders.rows(OrderFilter(states=states, limit=LOOKED_AT)):
        if not _is_today(row.changed_at, today):
            continue
        if row.state is OrderState.DRAFT and not row.returned_reason:
            continue
        entry = _entry(core, row.order_id, Group.DECIDED)
        approved = step_of(entry.detail, Act.FINAL)
        if row.returned_reason or (
            approved and approved.done_at and _is_today(approved.done_at, today)
        ):
            yield entry


def _is_today(moment: datetime, today: date) -> bool:
    return (moment + WIB).date() == today


def totals(entries: Sequence[Entry]) -> tuple[int, str]:
    """Return how many entries there are and what they cost together, as words."""
    total = sum((entry.detail.row.total.amount for entry in entries), start=0)
    return len(entries), f"Rp{total:,}".replace(",", ".")
