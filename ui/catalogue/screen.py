"""The catalogue: words and filters in, hits out, Enter adds."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import Qt

from bejo_desktop.application.changes import Changes, Kind
from bejo_desktop.application.views import SearchQuery
from ui.catalogue.adding import drafts_for
from ui.catalogue.facets import FacetValue, short_region
from ui.catalogue.finding import Finder
from ui.catalogue.frame import CatalogueFrame
from ui.catalogue.ordering import Ordering
from ui.catalogue.results import ResultRow, with_flags
from ui.keys import Act, Command
from ui.widgets.key_line import KeyHint
from ui.workplace import VendorScreen

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from PySide6.QtGui import QShowEvent

    from bejo_desktop.application.core import Core
    from bejo_desktop.application.views import (
        CategoryCount,
        DeskState,
        Hit,
        OrderRow,
        ProductView,
        RegionCount,
    )
    from ui.workplace import Navigator, Workplace

REPLACEMENTS: Final = 2


class CatalogueScreen(VendorScreen):
    """Find, judge, compare, add; everything from the keyboard."""

    def __init__(self, place: Workplace, core: Core, go: Navigator) -> None:
        super().__init__()
        self._place, self._core, self._go = place, core, go
        self.finder = Finder(place, core, self)
        self._state: DeskState | None = None
        self._keeping = False
        self.frame = CatalogueFrame(place, self)
        self.ordering = Ordering(place, core, go, self.frame)
        self._acts = {
            Command.MAIN_ACT: self.ordering.act,
            Command.UNDO: self.ordering.undo,
            Command.SEARCH: Act(self, "Cari di katalog", self.take_focus),
            Command.FIND: Act(self, "Cari di layar ini", self.take_focus),
            Command.FILTER: Act(self, "Saring hasil", self.frame.facets.focus_first),
            Command.WHY: Act(self, "Mengapa?", self._explain),
            Command.NEXT_PANE: Act(self, "Bandingkan atau isi volume", self._next_pane),
        }
        self._connect()

    def show_vendor(self, vendor: str) -> None:
        self.finder.of_vendor(vendor)
        self.take_focus()

    def acts(self) -> Mapping[Command, Act]:
        return self._acts

    def hints(self) -> tuple[KeyHint, ...]:
        return (
            KeyHint("F3", "cari"),
            KeyHint("↓", "ke hasil"),
            KeyHint("Spasi", "bandingkan"),
            KeyHint("Enter", "tambah"),
            KeyHint("F6", "volume"),
            KeyHint("F7", "mengapa"),
            KeyHint("Ctrl+Shift+F", "saringan"),
            KeyHint("Esc", "kembali ke cari"),
        )

    def concerns(self, changes: Changes) -> bool:
        if changes.touches(Kind.ORDERS):
            self.ordering.heed()
        return changes.touches(Kind.CATALOGUE, Kind.SYNC)

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self._read_product_shown()  # drafts may have come and gone meanwhile

    def reread(self) -> None:
        self._keeping = self.finder.page is not None
        self.finder.seek()
        core = self._core
        self._place.lanes.read.ask(
            "catalogue.state",
            self,
            lambda _: core.desk.state(core.session),
            done=self._take_state,
            failed=self.frame.board.show_error,
        )

    def take_focus(self) -> None:
        if self.frame.shown() == "compare":
            self._show_hits()
        self.frame.box.setFocus(Qt.FocusReason.OtherFocusReason)
        self.frame.box.selectAll()

    def keyPressEvent(self, event: object) -> None:
        """Esc leads back to the words from everywhere on the screen."""
        if event.key() == Qt.Key.Key_Escape and not self.frame.box.hasFocus():  # type: ignore[attr-defined]
            self.take_focus()
            return
        super().keyPressEvent(event)  # type: ignore[arg-type]

    def _connect(self) -> None:
        frame = self.frame
        finder = self.finder
        finder.sought.connect(self._show_sought)
        finder.found.connect(self._show_found)
        finder.grown.connect(self._show_hits)
        finder.counted.connect(self._show_facets)
        finder.failed.connect(frame.board.show_error)
        frame.box.sought.connect(finder.type)
        frame.box.moved.connect(lambda _: self._go_to_results())
        frame.box.entered.connect(self._go_to_results)
        frame.table.chosen.connect(self._show_product)
        frame.table.opened.connect(lambda _: self.ordering.add())
        frame.table.ticked.connect(lambda row: self._compare(row.hit))
        frame.table.verticalScrollBar().valueChanged.connect(self._grow_at_end)
        frame.facets.category.chosen.connect(finder.in_category)
        frame.facets.region.chosen.connect(finder.in_region)
        frame.facets.prices.connect(finder.between)
        frame.bar.literal.connect(finder.seek_literally)
        frame.bar.dropped.connect(finder.drop)
        frame.bar.cleared.connect(self._drop_filters)
        frame.clear.clicked.connect(self._drop_filters)
        frame.sync.clicked.connect(self._go.sync_now)
        frame.detail.added.connect(self.ordering.add)
        frame.detail.picked.connect(self._pick)
        self.ordering.done.connect(self._read_product_shown)
        self.ordering.blocked.connect(self._explain)
        frame.tray.changed.connect(self._mark_compared)
        frame.tray.asked.connect(self._next_pane)

    def _drop_filters(self) -> None:
        self.finder.drop_all()
        self.take_focus()

    def _grow_at_end(self, value: int) -> None:
        maximum = self.frame.table.verticalScrollBar().maximum()
        if maximum and value >= maximum:
            self.finder.grow()

    def _show_sought(self) -> None:
        seeking = self.finder.seeking
        self.frame.bar.show_filters(seeking.filters())
        self.frame.facets.show_prices(seeking.price_least, seeking.price_most)

    def _show_found(self) -> None:
        self.frame.board.clear()
        seeking = self.finder.seeking
        self.frame.bar.show_correction(seeking.text, self.finder.corrected)
        self.frame.bar.show_filters(seeking.filters())
        self._show_hits()
        if not self._keeping or self.frame.table.current_row() is None:
            self.frame.table.choose_first()
        self._keeping = False

    def _show_hits(self) -> None:
        frame = self.frame
        frame.model.show_rows(with_flags(self.finder.hits, frame.tray.codes))
        if self.finder.page is not None:
            synced_at = None if self._state is None else self._state.last_synced_at
            frame.show_count(self.finder.page, synced_at)
        if self.finder.hits:
            frame.show_list()
        else:
            synced = self._state is None or self._state.catalogue_rows > 0
            frame.show_nothing(synced=synced, filtered=bool(self.finder.seeking.filters()))
            frame.detail.show_product(None)

    def _show_facets(
        self, categories: Sequence[CategoryCount], regions: Sequence[RegionCount]
    ) -> None:
        capped = self.finder.page is not None and self.finder.page.count_is_capped
        self.frame.facets.category.show_values(
            [FacetValue(value.category, value.category, value.count) for value in categories],
            self.finder.seeking.category,
            capped=capped,
        )
        self.frame.facets.region.show_values(
            [
                FacetValue(value.region, value.name, value.count, short_region(value.name))
                for value in regions
            ],
            self.finder.seeking.region,
            capped=capped,
        )

    def _take_state(self, state: DeskState) -> None:
        self._state = state
        if self.finder.page is not None and self.frame.shown() != "compare":
            self._show_hits()

    def _go_to_results(self) -> None:
        if self.finder.hits:
            self.frame.table.setFocus(Qt.FocusReason.OtherFocusReason)
            if self.frame.table.current_row() is None:
                self.frame.table.choose_first()

    def _show_product(self, row: ResultRow | None) -> None:
        if row is not None:
            self._read_product(row.key)

    def _read_product(self, code: str) -> None:
        core = self._core

        def look(_: object) -> tuple[ProductView, Sequence[OrderRow], Sequence[Hit]]:
            view = core.catalogue.product(code)
            return view, drafts_for(core, view.product.vendor), _replacements(core, view)

        self._place.lanes.read.ask(
            "catalogue.product",
            self,
            look,
            done=self._show_detail,
            failed=self.frame.board.show_error,
        )

    def _show_detail(self, answer: tuple[ProductView, Sequence[OrderRow], Sequence[Hit]]) -> None:
        view, drafts, instead = answer
        self.frame.detail.show_product(view)
        self.frame.detail.show_drafts(drafts)
        self.frame.detail.show_replacements(instead)
        self.ordering.heed_card()

    def _pick(self, code: str) -> None:
        if not self.frame.table.choose(code):
            self._read_product(code)

    def _read_product_shown(self) -> None:
        view = self.frame.detail.view
        if view is not None:
            self._read_product(view.product.code)

    def _explain(self) -> None:
        notice = self.frame.detail.why()
        if notice is not None:
            self.frame.board.show_notice(notice)

    def _compare(self, hit: Hit) -> None:
        if not self.frame.tray.toggle(hit):
            self.frame.say("Paling banyak 4 produk dibandingkan", undoable=False)

    def _mark_compared(self) -> None:
        if self.frame.shown() == "compare" and len(self.frame.tray.hits) > 1:
            self.frame.show_comparison()
        else:
            self._show_hits()

    def _next_pane(self) -> None:
        if self.frame.shown() == "compare":
            self._show_hits()
            self._go_to_results()
        elif len(self.frame.tray.hits) > 1:
            self.frame.show_comparison()
        else:
            self.frame.detail.focus_quantity()


def _replacements(core: Core, view: ProductView) -> Sequence[Hit]:
    """The first product of each vendor with the same words, for one that cannot be ordered."""
    blocked = view.product.withdrawn_on is not None or view.vendor.suspended_since is not None
    if not blocked:
        return ()
    words = " ".join(view.product.name.split()[:3])
    query = SearchQuery(text=words, category=view.product.category, limit=20)
    first: dict[str, Hit] = {}
    for hit in core.catalogue.search(query).hits:
        if not hit.blocked:
            first.setdefault(hit.vendor, hit)
    return list(first.values())[:REPLACEMENTS]
