"""Perlu keputusan: what the centre held or refused, settled in two minutes."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QStackedWidget

from bejo_desktop.application.changes import Changes
from bejo_desktop.application.changes import Kind as Changed
from bejo_desktop.domain.order import MOVES
from bejo_desktop.domain.order import Act as Move
from ui.decisions.detail import DetailPanel
from ui.decisions.matters import Matter, Road, read_matters
from ui.decisions.roads import words_of
from ui.decisions.why import ASKED, reasons_of
from ui.decisions.words import head_words, list_columns, list_rows
from ui.fonts import Face
from ui.keys import Act, Command
from ui.notices import NoticeBoard
from ui.orders.more import role_names
from ui.orders.signing import ask_signed
from ui.scan import read_scan
from ui.why.asking import show_why
from ui.widgets.banner import Notice, Weight
from ui.widgets.card import TABLE, card, heading
from ui.widgets.empty_state import EmptyState
from ui.widgets.key_line import KeyHint
from ui.widgets.layout import column, holder, row
from ui.widgets.table.model import RowsModel
from ui.widgets.table.view import FOLDER, TableView
from ui.widgets.text import Text
from ui.workplace import OrderScreen

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping
    from datetime import date
    from uuid import UUID

    from PySide6.QtGui import QKeyEvent
    from PySide6.QtWidgets import QWidget

    from bejo_desktop.application.core import Core
    from bejo_desktop.application.views import DraftView, OrderDetail
    from bejo_desktop.domain.errors import BejoError
    from ui.decisions.road_card import Answers, RoadCard
    from ui.orders.signing import SignDialog
    from ui.workplace import Navigator, Workplace

LIST_WIDTH: Final = 328
RUNNING: Final = "Sedang diproses…"
_MOVES: Final = {
    Road.KEEP: Move.KEEP_PRICE,
    Road.RECHECK: Move.RECHECK,
    Road.ALLOW: Move.ALLOW_BUDGET,
    Road.VOID: Move.VOID,
    Road.SIGN: Move.SIGN,
}
_DONE: Final = {
    Road.KEEP: "Harga dipertahankan",
    Road.RECHECK: "Pusat akan menilai lagi",
    Road.ALLOW: "Anggaran dijamin PA/KPA",
    Road.SIGN: "Tanda tangan dicatat",
}
LATER: Final = "Tersimpan di komputer ini dan dikirim pada sinkronisasi berikutnya."


class DecisionsScreen(OrderScreen):
    """The list at the left; what happened and two roads at the right: F9 is A, Shift+F9 is B."""

    def __init__(self, place: Workplace, core: Core, go: Navigator) -> None:
        super().__init__()
        self._place, self._core, self._go = place, core, go
        self._matter: Matter | None = None
        self._wanted: UUID | None = None
        self._first = Act(self, "Jalan A", lambda: self._take(0))
        self._second = Act(self, "Jalan B", lambda: self._take(1))
        self._paper = Act(self, "Lihat pesanan", self._open_paper)
        self._model: RowsModel[Matter] = RowsModel(
            list_columns(), lambda matter: matter.detail.row.order_id
        )
        self._table = TableView(place.theme, self._model, FOLDER, "Perlu keputusan")
        self._under = Text("", Face.SMALL)
        self._board = NoticeBoard(place.theme, place.words)
        self._done = NoticeBoard(place.theme, place.words)
        self._panel = DetailPanel(place)
        self._sides = QStackedWidget()
        self._why = Act(self, "Mengapa?", self._show_why)
        self._next_pane = Act(self, "Pindah panel", self._go_round)
        self._build()
        self._show_acts()

    def acts(self) -> Mapping[Command, Act]:
        return {
            Command.MAIN_ACT: self._first,
            Command.OTHER_ACT: self._second,
            Command.PAPER: self._paper,
            Command.PRINT: self._paper,
            Command.WHY: self._why,
            Command.NEXT_PANE: self._next_pane,
        }

    def hints(self) -> tuple[KeyHint, ...]:
        offered = None if self._matter is None else self._matter.roads
        first = (KeyHint("F9", "jalan A"),) if offered and offered.first else ()
        second = (KeyHint("Shift+F9", "jalan B"),) if offered and offered.second else ()
        return (
            KeyHint("↑ ↓", "pesanan"),
            KeyHint("F6", "pindah panel"),
            KeyHint("F7", "mengapa"),
            *first,
            *second,
            KeyHint("F12", "kertas"),
        )

    def concerns(self, changes: Changes) -> bool:
        return changes.touches(Changed.ORDERS, Changed.SYNC, Changed.BUDGET, Changed.OFFICERS)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.take_focus()
        else:
            super().keyPressEvent(event)

    def take_focus(self) -> None:
        self._table.setFocus(Qt.FocusReason.OtherFocusReason)

    def show_order(self, order_id: UUID) -> None:
        self._wanted = order_id
        self.reread()

    def reread(self) -> None:
        core, now = self._core, self._place.clock()
        self._place.lanes.read.ask(
            "decisions",
            self,
            lambda _: read_matters(core, now),
            done=self._show,
            failed=self._board.show_error,
        )

    def _show(self, matters: tuple[Matter, ...]) -> None:
        self._model.show_rows(list_rows(matters))
        self._under.setText(head_words(matters))
        self._sides.setCurrentIndex(0 if matters else 1)
        if self._wanted is not None and self._table.choose(self._wanted):
            self._wanted = None
        elif matters and self._table.current_row() is None:
            self._table.choose_first()
        self._show_matter(self._table.current_row())

    def _show_matter(self, matter: Matter | None) -> None:
        if matter is not None and matter is not self._matter:
            self._panel.show_matter(matter)
        before, self._matter = self.hints(), matter
        self._show_acts()
        if self.hints() != before:
            self.acts_changed.emit()

    def _show_acts(self) -> None:
        matter = self._matter
        roads = (None, None) if matter is None else (matter.roads.first, matter.roads.second)
        for at, (act, road) in enumerate(zip((self._first, self._second), roads, strict=True)):
            if matter is None or road is None:
                act.rename("Jalan A" if at == 0 else "Jalan B")
                act.refuse("Tidak ada yang perlu diputus pada pesanan ini.")
                continue
            act.rename(words_of(matter, road).verb)
            self._judge(act, road, self._panel.cards[at])
        if matter is None:
            self._paper.refuse("Pilih satu pesanan.")
        else:
            self._paper.allow()

    def _judge(self, act: Act, road: Road, card: RoadCard) -> None:
        allowed = bool(self._core.session.officer.roles & MOVES[_MOVES[road]].roles)
        if allowed:
            act.allow()
        else:
            act.refuse(
                f"Hanya {role_names(MOVES[_MOVES[road]].roles)} yang dapat mengambil jalan ini."
            )
        card.button.setEnabled(allowed)
        card.button.setToolTip(act.reason)

    def _take(self, at: int) -> None:
        if self._matter is None or at >= len(self._panel.cards):
            return
        card = self._panel.cards[at]
        answers = card.answers()
        if answers is None:
            return
        self._first.refuse(RUNNING)
        self._second.refuse(RUNNING)

        def failed(error: BejoError) -> None:
            if not card.show_error(error):
                self._board.show_error(error)
            self._show_acts()
            self.reread()

        self._start(card.road, self._matter.detail.row.order_id, answers, failed)

    def _start(
        self, road: Road, order_id: UUID, answers: Answers, failed: Callable[[BejoError], None]
    ) -> None:
        core, session, write = self._core, self._core.session, self._place.lanes.write
        reason, day, scan = answers.reason, answers.day, answers.scan
        if road is Road.VOID:
            write.start(
                self,
                lambda _: core.deciding.void(session, order_id, reason),
                done=self._open_copy,
                failed=failed,
            )
            return

        def decide(_: object) -> tuple[OrderDetail, Changes]:
            if road is Road.KEEP:
                return core.deciding.keep_price(session, order_id, reason)
            if road is Road.ALLOW:
                return core.deciding.allow_budget(session, order_id, reason)
            if road is Road.RECHECK:
                return core.deciding.recheck(session, order_id)
            assert day is not None
            return core.approving.sign(session, order_id, day, read_scan(scan))

        write.start(self, decide, done=lambda made: self._decided(road, made), failed=failed)

    def _open_copy(self, answer: tuple[OrderDetail, DraftView, Changes]) -> None:
        _, draft, changes = answer
        self._go.tell(changes)
        self._go.open_editor(draft.order_id)

    def _decided(self, road: Road, answer: tuple[OrderDetail, Changes]) -> None:
        detail, changes = answer
        self.take_focus()  # the field it stands in goes with this order
        self._go.tell(changes)
        title = f"{_DONE[road]}: {detail.row.package}"
        self._board.clear()
        self._done.show_notice(Notice(Weight.GOOD, title, LATER))

    def _ask_signed(self) -> None:
        if self._matter is not None:
            order = self._matter.detail.row
            ask_signed(self._place, self, f"{order.number} · {order.package}", self._sign)

    def _sign(self, dialog: SignDialog, day: date, scan: str) -> None:
        assert self._matter is not None
        core, order_id = self._core, self._matter.detail.row.order_id

        def signed(answer: tuple[OrderDetail, Changes]) -> None:
            dialog.accept()
            self._decided(Road.SIGN, answer)

        self._place.lanes.write.start(
            dialog,
            lambda _: core.approving.sign(core.session, order_id, day, read_scan(scan)),
            done=signed,
            failed=dialog.fields.show_error,
        )

    def _open_paper(self) -> None:
        if self._matter is not None:
            self._go.open_paper(self._matter.detail.row.order_id)

    def _open_list(self) -> None:
        if self._matter is not None:
            self._go.open_orders(self._matter.detail.row.order_id)

    def _show_why(self) -> None:
        if self._matter is not None:
            office = (self._place, self._core)
            told, failed = reasons_of(self._core, self._matter), self._board.show_error
            view = self._matter.view
            show_why(office, self, view, failed=failed, asked=ASKED, told=told)

    def _go_round(self) -> None:
        panes: list[QWidget] = [self._table, *(card.field() for card in self._panel.cards)]
        here = next((at for at, pane in enumerate(panes) if pane.hasFocus()), -1)
        panes[(here + 1) % len(panes)].setFocus(Qt.FocusReason.TabFocusReason)

    def _build(self) -> None:
        self._table.hide_heads()
        self._table.chosen.connect(self._show_matter)
        self._table.opened.connect(lambda _: self._go_round())
        self._panel.taken.connect(lambda card: self._take(self._panel.cards.index(card)))
        self._panel.paper_asked.connect(self._open_paper)
        self._panel.list_asked.connect(self._open_list)
        self._panel.why_asked.connect(self._show_why)
        self._panel.sign_asked.connect(self._ask_signed)
        self._sides.addWidget(self._panel)
        empty = EmptyState(
            self._place.theme,
            "circle-check",
            "Tidak ada yang perlu diputus",
            "Pesanan yang ditahan atau ditolak pusat muncul di sini sesudah sinkronisasi.",
        )
        self._sides.addWidget(card(empty))
        listed = card(self._table, spacing=0, margins=TABLE)
        # Above the list, not above all: the acts at the right must stay in sight at 768.
        side = holder(column(self._done, listed, spacing=8))
        side.setFixedWidth(LIST_WIDTH)
        body = row(side, self._sides, spacing=12)
        body.setStretch(1, 1)
        head = heading("Perlu keputusan", self._under)
        self.setLayout(column(head, self._board, body, spacing=8, margins=(16, 12, 16, 12)))
