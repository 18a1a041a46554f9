"""Running orders that go over to the next PPK, under the SK by which that officer holds the post."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from bejo_desktop.domain.codes import Role
from ui.days import long_day
from ui.fulfilling.asking import AskingDialog
from ui.widgets.field_row import FieldRow
from ui.widgets.line_edit import Choice, ReasonEdit

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date

    from PySide6.QtWidgets import QWidget

    from bejo_desktop.application.views import OfficerView
    from ui.workplace import Workplace

MINIMUM_WIDTH: Final = 620
TOLD: Final = "Nomor, isi, dan riwayat tetap; PPK berikutnya meneruskan dan bertanggung jawab."
ONLY_THIS: Final = "Hanya pesanan ini"
NOBODY: Final = "Belum ada PPK lain dengan SK yang berlaku hari ini."


@dataclass(frozen=True, slots=True)
class Successor:
    """A PPK of today: NIP, name, and the SK with its last day in words."""

    nip: str
    name: str
    sk: str


@dataclass(frozen=True, slots=True)
class Giver:
    """A PPK whose running orders may all go over; `ended`: no SK of that PPK holds any more."""

    nip: str
    name: str
    ended: bool

    @property
    def words(self) -> str:
        """As the list shows it."""
        return f"{self.name} (SK berakhir)" if self.ended else self.name


@dataclass(frozen=True, slots=True)
class HandedOver:
    """What the dialog carries; `giver` is the PPK whose running orders all go over, "" for none."""

    to: str
    reason: str
    giver: str


class HandOverDialog(AskingDialog):
    """Asks to whom and why; `confirmed` carries a HandedOver."""

    def __init__(
        self,
        place: Workplace,
        about: str,
        successors: Sequence[Successor],
        givers: Sequence[Giver],
        parent: QWidget,
    ) -> None:
        super().__init__(place, "Alihkan ke PPK berikutnya", about, parent)
        self.to = Choice()
        for one in successors:
            self.to.addItem(f"{one.name} · {one.sk}", one.nip)
        self._row = FieldRow("&PPK berikutnya", self.to, "" if successors else NOBODY)
        self.giver = Choice()
        self.giver.addItem(ONLY_THIS, "")
        for giver in givers:
            self.giver.addItem(giver.words, giver.nip)
        ended = [at for at, giver in enumerate(givers, start=1) if giver.ended]
        self.giver.setCurrentIndex(ended[0] if len(ended) == 1 else 0)
        giver_row = FieldRow("&Semua pesanan berjalan dari", self.giver)
        self.reason = ReasonEdit("mutasi, cuti, pensiun … dan nomor suratnya")
        reason_row = FieldRow("&Alasan", self.reason, "Sedikitnya 10 huruf.")
        self._furnish(TOLD, "Alihkan", "users", self._row, giver_row, reason_row)
        for part in (self.to, self.act):
            part.setEnabled(bool(successors))
        if not successors:
            self.to.setPlaceholderText("tidak ada")
            self.act.setToolTip(NOBODY)
        self.setMinimumWidth(MINIMUM_WIDTH)
        self.to.setFocus()

    def collect(self) -> HandedOver | None:
        to = self.to.currentData()
        if to is None:
            self._row.show_error(NOBODY)
            return None
        return HandedOver(to, self.reason.toPlainText(), self.giver.currentData())


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


def givers_of(officers: Sequence[OfficerView], today: date) -> tuple[Giver, ...]:
    """Return who is or was PPK by `today`, whose SK ended first."""
    found = []
    for officer in officers:
        begun = [one for one, _ in officer.mandates if Role.PPK in one.roles and one.since <= today]
        if begun:
            ended = all(one.until < today for one in begun)
            found.append(Giver(officer.nip, officer.name, ended))
    return tuple(sorted(found, key=lambda one: not one.ended))
