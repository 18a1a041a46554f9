"""The card at the right: one product, why it cannot be ordered, or how many go where."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import Qt, Signal

from bejo_desktop.domain.errors import RuleBroken
from bejo_desktop.domain.quantity import Quantity
from ui.catalogue.facts import blocked_by, product_facts, vendor_facts
from ui.fonts import Face
from ui.notices import NoticeBoard, explain, notice_of
from ui.widgets.banner import Notice, Weight
from ui.widgets.button import Button
from ui.widgets.button_look import Kind
from ui.widgets.card import Card, rule
from ui.widgets.field_row import FieldRow
from ui.widgets.icon_label import SMALL, IconLabel
from ui.widgets.layout import column, holder, row, scrolling
from ui.widgets.line_edit import Choice
from ui.widgets.stat_rows import StatRow
from ui.widgets.text import ShortText, Text
from ui.widgets.typed_edit import QuantityEdit

if TYPE_CHECKING:
    from collections.abc import Sequence
    from uuid import UUID

    from PySide6.QtWidgets import QWidget

    from bejo_desktop.application.views import Hit, OrderRow, ProductView
    from ui.workplace import Workplace

WIDTH: Final = 288
NEW: Final = "Pesanan baru"
BLOCKED: Final = "Kenapa tidak bisa dipesan?"


class ProductCard(Card):
    """
    Shows a product; the quantity and the draft are what `added` takes.

    `added` is Enter in the quantity, or the button; `picked` carries the code of a replacement.
    """

    added = Signal()
    picked = Signal(str)

    def __init__(self, place: Workplace) -> None:
        layout = column(spacing=8, margins=(16, 12, 12, 12))
        super().__init__(layout)
        self._place = place
        self._view: ProductView | None = None
        self._reason = ""
        self._name = Text("", Face.CARD).wrapped()
        self._under = ShortText("", Face.SMALL)
        self._price = Text("", Face.TITLE)
        self._per = ShortText("", Face.SMALL)
        self._blocked = NoticeBoard(place.theme, place.words)
        self._facts = [StatRow(place.theme, "") for _ in range(7)]
        self._vendor = ShortText("", Face.SECTION)
        self._where = ShortText("", Face.SMALL)
        self.quantity = QuantityEdit(Quantity.typed, lambda value: value.edited)
        self._target = Choice()
        self._target.setSizeAdjustPolicy(
            Choice.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon
        )
        self._sum = Text("", Face.SMALL)
        self.act = Button(
            place.theme, "Tambah ke pesanan", Kind.PRIMARY, icon="plus", key="Enter", big=True
        )
        self._others: list[Button] = []
        self._replacements = column(spacing=0)
        self._ordering = self._made_ordering()
        self._instead = holder(column(Text("Gantinya", Face.SECTION), self._replacements))
        layout.addWidget(self._body(), 1)
        for part in (self._instead, self._ordering, self.act):
            layout.addWidget(part)
        self.setFixedWidth(WIDTH)
        self.act.clicked.connect(self.added)
        self.show_product(None)

    @property
    def view(self) -> ProductView | None:
        """The product that is shown."""
        return self._view

    @property
    def target(self) -> UUID | None:
        """The draft that takes the product; None for a new one."""
        found: UUID | None = self._target.currentData()
        return found

    def why(self) -> Notice | None:
        """Return why the product cannot be ordered, None where it can."""
        error = None if self._view is None else blocked_by(self._view)
        return None if error is None else notice_of(error, self._place.words)

    def show_product(self, view: ProductView | None) -> None:
        """Show a product; another one starts with the quantity 1."""
        fresh = view is None or self._view is None or view.product.code != self._view.product.code
        self._view = view
        for part in self._parts():
            part.setVisible(view is not None)
        if view is None:
            self._instead.hide()
            return
        if fresh:
            self.quantity.show_value(Quantity.of("1"))
            self.show_replacements(())
        self._show_facts(view)
        error = blocked_by(view)
        self._ordering.setVisible(error is None)
        self._blocked.clear()
        if error is not None:
            self._reason = self._place.words.text(error)
            notice = Notice(Weight.STOP, BLOCKED, self._reason, icon="ban")
            self._blocked.show_notice(notice)
        self.act.setEnabled(error is None)
        self._show_sum()

    def show_drafts(self, drafts: Sequence[OrderRow]) -> None:
        """Offer the drafts that can take the product, newest first, and a new one."""
        kept = self._target.currentData()
        self._target.clear()
        for draft in drafts:
            self._target.addItem(draft.package or "Tanpa nama paket", draft.order_id)
        self._target.addItem(NEW, None)
        place = self._target.findData(kept)
        if kept is not None and place >= 0:
            self._target.setCurrentIndex(place)

    def show_replacements(self, hits: Sequence[Hit]) -> None:
        """Offer products in the place of one that cannot be ordered."""
        for button in self._others:
            self._replacements.removeWidget(button)
            button.hide()
            button.deleteLater()
        self._others = []
        for hit in hits:
            words = f"{hit.vendor_name} · {hit.price}".replace("&", "&&")
            button = Button(self._place.theme, words, Kind.LINK, icon="arrow-right")
            button.setAccessibleName(f"Pilih {hit.name} dari {words}")
            button.clicked.connect(lambda _, code=hit.product: self.picked.emit(code))
            self._replacements.addWidget(button)
            self._others.append(button)
        self._instead.setVisible(bool(hits))

    def take_quantity(self) -> Quantity | None:
        """Return the quantity; None where it cannot be read: the field says why."""
        if not self.quantity.settle() or self.quantity.value is None:
            self.focus_quantity()
            return None
        return self.quantity.value

    def focus_quantity(self) -> None:
        """Put the focus into the quantity."""
        self.quantity.setFocus(Qt.FocusReason.TabFocusReason)

    def texts(self) -> list[str]:
        """Return what is shown, for tests."""
        shown = [self._name.text(), self._price.text(), self._vendor.whole, self._sum.text()]
        if not self._blocked.isHidden():
            shown += [BLOCKED, self._reason]
        return [*shown, *(fact.figure for fact in self._facts if not fact.isHidden())]

    def _parts(self) -> tuple[QWidget, ...]:
        return (self._content, self._ordering, self.act)

    def _made_ordering(self) -> QWidget:
        volume = FieldRow("Volume", self.quantity)
        volume.setFixedWidth(88)
        self._volume = volume
        explain(volume, self.quantity, self._place.words)
        self.quantity.read.connect(lambda _: self._show_sum())
        self.quantity.textEdited.connect(lambda _: self._show_sum())
        self.quantity.returnPressed.connect(self.added)
        fields = row(volume, FieldRow("Masukkan ke", self._target), spacing=8)
        fields.setStretch(1, 1)
        fields.setAlignment(Qt.AlignmentFlag.AlignTop)
        return holder(column(fields, self._sum, spacing=4))

    def _body(self) -> QWidget:
        half = 3
        place = row(IconLabel(self._place.theme, "map-pin", size=SMALL), self._where, spacing=4)
        place.setStretch(1, 1)
        money = row(self._price, self._per)
        money.setStretch(1, 1)
        self._content = holder(
            column(
                self._name,
                self._under,
                self._blocked,
                money,
                *self._facts[:half],
                rule(),
                self._vendor,
                place,
                *self._facts[half:],
                None,
                spacing=4,
                margins=(0, 0, 4, 0),
            )
        )
        return scrolling(column(self._content))

    def _show_facts(self, view: ProductView) -> None:
        product, vendor = view.product, view.vendor
        self._name.setText(product.name)
        self._under.show_text(f"{product.code} · {product.measure} · {product.category}")
        self._price.setText(str(product.price))
        self._per.show_text(f"per {product.measure}, belum PPN")
        self._volume.label.setText(f"Volume ({product.measure})")
        self._vendor.show_text(vendor.name)
        self._where.show_text(f"{vendor.address}, {vendor.district}")
        facts = (*product_facts(view, self._place.today()), *vendor_facts(vendor))
        for fact, (name, figure, tone) in zip(self._facts, facts, strict=True):
            fact.show_figure(figure, tone, name)

    def _show_sum(self) -> None:
        if self._view is None:
            return
        product = self._view.product
        try:
            value = Quantity.typed(self.quantity.text())
            words = f"{value.shown} × {product.price.plain} = {product.price.times(value)}"
        except RuleBroken:
            self._sum.setText("")
            return
        self._sum.setText(f"{words} belum PPN")
