"""The parts of the editor and where they stand."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QSizePolicy

from bejo_desktop.domain.content import Procedure
from bejo_desktop.domain.money import ZERO
from bejo_desktop.domain.order import OrderState
from ui.editor.columns import LedgerRow, columns
from ui.editor.details import Details
from ui.editor.head import Head
from ui.editor.ledger import OrderLedger
from ui.editor.panel import FiguresPanel
from ui.editor.prices import PriceLine
from ui.editor.questions import Questions
from ui.editor.sheet import Place
from ui.editor.strip import FlagStrip
from ui.editor.vendor_field import VendorField
from ui.fonts import Face
from ui.notices import NoticeBoard
from ui.tokens import Tone
from ui.widgets.button import Button, icon_button
from ui.widgets.card import TABLE, card
from ui.widgets.chip import Chip
from ui.widgets.layout import column, row
from ui.widgets.table.model import RowsModel
from ui.widgets.text import ShortText, Text

if TYPE_CHECKING:
    from collections.abc import Sequence

    from bejo_desktop.application.core import Core
    from bejo_desktop.application.views import DraftInput, DraftView
    from bejo_desktop.domain.budget import BudgetLine
    from ui.navigation import Screen
    from ui.workplace import Workplace

STATES: Final = {
    OrderState.DRAFT: ("Konsep", Tone.QUIET, "square-pen"),
    OrderState.SUBMITTED: ("Menunggu PPK", Tone.WAIT, "hourglass"),
    OrderState.FINAL: ("Disetujui, bernomor", Tone.ACCENT, "stamp"),
    OrderState.SIGNED: ("Ditandatangani", Tone.GOOD, "signature"),
    OrderState.VOID: ("Nomor dibatalkan", Tone.STOP, "ban"),
}
_OTHER: Final = ("Berjalan", Tone.QUIET, "file-text")


class EditorFrame(QObject):
    """Builds the screen's widgets and shows values in them; decides nothing."""

    def __init__(self, place: Workplace, core: Core, screen: Screen, board: NoticeBoard) -> None:
        super().__init__(screen)
        self.screen = screen
        theme = place.theme
        self.back = icon_button(theme, "arrow-left", "Kembali ke daftar pesanan")
        self.title = ShortText("", Face.TITLE)
        self._state = Chip(theme, "Konsep", Tone.QUIET, "square-pen")
        self._saved = Text("", Face.SMALL)
        self.paper = Button(theme, "Pratinjau", icon="eye", key="F12")
        self.negotiate = Button(theme, "Negosiasi", icon="scale", key="Ctrl+G")
        self.head = Head(place, VendorField(place, core, screen))
        self.details = Details(place)
        self.model: RowsModel[LedgerRow] = RowsModel(columns(), lambda line: line.key)
        self.ledger = OrderLedger(theme, self.model, "Baris pesanan")
        self.standing = NoticeBoard(theme, place.words)
        self.strip = FlagStrip(theme)
        self.questions = Questions(theme, place.words)
        self.prices = PriceLine(theme)
        self.panel = FiguresPanel(theme)
        self._count = Text("", Face.SMALL)
        self._sums = Text("", Face.SMALL)
        self._sum = Text("", Face.SECTION).right()
        self._lay_out(screen, board)

    @property
    def saved(self) -> str:
        """What stands beside the state: when it was saved."""
        return self._saved.text()

    @property
    def sum(self) -> str:
        """What stands at the foot of the ledger."""
        return self._sum.text()

    def show_fields(self, view: DraftView, head: DraftInput, lines: Sequence[BudgetLine]) -> None:
        """Show the header and the details."""
        self.head.show_budget(lines, head.budget_line)
        self.head.show_head(head, editable=view.editable)
        self.head.show_vendor(view.vendor)
        self.details.show_head(head, view)
        small = head.procedure == Procedure.SMALL.value
        self.ledger.setColumnHidden(Place.LIST_PRICE, small)
        self.model.rename(Place.PRICE, "Harga" if small else "Harga negosiasi")
        self.title.show_text(head.package or ("Belanja kecil" if small else "Pesanan baru"))

    def show_state(self, view: DraftView) -> None:
        """Show where the order stands."""
        words, tone, icon = STATES.get(view.state, _OTHER)
        self._state.show_state(view.number or words, tone, icon)
        self.panel.act.setVisible(view.state is OrderState.DRAFT)
        small = view.content.procedure is Procedure.SMALL
        self.panel.act.setText("Catat belanja" if small else "Ajukan ke PPK")
        self.panel.meters.setVisible(not small)
        self.negotiate.setVisible(not small)

    def say_saved(self, words: str) -> None:
        """Say when the draft was saved."""
        self._saved.setText(f"· {words}")

    def show_sums(self, view: DraftView) -> None:
        """Show the foot of the ledger: lines, what negotiation saved, the sum."""
        count = len(view.lines)
        self._count.setText(f"{count} baris")
        listed = sum((line.list_price.times(line.quantity) for line in view.lines), start=ZERO)
        agreed = sum((line.amount for line in view.lines), start=ZERO)
        spared = listed - agreed
        words = f"Penawaran {listed}"
        if view.content.procedure is Procedure.SMALL:
            words, spared = "", ZERO  # what was paid at the counter was not negotiated
        if spared > ZERO:
            words += f"  ·  Hemat negosiasi {spared}"
        elif spared < ZERO:
            words += f"  ·  Naik negosiasi {abs_words(spared)}, di atas harga katalog"
        self._sums.setText(words if count else "")
        self._sums.show_tone(Tone.WAIT if spared < ZERO else Tone.MUTED)
        self._sum.setText(f"Jumlah {agreed}")

    def wrong_fields(self) -> list[str]:
        """Return the fields whose text was refused, from the first."""
        return [*self.head.wrong_fields(), *self.details.wrong_fields()]

    def clear_errors(self) -> None:
        """Take all words beneath fields away, for another order."""
        for name in self.wrong_fields():
            self.head.clear_error(name)
            self.details.clear_error(name)

    def _lay_out(self, screen: Screen, board: NoticeBoard) -> None:
        under = row(self._state, self._saved, None)
        titles = column(self.title, under, spacing=4)
        top = row(self.back, titles, self.negotiate, self.paper, spacing=8)
        top.setStretch(1, 1)
        foot = row(self._count, None, self._sums, self._sum, spacing=8, margins=(14, 4, 8, 4))
        ledger = card(self.ledger, self.prices, foot, spacing=0, margins=TABLE)
        ledger.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        left = column(self.head, self.details, ledger, self.questions, self.strip, spacing=8)
        left.setStretch(2, 1)
        work = row(left, self.panel, spacing=12)
        work.setStretch(0, 1)
        whole = column(top, board, self.standing, work, spacing=8, margins=(16, 12, 16, 8))
        whole.setStretch(3, 1)
        screen.setLayout(whole)


def abs_words(amount: object) -> str:
    """Return an amount without its sign."""
    return str(amount).removeprefix("-")
