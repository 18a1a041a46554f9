"""The figures of the board as the office says them, its columns, and the summary to pass on."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from bejo_desktop.domain.board import in_percent, in_short
from ui.days import long_day
from ui.fonts import Face
from ui.standing import moment_words
from ui.tokens import Tone
from ui.widgets.table.cell import BarCell, Cell, muted
from ui.widgets.table.model import Column

if TYPE_CHECKING:
    from collections.abc import Callable
    from datetime import date

    from bejo_desktop.application.views.board import BoardView
    from bejo_desktop.domain.board import AgencyStanding, Board, RegionStanding, UnitStanding
    from bejo_desktop.domain.money import Rupiah

MONTHS: Final = (
    "Jan", "Feb", "Mar", "Apr", "Mei", "Jun", "Jul", "Agu", "Sep", "Okt", "Nov", "Des",
)  # fmt: skip
_NO_GROWTH: Final = "–"
_BILLION: Final = 10**9
_SILENT_NAMED: Final = 3


@dataclass(frozen=True, slots=True)
class Figure:
    """One of the five figures at the top; `meaning` is the key of its definition."""

    name: str
    text: str
    under: str
    meaning: str


def figures_of(board: Board) -> tuple[Figure, ...]:
    """Return value, orders, growth, businesses and regencies."""
    volume, silent = board.year_volume, len(board.silent)
    growth = board.growth_permille
    none_yet = f"{silent} belum ada pesanan tahun ini" if silent else "semua ikut"
    return (
        Figure(
            f"Nilai transaksi {board.year}",
            in_short(volume.total),
            f"{volume.total} termasuk pajak",
            "total",
        ),
        Figure(
            "Pesanan",
            grouped(volume.orders),
            f"rata-rata {in_short(volume.mean)}, tengah {in_short(board.median)}",
            "orders",
        ),
        Figure(
            "Tumbuh",
            _NO_GROWTH if growth is None else in_percent(growth),
            f"terhadap {_day(board.before_through)}",
            "growth",
        ),
        Figure(
            "UMKM ikut",
            grouped(board.vendor_count),
            f"dari {grouped(board.vendors_known)} terdaftar",
            "vendors",
        ),
        Figure(
            "Kabupaten/kota ikut",
            f"{len(board.regions)} dari {board.region_count}",
            none_yet,
            "taking_part",
        ),
    )


def age_words(view: BoardView) -> tuple[str, Tone]:
    """Return since when the figures stand and how old they are; amber where they are too old."""
    days = view.age.days
    age = f", {days} hari lalu" if days else ""
    text = f"Data per {moment_words(view.board.as_of)}{age} · dari pusat"
    return text, Tone.WAIT if view.is_stale else Tone.MUTED


def region_columns(board: Callable[[], Board | None]) -> tuple[Column[RegionStanding], ...]:
    """Return rank, name, the bar of the value, orders, value and growth of a regency."""

    def share(region: RegionStanding) -> float:
        shown = board()
        most = shown.regions[0].volume.total.amount if shown and shown.regions else 0
        return region.volume.total.amount / most if most else 0.0

    return (
        Column("", lambda region: muted(str(region.rank)), 40, right=True),
        Column("Kabupaten/kota", lambda region: Cell(region.name, face=Face.STRONG)),
        Column("", lambda region: BarCell(share(region), ""), 104),
        Column(
            "Pesanan",
            lambda region: Cell(grouped(region.volume.orders), face=Face.STRONG),
            80,
            right=True,
        ),
        Column(
            "Nilai (miliar)", lambda region: Cell(billions(region.volume.total)), 96, right=True
        ),
        Column("Tumbuh", _growth, 88, right=True),
    )


def agency_columns(
    figure: Callable[[AgencyStanding], str], share: Callable[[AgencyStanding], float]
) -> tuple[Column[AgencyStanding], ...]:
    """Return rank, name with its regency, bar and figure of an agency."""
    return (
        Column("", lambda agency: muted(str(agency.rank)), 40, right=True),
        Column("", lambda agency: Cell(agency.name, face=Face.STRONG, beside=agency.region_name)),
        Column("", lambda agency: BarCell(share(agency), ""), 88),
        Column("", lambda agency: Cell(figure(agency), face=Face.STRONG), 64, right=True),
    )


def sum_words(board: Board) -> str:
    """Return the foot of the regencies' table."""
    growth = board.growth_permille
    parts = [f"{grouped(board.year_volume.orders)} pesanan", in_short(board.year_volume.total)]
    if growth is not None:
        parts.append(in_percent(growth))
    return " · ".join(parts)


def own_words(own: UnitStanding | None) -> str:
    """Return where the desk's own unit stands."""
    if own is None:
        return "belum ada pesanan tahun ini yang diterima pusat"
    return (
        f"peringkat {own.rank_by_total} menurut nilai ({in_short(own.volume.total)}) · "
        f"{own.rank_by_orders} menurut jumlah ({grouped(own.volume.orders)})"
    )


def silent_words(board: Board) -> str:
    """Return the names of the regencies without an order, the first three and how many more."""
    names = [region.name for region in board.silent]
    if not names:
        return "Semua kabupaten/kota sudah punya pesanan."
    more = len(names) - _SILENT_NAMED
    tail = f", dan {more} lainnya" if more > 0 else ""
    return ", ".join(names[:_SILENT_NAMED]) + tail


def summary_of(view: BoardView) -> str:
    """Return the board in some lines of plain text, for a message: always with its age."""
    board = view.board
    lines = [f"Papan Jatim Bejo {board.year}", age_words(view)[0]]
    lines += [f"{figure.name}: {figure.text} ({figure.under})" for figure in figures_of(board)]
    lines += [
        f"{region.rank}. {region.name}: {grouped(region.volume.orders)} pesanan, "
        f"{in_short(region.volume.total)}"
        for region in board.regions[:5]
    ]
    return "\n".join(lines)


def billions(total: Rupiah) -> str:
    """Return a value in billions with two places, half-up: `31,48`."""
    cents = (200 * total.amount + _BILLION) // (2 * _BILLION)
    return f"{grouped(cents // 100)},{cents % 100:02}"


def grouped(number: int) -> str:
    """Return a count as the office writes it: `21.406`."""
    return f"{number:,}".replace(",", ".")


def _growth(region: RegionStanding) -> Cell:
    growth = region.growth_permille
    if growth is None:
        return muted(_NO_GROWTH)
    return Cell(in_percent(growth), Tone.STOP if growth < 0 else Tone.MUTED)


def _day(day: date) -> str:
    """Return `8 Okt 2025`, without the day's name."""
    return " ".join(long_day(day).split()[1:])
