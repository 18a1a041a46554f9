"""Station 8: the line comes back, the centre answers, each answer has its way out."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtWidgets import QApplication

from bejo_desktop.domain.order import OrderState, SyncState
from ui.decisions.screen import DecisionsScreen
from ui.editor.screen import EditorScreen
from ui.home.screen import HomeScreen
from ui.sync.screen import SyncScreen
from ui.walk.entering import switch_line
from ui.walk.stage import TYPED

if TYPE_CHECKING:
    from ui.walk.stage import Walk

KEPT, VOIDED = "kept", "voided"
VERDICTS: Final = {
    TYPED: SyncState.ACCEPTED,
    KEPT: SyncState.HELD,
    VOIDED: SyncState.HELD,
    "undecided": SyncState.HELD,
    "refused": SyncState.REFUSED,
    "contract": SyncState.ACCEPTED,
    "short": SyncState.HELD,
}
"""What the centre says of each order, and why it must: see `Shopping`."""
STANDS: Final = "Penyedia menyanggupi harga yang disepakati, WhatsApp pagi ini"
ANEW: Final = "Harga katalog naik, pesanan disusun ulang"
PANES_MAX: Final = 8


def look_at_queue(walk: Walk) -> None:
    """The sync page while the line is away: what waits, and how old the data is."""
    walk.hand.program.desk.open_sync()
    walk.hand.on(SyncScreen)
    walk.camera.shoot("sinkronisasi-luring")


def exchange(walk: Walk) -> None:
    """Meanwhile prices rose and a vendor was suspended; the line is back, F5 sends all."""
    for arguments in walk.surprises:
        walk.administer(*arguments)
    waiting = walk.hand.ask(lambda core: core.desk.state(core.session)).waiting
    switch_line(walk, cut=False)
    walk.require(waiting, "nothing waits to be sent")
    _sync(walk)
    state = walk.hand.ask(lambda core: core.desk.state(core.session))
    walk.require(
        not state.waiting, f"{state.waiting} orders still wait after F5: {state.last_error}"
    )
    walk.camera.shoot("sinkronisasi")


def look_at_verdicts(walk: Walk) -> None:
    """Accepted, held, refused, accepted with findings: in the list and on Beranda."""
    for name, verdict in VERDICTS.items():
        row = walk.order(name)
        walk.require(row.sync is verdict, f"{name} is {row.sync}, not {verdict}: {row.reasons}")
    walk.require(walk.order("contract").findings, "the signed order has no findings")
    walk.hand.program.desk.open_orders(walk.orders["refused"])
    walk.camera.shoot("pesanan-jawaban-pusat")
    walk.hand.program.desk.open_home()
    walk.hand.on(HomeScreen)
    walk.camera.shoot("beranda-keputusan")
    _open(walk, "refused")
    walk.camera.shoot("keputusan-penyedia")
    _open(walk, "contract")
    walk.camera.shoot("keputusan-catatan")
    _open(walk, "short")
    walk.camera.shoot("keputusan-pagu")


def keep_price(walk: Walk) -> None:
    """F6 into the reason of road A, F9 takes it."""
    _open(walk, KEPT)
    walk.camera.shoot("keputusan-harga")
    _type_reason(walk, "Alasan", STANDS)
    walk.hand.press("F9")
    walk.hand.until(lambda: walk.order(KEPT).sync is SyncState.QUEUED, "a price that is kept")
    walk.hand.rest()
    walk.camera.shoot("keputusan-dipertahankan")


def void(walk: Walk) -> None:
    """Road B: the number is given up, the copy opens as a draft with the prices of today."""
    hand = walk.hand
    _open(walk, VOIDED)
    _type_reason(walk, "Alasan pembatalan", ANEW)
    hand.press("Tab")
    number = walk.order(VOIDED).number or ""
    hand.write(number.split("/")[1])
    walk.camera.shoot("keputusan-batalkan")
    hand.press("Shift+F9")
    editor = hand.on(EditorScreen)
    hand.until(lambda: editor.draft.view is not None, "the copy")
    hand.rest()
    walk.orders["anew"] = editor.draft.order_id
    walk.require(walk.order(VOIDED).state is OrderState.VOID, "the number was not given up")
    walk.camera.shoot("editor-salinan")


def settle(walk: Walk) -> None:
    """F5 again: what was decided reaches the centre, nothing is sent twice."""
    _sync(walk)
    for name in (KEPT, VOIDED):
        row = walk.order(name)
        walk.require(row.sync is SyncState.ACCEPTED, f"{name} is {row.sync}: {row.reasons}")
    _sync(walk)
    runs = walk.hand.ask(lambda core: core.exchanges.runs(1))
    walk.require(runs[0].pushed == 0, "something was sent twice")
    walk.hand.program.desk.open_orders(walk.orders[KEPT])
    walk.camera.shoot("pesanan")


def _sync(walk: Walk) -> None:
    ended: list[object] = []
    desk = walk.hand.program.desk
    links = (desk.synced.connect(ended.append), desk.sync_failed.connect(ended.append))
    walk.hand.press("F5")
    walk.hand.until(lambda: ended, "the end of the exchange")
    for signal, link in zip((desk.synced, desk.sync_failed), links, strict=True):
        signal.disconnect(link)
    walk.hand.rest()


def _open(walk: Walk, name: str) -> None:
    walk.hand.program.desk.open_decision(walk.orders[name])
    walk.hand.on(DecisionsScreen)
    walk.hand.rest()


def _type_reason(walk: Walk, wanted: str, reason: str) -> None:
    """F6 goes from pane to pane until the reason has the focus."""
    hand = walk.hand
    for _ in range(PANES_MAX):
        focused = QApplication.focusWidget()
        if focused is not None and focused.accessibleName() == wanted:
            hand.write(reason)
            return
        hand.press("F6")
    walk.require(holds=False, what=f"F6 does not lead to “{wanted}”")
