"""F9: what is typed is taken, what is missing is led to, and the order goes on its way."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QObject, Qt, Signal

from bejo_desktop.domain.numbering import Series
from ui.editor.bands import first_blocks
from ui.editor.small_purchase import BoughtByPaper, BuyingDialog, record
from ui.fulfilling.number_field import coming_number

if TYPE_CHECKING:
    from bejo_desktop.application.changes import Changes
    from bejo_desktop.application.core import Core
    from bejo_desktop.application.views import OrderDetail
    from ui.editor.draft import Draft
    from ui.editor.frame import EditorFrame
    from ui.editor.going import Guide
    from ui.editor.keyboard import Typing
    from ui.fulfilling.number_field import ComingNumber
    from ui.workplace import Navigator, Workplace

    Office = tuple[Workplace, Core, Navigator]


class Submitting(QObject):
    """
    Hands the order in, or records the small purchase.

    Signals: `changed` carries the Changes of what was done; `refused` a BejoError.
    """

    changed = Signal(object)
    refused = Signal(object)

    def __init__(
        self, office: Office, frame: EditorFrame, draft: Draft, typing: Typing, guide: Guide
    ) -> None:
        super().__init__(frame.screen)
        self._place, self._core, self._go = office
        self._frame, self._draft, self._typing, self._guide = frame, draft, typing, guide

    def run(self) -> None:
        """Do it, or lead to the first thing that is missing."""
        frame, draft = self._frame, self._draft
        self._typing.settle()
        if not frame.questions.settle():
            wrong = frame.questions.first_wrong()
            if wrong is not None:
                frame.questions.focus_on(wrong)
            return
        if draft.saver.is_busy:
            draft.saver.when_rested(self.run)
            return
        if self._is_missing():
            return
        if not draft.is_saved:
            draft.save_again()  # it says anew why what is shown cannot be kept
            return
        if draft.is_small:
            self._ask_purchase()
            return
        core, order_id = self._core, draft.order_id
        self._place.lanes.write.start(
            self,
            lambda _: core.drafting.submit(core.session, order_id),
            done=lambda answer: self.changed.emit(answer[1]),
            failed=self.refused.emit,
        )

    def _is_missing(self) -> bool:
        """Lead to a refused text, a block, or the first reason that is not given."""
        wrong, found = self._frame.wrong_fields(), self._guide.marks()
        if wrong:
            self._guide.go_to_field(wrong[0])
            return True
        waiting = first_blocks(found) or [mark for mark in found if mark.waits]
        if waiting:
            self._guide.go_to(waiting[0])
        return bool(waiting)

    def _ask_purchase(self) -> None:
        core = self._core
        self._place.lanes.read.ask(
            "editor.purchase",
            self,
            lambda _: coming_number(core, Series.NP),
            done=self._open_purchase,
            failed=self.refused.emit,
        )

    def _open_purchase(self, number: ComingNumber) -> None:
        view, core = self._draft.view, self._core
        assert view is not None
        dialog = BuyingDialog(self._place, view, number, self._frame.screen)
        order_id = view.order_id

        def done(answer: tuple[OrderDetail, Changes]) -> None:
            dialog.accept()
            self.changed.emit(answer[1])
            self._go.open_orders(order_id)

        def run(typed: Any) -> None:
            assert isinstance(typed, BoughtByPaper)
            self._place.lanes.write.start(
                dialog,
                lambda _: record(core, order_id, typed),
                done=done,
                failed=dialog.show_error,
            )

        dialog.confirmed.connect(run, Qt.ConnectionType.DirectConnection)
        dialog.open()
