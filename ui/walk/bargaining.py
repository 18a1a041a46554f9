"""Stations beside the journey: a small purchase, and a negotiation with three vendors."""

from __future__ import annotations

from dataclasses import replace
from functools import partial
from typing import TYPE_CHECKING, Final

from bejo_desktop.application.views import Asking, Offered
from bejo_desktop.domain.codes import Platform
from bejo_desktop.domain.content import Procedure
from bejo_desktop.domain.money import Rupiah
from bejo_desktop.domain.negotiation import OfferSource, PaperRef
from ui.editor.screen import EditorScreen
from ui.negotiation.asking_vendors import AskVendorsDialog
from ui.negotiation.minuting import MinutesDialog
from ui.negotiation.offering import OfferDialog
from ui.negotiation.screen import NegotiationScreen
from ui.walk.stage import TYPED

if TYPE_CHECKING:
    from uuid import UUID

    from bejo_desktop.application.core import Core
    from bejo_desktop.application.views import DraftInput
    from ui.walk.stage import Walk

DRAFT: Final = "draft"
"""The order that stays a draft: what is tried with it concerns nobody."""
BOUGHT: Final = 4
"""So many lines of the great order are bought from a shop."""
ROUNDS: Final = ((97, OfferSource.PAPER), (94, OfferSource.WHATSAPP))
"""Per cent of the list price, and how the vendor told it."""


def buy_small(walk: Walk) -> None:
    """An empty form by Ctrl+Shift+N, then one with what a shop's nota says; both are dropped."""
    hand = walk.hand
    hand.press("Ctrl+Shift+N")
    editor = hand.on(EditorScreen)
    hand.until(lambda: editor.draft.is_small, "a small purchase")
    hand.rest()
    walk.camera.shoot("belanja-kecil-kosong")
    empty = editor.draft.order_id
    wanted = walk.drafts[TYPED]
    today = hand.program.place.today()
    bought = replace(
        wanted,
        package="Belanja alat tulis rapat koordinasi",
        procedure=Procedure.SMALL.value,
        platform=Platform.NONE.value,
        platform_ref="",
        ordered_on=today,
        due_on=today,
        deliver_to=None,
        lines=wanted.lines[:BOUGHT],
        vendor_note=PaperRef("NOTA-0417", today),
    )
    filled = hand.do(partial(_drafted, wanted=bought))
    hand.program.desk.open_editor(filled)
    hand.until(lambda: editor.draft.order_id == filled, "the filled form")
    hand.rest()
    walk.camera.shoot("belanja-kecil")
    for order_id in (empty, filled):
        hand.do(partial(_dropped, order_id=order_id))


def negotiate(walk: Walk) -> None:
    """Requests, offers in two rounds, one of them partial, side by side; the minutes."""
    hand, order_id = walk.hand, walk.orders[DRAFT]
    hand.program.desk.open_negotiation(order_id)
    hand.on(NegotiationScreen)
    hand.rest()
    walk.camera.shoot("negosiasi-kosong")
    hand.press("F9")
    _look(walk, AskVendorsDialog, "minta-penawaran")
    hand.do(partial(_offered, order_id=order_id, others=_other_vendors(walk)))
    walk.camera.shoot("negosiasi-banding")
    hand.press("Ins")
    _look(walk, OfferDialog, "catat-penawaran")
    hand.press("Ctrl+D")
    hand.rest()
    walk.camera.shoot("negosiasi")
    hand.press("Enter")
    hand.rest()
    hand.press("F9")
    _look(walk, MinutesDialog, "berita-acara-negosiasi")
    hand.do(lambda core: (None, core.negotiating.start_over(core.session, order_id)))


def _look(
    walk: Walk, kind: type[AskVendorsDialog | OfferDialog | MinutesDialog], name: str
) -> None:
    walk.hand.dialog(kind)
    walk.hand.rest()
    walk.camera.shoot(name)
    walk.hand.press("Esc")
    walk.hand.rest()


def _other_vendors(walk: Walk) -> tuple[str, ...]:
    """Two vendors of other drafts, whom the same is asked."""
    mine = walk.drafts[DRAFT].vendor
    others = dict.fromkeys(draft.vendor for draft in walk.drafts.values())
    return tuple(code for code in others if code != mine)[:2]


def _offered(core: Core, order_id: UUID, others: tuple[str, ...]) -> None:
    """Ask all; the order's own vendor answers twice, the last one offers no first line."""
    view = core.drafting.view(core.session, order_id)
    vendors = (view.content.vendor, *others)
    core.negotiating.ask(core.session, order_id, Asking(vendors, "027/114/PP"))
    for at, code in enumerate((vendors[0], *vendors)):
        share, source = ROUNDS[min(at, 1)]
        prices: list[Rupiah | None] = [
            Rupiah(line.list_price.amount * (share + at) // 100) for line in view.lines
        ]
        if code == vendors[-1] and len(prices) > 1:
            prices[0] = None
        core.negotiating.offer(core.session, order_id, Offered(code, source, tuple(prices)))


def _drafted(core: Core, wanted: DraftInput) -> UUID:
    view, _ = core.drafting.new(core.session, wanted)
    return view.order_id


def _dropped(core: Core, order_id: UUID) -> None:
    core.drafting.drop(core.session, order_id)
