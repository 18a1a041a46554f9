"""Last stations: the register adds up, the budget knows all, the settings."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bejo_desktop.domain.numbering import Series
from ui.sync.screen import SyncScreen

if TYPE_CHECKING:
    from ui.walk.stage import Walk


def look_round(walk: Walk) -> None:
    """Register, budget, sync and settings, each by the keys of the sidebar."""
    hand = walk.hand
    year = hand.program.place.today().year
    registers = hand.ask(lambda core: [core.register.register(one, year) for one in Series])
    walk.require(all(one.sum_ok for one in registers), "a register does not add up")
    hand.program.desk.open_numbers()
    walk.camera.shoot("register-nomor")
    hand.program.desk.open_budget()
    walk.camera.shoot("anggaran")
    hand.program.desk.open_sync()
    hand.on(SyncScreen)
    walk.camera.shoot("sinkronisasi-selesai")
    hand.shell.show_page("settings")
    walk.camera.shoot("pengaturan")


def look_at_home(walk: Walk) -> None:
    """What the Bendahara sees."""
    walk.camera.shoot("beranda-bendahara")
