"""Running orders that go over to the next PPK, under the SK by which that officer holds the post."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from PySide6.QtWidgets import QCheckBox

from bejo_desktop.domain.codes import Role
from ui.days import long_day
from ui.fulfilling.asking import AskingDialog
from ui.widgets.field_row import FieldRow
from ui.widgets.line_edit import Choice, ReasonEdit

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtWidgets import QWidget

    from bejo_desktop.application.views import OfficerView
    from ui.workplace import Workplace

MINIMUM_WIDTH: Final = 620
TOLD: Final = "Nomor, isi, dan riwayat tetap; PPK berikutnya meneruskan dan bertanggung jawab."
NOBODY: Final = "Belum ada PPK lain dengan SK yang berlaku hari ini."


@dataclass(frozen=True, slots=True)
class Successor:
    """A PPK of today: NIP, name, and the SK with its last day in words."""

    nip: str
    name: str
    sk: str


@dataclass(frozen=True, slots=True)
class HandedOver:
    """What the dialog carries; `everything` means all running orders of other PPK, too."""

    to: str
    reason: str
    everything: bool


class HandOverDialog(AskingDialog):
    """Asks to whom and why; `confirmed` carries a HandedOver."""

    def __init__(
        self, place: Workplace, about: str, successors: Sequence[Successor], parent: QWidget
    ) -> None:
        super().__init__(place, "Alihkan ke PPK berikutnya", about, parent)
        self.to = Choice()
        for one in successors:
            self.to.addItem(f"{one.name} · {one.sk}", one.nip)
        self._row = FieldRow("&PPK berikutnya", self.to, "" if successors else NOBODY)
        self.everything = QCheckBox("Alihkan juga &semua pesanan berjalan lainnya dari PPK lain")
        self.everything.setAccessibleName("Alihkan juga semua pesanan berjalan lainnya")
        self.reason = ReasonEdit("mutasi, cuti, pensiun … dan nomor suratnya")
        reason_row = FieldRow("&Alasan", self.reason, "Sedikitnya 10 huruf.")
        self._furnish(TOLD, "Alihkan", "users", self._row, self.everything, reason_row)
        self.setMinimumWidth(MINIMUM_WIDTH)
        self.to.setFocus()

    def collect(self) -> HandedOver | None:
        to = self.to.currentData()
        if to is None:
            self._row.show_error(NOBODY)
            return None
        return HandedOver(to, self.reason.toPlainText(), self.everything.isChecked())


def successors_of(officers: Sequence[OfficerView], charged: str) -> tuple[Successor, ...]:
    """Return the PPK of today but the one in charge (a NIP, "" for nobody)."""
    found = []
    for officer in officers:
        holding = [one for one, holds in officer.mandates if holds and Role.PPK in one.roles]
        if holding and officer.nip != charged:
            newest = max(holding, key=lambda one: one.since)
            until = " ".join(long_day(newest.until).split()[1:])
            found.append(Successor(officer.nip, officer.name, f"SK {newest.sk} s.d. {until}"))
    return tuple(found)
