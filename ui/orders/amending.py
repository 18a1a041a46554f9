"""The addendum of a running order: volumes, prices and the last day, with the reason."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Final

from PySide6.QtWidgets import QWidget

from bejo_desktop.application.changing import Amending
from bejo_desktop.application.drafting import typed_again
from bejo_desktop.application.views import DraftLineInput
from bejo_desktop.domain.money import Rupiah
from bejo_desktop.domain.quantity import Quantity
from ui.fonts import Face
from ui.fulfilling.asking import AskingDialog
from ui.fulfilling.number_field import NumberField
from ui.notices import explain
from ui.orders.addendum_words import figure_words, preview_lines
from ui.orders.line_grid import LineGrid
from ui.orders.product_field import ProductField
from ui.widgets.day_edit import DayEdit, PastDayEdit
from ui.widgets.field_row import FieldRow, mark_wrong
from ui.widgets.layout import column, row, scrolling
from ui.widgets.line_edit import ReasonEdit
from ui.widgets.text import Text
from ui.widgets.typed_edit import MoneyEdit, QuantityEdit

if TYPE_CHECKING:
    from bejo_desktop.application.changing import AddendumPreview
    from bejo_desktop.application.core import Core
    from bejo_desktop.application.views import DraftInput, Hit, OrderDetail
    from bejo_desktop.domain.content import OrderLine
    from bejo_desktop.domain.errors import BejoError
    from ui.fulfilling.number_field import ComingNumber
    from ui.widgets.typed_edit import TypedEdit
    from ui.workplace import Workplace

WIDTH: Final = 900
HEIGHT_MAX: Final = 680
AROUND: Final = 500
LINE: Final = 38
"""Pixels of all but the lines, and of one line."""
QUANTITY_WIDTH: Final = 88
PRICE_WIDTH: Final = 128
HEADS: Final = ("No", "Barang", "Volume kini", "Menjadi", "Harga kini (Rp)", "Menjadi (Rp)")
ONE: Final = Quantity.of("1")
TOLD: Final = (
    "Penyedia, nomor, dan tanggal pesanan tetap; isi yang lama tetap terbaca. "
    "Volume 0 atau kosong menghapus barang yang belum diterima."
)
OF_WHAT_HOLDS: Final = frozenset({"amend.below_accepted"})
"""Errors that count the lines of the order as it is, not those that are typed."""


@dataclass(slots=True)
class AmendedLine:
    """The two fields of one line, over what it is now."""

    typed: DraftLineInput
    quantity: QuantityEdit[Quantity | None]
    price: MoneyEdit[Rupiah]


class AmendDialog(AskingDialog):
    """Asks what holds from now on; `confirmed` carries an Amending."""

    def __init__(
        self,
        place: Workplace,
        core: Core,
        about: str,
        detail: OrderDetail,
        number: ComingNumber,
        parent: QWidget,
    ) -> None:
        super().__init__(place, "Buat adendum", about, parent)
        self._core, self._detail = core, detail
        self.day = PastDayEdit(place.today)
        self.day.show_value(place.today())
        self.due = DayEdit(place.today)
        self.due.show_value(detail.content.due_on)
        self.number = NumberField("adendum", number)
        self.reason = ReasonEdit("Apa yang disepakati dengan penyedia, dan mengapa?")
        self._reason_row = FieldRow("&Alasan", self.reason)
        self.answer = ReasonEdit("Satu alasan untuk semua pertanyaan di atas; boleh menyusul")
        self._answer_row = FieldRow("&Jawaban atas tanda kuning", self.answer)
        self.figures = Text("", Face.STRONG)
        self._told: list[Text] = []
        self._outcome = column(self.figures, spacing=2)
        self.lines = [
            _fields(line, typed, at)
            for at, (line, typed) in enumerate(
                zip(detail.content.lines, typed_again(detail.content).lines, strict=True), start=1
            )
        ]
        self.product = ProductField(place, core, detail.content.vendor, self)
        self.product.chosen.connect(self._add)
        self._grid = LineGrid(HEADS, frozenset({2, 3, 4, 5}))
        self._build()
        self._answer_row.hide()
        self._look()
        self.resize(WIDTH, min(HEIGHT_MAX, AROUND + LINE * len(self.lines)))
        self.lines[0].quantity.setFocus()

    def collect(self) -> Amending | None:
        fields: list[TypedEdit[Quantity | None] | TypedEdit[Rupiah]] = []
        for one in self.lines:
            fields += [one.quantity, one.price]
        readable = [self.day.settle(), self.due.settle(), *(field.settle() for field in fields)]
        if not all(readable):
            return None
        answer = self.answer.toPlainText().strip()
        return Amending(
            wanted=self._wanted(),
            reason=self.reason.toPlainText(),
            on=self.day.value,
            number=self.number.text,
            answers={"": answer} if answer else None,
        )

    def show_error(self, error: BejoError) -> None:
        super().show_error(error)
        field = self._field_of(error)
        if field is not None:
            mark_wrong(field, wrong=True)
            field.setFocus()
        elif error.code.startswith("order.reason_"):
            self.reason.setFocus()

    @property
    def told(self) -> list[str]:
        """What is said of budget, refusals and questions."""
        return [one.text() for one in self._told]

    def _field_of(self, error: BejoError) -> QWidget | None:
        """The volume of the line that an error names: of what holds now, or of what is kept."""
        line = error.facts.get("line")
        named = self.lines if error.code in OF_WHAT_HOLDS else self._kept()
        if isinstance(line, int) and 1 <= line <= len(named):
            return named[line - 1].quantity
        return None

    def _kept(self) -> list[AmendedLine]:
        return [one for one in self.lines if one.quantity.value is not None]

    def _look(self) -> None:
        """Ask what is typed would lead to; nothing is written."""
        wanted, on, core = self._wanted(), self.day.value, self._core
        order_id = self._detail.row.order_id
        self._place.lanes.read.ask(
            "orders.addendum",
            self,
            lambda _: core.changing.preview(core.session, order_id, wanted, on),
            done=self._show,
            failed=self.board.show_error,
        )

    def _show(self, preview: AddendumPreview) -> None:
        self.figures.setText(figure_words(preview))
        for old in self._told:
            self._outcome.removeWidget(old)
            old.hide()
            old.deleteLater()
        said = preview_lines(preview, self._place.words)
        self._told = [Text(text, Face.SMALL, tone).wrapped() for text, tone in said]
        for one in self._told:
            self._outcome.addWidget(one)
        self._answer_row.setVisible(bool(preview.questions))

    def _wanted(self) -> DraftInput:
        wanted = typed_again(self._detail.content)
        lines = tuple(
            replace(
                one.typed,
                quantity=one.quantity.value,
                unit_price=one.typed.unit_price if one.price.value is None else one.price.value,
            )
            for one in self.lines
            if one.quantity.value is not None
        )
        return replace(wanted, due_on=self.due.value or wanted.due_on, lines=lines)

    def _build(self) -> None:
        day_row = FieldRow("&Tanggal adendum", self.day)
        due_row = FieldRow("&Batas waktu penyerahan", self.due)
        explain(day_row, self.day, self._place.words)
        explain(due_row, self.due, self._place.words)
        for day in (self.day, self.due):
            day.read.connect(lambda _: self._look())
        for line, one in zip(self._detail.content.lines, self.lines, strict=True):
            shown, price = line.quantity.shown, line.unit_price.plain
            self._place_line(one, f"{line.name}  ({line.measure})", shown, price)
        head = row(day_row, due_row, self.number, spacing=16)
        for at in range(3):
            head.setStretch(at, 1)
        parts = (
            head,
            scrolling(column(self._grid)),
            FieldRow("Tam&bah barang", self.product),
            self._outcome,
            self._answer_row,
            self._reason_row,
        )
        self._furnish(TOLD, "Catat adendum", "file-text", *parts)

    def _place_line(self, one: AmendedLine, name: str, shown: str, price: str) -> None:
        """Put a line under the others; what is typed in it is looked at when it is left."""
        at = self.lines.index(one) + 1
        self._grid.add(at, name, shown, one.quantity, price, one.price)
        self._grid.settle()
        for field in (one.quantity, one.price):
            field.refused.connect(self._refuse)
            field.read.connect(lambda _, field=field: mark_wrong(field, wrong=False))
            field.read.connect(lambda _: self._look())

    def _add(self, found: Hit) -> None:
        """One more product of the vendor, at its catalogue price until another is typed."""
        typed = DraftLineInput(found.product, ONE, found.price)
        one = _typed_fields(found.name, typed, len(self.lines) + 1)
        self.lines.append(one)
        self._place_line(one, f"{found.name}  ({found.measure})", "baru", found.price.plain)
        self.product.forget()
        self._look()
        self._lead_to(one)

    def _lead_to(self, one: AmendedLine) -> None:
        """Go on in the fields of a new last line; Tab finds them behind those of the line above."""
        above = self.lines[-2].price
        QWidget.setTabOrder(above, one.quantity)
        QWidget.setTabOrder(one.quantity, one.price)
        one.quantity.show()  # Qt would show it with the next event, and focuses nothing hidden
        one.quantity.setFocus()
        one.quantity.selectAll()

    def _refuse(self, error: BejoError) -> None:
        field = self.sender()
        for one in self.lines:
            for mine in (one.quantity, one.price):
                if mine is field:
                    mark_wrong(mine, wrong=True)
        self.board.show_error(error)


def _fields(line: OrderLine, typed: DraftLineInput, at: int) -> AmendedLine:
    return _typed_fields(line.name, replace(typed, unit_price=line.unit_price), at)


def _typed_fields(name: str, typed: DraftLineInput, at: int) -> AmendedLine:
    quantity: QuantityEdit[Quantity | None] = QuantityEdit(
        _volume, lambda one: one.edited if one else ""
    )
    quantity.setPlaceholderText("dihapus")
    quantity.show_value(typed.quantity)
    quantity.setFixedWidth(QUANTITY_WIDTH)
    quantity.setAccessibleName(f"Volume baru baris {at}, {name}")
    price: MoneyEdit[Rupiah] = MoneyEdit(Rupiah.typed, lambda one: one.plain)
    price.show_value(typed.unit_price)
    price.setFixedWidth(PRICE_WIDTH)
    price.setAccessibleName(f"Harga baru baris {at}, {name}")
    return AmendedLine(typed, quantity, price)


def _volume(text: str) -> Quantity | None:
    """Nought drops the line, as an empty field does."""
    return None if text.strip() == "0" else Quantity.typed(text)
