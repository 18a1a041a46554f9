"""Under which mandate an act is done, and of which day that mandate must be."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from bejo_desktop.domain.errors import AccessDenied
from bejo_desktop.domain.money import ZERO
from bejo_desktop.domain.order import MOVES, Act
from bejo_desktop.domain.parties import own_first

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import date

    from bejo_desktop.domain.money import Rupiah
    from bejo_desktop.domain.parties import Mandate, Officer

OF_THE_ORDERS_DAY: Final = frozenset({Act.SUBMIT, Act.FINAL})
"""Acts that need a mandate on the day of the order (commands.md)."""
OF_INK: Final = frozenset({Act.SIGN, Act.ARRIVE})
"""Acts that tell what has happened: a mandate of another day is a finding, no refusal."""
OF_THE_PAPERS_DAY: Final = frozenset(
    {Act.BUY, Act.RECEIVE, Act.SEND_BACK, Act.PAY, Act.AMEND, Act.CANCEL}
)
"""Acts that need a mandate on the day that their own paper bears."""


def judged_on(act: Act, *, ordered_on: date, own_day: date) -> date:
    """
    Return the day of which the mandate of an act is judged.

    Args:
        own_day: of the act's own paper; the day on which it is done where it has none.
    """
    return ordered_on if act in OF_THE_ORDERS_DAY or act is Act.SIGN else own_day


def mandate_for(officer: Officer, act: Act, *, paper_on: date, today: date) -> Mandate:
    """
    Return the mandate that lets an officer do `act` today, on a paper of the day `paper_on`.

    Of several, one that holds on both days, then the officer's own before a stand-in's. An act
    that only records something (an arrival, a signature) needs a mandate of today alone.

    Args:
        paper_on: as `judged_on`; today: in WIB.

    Raises:
        AccessDenied: `access.no_mandate`, `access.role`, `access.mandate_ended`,
            `access.mandate_starts`.
    """
    require_appointed(officer, today)
    roles = MOVES[act].roles
    giving = [mandate for mandate in officer.mandates if mandate.roles & roles]
    if not giving:
        raise AccessDenied("access.role", act=act.value, roles=sorted(role.value for role in roles))
    if not any(mandate.holds_on(today) for mandate in giving):
        raise not_in_office(officer, giving, today)
    fitting = [mandate for mandate in giving if mandate.holds_on(paper_on)]
    if not fitting and act in OF_THE_ORDERS_DAY | OF_THE_PAPERS_DAY:
        raise not_in_office(officer, giving, paper_on)
    fitting = fitting or [mandate for mandate in giving if mandate.holds_on(today)]
    issuing = [mandate for mandate in fitting if act is Act.FINAL and mandate.issues(ZERO)]
    return max(issuing or fitting, key=lambda one: (one.holds_on(today), own_first(one)))


def require_appointed(officer: Officer, day: date) -> None:
    """
    Refuse an officer who has no mandate at all on `day`.

    Raises:
        AccessDenied: `access.no_mandate`, `access.mandate_ended`, `access.mandate_starts`.
    """
    if not officer.is_appointed_on(day):
        raise not_in_office(officer, officer.mandates, day)


def require_issuing(officer: Officer, total: Rupiah, day: date) -> Mandate:
    """
    Return the mandate under which an officer may issue an order of `total` with taxes.

    The PPK may, and a PP whose mandate says so, each up to the limit of the mandate.

    Raises:
        AccessDenied: `access.order_limit`; `access.role` for who may issue no order on `day`.
    """
    if mandate := officer.issuing_mandate(total, day):
        return mandate
    if smaller := officer.issuing_mandate(ZERO, day):
        limit = smaller.order_limit
        raise AccessDenied(
            "access.order_limit",
            name=officer.name,
            sk=smaller.sk,
            limit=limit.amount if limit else 0,
            total=total.amount,
        )
    raise AccessDenied("access.role", act=Act.FINAL.value)


def not_in_office(officer: Officer, mandates: Iterable[Mandate], day: date) -> AccessDenied:
    """Return why none of `mandates` holds on `day`: which SK ended, or begins later."""
    held = sorted(mandates, key=lambda one: (one.since, one.until, one.sk))
    ended = [mandate for mandate in held if mandate.until < day]
    facts = {"name": officer.name, "nip": officer.nip}
    if ended:
        last = max(ended, key=lambda one: one.until)
        days = {"until": last.until.isoformat(), "day": day.isoformat()}
        return AccessDenied("access.mandate_ended", sk=last.sk, **days, **facts)
    if held:
        days = {"since": held[0].since.isoformat(), "day": day.isoformat()}
        return AccessDenied("access.mandate_starts", sk=held[0].sk, **days, **facts)
    return AccessDenied("access.no_mandate", **facts)
