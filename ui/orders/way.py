"""The way of one order: which steps it has taken, and the one that comes next."""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum
from typing import TYPE_CHECKING, Final

from bejo_desktop.application.session import DRAFTERS
from bejo_desktop.domain.codes import Role
from bejo_desktop.domain.order import AFTER_INK, MOVES, UNDECIDED, Act, OrderState
from ui.days import long_day, short_day
from ui.orders.words import ENDED, local_moment, short_name
from ui.widgets.steps import Standing, Step

if TYPE_CHECKING:
    from collections.abc import Set as AbstractSet

    from bejo_desktop.application.views import OrderDetail
    from bejo_desktop.application.views import Step as Done

_NAMES: Final = {
    "order.new": "Konsep",
    "order.submit": "Diajukan",
    "order.final": "Pesanan terbit",
    "order.sign": "Ditandatangani",
    "order.arrive": "Pesanan tiba",
    "order.receive": "Diterima (BAST)",
    "order.pay": "Lunas",
    "order.void": "Nomor dibatalkan",
    "order.buy": "Dibeli",
    "order.cancel": "Dihentikan",
}
_WHO: Final = {
    "order.submit": "Pejabat Pengadaan",
    "order.final": "PPK",
    "order.sign": "kedua pihak",
    "order.arrive": "penyedia",
    "order.receive": "PPK",
    "order.pay": "Bendahara",
}
_BEFORE: Final = {
    "order.arrive": "sesudah tanda tangan",
    "order.receive": "sesudah barang tiba",
    "order.pay": "sesudah BAST",
}


class Next(Enum):
    """What the primary button of an order leads to: its verb and icon."""

    OPEN = ("Buka konsep", "square-pen")
    LOOK = ("Lihat isinya", "eye")
    APPROVE = ("Setujui", "stamp")
    DECIDE = ("Ambil keputusan", "octagon-alert")
    SIGN = ("Catat sudah ditandatangani", "signature")
    ARRIVE = ("Catat barang tiba", "truck")
    RECEIVE = ("Terima barang (BAST)", "package-check")
    PAY = ("Catat pembayaran", "circle-check")
    FILE = ("Periksa berkas", "file-check")


@dataclass(frozen=True, slots=True)
class NextStep:
    """The step that comes next for this officer; `refusal` says why none can be taken here."""

    step: Next
    refusal: str = ""


_FOLLOWING: Final = {
    Next.SIGN: (Act.SIGN, "Pejabat Pengadaan atau PPK yang mencatat tanda tangan."),
    Next.ARRIVE: (
        Act.ARRIVE,
        "Yang mencatat kedatangan: PP, PPK, PPTK, penerima, atau pengurus barang.",
    ),
    Next.RECEIVE: (Act.RECEIVE, "PPK yang menerima barang dengan BAST."),
    Next.PAY: (Act.PAY, "Bendahara yang mencatat pembayaran."),
}
"""Steps on paper, with whose they are: told to everybody else."""
_DECIDING: Final = frozenset(
    role
    for act in (Act.KEEP_PRICE, Act.RECHECK, Act.VOID, Act.SIGN, Act.ALLOW_BUDGET)
    for role in MOVES[act].roles
)

_HANDS: Final = frozenset(role for act, _ in _FOLLOWING.values() for role in MOVES[act].roles)
_ACTING: Final = frozenset(role for move in MOVES.values() for role in move.roles)
"""Roles that do anything at all; the others only look."""


def next_step(detail: OrderDetail, roles: AbstractSet[Role], *, payable: bool) -> NextStep:
    """
    Return what an officer with `roles` does next with an order.

    Args:
        payable: whether something received is not paid yet.
    """
    order = detail.row
    if order.state is OrderState.DRAFT:
        return NextStep(Next.OPEN if roles & DRAFTERS else Next.LOOK)
    if order.state is OrderState.SUBMITTED:
        return NextStep(Next.APPROVE if roles & MOVES[Act.RETURN].roles else Next.LOOK)
    if order.state is OrderState.FINAL and order.sync in UNDECIDED:
        return NextStep(Next.DECIDE if roles & _DECIDING else Next.LOOK)
    return _numbered_step(detail, roles, payable=payable)


def _numbered_step(detail: OrderDetail, roles: AbstractSet[Role], *, payable: bool) -> NextStep:
    """Return the step of an order that has its number, and of one that never gets one."""
    if payable and roles & MOVES[Act.PAY].roles:
        return NextStep(Next.PAY)
    if Role.PPK_SKPD in roles and not roles & _HANDS and detail.row.state in AFTER_INK:
        return NextStep(Next.FILE)
    following = _following(detail, roles)
    if not roles & _ACTING or following is None:
        return NextStep(Next.LOOK)
    act, refusal = _FOLLOWING[following]
    return NextStep(following, "" if roles & MOVES[act].roles else refusal)


def _following(detail: OrderDetail, roles: AbstractSet[Role]) -> Next | None:
    match detail.row.state:
        case OrderState.FINAL:
            return Next.SIGN
        case OrderState.SIGNED:
            return Next.ARRIVE
        case OrderState.DELIVERING:
            return Next.RECEIVE
        case OrderState.RECEIVED if detail.is_complete:
            return Next.PAY
        case OrderState.RECEIVED:
            receives = bool(roles & MOVES[Act.RECEIVE].roles)
            arrives = bool(roles & MOVES[Act.ARRIVE].roles)
            return Next.ARRIVE if arrives and not receives else Next.RECEIVE
        case _:
            return None


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
    if detail.cancellation is not None and step.key == Act.CANCEL.value:
        end = detail.cancellation
        return Step(ENDED[end.form], short_day(end.on), who, Standing.STOPPED)
    if detail.approval is not None and step.key == Act.FINAL.value:
        ppk = short_name(detail.people.get(detail.approval.ppk, detail.approval.ppk))
        return Step(name, short_day(detail.approval.on), f"{ppk}, tertulis", Standing.DONE)
    if step.key == Act.SIGN.value and detail.signed_on is not None:
        return Step(name, short_day(detail.signed_on), "kedua pihak", Standing.DONE)
    return Step(name, _day_of(step.key, detail) or when, who, Standing.DONE)


def _day_of(key: str, detail: OrderDetail) -> str:
    """The day on the paper, where it may be another than the day of its entry; "" for none."""
    match key:
        case Act.ARRIVE.value:
            on = detail.arrived_on
        case Act.RECEIVE.value:
            on = detail.receipts[-1].received_on if detail.receipts else None
        case Act.PAY.value:
            on = detail.payments[-1].paid_on if detail.payments else None
        case _:
            on = None
    return short_day(on) if on else ""


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
    if key == "order.receive" and detail.receipts:
        back = ", ada retur" if detail.returns else ""
        return f"sebagian, {len(detail.receipts)} BAST{back}"
    if key == "order.pay" and detail.payments:
        return f"sebagian, {len(detail.payments)} kuitansi"
    if key == Act.SUBMIT.value and detail.row.returned_reason:
        return "dikembalikan PPK"
    if key == Act.SUBMIT.value and detail.row.has_lapsed:
        return "batal otomatis"
    return {"order.submit": "belum diajukan", "order.final": "menunggu PPK"}.get(
        key, "belum dicatat"
    )
