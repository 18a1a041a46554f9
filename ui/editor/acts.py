"""What can be done with the order in the editor, by key, menu and palette."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QObject, Signal

from bejo_desktop.application.drafting import typed_again
from bejo_desktop.domain.order import OrderState
from ui.editor.bands import EMPTY_KEY, Mark, first_blocks, marks
from ui.editor.refusing import PLACES
from ui.editor.sheet import Place
from ui.editor.why import WhyDialog
from ui.keys import Act, Command

if TYPE_CHECKING:
    from collections.abc import Mapping

    from bejo_desktop.application.changes import Changes
    from bejo_desktop.application.core import Core
    from bejo_desktop.application.views import DraftView
    from ui.editor.draft import Draft
    from ui.editor.frame import EditorFrame
    from ui.editor.keyboard import Typing
    from ui.workplace import Navigator, Workplace

    Office = tuple[Workplace, Core, Navigator]

NOT_DRAFT: Final = "Pesanan ini tidak lagi konsep"
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
        ledger = frame.ledger
        self.submit = Act(self, "Ajukan ke PPK", self._submit)
        self.take_back = Act(self, "Tarik kembali", self._take_back)
        self.copy = Act(self, "Salin jadi pesanan baru", self._copy)
        self.paper = Act(self, "Lihat kertasnya", self._open_paper)
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
            Command.NEXT_FLAG: Act(self, "Tanda berikutnya", self._next_flag),
            Command.NEXT_PANE: Act(self, "Rincian pengiriman", frame.details.toggle),
            Command.SEARCH: Act(self, "Cari di katalog", self._search),
            **self._edit,
        }

    def refresh(self) -> None:
        """Allow what the order in the editor allows now."""
        view, history = self._draft.view, self._draft.history
        editable = view is not None and view.editable
        for act in (*self._edit.values(), self.submit):
            _allow(act, NOT_DRAFT, possible=editable)
        taken = view is not None and view.state is OrderState.SUBMITTED
        _allow(self.take_back, "Hanya pesanan yang diajukan dapat ditarik", possible=taken)
        for act in (self.copy, self.paper):
            _allow(act, NOTHING_OPEN, possible=view is not None)
        able = editable and history.canUndo()
        _allow(self._undo, "Tidak ada yang dapat diurungkan", possible=able)
        able = editable and history.canRedo()
        _allow(self._redo, "Tidak ada yang dapat diulangi", possible=able)

    def explain(self, figure: str) -> None:
        """Show the reasons: of `figure`, or of the row where the officer stands."""
        view = self._draft.view
        if view is None:
            return
        row = self._frame.ledger.current_row()
        told = [] if figure or row is None else [m for m in self._marks() if m.key == row.key]
        if not figure:
            told += [mark for mark in self._marks() if mark.key is None]
        dialog = WhyDialog(
            self._place.theme,
            self._frame.screen.window(),
            self._place.words,
            reasons=view.why,
            asked=figure,
            told=told,
        )
        dialog.open()

    def _marks(self) -> list[Mark]:
        return marks(self._draft, self._place.words)

    def _submit(self) -> None:
        draft = self._draft
        self._typing.settle()
        if draft.saver.is_busy:
            draft.saver.when_rested(self._submit)
            return
        wrong, blocks = self._frame.wrong_fields(), first_blocks(self._marks())
        if wrong:
            self._go_to(wrong[0], None)
            return
        if blocks:
            self._go_to(blocks[0].field, blocks[0].key)
            return
        if not draft.is_saved:
            draft.save_again()  # it says anew why what is shown cannot be kept
            return
        core, order_id = self._core, self._draft.order_id
        self._place.lanes.write.start(
            self,
            lambda _: core.drafting.submit(core.session, order_id),
            done=lambda answer: self.changed.emit(answer[1]),
            failed=self.refused.emit,
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
        self._frame.ledger.open_choices()

    def _next_flag(self) -> None:
        found = [mark for mark in self._marks() if mark.key is not None or mark.field]
        if not found:
            return
        row = self._frame.ledger.current_row()
        place = self._frame.ledger.current_place()
        here = (row.key if row else EMPTY_KEY, place)
        standing = [
            at for at, mark in enumerate(found) if (mark.key, PLACES.get(mark.field)) == here
        ]
        after = found[(standing[0] + 1) % len(found)] if standing else found[0]
        self._go_to(after.field, after.key)

    def _go_to(self, field: str, key: int | None) -> None:
        frame = self._frame
        if key is not None:
            place = PLACES.get(field, PLACES["product"])
            if frame.ledger.go_to(key, place):
                return
        if frame.head.focus_on(field) or frame.details.focus_on(field):
            return
        frame.ledger.go_to(EMPTY_KEY, Place.ITEM)


def _allow(act: Act, reason: str, *, possible: bool) -> None:
    if possible:
        act.allow()
    else:
        act.refuse(reason)
