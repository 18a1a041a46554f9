"""Ranks regencies and agencies; nobody shares a rank."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from bejo_desktop.domain.board import (
    AGENCIES_SHOWN,
    NOTHING,
    AgencyStanding,
    Region,
    RegionStanding,
    UnitStanding,
    Volume,
)

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence


@dataclass(frozen=True, slots=True)
class Offices:
    """Names of all regions by code; name and region of all units by code."""

    regions: Mapping[str, str]
    units: Mapping[str, tuple[str, str]]


@dataclass(frozen=True, slots=True)
class Ranked:
    """The rankings of a board, and where each agency stands that ordered."""

    regions: tuple[RegionStanding, ...]
    silent: tuple[Region, ...]
    by_total: tuple[AgencyStanding, ...]
    by_orders: tuple[AgencyStanding, ...]
    standings: Mapping[str, UnitStanding]


def rank(offices: Offices, now: Mapping[str, Volume], before: Mapping[str, Volume]) -> Ranked:
    """Rank by what each unit ordered in the year; `before`: in the year before."""
    by_total = _sorted(now, _by_total)
    by_orders = _sorted(now, _by_orders)
    places = {unit: place for place, unit in enumerate(by_orders, start=1)}
    regions = _by_region(offices, now)
    regions_before = _by_region(offices, before)
    return Ranked(
        regions=tuple(
            RegionStanding(
                place,
                code,
                offices.regions[code],
                regions[code],
                regions_before.get(code, NOTHING),
            )
            for place, code in enumerate(_sorted(regions, _by_total), start=1)
        ),
        silent=tuple(
            Region(code, name)
            for code, name in sorted(offices.regions.items())
            if code not in regions
        ),
        by_total=_shown(offices, by_total, now),
        by_orders=_shown(offices, by_orders, now),
        standings={
            unit: UnitStanding(unit, place, places[unit], now[unit])
            for place, unit in enumerate(by_total, start=1)
        },
    )


def _by_total(volume: Volume) -> tuple[int, int]:
    return -volume.total.amount, -volume.orders


def _by_orders(volume: Volume) -> tuple[int, int]:
    return -volume.orders, -volume.total.amount


def _sorted(
    volumes: Mapping[str, Volume], order: Callable[[Volume], tuple[int, int]]
) -> Sequence[str]:
    return sorted(volumes, key=lambda code: (order(volumes[code]), code))


def _by_region(offices: Offices, volumes: Mapping[str, Volume]) -> dict[str, Volume]:
    found: dict[str, Volume] = {}
    for unit, volume in volumes.items():
        region = offices.units[unit][1]
        found[region] = found.get(region, NOTHING) + volume
    return found


def _shown(
    offices: Offices, units: Sequence[str], volumes: Mapping[str, Volume]
) -> tuple[AgencyStanding, ...]:
    standings = []
    for place, code in enumerate(units[:AGENCIES_SHOWN], start=1):
        name, region = offices.units[code]
        standings.append(AgencyStanding(place, code, name, offices.regions[region], volumes[code]))
    return tuple(standings)
