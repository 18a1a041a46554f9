"""What can be done with the order in the editor, by key, menu and palette."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QObject, Signal

from bejo_desktop.application.drafting import typed_again
from bejo_desktop.domain.order import OrderState
from ui.editor.beside import Beside
from ui.editor.going import Guide
from ui.editor.prices import PricesDialog
from ui.editor.sheet import Place
from ui.editor.submitting import Submitting
from ui.keys import Act, Command
from ui.why.asking import show_why
from ui.why.popover import Unread

if TYPE_CHECKING:
    from collections.abc import Mapping

    from bejo_desktop.application.changes import Changes
    from bejo_desktop.application.core import Core
    from bejo_desktop.application.views import DraftView
    from bejo_desktop.domain.meter import Meter
    from ui.editor.draft import Draft
    from ui.editor.frame import EditorFrame
    from ui.editor.keyboard import Typing
    from ui.editor.questions import Name
    from ui.workplace import Navigator, Workplace

    Office = tuple[Workplace, Core, Navigator]

NOT_DRAFT: Final = "Pesanan ini tidak lagi konsep"
SUBMIT: Final = "Ajukan ke PPK"
RECORD: Final = "Catat belanja"
NO_PLATFORM: Final = "Belanja kecil dilakukan langsung, dengan nota penyedia"
NOTHING_OPEN: Final = "Belum ada pesanan yang terbuka"


class EditorActs(QObject):
    """
    The acts of one editor; each says why it cannot be done now.

    Signals: `viewed` carries (DraftView, Changes) of a command that returned the order;
    `changed` the Changes of one that did not; `refused` a BejoError.
    """

    viewed = Signal(object)
    changed = Signal(object)
    refused = Signal(object)

    def __init__(self, office: Office, frame: EditorFrame, draft: Draft, typing: Typing) -> None:
        super().__init__(frame.screen)
        self._place, self._core, self._go = office
        self._frame, self._draft, self._typing = frame, draft, typing
        self.meter: Meter | None = None
        ledger = frame.ledger
        self.guide = Guide(self._place.words, frame, draft)
        submitting = Submitting(office, frame, draft, typing, self.guide)
        self._beside = Beside(office, frame.screen, draft)
        for other in (submitting, self._beside):
            other.changed.connect(self.changed)
            other.refused.connect(self.refused)
        self.submit = Act(self, SUBMIT, submitting.run)
        self.take_back = Act(self, "Tarik kembali", self._take_back)
        self.copy = Act(self, "Salin jadi pesanan baru", self._copy)
        self.paper = Act(self, "Lihat kertasnya", self._open_paper)
        self.negotiate = Act(self, "Negosiasi", self._negotiate)
        self.prices = Act(self, "Rincian harga", self._open_prices)
        self._to_platform = Act(self, "Salin untuk platform", self._beside.copy)
        self._undo = Act(self, "Urungkan", draft.undo)
        self._redo = Act(self, "Ulangi", draft.redo)
        self._next = Act(self, "Simpan dan pesanan baru", self._go.new_order)
        self._edit = {
            Command.EDIT: Act(self, "Ubah isi", ledger.edit_current),
            Command.CHOICES: Act(self, "Buka pilihan", self._open_choices),
            Command.INSERT_LINE: Act(self, "Sisipkan baris", typing.insert_line),
            Command.DELETE_LINE: Act(self, "Hapus baris", typing.delete_line),
            Command.TAKE_LIST_PRICE: Act(self, "Ambil harga katalog baru", self._take_list_price),
        }
        self.by_command: Mapping[Command, Act] = {
            Command.MAIN_ACT: self.submit,
            Command.OTHER_ACT: self.take_back,
            Command.COPY_ORDER: self.copy,
            Command.PAPER: self.paper,
            Command.UNDO: self._undo,
            Command.REDO: self._redo,
            Command.SAVE_AND_NEXT: self._next,
            Command.WHY: Act(self, "Mengapa?", lambda: self.explain("")),
            Command.NEXT_FLAG: Act(self, "Tanda berikutnya", self.guide.next_flag),
            Command.NEXT_PANE: Act(self, "Rincian pengiriman", frame.details.toggle),
            Command.SEARCH: Act(self, "Cari di katalog", self._search),
            Command.NEGOTIATE: self.negotiate,
            Command.DETAIL: self.prices,
            Command.COPY_TO_PLATFORM: self._to_platform,
            Command.TAKE_FROM_PLATFORM: Act(self, "Ambil pesanan platform…", self._beside.take),
            **self._edit,
        }

    def learn(self, meter: Meter | None) -> None:
        """Take the shares of the unit, for F7."""
        self.meter = meter

    def refresh(self) -> None:
        """Allow what the order in the editor allows now."""
        view, history = self._draft.view, self._draft.history
        editable = view is not None and view.editable
        for act in (*self._edit.values(), self.submit):
            _allow(act, NOT_DRAFT, possible=editable)
        taken = view is not None and view.state is OrderState.SUBMITTED
        _allow(self.take_back, "Hanya pesanan yang diajukan dapat ditarik", possible=taken)
        for act in (self.copy, self.paper, self.prices, self.negotiate):
            _allow(act, NOTHING_OPEN, possible=view is not None)
        self.submit.rename(RECORD if self._draft.is_small else SUBMIT)
        if self._draft.is_small:
            self.negotiate.refuse(NO_PLATFORM)
        _allow(
            self._to_platform, NO_PLATFORM, possible=view is not None and not self._draft.is_small
        )
        able = editable and history.canUndo()
        _allow(self._undo, "Tidak ada yang dapat diurungkan", possible=able)
        able = editable and history.canRedo()
        _allow(self._redo, "Tidak ada yang dapat diulangi", possible=able)

    def explain(self, asked: str) -> None:
        """Show the reasons: of a figure, else of what the officer stands at."""
        asked = asked or self._frame.panel.focused()
        here = self._frame.questions.focused()
        if here is not None and not asked:
            self.explain_question(here)
            return
        row = self._frame.ledger.current_row()
        self._explain(asked, None if row is None else row.key)

    def explain_question(self, name: Name) -> None:
        """Show why something is asked: the flag by its code, in its own line."""
        code, key, _ = name
        self._explain(code, key)

    def _explain(self, asked: str, key: int | None) -> None:
        view, core = self._draft.view, self._core
        if view is None:
            return
        keys = self._draft.line_keys
        line = keys.index(key) + 1 if key in keys else 0
        unread = [
            Unread(mark.text, mark.way_out)
            for mark in self.guide.marks()
            if mark.key == key and not mark.code
        ]
        show_why(
            (self._place, core),
            self._frame.screen,
            replace(view, meter=view.meter or self.meter),
            failed=self.refused.emit,
            asked=asked,
            line=line,
            unread=unread,
        )

    def _take_back(self) -> None:
        core, order_id = self._core, self._draft.order_id
        self._place.lanes.write.start(
            self,
            lambda _: core.drafting.take_back(core.session, order_id),
            done=self.viewed.emit,
            failed=self.refused.emit,
        )

    def _take_list_price(self) -> None:
        row = self._frame.ledger.current_row()
        keys = self._draft.line_keys
        if row is None or row.key not in keys:
            return
        core, order_id = self._core, self._draft.order_id
        position = keys.index(row.key) + 1
        self._place.lanes.write.start(
            self,
            lambda _: core.drafting.take_list_price(core.session, order_id, position),
            done=self.viewed.emit,
            failed=self.refused.emit,
        )

    def _copy(self) -> None:
        view = self._draft.view
        assert view is not None
        wanted = replace(typed_again(view.content), ordered_on=None, due_on=None, platform_ref="")
        core = self._core
        self._place.lanes.write.start(
            self,
            lambda _: core.drafting.new(core.session, wanted),
            done=self._open_copy,
            failed=self.refused.emit,
        )

    def _open_copy(self, answer: tuple[DraftView, Changes]) -> None:
        view, changes = answer
        self._go.tell(changes)
        self._go.open_editor(view.order_id)

    def _open_paper(self) -> None:
        self._go.open_paper(self._draft.order_id)

    def _search(self) -> None:
        view = self._draft.view
        self._go.open_catalogue("" if view is None else view.content.vendor)

    def _open_choices(self) -> None:
        if self._frame.ledger.current_place() in {Place.LIST_PRICE, Place.PRICE}:
            self._open_prices()
        else:
            self._frame.ledger.open_choices()

    def _negotiate(self) -> None:
        self._typing.settle()
        order_id = self._draft.order_id
        self._draft.saver.when_rested(lambda: self._go.open_negotiation(order_id))

    def _open_prices(self) -> None:
        row, sheet = self._frame.ledger.current_row(), self._draft.sheet
        if row is None or row.line is None or sheet is None:
            return
        key, position = row.key, row.line.position
        on = self._draft.view.content.ordered_on if self._draft.view else self._place.today()
        dialog = PricesDialog((self._place, self._core), row.line, on, self._frame.screen)
        dialog.allow(editable=row.editable)
        dialog.show_advice(self._frame.prices.advice_of(position))

        def take(code: str) -> None:
            now = self._draft.sheet
            line = None if now is None else now.row(key)
            if now is not None and line is not None:
                self._draft.change(now.put(replace(line, standard=code)))

        dialog.chosen.connect(take)
        dialog.open()


def _allow(act: Act, reason: str, *, possible: bool) -> None:
    if possible:
        act.allow()
    else:
        act.refuse(reason)
