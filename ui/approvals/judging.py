"""What F9 does with the order in sight, and why where it does nothing."""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum
from typing import TYPE_CHECKING, Final

from bejo_desktop.domain.money import ZERO
from bejo_desktop.domain.order import MOVES
from bejo_desktop.domain.order import Act as Move
from ui.approvals.folder import Group

if TYPE_CHECKING:
    from datetime import date

    from bejo_desktop.domain.parties import Officer
    from ui.approvals.folder import Entry, Folder

ONLY_PPK: Final = "Hanya PPK yang menyetujui atau mengembalikan."
DECIDED: Final = "Pesanan ini sudah diputus hari ini."
BLOCKED: Final = "Ada tanda merah yang harus diselesaikan lebih dulu."
USED_UP: Final = "Nomor SP habis: sinkronkan lebih dulu untuk mengambil nomor baru."
WAIT: Final = "Kata sandi salah berkali-kali: tunggu sebentar."


class Way(Enum):
    """How an order is approved by who sits here: the verb of F9."""

    ISSUE = "Setujui & terbitkan nomor"
    TOGETHER = "Setujui yang dicentang"
    RECORD = "Catat persetujuan tertulis PPK"


@dataclass(frozen=True, slots=True)
class Judged:
    """The way, and why it or giving back cannot be done; "" where it can."""

    way: Way
    refusal: str = ""
    back_refusal: str = ""


def judge(entry: Entry, folder: Folder, officer: Officer, ticked: int, *, waiting: bool) -> Judged:
    """
    Return what can be done with `entry`.

    Args:
        ticked: how many orders are ticked; they go together unless a flagged one is in sight.
        waiting: whether too many wrong passphrases make everybody wait.
    """
    if entry.group is Group.DECIDED:
        return Judged(Way.ISSUE, DECIDED, DECIDED)
    back = "" if officer.roles & MOVES[Move.RETURN].roles else ONLY_PPK
    if not officer.roles & MOVES[Move.FINAL].roles:
        return Judged(Way.ISSUE, ONLY_PPK, back)
    row = entry.detail.row
    issues = officer.issuing_mandate(row.total, row.ordered_on) is not None
    if not issues and back:
        return Judged(Way.RECORD, BLOCKED if entry.view.blocks else "", back)
    way = Way.TOGETHER if ticked and entry.group is Group.CLEAN else Way.ISSUE
    return Judged(way, _refusal(entry, folder, waiting=waiting), back)


def may_issue(officer: Officer, today: date) -> bool:
    """Tell whether an officer issues orders at all."""
    return officer.issuing_mandate(ZERO, today) is not None


def _refusal(entry: Entry, folder: Folder, *, waiting: bool) -> str:
    if waiting:
        return WAIT
    if entry.view.blocks:
        return BLOCKED
    return USED_UP if folder.numbering.is_used_up else ""
