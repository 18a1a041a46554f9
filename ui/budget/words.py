"""The columns of the budget, how old its figures are, and how sure what is left is."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from bejo_desktop.domain.money import ZERO
from ui.days import short_day
from ui.fonts import Face
from ui.standing import days_since, moment_words
from ui.tokens import Tone
from ui.widgets.bar import LOW
from ui.widgets.table.cell import Cell, StackCell, money
from ui.widgets.table.model import Column

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import datetime

    from bejo_desktop.application.budgeting import BudgetStand, LineStand, UpStand
    from bejo_desktop.domain.money import Rupiah

STALE_DAYS: Final = 2


def columns() -> tuple[Column[LineStand], ...]:
    """Return account, sub-activity, figures and the bar of what is realised, held and left."""
    return (
        Column(
            "Rekening",
            lambda one: Cell(one.line.account, face=Face.STRONG, under=one.line.account_name),
        ),
        Column(
            "Sub kegiatan",
            lambda one: Cell(one.line.sub_activity, under=one.line.sub_activity_name),
            width=240,
        ),
        Column("Pagu (Rp)", _ceiling, 116, right=True),
        Column("Realisasi (Rp)", _realised, 116, right=True),
        Column("Dipesan (Rp)", _held, 116, right=True),
        Column("Terpakai", _used, 132),
        Column("Sisa (Rp)", _left, 120, right=True),
    )


def age_words(lines: Sequence[LineStand], now: datetime) -> str:
    """Return how old the figures are, as the office says it."""
    if not lines:
        return "Pagu belum dimuat. Sinkronkan, lalu lihat lagi."
    oldest = min(one.line.as_of for one in lines)
    days = days_since(oldest, now)
    age = f" ({days} hari lalu)" if days >= STALE_DAYS else ""
    return f"Menurut Bejo, per {moment_words(oldest)}{age}"


def hold_words(one: LineStand | None) -> str:
    """Return how sure what is left of one line is, and what its figures are made of."""
    if one is None:
        return ""
    line = one.line
    parts = [f"Pagu per {moment_words(line.as_of)}"]
    if one.hold.desks:
        parts.append(f"{one.hold.desks} meja lain dapat menahan sampai {one.hold.may_hold}")
    if line.version is not None:
        parts.append(f"DPA {line.version.name.replace('_', ' ')} {short_day(line.version.on)}")
    if line.fund:
        parts.append(line.fund)
    parts.append(
        f"realisasi SIPD sampai {short_day(line.sipd_as_of)}"
        if line.sipd_as_of
        else "realisasi SIPD belum dimuat"
    )
    if line.corrected != ZERO:
        parts.append(f"koreksi {line.corrected}")
    return " · ".join(parts)


def up_rows(up: UpStand) -> tuple[tuple[str, str, Tone], ...]:
    """Return the petty cash as rows of a name, a figure and its tone."""
    if up.limit is None:
        return (("Batas UP", "belum dicatat", Tone.MUTED),)
    assert up.left is not None
    rows = [
        ("Batas UP", str(up.limit), Tone.TEXT),
        ("Pesanan UP belum dibayar", str(up.open), Tone.TEXT),
        ("Menunggu di komputer ini", str(up.waiting), Tone.TEXT),
        ("Sisa UP menurut Bejo", str(up.left), _tone(up.left, up.limit)),
    ]
    if up.kkpd != ZERO:
        rows.insert(1, ("termasuk kartu kredit (KKPD)", str(up.kkpd), Tone.MUTED))
    return tuple(rows)


def end_words(stand: BudgetStand) -> str:
    """Return the last days of the year for SPM; "" where no circular is known."""
    year = stand.year
    known = (("LS", year.ls_until), ("GU", year.gu_until))
    days = [f"SPM-{kind} {short_day(day)}" for kind, day in known if day is not None]
    return f"Batas akhir tahun: {', '.join(days)}" if days else ""


def sum_words(lines: Sequence[LineStand]) -> str:
    """Return how many lines there are and what is left of them together."""
    left = sum((one.left for one in lines), start=ZERO)
    ceiling = sum((one.line.ceiling for one in lines), start=ZERO)
    return f"{len(lines)} rekening · sisa {left} dari {ceiling}"


def _ceiling(one: LineStand) -> Cell:
    version = one.line.version
    under = version.name.replace("_", " ") if version else ""
    return Cell(one.line.ceiling.plain, face=Face.BODY, under=under)


def _realised(one: LineStand) -> Cell:
    day = one.line.sipd_as_of
    under = f"SIPD {short_day(day)}" if day else ""
    return Cell(one.line.realised.plain, Tone.MUTED, under=under)


def _held(one: LineStand) -> Cell:
    under = f"{one.waiting.plain} di sini" if one.waiting != ZERO else ""
    held = one.line.committed + one.waiting
    return Cell(held.plain, Tone.MUTED, under=under, under_tone=Tone.WAIT)


def _used(one: LineStand) -> StackCell:
    line = one.line
    whole = max(line.ceiling.amount, 1)
    share = (line.realised + line.committed + one.waiting).amount / whole
    words = f"{100 * share:.1f}%".replace(".", ",") if line.ceiling != ZERO else "0,0%"
    parts = (
        (line.realised.amount / whole, None),
        (line.committed.amount / whole, Tone.ACCENT),
        (one.waiting.amount / whole, Tone.WAIT),
    )
    return StackCell(parts, words)


def _left(one: LineStand) -> Cell:
    return money(one.left.plain, _tone(one.left, one.line.ceiling))


def _tone(left: Rupiah, whole: Rupiah) -> Tone:
    if left < ZERO:
        return Tone.STOP
    return Tone.WAIT if left.amount < whole.amount * LOW else Tone.TEXT
