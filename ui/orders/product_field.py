"""The field that finds one more product of a vendor while its name or code is typed."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from bejo_desktop.application.views import SearchQuery
from bejo_desktop.domain.errors import RuleBroken
from ui.editor.found_field import FoundField
from ui.editor.picker import Option

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from bejo_desktop.application.core import Core
    from bejo_desktop.application.views import Hit
    from ui.workplace import Workplace

FOUND_MAX: Final = 8


class ProductField(FoundField):
    """`chosen` carries the Hit; what cannot be ordered is listed with its reason."""

    def __init__(self, place: Workplace, core: Core, vendor: str, host: QWidget) -> None:
        super().__init__(place, host, "orders.products", "Produk")
        self._core, self._vendor = core, vendor
        self.setPlaceholderText("Ketik nama atau kode barang dari penyedia ini")

    def look_for(self, typed: str) -> list[Option]:
        query = SearchQuery(text=typed, vendor=self._vendor, limit=FOUND_MAX)
        return [self._option(hit) for hit in self._core.catalogue.search(query).hits]

    def nothing(self, typed: str) -> str:
        return f"Tidak ada produk “{typed}” dari penyedia ini"

    def forget(self) -> None:
        """Be ready for the next product."""
        self._shown = ""
        self.clear()

    def _option(self, hit: Hit) -> Option:
        why = self._place.words.text(RuleBroken(hit.blocked)) if hit.blocked else ""
        return Option(hit.product, hit.name, hit.product, f"{hit.price} / {hit.measure}", hit, why)
