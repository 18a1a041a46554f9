"""The offices of the demo: regions, units, their officers and budgets."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date
from typing import TYPE_CHECKING, Final

from bejo_central.demo import identities, lists
from bejo_central.demo.people import demo_people
from bejo_central.demo.records import BudgetLine, Officer, Region, Unit
from bejo_desktop.domain.money import Rupiah

if TYPE_CHECKING:
    from random import Random

    from bejo_central.demo.lists import BudgetLists, ListedLine, ListedUnit, OfficerLists, Post
    from bejo_central.demo.people import DemoPerson

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
    they are the people of `demo_people`, beside an administrator.
    """
    names = lists.officers()
    units = lists.units()
    appointed = [(unit, post) for unit in units for post in names.posts]
    officers = [
        appoint(rng, names, unit, post, Appointment(serial, year))
        for serial, (unit, post) in enumerate(appointed, start=1)
    ]
    known = {person.role: person for person in demo_people()}
    return tuple(
        _introduced(officer, known[officer.roles[0]])
        if officer.unit == units[0].code and officer.roles[0] in known
        else officer
        for officer in officers
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
    """Return an invented officer of a unit, whose mandate ends with the year after."""
    female = rng.randrange(2) == 1
    first = rng.choice(names.women if female else names.men)
    return Officer(
        nip=identities.nip(rng, female=female, serial=appointment.serial),
        name=f"{first} {rng.choice(names.last)}, {rng.choice(names.degrees)}",
        rank=rng.choice(post.ranks),
        position=post.positions[unit.kind],
        roles=(post.role,),
        unit=unit.code,
        sk_number=f"900/{appointment.serial:03d}/{unit.code}/{appointment.year}",
        mandate_from=date(appointment.year, 1, 2),
        mandate_until=date(appointment.year + 1, 12, 31),
    )


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
