"""The sentences and columns of the sync page."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from bejo_desktop.application.views.rule_packs import PackState
from ui.days import full_day, long_day
from ui.orders.words import running_part
from ui.standing import ALARMS, days_since, moment_words, numbers_words
from ui.tokens import Tone
from ui.widgets.banner import Notice, Weight
from ui.widgets.progress import measured
from ui.widgets.table.cell import Cell, money, muted
from ui.widgets.table.model import Column
from ui.workplace import WIB

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import datetime

    from bejo_desktop.application.ports.system import Words
    from bejo_desktop.application.views import DeskState, RunView, SyncReport, WaitingRow
    from bejo_desktop.application.views.rule_packs import PackView

ACTS: Final = {
    "order.submit": "Diajukan ke PPK",
    "order.take_back": "Ditarik untuk diubah",
    "order.return": "Dikembalikan",
    "order.final": "Disetujui, nomor terbit",
    "order.keep_price": "Harga dipertahankan",
    "order.recheck": "Minta dinilai ulang",
    "order.sign": "Tanda tangan dicatat",
    "order.arrive": "Barang tiba",
    "order.receive": "Diterima (BAST)",
    "order.pay": "Lunas",
    "order.buy": "Belanja kecil",
    "order.send_back": "Barang dikembalikan",
    "order.deposit": "Pajak disetor",
    "order.evidence": "Bukti ditambahkan",
    "order.amend": "Adendum",
    "order.cancel": "Pesanan dihentikan",
    "order.hand_over": "Pindah pejabat",
    "order.allow_budget": "Pagu disetujui",
    "order.void": "Nomor dibatalkan",
    "order.drop": "Konsep dibuang",
    "lease.return": "Nomor dikembalikan",
    "sys.skip": "Dilewati",
}

STALE_DAYS: Final = 2
REFUSED_SHOWN: Final = 3


@dataclass(frozen=True, slots=True)
class Sentence:
    """What a clerk believes: one sentence, a second of less weight, icon and tone."""

    text: str
    under: str
    icon: str
    tone: Tone


@dataclass(frozen=True, slots=True)
class Trouble:
    """The last error in words, and what to do; empty after a success."""

    text: str = ""
    way_out: str = ""


def sentence_of(state: DeskState, now: datetime, last: Trouble) -> Sentence:
    """Return the state of the line in one sentence; red only where a person must act."""
    trouble = f"{last.text} {last.way_out}".strip()
    away = state.last_synced_at is None or bool(state.last_error)
    if state.last_error in ALARMS:
        alarm = f"{ALARMS[state.last_error]}."
        return Sentence(alarm, last.way_out, "triangle-alert", Tone.STOP)
    if state.last_synced_at is None:
        return Sentence(
            "Komputer ini belum pernah disinkronkan.",
            trouble or "Tekan F5 saat ada jaringan.",
            "cloud-off",
            Tone.WAIT,
        )
    days = days_since(state.last_synced_at, now)
    since = f"Luring {days} hari" if days else "Luring"
    if away and state.waiting:
        text = (
            f"{since}. Pekerjaan aman di komputer ini; {state.waiting} pesanan menunggu jaringan."
        )
        return Sentence(text, trouble, "cloud-off", Tone.WAIT)
    if away:
        return Sentence(
            f"{since}. Tidak ada yang menunggu dikirim.", trouble, "cloud-off", Tone.QUIET
        )
    if state.waiting:
        return Sentence(
            f"{state.waiting} pesanan belum terkirim.",
            "Dikirim sendiri; F5 mengirim sekarang.",
            "cloud-upload",
            Tone.WAIT,
        )
    text = f"Semua sudah di pusat, terakhir {moment_words(state.last_synced_at)}."
    decisions = f"{state.decisions} pesanan perlu keputusan Anda." if state.decisions else ""
    return Sentence(text, decisions, "cloud-check", Tone.GOOD)


def waiting_columns() -> tuple[Column[WaitingRow], ...]:
    """Return the columns of what waits."""
    return (
        Column("", lambda row: muted(str(row.seq)), 44),
        Column("Pesanan", lambda row: Cell(row.package or "–", beside=_short(row.number))),
        Column("Yang dikirim", lambda row: Cell(ACTS.get(row.act, row.act)), 168),
        Column("Oleh", lambda row: muted(row.by_name), 176),
        Column("Sejak", lambda row: muted(short_moment(row.since)), 148),
        Column("Nilai (Rp)", lambda row: money(row.total.plain), 112, right=True),
        Column("Ukuran", lambda row: muted(measured(row.size)), 72, right=True),
    )


def run_columns() -> tuple[Column[RunView], ...]:
    """Return the columns of the newest exchanges."""
    return (
        Column("Waktu", lambda run: Cell(short_moment(run.ended_at))),
        Column("Kirim", lambda run: Cell(str(run.pushed)), 52, right=True),
        Column("Terima", lambda run: Cell(str(run.pulled)), 60, right=True),
        Column("Kuota", lambda run: Cell(measured(run.bytes_up + run.bytes_down)), 80, right=True),
    )


@dataclass(frozen=True, slots=True)
class Age:
    """
    One kind of data and how old it is.

    Args:
        days: None where it was never loaded.
        said: stands for the age of what does not grow old but runs out; waits: whether it does.
    """

    name: str
    updated: str
    days: int | None
    said: str = ""
    waits: bool = False


def age_columns() -> tuple[Column[Age], ...]:
    """Return the columns of the ages."""
    return (
        Column("Data", lambda age: Cell(age.name)),
        Column("Diperbarui", lambda age: muted(age.updated), 168),
        Column("Umur", _age_cell, 76),
    )


def ages_of(state: DeskState, now: datetime) -> tuple[Age, ...]:
    """Return how old catalogue, budget and numbers are."""
    catalogue = state.last_synced_at if state.catalogue_rows else None
    numbers = numbers_words(state) or "buku agenda"
    return (
        _age("Katalog dan harga", catalogue, now),
        _age("Pagu dan realisasi", state.budget_as_of, now),
        _age("Status penyedia", catalogue, now),
        Age("Nomor", numbers, 0, _enough(state), waits=bool(state.running_out)),
    )


def short_moment(moment: datetime) -> str:
    """Return a moment as in a column: `Kamis 8 Okt 16.20`."""
    local = moment + WIB
    return f"{long_day(local.date()).rsplit(' ', 1)[0]} {local:%H.%M}"


def _age(name: str, moment: datetime | None, now: datetime) -> Age:
    if moment is None:
        return Age(name, "belum pernah", None)
    return Age(name, short_moment(moment), days_since(moment, now))


def rules_age(packs: Sequence[PackView]) -> Age:
    """Return which rules are in force, and until when."""
    pack = next(one for one in packs if one.state is PackState.IN_FORCE)
    name = f"Aturan {pack.version}"
    if pack.valid_until is None:
        return Age(name, "bawaan program", 0, "berlaku")
    return Age(name, f"sampai {full_day(pack.valid_until)}", 0, "berlaku")


def brought(report: SyncReport | None, words: Words) -> Notice | None:
    """Return what the last exchange brought that a clerk should read; None for nothing."""
    if report is None:
        return None
    refused = [*report.refused, *(one.error for one in report.packs if one.error is not None)]
    if refused:
        title = f"{len(refused)} data dari pusat tidak diterima"
        text = "\n".join(words.text(error) for error in refused[:REFUSED_SHOWN])
        return Notice(Weight.WAIT, title, text, way_out=words.way_out(refused[0]))
    new = [pack.version for pack in report.packs if pack.is_new]
    if new:
        text = "Konsep dan pesanan baru dihitung dengannya; pesanan lama tetap seperti tercetak."
        return Notice(Weight.NOTICE, f"Aturan baru berlaku: {', '.join(new)}", text)
    return None


def _enough(state: DeskState) -> str:
    """Whether numbers are left: the smallest series decides."""
    least = min(state.running_out.values(), default=None)
    if least is None:
        return "cukup"
    return "hampir habis" if least else "habis"


def _age_cell(age: Age) -> Cell:
    if age.said:
        return Cell(age.said, Tone.WAIT) if age.waits else muted(age.said)
    if age.days is None:
        return Cell("–", Tone.WAIT)
    words = f"{age.days} hari" if age.days else "hari ini"
    return Cell(words, Tone.WAIT if age.days >= STALE_DAYS else Tone.MUTED)


def _short(number: str | None) -> str:
    return "" if number is None else f"SP {running_part(number)}"
