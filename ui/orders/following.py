"""What follows an issued order: its dialog is opened, and what was typed goes to its use case."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Protocol, cast

from PySide6.QtCore import Qt

from bejo_desktop.domain.numbering import Series
from ui.fulfilling.arrival import ArrivalDialog
from ui.fulfilling.number_field import coming_number
from ui.fulfilling.paying import PayingDialog
from ui.fulfilling.receiving import ReceivingDialog
from ui.orders.scan import read_scan
from ui.orders.signing import ask_signed
from ui.orders.way import Next

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from datetime import date

    from PySide6.QtWidgets import QDialog, QWidget

    from bejo_desktop.application.changes import Changes
    from bejo_desktop.application.core import Core
    from bejo_desktop.application.views import OrderDetail, OutstandingRow
    from bejo_desktop.domain.errors import BejoError
    from ui.fulfilling.asking import AskingDialog
    from ui.fulfilling.number_field import ComingNumber
    from ui.fulfilling.paying import PaidByPaper
    from ui.fulfilling.receiving import ReceivedByPaper
    from ui.orders.signing import SignDialog
    from ui.workplace import Navigator, Workplace


class Told(Protocol):
    """Where an error of reading is said."""

    def show_error(self, error: BejoError) -> None:
        """Say what went wrong."""


class Following:
    """Takes the next step of an order that has its number; `over` is the widget beneath."""

    def __init__(
        self, place: Workplace, core: Core, go: Navigator, over: QWidget, board: Told
    ) -> None:
        self._place, self._core, self._go = place, core, go
        self._over, self._board = over, board

    def take(self, step: Next, detail: OrderDetail) -> None:
        """Open the dialog of `step`."""
        match step:
            case Next.SIGN:
                ask_signed(
                    self._place,
                    self._over,
                    about(detail),
                    lambda dialog, day, scan: self._sign(detail, dialog, day, scan),
                )
            case Next.ARRIVE:
                self._open(
                    ArrivalDialog(self._place, about(detail), self._over), self._arrive(detail)
                )
            case Next.RECEIVE:
                self._ask_receiving(detail)
            case Next.PAY:
                self._ask_payment(detail)
            case _:
                raise AssertionError(step)

    def _sign(self, detail: OrderDetail, dialog: SignDialog, day: date, scan: str) -> None:
        core, order_id = self._core, detail.row.order_id
        self._run(
            dialog,
            lambda: core.approving.sign(core.session, order_id, day, read_scan(scan)),
            dialog.fields.show_error,
        )

    def _arrive(self, detail: OrderDetail) -> Callable[[date], Callable[[], Any]]:
        core, order_id = self._core, detail.row.order_id
        return lambda day: lambda: core.fulfilling.arrive(core.session, order_id, day)

    def _ask_receiving(self, detail: OrderDetail) -> None:
        core, order_id = self._core, detail.row.order_id

        def act(typed: ReceivedByPaper) -> Callable[[], Any]:
            return lambda: core.fulfilling.receive(
                core.session, order_id, typed.received, typed.number
            )

        def show(read: tuple[Sequence[OutstandingRow], ComingNumber]) -> None:
            lines, number = read
            self._open(ReceivingDialog(self._place, about(detail), lines, number, self._over), act)

        self._read(
            lambda: (core.fulfilling.outstanding(order_id), coming_number(core, Series.BAST)), show
        )

    def _ask_payment(self, detail: OrderDetail) -> None:
        core, order_id = self._core, detail.row.order_id

        def act(typed: PaidByPaper) -> Callable[[], Any]:
            return lambda: core.fulfilling.pay(core.session, order_id, typed.paid, typed.number)

        def show(number: ComingNumber) -> None:
            self._open(PayingDialog(self._place, about(detail), detail, number, self._over), act)

        self._read(lambda: coming_number(core, Series.KW), show)

    def _open(self, dialog: AskingDialog, act: Callable[[Any], Callable[[], Any]]) -> None:
        """Show `dialog`; each confirmed value becomes the command that `act` makes of it."""
        dialog.confirmed.connect(
            lambda typed: self._run(dialog, act(typed), dialog.show_error),
            Qt.ConnectionType.DirectConnection,
        )
        dialog.open()

    def _read(self, ask: Callable[[], object], show: Callable[[Any], None]) -> None:
        self._place.lanes.read.ask(
            "orders.follow",
            self._over,
            lambda _: ask(),
            done=show,
            failed=self._board.show_error,
        )

    def _run(
        self, dialog: QDialog, command: Callable[[], Any], failed: Callable[[BejoError], None]
    ) -> None:
        def done(answer: object) -> None:
            dialog.accept()
            _, changes = cast("tuple[OrderDetail, Changes]", answer)
            self._go.tell(changes)

        self._place.lanes.write.start(dialog, lambda _: command(), done=done, failed=failed)


def about(detail: OrderDetail) -> str:
    """Return the order's number and package, as a dialog's heading."""
    return f"{detail.row.number} · {detail.row.package}"
