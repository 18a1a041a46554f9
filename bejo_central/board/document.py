"""A board as one JSON document: every figure, exact, and what each one means."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

if TYPE_CHECKING:
    from bejo_central.words import Words
    from bejo_desktop.domain.board import AgencyStanding, Board, RegionStanding, Volume

MEANINGS: Final = (
    "total",
    "orders",
    "median",
    "growth",
    "months",
    "regions",
    "agencies",
    "vendors",
    "taking_part",
    "paid",
)
"""Figures whose definition stands under `board.means.*` of the messages."""


def document(board: Board, words: Words) -> dict[str, Any]:
    """Return the figures of a board, money in whole rupiah, with their definitions."""
    return {
        "year": board.year,
        "through": board.through,
        "as_of": board.as_of,
        **_volume(board.year_volume),
        "mean": board.year_volume.mean.amount,
        "median": board.median.amount,
        "paid": _volume(board.paid),
        "growth_permille": board.growth_permille,
        "before": {
            "year": board.year - 1,
            "through": board.before_through,
            **_volume(board.before),
        },
        "months": [
            {"month": month, **_volume(volume)}
            for month, volume in enumerate(board.months, start=1)
        ],
        "regions": [_region(one) for one in board.regions],
        "regions_silent": [{"code": one.code, "name": one.name} for one in board.silent],
        "regions_taking_part": len(board.regions),
        "regions_known": board.region_count,
        "agencies_by_total": [_agency(one) for one in board.agencies_by_total],
        "agencies_by_orders": [_agency(one) for one in board.agencies_by_orders],
        "agencies_taking_part": board.agency_count,
        "vendors_taking_part": board.vendor_count,
        "vendors_known": board.vendors_known,
        "definitions": definitions(board, words),
    }


def definitions(board: Board, words: Words) -> dict[str, str]:
    """Return what each figure means, in sentences."""
    facts = {
        "year": board.year,
        "through": board.through,
        "before_year": board.year - 1,
        "before_through": board.before_through,
    }
    return {name: words.say(f"board.means.{name}", facts) for name in MEANINGS}


def _volume(volume: Volume) -> dict[str, int]:
    return {"orders": volume.orders, "total": volume.total.amount}


def _region(one: RegionStanding) -> dict[str, Any]:
    return {
        "rank": one.rank,
        "code": one.code,
        "name": one.name,
        **_volume(one.volume),
        "before": _volume(one.before),
        "growth_permille": one.growth_permille,
    }


def _agency(one: AgencyStanding) -> dict[str, Any]:
    return {
        "rank": one.rank,
        "code": one.code,
        "name": one.name,
        "region": one.region_name,
        **_volume(one.volume),
    }
