"""The rarer terms of an order: for whom, who collects, the event, the papers before an SPK."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QLineEdit, QWidget

from bejo_desktop.domain.codes import Collector, Platform
from bejo_desktop.domain.content import DirectBasis, Occasion, PenaltyBase, Procedure
from bejo_desktop.domain.negotiation import PaperRef
from ui.editor.figures import collector_words
from ui.editor.officials import Officials
from ui.editor.term_fields import choose, reason_field, show, typed_guests
from ui.fonts import Face
from ui.notices import explain
from ui.widgets.button import Button
from ui.widgets.day_edit import DayEdit, PastDayEdit
from ui.widgets.field_row import FieldRow
from ui.widgets.layout import column, holder, row
from ui.widgets.line_edit import Choice, LineEdit
from ui.widgets.text import ShortText
from ui.widgets.typed_edit import TypedEdit

if TYPE_CHECKING:
    from datetime import date
    from uuid import UUID

    from bejo_desktop.application.views import DraftInput, DraftView
    from ui.workplace import Workplace

BASES: Final = (
    (PenaltyBase.LATE_PART.value, "Bagian yang terlambat"),
    (PenaltyBase.CONTRACT.value, "Seluruh nilai kontrak"),
)
MYSELF: Final = "Saya sendiri"
WIDTHS: Final = {
    "official": 176,
    "platform_on": 160,
    "collector": 216,
    "penalty_base": 196,
    "occasion.on": 160,
    "occasion.guests": 88,
    "direct.invitation.on": 160,
    "direct.result.on": 160,
}


class Terms(QWidget):
    """
    Shows the terms and says what was typed.

    Signals: `typing` and `ended` carry the name of a field of `DraftInput` and its value;
    `chosen` several at once, by name; `places_asked` is the press on the button of the places.
    """

    typing = Signal(str, object)
    ended = Signal(str, object)
    chosen = Signal(object)
    places_asked = Signal()

    def __init__(self, place: Workplace) -> None:
        super().__init__()
        self._place = place
        self._day: date = place.today()
        self._order_id: UUID | None = None
        self._usual = ""
        self._officials = Officials()
        self._official, self._collector, self._base = Choice(), Choice(), Choice()
        self._reason = reason_field("Platform tidak memungut")
        self._platform_on = PastDayEdit(place.today)
        self._event = LineEdit("", "Rapat koordinasi kepala sekolah")
        self._event_on = DayEdit(place.today)
        self._guests: TypedEdit[int] = TypedEdit(typed_guests, str)
        self._invitation, self._result = LineEdit("", "027/114/PP"), LineEdit("", "027/118/PP")
        self._invited_on, self._result_on = PastDayEdit(place.today), PastDayEdit(place.today)
        self.places = Button(place.theme, "Beberapa &alamat…", icon="map-pin")
        self._places_said = ShortText("", Face.SMALL)
        self.rows: dict[str, FieldRow] = {}
        self._lines: dict[str, QWidget] = {}
        self._make_rows()
        self._lay_out()
        self._connect()

    def show_officials(self, officials: Officials) -> None:
        """Take over for whom this desk may type; each order offers whom it may name."""
        self._officials = officials

    def show_view(self, view: DraftView, head: DraftInput) -> None:
        """Show the terms of `head`, and what follows from the rest of the order."""
        if view.order_id != self._order_id:
            self._order_id = view.order_id
            self._collector.setCurrentIndex(0)
            self._reason.show_value(None)
        small = head.procedure == Procedure.SMALL.value
        outside = head.platform == Platform.NONE.value
        self._day = head.ordered_on or self._place.today()
        self._usual = collector_words(view.content.collector)
        self._show_people(head, view)
        self._show_event(head)
        self._show_direct(head)
        self._show_places(head, len(view.lines))
        spk = view.figures is not None and view.figures.form == "spk"
        self.rows["official"].setVisible(bool(head.official) or self._official.count() > 1)
        self.rows["platform_on"].setVisible(not outside)
        self.rows["penalty_base"].setVisible(not small)
        self._lines["direct"].setVisible(outside and (spk or head.direct is not None))
        for edit in self.findChildren(QLineEdit):
            edit.setReadOnly(not view.editable)
        for choice in (self._official, self._collector, self._base, self.places):
            choice.setEnabled(view.editable)

    def _show_people(self, head: DraftInput, view: DraftView) -> None:
        self._offer(head)
        choose(self._official, head.official)
        choose(self._base, head.penalty_base)
        overridden = bool(view.content.collector_reason)
        if not overridden:
            self._collector.setItemText(0, f"Menurut aturan: {self._usual}")
        if not self._reason.hasFocus() and not self._is_pending:
            choose(self._collector, head.collector if overridden else "")
            show(self._reason, head.collector_reason or None)
        self.rows["collector_reason"].setVisible(bool(self._collector.currentData()))
        show(self._platform_on, head.platform_on)

    def _offer(self, head: DraftInput) -> None:
        """Offer whom the order may name, and whom it names already."""
        offered = {one.nip: one.name for one in self._officials.of(Procedure(head.procedure))}
        if head.official:
            offered.setdefault(head.official, self._officials.name_of(head.official))
        wanted = [("", MYSELF), *offered.items()]
        choice = self._official
        if [choice.itemData(at) for at in range(choice.count())] == [nip for nip, _ in wanted]:
            return
        choice.clear()
        for nip, name in wanted:
            choice.addItem(name, nip)

    def _show_event(self, head: DraftInput) -> None:
        event = head.occasion
        if not self._event.hasFocus():
            self._event.setText("" if event is None else event.title)
        show(self._event_on, None if event is None else event.on)
        show(self._guests, None if event is None else event.guests)

    def _show_direct(self, head: DraftInput) -> None:
        direct = head.direct
        papers = (
            (self._invitation, self._invited_on, None if direct is None else direct.invitation),
            (self._result, self._result_on, None if direct is None else direct.result),
        )
        for no, day, paper in papers:
            if not no.hasFocus():
                no.setText("" if paper is None else paper.no)
            show(day, None if paper is None else paper.on)

    def _show_places(self, head: DraftInput, lines: int) -> None:
        count = len(head.places)
        said = f"{count} tempat penyerahan" if count else "semua ke satu alamat"
        self._places_said.show_text(said)
        self.places.setEnabled(lines > 0)

    @property
    def _is_pending(self) -> bool:
        """Whether another collector is chosen whose reason is not given yet."""
        return bool(self._collector.currentData()) and self._reason.value is None

    def _make_rows(self) -> None:
        for value, words in BASES:
            self._base.addItem(words, value)
        self._official.addItem(MYSELF, "")
        self._collector.addItem("Menurut aturan", "")
        for one in Collector:
            self._collector.addItem(collector_words(one), one.value)
        fields: tuple[tuple[str, str, QWidget], ...] = (
            ("official", "Pesanan milik pejabat", self._official),
            ("platform_on", "Tanggal di platform", self._platform_on),
            ("collector", "Yang memungut pajak", self._collector),
            ("collector_reason", "Alasan pemungut lain", self._reason),
            ("penalty_base", "Denda dihitung dari", self._base),
            ("occasion", "Acara (makan dan minum)", self._event),
            ("occasion.on", "Tanggal acara", self._event_on),
            ("occasion.guests", "Undangan", self._guests),
            ("places", "Tempat penyerahan", self.places),
            ("direct.invitation.no", "Undangan pengadaan langsung", self._invitation),
            ("direct.invitation.on", "Tanggal undangan", self._invited_on),
            ("direct.result.no", "BAHPL nomor", self._result),
            ("direct.result.on", "Tanggal BAHPL", self._result_on),
        )
        self.rows = {name: FieldRow(label, field) for name, label, field in fields}
        for name, width in WIDTHS.items():
            self.rows[name].setFixedWidth(width)

    def _lay_out(self) -> None:
        made = self.rows
        for choice in (self._official, self._collector, self._base):
            choice.setSizeAdjustPolicy(
                Choice.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon
            )
        names = ("official", "platform_on", "collector", "collector_reason", "penalty_base")
        people = row(*(made[name] for name in names), None, spacing=12)
        people.setStretch(3, 1)
        said = column(20, self._places_said, None, spacing=0)
        event = row(
            made["occasion"],
            made["occasion.on"],
            made["occasion.guests"],
            made["places"],
            said,
            spacing=12,
        )
        event.setStretch(0, 2)
        event.setStretch(4, 1)
        papers = [made[name] for name in made if name.startswith("direct.")]
        direct = row(*papers, spacing=12)
        direct.setStretch(0, 1)
        direct.setStretch(2, 1)
        self._lines = {"direct": holder(direct)}
        self.setLayout(column(people, event, self._lines["direct"], spacing=8))

    def _connect(self) -> None:
        for name, choice in (("official", self._official), ("penalty_base", self._base)):
            choice.activated.connect(
                lambda _, name=name, choice=choice: self.ended.emit(name, choice.currentData())
            )
        self._collector.activated.connect(lambda _: self._choose_collector())
        self._reason.read.connect(lambda _: self._give_collector())
        self._platform_on.read.connect(lambda day: self.ended.emit("platform_on", day))
        self._event.textEdited.connect(lambda _: self.typing.emit("occasion", self._occasion()))
        self._event.editingFinished.connect(self._end_event)
        self._event_on.read.connect(lambda _: self._end_event())
        self._guests.read.connect(lambda _: self._end_event())
        for no in (self._invitation, self._result):
            no.textEdited.connect(lambda _: self.typing.emit("direct", self._basis()))
            no.editingFinished.connect(lambda: self.ended.emit("direct", self._basis()))
        for day in (self._invited_on, self._result_on):
            day.read.connect(lambda _: self.ended.emit("direct", self._basis()))
        self.places.clicked.connect(self.places_asked)
        for made in self.rows.values():
            if isinstance(made.field, TypedEdit):
                explain(made, made.field, self._place.words)

    def _choose_collector(self) -> None:
        """Another collector needs its reason first; the usual one needs none."""
        other = bool(self._collector.currentData())
        self.rows["collector_reason"].setVisible(other)
        if not other:
            self._reason.show_value(None)
            self.chosen.emit({"collector": "", "collector_reason": ""})
        else:
            self._give_collector()

    def _give_collector(self) -> None:
        reason, collector = self._reason.value, self._collector.currentData()
        if reason and collector:
            self.chosen.emit({"collector": collector, "collector_reason": reason})

    def _end_event(self) -> None:
        self.ended.emit("occasion", self._occasion())

    def _occasion(self) -> Occasion | None:
        title, guests, on = self._event.text(), self._guests.value or 0, self._event_on.value
        if not (title.strip() or guests or on):
            return None
        return Occasion(title, on or self._day, guests)

    def _basis(self) -> DirectBasis | None:
        invited, found = self._invitation.text(), self._result.text()
        if not (invited.strip() or found.strip()):
            return None
        return DirectBasis(
            PaperRef(invited, self._invited_on.value or self._day),
            PaperRef(found, self._result_on.value or self._day),
        )
