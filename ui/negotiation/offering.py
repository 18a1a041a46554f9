"""An offer or answer as the officer records it: prices line by line, source, day, picture."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QCheckBox, QGridLayout, QWidget

from bejo_desktop.application.views import Offered
from bejo_desktop.domain.errors import BejoError
from bejo_desktop.domain.money import ZERO, Rupiah
from bejo_desktop.domain.negotiation import OfferSource
from ui.fonts import Face
from ui.fulfilling.asking import AskingDialog
from ui.negotiation.words import SOURCES
from ui.notices import explain
from ui.orders.line_grid import LineGrid
from ui.tokens import Tone
from ui.widgets.day_edit import DayEdit, PastDayEdit
from ui.widgets.field_row import FieldRow, mark_wrong
from ui.widgets.layout import column, scrolling
from ui.widgets.line_edit import Choice, LineEdit
from ui.widgets.scan_field import ScanField
from ui.widgets.stat_rows import StatRow
from ui.widgets.text import Text
from ui.widgets.typed_edit import MoneyEdit

if TYPE_CHECKING:
    from collections.abc import Sequence

    from bejo_desktop.application.views import NegotiationView
    from bejo_desktop.domain.content import OrderLine
    from ui.workplace import Workplace

WIDTH: Final = 860
HEIGHT_MAX: Final = 610
AROUND: Final = 440
LINE: Final = 36
HEADS: Final = ("No", "Barang", "Volume", "Katalog (Rp)", "Putaran lalu (Rp)", "Ditawarkan (Rp)")
SUM: Final = "Jumlah ditawarkan"
FIELD: Final = 32
"""Height of a field, for what stands beside fields."""
COLUMN: Final = 200
PRICE: Final = 120
"""Width of a price in pixels."""


@dataclass(frozen=True, slots=True)
class OfferByPaper:
    """What the dialog carries: the offer, and the file name of its picture ("" none)."""

    offered: Offered
    scan: str


class OfferDialog(AskingDialog):
    """Asks for one vendor's offer; `confirmed` carries an OfferByPaper."""

    def __init__(
        self,
        place: Workplace,
        about: str,
        view: NegotiationView,
        lines: Sequence[OrderLine],
        parent: QWidget,
    ) -> None:
        super().__init__(place, "Catat penawaran", about, parent)
        self._view = view
        self.vendor = Choice()
        for code, name in view.asked:
            self.vendor.addItem(name, code)
        self.source = Choice()
        for source, word in SOURCES.items():
            self.source.addItem(word, source.value)
        self.source.setCurrentIndex(list(SOURCES).index(OfferSource.WHATSAPP))
        self.day = PastDayEdit(place.today)
        self.day.show_value(place.today())
        self.no = LineEdit("", "bila ada suratnya")
        self.valid_until = DayEdit(place.today)
        self.pkp = QCheckBox("Penyedia menyatakan PKP")
        self.scan = ScanField(place.theme, "Bukti (gambar WA, surat)", "belum ada")
        self.prices = PriceList(lines)
        self._sum = StatRow(place.theme, SUM, Face.STRONG)
        self.prices.changed.connect(self._show_sum)
        self.vendor.currentIndexChanged.connect(lambda _: self._show_last())
        self._build(len(lines))
        self._show_last()
        self._show_sum()
        self.prices.take_focus()

    @property
    def sum(self) -> str:
        """The sum that is shown."""
        return self._sum.figure

    def collect(self) -> OfferByPaper | None:
        days = [self.day.settle(), self.valid_until.settle()]
        prices = self.prices.collect()
        if prices is None or not all(days):
            return None
        offered = Offered(
            vendor=self.vendor.currentData(),
            source=OfferSource(self.source.currentData()),
            prices=prices,
            on=self.day.value,
            no=self.no.text().strip(),
            valid_until=self.valid_until.value,
            pkp=self.pkp.isChecked(),
        )
        return OfferByPaper(offered, self.scan.name)

    def _show_last(self) -> None:
        """Start from what the vendor offered last: a round changes a few prices."""
        code = self.vendor.currentData()
        mine = [one for one in self._view.offers if one.vendor == code]
        last = [line.price for line in mine[-1].lines] if mine else []
        if mine:
            self.pkp.setChecked(mine[-1].pkp)
        self.prices.show_last(last)
        self.prices.show_prices(last)

    def _show_sum(self) -> None:
        """What is typed so far, in the order's price mode, beside the catalogue."""
        amounts = self.prices.amounts
        try:
            total = sum((offered for offered, _ in amounts), start=ZERO)
            listed = sum((of_list for _, of_list in amounts), start=ZERO)
        except BejoError:
            return  # beyond any budget: the field is refused when it is left
        name = f"{SUM}, {len(amounts)} dari {len(self.prices.fields)} barang"
        self._sum.show_figure(_beside_list(total, listed), name=name)

    def _build(self, count: int) -> None:
        words = self._place.words
        day_row = FieldRow("&Tanggal diterima", self.day)
        valid_row = FieldRow("Berlaku &sampai", self.valid_until)
        explain(day_row, self.day, words)
        explain(valid_row, self.valid_until, words)
        self.pkp.setAccessibleName(self.pkp.text())
        self.pkp.setMinimumHeight(FIELD)
        head = _grid(
            (FieldRow("&Penyedia", self.vendor), FieldRow("&Melalui", self.source), day_row),
            (
                FieldRow("&Nomor surat", self.no),
                valid_row,
                FieldRow("Status pa&jak", self.pkp),
            ),
        )
        told = "Harga menurut cara harga pesanan; kosongkan barang yang tidak ditawarkan."
        self._furnish(
            told,
            "Catat penawaran",
            "check",
            head,
            scrolling(column(self.prices), height_min=120),
            self._sum,
            self.scan,
        )
        self.resize(WIDTH, min(HEIGHT_MAX, AROUND + LINE * count))


class PriceList(QWidget):
    """One price a line, beside catalogue and last round; `changed` follows every key."""

    changed = Signal()

    def __init__(self, lines: Sequence[OrderLine]) -> None:
        super().__init__()
        self._order = tuple(lines)
        self.fields: list[MoneyEdit[Rupiah]] = []
        self._last = [Text("", Face.BODY, Tone.MUTED).right() for _ in lines]
        grid = LineGrid(HEADS, frozenset({2, 3, 4, 5}))
        for at, (line, last) in enumerate(zip(lines, self._last, strict=True), start=1):
            field: MoneyEdit[Rupiah] = MoneyEdit(Rupiah.typed, lambda price: price.plain)
            field.setFixedWidth(PRICE)
            field.setAccessibleName(f"Harga baris {at}, {line.name}")
            field.refused.connect(lambda _, field=field: mark_wrong(field, wrong=True))
            field.read.connect(lambda _, field=field: mark_wrong(field, wrong=False))
            field.textChanged.connect(self.changed)
            self.fields.append(field)
            volume = f"{line.quantity.shown} {line.measure}"
            grid.add(at, line.name, volume, line.list_price.plain, last, field)
        grid.settle()
        self.setLayout(column(grid))

    @property
    def amounts(self) -> list[tuple[Rupiah, Rupiah]]:
        """Offered and catalogue amount of each line whose price can be read now."""
        found = []
        for line, field in zip(self._order, self.fields, strict=True):
            try:
                price = Rupiah.typed(field.text())
                amounts = (price.times(line.quantity), line.list_price.times(line.quantity))
            except BejoError:
                continue
            if price != ZERO:
                found.append(amounts)
        return found

    def show_last(self, prices: Sequence[Rupiah | None]) -> None:
        """Show what the vendor offered in the round before."""
        for at, shown in enumerate(self._last):
            price = prices[at] if at < len(prices) else None
            shown.setText("–" if price is None else price.plain)

    def show_prices(self, prices: Sequence[Rupiah | None]) -> None:
        """Fill the fields; what is missing stays empty."""
        for at, field in enumerate(self.fields):
            field.show_value(prices[at] if at < len(prices) else None)

    def collect(self) -> tuple[Rupiah | None, ...] | None:
        """Return one price a line; None where one cannot be read, which has its red edge."""
        readable = [field.settle() for field in self.fields]  # each is marked, not the first alone
        if not all(readable):
            return None
        return tuple(field.value for field in self.fields)

    def take_focus(self) -> None:
        """Start at the first price."""
        self.fields[0].setFocus(Qt.FocusReason.TabFocusReason)


def _beside_list(total: Rupiah, listed: Rupiah) -> str:
    if total == listed:
        return str(total)
    side = "di bawah" if total < listed else "di atas"
    apart = listed - total if total < listed else total - listed
    return f"{total} · {apart} {side} katalog"


def _grid(*rows: Sequence[QWidget]) -> QGridLayout:
    """Fields under each other in columns of one width."""
    made = QGridLayout()
    made.setHorizontalSpacing(12)
    made.setVerticalSpacing(8)
    for at, fields in enumerate(rows):
        for place, field in enumerate(fields):
            made.addWidget(field, at, place, Qt.AlignmentFlag.AlignTop)
            made.setColumnStretch(place, 1)
            made.setColumnMinimumWidth(place, COLUMN)
    return made
