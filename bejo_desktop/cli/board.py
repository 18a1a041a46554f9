"""The board as this desk knows it: from its last sync."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from bejo_desktop.cli.answers import Answer, Table
from bejo_desktop.cli.opening import open_desk
from bejo_desktop.domain.board import in_percent
from bejo_desktop.domain.days import WIB, long_day
from bejo_desktop.domain.errors import NotFound

if TYPE_CHECKING:
    from bejo_desktop.application.views import BoardView
    from bejo_desktop.cli.arguments import Asked
    from bejo_desktop.domain.board import AgencyStanding, Board, Volume


def board(asked: Asked) -> Answer:
    """`bejo board --year Y`."""
    with open_desk(asked) as core:
        view = core.boards.board(asked.year)
        if view is None:
            raise NotFound("board.absent", year=asked.year or core.desk.today().year)
    return Answer(_document(view), _shown(view))


def _document(view: BoardView) -> dict[str, Any]:
    shown = view.board
    return {
        "year": shown.year,
        "through": shown.through,
        "as_of": shown.as_of,
        "age_seconds": int(view.age.total_seconds()),
        **_volume(shown.year_volume),
        "mean": shown.year_volume.mean,
        "median": shown.median,
        "paid": _volume(shown.paid),
        "growth_permille": shown.growth_permille,
        "before": {"through": shown.before_through, **_volume(shown.before)},
        "months": [_volume(month) for month in shown.months],
        "regions": [
            {"rank": x.rank, "code": x.code, "name": x.name, **_volume(x.volume)}
            for x in shown.regions
        ],
        "regions_silent": [{"code": x.code, "name": x.name} for x in shown.silent],
        "regions_known": shown.region_count,
        "agencies_by_total": [_agency(x) for x in shown.agencies_by_total],
        "agencies_by_orders": [_agency(x) for x in shown.agencies_by_orders],
        "agencies_taking_part": shown.agency_count,
        "vendors_taking_part": shown.vendor_count,
        "vendors_known": shown.vendors_known,
        "own": None
        if view.own is None
        else {
            "unit": view.own.code,
            "rank_by_total": view.own.rank_by_total,
            "rank_by_orders": view.own.rank_by_orders,
            **_volume(view.own.volume),
        },
    }


def _shown(view: BoardView) -> tuple[Table | str, ...]:
    shown = view.board
    regions = Table(
        ("Kabupaten/kota", "Pesanan", "Nilai (Rp)"),
        [(x.name, str(x.volume.orders), x.volume.total.plain) for x in shown.regions],
        frozenset({1, 2}),
    )
    return (*_heading(shown), regions)


def _heading(shown: Board) -> tuple[str, ...]:
    as_of = shown.as_of.astimezone(WIB)
    growth = shown.growth_permille
    return (
        f"Papan Jatim Bejo {shown.year}, data per {long_day(as_of.date())} {as_of:%H.%M} WIB",
        f"{shown.year_volume.orders} pesanan, {shown.year_volume.total}"
        + ("" if growth is None else f", tumbuh {in_percent(growth)}"),
    )


def _volume(volume: Volume) -> dict[str, Any]:
    return {"orders": volume.orders, "total": volume.total}


def _agency(x: AgencyStanding) -> dict[str, Any]:
    return {
        "rank": x.rank,
        "code": x.code,
        "name": x.name,
        "region": x.region_name,
        **_volume(x.volume),
    }
