"""The figures behind a decision: old and new prices, what is short, what each road costs."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from bejo_desktop.domain.codes import Reason, Role
from bejo_desktop.domain.errors import BejoError
from bejo_desktop.domain.money import ZERO, Rupiah
from ui.accounts import short_name
from ui.decisions.matters import Matter, Road
from ui.fonts import Face
from ui.methods import BUYERS
from ui.orders.words import running_part
from ui.tokens import Tone
from ui.widgets.table.cell import Cell, money
from ui.widgets.table.model import Column

if TYPE_CHECKING:
    from collections.abc import Mapping


@dataclass(frozen=True, slots=True)
class Fact:
    """One line of a road: a name, what it says, and whether it gets worse."""

    name: str
    text: str
    tone: Tone = Tone.TEXT


@dataclass(frozen=True, slots=True)
class Rise:
    """A list price that rose; `effect` is what the order would cost more, taxes too."""

    line: int
    name: str
    volume: str
    was: Rupiah
    now: Rupiah
    effect: Rupiah
    agreed: Rupiah

    @property
    def rise(self) -> str:
        """Return `102.500 (5,0%)`."""
        more = self.now - self.was
        share = f" ({100 * more.amount / self.was.amount:.1f}%)" if self.was != ZERO else ""
        return f"{more.plain}{share.replace('.', ',')}"


@dataclass(frozen=True, slots=True)
class Shortage:
    """An account that cannot bear the order."""

    code: str
    name: str
    need: Rupiah
    have: Rupiah


def rises_of(matter: Matter) -> tuple[Rise, ...]:
    """Return the risen prices, line by line."""
    found = []
    for cause in matter.causes:
        if cause.code is not Reason.PRICE_DRIFT:
            continue
        position = _number(cause.facts, "line")
        if not 1 <= position <= len(matter.detail.content.lines):
            continue
        line = matter.detail.content.lines[position - 1]
        found.append(
            Rise(
                line=position,
                name=line.name,
                volume=f"{line.quantity.shown} {line.measure}",
                was=Rupiah(_number(cause.facts, "was")),
                now=Rupiah(_number(cause.facts, "now")),
                effect=Rupiah(_number(cause.facts, "effect")),
                agreed=line.unit_price,
            )
        )
    return tuple(found)


def shortages_of(matter: Matter) -> tuple[Shortage, ...]:
    """Return the accounts that are short at the centre."""
    return tuple(
        Shortage(
            code=str(cause.facts.get("code", "")),
            name=matter.detail.account_names.get(str(cause.facts.get("code", "")), ""),
            need=Rupiah(_number(cause.facts, "need")),
            have=Rupiah(_number(cause.facts, "have")),
        )
        for cause in matter.causes
        if cause.code is Reason.BUDGET_SHORT
    )


def rise_columns() -> tuple[Column[Rise], ...]:
    """Return old price, new price, rise, effect and the agreed price."""
    return (
        Column("Uraian/spesifikasi", lambda rise: Cell(rise.name, face=Face.STRONG)),
        Column("Volume", lambda rise: Cell(rise.volume), 72, right=True),
        Column(
            "Katalog saat dipesan", lambda rise: Cell(rise.was.plain, Tone.MUTED), 140, right=True
        ),
        Column(
            "Katalog kini", lambda rise: money(rise.now.plain, face=Face.SECTION), 92, right=True
        ),
        Column("Naik", lambda rise: money(rise.rise, Tone.STOP), 108, right=True),
        Column("Harga negosiasi", lambda rise: money(rise.agreed.plain), 112, right=True),
    )


def shortage_columns() -> tuple[Column[Shortage], ...]:
    """Return what is needed, what is left and what is missing, account by account."""
    return (
        Column(
            "Rekening",
            lambda short: Cell(
                short.code.rpartition("/")[2],
                face=Face.STRONG,
                beside=short_name(short.name),
                whole=short.name,
            ),
        ),
        Column("Perlu (Rp)", lambda short: money(short.need.plain), 128, right=True),
        Column("Sisa di pusat (Rp)", lambda short: money(short.have.plain), 136, right=True),
        Column(
            "Kurang (Rp)",
            lambda short: money((short.need - short.have).plain, Tone.STOP),
            128,
            right=True,
        ),
    )


def facts_of(matter: Matter, road: Road) -> tuple[Fact, ...]:
    """Return the four lines of a road, the same for every road of one order."""
    running = running_part(matter.detail.row.number)
    total = matter.detail.row.total
    match road:
        case Road.ALLOW:
            short = sum((one.need - one.have for one in shortages_of(matter)), start=ZERO)
            return (
                Fact("Total termasuk pajak", str(total)),
                Fact("Nomor", f"{running} tetap"),
                Fact("Kurang menurut pusat", str(short), _worse(short)),
                Fact("Yang bertanggung jawab", "PA/KPA, dengan alasan ini"),
            )
        case Road.KEEP | Road.RECHECK:
            centre = Fact("Di pusat", "dinilai lagi saat sinkron")
            who = _buyer(matter, total) if road is Road.KEEP else centre
            return (
                Fact("Total termasuk pajak", str(total)),
                Fact("Nomor", f"{running} tetap"),
                who,
                Fact("Sisa pagu sesudahnya", str(_left(matter))),
            )
        case Road.VOID if matter.for_price:
            more = sum((rise.effect for rise in rises_of(matter)), start=ZERO)
            return (
                Fact("Total termasuk pajak", str(total + more), _worse(more)),
                Fact("Nomor", f"{running} batal, baru saat terbit"),
                _buyer(matter, total + more),
                Fact("Sisa pagu sesudahnya", str(_left(matter) - more)),
            )
        case Road.VOID:
            return (
                Fact("Total termasuk pajak", "dihitung ulang dari konsep"),
                Fact("Nomor", f"{running} batal, baru saat terbit"),
                Fact("Negosiasi", "diulang bila penyedianya berganti"),
                Fact("Persetujuan", "PPK menyetujui lagi"),
            )
        case Road.SIGN:
            return (
                Fact("Total termasuk pajak", str(total)),
                Fact("Nomor", f"{running} tetap"),
                Fact("Di pusat", "diterima dengan catatan"),
                Fact("Kontrak", "tidak diubah; jalan keluar adendum"),
            )


def _buyer(matter: Matter, total: Rupiah) -> Fact:
    figures = matter.view.figures
    now = figures.officer if figures else ""
    limit = _limit(matter)
    if limit is None or total <= limit:
        return Fact("Yang membeli", BUYERS.get(now, now))
    changed = now != Role.PPK.value
    text = f"PPK (di atas {limit})" if changed else "PPK"
    return Fact("Yang membeli", text, Tone.STOP if changed else Tone.TEXT)


def _limit(matter: Matter) -> Rupiah | None:
    """Up to which total the Pejabat Pengadaan buys, as the order's own rules say."""
    for why in matter.view.why:
        if why.figure == "buyer":
            try:
                return Rupiah.typed(why.numbers)
            except BejoError:
                return None
    return None


def _left(matter: Matter) -> Rupiah:
    return sum((impact.left_after for impact in matter.view.budget), start=ZERO)


def _worse(more: Rupiah) -> Tone:
    return Tone.STOP if more > ZERO else Tone.TEXT


def _number(facts: Mapping[str, object], key: str) -> int:
    value = facts.get(key)
    return value if isinstance(value, int) else 0
