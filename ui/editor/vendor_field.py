"""The field that finds a vendor while a name is typed."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from ui.editor.found_field import FoundField
from ui.editor.picker import Option

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from bejo_desktop.application.core import Core
    from bejo_desktop.domain.parties import Vendor
    from ui.workplace import Workplace

FOUND_MAX: Final = 8


class VendorField(FoundField):
    """Shows the vendor of the order; `chosen` carries the Vendor."""

    def __init__(self, place: Workplace, core: Core, host: QWidget) -> None:
        super().__init__(place, host, "editor.vendors", "Penyedia")
        self._core = core
        self.setPlaceholderText("Ketik nama penyedia")

    def look_for(self, typed: str) -> list[Option]:
        return [_option(vendor) for vendor in self._core.catalogue.vendors(typed, FOUND_MAX)]

    def nothing(self, typed: str) -> str:
        return f"Tidak ada penyedia bernama “{typed}”"

    def show_vendor(self, vendor: Vendor | None) -> None:
        """Show `vendor`, unless a name is being typed."""
        self._shown = "" if vendor is None else vendor.name
        if not self.hasFocus() and not self.property("wrong"):
            self.setText(self._shown)
            self.setCursorPosition(0)
        self.setToolTip(self._shown)


def _option(vendor: Vendor) -> Option:
    refused = "" if vendor.suspended_since is None else "dibekukan"
    place = ", ".join(part for part in (vendor.district, vendor.region_name) if part)
    tax = "PKP" if vendor.pkp else "non-PKP"
    return Option(vendor.code, vendor.name, place, tax, vendor, refused)
