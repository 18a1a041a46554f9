"""Negosiasi: offers beside each other, the chosen one below line by line."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QStackedWidget

from bejo_desktop.application.changes import Kind as Changed
from ui.fonts import Face
from ui.fulfilling.number_field import AGENDA, ComingNumber
from ui.keys import Act, Command
from ui.negotiation.asking_vendors import AskVendorsDialog
from ui.negotiation.beside import OffersBelow
from ui.negotiation.minuting import MinutesDialog
from ui.negotiation.offering import OfferDialog
from ui.negotiation.starting_over import StartOverDialog
from ui.negotiation.words import next_word, offer_columns, result, summary
from ui.notices import NoticeBoard
from ui.scan import read_scan
from ui.tokens import Tone
from ui.widgets.act_button import ActButton
from ui.widgets.button_look import Kind
from ui.widgets.card import TABLE, card, heading
from ui.widgets.empty_state import EmptyState
from ui.widgets.key_line import KeyHint
from ui.widgets.layout import column, holder
from ui.widgets.table.model import RowsModel
from ui.widgets.table.view import LIST, TableView
from ui.widgets.text import Text
from ui.workplace import OrderScreen

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping
    from uuid import UUID

    from PySide6.QtWidgets import QWidget

    from bejo_desktop.application.changes import Changes
    from bejo_desktop.application.core import Core
    from bejo_desktop.application.views import (
        NegotiationView,
        OfferView,
        OrderDetail,
    )
    from ui.fulfilling.asking import AskingDialog
    from ui.negotiation.minuting import MinutesByPaper
    from ui.negotiation.offering import OfferByPaper
    from ui.workplace import Navigator, Workplace


ASKED_NOBODY: Final = 1
OFFERED_NOTHING: Final = 2
OFFERED: Final = 3
"""Pages below the heading; the first is empty, before the first answer."""


class NegotiationScreen(OrderScreen):
    """The negotiation of one draft; F9 is its next step, Ins records one more offer."""

    def __init__(self, place: Workplace, core: Core, go: Navigator) -> None:
        super().__init__()
        self._place, self._core, self._go = place, core, go
        self._order_id: UUID | None = None
        self._detail: OrderDetail | None = None
        self._view: NegotiationView | None = None
        self._next = Act(self, next_word(None), self._take_next)
        self._offer = Act(self, "Catat penawaran", self._ask_offer)
        self._asked = Act(self, "Ubah permintaan", self._ask_vendors)
        self._again = Act(self, "Mulai lagi", self._ask_again)
        self._beside = Act(self, "Lihat penawaran terpilih", self._change_below)
        self._editor = Act(self, "Kembali ke pesanan", self._open_editor)
        self._offers: RowsModel[OfferView] = RowsModel(offer_columns(), lambda one: one.index)
        self._table = TableView(place.theme, self._offers, LIST, "Penawaran")
        self._below = OffersBelow(place.theme, self._beside)
        self._title, self._told = Text("", Face.SMALL), Text("", Face.SMALL)
        self._result = Text("", Face.STRONG, Tone.GOOD)
        self._board = NoticeBoard(place.theme, place.words)
        self._pages = QStackedWidget()
        self._starts: dict[int, QWidget] = {}
        self._build()
        self._table.chosen.connect(self._below.show_one)
        self._table.opened.connect(lambda _: self._choose())

    def acts(self) -> Mapping[Command, Act]:
        return {
            Command.MAIN_ACT: self._next,
            Command.OTHER_ACT: self._asked,
            Command.INSERT_LINE: self._offer,
            Command.DELETE_LINE: self._again,
            Command.DETAIL: self._beside,
            Command.EDIT: self._editor,
        }

    def hints(self) -> tuple[KeyHint, ...]:
        return (
            KeyHint("↑ ↓", "pilih"),
            KeyHint("Enter", "pakai harga penawaran ini"),
            KeyHint("Ins", "catat penawaran"),
            KeyHint("F9", "langkah berikut"),
            KeyHint("Ctrl+D", "bandingkan"),
            KeyHint("F2", "kembali ke pesanan"),
        )

    def concerns(self, changes: Changes) -> bool:
        return changes.touches(Changed.ORDERS)

    def show_order(self, order_id: UUID) -> None:
        self._order_id = order_id
        self.reread()

    def take_focus(self) -> None:
        start = self._starts.get(self._pages.currentIndex(), self)
        start.setFocus(Qt.FocusReason.OtherFocusReason)

    def reread(self) -> None:
        core, order_id = self._core, self._order_id
        if order_id is None:
            return
        self._place.lanes.read.ask(
            "negotiation",
            self,
            lambda _: (core.orders.detail(order_id), core.negotiating.view(order_id)),
            done=self._show,
            failed=self._board.show_error,
        )

    def _show(self, answer: tuple[OrderDetail, NegotiationView | None]) -> None:
        self._detail, self._view = answer
        view, offers = self._view, self._view.offers if self._view else ()
        held = self.window().focusWidget()
        mine = self.isAncestorOf(held) or held is self
        self._title.setText(self._detail.row.package)
        self._told.setText("" if view is None else summary(view))
        said, tone = ("", Tone.GOOD) if view is None else result(view)
        self._result.setText(said)
        self._result.show_tone(tone)
        self._result.setVisible(bool(said))
        self._offers.show_rows(offers)
        if offers and self._table.current_row() is None:
            self._table.choose_first()
        page = ASKED_NOBODY if view is None else OFFERED if offers else OFFERED_NOTHING
        moved = page != self._pages.currentIndex()
        self._pages.setCurrentIndex(page)
        self._below.show_all(view)
        self._below.show_one(self._table.current_row())
        self._show_acts()
        if moved and mine:  # what had the focus is on a page that is no longer seen
            self.take_focus()

    def _show_acts(self) -> None:
        view = self._view
        self._next.rename(next_word(view))
        if view is None:
            for act in (self._offer, self._asked, self._again):
                act.refuse("Catat dahulu kepada siapa penawaran diminta (F9).")
        elif not view.editable:
            closed = "Berita acara sudah bernomor." if view.minutes else "Pesanan sudah bernomor."
            for act in (self._offer, self._asked, self._again):
                act.refuse(closed)
        else:
            for act in (self._offer, self._asked, self._again):
                act.allow()
        if view is not None and view.offers:
            self._beside.allow()
        else:
            self._beside.refuse("Belum ada penawaran.")
        self.acts_changed.emit()

    def _take_next(self) -> None:
        view = self._view
        if view is None:
            self._ask_vendors()
        elif view.minutes is not None:
            self._go.open_paper(view.order_id)
        elif any(one.chosen for one in view.offers):
            self._ask_minutes()
        elif view.offers:
            self._choose()
        else:
            self._ask_offer()

    def _choose(self) -> None:
        one, core, order_id = self._table.current_row(), self._core, self._order_id
        if one is None or order_id is None or self._view is None or not self._view.editable:
            return
        self._run(lambda: core.negotiating.choose(core.session, order_id, one.index))

    def _ask_vendors(self) -> None:
        if self._detail is None:
            return
        core, order_id, detail = self._core, self._detail.row.order_id, self._detail
        asked = self._view.asked if self._view else ()
        if not asked and detail.vendor is not None:
            asked = ((detail.vendor.code, detail.vendor.name),)
        dialog = AskVendorsDialog(self._place, core, detail.row.package, asked, self)
        self._open(dialog, lambda typed: core.negotiating.ask(core.session, order_id, typed))

    def _ask_offer(self) -> None:
        if self._detail is None or self._view is None:
            return
        core, order_id, detail = self._core, self._detail.row.order_id, self._detail
        lines = detail.content.lines
        dialog = OfferDialog(self._place, detail.row.package, self._view, lines, self)

        def act(typed: OfferByPaper) -> tuple[NegotiationView, Changes]:
            scan = read_scan(typed.scan)
            return core.negotiating.offer(core.session, order_id, typed.offered, scan)

        self._open(dialog, act)

    def _change_below(self) -> None:
        self._below.change()

    def _ask_again(self) -> None:
        if self._detail is None or self._view is None:
            return
        core, order_id, view = self._core, self._detail.row.order_id, self._view
        dialog = StartOverDialog(self._place, self._detail.row.package, len(view.offers), self)
        self._open(dialog, lambda _: (None, core.negotiating.start_over(core.session, order_id)))

    def _ask_minutes(self) -> None:
        core = self._core

        def coming() -> ComingNumber:
            typed = core.desk.unit().numbering == AGENDA
            return ComingNumber(core.negotiating.next_number(core.session), typed)

        self._place.lanes.read.ask(
            "negotiation.number",
            self,
            lambda _: coming(),
            done=self._open_minutes,
            failed=self._board.show_error,
        )

    def _open_minutes(self, number: ComingNumber) -> None:
        if self._detail is None:
            return
        core, order_id = self._core, self._detail.row.order_id
        dialog = MinutesDialog(self._place, self._detail.row.package, number, self)

        def act(typed: MinutesByPaper) -> tuple[NegotiationView, Changes]:
            return core.negotiating.write_minutes(
                core.session, order_id, typed.minuting, typed.number
            )

        self._open(dialog, act)

    def _open(
        self, dialog: AskingDialog, act: Callable[[Any], tuple[NegotiationView | None, Changes]]
    ) -> None:
        def done(answer: tuple[NegotiationView | None, Changes]) -> None:
            dialog.accept()
            self._board.clear()
            self._go.tell(answer[1])

        def run(typed: object) -> None:
            self._place.lanes.write.start(
                dialog, lambda _: act(typed), done=done, failed=dialog.show_error
            )

        dialog.confirmed.connect(run, Qt.ConnectionType.DirectConnection)
        dialog.finished.connect(self.take_focus)
        dialog.open()

    def _run(self, command: Callable[[], tuple[NegotiationView, Changes]]) -> None:
        self._place.lanes.write.start(
            self,
            lambda _: command(),
            done=self._done,
            failed=self._board.show_error,
        )

    def _done(self, answer: tuple[NegotiationView, Changes]) -> None:
        self._board.clear()
        self._go.tell(answer[1])

    def _open_editor(self) -> None:
        if self._order_id is not None:
            self._go.open_editor(self._order_id)

    def _build(self) -> None:
        theme = self._place.theme
        offers = card(self._table, spacing=0, margins=TABLE)
        both = column(offers, self._below, spacing=8)
        both.setStretch(0, 2)
        both.setStretch(1, 3)
        self._pages.addWidget(holder(column(None)))  # before the first answer
        self._empty(
            "Belum ada permintaan penawaran",
            "Catat permintaan ke satu atau beberapa penyedia; jawabannya dicatat di layar ini.",
        )
        self._empty(
            "Belum ada penawaran",
            "Catat jawaban penyedia dari surat, telepon, atau WA; setiap jawaban satu putaran.",
        )
        self._pages.addWidget(holder(both))
        self._starts[OFFERED] = self._table
        head = heading(
            "Negosiasi",
            self._title,
            ActButton(theme, self._again, Kind.QUIET, key="Ctrl+Del"),
            ActButton(theme, self._asked, key="Shift+F9"),
            ActButton(theme, self._offer, icon="plus", key="Ins"),
            ActButton(theme, self._next, Kind.PRIMARY, key="F9"),
        )
        self.setLayout(
            column(
                head,
                self._told,
                self._result,
                self._board,
                self._pages,
                spacing=8,
                margins=(16, 12, 16, 12),
            )
        )

    def _empty(self, title: str, text: str) -> None:
        """Add a page that says why there is nothing, with the act that comes next."""
        button = ActButton(self._place.theme, self._next, Kind.PRIMARY, key="F9")
        self._starts[self._pages.count()] = button
        self._pages.addWidget(EmptyState(self._place.theme, "scale", title, text, button))
