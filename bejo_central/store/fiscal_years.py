"""A fiscal year of a unit beside its budget lines: petty cash, and the last days for SPM."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from sqlalchemy import func, select, update

from bejo_central.store.budget_tables import UNIT_YEAR, YEAR_END
from bejo_central.store.device_tables import DEVICE
from bejo_central.store.engine import upsert
from bejo_central.store.feed import unit_scope
from bejo_central.store.order_tables import COMMITMENT, REALISATION
from bejo_central.store.reference_tables import BUDGET_LINE, FISCAL_YEAR, UNIT
from bejo_desktop.domain.codes import Payment
from bejo_desktop.domain.fiscal_year import FiscalYear
from bejo_desktop.domain.money import ZERO, Rupiah

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date

    from sqlalchemy import Connection

    from bejo_central.store.database import Session


@dataclass(frozen=True, slots=True)
class YearEnd:
    """The last days on which a region takes an SPM-LS and an SPM-GU; None where not known."""

    region: str
    year: int
    ls_until: date | None
    gu_until: date | None


def touch(session: Session, code: str, year: int) -> None:
    """Tell the desks of a unit that something of its year moved."""
    session.feed.touch(unit_scope(code), "year", str(year))


def touch_all(session: Session, code: str) -> None:
    """Tell the desks of a unit that something moved which every year with a budget tells."""
    years = select(BUDGET_LINE.c.year).where(BUDGET_LINE.c.unit == code).distinct()
    for year in session.connection.execute(years.order_by(BUDGET_LINE.c.year)).scalars():
        touch(session, code, year)


def stand(connection: Connection, code: str, year: int) -> FiscalYear:
    """Return what holds for a unit in a year, also where nobody has told anything of it."""
    own = connection.execute(
        select(UNIT_YEAR).where(UNIT_YEAR.c.unit == code, UNIT_YEAR.c.year == year)
    ).one_or_none()
    last = connection.execute(
        select(YEAR_END.c.ls_until, YEAR_END.c.gu_until)
        .join(UNIT, UNIT.c.region == YEAR_END.c.region)
        .where(UNIT.c.code == code, YEAR_END.c.year == year)
    ).one_or_none()
    bound = connection.execute(
        select(func.coalesce(func.sum(COMMITMENT.c.amount), 0)).where(
            COMMITMENT.c.unit == code,
            COMMITMENT.c.year == year,
            COMMITMENT.c.route == Payment.UP.value,
        )
    ).scalar_one()
    limit = None if own is None or own.up_limit is None else Rupiah(own.up_limit)
    refilled_on = None if own is None else own.refilled_on
    return FiscalYear(
        year=year,
        up_limit=limit,
        up_kkpd=ZERO if own is None else Rupiah(own.up_kkpd),
        up_open=Rupiah(int(bound)),
        ls_until=None if last is None else last.ls_until,
        gu_until=None if last is None else last.gu_until,
        desks=_desks(connection, code),
        up_paid=_paid_by_up(connection, code, year, refilled_on),
        up_refilled_on=refilled_on,
        closed_on=connection.execute(
            select(FISCAL_YEAR.c.closed_on).where(FISCAL_YEAR.c.year == year)
        ).scalar(),
    )


def _paid_by_up(connection: Connection, code: str, year: int, after: date | None) -> Rupiah:
    """Return what was paid by UP after a day, or in all the year."""
    mine = [
        REALISATION.c.unit == code,
        REALISATION.c.year == year,
        REALISATION.c.route == Payment.UP.value,
    ]
    if after is not None:
        mine.append(REALISATION.c.paid_on > after)
    paid = select(func.coalesce(func.sum(REALISATION.c.amount), 0)).where(*mine)
    return Rupiah(int(connection.execute(paid).scalar_one()))


def _desks(connection: Connection, code: str) -> int:
    counted = select(func.count()).select_from(DEVICE)
    return connection.execute(
        counted.where(DEVICE.c.unit == code, DEVICE.c.revoked_at.is_(None))
    ).scalar_one()


def set_up(session: Session, code: str, year: int, limit: Rupiah, kkpd: Rupiah) -> None:
    """Set a unit's petty cash of a year, and what of it is the card's share."""
    values = {"unit": code, "year": year, "up_limit": limit.amount, "up_kkpd": kkpd.amount}
    upsert(session.connection, UNIT_YEAR, [values])
    touch(session, code, year)


def refill(session: Session, code: str, year: int, on: date) -> None:
    """Note that the UP was filled up (GU) with all that was paid of it up to a day."""
    mine = (UNIT_YEAR.c.unit == code, UNIT_YEAR.c.year == year)
    session.connection.execute(update(UNIT_YEAR).where(*mine).values(refilled_on=on))
    touch(session, code, year)


def set_year_end(session: Session, last: YearEnd) -> None:
    """Set a region's last days of a year; the desks of all its units are told."""
    values = {
        "region": last.region,
        "year": last.year,
        "ls_until": last.ls_until,
        "gu_until": last.gu_until,
    }
    upsert(session.connection, YEAR_END, [values])
    codes = session.connection.execute(
        select(UNIT.c.code).where(UNIT.c.region == last.region).order_by(UNIT.c.code)
    )
    for code in codes.scalars():
        touch(session, code, last.year)


def year_ends(connection: Connection, year: int | None = None) -> Sequence[YearEnd]:
    """Return the last days of each region, by year and region."""
    wanted = select(YEAR_END).order_by(YEAR_END.c.year, YEAR_END.c.region)
    if year is not None:
        wanted = wanted.where(YEAR_END.c.year == year)
    rows = connection.execute(wanted)
    return [YearEnd(row.region, row.year, row.ls_until, row.gu_until) for row in rows]
