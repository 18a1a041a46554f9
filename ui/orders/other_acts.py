"""The acts beside the next step: each opens its dialog, and what was typed goes to its use case."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from PySide6.QtGui import QGuiApplication

from bejo_desktop.domain.numbering import Series
from ui.evidence.dialog import FileDialog
from ui.fulfilling.number_field import coming_number
from ui.fulfilling.together import PayTogetherDialog, read_payable_together
from ui.orders.amending import AmendDialog
from ui.orders.ending import EndDialog
from ui.orders.following import Following, about
from ui.orders.handing_over import HandOverDialog, givers_of, successors_of
from ui.orders.more import More, acts_on
from ui.orders.other_menu import menu_of
from ui.orders.paper_approval import ask_paper_approval
from ui.orders.returning import SendBackDialog
from ui.orders.way import Next
from ui.orders.words import ENDED
from ui.running import Runner
from ui.widgets.banner import Notice, Weight

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from PySide6.QtCore import QPoint
    from PySide6.QtWidgets import QWidget

    from bejo_desktop.application.changing import Amending, Cancelling
    from bejo_desktop.application.core import Core
    from bejo_desktop.application.views import (
        OfficerView,
        OrderDetail,
        OutstandingRow,
        PaidTogether,
        SentBack,
    )
    from ui.fulfilling.number_field import ComingNumber
    from ui.fulfilling.together import PayableTogether
    from ui.orders.handing_over import HandedOver
    from ui.running import Told
    from ui.workplace import Navigator, Workplace

_FOLLOWING = {More.ARRIVE: Next.ARRIVE, More.RECEIVE: Next.RECEIVE, More.PAY: Next.PAY}


class OtherActs:
    """Does what the menu `Tindakan lain` lists; `over` is the widget beneath the dialogs."""

    def __init__(
        self, place: Workplace, core: Core, go: Navigator, over: QWidget, board: Told
    ) -> None:
        self._place, self._core, self._go, self._over = place, core, go, over
        self._runner = Runner(place, go, over, board)
        self._following = Following(place, core, go, over, board)

    def offer(self, detail: OrderDetail, at: QPoint) -> None:
        """Open the menu of what can be done with an order, at a point of the screen."""
        possible = acts_on(detail, self._core.session.officer, self._place.today())
        menu = menu_of(
            self._place.theme, possible, lambda more: self.take(more, detail), self._over
        )
        menu.popup(at)

    def take(self, more: More, detail: OrderDetail) -> None:
        """Open the dialog of `more`, or do it where it asks for nothing."""
        asks = {
            More.APPROVED: self._ask_approval,
            More.TOGETHER: self._ask_together,
            More.AMEND: self._ask_addendum,
            More.SEND_BACK: self._ask_return,
            More.END: self._ask_end,
            More.HAND_OVER: self._ask_successor,
            More.FILE: self._open_file,
            More.FOR_PLATFORM: self._copy_for_platform,
        }
        if more in _FOLLOWING:
            self._following.take(_FOLLOWING[more], detail)
        else:
            asks[more](detail)

    def _ask_approval(self, detail: OrderDetail) -> None:
        ask_paper_approval(self._runner, self._core, detail)

    def _ask_together(self, detail: OrderDetail) -> None:
        core, order_id = self._core, detail.row.order_id

        def act(typed: PaidTogether) -> Callable[[], Any]:
            return lambda: core.paying.pay_together(core.session, typed)

        def show(found: PayableTogether) -> None:
            self._runner.open(PayTogetherDialog(self._place, found, self._over), act)

        self._runner.read(lambda: read_payable_together(core, order_id), show)

    def _ask_addendum(self, detail: OrderDetail) -> None:
        core, order_id = self._core, detail.row.order_id

        def act(typed: Amending) -> Callable[[], Any]:
            return lambda: core.changing.amend(core.session, order_id, typed)

        def told(after: OrderDetail) -> Notice:
            number = after.amendments[-1].number.text
            return Notice(Weight.GOOD, f"Adendum nomor {number} dicatat", after.row.package)

        def show(number: ComingNumber) -> None:
            named = about(detail)
            dialog = AmendDialog(self._place, core, named, detail, number, self._over)
            self._runner.open(dialog, act, told)

        self._runner.read(lambda: coming_number(core, Series.ADD), show)

    def _ask_return(self, detail: OrderDetail) -> None:
        core, order_id = self._core, detail.row.order_id

        def act(typed: SentBack) -> Callable[[], Any]:
            return lambda: core.fulfilling.send_back(core.session, order_id, typed)

        def told(after: OrderDetail) -> Notice:
            return Notice(Weight.GOOD, "Retur dicatat; gantinya ditunggu", after.row.package)

        def show(lines: Sequence[OutstandingRow]) -> None:
            dialog = SendBackDialog(self._place, about(detail), lines, self._over)
            self._runner.open(dialog, act, told)

        self._runner.read(lambda: core.fulfilling.outstanding(order_id), show)

    def _ask_end(self, detail: OrderDetail) -> None:
        core, order_id = self._core, detail.row.order_id

        def act(typed: Cancelling) -> Callable[[], Any]:
            return lambda: core.changing.cancel(core.session, order_id, typed)

        def told(after: OrderDetail) -> Notice:
            end = after.cancellation
            assert end is not None
            title = f"{ENDED[end.form]} dengan surat nomor {end.number.text}"
            return Notice(Weight.GOOD, title, after.row.package)

        def show(number: ComingNumber) -> None:
            dialog = EndDialog(self._place, about(detail), number, self._over)
            self._runner.open(dialog, act, told)

        self._runner.read(lambda: coming_number(core, Series.HENTI), show)

    def _ask_successor(self, detail: OrderDetail) -> None:
        core, order_id = self._core, detail.row.order_id

        def act(typed: HandedOver) -> Callable[[], Any]:
            changing, session = core.changing, core.session
            if typed.giver:
                return lambda: changing.hand_over_all(session, typed.giver, typed.to, typed.reason)
            return lambda: changing.hand_over(session, order_id, typed.to, typed.reason)

        def told(after: OrderDetail | Sequence[OrderDetail]) -> Notice:
            orders = after if isinstance(after, tuple) else (after,)
            name = orders[0].in_charge[1] if orders else ""
            return Notice(Weight.GOOD, f"{len(orders)} pesanan dialihkan", name)

        def show(officers: Sequence[OfficerView]) -> None:
            successors = successors_of(officers, detail.in_charge[0])
            givers = givers_of(officers, self._place.today())
            dialog = HandOverDialog(self._place, about(detail), successors, givers, self._over)
            self._runner.open(dialog, act, told)

        self._runner.read(core.officers.officers, show)

    def _open_file(self, detail: OrderDetail) -> None:
        FileDialog(self._place, self._core, self._go, detail, self._over).open()

    def _copy_for_platform(self, detail: OrderDetail) -> None:
        core, order_id = self._core, detail.row.order_id

        def show(text: str) -> None:
            QGuiApplication.clipboard().setText(text)
            count = len(text.splitlines())
            self._runner.board.show_notice(
                Notice(
                    Weight.GOOD,
                    f"{count} isian untuk platform sudah disalin",
                    "Tempelkan di formulir pesanan platform; satu isian satu baris.",
                )
            )

        self._runner.read(lambda: core.platform.copy_text(order_id), show)
