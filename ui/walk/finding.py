"""Station 4, first half: the catalogue, searched and filtered while it is typed."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ui.catalogue.screen import CatalogueScreen

if TYPE_CHECKING:
    from ui.walk.stage import Walk


def search(walk: Walk) -> None:
    """`krtas a4` and `kertas a4 80`, then one category, one price, one place."""
    hand, camera = walk.hand, walk.camera
    hand.press("F3")
    screen = hand.on(CatalogueScreen)
    _seek(walk, screen, "krtas a4")
    walk.require(screen.finder.corrected, "`krtas a4` was not put right")
    camera.shoot("katalog-salah-ketik")
    _seek(walk, screen, "kertas a4 80")
    hand.press("Down")
    camera.shoot("katalog")
    _filter(walk, screen)
    camera.shoot("katalog-tersaring")
    hand.press("Space", "Down", "Space", "F6")
    hand.until(lambda: screen.frame.shown() == "compare", "two products side by side")
    camera.shoot("katalog-banding")
    hand.press("F6")


def _seek(walk: Walk, screen: CatalogueScreen, words: str) -> None:
    hand = walk.hand
    hand.press("F3")
    hand.until(screen.frame.box.hasFocus, "the focus in the words")
    hand.write_over(words)
    hand.rest()
    walk.require(screen.finder.seeking.text == words, f"the catalogue does not seek {words}")
    walk.require(screen.finder.hits, f"nothing is found for {words}")


def _filter(walk: Walk, screen: CatalogueScreen) -> None:
    hand = walk.hand
    everything = screen.finder.page.count if screen.finder.page else 0
    dearest = max(hit.price for hit in screen.finder.hits)
    hand.press("Ctrl+Shift+F", "Space")
    hand.rest()
    walk.require(screen.finder.seeking.category, "Space did not choose a category")
    hand.tab_to("Harga sampai")
    hand.write(dearest.plain)
    hand.press("Tab")
    hand.rest()
    walk.require(screen.finder.seeking.price_most == dearest, "the price was not taken")
    page = screen.finder.page
    walk.require(page is not None and 0 < page.count <= everything, "the filters leave nothing")
    hand.press("F3", "Down")
    hand.rest()
