"""Words and filters become questions on the read lane; only the newest is answered."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, TypeVar

from PySide6.QtCore import QObject, Signal

from ui.catalogue.seeking import Seeking

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from bejo_desktop.application.core import Core
    from bejo_desktop.application.views import CategoryCount, Hit, RegionCount, SearchPage
    from bejo_desktop.domain.errors import BejoError
    from bejo_desktop.domain.money import Rupiah
    from ui.workplace import Workplace

T = TypeVar("T")


class Finder(QObject):
    """
    Holds what is sought and what was found.

    Signals:
        sought: it is asked for something else now.
        found: a new list stands in `hits`. grown: more hits stand at its end.
        counted: (categories, regions). failed: BejoError.
    """

    sought = Signal()
    found = Signal()
    grown = Signal()
    counted = Signal(object, object)
    failed = Signal(object)

    def __init__(self, place: Workplace, core: Core, parent: QObject) -> None:
        super().__init__(parent)
        self._place, self._core = place, core
        self.seeking = Seeking()
        self.page: SearchPage | None = None
        self.hits: tuple[Hit, ...] = ()
        self.corrected: str | None = None
        self._growing = False

    def type(self, text: str) -> None:
        """Seek other words with the same filters."""
        self.seeking = replace(self.seeking, text=text, literal=False)
        self.seek()

    def seek_literally(self) -> None:
        """Seek the words as typed."""
        self.seeking = replace(self.seeking, literal=True)
        self.seek()

    def of_vendor(self, code: str) -> None:
        """Seek among the products of one vendor, "" for all."""
        self.seeking = replace(self.seeking, vendor=code, vendor_name="")
        self.seek()

    def in_category(self, key: str, _: str = "") -> None:
        """Seek in one category, "" for all."""
        self.seeking = replace(self.seeking, category=key)
        self.seek()

    def in_region(self, key: str, name: str) -> None:
        """Seek vendors of one region, "" for all."""
        self.seeking = replace(self.seeking, region=key, region_name=name)
        self.seek()

    def between(self, least: Rupiah | None, most: Rupiah | None) -> None:
        """Seek within a price range, both ends included, None for an open end."""
        self.seeking = replace(self.seeking, price_least=least, price_most=most)
        self.seek()

    def drop(self, name: str) -> None:
        """Take one filter off."""
        self.seeking = self.seeking.without(name)
        self.seek()

    def drop_all(self) -> None:
        """Take all filters off; the words stay."""
        self.seeking = self.seeking.bare()
        self.seek()

    def seek(self) -> None:
        """Ask for hits and counts."""
        core, query, seeking = self._core, self.seeking.query(), self.seeking
        self._growing = False
        self.sought.emit()
        self._ask(
            "catalogue.search",
            lambda: core.catalogue.search(query),
            lambda page: self._take(page, seeking),
        )
        self._ask(
            "catalogue.facets",
            lambda: (core.catalogue.categories(query), core.catalogue.regions(query)),
            self._take_counts,
        )

    def grow(self) -> None:
        """Ask for the hits after those that are here."""
        if self.page is None or self._growing or len(self.hits) >= self.page.count:
            return
        self._growing = True
        core, query = self._core, self.seeking.query(offset=len(self.hits))
        self._ask("catalogue.search", lambda: core.catalogue.search(query), self._append)

    def _ask(self, kind: str, work: Callable[[], T], done: Callable[[T], None]) -> None:
        self._place.lanes.read.ask(
            kind,
            self,
            lambda _: work(),
            done=done,
            failed=self._fail,
            stop=self._core.catalogue.interrupt,
        )

    def _take(self, page: SearchPage, seeking: Seeking) -> None:
        # The store puts words right only where they find nothing as typed.
        missed = seeking.literal and page.corrected_to is not None
        self.page = replace(page, hits=(), count=0) if missed else page
        self.hits = self.page.hits
        self.corrected = None if seeking.literal else page.corrected_to
        if self.seeking.vendor and not self.seeking.vendor_name and self.hits:
            self.seeking = replace(self.seeking, vendor_name=self.hits[0].vendor_name)
        self.found.emit()

    def _append(self, page: SearchPage) -> None:
        if self._growing:
            self._growing = False
            self.hits += page.hits
            self.grown.emit()

    def _take_counts(self, counts: tuple[Sequence[CategoryCount], Sequence[RegionCount]]) -> None:
        self.counted.emit(*counts)

    def _fail(self, error: BejoError) -> None:
        self.failed.emit(error)
