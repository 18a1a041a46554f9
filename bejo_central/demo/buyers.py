"""Offices all over the province whose orders fill the board; no desk is theirs."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from bejo_central.demo import lists, offices
from bejo_central.demo.chance import stream
from bejo_desktop.domain.codes import Role

if TYPE_CHECKING:
    from random import Random

    from bejo_central.demo.lists import ListedRegion, ListedUnit
    from bejo_central.demo.records import Officer, Unit

_KINDS: Final = (
    ("Dinas Pendidikan", "1.01", "agency", 24),
    ("Sekretariat Daerah", "4.01", "agency", 20),
    ("Dinas Kesehatan", "1.02", "agency", 18),
    ("Dinas Pekerjaan Umum dan Penataan Ruang", "1.03", "agency", 9),
    ("Dinas Sosial", "1.06", "agency", 6),
)
"""Name, urusan, kind and how much it orders beside the others."""
_DISTRICT_SHARE: Final = 4
_REGION_SHARE_MAX: Final = 14
"""The region of the main office has most vendors; it shall not have most orders as well."""
_SILENT: Final = 7
"""So many of the smaller regions have not ordered yet."""
_SILENT_SHARE_MAX: Final = 4
_SERIAL_FIRST: Final = 201
_PEOPLE_FIRST: Final = 201
"""Serials of the listed offices and their officers are lower."""
_ROLES: Final = (Role.PP, Role.PPK, Role.BENDAHARA)


@dataclass(frozen=True, slots=True)
class Buyer:
    """An office that orders: `share` beside the others, and who acts in each role."""

    unit: Unit
    field: str
    share: int
    officers: tuple[Officer, ...]

    def nip(self, role: Role) -> str:
        """Return who acts in a role."""
        return next(one.nip for one in self.officers if role in one.roles)


def build_buyers(seed: int, year: int) -> tuple[Buyer, ...]:
    """Return the offices by code, with officers appointed since the year before `year`."""
    rng = stream(seed, "buyers")
    regions = lists.regions()
    settled = {unit.region for unit in lists.units()}
    quiet = [
        region.code
        for region in regions
        if region.vendors <= _SILENT_SHARE_MAX and region.code not in settled
    ]
    silent = set(rng.sample(quiet, _SILENT))
    buying = [region for region in regions if region.code not in silent]
    buyers: list[Buyer] = []
    for region in buying:
        for listed, share in _listed(rng, region):
            buyers.append(_buyer(rng, region, listed, len(buyers), (share, year)))
    return tuple(buyers)


def _listed(rng: Random, region: ListedRegion) -> list[tuple[ListedUnit, int]]:
    size = min(region.vendors, _REGION_SHARE_MAX)
    kinds = [
        *_KINDS[: 2 + size // 4],
        *((f"Kecamatan {region.districts[-1]}", "7.01", "district", _DISTRICT_SHARE),),
    ]
    found = []
    for serial, (name, field, kind, weight) in enumerate(kinds, start=_SERIAL_FIRST):
        place = region.districts[0]
        listed = lists.ListedUnit(
            code=f"4{region.code.removeprefix('35.')}.{serial}",
            name=name,
            region=region.code,
            field=field,
            kind="district" if kind == "district" else "agency",
            place=place,
            address=f"Jalan Contoh Nomor {rng.randint(1, 99)}, Kecamatan {place}",
            postal_code="60000",
            area_code="031",
            domain=f"kantor{serial}.{region.code}",
            budget_percent=100,
        )
        found.append((listed, weight * size * rng.randint(70, 130)))
    return found


def _buyer(
    rng: Random, region: ListedRegion, listed: ListedUnit, place: int, sized: tuple[int, int]
) -> Buyer:
    share, year = sized
    names = lists.officers()
    posts = {post.role: post for post in names.posts}
    first = _PEOPLE_FIRST + place * len(_ROLES)
    return Buyer(
        unit=offices.office(listed, region.name, _SERIAL_FIRST + place, year),
        field=listed.field,
        share=share,
        officers=tuple(
            offices.appoint(
                rng, names, listed, posts[role], offices.Appointment(first + step, year - 1)
            )
            for step, role in enumerate(_ROLES)
        ),
    )
