"""Which orders wait for whom, in the order of harm."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date
from typing import TYPE_CHECKING, Final

from bejo_desktop.domain.codes import Reason, Role
from bejo_desktop.domain.money import ZERO
from bejo_desktop.domain.order import MOVES, UNDECIDED, Act, OrderState, held_only_for
from ui.tokens import Tone

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping, Sequence
    from uuid import UUID

    from bejo_desktop.application.views import OrderRow
    from bejo_desktop.domain.money import Rupiah

CLOSED: Final = frozenset({OrderState.VOID, OrderState.CANCELLED})


@dataclass(frozen=True, slots=True)
class Beyond:
    """
    What the rows of the list do not say.

    Args:
        payable: what is received and not paid, by order.
        unfinished: what is still to come of received orders, by order.
        typed_for: name of the official for whom a draft is typed, by order.
    """

    payable: Mapping[UUID, Rupiah] = field(default_factory=dict)
    unfinished: Mapping[UUID, Rupiah] = field(default_factory=dict)
    typed_for: Mapping[UUID, str] = field(default_factory=dict)


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
    belongs: Callable[[OrderRow, Beyond], bool]


@dataclass(frozen=True, slots=True)
class Task:
    """One order with the group it stands in, what it is about, and for whom it is typed."""

    order: OrderRow
    group: Group
    amount: Rupiah
    official: str = ""


def _needs_decision(order: OrderRow, _: Beyond) -> bool:
    return order.sync in UNDECIDED and order.state not in CLOSED


def _lacks_budget(order: OrderRow, _: Beyond) -> bool:
    codes = (cause.code for cause in order.reasons)
    held = held_only_for(order.sync, codes, Reason.BUDGET_SHORT)
    return held and order.state is OrderState.FINAL


def _was_returned(order: OrderRow, _: Beyond) -> bool:
    return order.state is OrderState.DRAFT and bool(order.returned_reason)


def _has_lapsed(order: OrderRow, _: Beyond) -> bool:
    return order.has_lapsed


def _is_draft(order: OrderRow, _: Beyond) -> bool:
    return order.state is OrderState.DRAFT and not order.returned_reason and not order.has_lapsed


def _awaits_approval(order: OrderRow, beyond: Beyond) -> bool:
    return order.state is OrderState.SUBMITTED and not _needs_decision(order, beyond)


def _awaits_ink(order: OrderRow, beyond: Beyond) -> bool:
    return order.state is OrderState.FINAL and not _needs_decision(order, beyond)


def _awaits_goods(order: OrderRow, _: Beyond) -> bool:
    return order.state is OrderState.SIGNED


def _awaits_receipt(order: OrderRow, _: Beyond) -> bool:
    return order.state is OrderState.DELIVERING


def _awaits_rest(order: OrderRow, beyond: Beyond) -> bool:
    return order.order_id in beyond.unfinished


def _is_payable(order: OrderRow, beyond: Beyond) -> bool:
    return order.order_id in beyond.payable


_PPK: Final = frozenset({Role.PPK})
_PP: Final = frozenset({Role.PP, Role.OPERATOR})
_BOTH: Final = _PPK | _PP
_SIGNERS: Final = MOVES[Act.SIGN].roles
ARRIVAL: Final = MOVES[Act.ARRIVE].roles
PAYERS: Final = MOVES[Act.PAY].roles
VERIFIERS: Final = frozenset({Role.PPK_SKPD})

GROUPS: Final = (
    Group(
        "Pagu kurang, perlu jaminan Anda",
        "wallet",
        Tone.STOP,
        "Putuskan",
        "decision",
        frozenset({Role.PA}),
        _lacks_budget,
    ),
    Group(
        "Perlu keputusan",
        "octagon-alert",
        Tone.STOP,
        "Putuskan",
        "decision",
        _SIGNERS,
        _needs_decision,
    ),
    Group("Batal otomatis", "clock", Tone.WAIT, "Periksa", "editor", _PP, _has_lapsed),
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
    Group("Perlu ditandatangani", "signature", Tone.TEXT, "Catat", "orders", _SIGNERS, _awaits_ink),
    Group("Menunggu BAST", "package-check", Tone.TEXT, "Terima", "orders", _PPK, _awaits_receipt),
    Group("Menunggu barang", "truck", Tone.TEXT, "Catat", "orders", ARRIVAL - _PPK, _awaits_goods),
    Group("Sisa barang ditunggu", "truck", Tone.TEXT, "Catat", "orders", ARRIVAL, _awaits_rest),
    Group("Menunggu pembayaran", "receipt", Tone.TEXT, "Catat", "orders", PAYERS, _is_payable),
    Group(
        "Berkas untuk diverifikasi",
        "file-check",
        Tone.TEXT,
        "Periksa",
        "orders",
        VERIFIERS,
        _is_payable,
    ),
    Group("Konsep", "square-pen", Tone.TEXT, "Lanjutkan", "editor", _BOTH, _is_draft),
)
"""Every kind of task, the most harmful first."""


def tasks_of(
    orders: Iterable[OrderRow], roles: frozenset[Role], beyond: Beyond
) -> tuple[Task, ...]:
    """Return the tasks of an officer with `roles`, group by group; each order stands once."""
    kept = sorted(orders, key=_last_day)
    seen: set[object] = set()
    tasks: list[Task] = []
    for group in GROUPS:
        if not group.roles & roles:
            continue
        for order in kept:
            if order.order_id not in seen and group.belongs(order, beyond):
                seen.add(order.order_id)
                tasks.append(_task(order, group, beyond))
    return tuple(tasks)


def total_of(tasks: Sequence[Task]) -> Rupiah:
    """Return the sum of all that the tasks are about, with taxes."""
    return sum((task.amount for task in tasks), start=ZERO)


def _task(order: OrderRow, group: Group, beyond: Beyond) -> Task:
    part = _parts(group, beyond).get(order.order_id)
    official = beyond.typed_for.get(order.order_id, "")
    return Task(order, group, order.total if part is None else part, official)


def _parts(group: Group, beyond: Beyond) -> Mapping[UUID, Rupiah]:
    """Of these groups only a part of the order is the task."""
    if group.belongs is _is_payable:
        return beyond.payable
    return beyond.unfinished if group.belongs is _awaits_rest else {}


def _last_day(order: OrderRow) -> date:
    """The soonest deadline first; what has none keeps its place behind."""
    on = order.deadline.on if order.deadline else None
    return on or date.max
