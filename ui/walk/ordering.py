"""Stations 4 and 5: an order of twelve products by keys alone, its figures, its concept."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, Final

from bejo_desktop.application.views import SearchQuery
from bejo_desktop.domain.order import OrderState
from ui.editor.screen import EditorScreen
from ui.paper.screen import PaperScreen
from ui.walk.stage import TYPED
from ui.why.popover import WhyPopover

if TYPE_CHECKING:
    from collections.abc import Sequence
    from uuid import UUID

    from bejo_desktop.application.core import Core
    from bejo_desktop.application.views import (
        DraftInput,
        DraftLineInput,
        DraftView,
        Hit,
        SearchPage,
    )
    from ui.walk.stage import Walk

CHEAPER: Final = 3
"""For so many lines another price is agreed than the list's."""
NOTES: Final = ("untuk ujian semester", "warna sesuai contoh")
REASON: Final = "Sudah dibandingkan dan dibutuhkan triwulan ini"
NOT_TYPED: Final = frozenset({"draft"})


def type_order(walk: Walk) -> None:
    """Vendor, fields, twelve products, rekening, quantities, agreed prices, notes."""
    wanted = walk.drafts[TYPED]
    screen = _new_order(walk)
    walk.orders[TYPED] = screen.draft.order_id
    walk.camera.shoot("editor-kosong")
    _type_head(walk, screen, wanted)
    products = [_words(walk, line, wanted.vendor) for line in wanted.lines]
    _type_products(walk, screen, products)
    _type_columns(walk, screen, wanted.lines)
    _type_notes(walk)
    view = _stored(walk, screen)
    walk.require(len(view.lines) == len(wanted.lines), "not every product was taken")
    typed = [line.quantity for line in view.lines]
    walk.require(typed == [line.quantity for line in wanted.lines], "not every quantity was taken")
    walk.require(len({line.account for line in view.lines}) > 2, "there are no three rekening")  # noqa: PLR2004 - paper, pens, toner
    walk.require(
        sum(line.unit_price < line.list_price for line in view.lines) == CHEAPER,
        "not every agreed price was taken",
    )
    walk.require([line.note for line in view.lines[: len(NOTES)]] == list(NOTES), "a note is gone")
    walk.camera.shoot("editor")


def type_kilograms(walk: Walk) -> None:
    """A second order, of a vendor that sells by weight: `2,5`."""
    hand = walk.hand
    hit = hand.ask(_weighed)
    if hit is None:
        return  # a small world may have no such vendor
    hand.press("Ctrl+Return")
    first = walk.orders[TYPED]
    screen = hand.on(EditorScreen)
    hand.until(lambda: _opened(screen) and screen.draft.order_id != first, "the next draft")
    hand.rest()
    _type_vendor(walk, screen, hit.vendor_name)
    hand.write("Belanja natura rapat koordinasi")
    _to_ledger(walk, screen)
    _type_products(walk, screen, [hit.product])
    hand.press("Up", "Right", "Right")
    hand.write("0043")
    hand.press("Enter")
    hand.rest()
    hand.press("Up", "Right")
    hand.write("2,5")
    hand.press("Enter")
    hand.rest()
    view = _stored(walk, screen)
    walk.require(str(view.lines[0].quantity.value) == "2.5", "2,5 kg were not taken")
    walk.camera.shoot("editor-kilogram")


def look_at_figures(walk: Walk) -> None:
    """Back to the great order: every figure has its reason."""
    hand = walk.hand
    hand.program.desk.open_editor(walk.orders[TYPED])
    screen = hand.on(EditorScreen)
    hand.until(lambda: screen.draft.order_id == walk.orders[TYPED], "the order of twelve lines")
    hand.rest()
    hand.press("F7")
    hand.dialog(WhyPopover)
    walk.camera.shoot("editor-mengapa")
    hand.press("Esc")
    hand.press("F6")
    walk.camera.shoot("editor-rincian")
    hand.press("F6")


def look_at_concept(walk: Walk) -> None:
    """F12: the paper is a KONSEP while it is a draft."""
    hand = walk.hand
    hand.press("F12")
    hand.on(PaperScreen)
    hand.rest()
    walk.camera.shoot("kertas-konsep")
    order_id = walk.orders[TYPED]
    paper = hand.ask(lambda core: core.printing.preview(order_id))
    walk.camera.keep_paper(paper, "KONSEP")
    hand.press("Esc")
    hand.rest()
    hand.program.desk.open_editor(order_id)


def submit(walk: Walk) -> None:
    """F8 leads to each question and its reason is typed; F9 hands the order to the PPK."""
    hand = walk.hand
    screen = hand.on(EditorScreen)
    hand.rest()
    for _ in range(len(_stored(walk, screen).open_questions)):
        hand.press("F8")
        hand.write(REASON)
        hand.press("Enter")
        hand.rest()
    walk.camera.shoot("editor-beralasan")
    hand.press("F9")

    def handed_in() -> bool:
        return _state(screen) is OrderState.SUBMITTED

    hand.until(handed_in, "a submitted order")
    walk.camera.shoot("editor-diajukan")


def hand_in_others(walk: Walk) -> None:
    """What else the PP orders this week, by the use cases: lists should not be empty."""
    for name, wanted in walk.drafts.items():
        if name != TYPED:
            walk.orders[name] = walk.hand.do(partial(_drafted, wanted=wanted))
    for name, order_id in walk.orders.items():
        if name not in NOT_TYPED | {TYPED}:
            walk.hand.do(partial(_submitted, order_id=order_id))
    walk.hand.program.desk.open_home()
    walk.camera.shoot("beranda-pp")
    walk.hand.program.desk.open_orders(walk.orders[TYPED])
    walk.camera.shoot("pesanan-luring")


def _submitted(core: Core, order_id: UUID) -> None:
    core.drafting.submit(core.session, order_id, {"": REASON})


def _drafted(core: Core, wanted: DraftInput) -> UUID:
    view, _ = core.drafting.new(core.session, wanted)
    return view.order_id


def _new_order(walk: Walk) -> EditorScreen:
    walk.hand.press("Ctrl+N")
    screen = walk.hand.on(EditorScreen)
    walk.hand.until(lambda: _opened(screen), "an empty draft")
    walk.hand.rest()
    return screen


def _type_head(walk: Walk, screen: EditorScreen, wanted: DraftInput) -> None:
    hand = walk.hand
    vendor = hand.ask(lambda core: core.catalogue.product(wanted.lines[0].product)).vendor
    _type_vendor(walk, screen, vendor.name)
    hand.write(wanted.package)
    hand.press("Tab")
    hand.write(wanted.rup)
    hand.press("Tab", "Up", "Up")  # the first of the methods: Toko Daring
    hand.tab_to("Waktu penyelesaian")
    hand.write_over("+7")
    hand.tab_to("Nomor pesanan di platform")
    hand.write_over(wanted.platform_ref)
    hand.press("Tab", "F6")
    hand.tab_to("Penerima")
    delivery = wanted.deliver_to
    assert delivery is not None
    for text in (delivery.name, delivery.phone, delivery.address):
        hand.write_over(text)
        hand.press("Tab")
    hand.press("F6")
    hand.rest()
    _to_ledger(walk, screen)


def _type_vendor(walk: Walk, screen: EditorScreen, name: str) -> None:
    hand = walk.hand
    hand.until(screen.frame.head.vendor.hasFocus, "the focus in the vendor")
    hand.write(name.lower())
    hand.rest()
    if screen.draft.order_id == walk.orders[TYPED]:
        walk.camera.shoot("editor-penyedia")
    hand.press("Enter")
    hand.rest()
    view = screen.draft.view
    walk.require(view and view.vendor and view.vendor.name == name, f"{name} was not taken")


def _to_ledger(walk: Walk, screen: EditorScreen) -> None:
    for _ in range(40):
        if screen.frame.ledger.hasFocus():
            return
        walk.hand.press("Tab")
    walk.require(False, "Tab does not lead into the ledger")


def _type_products(walk: Walk, screen: EditorScreen, products: Sequence[str]) -> None:
    for at, words in enumerate(products):
        walk.hand.write(words)
        walk.hand.rest()
        if at == 1:
            walk.camera.shoot("editor-produk")
        walk.hand.press("Enter")
        walk.hand.rest()
    view = _stored(walk, screen)
    walk.require(len(view.lines) == len(products), "not every product was taken")


def _type_columns(walk: Walk, screen: EditorScreen, lines: Sequence[DraftLineInput]) -> None:
    back = ["Up"] * len(lines)
    walk.hand.press(*back, "Right", "Right")
    _fill(walk, [line.budget_line.rpartition(".")[2] for line in lines])
    walk.hand.press(*back, "Right")
    _fill(walk, [line.quantity.shown for line in lines])
    walk.hand.press(*back, "Right", "Right", "Right")
    prices = [line.list_price.amount * 97 // 100 for line in _stored(walk, screen).lines[:CHEAPER]]
    _fill(walk, [str(price) for price in prices])
    walk.hand.press(*["Up"] * CHEAPER)


def _fill(walk: Walk, texts: Sequence[str]) -> None:
    for text in texts:
        walk.hand.write(text)
        walk.hand.press("Enter")
        walk.hand.rest()


def _type_notes(walk: Walk) -> None:
    hand = walk.hand
    hand.press(*["Left"] * 6)
    for note in NOTES:
        hand.press("F2")
        hand.write(note)
        hand.press("Enter")
        hand.rest()


def _words(walk: Walk, line: DraftLineInput, vendor: str) -> str:
    """What a clerk would type for a product: as few words as find it first, else its code."""
    name = walk.hand.ask(lambda core: core.catalogue.product(line.product)).product.name
    parts = name.lower().split()
    for count in range(2, len(parts) + 1):
        words = " ".join(parts[:count])
        if not words.isascii():
            break
        query = SearchQuery(text=words, vendor=vendor, limit=1)
        hits = walk.hand.ask(partial(_found, query=query)).hits
        if hits and hits[0].product == line.product:
            return words
    return line.product


def _found(core: Core, query: SearchQuery) -> SearchPage:
    return core.catalogue.search(query)


def _weighed(core: Core) -> Hit | None:
    """A thing that is sold by the kilogram and eaten at meetings."""
    for words in ("kopi bubuk", "gula pasir", "beras"):
        for hit in core.catalogue.search(SearchQuery(text=words, limit=50)).hits:
            if hit.measure == "kg" and not hit.blocked:
                return hit
    return None


def _opened(screen: EditorScreen) -> bool:
    return screen.draft.view is not None


def _state(screen: EditorScreen) -> OrderState | None:
    return None if screen.draft.view is None else screen.draft.view.state


def _stored(walk: Walk, screen: EditorScreen) -> DraftView:
    """What the store holds of the order that is open, read afresh."""
    order_id = screen.draft.order_id
    return walk.hand.ask(lambda core: core.drafting.view(core.session, order_id))
