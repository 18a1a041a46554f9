"""The columns of the budget and the age of its figures."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from ui.fonts import Face
from ui.standing import days_since, moment_words
from ui.tokens import Tone
from ui.widgets.bar import LOW
from ui.widgets.table.cell import BarCell, Cell, money
from ui.widgets.table.model import Column

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import datetime

    from bejo_desktop.domain.budget import BudgetLine

STALE_DAYS: Final = 2


def columns() -> tuple[Column[BudgetLine], ...]:
    """Return account, sub-activity, figures and the bar of what is used."""
    return (
        Column(
            "Rekening",
            lambda line: Cell(line.account, face=Face.STRONG, under=line.account_name),
        ),
        Column(
            "Sub kegiatan",
            lambda line: Cell(line.sub_activity, under=line.sub_activity_name),
            width=264,
        ),
        Column(
            "Pagu (Rp)", lambda line: money(line.ceiling.plain, face=Face.BODY), 116, right=True
        ),
        Column(
            "Realisasi (Rp)", lambda line: money(line.realised.plain, Tone.MUTED), 112, right=True
        ),
        Column(
            "Dipesan (Rp)", lambda line: money(line.committed.plain, Tone.MUTED), 112, right=True
        ),
        Column("Terpakai", _used, 116),
        Column("Sisa (Rp)", _left, 120, right=True),
    )


def age_words(lines: Sequence[BudgetLine], now: datetime) -> str:
    """Return how old the figures are, as the office says it."""
    if not lines:
        return "Pagu belum dimuat. Sinkronkan, lalu lihat lagi."
    oldest = min(line.as_of for line in lines)
    days = days_since(oldest, now)
    age = f" ({days} hari lalu)" if days >= STALE_DAYS else ""
    return f"Menurut Bejo, per {moment_words(oldest)}{age}"


def _used(line: BudgetLine) -> BarCell:
    used = line.realised + line.committed
    share = used.amount / line.ceiling.amount if line.ceiling.amount else 0.0
    return BarCell(min(share, 1.0), f"{100 * share:.1f}%".replace(".", ","))


def _left(line: BudgetLine) -> Cell:
    tone = Tone.TEXT
    if line.left.amount < 0:
        tone = Tone.STOP
    elif line.left.amount < line.ceiling.amount * LOW:
        tone = Tone.WAIT
    return money(line.left.plain, tone)
