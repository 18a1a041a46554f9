"""One order that waits for a decision: what happened, the figures, and the roads side by side."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QTimer, Signal
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QWidget

from bejo_desktop.domain.codes import Reason
from ui.decisions.figures import (
    Rise,
    Shortage,
    rise_columns,
    rises_of,
    shortage_columns,
    shortages_of,
)
from ui.decisions.matters import Group, Road
from ui.decisions.others import Other, other_columns
from ui.decisions.road_card import RoadCard
from ui.decisions.words import budget_request, under_title, what_happened, whole_story
from ui.fonts import Face
from ui.notices import NoticeBoard
from ui.shell import LOW
from ui.tokens import Tone
from ui.widgets.button import Button
from ui.widgets.button_look import Kind
from ui.widgets.card import card
from ui.widgets.icon_label import IconLabel
from ui.widgets.layout import column, holder, row, scrolling, show_second_rank
from ui.widgets.table.model import RowsModel
from ui.widgets.table.view import CATALOGUE, TableView
from ui.widgets.text import ShortText, Text

if TYPE_CHECKING:
    from PySide6.QtGui import QResizeEvent

    from ui.decisions.matters import Matter, Roads
    from ui.workplace import Workplace

SIGNED_AFTER_ALL = "Kedua pihak ternyata sudah menandatangani? Maka pesanan itu kontrak."
ASKED = "Permintaan kepada PA/KPA sudah disalin; tempelkan di pesan."
WRONGLY = "Penangguhan keliru? Hubungi Bagian PBJ; sesudah dicabut, sinkronkan lagi."
ROWS_SEEN = 4
CARDS_HEIGHT = 440
"""Taller cards would tear facts and fields apart on a large screen."""
MUCH = 100
"""The cards grow first; what is left over stays empty below them."""


class DetailPanel(QWidget):
    """
    Shows one matter; what was typed stays while the same order is read afresh.

    Signals:
        paper_asked, why_asked, list_asked: its questions; sign_asked: the third road.
        taken: the RoadCard whose button was pressed.
    """

    paper_asked = Signal()
    why_asked = Signal()
    list_asked = Signal()
    sign_asked = Signal()
    taken = Signal(object)

    def __init__(self, place: Workplace) -> None:
        super().__init__()
        self._place = place
        self._matter: Matter | None = None
        self.cards: tuple[RoadCard, ...] = ()
        self._title, self._under = ShortText("", Face.CARD), ShortText("", Face.SMALL)
        self._board = NoticeBoard(place.theme, place.words)
        self._rises: RowsModel[Rise] = RowsModel(rise_columns(), lambda rise: rise.line)
        self._rise_table = TableView(place.theme, self._rises, CATALOGUE, "Harga lama dan baru")
        self._shorts: RowsModel[Shortage] = RowsModel(shortage_columns(), lambda one: one.code)
        self._short_table = TableView(place.theme, self._shorts, CATALOGUE, "Rekening yang kurang")
        self._others: RowsModel[Other] = RowsModel(other_columns(), lambda other: other.hit.product)
        self._other_table = TableView(place.theme, self._others, CATALOGUE, "Penyedia lain")
        self._roads = row(spacing=12)
        self._foot_text = Text("", Face.SMALL).wrapped()
        self._sign = Button(place.theme, "Catat sudah ditandatangani", Kind.QUIET)
        self._story = Button(place.theme, "Salin keterangan", Kind.QUIET, icon="copy")
        self._ask = Button(place.theme, "Minta PA/KPA menjamin anggaran", Kind.QUIET, icon="send")
        self._list = Button(place.theme, "Lihat di daftar pesanan", Kind.QUIET, icon="file-text")
        self._build()

    def show_matter(self, matter: Matter) -> None:
        """Show `matter`; new cards only where the order or its roads are others."""
        before = self._matter
        self._matter = matter
        self._title.show_text(matter.detail.row.package.strip() or "(belum bernama)")
        self._under.show_text(under_title(matter))
        why = Button(self._place.theme, "Mengapa?", Kind.QUIET)
        why.clicked.connect(self.why_asked)
        self._board.show_notice(what_happened(matter, self._place.words), (why,))
        self._rises.show_rows(rises_of(matter))
        self._shorts.show_rows(shortages_of(matter))
        self._others.show_rows(matter.others)
        for table in (self._rise_table, self._short_table, self._other_table):
            _fit(table)
        same = before is not None and before.detail.row.order_id == matter.detail.row.order_id
        if same and before is not None and before.roads == matter.roads:
            for one in self.cards:
                one.show_facts(matter)
        else:
            self._show_roads(matter, matter.roads)
        self._show_foot(matter)
        QTimer.singleShot(0, self, self._fit_cards)

    def _show_roads(self, matter: Matter, roads: Roads) -> None:
        for old in self.cards:
            self._roads.removeWidget(old)
            old.hide()
            old.deleteLater()
        wanted = [road for road in (roads.first, roads.second) if road is not None]
        self.cards = tuple(
            RoadCard(self._place, matter, road, first=at == 0) for at, road in enumerate(wanted)
        )
        for made in self.cards:
            made.taken.connect(lambda one=made: self.taken.emit(one))
            self._roads.addWidget(made, 1)
        self._fit_cards()

    def _fit_cards(self) -> None:
        """Leave out what follows from a road where the buttons would slip under the fold."""
        show_second_rank(self, shown=self.window().height() >= LOW)
        inner, room = self._area.widget(), self._area.viewport().size()
        layout = inner.layout() if inner is not None else None
        assert layout is not None
        layout.activate()
        if layout.minimumHeightForWidth(room.width()) > room.height():
            show_second_rank(self, shown=False)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        QTimer.singleShot(0, self, self._fit_cards)

    def _show_foot(self, matter: Matter) -> None:
        signing = matter.roads.third is Road.SIGN
        suspended = Reason.VENDOR_SUSPENDED in matter.codes and matter.group is not Group.NOTED
        told = "Bila perlu bantuan, kirimkan keterangan ini."
        asks = matter.for_budget and not matter.answers_for_budget
        signed = SIGNED_AFTER_ALL.partition(" Maka")[0] if asks else SIGNED_AFTER_ALL
        self._foot_text.setText(signed if signing else WRONGLY if suspended else told)
        self._sign.setVisible(signing)
        self._story.setVisible(not signing)
        self._list.setVisible(not matter.roads.first)
        self._ask.setVisible(asks)

    def _copy_request(self) -> None:
        if self._matter is not None:
            QGuiApplication.clipboard().setText(budget_request(self._matter, self._place.words))
            self._foot_text.setText(ASKED)

    def _copy_story(self) -> None:
        if self._matter is not None:
            QGuiApplication.clipboard().setText(whole_story(self._matter, self._place.words))

    def _build(self) -> None:
        paper = Button(self._place.theme, "Lihat pesanan", icon="eye", key="F12")
        paper.clicked.connect(self.paper_asked)
        self._sign.clicked.connect(self.sign_asked)
        self._story.clicked.connect(self._copy_story)
        self._ask.clicked.connect(self._copy_request)
        self._list.clicked.connect(self.list_asked)
        head = row(column(self._title, self._under, spacing=0), paper)
        head.setStretch(0, 1)
        told = card(head, self._board, self._rise_table, self._short_table, self._other_table)
        mark = IconLabel(self._place.theme, "info", Tone.MUTED)
        line = row(mark, self._foot_text, self._list, self._story, self._ask, self._sign)
        line.setStretch(1, 1)
        foot = card(line, margins=(16, 4, 8, 4))
        roads = holder(self._roads)
        roads.setMaximumHeight(CARDS_HEIGHT)
        body = column(told, roads, None, spacing=8)
        body.setStretch(1, MUCH)
        self._area = scrolling(body)
        self.setLayout(column(self._area, foot, spacing=8))


def _fit(table: TableView) -> None:
    """Be as high as the rows up to `ROWS_SEEN`; gone without any, scrolling beyond."""
    rows = table.model().rowCount()
    table.setVisible(rows > 0)
    table.fit_height()
    if rows > ROWS_SEEN:
        head = table.horizontalHeader().height()
        table.setFixedHeight(head + ROWS_SEEN * CATALOGUE + CATALOGUE // 2)
