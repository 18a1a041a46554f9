"""The unit's budget as this desk knows it: the centre's figures and what still waits here."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from bejo_desktop.application.drafts.figuring import waiting_shares
from bejo_desktop.domain.budget import SoftHold, soft_hold
from bejo_desktop.domain.codes import Payment
from bejo_desktop.domain.money import ZERO, Rupiah

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence
    from datetime import date

    from bejo_desktop.application.ports.store import Reading, Store
    from bejo_desktop.domain.budget import BudgetLine
    from bejo_desktop.domain.fiscal_year import FiscalYear
    from bejo_desktop.domain.order import Order


@dataclass(frozen=True, slots=True)
class LineStand:
    """
    One budget line in the parts that a bar shows; whole rupiah.

    Args:
        line: as the centre said: `realised` and `committed` are its figures.
        waiting: what orders on this desk hold that the centre has not accepted.
        hold: how sure `left` is while other desks order.
    """

    line: BudgetLine
    waiting: Rupiah
    hold: SoftHold

    @property
    def left(self) -> Rupiah:
        """Ceiling - realised - committed - waiting, "menurut Bejo"."""
        return self.line.left - self.waiting


@dataclass(frozen=True, slots=True)
class UpStand:
    """
    The petty cash of the unit in one year; whole rupiah.

    Args:
        limit: cash and card together; None where nobody told it. kkpd: the card's share of it.
        open: what UP orders bind at the centre; waiting: what those on this desk hold beside.
        left: limit - open - paid - waiting, None without a limit.
        paid: by UP after `refilled_on`, the last GU; None: all of the year, none was told.
    """

    limit: Rupiah | None
    kkpd: Rupiah
    open: Rupiah
    waiting: Rupiah
    left: Rupiah | None
    paid: Rupiah = ZERO
    refilled_on: date | None = None


@dataclass(frozen=True, slots=True)
class BudgetStand:
    """All of a year: its lines by code, its petty cash, its last days."""

    lines: tuple[LineStand, ...]
    up: UpStand
    year: FiscalYear


class Budgeting:
    """What is left in each budget line, "menurut Bejo"."""

    def __init__(self, store: Store) -> None:
        self._store = store

    def lines(self, year: int) -> Sequence[BudgetLine]:
        """Return the lines of `year` by code; `committed` includes what waits on this desk."""
        return [one.line.commit(one.waiting) for one in self.stand(year).lines]

    def stand(self, year: int) -> BudgetStand:
        """Return how the year stands, what the centre said and what waits here kept apart."""
        with self._store.read() as reading:
            waiting = waiting_in(reading, year)
            shares = waiting_shares(waiting)
            own = reading.reference.fiscal_year(year)
            lines = tuple(
                LineStand(line, held, soft_hold(line, own.desks, held))
                for line in reading.reference.budget(year)
                for held in (shares.get(line.code, ZERO),)
            )
            return BudgetStand(lines, up_stand(own, waiting), own)


def waiting_in(reading: Reading, year: int) -> tuple[Order, ...]:
    """Return the orders of `year` that hold their budget here and not yet at the centre."""
    orders = reading.orders.waiting_commitment()
    return tuple(order for order in orders if order.content.ordered_on.year == year)


def up_stand(year: FiscalYear, waiting: Iterable[Order]) -> UpStand:
    """
    Return the petty cash with what `waiting` orders of this desk hold of it.

    An order that is itself asked about is left out of `waiting` by the caller.
    """
    held = sum(
        (
            order.content.figures.total
            for order in waiting
            if order.content.payment is Payment.UP and order.content.figures is not None
        ),
        start=ZERO,
    )
    return UpStand(
        limit=year.up_limit,
        kkpd=year.up_kkpd,
        open=year.up_open,
        waiting=held,
        left=year.up_left(held),
        paid=year.up_paid,
        refilled_on=year.up_refilled_on,
    )
