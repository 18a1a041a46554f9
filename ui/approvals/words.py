"""The folder's rows, and what a PPK reads of one order before signing."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from bejo_desktop.application.views import FlagLevel
from bejo_desktop.domain.errors import RuleBroken
from bejo_desktop.domain.meter import percent
from bejo_desktop.domain.money import ZERO
from bejo_desktop.domain.order import Act, OrderState
from ui.approvals.folder import Entry, Folder, Group, step_of
from ui.days import long_day
from ui.fonts import Face
from ui.methods import PLATFORMS
from ui.negotiation.words import result
from ui.orders.words import local_day, local_hour, ppk_limit, running_part
from ui.tokens import Tone
from ui.widgets.banner import Notice, Weight
from ui.widgets.table.cell import Cell, Check, GroupBand, money, muted
from ui.widgets.table.model import Column
from ui.workplace import WIB

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from datetime import date

    from bejo_desktop.application.ports.system import Words
    from bejo_desktop.application.views import DraftView, Flag, LineView
    from bejo_desktop.domain.meter import Gauge
    from ui.approvals.ticks import Ticks

LEVELS: Final = {
    FlagLevel.BLOCK: (Weight.STOP, "Tidak dapat dilanjutkan"),
    FlagLevel.QUESTION: (Weight.WAIT, "Perlu alasan"),
    FlagLevel.NOTICE: (Weight.NOTICE, "Pemberitahuan"),
}
_OVER: Final = {"flag.over_left", "flag.over_ceiling", "flag.budget_not_loaded"}


@dataclass(frozen=True, slots=True)
class Fact:
    """A name with what it says, for the row of facts."""

    name: str
    text: str


def folder_columns(ticks: Ticks, today: Callable[[], date]) -> tuple[Column[Entry], ...]:
    """Return the one column of the folder's list."""
    return (Column("", lambda entry: entry_cell(entry, ticks, today())),)


def folder_rows(folder: Folder) -> list[Entry | GroupBand]:
    """Return the rows with the heads of their groups; empty groups vanish."""
    rows: list[Entry | GroupBand] = []
    for group in Group:
        entries = folder.of(group)
        if entries:
            title, icon, tone = group.value
            rows.append(GroupBand(title, str(len(entries)), icon=icon, tone=tone))
            rows.extend(entries)
    return rows


def entry_cell(entry: Entry, ticks: Ticks, today: date) -> Cell:
    """Return package, last day, vendor and total of one order on two lines."""
    row = entry.detail.row
    icon, icon_tone = _entry_icon(entry)
    if entry.group is Group.DECIDED:
        return Cell(
            row.package or "(belum bernama)",
            Tone.MUTED,
            Face.STRONG,
            under=_decided(entry),
            under_right=row.total.plain,
            icon=icon,
            icon_tone=icon_tone,
        )
    limit, tone = ppk_limit(row, today) or ("", Tone.MUTED)
    tickable = ticks.can_tick(entry)
    return Cell(
        row.package or "(belum bernama)",
        Tone.TEXT,
        Face.STRONG,
        under=" · ".join(part for part in (limit, row.vendor_name) if part),
        under_tone=tone,
        under_right=row.total.plain,
        icon="" if tickable else icon,
        icon_tone=icon_tone,
        check=(Check.ON if ticks.has(entry) else Check.OFF) if tickable else None,
    )


def line_columns() -> tuple[Column[LineView], ...]:
    """Return the columns of what will be signed."""
    return (
        Column("", lambda line: muted(str(line.position)), 40),
        Column(
            "Yang akan ditandatangani",
            lambda line: Cell(line.name, face=Face.STRONG, beside=line.note),
        ),
        Column("Rekening", lambda line: Cell(line.account.rpartition(".")[2]), 68),
        Column(
            "Volume", lambda line: Cell(f"{line.quantity.shown} {line.measure}"), 76, right=True
        ),
        Column("Katalog (Rp)", lambda line: muted(line.list_price.plain), 96, right=True),
        Column("Harga (Rp)", _agreed_cell, 92, right=True),
        Column("Jumlah (Rp)", lambda line: money(line.amount.plain), 100, right=True),
    )


def _agreed_cell(line: LineView) -> Cell:
    """The agreed price; amber with an arrow where it lies above the catalogue's."""
    if line.list_price == ZERO or line.unit_price <= line.list_price:
        return Cell(line.unit_price.plain)
    above = f"di atas harga katalog {line.list_price.plain}"
    return Cell(
        line.unit_price.plain,
        Tone.WAIT,
        Face.STRONG,
        whole=above,
        icon="trending-up",
        icon_tone=Tone.WAIT,
    )


def flag_notice(flag: Flag, place: str, words: Words) -> Notice:
    """Return the banner of one flag; `place` says which of several it is."""
    weight, title = LEVELS[flag.level]
    line = f" (baris {flag.line})" if flag.line else ""
    error = RuleBroken(flag.code, **{**flag.facts, "line": flag.line})
    if flag.level is FlagLevel.QUESTION and flag.reason is not None:
        said = f"{words.text(error)} Alasan: “{flag.reason}”"
        return Notice(weight, f"Sudah dijawab{line}{place}", text=said)
    return Notice(
        weight, f"{title}{line}{place}", text=words.text(error), way_out=words.way_out(error)
    )


def head_line(view: DraftView) -> str:
    """Return form, RUP and sub-activities in one line."""
    content = view.content
    activities = dict.fromkeys(line.budget_line.partition("/")[0] for line in view.lines)
    parts = ["Surat Pesanan" if view.number is None else f"SP {running_part(view.number)}"]
    if content.rup:
        parts.append(f"Kode RUP {content.rup}")
    parts += [f"Sub kegiatan {code}" for code in activities if code]
    return " · ".join(parts)


def facts_of(entry: Entry, today: date) -> tuple[Fact, ...]:
    """Return vendor, days, payment, and who handed the order in."""
    content, vendor = entry.view.content, entry.view.vendor
    days = (content.due_on - content.ordered_on).days
    facts = [
        Fact(f"Waktu penyelesaian ({days} hari)", long_day(content.due_on)),
        Fact("Cara pembayaran", f"{content.payment.value} · {PLATFORMS[content.platform]}"),
    ]
    if vendor is not None:
        size = f", usaha {vendor.size.lower()}" if vendor.size else ""
        kind = "PKP" if vendor.pkp else "non-PKP"
        facts.insert(0, Fact(f"Penyedia ({kind}{size})", vendor.name))
    handed_in = step_of(entry.detail, Act.SUBMIT)
    if handed_in is not None and handed_in.done_at is not None:
        on = (handed_in.done_at + WIB).date()
        day = "hari ini" if on == today else local_day(handed_in.done_at)
        facts.append(Fact(f"Diajukan {day} {local_hour(handed_in.done_at)}", handed_in.by_name))
    return tuple(facts)


def sums_of(view: DraftView) -> tuple[Fact, ...]:
    """Return base, taxes and what the vendor receives."""
    figures = view.figures
    if figures is None:
        return ()
    sums = [Fact("Jumlah (DPP)", figures.base.plain)]
    if figures.ppn != ZERO:
        name = "PPN" if figures.dpp_nilai_lain is None else "PPN 12% × DPP nilai lain"
        sums.append(Fact(name, figures.ppn.plain))
    if figures.pbjt != ZERO:
        sums.append(Fact("Pajak Daerah (PBJT)", figures.pbjt.plain))
    return (*sums, Fact("Diterima penyedia", figures.net_to_vendor.plain))


def accounts_line(view: DraftView) -> str:
    """Return what each account pays and has left: `0024 3.886.110 (sisa 8.713.890)`."""
    return " · ".join(
        f"{impact.account.rpartition('.')[2]} {impact.this_order.plain}"
        f" (sisa {impact.left_after.plain})"
        for impact in view.budget
    )


def talks_line(entry: Entry) -> str:
    """Return what the negotiation saved, and where the order moves UMK and PDN; "" for neither."""
    saved = "" if entry.negotiation is None else result(entry.negotiation)
    meter = entry.view.meter
    parts = [f"Negosiasi: {saved}"] if saved else []
    if meter is not None:
        parts.append(f"UMK {_share(meter.umk)} · PDN {_share(meter.pdn)}")
    return "\n".join(parts)


def _share(gauge: Gauge) -> str:
    """Return where an order moves a share; the first of a year has nothing to move it from."""
    if gauge.before is not None:
        return gauge.shown
    target = "" if gauge.target is None else f" dari target {percent(gauge.target)}"
    return f"belum ada pesanan tahun ini, menjadi {percent(gauge.after)}{target}"


def nearest_words(waiting: Sequence[Entry]) -> str:
    """Return `batas terdekat Rabu 14 Okt` of what waits; "" where no last day is known."""
    terms = (entry.detail.row.deadline for entry in waiting)
    days = [term.on for term in terms if term is not None and term.on is not None]
    return f"batas terdekat {' '.join(long_day(min(days)).split()[:-1])}" if days else ""


def checks_of(view: DraftView) -> tuple[str, ...]:
    """Return what was checked and found in order."""
    raised = {flag.code for flag in view.flags}
    checks = {
        "Sisa pagu cukup menurut Bejo": not raised & _OVER,
        "Harga katalog tetap": "flag.list_price_moved" not in raised,
        "NPWP penyedia tervalidasi": "flag.npwp_not_validated" not in raised,
        "Penyedia aktif": view.vendor is not None and "vendor.suspended" not in raised,
    }
    return tuple(name for name, passed in checks.items() if passed)


def _entry_icon(entry: Entry) -> tuple[str, Tone]:
    if entry.group is Group.DECIDED:
        returned = entry.detail.row.state is OrderState.DRAFT
        return ("undo-2" if returned else "stamp"), Tone.MUTED
    if not entry.marks:
        return "circle-check", Tone.GOOD
    weight, _ = LEVELS[entry.marks[0].level]
    tone, _ = weight.value
    icons = {Weight.STOP: "ban", Weight.WAIT: "circle-question-mark", Weight.NOTICE: "info"}
    return icons[weight], tone


def _decided(entry: Entry) -> str:
    row = entry.detail.row
    if row.state is OrderState.DRAFT:
        return f"Dikembalikan {local_hour(row.changed_at)}: {row.returned_reason}"
    step = step_of(entry.detail, Act.FINAL)
    hour = "" if step is None or step.done_at is None else f" {local_hour(step.done_at)}"
    return f"Terbit{hour} dengan nomor {running_part(row.number)}"
