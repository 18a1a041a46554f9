"""Aturan: which rule packs this desk has, until when, and taking one over from a file."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFileDialog

from bejo_desktop.application.views.rule_packs import PackState
from bejo_desktop.domain.errors import EnvironmentFailed
from ui.fonts import Face
from ui.notices import NoticeBoard
from ui.tokens import Tone
from ui.widgets.act_button import ActButton
from ui.widgets.banner import Notice, Weight
from ui.widgets.card import TABLE, Card
from ui.widgets.layout import column, row
from ui.widgets.table.cell import AnyCell, Cell, ChipCell, muted
from ui.widgets.table.model import Column, RowsModel
from ui.widgets.table.view import SMALL, TableView
from ui.widgets.text import Text

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date

    from bejo_desktop.application.changes import Changes
    from bejo_desktop.application.core import Core
    from bejo_desktop.application.views.rule_packs import PackTaken, PackView
    from ui.keys import Act
    from ui.workplace import Workplace

FILES: Final = "Paket aturan (*.json *.pack);;Semua berkas (*)"
READ_MAX: Final = 20_000_001
"""Bytes; a pack has some tens of thousands."""
SHOWN_MAX: Final = 5
_STATES: Final = {
    PackState.IN_FORCE: ("Berlaku", Tone.GOOD, "circle-check"),
    PackState.KEPT: ("Disimpan", Tone.QUIET, "history"),
    PackState.EXPIRED: ("Habis masa", Tone.WAIT, "clock"),
}
_ORIGINS: Final = {"program": "program", "centre": "pusat"}


class RulesCard(Card):
    """Shows the packs; `taken` carries the Changes of one that was taken over."""

    taken = Signal(object)

    def __init__(self, place: Workplace, core: Core, take: Act) -> None:
        self._place, self._core = place, core
        self._model: RowsModel[PackView] = RowsModel(_columns(), lambda pack: pack.version)
        self._table = TableView(place.theme, self._model, SMALL, "Paket aturan")
        self.board = NoticeBoard(place.theme, place.words)
        button = ActButton(place.theme, take, icon="import", key="F9")
        head = row(
            Text("Aturan pengadaan dan pajak", Face.SECTION), None, button, margins=(14, 8, 8, 6)
        )
        super().__init__(column(head, self.board, self._table, spacing=0, margins=TABLE))

    @property
    def packs(self) -> tuple[str, ...]:
        """The versions shown, for tests."""
        return tuple(
            self._model.cell_at(self._model.index(at, 0)).spoken
            for at in range(self._model.rowCount())
        )

    def show_packs(self, packs: Sequence[PackView]) -> None:
        """Show the newest packs."""
        self._model.show_rows(packs[:SHOWN_MAX])
        self._table.fit_height()

    def ask_file(self) -> None:
        """Ask for the file of a pack, as the centre gave it on a stick."""
        name, _ = QFileDialog.getOpenFileName(self, "Ambil paket aturan", "", FILES)
        if name:
            self.take(name)

    def take(self, name: str) -> None:
        """Take the pack in the file `name` over; a refusal is said in place."""
        core = self._core
        self.board.clear()
        self._place.lanes.write.start(
            self,
            lambda _: core.rule_packs.take(_read(name), core.session.nip),
            done=self._show_taken,
            failed=self.board.show_error,
        )

    def _show_taken(self, answer: tuple[PackTaken, Changes]) -> None:
        taken, changes = answer
        said = "berlaku mulai sekarang" if taken.is_new else "sudah ada di komputer ini"
        self.board.show_notice(Notice(Weight.GOOD, f"Aturan {taken.version} {said}"))
        self.taken.emit(changes)


def _read(name: str) -> bytes:
    try:
        with Path(name).open("rb") as file:
            return file.read(READ_MAX)
    except OSError as cause:
        reason = cause.strerror or type(cause).__name__
        raise EnvironmentFailed("scan.unreadable", file=name, reason=reason) from cause


def _columns() -> tuple[Column[PackView], ...]:
    def state(pack: PackView) -> AnyCell:
        return ChipCell(*_STATES[pack.state])

    def version(pack: PackView) -> Cell:
        face = Face.STRONG if pack.state is PackState.IN_FORCE else Face.BODY
        return Cell(pack.version, face=face, beside=f"{pack.rules} aturan")

    return (
        Column("Versi", version),
        Column("Keadaan", state, 124),
        Column("Dari", lambda pack: muted(_ORIGINS[pack.origin]), 84),
        Column("Terbit", lambda pack: muted(_day(pack.issued_on)), 92),
        Column("Berlaku sampai", lambda pack: muted(_day(pack.valid_until)), 108),
    )


def _day(day: date | None) -> str:
    return "–" if day is None else f"{day:%d.%m.%Y}"
