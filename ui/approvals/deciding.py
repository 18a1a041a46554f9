"""The acts of the folder: each runs on the write lane and says how it went."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from ui.approvals.return_dialog import ReturnDialog

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from bejo_desktop.application.changes import Changes
    from bejo_desktop.application.core import Core
    from bejo_desktop.application.views import OrderDetail, OrderRow
    from ui.workplace import Workplace


class Decider(QObject):
    """
    Issues one order, and gives back.

    Signals:
        issued, returned: (OrderDetail, Changes).
        refused: BejoError of an issue.
    """

    issued = Signal(object, object)
    returned = Signal(object, object)
    refused = Signal(object)

    def __init__(self, place: Workplace, core: Core, over: QWidget) -> None:
        super().__init__(over)
        self._place, self._core, self._over = place, core, over

    def issue(self, row: OrderRow, passphrase: str, number: str | None) -> None:
        """Approve what was seen and give it its number."""
        core, order_id, seen = self._core, row.order_id, row.content_hash or ""

        def run(_: object) -> tuple[OrderDetail, Changes]:
            core.confirm(passphrase)
            return core.approving.finalise(core.session, order_id, seen, number)

        self._place.lanes.write.start(
            self, run, done=lambda answer: self.issued.emit(*answer), failed=self.refused.emit
        )

    def ask_return(self, row: OrderRow) -> None:
        """Ask for the reason and give the order back."""
        core, order_id = self._core, row.order_id
        dialog = ReturnDialog(self._place, row.package, self._over)

        def given_back(answer: tuple[OrderDetail, Changes]) -> None:
            dialog.accept()
            self.returned.emit(*answer)

        def give_back(reason: str) -> None:
            self._place.lanes.write.start(
                dialog,
                lambda _: core.approving.give_back(core.session, order_id, reason),
                done=given_back,
                failed=dialog.show_error,
            )

        dialog.confirmed.connect(give_back)
        dialog.open()
