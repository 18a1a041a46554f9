"""The offices of the demo: regions, units, their officers and budgets."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date, timedelta
from typing import TYPE_CHECKING, Final

from bejo_central.demo import identities, lists
from bejo_central.demo.people import demo_people
from bejo_central.demo.records import BudgetLine, Officer, Region, Unit
from bejo_desktop.domain.money import Rupiah
from bejo_desktop.domain.parties import Mandate

if TYPE_CHECKING:
    from collections.abc import Mapping
    from random import Random

    from bejo_central.demo.lists import BudgetLists, ListedLine, ListedUnit, OfficerLists, Post
    from bejo_central.demo.people import DemoPerson
    from bejo_desktop.domain.codes import Role

NUMBER_MASK: Final = "{classification}/{running:04d}/{series}/{unit}/{year}"
CLASSIFICATION: Final = "000.3.2"
"""Procurement in the classification of papers since Permendagri 83/2022."""


@dataclass(frozen=True, slots=True)
class Appointment:
    """Serial that makes NIP and SK unique (1 to 999), and the first year of the mandate."""

    serial: int
    year: int


def build_regions() -> tuple[Region, ...]:
    """Return all regions of East Java by code."""
    return tuple(
        Region(
            code=listed.code,
            name=listed.name,
            kind="Kota" if listed.name.startswith("Kota ") else "Kabupaten",
        )
        for listed in lists.regions()
    )


def build_units(year: int) -> tuple[Unit, ...]:
    """Return the units with the DPA of that year; the main office first."""
    region_names = {listed.code: listed.name for listed in lists.regions()}
    return tuple(
        office(listed, region_names[listed.region], serial, year)
        for serial, listed in enumerate(lists.units(), start=1)
    )


def build_officers(rng: Random, year: int) -> tuple[Officer, ...]:
    """
    Return each unit's officers; mandates run through that year and the next. In the main office
    the first are the people of `demo_people`, beside an administrator.
    """
    names = lists.officers()
    units = lists.units()
    appointed = [
        (unit, post)
        for posts in (names.posts, names.more_posts)
        for unit in units
        for post in posts
    ]
    officers = [
        appoint(rng, names, unit, post, Appointment(serial, year))
        for serial, (unit, post) in enumerate(appointed, start=1)
    ]
    known = {person.role: person for person in demo_people()}
    officers = [
        _introduced(officer, known[officer.roles[0]])
        if officer.unit == units[0].code and officer.roles[0] in known
        else officer
        for officer in officers
    ]
    holders = {
        unit.code: {one.roles[0]: one for one in officers if one.unit == unit.code}
        for unit in units
    }
    return tuple(
        _standing_in(officer, post, holders[officer.unit])
        for officer, (_, post) in zip(officers, appointed, strict=True)
    )


def build_budget(rng: Random, year: int) -> tuple[BudgetLine, ...]:
    """Return the budget lines of all units for that year."""
    budget = lists.budget()
    return tuple(
        _budget_line(rng, budget, unit, line, year)
        for unit in lists.units()
        for line in budget.lines
        if unit.kind in line.kinds
    )


def office(listed: ListedUnit, region_name: str, serial: int, year: int) -> Unit:
    """Return a unit with its letterhead and the DPA of that year; `serial` makes it unique."""
    full_region = region_name.replace("Kab. ", "Kabupaten ")
    return Unit(
        code=listed.code,
        name=listed.name,
        region=listed.region,
        government=f"PEMERINTAH {full_region.upper()}",
        address=listed.address,
        postal_code=listed.postal_code,
        phone=f"({listed.area_code}) 000{serial:03d}",
        email=f"surat@{listed.domain}.example",
        npwp16=identities.government_npwp16(serial),
        place=listed.place,
        classification=CLASSIFICATION,
        number_mask=NUMBER_MASK,
        numbering=listed.numbering,
        dpa_number=f"DPA/A.1/{listed.field}.0.00.0.00.01.0000/{serial:03d}/{year}",
        fund="APBD Kabupaten (PAD)" if full_region.startswith("Kab") else "APBD Kota (PAD)",
    )


def appoint(
    rng: Random, names: OfficerLists, unit: ListedUnit, post: Post, appointment: Appointment
) -> Officer:
    """
    Return an invented officer of a unit, whose mandate ends with the year after.

    An assignment (surat tugas) is a matter of days.
    """
    year, serial = appointment.year, appointment.serial
    first_day = date(year, 10, 5) if post.days else date(year, 1, 2)
    last_day = first_day + timedelta(days=post.days - 1) if post.days else date(year + 1, 12, 31)
    female = rng.randrange(2) == 1
    first = rng.choice(names.women if female else names.men)
    return Officer(
        nip=identities.nip(rng, female=female, serial=appointment.serial),
        name=f"{first} {rng.choice(names.last)}, {rng.choice(names.degrees)}",
        rank=rng.choice(post.ranks),
        position=post.positions[unit.kind],
        roles=(post.role,),
        unit=unit.code,
        sk_number=f"{post.sk}/{serial:03d}/{unit.code}/{year}",
        mandate_from=first_day,
        mandate_until=last_day,
        sk_on=first_day - timedelta(days=3),
    )


def _standing_in(officer: Officer, post: Post, holders: Mapping[Role, Officer]) -> Officer:
    """Let an officer stand in through December where the post says so, by an SK of its own."""
    if post.acts_as is None:
        return officer
    year = officer.mandate_from.year
    mandate = Mandate(
        sk=officer.sk_number.replace("900/", "821/"),
        roles=frozenset({post.acts_as}),
        since=date(year, 12, 1),
        until=date(year, 12, 31),
        sk_on=date(year, 11, 26),
        acting=post.acting,
        stands_for=holders[post.acts_as].position,
    )
    return replace(officer, more_mandates=(mandate,))


def _introduced(officer: Officer, person: DemoPerson) -> Officer:
    return replace(
        officer, nip=person.nip, name=person.name, rank=person.rank, position=person.position
    )


def _budget_line(
    rng: Random, budget: BudgetLists, unit: ListedUnit, line: ListedLine, year: int
) -> BudgetLine:
    thousands = rng.randint(*line.ceiling) * unit.budget_percent // 100
    ceiling = thousands // 50 * 50_000
    return BudgetLine(
        unit=unit.code,
        year=year,
        sub_activity=f"{unit.field}.{line.activity}",
        sub_activity_name=budget.activities[line.activity],
        account=line.account,
        account_name=budget.accounts[line.account],
        ceiling=Rupiah(ceiling),
        realised=Rupiah(ceiling * rng.randint(10 * line.spent[0], 10 * line.spent[1]) // 1000),
    )
