"""The public page of the board, from its figures to HTML."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

from bejo_central.board.document import definitions
from bejo_central.web.pages.templates import count
from bejo_desktop.domain.board import in_percent
from bejo_desktop.domain.days import WIB, long_day, long_day_with_weekday, month_name

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence

    from bejo_central.words import Words
    from bejo_desktop.domain.board import Board, Volume

_BAR: Final = 1000
"""Length of the longest bar in the units of its drawing."""
_TITLES: Final = {
    "total": "Nilai transaksi",
    "orders": "Pesanan",
    "median": "Nilai tengah",
    "growth": "Tumbuh",
    "months": "Per bulan",
    "regions": "Peringkat kabupaten/kota",
    "agencies": "Peringkat perangkat daerah",
    "vendors": "UMKM ikut",
    "taking_part": "Kabupaten/kota ikut",
    "paid": "Sudah dibayar",
}


def page_values(board: Board, years: Sequence[int], words: Words) -> dict[str, Any]:
    """Return what the template of the board shows."""
    meanings = definitions(board, words)
    return {
        "board": board,
        "years": sorted(years, reverse=True),
        "current": board.year == max(years),
        "as_of": _moment(board),
        "months": [
            (month_name(month), volume if month <= board.through.month else None)
            for month, volume in enumerate(board.months, start=1)
        ],
        "meanings": [(_TITLES[name], sentence) for name, sentence in meanings.items()],
        "summary": _summary(board, meanings["total"]),
        "month_share": _share(board.months, _total),
        "region_share": _share((x.volume for x in board.regions), _total),
        "agency_share": _share((x.volume for x in board.agencies_by_total), _total),
        "orders_share": _share((x.volume for x in board.agencies_by_orders), _orders),
    }


def _total(volume: Volume) -> int:
    return volume.total.amount


def _orders(volume: Volume) -> int:
    return volume.orders


def _share(volumes: Iterable[Volume], figure: Callable[[Volume], int]) -> Callable[[Volume], int]:
    """Return how long a bar is beside the longest."""
    longest = max((figure(volume) for volume in volumes), default=0) or 1
    return lambda volume: (2 * _BAR * figure(volume) + longest) // (2 * longest)


def _moment(board: Board) -> str:
    as_of = board.as_of.astimezone(WIB)
    return f"{long_day_with_weekday(as_of.date())} pukul {as_of:%H.%M} WIB"


def _summary(board: Board, definition: str) -> str:
    """Return the figures as they are passed on: with date and definition."""
    growth = board.growth_permille
    grown = (
        ""
        if growth is None
        else f"Tumbuh: {in_percent(growth)} dari nilai sampai {long_day(board.before_through)}\n"
    )
    return (
        f"Jatim Bejo {board.year} sampai {long_day(board.through)}\n"
        f"Nilai transaksi: {board.year_volume.total}\n"
        f"Pesanan: {count(board.year_volume.orders)}\n"
        f"{grown}"
        f"UMKM ikut: {count(board.vendor_count)} dari {count(board.vendors_known)}\n"
        f"Kabupaten/kota ikut: {len(board.regions)} dari {board.region_count}\n"
        f"Data per {_moment(board)}. {definition}"
    )
