"""Stations beside the journey: screens and dialogs that it does not need, only to be looked at."""

from __future__ import annotations

from typing import TYPE_CHECKING, TypeVar

from PySide6.QtWidgets import QApplication, QDialog, QMenu

from ui.approvals.screen import ApprovalsScreen
from ui.approvals.together import TogetherDialog, TogetherFoot
from ui.evidence.dialog import FileDialog
from ui.fulfilling.together import PayTogetherDialog
from ui.orders.amending import AmendDialog
from ui.orders.ending import EndDialog
from ui.orders.handing_over import HandOverDialog
from ui.orders.more import More
from ui.orders.paper_approval import PaperApprovalDialog
from ui.orders.returning import SendBackDialog
from ui.orders.screen import OrdersScreen
from ui.walk.bargaining import buy_small, negotiate
from ui.walk.stage import TYPED
from ui.why.popover import WhyPopover
from ui.widgets.button import spoken

if TYPE_CHECKING:
    from ui.walk.stage import Walk

D = TypeVar("D", bound=QDialog)
WAITING = "kept"
"""An order that waits for the PPK while the PP works on."""


def look_as_pp(walk: Walk) -> None:
    """A small purchase, a negotiation, and the PPK's approval on paper."""
    hand = walk.hand
    buy_small(walk)
    negotiate(walk)
    hand.program.desk.open_approval(walk.orders[WAITING])
    hand.on(ApprovalsScreen)
    hand.rest()
    hand.press("F9")
    _look(walk, PaperApprovalDialog, "persetujuan-tertulis")


def look_at_flag(walk: Walk) -> None:
    """Why, of the flag that is read."""
    hand = walk.hand
    hand.press("F7")
    hand.dialog(WhyPopover)
    hand.rest()
    walk.camera.shoot("map-mengapa")
    hand.press("Esc")


def look_at_batch(walk: Walk) -> None:
    """All clean orders by one passphrase."""
    hand = walk.hand
    foot = hand.on(ApprovalsScreen).findChild(TogetherFoot)
    assert foot is not None
    if foot.button.isVisible() and foot.button.isEnabled():  # a small world may flag every order
        hand.press("Alt+S")
        _look(walk, TogetherDialog, "setujui-bersama")


def look_as_ppk(walk: Walk) -> None:
    """What else a signed order can come to."""
    for more, kind, name in (
        (More.AMEND, AmendDialog, "adendum"),
        (More.END, EndDialog, "penghentian"),
        (More.HAND_OVER, HandOverDialog, "alihkan"),
        (More.FILE, FileDialog, "kelengkapan"),
    ):
        _choose(walk, more)
        _look(walk, kind, name)


def look_at_return(walk: Walk) -> None:
    """Goods that go back after all."""
    _choose(walk, More.SEND_BACK)
    _look(walk, SendBackDialog, "retur")


def look_as_treasurer(walk: Walk) -> None:
    """Several orders in one transfer, and the taxes of the month."""
    _choose(walk, More.TOGETHER)
    _look(walk, PayTogetherDialog, "bayar-sekaligus")
    walk.hand.shell.show_page("taxes")
    walk.hand.rest()
    walk.camera.shoot("rekap-pajak")


def _choose(walk: Walk, more: More) -> None:
    """Shift+F9 lists the acts of the order that was typed; Enter takes one."""
    hand = walk.hand
    hand.program.desk.open_orders(walk.orders[TYPED])
    hand.on(OrdersScreen)
    hand.rest()
    hand.press("Shift+F9")
    menu = QApplication.activePopupWidget()
    assert isinstance(menu, QMenu)
    wanted = spoken(more.value[0])
    (act,) = (one for one in menu.actions() if spoken(one.text()).startswith(wanted))
    walk.require(act.isEnabled(), f"{wanted} cannot be done: {act.text()}")
    menu.setActiveAction(act)
    hand.press("Enter")


def _look(walk: Walk, kind: type[D], name: str) -> None:
    """Take the dialog as it opens, and leave it as it is."""
    hand = walk.hand
    dialog = hand.dialog(kind)
    hand.until(lambda: QApplication.activeWindow() is dialog, "the dialog in front")
    hand.rest()
    walk.camera.shoot(name)
    hand.press("Esc")
    hand.rest()
