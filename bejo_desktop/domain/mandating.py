"""Under which mandate an act is done, and of which day that mandate must be."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from bejo_desktop.domain.authority import pp_may_buy
from bejo_desktop.domain.codes import Role
from bejo_desktop.domain.errors import AccessDenied
from bejo_desktop.domain.money import ZERO
from bejo_desktop.domain.order import MOVES, Act
from bejo_desktop.domain.parties import own_first

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence
    from datetime import date

    from bejo_desktop.domain.money import Rupiah
    from bejo_desktop.domain.parties import Mandate, Officer
    from bejo_desktop.domain.rules.book import Rule

OF_THE_ORDERS_DAY: Final = frozenset({Act.SUBMIT, Act.FINAL})
"""Acts that need a mandate on the day of the order (commands.md)."""
OF_INK: Final = frozenset({Act.SIGN, Act.ARRIVE})
"""Acts that tell what has happened: a mandate of another day is a finding, no refusal."""
OF_THE_PAPERS_DAY: Final = frozenset(
    {Act.BUY, Act.RECEIVE, Act.SEND_BACK, Act.PAY, Act.AMEND, Act.CANCEL}
)
"""Acts that need a mandate on the day that their own paper bears."""

OF_VALUE: Final = frozenset({Act.BUY, Act.AMEND})
"""Acts that the limit of the mandate binds; an issue is more than that (`require_issuing`)."""


def judged_on(act: Act, *, ordered_on: date, own_day: date) -> date:
    """
    Return the day of which the mandate of an act is judged.

    Args:
        own_day: of the act's own paper; the day on which it is done where it has none.
    """
    return ordered_on if act in OF_THE_ORDERS_DAY or act is Act.SIGN else own_day


def mandate_for(
    officer: Officer, act: Act, *, paper_on: date, today: date, total: Rupiah | None = None
) -> Mandate:
    """
    Return the mandate that lets an officer do `act` today, on a paper of the day `paper_on`.

    It is the one choice: what checks an act and what queues it name the same SK.

    Of several, one that holds on both days, then the officer's own before a stand-in's. An act
    that only records something (an arrival, a signature) needs a mandate of today alone.

    Args:
        paper_on: as `judged_on`; today: in WIB.
        total: of the order with taxes, which the mandate of some acts must cover.

    Raises:
        AccessDenied: `access.no_mandate`, `access.role`, `access.mandate_ended`,
            `access.mandate_starts`, `access.order_limit`.
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
    if act in OF_VALUE and total is not None:
        fitting = _covering(officer, fitting, total)
    issuing = [mandate for mandate in fitting if act is Act.FINAL and mandate.issues(ZERO)]
    return _first(issuing or fitting, today)


def require_appointed(officer: Officer, day: date) -> None:
    """
    Refuse an officer who has no mandate at all on `day`.

    Raises:
        AccessDenied: `access.no_mandate`, `access.mandate_ended`, `access.mandate_starts`.
    """
    if not officer.is_appointed_on(day):
        raise not_in_office(officer, officer.mandates, day)


def require_issuing(
    officer: Officer, total: Rupiah, *, on: date, today: date, pp_limit: Rule
) -> Mandate:
    """
    Return the mandate under which an officer may issue an order of `total` with taxes.

    The PPK may, and a PP whose mandate says so, each up to the limit of the mandate; a PP never
    above what a PP may buy. Of several, as `mandate_for`.

    Args:
        on: day of the order; today: in WIB; pp_limit: the rule `officer.pp_limit` of that day.

    Raises:
        AccessDenied: `access.order_limit`, `access.pp_limit`; `access.mandate_ended`,
            `access.mandate_starts`; `access.role` for who was never let issue an order.
    """
    giving = [mandate for mandate in officer.mandates if mandate.issues(ZERO)]
    if not giving:
        raise AccessDenied("access.role", act=Act.FINAL.value)
    if not any(mandate.holds_on(today) for mandate in giving):
        raise not_in_office(officer, giving, today)
    fitting = [mandate for mandate in giving if mandate.holds_on(on)]
    if not fitting:
        raise not_in_office(officer, giving, on)
    covering = _covering(officer, fitting, total)
    able = [one for one in covering if not _passes_pp_limit(one, total, pp_limit)]
    if not able:
        require_pp_limit(covering[0], total, pp_limit)
    return _first(able, today)


def require_pp_limit(mandate: Mandate, total: Rupiah, pp_limit: Rule) -> None:
    """
    Refuse to issue what a PP may not buy at all, whatever the mandate says; a PPK may.

    Args:
        total: with taxes; pp_limit: the rule `officer.pp_limit` of the order's day.

    Raises:
        AccessDenied: `access.pp_limit` (facts: `limit`, `total`, `rule`).
    """
    if _passes_pp_limit(mandate, total, pp_limit):
        facts = {"limit": pp_limit.number, "total": total.amount, "rule": pp_limit.id}
        raise AccessDenied("access.pp_limit", **facts)


def _passes_pp_limit(mandate: Mandate, total: Rupiah, pp_limit: Rule) -> bool:
    return Role.PPK not in mandate.roles and not pp_may_buy(total, pp_limit)


def require_approving(ppk: Officer, total: Rupiah, on: date) -> Mandate:
    """
    Return the mandate under which a PPK approves an order of `total` on paper on the day `on`.

    Raises:
        AccessDenied: `access.order_limit`; `access.mandate_*` for who was no PPK on that day.
    """
    giving = [mandate for mandate in ppk.mandates if Role.PPK in mandate.roles]
    fitting = [mandate for mandate in giving if mandate.holds_on(on)]
    if not fitting:
        raise not_in_office(ppk, giving, on)
    return _first(_covering(ppk, fitting, total), on)


def _covering(officer: Officer, fitting: Sequence[Mandate], total: Rupiah) -> list[Mandate]:
    """Return the mandates that cover `total`; AccessDenied `access.order_limit` for none."""
    if covering := [mandate for mandate in fitting if mandate.covers(total)]:
        return covering
    most, sk = max((one.order_limit.amount, one.sk) for one in fitting if one.order_limit)
    facts = {"limit": most, "total": total.amount}
    raise AccessDenied("access.order_limit", name=officer.name, sk=sk, **facts)


def _first(fitting: Iterable[Mandate], today: date) -> Mandate:
    """Return the one that holds today, too, then the officer's own before a stand-in's."""
    return max(fitting, key=lambda one: (one.holds_on(today), own_first(one)))


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
