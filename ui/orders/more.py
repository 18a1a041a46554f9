"""What else can be done with an order, and why not where it cannot be done now."""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum
from typing import TYPE_CHECKING, Final

from bejo_desktop.domain.charge import OF_THE_PPK_IN_CHARGE
from bejo_desktop.domain.codes import Platform, Role
from bejo_desktop.domain.order import MOVES, Act, OrderState
from ui.access.words import short_role
from ui.orders.words import state_cell

if TYPE_CHECKING:
    from datetime import date

    from bejo_desktop.application.views import OrderDetail
    from bejo_desktop.domain.parties import Officer

ENDED: Final = "SK Anda tidak berlaku hari ini"
COMPLETE: Final = "semua barang sudah diterima"


class More(Enum):
    """An act beside the next step: its verb with a mnemonic, and its icon."""

    ARRIVE = ("Catat barang &tiba", "truck")
    RECEIVE = ("Terima &barang (BAST)", "package-check")
    PAY = ("Catat &pembayaran", "receipt")
    TOGETHER = ("Bayar beberapa pesanan sekali&gus", "wallet")
    APPROVED = ("Catat persetujuan &tertulis PPK", "stamp")
    AMEND = ("Buat a&dendum", "file-text")
    SEND_BACK = ("&Kembalikan barang (retur)", "undo-2")
    END = ("&Hentikan atau putuskan", "ban")
    HAND_OVER = ("A&lihkan ke PPK berikutnya", "users")
    FILE = ("Bukti dan kelengkapan berk&as", "file-check")
    FOR_PLATFORM = ("&Salin untuk platform", "copy")


MOVE_OF: Final = {
    More.ARRIVE: Act.ARRIVE,
    More.RECEIVE: Act.RECEIVE,
    More.PAY: Act.PAY,
    More.TOGETHER: Act.PAY,
    More.APPROVED: Act.FINAL,
    More.AMEND: Act.AMEND,
    More.SEND_BACK: Act.SEND_BACK,
    More.END: Act.CANCEL,
    More.HAND_OVER: Act.HAND_OVER,
}
_UNTIL_COMPLETE: Final = frozenset({More.ARRIVE, More.RECEIVE, More.END})
"""Acts that wait for goods: none is left once all was accepted."""


@dataclass(frozen=True, slots=True)
class Possible:
    """One act with `refusal`, why it cannot be done now; "" where it can."""

    more: More
    refusal: str = ""


def acts_on(detail: OrderDetail, officer: Officer, today: date) -> tuple[Possible, ...]:
    """Return the acts that concern the order at all, each with why not."""
    return tuple(
        Possible(more, refusal_of(more, detail, officer, today))
        for more in More
        if _concerns(more, detail)
    )


def refusal_of(more: More, detail: OrderDetail, officer: Officer, today: date) -> str:
    """Return why an officer cannot do `more` now, as a clause; "" where it can be done."""
    if more not in MOVE_OF:
        without = more is More.FOR_PLATFORM and detail.content.platform is Platform.NONE
        return "pesanan ini tanpa platform" if without else ""
    move = MOVES[MOVE_OF[more]]
    if detail.row.state not in move.sources:
        return f"tidak untuk keadaan “{state_cell(detail.row).text}”"
    if not officer.roles_on(today) & move.roles:
        return ENDED if officer.roles & move.roles else f"hanya {role_names(move.roles)}"
    return _reserved(more, detail, officer, today)


def _reserved(more: More, detail: OrderDetail, officer: Officer, today: date) -> str:
    """Return why somebody whose act it is cannot do it with this order."""
    if more is More.APPROVED and Role.PPK in officer.roles_on(today):
        return "PPK menyetujui sendiri di komputer"
    if more in _UNTIL_COMPLETE and detail.is_complete:
        return COMPLETE
    if more is More.SEND_BACK and not any(one.accepts for one in detail.receipts):
        return "belum ada barang yang diterima"
    nip, name = detail.in_charge
    if MOVE_OF[more] in OF_THE_PPK_IN_CHARGE and nip not in {"", officer.nip}:
        return f"tanggung jawab {name or nip}; alihkan dulu"
    return ""


def role_names(roles: frozenset[Role]) -> str:
    """Return the roles as the office says them: `PP, PPK, atau PPTK`."""
    names = [short_role([role.value]) for role in Role if role in roles]
    if len(names) == 1:
        return names[0]
    return f"{', '.join(names[:-1])} atau {names[-1]}"


def _concerns(more: More, detail: OrderDetail) -> bool:
    state = detail.row.state
    if more is More.FOR_PLATFORM:
        return state in {OrderState.DRAFT, OrderState.SUBMITTED, OrderState.FINAL}
    if more is More.APPROVED:
        return state is OrderState.SUBMITTED
    return state not in {OrderState.DRAFT, OrderState.SUBMITTED, OrderState.VOID} or (
        more is More.HAND_OVER and state is OrderState.SUBMITTED
    )
