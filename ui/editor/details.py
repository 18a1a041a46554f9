"""Delivery and the rarer terms: one line that F6 opens as fields."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtWidgets import QLineEdit, QScrollArea, QWidget

from bejo_desktop.domain.codes import Kind as OrderKind
from bejo_desktop.domain.codes import PriceMode
from bejo_desktop.domain.content import Delivery, Procedure
from bejo_desktop.domain.money import ZERO, Rupiah
from ui.editor.terms import Terms
from ui.fonts import Face
from ui.widgets.button import Button
from ui.widgets.button_look import Kind
from ui.widgets.field_row import FieldRow
from ui.widgets.icon_label import SMALL, IconLabel
from ui.widgets.layout import column, row, scrolling
from ui.widgets.line_edit import Choice, LineEdit
from ui.widgets.text import ShortText
from ui.widgets.typed_edit import MoneyEdit

if TYPE_CHECKING:
    from PySide6.QtGui import QKeyEvent

    from bejo_desktop.application.views import DraftInput, DraftView
    from bejo_desktop.domain.errors import BejoError
    from ui.workplace import Workplace

KINDS: Final = (
    (OrderKind.GOODS.value, "Barang"),
    (OrderKind.SERVICES.value, "Jasa lainnya"),
    (OrderKind.CONSULTING.value, "Konsultansi"),
    (OrderKind.CONSTRUCTION.value, "Konstruksi"),
)
MODES: Final = (
    (PriceMode.EXCLUSIVE.value, "Belum termasuk PPN"),
    (PriceMode.INCLUSIVE.value, "Sudah termasuk PPN"),
)

OF_DELIVERY: Final = ("deliver_to", "phone", "address", "places")
"""Fields of goods that are sent; a small purchase is carried home with its nota."""
LEAST: Final = 64
HEIGHT: Final = 184
"""Of the open fields, in pixels: three rows; the others are scrolled to, the ledger stays."""


class Details(QWidget):
    """
    Who receives the goods and where, and shipping, discount, kind, price mode, note.

    `ended` carries the name of the field of `DraftInput` and its value; `typing` the same
    while a text is typed; `chosen` several values by name.
    """

    typing = Signal(str, object)
    ended = Signal(str, object)
    chosen = Signal(object)

    def __init__(self, place: Workplace) -> None:
        super().__init__()
        self.terms = Terms(place)
        self._place = place
        self._delivery = Delivery()
        self._line = ShortText("", Face.SMALL)
        self._toggle = Button(place.theme, "Ubah rincian", Kind.LINK, key="F6")
        self._toggle.clicked.connect(self.toggle)
        self._texts = {
            "name": LineEdit("", "Joko Sulistyo"),
            "phone": LineEdit("", "0813-0000-2222"),
            "address": LineEdit("", "Gudang, Jl. Kartini 12"),
            "note": LineEdit("", "Catatan untuk penyedia"),
        }
        self._kind, self._mode = Choice(), Choice()
        self._shipping = MoneyEdit(Rupiah.typed, lambda amount: amount.plain)
        self._discount = MoneyEdit(Rupiah.typed, lambda amount: amount.plain)
        self._rows: dict[str, FieldRow] = {}
        self._fields = self._made_fields()
        self._fields.hide()
        across = row(IconLabel(place.theme, "truck", size=SMALL), self._line, self._toggle)
        across.setStretch(1, 1)
        self.setLayout(column(across, self._fields, spacing=4))
        self._connect()

    @property
    def is_open(self) -> bool:
        """Whether the fields are shown."""
        return not self._fields.isHidden()

    def toggle(self) -> None:
        """Open the fields and go into the first, or close them."""
        self._fields.setVisible(not self.is_open)
        self._toggle.setText("Tutup rincian" if self.is_open else "Ubah rincian")
        if self.is_open:
            first = self._texts["name"] if self._texts["name"].isVisible() else self._kind
            first.setFocus(Qt.FocusReason.TabFocusReason)

    def focus_on(self, name: str) -> bool:
        """Open the fields and go into the one named; False where it is not one of these."""
        name = name if name in self._rows else name.partition(".")[0]
        if name not in self._rows:
            return False
        if not self.is_open:
            self.toggle()
        field = self._rows[name].field
        field.setFocus(Qt.FocusReason.TabFocusReason)
        self._see(field)
        return True

    def show_head(self, head: DraftInput, view: DraftView) -> None:
        """Show the terms of `head`, and what follows from the rest of the order."""
        editable = view.editable
        self.terms.show_view(view, head)
        self._delivery = head.deliver_to or Delivery()
        texts = {
            "name": self._delivery.name,
            "phone": self._delivery.phone,
            "address": self._delivery.address,
            "note": head.note,
        }
        for name, text in texts.items():
            field = self._texts[name]
            if not field.hasFocus() and not field.property("wrong") and field.text() != text:
                field.setText(text)
        self._kind.setCurrentIndex(self._kind.findData(head.kind))
        self._mode.setCurrentIndex(self._mode.findData(head.price_mode))
        for field, amount in ((self._shipping, head.shipping), (self._discount, head.discount)):
            if not field.hasFocus() and not field.property("wrong"):
                field.show_value(amount or ZERO)
        small = head.procedure == Procedure.SMALL.value
        for name in OF_DELIVERY:
            self._rows[name].setVisible(not small)
        self._line.show_text(_summary(self._delivery, head, small=small))
        for edit in self.findChildren(QLineEdit):
            edit.setReadOnly(not editable)
        self._kind.setEnabled(editable)
        self._mode.setEnabled(editable)

    def show_error(self, name: str, error: BejoError) -> bool:
        """Say beneath a field what is wrong with it; False where it is not one of these."""
        if name not in self._rows:
            return False
        words = self._place.words
        self._rows[name].show_error(f"{words.text(error)} {words.way_out(error)}".strip())
        self._fields.show()
        return True

    def clear_error(self, name: str) -> None:
        """Take the words beneath a field away."""
        if name in self._rows:
            self._rows[name].clear_error()

    def wrong_fields(self) -> list[str]:
        """Return the fields with words beneath."""
        return [name for name, field in self._rows.items() if field.error]

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter} and not event.modifiers():
            self.focusNextChild()
            here: QWidget | None = self.window().focusWidget()
            if here is not None and self._fields.isAncestorOf(here):
                self._see(here)
            return
        super().keyPressEvent(event)

    def _see(self, field: QWidget) -> None:
        """Scroll to `field`, once the room for it has been given."""
        area = self._fields
        QTimer.singleShot(0, area, lambda: area.ensureWidgetVisible(field, 0, 20))

    def _made_fields(self) -> QScrollArea:
        for choice, options in ((self._kind, KINDS), (self._mode, MODES)):
            for value, words in options:
                choice.addItem(words, value)
        self._rows = {
            "deliver_to": FieldRow("Penerima", self._texts["name"]),
            "phone": FieldRow("Telepon penerima", self._texts["phone"]),
            "address": FieldRow("Alamat kirim", self._texts["address"]),
            "kind": FieldRow("Jenis pengadaan", self._kind),
            "price_mode": FieldRow("Harga satuan", self._mode),
            "shipping": FieldRow("Ongkos kirim (Rp)", self._shipping),
            "discount": FieldRow("Potongan (Rp)", self._discount),
            "note": FieldRow("Catatan", self._texts["note"]),
        }
        for name, width in (("deliver_to", 208), ("phone", 150), ("kind", 150)):
            self._rows[name].setFixedWidth(width)
        for name, width in (("price_mode", 190), ("shipping", 120), ("discount", 120)):
            self._rows[name].setFixedWidth(width)
        names = tuple(self._rows)
        upper = row(*(self._rows[name] for name in names[:4]), spacing=12)
        lower = row(*(self._rows[name] for name in names[4:]), spacing=12)
        upper.setStretch(2, 1)
        lower.setStretch(3, 1)
        self._rows |= self.terms.rows
        made = scrolling(column(upper, lower, self.terms, spacing=8, margins=(0, 0, 8, 4)))
        made.setMinimumHeight(LEAST)
        made.setMaximumHeight(HEIGHT)
        made.setMinimumWidth(0)  # never are all fields of all rows shown at once
        return made

    def _connect(self) -> None:
        for name in ("name", "phone", "address"):
            field = self._texts[name]
            field.textEdited.connect(lambda text, name=name: self._deliver(name, text, ended=False))
            field.editingFinished.connect(
                lambda name=name, field=field: self._deliver(name, field.text(), ended=True)
            )
        note = self._texts["note"]
        note.textEdited.connect(lambda text: self.typing.emit("note", text))
        note.editingFinished.connect(lambda: self.ended.emit("note", note.text()))
        self._kind.activated.connect(lambda _: self.ended.emit("kind", self._kind.currentData()))
        self._mode.activated.connect(
            lambda _: self.ended.emit("price_mode", self._mode.currentData())
        )
        self.terms.typing.connect(self.typing)
        self.terms.ended.connect(self.ended)
        self.terms.chosen.connect(self.chosen)
        for name, money in (("shipping", self._shipping), ("discount", self._discount)):
            money.read.connect(lambda amount, name=name: self.ended.emit(name, amount))
            money.refused.connect(lambda error, name=name: self.show_error(name, error))

    def _deliver(self, name: str, text: str, *, ended: bool) -> None:
        self._delivery = replace(self._delivery, **{name: text})
        (self.ended if ended else self.typing).emit("deliver_to", self._delivery)


def _summary(delivery: Delivery, head: DraftInput, *, small: bool) -> str:
    where = delivery.address or "Alamat kirim belum diisi"
    who = f"penerima {delivery.name}" if delivery.name else "penerima belum diisi"
    parts = [where, ", ".join(part for part in (who, delivery.phone) if part)]
    if small:
        parts = ["Dibeli langsung dengan nota penyedia"]
    if head.places:
        parts.append(f"{len(head.places)} tempat penyerahan")
    if head.occasion is not None and head.occasion.title:
        parts.append(f"acara {head.occasion.title}, {head.occasion.guests} undangan")
    kinds, modes = dict(KINDS), dict(MODES)
    parts.append(kinds.get(head.kind, head.kind))
    mode = modes.get(head.price_mode, "").removesuffix(" PPN").lower()
    parts.append(f"harga {mode} PPN")
    if head.shipping and head.shipping != ZERO:
        parts.append(f"ongkos kirim {head.shipping}")
    if head.discount and head.discount != ZERO:
        parts.append(f"potongan {head.discount}")
    return " · ".join(parts)
