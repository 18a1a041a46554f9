"""The columns of the budget, how old its figures are, and how sure what is left is."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Final

from bejo_desktop.application.views import Flag, FlagLevel, Why
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
    from datetime import date, datetime

    from bejo_desktop.application.budgeting import BudgetStand, LineStand, UpStand
    from bejo_desktop.application.core import Core
    from bejo_desktop.domain.money import Rupiah

LEFT: Final = "flag.over_left"
"""The flag that rests on the same law as what is left of a line."""
STALE_DAYS: Final = 2
KEEPER: Final = (
    "DPA dan realisasi SIPD yang dimuat admin pusat, serta koreksi dengan alasannya; "
    "F5 membawanya ke komputer ini"
)
"""Who imports and corrects, and how it comes here: nobody changes a budget on a desk."""
NO_LIMIT: Final = (
    "belum dicatat: admin pusat mencatatnya menurut SK UP, lalu sinkronkan komputer ini"
)


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


def why_of(one: LineStand, core: Core, today: date) -> Why:
    """Return what is left of one line as a sum, with the law of the ceiling."""
    line = one.line
    parts = [line.realised, line.committed, *([one.waiting] if one.waiting != ZERO else [])]
    taken = "".join(f" − {part}" for part in parts)
    law = core.explaining.flag(Flag(FlagLevel.NOTICE, LEFT, {}), today)
    facts: dict[str, object] = {"account": line.account, "budget_line": line.code}
    numbers = f"{line.ceiling}{taken} = {one.left}"
    return replace(law, figure="budget", numbers=numbers, facts=facts, level=None)


def realised_why(one: LineStand) -> Why:
    """Return of what the realised figure of one line is made: SIPD, Bejo's payments, corrections."""
    line = one.line
    told = f" (SIPD sampai {short_day(line.sipd_as_of)})" if line.sipd_as_of else ""
    parts = [f"dibayar lewat Bejo {line.paid}", f"di luar Bejo {line.realised_elsewhere}{told}"]
    if line.corrected != ZERO:
        parts.append(f"koreksi {line.corrected}")
    facts: dict[str, object] = {"account": line.account, "budget_line": line.code}
    numbers = f"{' + '.join(parts)} = {line.realised}"
    return Why("budget.realised", "", KEEPER, None, numbers, facts)


def up_rows(up: UpStand) -> tuple[tuple[str, str, Tone], ...]:
    """Return the petty cash as rows of a name, a figure and its tone."""
    if up.limit is None:
        return (("Batas UP", NO_LIMIT, Tone.MUTED),)
    assert up.left is not None
    since = f"sejak GU {short_day(up.refilled_on)}" if up.refilled_on else "tahun ini, tanpa GU"
    rows = [
        ("Batas UP", str(up.limit), Tone.TEXT),
        ("Pesanan UP belum dibayar", str(up.open), Tone.TEXT),
        (f"Dibayar dengan UP {since}", str(up.paid), Tone.TEXT),
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
