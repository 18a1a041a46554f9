"""The two rows of fields above the ledger."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QLineEdit, QWidget

from bejo_desktop.domain.codes import Payment
from bejo_desktop.domain.content import Procedure
from bejo_desktop.domain.negotiation import PaperRef
from ui.accounts import short_account
from ui.methods import PLATFORMS
from ui.widgets.day_edit import DayEdit, PastDayEdit
from ui.widgets.field_row import FieldRow
from ui.widgets.layout import column, row
from ui.widgets.line_edit import Choice, LineEdit

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date

    from PySide6.QtGui import QKeyEvent

    from bejo_desktop.application.views import DraftInput
    from bejo_desktop.domain.budget import BudgetLine
    from bejo_desktop.domain.errors import BejoError
    from bejo_desktop.domain.parties import Vendor
    from ui.editor.vendor_field import VendorField
    from ui.workplace import Workplace

PAYMENTS: Final = (
    (Payment.UP.value, "Uang Persediaan (UP)"),
    (Payment.LS.value, "Langsung (LS)"),
    (Payment.TOP.value, "Tempo (TOP)"),
)
PLATFORM_FIRST: Final = ("platform", "vendor_note")
"""Fields of an order and of a small purchase that stand at the same place."""
PLATFORM_SECOND: Final = ("due_on", "platform_ref", "vendor_note.on")
OF_ORDER: Final = frozenset({"platform", "due_on", "platform_ref"})
OF_SMALL: Final = frozenset({"vendor_note", "vendor_note.on"})
ALIASES: Final = {"ordered_on": "vendor_note.on"}
"""The day of a small purchase is that of its nota."""
PER_LINE: Final = "Dipilih per baris"


class Head(QWidget):
    """
    Package, dates and terms of one order.

    Signals, each with the name of the field of `DraftInput` and its value:
        typing: still being typed. ended: the field was left or chosen.
    `chosen` carries several values by name.

    A small purchase shows number and day of the vendor's nota instead of platform and due day.
    """

    typing = Signal(str, object)
    ended = Signal(str, object)
    chosen = Signal(object)

    def __init__(self, place: Workplace, vendor: VendorField) -> None:
        super().__init__()
        self._place = place
        self.vendor = vendor
        self._package = LineEdit("", "Belanja ATK dan kertas Triwulan IV")
        self._rup = LineEdit("", "58123401")
        self._platform = _choice([(one.value, words) for one, words in PLATFORMS.items()])
        self._budget = Choice()
        self._budget.setSizeAdjustPolicy(
            Choice.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon
        )
        self._payment = _choice(PAYMENTS)
        self._due = DayEdit(place.today)
        self._reference = LineEdit("", "TD-26-1009-004417")
        self._note = LineEdit("", "nomor pada nota penyedia")
        self._note_on = PastDayEdit(place.today)
        self._rows = {
            "vendor": FieldRow("Pen&yedia", vendor),
            "package": FieldRow("&Nama paket", self._package),
            "rup": FieldRow("Kode RUP", self._rup),
            "platform": FieldRow("Metode", self._platform),
            "budget_line": FieldRow("Sub kegiatan dan rekening", self._budget),
            "payment": FieldRow("Cara pembayaran", self._payment),
            "due_on": FieldRow("Waktu penyelesaian", self._due),
            "platform_ref": FieldRow("Nomor pesanan di platform", self._reference),
            "vendor_note": FieldRow("Nomor nota penyedia", self._note),
            "vendor_note.on": FieldRow("Tanggal nota", self._note_on),
        }
        self._lines: tuple[BudgetLine, ...] = ()
        self._lay_out()
        self._connect()

    def show_head(self, head: DraftInput, *, editable: bool) -> None:
        """Show the fields of `head`; one that is being typed into keeps its text."""
        for field, text in (
            (self._package, head.package),
            (self._rup, head.rup),
            (self._reference, head.platform_ref),
        ):
            if not field.hasFocus() and not field.property("wrong") and field.text() != text:
                field.setText(text)
                field.setCursorPosition(0)
        self._show_note(head)
        _show_choice(self._platform, head.platform)
        _show_choice(self._payment, head.payment)
        _show_choice(self._budget, head.budget_line)
        if not self._due.hasFocus() and not self._due.property("wrong"):
            self._due.show_value(head.due_on)
        self._say_due(head)
        self._say_sub_activity(head.budget_line)
        for widget in self.findChildren(QLineEdit):
            widget.setReadOnly(not editable)
        for choice in (self._platform, self._payment, self._budget):
            choice.setEnabled(editable)

    def show_budget(self, lines: Sequence[BudgetLine], chosen: str) -> None:
        """Offer `lines` as the order's own rekening."""
        if tuple(lines) == self._lines:
            return
        self._lines = tuple(lines)
        self._budget.blockSignals(True)
        self._budget.clear()
        self._budget.addItem(PER_LINE, "")
        for line in lines:
            short = short_account(line.account)
            self._budget.addItem(
                f"{short} {line.account_name} · {line.sub_activity_name}", line.code
            )
        self._budget.blockSignals(False)
        _show_choice(self._budget, chosen)

    def show_vendor(self, vendor: Vendor | None) -> None:
        """Show the vendor, with what decides its taxes in the label."""
        self.vendor.show_vendor(vendor)
        words = "Penyedia"
        if vendor is not None:
            size = f", usaha {vendor.size.lower()}" if vendor.size else ""
            words += f" ({'PKP' if vendor.pkp else 'bukan PKP'}{size})"
        self._rows["vendor"].label.setText(words)

    def show_error(self, name: str, error: BejoError) -> bool:
        """Say beneath the field what is wrong with it; False where it is not one of these."""
        name = ALIASES.get(name, name)
        if name not in self._rows:
            return False
        words = self._place.words
        self._rows[name].show_error(f"{words.text(error)} {words.way_out(error)}".strip())
        return True

    def clear_error(self, name: str) -> None:
        """Take the words beneath a field away."""
        if name in self._rows:
            self._rows[name].clear_error()

    def error(self, name: str) -> str:
        """Return what stands beneath a field."""
        return self._rows[name].error

    def wrong_fields(self) -> list[str]:
        """Return the fields with words beneath, from the first."""
        return [name for name, field_row in self._rows.items() if field_row.error]

    def focus_on(self, name: str) -> bool:
        """Put the focus into a field; False where it is not one of these."""
        name = ALIASES.get(name, name)
        if name not in self._rows:
            return False
        self._rows[name].field.setFocus(Qt.FocusReason.TabFocusReason)
        return True

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter} and not event.modifiers():
            self.focusNextChild()
            return
        super().keyPressEvent(event)

    def _lay_out(self) -> None:
        widths = {"vendor": 208, "rup": 96, "platform": 184}
        widths |= {"payment": 184, "due_on": 176, "platform_ref": 184}
        widths |= {"vendor_note": 184, "vendor_note.on": 176}
        for name, width in widths.items():
            self._rows[name].setFixedWidth(width)
        first = [self._rows[name] for name in ("vendor", "package", "rup", *PLATFORM_FIRST)]
        names = ("budget_line", "payment", *PLATFORM_SECOND)
        second = [self._rows[name] for name in names]
        upper, lower = row(*first, spacing=12), row(*second, spacing=12)
        upper.setStretch(1, 1)
        lower.setStretch(0, 1)
        for across in (upper, lower):
            across.setAlignment(Qt.AlignmentFlag.AlignTop)
        self.setLayout(column(upper, lower, spacing=8))

    def _connect(self) -> None:
        for name, field in (
            ("package", self._package),
            ("rup", self._rup),
            ("platform_ref", self._reference),
        ):
            field.textEdited.connect(lambda text, name=name: self.typing.emit(name, text))
            field.editingFinished.connect(
                lambda name=name, field=field: self.ended.emit(name, field.text())
            )
        for name, choice in (
            ("platform", self._platform),
            ("payment", self._payment),
            ("budget_line", self._budget),
        ):
            choice.activated.connect(
                lambda _, name=name, choice=choice: self.ended.emit(name, choice.currentData())
            )
        self._note.textEdited.connect(lambda _: self.typing.emit("vendor_note", self._paper()))
        self._note.editingFinished.connect(lambda: self.ended.emit("vendor_note", self._paper()))
        self._note_on.read.connect(lambda _: self._end_note())
        self._note_on.refused.connect(lambda error: self.show_error("vendor_note.on", error))
        self._due.read.connect(lambda day: self.ended.emit("due_on", day))
        self._due.refused.connect(lambda error: self.show_error("due_on", error))

    def _show_note(self, head: DraftInput) -> None:
        small = head.procedure == Procedure.SMALL.value
        for name in OF_ORDER | OF_SMALL:
            self._rows[name].setVisible((name in OF_SMALL) is small)
        self._rows["rup"].setVisible(not small)
        note = head.vendor_note
        if not self._note.hasFocus():
            self._note.setText("" if note is None else note.no)
        if not self._note_on.hasFocus() and not self._note_on.property("wrong"):
            self._note_on.show_value(head.ordered_on if note is None else note.on)

    def _paper(self) -> PaperRef | None:
        no = self._note.text()
        return PaperRef(no, self._note_on.value or self._place.today()) if no.strip() else None

    def _end_note(self) -> None:
        """A small purchase is of the day of its nota: bought, received and due on it."""
        on = self._note_on.value or self._place.today()
        self.clear_error("vendor_note.on")
        self.chosen.emit({"vendor_note": self._paper(), "ordered_on": on, "due_on": on})

    def _say_due(self, head: DraftInput) -> None:
        words = "Waktu penyelesaian"
        if head.due_on is not None and head.ordered_on is not None:
            words += f": {_days(head.ordered_on, head.due_on)} hari"
        self._rows["due_on"].label.setText(words)

    def _say_sub_activity(self, code: str) -> None:
        sub_activity = code.partition("/")[0]
        words = f"Sub kegiatan {sub_activity}" if code else "Sub kegiatan dan rekening"
        self._rows["budget_line"].label.setText(words)


def _days(start: date, end: date) -> int:
    return (end - start).days


def _choice(options: Sequence[tuple[str, str]]) -> Choice:
    made = Choice()
    made.setSizeAdjustPolicy(Choice.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
    for value, words in options:
        made.addItem(words, value)
    return made


def _show_choice(choice: Choice, value: Any) -> None:
    place = choice.findData(value)
    if place != choice.currentIndex():
        choice.setCurrentIndex(place)
