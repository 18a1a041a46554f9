"""The way of one order: which steps it has taken, and the one that comes next."""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum
from typing import TYPE_CHECKING, Final

from bejo_desktop.domain.order import MOVES, Act, OrderState, SyncState
from ui.days import long_day, short_day
from ui.orders.words import local_moment, short_name
from ui.widgets.steps import Standing, Step

if TYPE_CHECKING:
    from collections.abc import Set as AbstractSet

    from bejo_desktop.application.views import OrderDetail, OrderRow
    from bejo_desktop.application.views import Step as Done
    from bejo_desktop.domain.codes import Role

UNDECIDED: Final = frozenset({SyncState.HELD, SyncState.REFUSED, SyncState.BLOCKED})

_NAMES: Final = {
    "order.new": "Konsep",
    "order.submit": "Diajukan",
    "order.final": "Pesanan terbit",
    "order.sign": "Ditandatangani",
    "order.arrive": "Pesanan tiba",
    "order.receive": "Diterima (BAST)",
    "order.bill": "Ditagih",
    "order.pay": "Lunas",
    "order.void": "Nomor dibatalkan",
}
_WHO: Final = {
    "order.submit": "Pejabat Pengadaan",
    "order.final": "PPK",
    "order.sign": "kedua pihak",
    "order.arrive": "penyedia",
    "order.receive": "PPK",
    "order.bill": "penyedia",
    "order.pay": "Bendahara",
}
_BEFORE: Final = {
    "order.arrive": "sesudah tanda tangan",
    "order.receive": "sesudah barang tiba",
    "order.bill": "sesudah BAST",
    "order.pay": "sesudah tagihan",
}


class Next(Enum):
    """What the primary button of an order leads to: its verb and icon."""

    OPEN = ("Buka konsep", "square-pen")
    LOOK = ("Lihat isinya", "eye")
    APPROVE = ("Setujui", "stamp")
    DECIDE = ("Ambil keputusan", "octagon-alert")
    SIGN = ("Catat sudah ditandatangani", "signature")


@dataclass(frozen=True, slots=True)
class NextStep:
    """The step that comes next for this officer; `refusal` says why none can be taken here."""

    step: Next
    refusal: str = ""


def next_step(order: OrderRow, roles: AbstractSet[Role]) -> NextStep:
    """Return what an officer with `roles` does next with `order`."""
    if order.state is OrderState.DRAFT:
        return NextStep(Next.OPEN)
    if order.state is OrderState.SUBMITTED:
        return NextStep(Next.APPROVE if roles & MOVES[Act.FINAL].roles else Next.LOOK)
    if order.state is OrderState.FINAL and order.sync in UNDECIDED:
        return NextStep(Next.DECIDE)
    if order.state is OrderState.FINAL:
        if roles & MOVES[Act.SIGN].roles:
            return NextStep(Next.SIGN)
        return NextStep(Next.SIGN, "Pejabat Pengadaan atau PPK yang mencatat tanda tangan.")
    return NextStep(Next.LOOK)


def steps_of(detail: OrderDetail) -> tuple[Step, ...]:
    """Return the way of the order, step by step, with day and person."""
    shown = []
    passed = True
    for step in detail.steps:
        if step.done_at is not None:
            shown.append(_done(step, detail))
        else:
            shown.append(_coming(step.key, detail, here=passed))
            passed = False
    return tuple(shown)


def _done(step: Done, detail: OrderDetail) -> Step:
    assert step.done_at is not None
    name, when, who = _NAMES[step.key], local_moment(step.done_at), short_name(step.by_name)
    if step.key == Act.VOID.value:
        return Step(name, when, who, Standing.STOPPED)
    if step.key == Act.SIGN.value and detail.signed_on is not None:
        return Step(name, short_day(detail.signed_on), "kedua pihak", Standing.DONE)
    return Step(name, when, who, Standing.DONE)


def _coming(key: str, detail: OrderDetail, *, here: bool) -> Step:
    row, who = detail.row, _WHO.get(key, "")
    if not here or row.state is OrderState.VOID:
        return Step(_NAMES[key], _BEFORE.get(key, ""), who, Standing.AHEAD)
    if row.state is OrderState.FINAL and row.sync in UNDECIDED:
        return Step(_NAMES[key], "perlu keputusan", "PPK", Standing.STOPPED)
    return Step(_NAMES[key], _awaited(key, detail), who, Standing.NOW)


def _awaited(key: str, detail: OrderDetail) -> str:
    if key == "order.arrive":
        return f"sampai {' '.join(long_day(detail.content.due_on).split()[:-1])}"
    if key == Act.SUBMIT.value and detail.row.returned_reason:
        return "dikembalikan PPK"
    return {"order.submit": "belum diajukan", "order.final": "menunggu PPK"}.get(
        key, "belum dicatat"
    )
