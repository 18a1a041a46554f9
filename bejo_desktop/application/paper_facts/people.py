"""Who signs which paper: officers of the unit by their mandates and the day of the paper."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final, Protocol

from bejo_desktop.domain.charge import ppk_in_charge
from bejo_desktop.domain.codes import Role
from bejo_desktop.domain.order import Act
from bejo_desktop.domain.paper.facts import OfficerFacts
from bejo_desktop.domain.signatories import signatory_on

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from datetime import date

    from bejo_desktop.application.ports.store import Reading
    from bejo_desktop.application.ports.system import Words
    from bejo_desktop.domain.order import Order
    from bejo_desktop.domain.parties import Officer

_OFFICES: Final = {Role.PPK: "paper.office_ppk", Role.PP: "paper.office_pp"}
"""Phrases for the offices that papers name in running text."""
_DELEGATED: Final = re.compile(r"\bkuasa pengguna anggaran\b|\bKPA\b", re.IGNORECASE)
"""One mandate stands for both, PA and KPA: the post tells which."""


class Finder(Protocol):
    """Where officers are looked up, and the words for their offices."""

    @property
    def reading(self) -> Reading:
        """The open store."""
        ...

    @property
    def phrases(self) -> Words:
        """Indonesian words."""
        ...


def named(finder: Finder, nip: str, role: Role, on: date) -> OfficerFacts:
    """
    Return the officer with this NIP as he signs as `role` on `day`: acting ones as Plt. or Plh.

    One who is no longer known here has no name.
    """
    officers = finder.reading.reference.officers()
    office = office_of(finder, role)
    officer = next((x for x in officers if x.nip == nip), None)
    return _facts(officer, role, on, office, officers) if officer else OfficerFacts("", nip, office)


def holder(finder: Finder, role: Role, on: date) -> OfficerFacts | None:
    """Return the first officer whose mandate for `role` holds on day `on`, None without one."""
    officers = finder.reading.reference.officers()
    officer = next(_appointed(officers, role, on), None)
    return _facts(officer, role, on, office_of(finder, role), officers) if officer else None


def budget_user(finder: Finder, on: date) -> tuple[OfficerFacts, str]:
    """
    Return the PA or KPA on day `on`, and the office by itself, without who stands in for it.

    Where none is known here both offices are named and the name stays free.
    """
    officers = finder.reading.reference.officers()
    officer = next(_appointed(officers, Role.PA, on), None)
    if officer is None:
        office = finder.phrases.phrase("paper.office_pa_or_kpa")
        return OfficerFacts("", "", office), office
    mandate = officer.mandate_for(Role.PA, on)
    posts = (officer.position, mandate.stands_for if mandate else "")
    delegated = any(_DELEGATED.search(post) for post in posts)
    office = finder.phrases.phrase("paper.office_kpa" if delegated else "paper.office_pa")
    return _facts(officer, Role.PA, on, office, officers), office


def office_of(finder: Finder, role: Role) -> str:
    """Return the name of an office in running text, "" where the papers' own words name it."""
    return finder.phrases.phrase(_OFFICES[role]) if role in _OFFICES else ""


def issuer(finder: Finder, order: Order) -> OfficerFacts:
    """
    Return who signs the order for the unit: who approved it, else the unit's first PPK.

    An approval on paper is that of the PPK who gave it. A PP signs only with a mandate to issue.
    """
    on = order.content.ordered_on
    officers = finder.reading.reference.officers()
    finals = [x.by for x in reversed(order.history) if x.act == Act.FINAL.value]
    approved = order.approval.ppk if order.approval else next(iter(finals), "")
    found = next((x for x in officers if x.nip == approved), None)
    if found is not None:
        role = Role.PP if found.roles_on(on) and Role.PPK not in found.roles else Role.PPK
        return _facts(found, role, on, office_of(finder, role), officers)
    first = [*_appointed(officers, Role.PPK, on), *(x for x in officers if Role.PPK in x.roles)]
    office = office_of(finder, Role.PPK)
    return (
        _facts(first[0], Role.PPK, on, office, officers) if first else OfficerFacts("", "", office)
    )


def charged_ppk(finder: Finder, order: Order, on: date) -> OfficerFacts:
    """Return the PPK who answers for the order, or who holds the office on day `on`."""
    nip = ppk_in_charge(order) or (order.receipts[-1].by if order.receipts else "")
    appointed = {x.nip for x in _appointed(finder.reading.reference.officers(), Role.PPK, on)}
    if nip in appointed or not appointed:
        return named(finder, nip, Role.PPK, on)
    return holder(finder, Role.PPK, on) or named(finder, nip, Role.PPK, on)


def buyer(finder: Finder, order: Order, role: Role) -> OfficerFacts:
    """Return who buys: the PP who submitted or wrote the order, or the PPK who approved it."""
    if role is not Role.PP:
        return issuer(finder, order)
    on = order.content.ordered_on
    officers = finder.reading.reference.officers()
    submitted = [x.by for x in reversed(order.history) if x.act == Act.SUBMIT.value]
    for nip in (*submitted, order.content.official, order.author):
        found = next((x for x in officers if x.nip == nip and Role.PP in x.roles), None)
        if found:
            return _facts(found, role, on, office_of(finder, role), officers)
    return holder(finder, Role.PP, on) or OfficerFacts("", "", office_of(finder, role))


def _appointed(officers: Iterable[Officer], role: Role, on: date) -> Iterator[Officer]:
    return (x for x in officers if role in x.roles_on(on))


def _facts(
    officer: Officer, role: Role, on: date, office: str, others: Iterable[Officer]
) -> OfficerFacts:
    signs = signatory_on(officer, role, on, others)
    if signs is None:
        return OfficerFacts(officer.name, officer.nip, office, officer.rank, officer.sk)
    title = signs.title(office)
    return OfficerFacts(officer.name, officer.nip, title, officer.rank, signs.sk, signs.sk_on)
