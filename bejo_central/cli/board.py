"""`board`: the figures of a year, as the public page shows them."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from bejo_central.board.counting import count_board
from bejo_central.board.document import document
from bejo_central.cli.output import Told
from bejo_central.words import Words
from bejo_desktop.domain.board import in_percent
from bejo_desktop.domain.days import WIB, long_day, wib_day

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from bejo_central.cli.context import Context, Document
    from bejo_central.cli.parsing import Commands
    from bejo_desktop.domain.board import AgencyStanding, Board, Volume


def add_commands(commands: Commands) -> None:
    """Add the command that counts."""
    board = commands.add("board", _board, "totals, growth and rankings of a year")
    board.add_argument("--year", type=int, help="this year if left out")


def _board(context: Context) -> Document:
    asked: Any = context.arguments
    now = context.clock()
    year = wib_day(now).year if asked.year is None else asked.year
    with context.looking() as connection:
        board = count_board(connection, year, now).board
    words = Words.load()
    return Told(document(board, words), "\n".join(_lines(board, words)))


def _lines(board: Board, words: Words) -> Iterator[str]:
    as_of = board.as_of.astimezone(WIB)
    growth = board.growth_permille
    yield f"Papan Jatim Bejo {board.year} sampai {long_day(board.through)}"
    yield f"Dihitung {long_day(as_of.date())} pukul {as_of:%H.%M} WIB"
    yield ""
    yield f"Nilai transaksi   {board.year_volume.total}"
    yield f"Pesanan           {_count(board.year_volume.orders)}"
    yield f"Rata-rata         {board.year_volume.mean}, nilai tengah {board.median}"
    yield f"Tumbuh            {'–' if growth is None else in_percent(growth)}"
    yield f"UMKM ikut         {_count(board.vendor_count)} dari {_count(board.vendors_known)}"
    yield f"Kabupaten/kota    {len(board.regions)} dari {board.region_count}"
    yield f"Sudah dibayar     {board.paid.total} ({_count(board.paid.orders)} pesanan)"
    yield from _table("Per bulan", ((f"{month:02d}", x) for month, x in enumerate(board.months, 1)))
    yield from _table("Kabupaten/kota", ((f"{x.rank}. {x.name}", x.volume) for x in board.regions))
    yield from _agencies("Perangkat daerah menurut nilai", board.agencies_by_total)
    yield from _agencies("Perangkat daerah menurut jumlah pesanan", board.agencies_by_orders)
    yield ""
    yield words.say("board.means.total", {"year": board.year, "through": board.through})


def _agencies(title: str, standings: Iterable[AgencyStanding]) -> Iterator[str]:
    return _table(title, ((f"{x.rank}. {x.name}, {x.region_name}", x.volume) for x in standings))


def _table(title: str, rows: Iterable[tuple[str, Volume]]) -> Iterator[str]:
    lines: Sequence[tuple[str, str, str]] = [
        (title, "Pesanan", "Nilai (Rp)"),
        *((name, _count(volume.orders), volume.total.plain) for name, volume in rows),
    ]
    names, orders, totals = (max(len(line[at]) for line in lines) for at in range(3))
    yield ""
    for name, count, total in lines:
        yield f"{name:<{names}}  {count:>{orders}}  {total:>{totals}}"


def _count(number: int) -> str:
    return f"{number:,}".replace(",", ".")
