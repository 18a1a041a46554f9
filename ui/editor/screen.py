"""The order editor: fields, ledger, flags and figures of one draft, wired together."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Any, Final

from PySide6.QtCore import Qt, QTimer

from bejo_desktop.application.changes import Changes, Kind
from bejo_desktop.domain.order import OrderState
from ui.editor.acts import EditorActs
from ui.editor.bands import EMPTY_KEY, ledger_rows
from ui.editor.draft import Draft
from ui.editor.figures import age_words
from ui.editor.frame import EditorFrame
from ui.editor.keyboard import Typing
from ui.editor.officials import officials_of
from ui.editor.parts import EditorParts
from ui.editor.reading import Accounts
from ui.editor.sheet import Place
from ui.notices import NoticeBoard
from ui.widgets.banner import Notice, Weight
from ui.widgets.button import Button
from ui.widgets.key_line import KeyHint
from ui.workplace import WIB, OrderScreen

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from uuid import UUID

    from PySide6.QtGui import QKeyEvent

    from bejo_desktop.application.core import Core
    from bejo_desktop.application.views import DraftView
    from bejo_desktop.domain.budget import BudgetLine
    from bejo_desktop.domain.errors import BejoError
    from ui.editor.officials import Officials
    from ui.keys import Act, Command
    from ui.workplace import Navigator, Workplace

TELL_AFTER_MS: Final = 400
"""A burst of key strokes is told to the other pages once, this long after its last save."""

RETURNED: Final = "Dikembalikan PPK untuk diperbaiki"
FROZEN: Final = "Pesanan ini hanya dapat dilihat"


class EditorScreen(OrderScreen):
    """One order: typed while it is a draft, read-only afterwards."""

    def __init__(self, place: Workplace, core: Core, go: Navigator) -> None:
        super().__init__()
        self._place, self._core, self._go = place, core, go
        self._wanted: UUID | None = None
        self._changes = Changes()
        self._telling = False
        self._fresh = True
        self._returned = ""
        self._standing: tuple[UUID, OrderState, str] | None = None
        self.draft = Draft(place.lanes.write, core, self)
        self.board = NoticeBoard(place.theme, place.words)
        self.frame = EditorFrame(place, core, self, self.board)
        self.typing = Typing(place, core, self.draft, self.frame)
        self._acts = EditorActs((place, core, go), self.frame, self.draft, self.typing)
        self._parts = EditorParts((place, core), self.frame, self.draft, self._acts)
        self._rest = QTimer(self)
        self._rest.setSingleShot(True)
        self._rest.setInterval(TELL_AFTER_MS)
        self._rest.timeout.connect(self._tell)
        self._connect()

    def show_order(self, order_id: UUID) -> None:
        self.typing.settle()
        self._tell()
        self._wanted, self._fresh = order_id, True
        self.draft.saver.when_rested(self._read)

    def acts(self) -> Mapping[Command, Act]:
        return self._acts.by_command

    def hints(self) -> tuple[KeyHint, ...]:
        return (
            KeyHint("Tab", "sel berikut"),
            KeyHint("Enter", "baris berikut"),
            KeyHint("F2", "ubah"),
            KeyHint("F3", "katalog"),
            KeyHint("F4", "pilihan"),
            KeyHint("Ins", "sisip"),
            KeyHint("Ctrl+Del", "hapus baris"),
            KeyHint("Ctrl+V", "tempel Excel"),
            KeyHint("F8", "tanda berikut"),
            KeyHint("Ctrl+D", "harga"),
            KeyHint("Ctrl+Z", "urungkan"),
            KeyHint("Ctrl+Enter", "simpan & pesanan baru"),
        )

    def concerns(self, changes: Changes) -> bool:
        return not self._telling and changes.touches(
            Kind.ORDERS, Kind.CATALOGUE, Kind.BUDGET, Kind.OFFICERS
        )

    def reread(self) -> None:
        if not self.typing.is_open and not self.draft.saver.is_busy:
            self._read()

    def take_focus(self) -> None:
        view = self.draft.view
        if view is not None and view.content.vendor:
            self.frame.ledger.setFocus(Qt.FocusReason.OtherFocusReason)
        else:
            self.frame.head.focus_on("vendor")

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Esc closes the details, then leads back to the list; all is saved already."""
        if event.key() != Qt.Key.Key_Escape:
            super().keyPressEvent(event)
        elif self.frame.details.is_open:
            self.frame.details.toggle()
            self.take_focus()
        else:
            self._go.open_orders(self._wanted)

    def hideEvent(self, event: Any) -> None:
        super().hideEvent(event)
        self._parts.stop()
        self._tell()

    def _connect(self) -> None:
        draft = self.draft
        draft.changed.connect(self._show)
        draft.marked.connect(self._mark_field)
        draft.stuck.connect(self.board.show_error)
        draft.saver.wrote.connect(self._note)
        draft.saver.saved.connect(lambda *_: self.board.clear())
        self._acts.viewed.connect(self._take_view)
        self._acts.changed.connect(self._take_changes)
        self._acts.refused.connect(self.board.show_error)
        self.frame.panel.submitted.connect(self._acts.submit.trigger)
        self.frame.panel.asked.connect(self._acts.explain)
        self.frame.paper.clicked.connect(self._acts.paper.trigger)
        self.frame.back.clicked.connect(lambda: self._go.open_orders(self._wanted))

    def _take_view(self, answer: tuple[DraftView, Changes]) -> None:
        view, changes = answer
        self._changes |= changes
        self.draft.show(view)
        self._tell()

    def _take_changes(self, changes: Changes) -> None:
        self._changes |= changes
        self._tell()
        self._read()

    def _mark_field(self, name: str, error: BejoError) -> None:
        if not self.frame.head.show_error(name, error):
            self.frame.details.show_error(name, error)

    def _read(self) -> None:
        order_id, core = self._wanted, self._core
        if order_id is None:
            return
        self._place.lanes.read.ask(
            "editor.order",
            self,
            lambda _: (
                core.drafting.view(core.session, order_id),
                core.orders.detail(order_id).row.returned_reason,
            ),
            done=self._take_read,
            failed=self.board.show_error,
        )
        year = self._place.today().year
        self._place.lanes.read.ask(
            "editor.budget",
            self,
            lambda _: (core.budgeting.lines(year), officials_of(core)),
            done=self._take_office,
            failed=self.board.show_error,
        )

    def _take_read(self, answer: tuple[DraftView, str]) -> None:
        view, returned = answer
        if view.order_id != self._wanted or self.draft.saver.is_busy or self.typing.is_open:
            return
        opened, self._fresh = self._fresh, False
        self._returned = returned
        self.board.clear()
        if opened:
            self.frame.clear_errors()
        self.draft.show(view)
        if opened and self.isVisible():
            self.frame.ledger.point_at(EMPTY_KEY, Place.ITEM)
            self.take_focus()

    def _take_office(self, answer: tuple[Sequence[BudgetLine], Officials]) -> None:
        lines, officials = answer
        self.typing.accounts = Accounts(tuple(lines))
        self.frame.details.terms.show_officials(officials)
        self._show()

    def _show(self) -> None:
        view, sheet = self.draft.view, self.draft.sheet
        if view is None or sheet is None:
            return
        words, frame = self._place.words, self.frame
        accounts = replace(self.typing.accounts, usual=sheet.head.budget_line)
        frame.show_fields(view, sheet.head, accounts.lines)
        frame.model.show_rows(ledger_rows(self.draft, words))
        found = self._acts.guide.marks()
        frame.strip.show_marks(found, open_order=view.editable)
        frame.questions.show_marks(found, editable=view.editable)
        frame.panel.show_view(view, age_words(view.budget, self._place.clock()))
        frame.show_sums(view)
        frame.say_saved(f"Tersimpan di komputer ini {view.saved_at + WIB:%H.%M.%S}")
        self.typing.show_state(accounts, view)
        self._show_standing(view)
        self._acts.refresh()
        self._parts.show_view(view, seen=self.isVisible())

    def _show_standing(self, view: DraftView) -> None:
        self.frame.show_state(view)
        shown = (view.order_id, view.state, self._returned)
        if shown == self._standing:
            return  # a banner that stays must not flicker at each key
        self._standing = shown
        if view.editable:
            self.frame.standing.clear()
            if self._returned:
                why = Notice(Weight.WAIT, RETURNED, self._returned, icon="undo-2")
                self.frame.standing.show_notice(why)
            return
        if view.state is OrderState.SUBMITTED:
            back = Button(self._place.theme, "Tarik kembali", key="Shift+F9")
            back.clicked.connect(self._acts.take_back.trigger)
            notice = Notice(
                Weight.NOTICE,
                "Sudah diajukan ke PPK",
                "Selama PPK belum memutuskan, pesanan dapat ditarik kembali dan diubah.",
                icon="hourglass",
            )
            self.frame.standing.show_notice(notice, (back,))
            return
        copy = Button(self._place.theme, "Salin jadi pesanan baru")
        copy.clicked.connect(self._acts.copy.trigger)
        text = "Angka di bawah nomor resmi tidak dapat berubah lagi."
        self.frame.standing.show_notice(Notice(Weight.NOTICE, FROZEN, text), (copy,))

    def _note(self, changes: Changes) -> None:
        self._changes |= changes
        self._rest.start()

    def _tell(self) -> None:
        """Say once what a burst of saves changed; this screen knows it already."""
        self._rest.stop()
        changes, self._changes = self._changes, Changes()
        if changes.kinds:
            self._telling = True
            self._go.tell(changes)
            self._telling = False
