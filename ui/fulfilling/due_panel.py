"""What is payable now: the figures of the kuitansi that would be written."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtWidgets import QFrame

from bejo_desktop.domain.money import ZERO
from bejo_desktop.domain.payments import Tax
from ui.fonts import Face
from ui.fulfilling.words import TAXES, difference_words
from ui.tokens import Tone
from ui.widgets.card import PADDING, rule
from ui.widgets.layout import column, holder
from ui.widgets.stat_rows import StatRow
from ui.widgets.text import Text

if TYPE_CHECKING:
    from collections.abc import Iterator

    from PySide6.QtWidgets import QWidget

    from bejo_desktop.application.views import OrderDetail
    from bejo_desktop.domain.due import Due
    from ui.theme import Theme

CUT: Final = frozenset({Tax.PPH_23, Tax.PPH_FINAL})
"""Taxes that are cut from the payment; the others are collected with it."""
OWED: Final = "Denda yang masih harus disetor penyedia"


class DuePanel(QFrame):
    """Gross, what is kept back of it, and what reaches the vendor; `figures` are for tests."""

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self.setProperty("part", "raised")
        self.setAccessibleName("Yang dibayar sekarang")
        self._theme = theme
        self._shelf: QWidget | None = None
        self._shelves = column(
            Text("Yang dibayar sekarang", Face.SECTION), spacing=4, margins=PADDING
        )
        self.setLayout(self._shelves)
        self.figures: dict[str, str] = {}

    def show_due(self, due: Due, detail: OrderDetail) -> None:
        """Show what `due` says of the order."""
        if self._shelf is not None:
            self._shelves.removeWidget(self._shelf)
            self._shelf.hide()
            self._shelf.deleteLater()
        self.figures = {}
        self._shelf = holder(column(*self._parts(due, detail), None, spacing=2))
        self._shelves.addWidget(self._shelf)

    def _parts(self, due: Due, detail: OrderDetail) -> Iterator[QWidget]:
        yield self._row("Nilai termasuk pajak", str(due.gross), Face.STRONG)
        for name, tax in (("di dalamnya PPN", due.ppn), ("di dalamnya pajak daerah", due.pbjt)):
            if tax != ZERO:
                yield self._row(name, str(tax), tone=Tone.MUTED)
        for kept in due.withheld:
            verb = "dipotong" if kept.tax in CUT else "dipungut"
            yield self._row(f"{TAXES[kept.tax]} {verb}", f"−{kept.amount}")
        if due.penalty != ZERO:
            yield self._row("Denda keterlambatan", f"−{due.penalty}", tone=Tone.WAIT)
        yield rule()
        yield from self._received(due)
        if due.owed_by_vendor != ZERO:
            self.figures[OWED] = str(due.owed_by_vendor)
            yield Text(f"{OWED}: {due.owed_by_vendor}", Face.SMALL, Tone.WAIT).wrapped()
        elif due.penalty_open != ZERO:
            left = str(due.penalty_open)
            yield self._row("Sisa denda, dipotong berikutnya", left, tone=Tone.MUTED)
        if due.gross != due.open:
            yield self._row("Sesudahnya belum dibayar", str(due.open - due.gross), tone=Tone.MUTED)
        before = sum((payment.amount for payment in detail.payments), start=ZERO)
        if before != ZERO:
            yield self._row("Sudah dibayar sebelumnya", str(before), tone=Tone.MUTED)
        if due.changed:
            yield rule()
            yield Text("Beda dari perkiraan di pesanan", Face.LABEL)
            yield Text("\n".join(map(difference_words, due.changed)), Face.SMALL).wrapped()

    def _received(self, due: Due) -> Iterator[QWidget]:
        """The last figure is the kuitansi's; a platform keeps its taxes of what it is sent."""
        if due.collected:
            yield self._row("Ditransfer", str(due.net), Face.STRONG)
            for kept in due.collected:
                yield self._row(f"{TAXES[kept.tax]} dipungut platform", f"−{kept.amount}")
            yield rule()
        yield self._row("Diterima penyedia", str(due.received), Face.STRONG)

    def _row(
        self, name: str, figure: str, face: Face = Face.BODY, tone: Tone = Tone.TEXT
    ) -> StatRow:
        made = StatRow(self._theme, name, face)
        made.show_figure(figure, tone)
        self.figures[name] = figure
        return made
