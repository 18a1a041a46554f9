"""How an order is named in lists: its number, its state, what the centre knows of it."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from bejo_desktop.domain.contract_changes import CancelForm
from bejo_desktop.domain.order import OrderState, SyncState
from ui.days import long_day, short_day
from ui.fonts import Face
from ui.tokens import Tone
from ui.widgets.table.cell import AnyCell, Cell, ChipCell, NumberCell
from ui.workplace import WIB

if TYPE_CHECKING:
    from collections.abc import Container
    from datetime import date, datetime
    from uuid import UUID

    from bejo_desktop.application.views import OrderDetail, OrderRow

UNNUMBERED: Final = "belum bernomor"

STATES: Final = {
    OrderState.DRAFT: ChipCell("Konsep", Tone.QUIET, "square-pen"),
    OrderState.SUBMITTED: ChipCell("Menunggu persetujuan PPK", Tone.WAIT, "stamp"),
    OrderState.FINAL: ChipCell("Pesanan terbit", Tone.QUIET, "file-check"),
    OrderState.SIGNED: ChipCell("Sudah ditandatangani", Tone.QUIET, "signature"),
    OrderState.DELIVERING: ChipCell("Dikirim", Tone.QUIET, "truck"),
    OrderState.RECEIVED: ChipCell("Diterima", Tone.GOOD, "package-check"),
    OrderState.PAID: ChipCell("Lunas", Tone.GOOD, "circle-check"),
    OrderState.VOID: ChipCell("Nomor dibatalkan", Tone.QUIET, "ban"),
    OrderState.CANCELLED: ChipCell("Dihentikan atau diputus", Tone.QUIET, "ban"),
}
ENDED: Final = {CancelForm.PENGHENTIAN: "Dihentikan", CancelForm.PEMUTUSAN: "Diputus"}
"""What an order is called that ended in one of the two forms."""
PART_RECEIVED: Final = ChipCell("Diterima sebagian", Tone.WAIT, "package")
RETURNED: Final = ChipCell("Dikembalikan PPK", Tone.WAIT, "undo-2")
LAPSED: Final = ChipCell("Batal otomatis", Tone.WAIT, "clock")
SOON_DAYS: Final = 1
"""A last day of tomorrow or sooner is shown in amber."""

_SYNCS: Final = {
    SyncState.LOCAL: ("Hanya di komputer ini", "hard-drive", Tone.MUTED),
    SyncState.QUEUED: ("Menunggu dikirim ke pusat", "cloud-upload", Tone.MUTED),
    SyncState.ACCEPTED: ("Diterima pusat {day}", "cloud-check", Tone.MUTED),
    SyncState.HELD: ("Perlu keputusan Anda", "octagon-alert", Tone.STOP),
    SyncState.REFUSED: ("Ditolak pusat", "octagon-x", Tone.STOP),
    SyncState.BLOCKED: ("Menunggu keputusan pesanan lain", "hourglass", Tone.WAIT),
    SyncState.SEALED: ("Tersegel – komputer ini dicabut", "lock-keyhole", Tone.WAIT),
}

_DIGITS: Final = re.compile(r"(?<![\d.])\d{1,6}(?![\d.])", re.ASCII)
"""Runs of digits that are no part of a dotted code: `0116` and `2026` of `000.3.2/0116/SP/…`."""
_YEAR: Final = re.compile(r"20\d\d", re.ASCII)


def number_cell(number: str | None) -> AnyCell:
    """Return an official number with its running part strong, or `belum bernomor`."""
    if number is None:
        return Cell(UNNUMBERED, Tone.FAINT)
    found = _running(number)
    if found is None:
        return Cell(number, Tone.TEXT, Face.SMALL)
    return NumberCell(number[: found.start()], found[0], number[found.end() :])


def running_part(number: str | None) -> str:
    """Return what officers call a number by: `0116`; the whole where it has no such part."""
    if number is None:
        return UNNUMBERED
    found = _running(number)
    return number if found is None else found[0]


def state_cell(row: OrderRow, unfinished: Container[UUID] = frozenset()) -> ChipCell:
    """
    Return where the order stands, as a chip.

    Args:
        unfinished: received orders of which a part is still to come.
    """
    if row.state is OrderState.RECEIVED and row.order_id in unfinished:
        return PART_RECEIVED
    if row.state is OrderState.DRAFT and row.returned_reason:
        return RETURNED
    return LAPSED if row.has_lapsed else STATES[row.state]


def standing_of(detail: OrderDetail) -> ChipCell:
    """Return the same of an order in full, with the form in which it ended."""
    if detail.cancellation is None:
        unfinished = () if detail.is_complete else (detail.row.order_id,)
        return state_cell(detail.row, unfinished)
    return ChipCell(ENDED[detail.cancellation.form], Tone.QUIET, "ban")


def ppk_limit(row: OrderRow, today: date) -> tuple[str, Tone] | None:
    """Return until when the PPK may approve, `batas PPK Rabu 14 Okt`; None where none waits."""
    if row.deadline is None:
        return None
    if row.deadline.on is None:
        return f"libur {row.deadline.unknown_year} belum dimuat", Tone.MUTED
    return _limit("batas PPK", row.deadline.on, today)


def vendor_limit(detail: OrderDetail, today: date) -> tuple[str, Tone] | None:
    """Return until when the vendor accepts, `batas penyedia …`; None where it need not."""
    term = detail.vendor_deadline
    if term is None:
        return None
    if term.on is None:
        return f"libur {term.unknown_year} belum dimuat", Tone.MUTED
    return _limit("batas penyedia", term.on, today)


def delivery_limit(detail: OrderDetail, today: date) -> tuple[str, Tone] | None:
    """Return until when the goods come; None where none are awaited."""
    state = detail.row.state
    if state not in {OrderState.SIGNED, OrderState.DELIVERING, OrderState.RECEIVED}:
        return None
    if detail.is_complete:
        return None
    return _limit("batas penyerahan", detail.content.due_on, today)


def _limit(name: str, last: date, today: date) -> tuple[str, Tone]:
    day = " ".join(long_day(last).split()[:-1])
    days = (last - today).days
    if days < 0:
        return f"{name} {day}, lewat {-days} hari", Tone.STOP
    return f"{name} {day}", Tone.WAIT if days <= SOON_DAYS else Tone.MUTED


def sync_cell(row: OrderRow) -> Cell:
    """Return what the centre knows of the order."""
    text, icon, tone = sync_words(row)
    return Cell(text, tone, Face.SMALL, icon=icon, icon_tone=tone)


def sync_words(row: OrderRow) -> tuple[str, str, Tone]:
    """Return the same as words, icon and tone, for places that are no table."""
    if row.sync is SyncState.ACCEPTED and row.findings:
        return "Diterima, ada catatan", "info", Tone.WAIT
    text, icon, tone = _SYNCS[row.sync]
    return text.format(day=local_day(row.changed_at)), icon, tone


def local_day(moment: datetime) -> str:
    """Return the day of a moment in WIB, as in a column: `8 Okt`."""
    return short_day((moment + WIB).date())


def local_moment(moment: datetime) -> str:
    """Return a moment in WIB, as under a step: `28 Sep 09.14`."""
    return f"{local_day(moment)} {local_hour(moment)}"


def local_hour(moment: datetime) -> str:
    """Return the hour of a moment in WIB: `09.14`."""
    return f"{moment + WIB:%H.%M}"


def short_name(name: str) -> str:
    """Return a name without titles, first names as letters: `R. Kusumawati`."""
    words = [word for word in name.partition(",")[0].split() if not word.endswith(".")]
    if not words:
        return name
    return " ".join([*(f"{word[0]}." for word in words[:-1]), words[-1]])


def _running(number: str) -> re.Match[str] | None:
    """The first run of digits that is not the year, wherever a unit's mask puts that."""
    runs = list(_DIGITS.finditer(number))
    plain = [run for run in runs if not _YEAR.fullmatch(run[0])]
    return next(iter(plain or runs), None)
