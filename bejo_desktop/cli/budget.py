"""`bejo budget list`: what is left in each line, "menurut Bejo", and of the petty cash."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from bejo_desktop.bootstrap.surroundings import clock_of
from bejo_desktop.cli.answers import Answer, Table
from bejo_desktop.cli.opening import open_desk
from bejo_desktop.domain.days import wib_day

if TYPE_CHECKING:
    from datetime import date

    from bejo_desktop.application.budgeting import BudgetStand, LineStand, UpStand
    from bejo_desktop.cli.arguments import Asked
    from bejo_desktop.domain.dpa import DpaVersion


def list_lines(asked: Asked) -> Answer:
    """`bejo budget list`."""
    year = asked.year or wib_day(clock_of(asked.now)()).year
    with open_desk(asked) as core:
        stand = core.budgeting.stand(year)
    document = {
        "lines": [_line(one) for one in stand.lines],
        "up": _up(stand.up),
        "year_end": {"ls_until": _iso(stand.year.ls_until), "gu_until": _iso(stand.year.gu_until)},
    }
    return Answer(document, _shown(stand))


def _line(one: LineStand) -> dict[str, Any]:
    line = one.line
    return {
        "code": line.code,
        "account": line.account,
        "account_name": line.account_name,
        "sub_activity": line.sub_activity,
        "fund": line.fund,
        "version": _version(line.version),
        "ceiling": line.ceiling.amount,
        "committed": (line.committed + one.waiting).amount,
        "waiting": one.waiting.amount,
        "realised": line.realised.amount,
        "realised_elsewhere": line.realised_elsewhere.amount,
        "corrected": line.corrected.amount,
        "sipd_as_of": _iso(line.sipd_as_of),
        "left": one.left.amount,
        "as_of": line.as_of.isoformat(),
        "hold": {"desks": one.hold.desks, "may_hold": one.hold.may_hold.amount},
    }


def _version(version: DpaVersion | None) -> dict[str, str] | None:
    if version is None:
        return None
    return {"name": version.name, "on": version.on.isoformat(), "number": version.number}


def _up(up: UpStand) -> dict[str, int | str | None]:
    return {
        "limit": None if up.limit is None else up.limit.amount,
        "kkpd": up.kkpd.amount,
        "open": up.open.amount,
        "waiting": up.waiting.amount,
        "paid": up.paid.amount,
        "refilled_on": up.refilled_on.isoformat() if up.refilled_on else None,
        "left": None if up.left is None else up.left.amount,
    }


def _shown(stand: BudgetStand) -> tuple[Table | str, ...]:
    lines = Table(
        ("Baris anggaran", "Pagu (Rp)", "Dipesan (Rp)", "Realisasi (Rp)", "Sisa (Rp)"),
        [
            (
                one.line.code,
                one.line.ceiling.plain,
                (one.line.committed + one.waiting).plain,
                one.line.realised.plain,
                one.left.plain,
            )
            for one in stand.lines
        ],
        frozenset({1, 2, 3, 4}),
    )
    up = stand.up
    if up.limit is None or up.left is None:
        return (lines,)
    since = f"sejak GU {up.refilled_on}" if up.refilled_on else "tanpa GU"
    petty_cash = (
        f"UP {up.limit}, KKPD {up.kkpd}; pesanan terbuka {up.open + up.waiting}; "
        f"dibayar {up.paid} {since}; sisa menurut Bejo {up.left}."
    )
    return lines, petty_cash


def _iso(day: date | None) -> str | None:
    return None if day is None else day.isoformat()
