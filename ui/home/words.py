"""How a task is written in the list of Beranda."""

from __future__ import annotations

from itertools import groupby
from typing import TYPE_CHECKING, Final

from bejo_desktop.domain.codes import Reason
from bejo_desktop.domain.money import Rupiah
from bejo_desktop.domain.order import UNDECIDED
from ui.accounts import short_account
from ui.days import long_day, short_day
from ui.fonts import Face
from ui.home.tasks import total_of
from ui.orders.words import SOON_DAYS, running_part, short_name
from ui.standing import days_since
from ui.tokens import Tone
from ui.widgets.table.cell import Band, Cell, GroupBand
from ui.widgets.table.model import Column
from ui.workplace import WIB

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from datetime import date, datetime

    from bejo_desktop.application.ports.system import Words
    from bejo_desktop.domain.order import Cause
    from ui.home.tasks import Task

TIRED_DAYS: Final = 3
"""An order that lies for three days with nobody acting is shown in amber."""


def rows_of(tasks: Sequence[Task]) -> list[Task | Band]:
    """Return the tasks with the head of each group before them."""
    rows: list[Task | Band] = []
    for group, members in groupby(tasks, key=lambda task: task.group):
        kept = list(members)
        beside = f"{len(kept)} · {total_of(kept)}"
        rows.append(GroupBand(group.title, beside, icon=group.icon, tone=group.tone))
        rows.extend(kept)
    return rows


def columns(words: Words, clock: Callable[[], datetime]) -> tuple[Column[Task], ...]:
    """Return package with reason, total, age and the verb."""
    return (
        Column("", lambda task: _what(task, words)),
        Column("", lambda task: Cell(str(task.amount), face=Face.STRONG), 150, right=True),
        Column("", lambda task: _age(task, clock()), 190),
        Column("", lambda task: Cell(task.group.verb, Tone.ACCENT, link=True), 90, right=True),
    )


def _what(task: Task, words: Words) -> Cell:
    order = task.order
    name = order.package or "(belum bernama)"
    parts = [f"SP {running_part(order.number)}"] if order.number else []
    if order.sync in UNDECIDED and order.reasons:
        parts.append(_reason(order.reasons[0], words))
    elif order.returned_reason:
        parts.append(f"“{order.returned_reason}”")
    else:
        parts.append(order.vendor_name or "penyedia belum dipilih")
    if task.official:
        parts.append(f"untuk {short_name(task.official)}")
    return Cell(name, face=Face.STRONG, under=" · ".join(parts))


def _reason(cause: Cause, words: Words) -> str:
    """Why the centre did not take it; of a short budget the rekening and what it lacks."""
    facts = dict(cause.facts)
    need, have = facts.get("need"), facts.get("have")
    if cause.code is Reason.BUDGET_SHORT and isinstance(need, int) and isinstance(have, int):
        account = short_account(str(facts.get("code", "")).rpartition("/")[2])
        return f"Sisa pagu {account} kurang {Rupiah(need - have)}"
    return words.reason(cause.code.value, facts)[0]


def _age(task: Task, now: datetime) -> Cell:
    if (limit := _limit(task, (now + WIB).date())) is not None:
        return limit
    changed = task.order.changed_at
    days = days_since(changed, now)
    day = short_day((changed + WIB).date())
    told = {0: "hari ini", 1: "kemarin"}.get(days, f"{days} hari lalu")
    tone = Tone.WAIT if days >= TIRED_DAYS else Tone.MUTED
    return Cell(
        f"sejak {day}", Tone.TEXT if days < TIRED_DAYS else Tone.WAIT, under=told, under_tone=tone
    )


def _limit(task: Task, today: date) -> Cell | None:
    """Until when the PPK may approve, with the days that are left; None where none waits."""
    deadline = task.order.deadline
    if deadline is None:
        return None
    if deadline.on is None:
        return Cell("batas belum diketahui", under=f"libur {deadline.unknown_year} belum dimuat")
    days = (deadline.on - today).days
    told = {0: "hari ini", 1: "besok"}.get(days, f"{days} hari lagi")
    tone = Tone.TEXT
    if days < 0:
        told, tone = f"lewat {-days} hari", Tone.STOP
    elif days <= SOON_DAYS:
        tone = Tone.WAIT
    day = " ".join(long_day(deadline.on).split()[:-1])
    return Cell(f"batas PPK {day}", tone, under=told, under_tone=tone if days <= 1 else Tone.MUTED)
