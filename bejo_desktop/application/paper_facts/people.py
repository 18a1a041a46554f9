"""Who signs which paper: officers of the unit by their roles and the day of the paper."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bejo_desktop.domain.codes import Role
from bejo_desktop.domain.order import Act
from bejo_desktop.domain.paper.facts import OfficerFacts

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from datetime import date

    from bejo_desktop.application.paper_facts.order import FactFinder
    from bejo_desktop.domain.order import Order
    from bejo_desktop.domain.parties import Officer


def named(finder: FactFinder, nip: str, office: str = "") -> OfficerFacts:
    """Return the officer with this NIP; one who is no longer known here has no name."""
    found = (x for x in finder.reading.reference.officers() if x.nip == nip)
    officer = next(found, None)
    return _facts(officer, office) if officer else OfficerFacts("", nip, office)


def holder(finder: FactFinder, role: Role, on: date, office: str = "") -> OfficerFacts | None:
    """Return the first officer whose mandate for `role` holds on day `on`, None without one."""
    officer = next(_appointed(finder.reading.reference.officers(), role, on), None)
    return _facts(officer, office) if officer else None


def paying_ppk(finder: FactFinder, order: Order, on: date) -> OfficerFacts:
    """Return the PPK who received the goods, or his successor where his mandate has ended."""
    office = finder.phrases.phrase("paper.office_ppk")
    received_by = order.receipts[-1].by if order.receipts else ""
    appointed = list(_appointed(finder.reading.reference.officers(), Role.PPK, on))
    if appointed and received_by not in {x.nip for x in appointed}:
        return _facts(appointed[0], office)
    return named(finder, received_by, office)


def buyer(finder: FactFinder, order: Order, role: Role) -> OfficerFacts:
    """Return who buys: the PP who submitted or wrote the order, or the PPK who approved it."""
    if role is not Role.PP:
        return finder.approver(order)
    officers = finder.reading.reference.officers()
    submitted = [x.by for x in reversed(order.history) if x.act == Act.SUBMIT.value]
    for nip in (*submitted, order.author):
        found = next((x for x in officers if x.nip == nip and Role.PP in x.roles), None)
        if found:
            return _facts(found, "")
    return holder(finder, Role.PP, order.content.ordered_on) or OfficerFacts("", "", "")


def _appointed(officers: Iterable[Officer], role: Role, on: date) -> Iterator[Officer]:
    return (x for x in officers if role in x.roles and x.is_appointed_on(on))


def _facts(officer: Officer, office: str) -> OfficerFacts:
    return OfficerFacts(officer.name, officer.nip, office, officer.rank, officer.sk)
