"""Who drafts for whom (users.md 1.1), and whether a PPK may approve an own draft (security.md 3)."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from bejo_desktop.domain.codes import Role
from bejo_desktop.domain.errors import AccessDenied, RuleBroken

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import date

    from bejo_desktop.domain.parties import Officer, Unit
    from bejo_desktop.domain.rules.book import Rules

OFFICIALS: Final = frozenset({Role.PP, Role.PPK})
"""Who may be the official of a draft."""


def types_for_another(officer: Officer, day: date) -> bool:
    """Tell whether an officer may only type on `day`: an operator who is no official besides."""
    roles = officer.roles_on(day)
    return Role.OPERATOR in roles and not roles & OFFICIALS


def require_official(
    officer: Officer, official: str, officers: Iterable[Officer], day: date
) -> None:
    """
    Refuse a draft of an operator that names no official in office on `day`.

    Args:
        official: NIP that the draft names, "" for none.
        officers: of the unit.

    Raises:
        RuleBroken: `access.official_missing`, `access.official_unknown` with `nip`.
    """
    if not official:
        if types_for_another(officer, day):
            raise RuleBroken("access.official_missing", field="official")
        return
    if not any(one.nip == official and one.roles_on(day) & OFFICIALS for one in officers):
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


def require_other_drafter(drafter: str, ppk: str, unit: Unit, rules: Rules, day: date) -> None:
    """
    Refuse a PPK's approval of an own draft where that is forbidden.

    Args:
        drafter: NIP of who drafted: the official of a typed draft, else the order's author.
        ppk: NIP of who approves; day: of the order.

    Rule: `approval.own_draft` of the unit, else of its region, else the general one.

    Raises:
        AccessDenied: `access.own_draft` with `rule`, the id of the rule that forbids it.
    """
    if drafter != ppk:
        return
    rule = rules.on("approval.own_draft", day, unit.code)
    if rule.region is None:
        rule = rules.on("approval.own_draft", day, unit.region)
    if not rule.switch:
        raise AccessDenied("access.own_draft", rule=rule.id, law=rule.law, nip=ppk)
