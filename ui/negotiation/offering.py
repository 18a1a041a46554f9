"""An offer or answer as the officer records it: prices line by line, source, day, picture."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QCheckBox, QGridLayout, QWidget

from bejo_desktop.application.views import Offered
from bejo_desktop.domain.money import Rupiah
from bejo_desktop.domain.negotiation import OfferSource
from ui.fonts import Face
from ui.fulfilling.asking import AskingDialog
from ui.negotiation.words import SOURCES
from ui.notices import explain
from ui.tokens import Tone
from ui.widgets.day_edit import DayEdit, PastDayEdit
from ui.widgets.field_row import FieldRow, mark_wrong
from ui.widgets.layout import column, row, scrolling
from ui.widgets.line_edit import Choice, LineEdit
from ui.widgets.scan_field import ScanField
from ui.widgets.text import ShortText, Text
from ui.widgets.typed_edit import MoneyEdit

if TYPE_CHECKING:
    from collections.abc import Sequence

    from bejo_desktop.application.views import NegotiationView
    from bejo_desktop.domain.content import OrderLine
    from ui.workplace import Workplace

WIDTH: Final = 860
HEIGHT_MAX: Final = 610
AROUND: Final = 380
LINE: Final = 36
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
        self.vendor.currentIndexChanged.connect(lambda _: self._show_last())
        self._build(len(lines))
        self._show_last()
        self.prices.take_focus()

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
        if not mine:
            self.prices.show_prices(())
            return
        self.pkp.setChecked(mine[-1].pkp)
        self.prices.show_prices([line.price for line in mine[-1].lines])

    def _build(self, count: int) -> None:
        words = self._place.words
        day_row = FieldRow("&Tanggal diterima", self.day)
        valid_row = FieldRow("Berlaku &sampai", self.valid_until)
        explain(day_row, self.day, words)
        explain(valid_row, self.valid_until, words)
        first = row(FieldRow("&Penyedia", self.vendor), FieldRow("&Melalui", self.source), day_row)
        second = row(FieldRow("&Nomor surat", self.no), valid_row, column(20, self.pkp, None))
        for line in (first, second):
            for at in range(3):
                line.setStretch(at, 1)
        told = "Harga menurut cara harga pesanan; kosongkan barang yang tidak ditawarkan."
        self._furnish(
            told,
            "Catat penawaran",
            "check",
            column(first, second),
            scrolling(column(self.prices), height_min=120),
            self.scan,
        )
        self.resize(WIDTH, min(HEIGHT_MAX, AROUND + LINE * count))


class PriceList(QWidget):
    """One price a line of the order."""

    def __init__(self, lines: Sequence[OrderLine]) -> None:
        super().__init__()
        grid = QGridLayout()
        grid.setContentsMargins(0, 0, 8, 0)
        grid.setHorizontalSpacing(12)
        grid.setVerticalSpacing(6)
        grid.setColumnStretch(1, 1)
        self.fields: list[MoneyEdit[Rupiah]] = []
        for at, line in enumerate(lines):
            field: MoneyEdit[Rupiah] = MoneyEdit(Rupiah.typed, lambda price: price.plain)
            field.setFixedWidth(PRICE)
            field.setAccessibleName(f"Harga baris {at + 1}, {line.name}")
            field.refused.connect(lambda _, field=field: mark_wrong(field, wrong=True))
            field.read.connect(lambda _, field=field: mark_wrong(field, wrong=False))
            self.fields.append(field)
            parts = (
                Text(str(at + 1), Face.SMALL),
                ShortText(line.name, Face.BODY),
                Text(f"{line.quantity.shown} {line.measure}", Face.BODY, Tone.MUTED).right(),
                field,
            )
            for place, part in enumerate(parts):
                grid.addWidget(part, at, place)
        grid.setRowStretch(len(lines), 1)
        self.setLayout(grid)

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
