"""The field that finds a vendor while a name is typed."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import Qt, Signal

from ui.editor.picker import Option, Picker
from ui.widgets.line_edit import LineEdit

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtGui import QFocusEvent, QKeyEvent
    from PySide6.QtWidgets import QWidget

    from bejo_desktop.application.core import Core
    from bejo_desktop.domain.parties import Vendor
    from ui.workplace import Workplace

FOUND_MAX: Final = 8
WIDTH: Final = 480


class VendorField(LineEdit):
    """
    Shows the vendor of the order; typing lists vendors, Enter or Tab takes one.

    `chosen` carries the Vendor, `unknown` the text that was left without a choice; it stays.
    """

    chosen = Signal(object)
    unknown = Signal(str)

    def __init__(self, place: Workplace, core: Core, host: QWidget) -> None:
        super().__init__("", "Ketik nama penyedia")
        self._place, self._core = place, core
        self._picker = Picker(place.theme, host, "Penyedia")
        self._picker.taken.connect(self._take)
        self._shown = ""
        self._answered, self._waiting = "", False
        self.textEdited.connect(self._search)

    @property
    def picker(self) -> Picker:
        """The list, for what looks at it."""
        return self._picker

    def show_vendor(self, vendor: Vendor | None) -> None:
        """Show `vendor`, unless a name is being typed."""
        self._shown = "" if vendor is None else vendor.name
        if not self.hasFocus() and not self.property("wrong"):
            self.setText(self._shown)
            self.setCursorPosition(0)
        self.setToolTip(self._shown)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        match event.key():
            case Qt.Key.Key_Down if self._picker.isVisible():
                self._picker.step(1)
            case Qt.Key.Key_Up if self._picker.isVisible():
                self._picker.step(-1)
            case Qt.Key.Key_Escape if self._picker.isVisible():
                self._picker.hide()
            case Qt.Key.Key_Return | Qt.Key.Key_Enter if self._is_typed():
                self._take_current()
            case _:
                super().keyPressEvent(event)

    def focusNextPrevChild(self, following: bool) -> bool:  # noqa: FBT001 - Qt's signature
        option = self._picker.current()
        if option is not None and self._is_typed():
            self._take(option)
            return True
        return super().focusNextPrevChild(following)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self._picker.hide()
        text = self.text().strip()
        if event.reason() != Qt.FocusReason.PopupFocusReason and self._is_typed():
            self.unknown.emit(text)

    def _is_typed(self) -> bool:
        return self.isModified() and self.text().strip() != self._shown

    def _search(self, text: str) -> None:
        typed, core = text.strip(), self._core
        if not typed:
            self._picker.hide()
            return
        self._place.lanes.read.ask(
            "editor.vendors",
            self,
            lambda _: core.catalogue.vendors(typed, FOUND_MAX),
            done=lambda found: self._show_found(typed, found),
            failed=lambda _: self._picker.hide(),
        )

    def _show_found(self, typed: str, found: Sequence[Vendor]) -> None:
        if not self.hasFocus() or self.text().strip() != typed:
            return
        self._answered = typed
        self._picker.show_options(
            [_option(vendor) for vendor in found], f"Tidak ada penyedia bernama “{typed}”"
        )
        self._picker.open_at(self, self.rect(), WIDTH)
        if self._waiting:
            self._take_current()

    def _take_current(self) -> None:
        self._waiting = self._answered != self.text().strip()
        option = self._picker.current()
        if not self._waiting and option is not None:
            self._take(option)

    def _take(self, option: Option) -> None:
        self._picker.hide()
        self._waiting = False
        self._shown = option.text
        self.setText(option.text)
        self.setModified(False)
        self.chosen.emit(option.value)
        self.focusNextChild()


def _option(vendor: Vendor) -> Option:
    refused = "" if vendor.suspended_since is None else "dibekukan"
    place = ", ".join(part for part in (vendor.district, vendor.region_name) if part)
    tax = "PKP" if vendor.pkp else "non-PKP"
    return Option(vendor.code, vendor.name, place, tax, vendor, refused)
