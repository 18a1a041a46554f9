"""Who drafts for whom (users.md 1.1), and whether a PPK may approve an own draft (security.md 3)."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from bejo_desktop.domain.codes import Role
from bejo_desktop.domain.content import Procedure
from bejo_desktop.domain.errors import AccessDenied, RuleBroken
from bejo_desktop.domain.order import MOVES, Act

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable
    from datetime import date

    from bejo_desktop.domain.parties import Officer, Unit
    from bejo_desktop.domain.rules.book import Rules

DRAFTING: Final = frozenset({Act.SUBMIT.value, Act.TAKE_BACK.value, "order.edit"})
"""Acts of an order's history that are drafting."""


def handing_in(procedure: Procedure) -> Act:
    """Return the act by which its official hands a draft in: a small purchase is bought at once."""
    return Act.BUY if procedure is Procedure.SMALL else Act.SUBMIT


def types_for_another(officer: Officer, day: date, act: Act = Act.SUBMIT) -> bool:
    """Tell whether an officer may only type on `day`: an operator who does not `act` besides."""
    roles = officer.roles_on(day)
    return Role.OPERATOR in roles and not roles & MOVES[act].roles


def require_official(
    officer: Officer, official: str, officers: Iterable[Officer], day: date, act: Act = Act.SUBMIT
) -> None:
    """
    Refuse a draft of an operator that names no official in office on `day`.

    Args:
        official: NIP that the draft names, "" for none.
        officers: of the unit; act: what the official will do with it, submit or buy.

    Raises:
        RuleBroken: `access.official_missing`, `access.official_unknown` with `nip`.
    """
    able = MOVES[act].roles
    if not official:
        if types_for_another(officer, day, act):
            raise RuleBroken("access.official_missing", field="official")
        return
    if not any(one.nip == official and one.roles_on(day) & able for one in officers):
        raise RuleBroken(
            "access.official_unknown", field="official", nip=official, day=day.isoformat()
        )


def require_named_official(officer: Officer, official: str, name: str) -> None:
    """
    Refuse to submit a draft that was typed for another official (AccessDenied
    `access.official_other`).

    Args:
        official: NIP that the draft names, "" for a draft that its own author submits.
        name: of that official.
    """
    if official not in {"", officer.nip}:
        raise AccessDenied("access.official_other", nip=official, name=name or official)


def drafters_of(official: str, author: str, acts: Iterable[tuple[str, str]]) -> frozenset[str]:
    """
    Return who drafted an order: whoever began, edited or handed it in, and its named official.

    Args:
        acts: pairs of act and NIP, of the order's history.
    """
    return frozenset({official, author, *(by for act, by in acts if act in DRAFTING)}) - {""}


def require_other_drafter(
    drafters: Collection[str], ppk: str, unit: Unit, rules: Rules, day: date
) -> None:
    """
    Refuse a PPK's approval of an own draft where that is forbidden.

    Args:
        drafters: NIPs of who drafted (`drafters_of`).
        ppk: NIP of who approves; day: of the order.

    Rule: `approval.own_draft` of the unit, else of its region, else the general one.

    Raises:
        AccessDenied: `access.own_draft` with `rule`, the id of the rule that forbids it.
    """
    if ppk not in drafters:
        return
    rule = rules.on("approval.own_draft", day, unit.code)
    if rule.region is None:
        rule = rules.on("approval.own_draft", day, unit.region)
    if not rule.switch:
        raise AccessDenied("access.own_draft", rule=rule.id, law=rule.law, nip=ppk)
