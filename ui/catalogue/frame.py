"""The parts of the catalogue and where they stand."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QStackedWidget, QWidget

from ui.catalogue.bar import SeekingBar
from ui.catalogue.compare import Comparison, Tray
from ui.catalogue.detail import ProductCard
from ui.catalogue.facets import Facets
from ui.catalogue.results import ResultRow, columns
from ui.fonts import Face
from ui.notices import NoticeBoard
from ui.standing import moment_words
from ui.widgets.button import Button
from ui.widgets.button_look import Kind
from ui.widgets.card import TABLE, Card, card
from ui.widgets.empty_state import EmptyState
from ui.widgets.icon_label import IconLabel
from ui.widgets.layout import column, holder, row
from ui.widgets.search_box import SearchBox
from ui.widgets.table.model import RowsModel
from ui.widgets.table.view import CATALOGUE, TableView
from ui.widgets.text import ShortText, Text

if TYPE_CHECKING:
    from datetime import datetime

    from bejo_desktop.application.views import SearchPage
    from ui.navigation import Screen
    from ui.workplace import Workplace


class CatalogueFrame(QObject):
    """Builds the screen's widgets and shows values in them; decides nothing."""

    def __init__(self, place: Workplace, screen: Screen) -> None:
        super().__init__(screen)
        theme = place.theme
        self.box = SearchBox(theme, "Cari produk, kode, atau penyedia", big=True)
        self.bar = SeekingBar(theme)
        self.facets = Facets(place)
        self.model: RowsModel[ResultRow] = RowsModel(columns(place.today), lambda row: row.key)
        self.table = TableView(theme, self.model, CATALOGUE, "Hasil pencarian")
        self.detail = ProductCard(place)
        self.tray = Tray(theme)
        self.comparison = Comparison(theme)
        self.board = NoticeBoard(theme, place.words)
        self.clear = Button(theme, "Hapus semua saringan")
        self.sync = Button(theme, "Sinkronkan", icon="refresh-cw", key="F5")
        self.undo = Button(theme, "Urungkan", Kind.LINK, key="Ctrl+Z")
        self.open_draft = Button(theme, "Buka pesanan", Kind.LINK)
        self._count = Text("", Face.SECTION)
        self._age = ShortText("", Face.SMALL)
        self._said = ShortText("", Face.SMALL_STRONG)
        self._note = self._made_note(place)
        self._stack = self._made_stack(place)
        self._lay_out(screen)

    @property
    def count(self) -> str:
        """How many products were found, as said above the list."""
        return self._count.text()

    @property
    def said(self) -> str:
        """What stands at the foot of the list; "" where nothing does."""
        return "" if self._note.isHidden() else self._said.whole

    def shown(self) -> str:
        """Return what stands in the place of the list: list, nothing, never, compare."""
        return ("list", "nothing", "never", "compare")[self._stack.currentIndex()]

    def show_list(self) -> None:
        """Show the results."""
        self._stack.setCurrentIndex(0)

    def show_nothing(self, *, synced: bool, filtered: bool) -> None:
        """Say why there is nothing: no match, or no catalogue yet."""
        self.clear.setVisible(filtered)
        self._stack.setCurrentIndex(1 if synced else 2)

    def show_comparison(self) -> None:
        """Show the products of the tray side by side."""
        self.comparison.show_hits(self.tray.hits)
        self._stack.setCurrentIndex(3)

    def show_count(self, page: SearchPage, synced_at: datetime | None) -> None:
        """Say how many were found, and of when the data are."""
        more = "lebih dari 1.000" if page.count_is_capped else f"{page.count:,}".replace(",", ".")
        self._count.setText(f"{more} produk")
        self._age.show_text("" if synced_at is None else f"dari data per {moment_words(synced_at)}")

    def say(self, words: str, *, undoable: bool) -> None:
        """Say at the foot of the list what was done; "" takes it away."""
        self._said.show_text(words)
        self._note.setVisible(bool(words))
        self.undo.setVisible(undoable)
        self.open_draft.setVisible(undoable)

    def _made_note(self, place: Workplace) -> Card:
        line = row(
            IconLabel(place.theme, "circle-check"),
            self._said,
            self.undo,
            self.open_draft,
            spacing=8,
            margins=(12, 2, 12, 2),
        )
        line.setStretch(1, 1)
        made = Card(line, "raised")
        made.hide()
        return made

    def _made_stack(self, place: Workplace) -> QStackedWidget:
        stack = QStackedWidget()
        head = row(self._count, self._age, margins=(14, 10, 14, 8))
        head.setStretch(1, 1)
        stack.addWidget(holder(column(head, self.table, spacing=0)))
        nothing = EmptyState(
            place.theme,
            "search",
            "Tidak ada produk yang cocok",
            "Coba kata yang lebih pendek, periksa ejaannya, atau hapus saringannya.",
            self.clear,
        )
        never = EmptyState(
            place.theme,
            "package",
            "Katalog belum dimuat di komputer ini",
            "Sinkronkan sekali lewat sambungan apa pun; sesudah itu katalog dapat dicari tanpa "
            "sambungan.",
            self.sync,
        )
        for part in (nothing, never, self.comparison):
            stack.addWidget(part)
        return stack

    def _lay_out(self, screen: QWidget) -> None:
        search = row(Text("Katalog", Face.TITLE), self.box, spacing=16)
        search.setStretch(1, 1)
        middle = column(card(self._stack, spacing=0, margins=TABLE), self._note, spacing=8)
        middle.setStretch(0, 1)
        work = row(self.facets, middle, self.detail, spacing=12)
        work.setStretch(1, 1)
        whole = column(
            search, self.bar, self.board, work, self.tray, spacing=8, margins=(16, 12, 16, 8)
        )
        whole.setStretch(3, 1)
        screen.setLayout(whole)
