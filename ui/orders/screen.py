"""Pesanan: find one, see where it stands and whether the centre knows, do the next step."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QSplitter

from bejo_desktop.application.changes import Kind as Changed
from bejo_desktop.application.session import DRAFTERS
from bejo_desktop.application.views import OrderFilter
from ui.access.assignment import assignment_words
from ui.fonts import Face
from ui.keys import Act, Command
from ui.notices import NoticeBoard
from ui.orders.drawer import Drawer
from ui.orders.empty import lists_of, new_order_button, shown_list, small_purchase_button
from ui.orders.following import Following
from ui.orders.history import HistoryDialog
from ui.orders.listing import (
    ALL,
    FILTERS,
    HINTS,
    columns,
    filters,
    head_words,
    read_list,
    shown_words,
    sum_words,
)
from ui.orders.looking import look_at
from ui.orders.more import More
from ui.orders.other_acts import OtherActs
from ui.orders.way import Next, NextStep
from ui.widgets.button_look import Kind
from ui.widgets.card import TABLE, card, heading, rule
from ui.widgets.chip import FilterChips
from ui.widgets.layout import column, holder, row
from ui.widgets.search_box import SearchBox
from ui.widgets.table.model import RowsModel
from ui.widgets.table.view import LIST, TableView
from ui.widgets.text import Text
from ui.workplace import OrderScreen

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from uuid import UUID

    from PySide6.QtGui import QKeyEvent
    from PySide6.QtWidgets import QWidget

    from bejo_desktop.application.changes import Changes
    from bejo_desktop.application.core import Core
    from bejo_desktop.application.views import DraftView, OrderDetail, OrderRow, StateCount
    from ui.orders.listing import ListRead
    from ui.orders.looking import Looked
    from ui.widgets.key_line import KeyHint
    from ui.workplace import Navigator, Workplace

ROWS_MAX: Final = 500
_NOBODY: Final = NextStep(Next.LOOK, "Pilih satu pesanan.")


class OrdersScreen(OrderScreen):
    """The list above, one order below; F9 is the chosen order's next step."""

    def __init__(self, place: Workplace, core: Core, go: Navigator) -> None:
        super().__init__()
        self._place, self._core, self._go = place, core, go
        self._filter = ALL
        self._wanted: UUID | None = None
        self._counts: Sequence[StateCount] = ()
        self._detail: OrderDetail | None = None
        self._next = _NOBODY
        self._acts = self._made_acts()
        self._unfinished: set[UUID] = set()
        self._model: RowsModel[OrderRow] = RowsModel(
            columns(self._unfinished), lambda order: order.order_id
        )
        self._table = TableView(place.theme, self._model, LIST, "Daftar pesanan")
        self._search = SearchBox(place.theme, "Cari nomor, paket, atau penyedia")
        self._chips = FilterChips(place.theme)
        self._under, self._shown = Text("", Face.SMALL), Text("", Face.SMALL)
        self._sum = Text("", Face.SMALL)
        self._board = NoticeBoard(place.theme, place.words)
        self._drawer = Drawer(place.theme, place.words, self._acts)
        self._following = Following(place, core, go, self, self._board)
        self._others = OtherActs(place, core, go, self, self._board)
        self._lists = lists_of(place.theme, self._table, self._show_all, go)
        self._build()
        self._connect()

    def acts(self) -> Mapping[Command, Act]:
        return self._acts

    def hints(self) -> tuple[KeyHint, ...]:
        return HINTS

    def concerns(self, changes: Changes) -> bool:
        return changes.touches(Changed.ORDERS, Changed.SYNC)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.take_focus()
        else:
            super().keyPressEvent(event)

    def take_focus(self) -> None:
        self._table.setFocus(Qt.FocusReason.OtherFocusReason)

    def show_order(self, order_id: UUID) -> None:
        self._wanted = order_id
        if self._filter != ALL or self._search.text():
            self._filter = ALL
            self._search.clear()
        self.reread()

    def reread(self) -> None:
        core, text = self._core, self._search.text().strip()
        chosen = frozenset() if self._filter == ALL else FILTERS[self._filter]
        wanted = OrderFilter(states=chosen, text=text, limit=ROWS_MAX)
        self._place.lanes.read.ask(
            "orders.list",
            self,
            lambda _: read_list(core, wanted),
            done=self._show,
            failed=self._board.show_error,
        )

    def _show(self, read: ListRead) -> None:
        orders, self._counts = read.rows, read.counts
        self._unfinished.clear()
        self._unfinished.update(read.unfinished)
        self._model.show_rows(orders)
        self._chips.show_filters(filters(self._counts, self._filter), self._filter)
        looks = assignment_words(self._core.session.officer, self._place.today())
        told = (head_words(self._counts), looks)
        self._under.setText(" · ".join(part for part in told if part))
        self._shown.setText(shown_words(len(orders), self._counts))
        self._sum.setText(sum_words(orders))
        self._lists.setCurrentIndex(shown_list(orders, self._counts))
        if self._wanted is not None and self._table.choose(self._wanted):
            self._wanted = None
        elif orders and self._table.current_row() is None:
            self._table.choose_first()
        self._read_detail(self._table.current_row())

    def _read_detail(self, order: OrderRow | None) -> None:
        self._drawer.setVisible(order is not None and self._acts[Command.DETAIL].isChecked())
        if order is None:
            self._detail, self._next = None, _NOBODY
            self._show_acts()
            return
        core, order_id = self._core, order.order_id
        self._place.lanes.read.ask(
            "orders.detail",
            self,
            lambda _: look_at(core, order_id),
            done=self._show_detail,
            failed=self._board.show_error,
        )

    def _show_detail(self, looked: Looked) -> None:
        self._detail = looked.detail
        roles = self._core.session.officer.roles
        self._next = self._drawer.show_order(looked, roles, self._place.today())
        self._show_acts()

    def _show_acts(self) -> None:
        main = self._acts[Command.MAIN_ACT]
        main.rename(self._next.step.value[0])
        if self._next.refusal:
            main.refuse(self._next.refusal)
        else:
            main.allow()
        empty = self._detail is None or not self._detail.row.lines
        nothing = "Pilih satu pesanan." if self._detail is None else ""
        writes = self._core.session.officer.roles & DRAFTERS
        refusals = {
            Command.PRINT: "Pesanan belum berisi barang." if empty else "",
            Command.PAPER: "Pesanan belum berisi barang." if empty else "",
            Command.OTHER_ACT: nothing,
            Command.COPY_ORDER: nothing if writes else "Hanya Operator, PP, dan PPK yang menyusun.",
        }
        for command, refusal in refusals.items():
            if refusal:
                self._acts[command].refuse(refusal)
            else:
                self._acts[command].allow()

    def _take_next(self) -> None:
        if self._detail is None:
            return
        order_id = self._detail.row.order_id
        match self._next.step:
            case Next.APPROVE:
                self._go.open_approval(order_id)
            case Next.DECIDE:
                self._go.open_decision(order_id)
            case Next.OPEN | Next.LOOK:
                self._go.open_editor(order_id)
            case Next.FILE:
                self._others.take(More.FILE, self._detail)
            case following:
                self._following.take(following, self._detail)

    def _show_others(self) -> None:
        if self._detail is not None:
            self._others.offer(self._detail, self._drawer.under_other_acts())

    def _show_history(self) -> None:
        if self._detail is not None:
            HistoryDialog(self._place.theme, self._detail, self).open()

    def _copy(self) -> None:
        if self._detail is None:
            return
        core, order_id = self._core, self._detail.row.order_id
        self._place.lanes.write.start(
            self,
            lambda _: core.drafting.copy(core.session, order_id),
            done=self._open_copy,
            failed=self._board.show_error,
        )

    def _open_copy(self, made: tuple[DraftView, Changes]) -> None:
        view, changes = made
        self._go.tell(changes)
        self._go.open_editor(view.order_id)

    def _open_paper(self) -> None:
        if self._detail is not None:
            self._go.open_paper(self._detail.row.order_id)

    def _choose_filter(self, name: object) -> None:
        self._filter = str(name)
        self.reread()

    def _show_all(self) -> None:
        self._filter = ALL
        self._search.clear()
        self.reread()

    def _toggle_drawer(self) -> None:
        shown = self._acts[Command.DETAIL].isChecked()
        self._drawer.setVisible(shown and self._table.current_row() is not None)

    def _shut_drawer(self) -> None:
        self._acts[Command.DETAIL].setChecked(False)
        self._toggle_drawer()
        self.take_focus()

    def _go_round(self) -> None:
        panes: list[QWidget] = [self._search, self._table]
        if self._drawer.isVisible():
            panes.append(self._drawer.main)
        here = next((at for at, pane in enumerate(panes) if pane.hasFocus()), -1)
        panes[(here + 1) % len(panes)].setFocus(Qt.FocusReason.TabFocusReason)

    def _find(self) -> None:
        self._search.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self._search.selectAll()

    def _made_acts(self) -> dict[Command, Act]:
        acts = {
            Command.MAIN_ACT: Act(self, "Langkah berikut", self._take_next),
            Command.OTHER_ACT: Act(self, "Tindakan lain", self._show_others),
            Command.PRINT: Act(self, "Cetak", self._open_paper),
            Command.PAPER: Act(self, "Lihat kertasnya", self._open_paper),
            Command.COPY_ORDER: Act(self, "Salin jadi pesanan baru", self._copy),
            Command.FIND: Act(self, "Cari pesanan", self._find),
            Command.NEXT_PANE: Act(self, "Pindah panel", self._go_round),
            Command.DETAIL: Act(self, "Rincian", self._toggle_drawer),
        }
        acts[Command.DETAIL].setCheckable(True)
        acts[Command.DETAIL].setChecked(True)
        return acts

    def _build(self) -> None:
        self._search.setFixedWidth(280)
        right: list[QWidget] = [self._search]
        if self._core.session.officer.roles & DRAFTERS:
            right.append(small_purchase_button(self._place.theme, self._go))
            right.append(new_order_button(self._place.theme, self._go, Kind.PRIMARY))
        head = heading("Pesanan", self._under, *right)
        foot = row(self._shown, None, self._sum, margins=(14, 6, 14, 6))
        listed = card(self._lists, rule(), foot, spacing=0, margins=TABLE)
        listed.setMinimumHeight(180)
        split = QSplitter(Qt.Orientation.Vertical)
        split.setChildrenCollapsible(False)
        split.setHandleWidth(8)
        split.addWidget(holder(column(listed)))
        split.addWidget(self._drawer)
        split.setStretchFactor(0, 1)
        self.setLayout(
            column(head, self._chips, self._board, split, spacing=8, margins=(16, 12, 16, 12))
        )
        self._drawer.hide()

    def _connect(self) -> None:
        self._table.chosen.connect(self._read_detail)
        self._table.opened.connect(lambda order: self._go.open_editor(order.order_id))
        self._search.sought.connect(lambda _: self.reread())
        self._search.entered.connect(self.take_focus)
        self._search.moved.connect(lambda _: self.take_focus())
        self._chips.chosen.connect(self._choose_filter)
        self._drawer.closed.connect(self._shut_drawer)
        self._drawer.history_asked.connect(self._show_history)
