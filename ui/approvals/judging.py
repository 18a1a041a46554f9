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
    from ui.approvals.folder import Book, Entry, Folder
    from ui.approvals.ticks import Ticks

ONLY_PPK: Final = "Hanya PPK yang menyetujui atau mengembalikan."
DECIDED: Final = "Pesanan ini sudah diputus hari ini."
OWN_HAND: Final = "Anda PPK: setujui dengan kata sandi. Lembar di kertas dicatat petugas lain."
BLOCKED: Final = "Ada tanda merah yang harus diselesaikan lebih dulu."
WAIT: Final = "Kata sandi salah berkali-kali: tunggu sebentar."


class Way(Enum):
    """How an order is approved by who sits here: the verb of F9."""

    ISSUE = "Setujui & terbitkan nomor"
    RECORD = "Catat persetujuan tertulis PPK"


@dataclass(frozen=True, slots=True)
class Judged:
    """The way, and why it or giving back cannot be done; "" where it can."""

    way: Way
    refusal: str = ""
    back_refusal: str = ""

    @property
    def record_refusal(self) -> str:
        """Why a sheet cannot be recorded by who issues here; else `refusal` says it."""
        return self.refusal if self.refusal in {DECIDED, ONLY_PPK} else OWN_HAND


def judge(entry: Entry, folder: Folder, officer: Officer, *, waiting: bool) -> Judged:
    """
    Return what can be done with `entry`, alone.

    Args:
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
    return Judged(Way.ISSUE, _refusal(entry, folder, waiting=waiting), back)


def may_issue(officer: Officer, today: date) -> bool:
    """Tell whether an officer issues orders at all."""
    return officer.issuing_mandate(ZERO, today) is not None


def refusal_together(ticks: Ticks, folder: Folder) -> str:
    """Return why none of the ticked orders can be issued now, "" where one can."""
    wanted = dict.fromkeys(ticks.books)
    lacking = [one for one in wanted if folder.numbering.is_used_up(one)]
    return used_up(lacking[0]) if lacking and len(lacking) == len(wanted) else ""


def used_up(book: Book) -> str:
    """Return what is said where no number of a book is left."""
    return f"Nomor {book.series} habis: sinkronkan lebih dulu untuk mengambil nomor baru."


def _refusal(entry: Entry, folder: Folder, *, waiting: bool) -> str:
    if waiting:
        return WAIT
    if entry.view.blocks:
        return BLOCKED
    return used_up(entry.book) if folder.numbering.is_used_up(entry.book) else ""
