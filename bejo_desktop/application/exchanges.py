"""What waits for the centre and what was exchanged, for the sync page."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final
from uuid import UUID

from bejo_desktop.application.views.sync import WaitingRow
from bejo_desktop.contract.canonical import canonical
from bejo_desktop.domain.errors import NotFound
from bejo_desktop.domain.money import ZERO

if TYPE_CHECKING:
    from collections.abc import Sequence

    from bejo_desktop.application.ports.store import Queued, Reading, Store
    from bejo_desktop.application.views import RunView
    from bejo_desktop.domain.order import Order

WAITING_MAX: Final = 200


class Exchanges:
    """The queue and the log of exchanges; all methods belong to the read lane."""

    def __init__(self, store: Store) -> None:
        self._store = store

    def waiting(self) -> Sequence[WaitingRow]:
        """Return the acts without a verdict, the oldest first, at most 200."""
        with self._store.read() as reading:
            return [_row(reading, queued) for queued in reading.outbox.waiting(WAITING_MAX)]

    def runs(self, limit: int) -> Sequence[RunView]:
        """Return the newest exchanges."""
        with self._store.read() as reading:
            return reading.sync.runs(limit)


def _row(reading: Reading, queued: Queued) -> WaitingRow:
    intent = queued.intent
    order = _order(reading, intent.e)
    package, number, total = "", None, ZERO
    if order is not None:
        package = order.content.package
        number = order.number_text or None
        total = order.content.figures.total if order.content.figures else ZERO
    size = len(canonical(intent))
    if queued.content is not None:
        size += len(canonical(queued.content))
    return WaitingRow(
        seq=intent.s,
        order="" if order is None else intent.e,
        act=str(intent.a.__struct_config__.tag),
        package=package,
        number=number,
        by_name=_name(reading, intent.by),
        since=intent.t,
        total=total,
        size=size,
    )


def _order(reading: Reading, order_id: str) -> Order | None:
    """The order of an act; None for acts without one, and for a draft that was thrown away."""
    if not order_id:
        return None
    try:
        return reading.orders.get(UUID(order_id))
    except NotFound:
        return None


def _name(reading: Reading, nip: str) -> str:
    try:
        return reading.reference.officer(nip).name
    except NotFound:
        return nip
