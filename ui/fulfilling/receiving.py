"""The BAST as the PPK records it: days, place, what came, and the three statements."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QCheckBox

from bejo_desktop.application.views import Received
from bejo_desktop.domain.fulfilment import Statements
from bejo_desktop.domain.numbering import Series
from ui.fonts import Face
from ui.fulfilling.asking import AskingDialog
from ui.fulfilling.ledger import ReceivedLedger
from ui.fulfilling.number_field import NumberField, coming_number
from ui.fulfilling.words import lateness_words, place_names, stage_words
from ui.notices import explain
from ui.tokens import Tone
from ui.widgets.card import rule
from ui.widgets.day_edit import PastDayEdit
from ui.widgets.field_row import FieldRow
from ui.widgets.icon_label import IconLabel
from ui.widgets.layout import column, row, scrolling
from ui.widgets.line_edit import Choice
from ui.widgets.text import Text

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date
    from decimal import Decimal
    from uuid import UUID

    from PySide6.QtWidgets import QLayout, QWidget

    from bejo_desktop.application.core import Core
    from bejo_desktop.application.views import Lateness, OrderDetail, OutstandingRow
    from bejo_desktop.domain.errors import BejoError
    from ui.fulfilling.number_field import ComingNumber
    from ui.workplace import Workplace

STATEMENTS: Final = (
    "Barang berfungsi dan sesuai spesifikasi",
    "Jumlah sesuai pesanan",
    "Diterima dalam waktu yang diperjanjikan",
)
WIDTH: Final = 960
HEIGHT_MAX: Final = 612
"""The dialog fits into a window of 1366 × 697 pixels; long orders scroll."""
AROUND: Final = 412
LINE: Final = 38
"""Pixels of all but the lines, and of one line."""


@dataclass(frozen=True, slots=True)
class ReceivedByPaper:
    """What the dialog carries: the receiving, and the number where it is typed."""

    received: Received
    number: str | None


@dataclass(frozen=True, slots=True)
class Receivable:
    """
    What the dialog is about.

    Args:
        at_places: what of each line is still to come at each place; empty for one address.
    """

    detail: OrderDetail
    lines: Sequence[OutstandingRow]
    at_places: Sequence[Sequence[Decimal]]
    number: ComingNumber


def read_receivable(core: Core, order_id: UUID) -> Receivable:
    """Read what may be received of an order now."""
    return Receivable(
        core.orders.detail(order_id),
        core.fulfilling.outstanding(order_id),
        core.fulfilling.left_at_places(order_id),
        coming_number(core, Series.BAST),
    )


class ReceivingDialog(AskingDialog):
    """Asks what was received; `confirmed` carries a ReceivedByPaper."""

    def __init__(
        self, place: Workplace, core: Core, about: str, coming: Receivable, parent: QWidget
    ) -> None:
        super().__init__(place, "Terima barang (BAST)", about, parent)
        self._core, self._coming = core, coming
        self.day = PastDayEdit(place.today)
        self.day.show_value(place.today())
        self.arrived = PastDayEdit(place.today)
        self.arrived.show_value(coming.detail.noted_arrival)
        self._arrived_row = self._day_field("Tanggal &tiba", self.arrived)
        self._day_row = self._day_field("Tanggal &BAST", self.day)
        self.place = Choice()
        for name in place_names(coming.detail.content.places):
            self.place.addItem(name)
        self.number = NumberField("BAST", coming.number)
        self.ledger = ReceivedLedger(coming.lines)
        self.statements = [QCheckBox(text) for text in STATEMENTS]
        for box in self.statements:
            box.setAccessibleName(box.text())
        self._late_icon = IconLabel(place.theme, "clock", Tone.MUTED, 14)
        self._late = Text("", Face.STRONG)
        self._stage = Text("", Face.STRONG)
        self._build()
        self._connect()
        self._show_place()
        self.resize(WIDTH, min(HEIGHT_MAX, AROUND + LINE * len(coming.lines)))
        if coming.detail.noted_arrival is None:
            self.arrived.setFocus()
        else:
            self.ledger.take_focus()

    def collect(self) -> ReceivedByPaper | None:
        lines = self.ledger.collect()
        days = [self.day.settle(), self.arrived.settle()]  # both, so that both are marked
        if lines is None or not all(days):
            return None
        if self.day.value is None:
            self._day_row.show_error("Isi tanggal yang tertulis pada BAST.")
            return None
        if self.arrived.value is None:
            self._arrived_row.show_error("Isi tanggal barang ini tiba.")
            return None
        received = replace(self._received(self.day.value), lines=lines)
        return ReceivedByPaper(received, self.number.text)

    def show_error(self, error: BejoError) -> None:
        super().show_error(error)
        line = error.facts.get("line")
        if isinstance(line, int) and 1 <= line <= len(self.ledger.rows):
            self.ledger.show_error(line)

    @property
    def told(self) -> str:
        """What is said of the lateness."""
        return self._late.text()

    def _received(self, day: date) -> Received:
        return Received(
            day,
            self.ledger.unfinished == 0,
            self.ledger.typed,
            Statements(*(box.isChecked() for box in self.statements)),
            arrived_on=self.arrived.value,
            place=self.place.currentIndex() + 1,
        )

    def _show_place(self) -> None:
        """Fill in what is still to come at the place chosen."""
        if self._coming.at_places:
            self.ledger.show_amounts(self._coming.at_places[self.place.currentIndex()])
        self._tell()

    def _tell(self) -> None:
        """Say which part this is, and ask what its day of arrival costs the vendor."""
        complete = self.ledger.unfinished == 0
        self._stage.setText(stage_words(self._coming.detail, self.ledger.unfinished))
        self._stage.show_tone(Tone.GOOD if complete else Tone.WAIT)
        if self.arrived.value is None:
            return
        core, order_id = self._core, self._coming.detail.row.order_id
        received = self._received(self.day.value or self._place.today())
        self._place.lanes.read.ask(
            "receiving.lateness",
            self,
            lambda _: core.paying.lateness(order_id, received),
            done=self._show_lateness,
            failed=super().show_error,
        )

    def _show_lateness(self, late: Lateness) -> None:
        words, tone, icon = lateness_words(late)
        self._late_icon.show_icon(icon, tone)
        self._late.setText(words)
        self._late.show_tone(tone)

    def _day_field(self, label: str, field: PastDayEdit) -> FieldRow:
        made = FieldRow(label, field)
        made.setFixedWidth(184)
        explain(made, field, self._place.words)
        return made

    def _connect(self) -> None:
        self.ledger.changed.connect(self._tell)
        self.ledger.refused.connect(self.show_error)
        self.place.activated.connect(lambda _: self._show_place())
        for field in (self.day, self.arrived):
            field.read.connect(lambda _: self._tell())

    def _head(self) -> QLayout:
        made = row(self._arrived_row, self._day_row, spacing=16)
        if self._coming.at_places:
            where = FieldRow("Tempat &penyerahan", self.place)
            where.setMinimumWidth(240)
            made.addWidget(where)
        made.addWidget(self.number)
        made.setAlignment(self.number, Qt.AlignmentFlag.AlignTop)
        made.addStretch(1)
        return made

    def _build(self) -> None:
        late = row(self._late_icon, self._late, None, spacing=6)
        statements = column(Text("PPK menyatakan", Face.LABEL), *self.statements, None, spacing=4)
        stage = column(Text("Penyerahan ini", Face.LABEL), self._stage, None, spacing=4)
        told = "Isi yang diterima sekarang; yang ditolak tidak mengurangi sisa."
        self._furnish(
            told,
            "Terima barang",
            "package-check",
            self._head(),
            late,
            rule(),
            self.ledger.heads,
            scrolling(column(self.ledger), height_min=120),
            rule(),
            row(statements, None, stage, spacing=32),
        )
