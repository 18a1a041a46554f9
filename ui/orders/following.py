"""What follows an issued order: its dialog is opened, and what was typed goes to its use case."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from ui.fulfilling.arrival import ArrivalDialog
from ui.fulfilling.paying import PayingDialog, read_payable
from ui.fulfilling.receiving import ReceivingDialog, read_receivable
from ui.orders.signing import ask_signed
from ui.orders.way import Next
from ui.running import Runner
from ui.scan import read_scan

if TYPE_CHECKING:
    from collections.abc import Callable
    from datetime import date

    from PySide6.QtWidgets import QWidget

    from bejo_desktop.application.core import Core
    from bejo_desktop.application.views import OrderDetail
    from ui.fulfilling.paying import PaidByPaper, Payable
    from ui.fulfilling.receiving import Receivable, ReceivedByPaper
    from ui.orders.signing import SignDialog
    from ui.running import Told
    from ui.workplace import Navigator, Workplace


class Following:
    """Takes the next step of an order that has its number; `over` is the widget beneath."""

    def __init__(
        self, place: Workplace, core: Core, go: Navigator, over: QWidget, board: Told
    ) -> None:
        self._place, self._core = place, core
        self._over = over
        self._runner = Runner(place, go, over, board)

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
                self._runner.open(
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
        self._runner.run(
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

        def show(coming: Receivable) -> None:
            self._runner.open(
                ReceivingDialog(self._place, core, about(detail), coming, self._over), act
            )

        self._runner.read(lambda: read_receivable(core, order_id), show)

    def _ask_payment(self, detail: OrderDetail) -> None:
        core, order_id = self._core, detail.row.order_id

        def act(typed: PaidByPaper) -> Callable[[], Any]:
            return lambda: core.paying.pay(core.session, order_id, typed.paid, typed.number)

        def show(payable: Payable) -> None:
            self._runner.open(
                PayingDialog(self._place, core, about(detail), payable, self._over), act
            )

        self._runner.read(lambda: read_payable(core, order_id), show)


def about(detail: OrderDetail) -> str:
    """Return the order's number and package, as a dialog's heading."""
    return f"{detail.row.number} · {detail.row.package}"
