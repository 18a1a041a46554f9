"""Papan Jatim Bejo: five figures, the months, and three rankings, from the last sync."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QSizePolicy, QStackedWidget

from bejo_desktop.application.changes import Kind as Changed
from bejo_desktop.domain.codes import Role
from ui.board.agencies import AgencyRanking
from ui.board.figures import FigureCard, MonthBars
from ui.board.meanings import MeaningsDialog, meaning
from ui.board.words import (
    age_words,
    billions,
    figures_of,
    grouped,
    own_words,
    region_columns,
    silent_words,
    sum_words,
    summary_of,
)
from ui.fonts import Face
from ui.keys import Act, Command
from ui.navigation import Screen
from ui.notices import NoticeBoard
from ui.tokens import Tone
from ui.widgets.button import Button
from ui.widgets.button_look import Kind
from ui.widgets.card import TABLE, Card, card, heading, rule
from ui.widgets.empty_state import EmptyState
from ui.widgets.icon_label import IconLabel
from ui.widgets.key_line import KeyHint
from ui.widgets.layout import column, holder, row
from ui.widgets.line_edit import Choice
from ui.widgets.table.model import RowsModel
from ui.widgets.table.view import SMALL, TableView
from ui.widgets.text import ShortText, Text

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from PySide6.QtWidgets import QLayout

    from bejo_desktop.application.changes import Changes
    from bejo_desktop.application.core import Core
    from bejo_desktop.application.views.board import BoardView
    from bejo_desktop.domain.board import Board, RegionStanding
    from ui.workplace import Navigator, Workplace

FIGURES = 5
FOR_PROVINCE = "pekerjaan Admin Provinsi dimulai di sini: jumlah, peringkat, keikutsertaan"


class BoardScreen(Screen):
    """The board of a year as the centre told it; always with its age and what counts."""

    def __init__(self, place: Workplace, core: Core, go: Navigator) -> None:
        super().__init__()
        self._place, self._core = place, core
        self._view: BoardView | None = None
        theme = place.theme
        self._age = Text("", Face.SMALL)
        self._year = Choice()
        self._year.setAccessibleName("Tahun")
        self._year.hide()
        self._year.activated.connect(lambda _: self.reread())
        self._acts = {
            Command.CHOICES: Act(self, "Pilih tahun", self._open_years),
            Command.WHY: Act(self, "Arti angka", self._explain),
            Command.OTHER_ACT: Act(self, "Salin ringkasan", self._copy_summary),
        }
        self._board = NoticeBoard(theme, place.words)
        self._cards = [FigureCard() for _ in range(FIGURES)]
        self._months = MonthBars(theme)
        self._model: RowsModel[RegionStanding] = RowsModel(
            region_columns(self._shown), lambda region: region.code
        )
        self._table = TableView(theme, self._model, SMALL, "Kabupaten/kota menurut nilai")
        self._sum = Text("", Face.STRONG).right()
        self._by_total = AgencyRanking(
            theme,
            "menurut nilai (miliar rupiah)",
            lambda agency: agency.volume.total.amount,
            lambda agency: billions(agency.volume.total),
        )
        self._by_orders = AgencyRanking(
            theme,
            "menurut jumlah pesanan",
            lambda agency: agency.volume.orders,
            lambda agency: grouped(agency.volume.orders),
        )
        self._what = ShortText("", Face.SMALL)
        self._own, self._silent = ShortText("", Face.SMALL), ShortText("", Face.SMALL)
        self._own_name, self._silent_name = ShortText("", Face.STRONG), Text("", Face.STRONG)
        self._stack = QStackedWidget()
        self._stack.addWidget(holder(self._content()))
        self._stack.addWidget(self._empty(go))
        self.setLayout(
            column(self._head(), self._board, self._stack, spacing=8, margins=(16, 12, 16, 12))
        )

    def acts(self) -> Mapping[Command, Act]:
        return self._acts

    def hints(self) -> tuple[KeyHint, ...]:
        return (
            KeyHint("↑ ↓", "baris"),
            KeyHint("F4", "tahun"),
            KeyHint("F7", "arti angka"),
            KeyHint("Shift+F9", "salin ringkasan"),
            KeyHint("F5", "sinkronkan"),
        )

    def concerns(self, changes: Changes) -> bool:
        return changes.touches(Changed.BOARD)

    def take_focus(self) -> None:
        self._table.setFocus(Qt.FocusReason.OtherFocusReason)

    def reread(self) -> None:
        core, year = self._core, self._year.currentData()
        self._place.lanes.read.ask(
            "board",
            self,
            lambda _: (core.boards.years(), core.boards.board(year), core.desk.office()),
            done=self._show,
            failed=self._board.show_error,
        )

    def _show(self, answer: tuple[Sequence[int], BoardView | None, str]) -> None:
        years, view, office = answer
        if view is None and years and self._year.currentData() is None:
            self._show_years(years, years[0])  # a new year has begun and no sync brought it yet
            self.reread()
            return
        self._board.clear()
        self._view = view
        self._stack.setCurrentIndex(0 if view else 1)
        if view is None:
            self._age.setText("")
            return
        self._show_years(years, view.board.year)
        self._show_board(view.board)
        text, tone = age_words(view)
        province = Role.PROVINCE_ADMIN in self._core.session.officer.roles
        self._age.setText(f"{text} · {FOR_PROVINCE}" if province else text)
        self._age.show_tone(tone)
        self._own_name.show_text(f"Satuan kerja ini: {office}")
        self._own.show_text(own_words(view.own))

    def _show_board(self, board: Board) -> None:
        words = self._place.words
        self._what.show_text(meaning(words, "total", board))
        for shown, figure in zip(self._cards, figures_of(board), strict=True):
            shown.show_figure(figure, meaning(words, figure.meaning, board))
        self._months.show_months(board.months)
        self._model.show_rows(board.regions)
        if board.regions and self._table.current_row() is None:
            self._table.choose_first()
        self._sum.setText(sum_words(board))
        self._by_total.show_agencies(board.agencies_by_total)
        self._by_orders.show_agencies(board.agencies_by_orders)
        self._silent_name.setText(f"Belum ada pesanan {board.year}: {len(board.silent)}")
        self._silent.show_text(silent_words(board))

    def _open_years(self) -> None:
        if self._year.isVisible():
            self._year.showPopup()

    def _show_years(self, years: Sequence[int], chosen: int) -> None:
        self._year.clear()
        for year in years:
            self._year.addItem(f"Tahun {year}", year)
        self._year.setCurrentIndex(self._year.findData(chosen))
        self._year.setVisible(bool(years))

    def _shown(self) -> Board | None:
        return None if self._view is None else self._view.board

    def _explain(self) -> None:
        if self._view is not None:
            MeaningsDialog(self._place.theme, self._place.words, self._view.board, self).open()

    def _copy_summary(self) -> None:
        if self._view is not None:
            QGuiApplication.clipboard().setText(summary_of(self._view))

    def _head(self) -> QLayout:
        theme = self._place.theme
        why = Button(theme, "Arti angka", icon="circle-question-mark", key="F7")
        why.clicked.connect(self._acts[Command.WHY].trigger)
        copy = Button(theme, "Salin ringkasan", icon="copy", key="Shift+F9")
        copy.clicked.connect(self._acts[Command.OTHER_ACT].trigger)
        return heading("Papan Jatim Bejo", self._age, self._year, why, copy)

    def _content(self) -> QLayout:
        figures = row(*self._cards, spacing=12)
        for at, weight in enumerate((5, 5, 3, 3, 4)):
            figures.setStretch(at, weight)
        both = row(holder(self._left()), holder(self._right()), spacing=12)
        both.setStretch(0, 6)
        both.setStretch(1, 5)
        note = row(IconLabel(self._place.theme, "info", Tone.MUTED, 14), self._what, spacing=6)
        note.setStretch(1, 1)
        whole = column(figures, both, note, spacing=8)
        whole.setStretch(1, 1)
        return whole

    def _left(self) -> QLayout:
        head = row(
            Text("Kabupaten/kota", Face.CARD),
            Text("menurut nilai", Face.SMALL),
            None,
            margins=(14, 6, 14, 6),
        )
        foot = row(Text("Jumlah", Face.SMALL), None, self._sum, margins=(14, 5, 14, 5))
        regions = card(head, rule(), self._table, rule(), foot, spacing=0, margins=TABLE)
        regions.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        months = card(
            row(Text("Per bulan", Face.CARD), Text("nilai", Face.SMALL), None),
            self._months,
            spacing=6,
            margins=(14, 8, 14, 6),
        )
        months.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Maximum)
        return column(regions, months, spacing=8)

    def _right(self) -> QLayout:
        return column(
            self._by_total,
            self._by_orders,
            self._told("building-2", self._own_name, self._own),
            self._told("map-pin", self._silent_name, self._silent),
            spacing=8,
        )

    def _told(self, icon: str, name: Text | ShortText, under: ShortText) -> Card:
        mark = IconLabel(self._place.theme, icon, Tone.ACCENT, 16)
        words = column(name, under, spacing=1)
        line = row(mark, words, spacing=10)
        line.setAlignment(mark, Qt.AlignmentFlag.AlignTop)
        line.setStretch(1, 1)
        made = card(line, margins=(14, 7, 14, 7))
        made.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Maximum)
        return made

    def _empty(self, go: Navigator) -> EmptyState:
        sync = Button(self._place.theme, "Sinkronkan", Kind.PRIMARY, icon="refresh-cw", key="F5")
        sync.clicked.connect(go.sync_now)
        return EmptyState(
            self._place.theme,
            "chart-column",
            "Papan belum pernah dimuat",
            "Angka papan datang dari pusat bersama sinkronisasi, sesudah itu dapat dibaca luring.",
            sync,
        )
