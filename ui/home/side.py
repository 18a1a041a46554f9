"""The cards beside the tasks: budget, numbers, and the line in one sentence."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from bejo_desktop.domain.money import ZERO
from ui.fonts import Face
from ui.home.numbers_card import NumbersCard
from ui.standing import days_since, moment_words
from ui.tokens import Tone
from ui.widgets.bar import Bar, Share
from ui.widgets.button import Button
from ui.widgets.button_look import Kind
from ui.widgets.card import card
from ui.widgets.icon_label import IconLabel
from ui.widgets.layout import column, row
from ui.widgets.stat_rows import StatRow
from ui.widgets.text import Text

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import datetime

    from PySide6.QtWidgets import QFrame

    from bejo_desktop.application.views import DeskState
    from bejo_desktop.domain.budget import BudgetLine
    from ui.theme import Theme

STALE_DAYS: Final = 2


class SidePanel(QWidget):
    """Budget according to Bejo, numbers left, and whether the centre knows."""

    budget_asked = Signal()
    numbers_asked = Signal()
    sync_asked = Signal()

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self._left = Text("", Face.TITLE)
        self._of = Text("", Face.SMALL)
        self._bar = Bar(theme, "Pagu")
        self._realised = StatRow(theme, "Realisasi")
        self._committed = StatRow(theme, "Sudah dipesan, belum dibayar")
        self._stale = Text("", Face.SMALL, Tone.WAIT).wrapped()
        self.numbers = NumbersCard(theme)
        self.numbers.asked.connect(self.numbers_asked)
        self._line_icon = IconLabel(theme, "cloud-off")
        self._line = Text("", Face.STRONG).wrapped()
        self._queue = Text("", Face.SMALL).wrapped()
        self.setFixedWidth(320)
        self.setLayout(
            column(self._budget_card(), self.numbers, self._line_card(), None, spacing=12)
        )

    def show_budget(self, lines: Sequence[BudgetLine], now: datetime) -> None:
        """Show the sum over all accounts and its age."""
        ceiling = sum((line.ceiling for line in lines), start=ZERO)
        realised = sum((line.realised for line in lines), start=ZERO)
        committed = sum((line.committed for line in lines), start=ZERO)
        self._left.setText(str(ceiling - realised - committed))
        self._of.setText(f"Sisa pagu dari {ceiling}")
        whole = max(ceiling.amount, 1)
        shares = (Share(realised.amount / whole), Share(committed.amount / whole, None))
        self._bar.show_shares(shares)
        self._bar.setAccessibleName(f"{self._of.text()}: {self._left.text()}")
        self._realised.show_figure(realised.plain)
        self._committed.show_figure(committed.plain)
        days = max((days_since(line.as_of, now) for line in lines), default=0)
        self._stale.setText(
            f"Pagu terakhir diperbarui {days} hari lalu; di SIPD dapat berbeda."
            if days >= STALE_DAYS
            else ""
            if lines
            else "Pagu belum dimuat: konsep boleh, terbit belum."
        )
        self._stale.setVisible(bool(self._stale.text()))

    def show_state(self, state: DeskState) -> None:
        """Show numbers left and the line in one sentence."""
        self.numbers.show_state(state)
        away = state.last_synced_at is None or bool(state.last_error)
        self._line_icon.show_icon("cloud-off" if away else "cloud-check", Tone.MUTED)
        when = "" if state.last_synced_at is None else moment_words(state.last_synced_at)
        if state.last_synced_at is None:
            self._line.setText("Belum pernah disinkronkan.")
        else:
            self._line.setText(f"{'Luring sejak' if away else 'Daring,'} {when}.")
        when_sent = "saat jaringan kembali" if away else "pada sinkronisasi berikutnya"
        self._queue.setText(
            f"{state.waiting} pesanan tersimpan di sini dan dikirim sendiri {when_sent}."
            if state.waiting
            else "Semua sudah di pusat."
        )

    def _budget_card(self) -> QFrame:
        detail = Button(self._theme, "Rincian", Kind.LINK)
        detail.clicked.connect(self.budget_asked)
        head = row(Text("Anggaran menurut Bejo", Face.SECTION), None, detail)
        return card(
            head,
            self._left,
            self._of,
            self._bar,
            self._realised,
            self._committed,
            self._stale,
            spacing=6,
        )

    def _line_card(self) -> QFrame:
        sync = Button(self._theme, "Sinkronkan sekarang", icon="refresh-cw", key="F5")
        sync.clicked.connect(self.sync_asked)
        words = row(self._line_icon, column(self._line, self._queue, spacing=2))
        words.setStretch(1, 1)
        return card(words, row(sync, None), spacing=10)
