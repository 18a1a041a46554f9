"""Stations 6 and 7: the PPK's folder, the number, the paper, the ink."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, Any, Final

from PySide6.QtWidgets import QApplication

from bejo_desktop.domain.order import OrderState
from ui.approvals.return_dialog import ReturnDialog
from ui.approvals.screen import ApprovalsScreen
from ui.orders.signing import SignDialog
from ui.paper.screen import PaperScreen
from ui.walk.beside import look_at_batch, look_at_flag
from ui.walk.stage import PPK, TYPED
from ui.widgets.table.view import FOLDER, TableView

if TYPE_CHECKING:
    from uuid import UUID

    from bejo_desktop.application.core import Core
    from ui.walk.stage import Walk

RETURNED: Final = "returned"
REASON: Final = "Volume toner belum sesuai kebutuhan bidang"
NUMBERED: Final = ("kept", "voided", "undecided", "refused", "contract", "short")
CONTRACT: Final = "contract"
"""The vendor of this one will be suspended, but both parties have signed before."""


def approve(walk: Walk) -> None:
    """F4 opens the folder; one order goes back, the great one gets its number."""
    hand = walk.hand
    walk.camera.shoot("beranda-ppk")
    hand.press("F4")
    screen = hand.on(ApprovalsScreen)
    hand.rest()
    look_at_flag(walk)
    _choose(walk, screen, RETURNED)
    hand.press("Shift+F9")
    hand.dialog(ReturnDialog)
    hand.write(REASON)
    walk.camera.shoot("kembalikan")
    hand.press("Shift+F9")
    hand.until(lambda: walk.order(RETURNED).state is OrderState.DRAFT, "an order given back")
    hand.rest()
    look_at_batch(walk)
    _choose(walk, screen, TYPED)
    hand.press("F6", "F6")
    hand.write(hand.program.doors.hint.people[PPK][3])
    walk.camera.shoot("map-tanda-tangan")
    hand.press("F9")
    hand.until(lambda: walk.order(TYPED).number, "a number")
    hand.rest()
    walk.camera.shoot("nomor-terbit")


def look_at_paper(walk: Walk) -> None:
    """The original: previewed, saved by Ctrl+S, the same bytes each time."""
    hand, order_id = walk.hand, walk.orders[TYPED]
    hand.program.desk.open_paper(order_id)
    screen = hand.on(PaperScreen)
    hand.rest()
    walk.camera.shoot("kertas-asli")
    paper = hand.ask(lambda core: core.printing.preview(order_id))
    stem = paper.name.removesuffix(".pdf")
    walk.camera.keep_paper(paper, stem)
    saved = walk.camera.files[-1].parent / f"{stem}-tersimpan.pdf"
    hand.until(screen.isActiveWindow, "the window in front")
    hand.save_as(str(saved))
    hand.until(saved.exists, "the saved file")
    hand.rest()
    walk.require(saved.read_bytes() == paper.pdf, "the saved file has other bytes")
    walk.camera.files.append(saved)
    walk.camera.shoot("kertas-tersimpan")


def record_ink(walk: Walk) -> None:
    """F9 on the paper: both parties have signed."""
    hand = walk.hand
    hand.press("F9")
    dialog = hand.dialog(SignDialog)
    hand.until(lambda: QApplication.activeWindow() is dialog, "the dialog in front")
    walk.camera.shoot("catat-tanda-tangan")
    hand.press("Enter")
    hand.until(lambda: walk.order(TYPED).state is OrderState.SIGNED, "a signed order")
    hand.rest()
    walk.camera.shoot("kertas-ditandatangani")


def approve_others(walk: Walk) -> None:
    """The other maps of this week, by the use cases; one of them is signed as well."""
    for name in NUMBERED:
        walk.hand.do(partial(_finalised, order_id=walk.orders[name]))
    contract, day = walk.orders[CONTRACT], walk.order(CONTRACT).ordered_on
    walk.hand.do(lambda core: core.approving.sign(core.session, contract, day, None))
    walk.hand.program.desk.open_orders(walk.orders[TYPED])
    walk.camera.shoot("pesanan-menunggu-jaringan")


def _choose(walk: Walk, screen: ApprovalsScreen, name: str) -> None:
    table = screen.findChild(TableView)
    assert table is not None
    assert table.verticalHeader().defaultSectionSize() == FOLDER
    screen.take_focus()
    order_id = walk.orders[name]

    def is_it(entry: Any) -> bool:
        return bool(entry.detail.row.order_id == order_id)

    walk.hand.walk_to(table, is_it, name)


def _finalised(core: Core, order_id: UUID) -> None:
    seen = core.approving.view(core.session, order_id)
    core.approving.finalise(core.session, order_id, seen.content_hash or "", None)
