"""Station 9: the goods arrive, are received by BAST and paid, each by the officer whose act it is."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, TypeVar

from PySide6.QtWidgets import QApplication

from bejo_desktop.domain.order import OrderState
from bejo_desktop.domain.paper.frame import PaperKind
from ui.fulfilling.arrival import ArrivalDialog
from ui.fulfilling.paying import PayingDialog
from ui.fulfilling.receiving import ReceivingDialog
from ui.orders.screen import OrdersScreen
from ui.paper.frame import key_of
from ui.paper.screen import PaperScreen
from ui.walk.stage import TYPED

if TYPE_CHECKING:
    from ui.fulfilling.asking import AskingDialog
    from ui.walk.stage import Walk

D = TypeVar("D", bound="AskingDialog")


def arrive(walk: Walk) -> None:
    """The PP notes the day on which the goods came."""
    _opened(walk, ArrivalDialog)
    walk.camera.shoot("barang-tiba")
    _confirm(walk, OrderState.DELIVERING)


def receive(walk: Walk) -> None:
    """The PPK receives all of it and ticks the three statements, by Tab and Space."""
    hand = walk.hand
    dialog = _opened(walk, ReceivingDialog)
    for box in dialog.statements:
        hand.tab_to(box.accessibleName())
        hand.press("Space")
    walk.require(all(box.isChecked() for box in dialog.statements), "a statement is not ticked")
    walk.camera.shoot("terima-barang")
    _confirm(walk, OrderState.RECEIVED)
    walk.camera.shoot("pesanan-diterima")


def pay(walk: Walk) -> None:
    """The Bendahara records the payment."""
    dialog = _opened(walk, PayingDialog)
    walk.hand.tab_to(dialog.invoice.accessibleName())
    walk.hand.write("INV-2026-0931")
    walk.camera.shoot("catat-pembayaran")
    _confirm(walk, OrderState.PAID)
    walk.camera.shoot("pesanan-lunas")


def look_at_papers(walk: Walk) -> None:
    """BAST and kuitansi, as the list beside the page leads to them."""
    hand, order_id = walk.hand, walk.orders[TYPED]
    hand.program.desk.open_paper(order_id)
    screen = hand.on(PaperScreen)
    for row in hand.ask(lambda core: core.printing.papers(order_id)):
        if not row.available or row.kind is PaperKind.SP:
            continue
        wanted = key_of(row)
        hand.rest()
        screen.look_at(wanted)
        hand.rest()
        paper = hand.ask(partial(wanted.preview, order_id=order_id, size=""))
        walk.camera.keep_paper(paper, paper.name.removesuffix(".pdf"))
        walk.camera.shoot(f"kertas-{row.kind}")


def look_at_board(walk: Walk) -> None:
    """The program's board, as the last exchange brought it."""
    walk.hand.shell.show_page("board")
    walk.camera.shoot("papan")


def _opened(walk: Walk, kind: type[D]) -> D:
    hand = walk.hand
    hand.program.desk.open_orders(walk.orders[TYPED])
    hand.on(OrdersScreen)
    hand.rest()
    hand.press("F9")
    dialog = hand.dialog(kind)
    hand.until(lambda: QApplication.activeWindow() is dialog, "the dialog in front")
    return dialog


def _confirm(walk: Walk, state: OrderState) -> None:
    walk.hand.press("F9")
    walk.hand.until(lambda: walk.order(TYPED).state is state, f"an order that is {state}")
    walk.hand.rest()
