"""The filters at the left: categories, regions of the vendors, and a price range."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtWidgets import QCheckBox, QWidget

from bejo_desktop.domain.money import Rupiah
from ui.fonts import Face
from ui.notices import explain
from ui.widgets.button import Button
from ui.widgets.button_look import Kind
from ui.widgets.card import Card, rule
from ui.widgets.field_row import FieldRow
from ui.widgets.layout import column, holder, row, scrolling
from ui.widgets.text import Text
from ui.widgets.typed_edit import MoneyEdit

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtGui import QResizeEvent

    from ui.theme import Theme
    from ui.workplace import Workplace

WIDTH: Final = 208
BOX: Final = 26
"""Pixels of the box itself with the gap before its words."""
FIRST: Final = 6
"""So many values are shown before `n lainnya`."""


@dataclass(frozen=True, slots=True)
class FacetValue:
    """One value of a filter: its code, its words, how many hits have it, and the short words."""

    key: str
    words: str
    count: int
    short: str = ""

    @property
    def shown(self) -> str:
        """The words as they are listed."""
        return self.short or self.words


class ValueBox(QCheckBox):
    """The box of one value; its words end in … where room is short, its tooltip tells all."""

    def __init__(self) -> None:
        super().__init__()
        self.value = FacetValue("", "", 0)

    def show_value(self, value: FacetValue) -> None:
        """Show `value`."""
        self.value = value
        self.setToolTip(value.words)
        self.setAccessibleName(f"{value.words}, {value.count} produk")
        self._shorten()

    def minimumSizeHint(self) -> QSize:
        return QSize(BOX, super().minimumSizeHint().height())

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._shorten()

    def _shorten(self) -> None:
        room = self.width() - BOX
        words = self.fontMetrics().elidedText(self.value.shown, Qt.TextElideMode.ElideRight, room)
        self.setText(words.replace("&", "&&"))


class Facet(QWidget):
    """
    Values of one filter with counts, of which at most one is on.

    `chosen` carries (code, words), both "" when it was switched off.
    """

    chosen = Signal(str, str)

    def __init__(self, theme: Theme, title: str) -> None:
        super().__init__()
        self._values: tuple[FacetValue, ...] = ()
        self._current, self._all = "", False
        self._title = Text(title, Face.SECTION)
        self._scope = Text("", Face.SMALL)
        self._lines: list[tuple[QWidget, ValueBox, Text]] = []
        self._place = column(spacing=0)
        self._more = Button(theme, "", Kind.LINK)
        self._more.clicked.connect(self._show_all)
        self.setLayout(
            column(row(self._title, None, self._scope), self._place, self._more, spacing=2)
        )

    def show_values(self, values: Sequence[FacetValue], current: str, *, capped: bool) -> None:
        """Show `values`, the most frequent first; `current` is on and always in sight."""
        self._values, self._current = tuple(values), current
        self._scope.setText("dari 1.000 pertama" if capped else "")
        self._draw()

    def focus_first(self) -> bool:
        """Put the focus on the first value; False where there is none."""
        if not self._values:
            return False
        self._lines[0][1].setFocus(Qt.FocusReason.TabFocusReason)
        return True

    def words(self) -> list[str]:
        """Return what is listed, with the counts."""
        return [
            f"{box.value.shown} {count.text()}"
            for line, box, count in self._lines
            if not line.isHidden()
        ]

    def _draw(self) -> None:
        shown = self._values if self._all else self._values[:FIRST]
        if self._current and self._current not in {value.key for value in shown}:
            known = [value for value in self._values if value.key == self._current]
            shown = (*shown[: FIRST - 1], *known)
        while len(self._lines) < len(shown):
            self._add_line()
        for at, (line, box, count) in enumerate(self._lines):
            line.setVisible(at < len(shown))
            if at < len(shown):
                box.show_value(shown[at])
                box.setChecked(shown[at].key == self._current)
                count.setText(f"{shown[at].count:,}".replace(",", "."))
        left = len(self._values) - len(shown)
        self._more.setVisible(left > 0)
        self._more.setText(f"{left} lainnya")

    def _add_line(self) -> None:
        box, count = ValueBox(), Text("", Face.SMALL).right()
        box.clicked.connect(lambda _, box=box: self._choose(box))
        across = row(box, count, spacing=4)
        across.setStretch(0, 1)
        line = holder(across)
        self._lines.append((line, box, count))
        self._place.addWidget(line)

    def _choose(self, box: ValueBox) -> None:
        on = box.isChecked()
        self.chosen.emit(box.value.key if on else "", box.value.words if on else "")

    def _show_all(self) -> None:
        self._all = True
        self._draw()


class Facets(Card):
    """
    All filters. `category` and `region` carry (code, words); `prices` (least, most), None each
    where the field is empty.
    """

    prices = Signal(object, object)

    def __init__(self, place: Workplace) -> None:
        layout = column(margins=(12, 10, 6, 10))
        super().__init__(layout)
        self.category = Facet(place.theme, "Etalase/Kategori")
        self.region = Facet(place.theme, "Lokasi penyedia")
        self._least = MoneyEdit(Rupiah.typed, lambda amount: amount.plain)
        self._most = MoneyEdit(Rupiah.typed, lambda amount: amount.plain)
        fields = column(Text("Harga (Rp)", Face.SECTION), spacing=4)
        for label, edit in (("Dari", self._least), ("Sampai", self._most)):
            line = FieldRow(label, edit)
            edit.setAccessibleName(f"Harga {label.lower()}, dalam rupiah")
            explain(line, edit, place.words)
            edit.read.connect(lambda _: self.prices.emit(self._least.value, self._most.value))
            fields.addWidget(line)
        body = column(
            self.category, rule(), self.region, rule(), fields, None, margins=(0, 0, 6, 0)
        )
        layout.addWidget(scrolling(body))
        self.setFixedWidth(WIDTH)

    def focus_first(self) -> None:
        """Put the focus on the first filter."""
        if not self.category.focus_first():
            self._least.setFocus(Qt.FocusReason.TabFocusReason)

    def show_prices(self, least: Rupiah | None, most: Rupiah | None) -> None:
        """Show the price range, as when a chip was taken off."""
        for edit, amount in ((self._least, least), (self._most, most)):
            if edit.value != amount:
                edit.show_value(amount)


def short_region(name: str) -> str:
    """Return `Kab. Jember` for `Kabupaten Jember`; a kota stays as it is."""
    return name.replace("Kabupaten ", "Kab. ", 1)
