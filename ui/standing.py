"""The words of the status bar, from the state of the desk."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from bejo_desktop.domain.numbering import OF_ORDERS
from ui.days import long_day
from ui.frame.status_bar import Standing
from ui.tokens import Tone
from ui.workplace import WIB

if TYPE_CHECKING:
    from datetime import datetime

    from bejo_desktop.application.views import DeskState

OFFLINE: Final = "Luring – semua pekerjaan tersimpan di komputer ini"
ONLINE: Final = "Daring"
NEVER: Final = "Belum pernah disinkronkan"

ALARMS: Final = {
    "central.untrusted": "Sambungan ke pusat tidak dapat dipercaya",
    "central.device_revoked": "Izin komputer ini sudah dicabut",
    "central.portal_page": "Jaringan ini meminta masuk lewat peramban",
}
"""Only what a person must see to is said in a tone; being offline is a plain state."""


def moment_words(moment: datetime) -> str:
    """Return a moment as in the status bar: `Kamis 8 Okt 2026 16.20 WIB`."""
    local = moment + WIB
    return f"{long_day(local.date())} {local:%H.%M} WIB"


def days_since(moment: datetime, now: datetime) -> int:
    """Return how many days ago `moment` was, as people count: by the days of the calendar."""
    return ((now + WIB).date() - (moment + WIB).date()).days


def numbers_words(state: DeskState) -> str:
    """Return what is left as `SP 93 · NP 30`: of orders, and of all that runs out; "" of a book."""
    left = state.numbers_left or {}
    told = (one for one in left if one in OF_ORDERS or one in state.running_out)
    return " · ".join(f"{one} {left[one]}" for one in told)


def scarce_words(state: DeskState) -> str:
    """Return what is said where numbers run out: `Nomor SPK tinggal 2`; "" while enough are left."""
    few = state.running_out
    gone = ", ".join(one.value for one, left in few.items() if not left)
    some = ", ".join(f"{one} tinggal {left}" for one, left in few.items() if left)
    parts = (f"{gone} habis" if gone else "", some)
    return f"Nomor {', '.join(part for part in parts if part)}" if few else ""


def standing_of(state: DeskState) -> Standing:
    """Return what the status bar says."""
    connection, icon, tone = _connection(state)
    waiting = ""
    if state.waiting:
        waiting = f"{state.waiting} pesanan ({state.waiting_total}) belum terkirim ke pusat"
    synced = NEVER
    if state.last_synced_at is not None:
        synced = f"Terakhir disinkronkan {moment_words(state.last_synced_at)}"
    left = numbers_words(state)
    numbers = f"Nomor {left}" if left else ""
    scarce = Tone.WAIT if state.running_out else Tone.MUTED
    decisions = f"{state.decisions} pesanan perlu keputusan Anda" if state.decisions else ""
    return Standing(connection, icon, tone, waiting, synced, numbers, decisions, scarce)


def _connection(state: DeskState) -> tuple[str, str, Tone]:
    if state.last_error in ALARMS:
        return ALARMS[state.last_error], "triangle-alert", Tone.STOP
    if state.last_error or state.last_synced_at is None:
        return OFFLINE, "cloud-off", Tone.MUTED
    return ONLINE, "cloud-check", Tone.MUTED
