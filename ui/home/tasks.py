"""Which orders wait for whom, in the order of harm."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from bejo_desktop.domain.codes import Role
from bejo_desktop.domain.money import ZERO
from bejo_desktop.domain.order import OrderState, SyncState
from ui.tokens import Tone

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence

    from bejo_desktop.application.views import OrderRow
    from bejo_desktop.domain.money import Rupiah

UNDECIDED: Final = frozenset({SyncState.HELD, SyncState.REFUSED})
CLOSED: Final = frozenset({OrderState.VOID, OrderState.CANCELLED})


@dataclass(frozen=True, slots=True)
class Group:
    """
    One kind of task.

    Args:
        leads_to: `decision`, `approval`, `editor` or `orders`.
        belongs: whether an order is such a task.
    """

    title: str
    icon: str
    tone: Tone
    verb: str
    leads_to: str
    roles: frozenset[Role]
    belongs: Callable[[OrderRow], bool]


@dataclass(frozen=True, slots=True)
class Task:
    """One order with the group it stands in."""

    order: OrderRow
    group: Group


def _needs_decision(order: OrderRow) -> bool:
    return order.sync in UNDECIDED and order.state not in CLOSED


def _was_returned(order: OrderRow) -> bool:
    return order.state is OrderState.DRAFT and bool(order.returned_reason)


def _is_draft(order: OrderRow) -> bool:
    return order.state is OrderState.DRAFT and not order.returned_reason


def _awaits_approval(order: OrderRow) -> bool:
    return order.state is OrderState.SUBMITTED and not _needs_decision(order)


def _awaits_ink(order: OrderRow) -> bool:
    return order.state is OrderState.FINAL and not _needs_decision(order)


def _awaits_goods(order: OrderRow) -> bool:
    return order.state is OrderState.SIGNED


def _awaits_receipt(order: OrderRow) -> bool:
    return order.state is OrderState.DELIVERING


def _awaits_payment(order: OrderRow) -> bool:
    return order.state is OrderState.RECEIVED


_PPK: Final = frozenset({Role.PPK})
_PP: Final = frozenset({Role.PP, Role.OPERATOR})
_BOTH: Final = _PPK | _PP
_ARRIVAL: Final = frozenset({Role.PP, Role.PENERIMA})
_PAYERS: Final = frozenset({Role.BENDAHARA})

GROUPS: Final = (
    Group(
        "Perlu keputusan",
        "octagon-alert",
        Tone.STOP,
        "Putuskan",
        "decision",
        _BOTH,
        _needs_decision,
    ),
    Group("Dikembalikan PPK", "undo-2", Tone.WAIT, "Perbaiki", "editor", _PP, _was_returned),
    Group(
        "Menunggu persetujuan PPK",
        "stamp",
        Tone.TEXT,
        "Periksa",
        "approval",
        _PPK,
        _awaits_approval,
    ),
    Group("Sudah di meja PPK", "stamp", Tone.TEXT, "Lihat", "orders", _PP - _PPK, _awaits_approval),
    Group("Perlu ditandatangani", "signature", Tone.TEXT, "Catat", "orders", _BOTH, _awaits_ink),
    Group("Menunggu BAST", "package-check", Tone.TEXT, "Terima", "orders", _PPK, _awaits_receipt),
    Group("Menunggu barang", "truck", Tone.TEXT, "Catat", "orders", _ARRIVAL, _awaits_goods),
    Group("Menunggu pembayaran", "receipt", Tone.TEXT, "Catat", "orders", _PAYERS, _awaits_payment),
    Group("Konsep", "square-pen", Tone.TEXT, "Lanjutkan", "editor", _BOTH, _is_draft),
)
"""Every kind of task of this release, the most harmful first."""


def tasks_of(orders: Iterable[OrderRow], roles: frozenset[Role]) -> tuple[Task, ...]:
    """Return the tasks of an officer with `roles`, group by group; each order stands once."""
    kept = tuple(orders)
    seen: set[object] = set()
    tasks: list[Task] = []
    for group in GROUPS:
        if not group.roles & roles:
            continue
        for order in kept:
            if order.order_id not in seen and group.belongs(order):
                seen.add(order.order_id)
                tasks.append(Task(order, group))
    return tuple(tasks)


def total_of(tasks: Sequence[Task]) -> Rupiah:
    """Return the sum of all totals, with taxes."""
    return sum((task.order.total for task in tasks), start=ZERO)
