"""Register Nomor: every number of the year ends somewhere, and the sum is right."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFileDialog, QStackedWidget

from bejo_desktop.application.changes import Kind
from bejo_desktop.domain.numbering import OF_ORDERS, Fate
from ui.days import short_day
from ui.fonts import Face
from ui.keys import Act, Command
from ui.navigation import Screen
from ui.notices import NoticeBoard
from ui.numbers.registers import PAPERS, read_numbers
from ui.orders.words import number_cell, state_cell, sync_cell
from ui.saving import save_file
from ui.tokens import Tone
from ui.widgets.act_button import ActButton
from ui.widgets.banner import Notice, Weight
from ui.widgets.card import TABLE, card, heading, rule, titled
from ui.widgets.chip import FilterChips
from ui.widgets.empty_state import EmptyState
from ui.widgets.key_line import KeyHint
from ui.widgets.layout import column, row
from ui.widgets.stat_rows import StatRow
from ui.widgets.table.cell import Cell, money
from ui.widgets.table.model import Column, RowsModel
from ui.widgets.table.view import LIST, TableView
from ui.widgets.text import Text

if TYPE_CHECKING:
    from collections.abc import Container, Mapping, Sequence
    from uuid import UUID

    from bejo_desktop.application.changes import Changes
    from bejo_desktop.application.core import Core
    from bejo_desktop.application.views import OrderRow
    from bejo_desktop.domain.numbering import Register, Series
    from ui.numbers.registers import NumbersRead
    from ui.workplace import Navigator, Workplace

FILES: Final = "Lembar kerja (*.xlsx)"

FATES: Final = {
    Fate.USED: "Terpakai pada pesanan",
    Fate.VOID: "Batal bersama pesanannya",
    Fate.OPEN: "Belum dipakai, ada di komputer ini",
    Fate.RETURNED: "Dikembalikan ke pusat",
    Fate.LOST: "Hilang bersama komputernya",
    Fate.UNCERTAIN: "Belum pasti",
    Fate.SKIPPED: "Dilewati pusat",
}


class NumbersScreen(Screen):
    """The account of one series: issued = the sum of all fates, each gap with its reason."""

    def __init__(self, place: Workplace, core: Core, go: Navigator) -> None:
        super().__init__()
        self._place, self._core, self._go = place, core, go
        self._read: NumbersRead | None = None
        self._chosen: Series | None = None
        self._chips = FilterChips(place.theme)
        self._chips.chosen.connect(self._choose)
        self._under = Text("", Face.SMALL)
        self._late: set[UUID] = set()
        self._unfinished: set[UUID] = set()
        self._model: RowsModel[OrderRow] = RowsModel(
            _columns(self._late, self._unfinished), lambda order: order.order_id
        )
        self._table = TableView(place.theme, self._model, LIST, "Nomor terpakai")
        self._table.opened.connect(lambda order: go.open_orders(order.order_id))
        self._board = NoticeBoard(place.theme, place.words)
        self._rows = {fate: StatRow(place.theme, name) for fate, name in FATES.items()}
        self._issued = StatRow(place.theme, "Diterbitkan pusat", Face.STRONG)
        self._verdict = Text("", Face.SECTION).wrapped()
        self._gaps = Text("", Face.SMALL).wrapped()
        self._save = Act(self, "Unduh daftar pemeriksa (XLSX)", self._ask_file)
        self._lists = self._made_lists()
        self._build()

    def acts(self) -> Mapping[Command, Act]:
        return {Command.SAVE_PDF: self._save}

    def hints(self) -> tuple[KeyHint, ...]:
        return (
            KeyHint("↑ ↓", "pilih"),
            KeyHint("Enter", "buka pesanan"),
            KeyHint("Ctrl+S", "daftar pemeriksa"),
        )

    def concerns(self, changes: Changes) -> bool:
        return changes.touches(Kind.NUMBERS, Kind.ORDERS)

    def take_focus(self) -> None:
        self._table.setFocus(Qt.FocusReason.OtherFocusReason)

    def reread(self) -> None:
        core, year = self._core, self._place.today().year
        self._place.lanes.read.ask(
            "numbers",
            self,
            lambda _: read_numbers(core, year),
            done=self._show,
            failed=self._board.show_error,
        )

    def _ask_file(self) -> None:
        name = f"daftar-pemeriksa-{self._place.today().year}.xlsx"
        path, _ = QFileDialog.getSaveFileName(self, "Unduh daftar pemeriksa", name, FILES)
        if path:
            self.save_to(path)

    def save_to(self, path: str) -> None:
        """Write the auditor's list of the year as a workbook; on the lane that reads."""
        core, year = self._core, self._place.today().year
        self._place.lanes.read.ask(
            "numbers.audit",
            self,
            lambda _: save_file(path, core.audit_workbooks.year(year)),
            done=lambda _: self._board.show_notice(
                Notice(Weight.GOOD, "Daftar pemeriksa tersimpan", path)
            ),
            failed=self._board.show_error,
        )

    def _made_lists(self) -> QStackedWidget:
        """The orders of a series; why there are none; where the numbers of other papers stand."""
        lists = QStackedWidget()
        lists.addWidget(self._table)
        for title, text in (
            (
                "Belum ada nomor yang terpakai",
                "Nomor muncul di sini sesudah PPK menyetujui pesanan.",
            ),
            (
                "Surat bernomor ini ada di dalam pesanannya",
                "Buka pesanannya dari daftar Pesanan untuk membaca suratnya.",
            ),
        ):
            lists.addWidget(EmptyState(self._place.theme, "list-ordered", title, text))
        return lists

    def _build(self) -> None:
        side = titled(
            "Pertanggungjawaban",
            self._issued,
            rule(),
            *self._rows.values(),
            rule(),
            self._verdict,
            self._gaps,
            spacing=6,
            margins=(16, 14, 16, 16),
        )
        side.setFixedWidth(304)
        body = row(spacing=12)
        body.addWidget(card(self._lists, spacing=0, margins=TABLE), 1)
        body.addWidget(side, 0, Qt.AlignmentFlag.AlignTop)
        head = heading(
            "Register Nomor",
            self._under,
            ActButton(self._place.theme, self._save, icon="download", key="Ctrl+S"),
        )
        self.setLayout(
            column(head, self._chips, self._board, body, spacing=12, margins=(16, 12, 16, 12))
        )

    def _choose(self, series: Series) -> None:
        self._chosen = series
        if self._read is not None:
            self._show(self._read)
        self.take_focus()

    def _show(self, read: NumbersRead) -> None:
        self._read = read
        series = self._chosen or read.first_used
        self._board.clear()
        self._chips.show_filters(read.filters(series), series)
        self._under.setText(f"{PAPERS[series]} ({series}) tahun {self._place.today().year}")
        self._show_orders(read.orders_of(series), read.unfinished)
        if series not in OF_ORDERS:
            self._lists.setCurrentIndex(2)
        self._show_account(read.registers[series])

    def _show_orders(self, orders: Sequence[OrderRow], unfinished: frozenset[UUID]) -> None:
        for kept, now in ((self._late, out_of_order(orders)), (self._unfinished, unfinished)):
            kept.clear()
            kept.update(now)
        self._model.show_rows(orders)
        self._lists.setCurrentIndex(0 if orders else 1)
        if orders and self._table.current_row() is None:
            self._table.choose_first()

    def _show_account(self, register: Register) -> None:
        self._issued.show_figure(str(register.issued))
        for fate, stat in self._rows.items():
            count = register.counts.get(fate, 0)
            stat.show_figure(str(count))
            stat.setVisible(bool(count) or fate in {Fate.USED, Fate.VOID, Fate.OPEN})
        sound = register.sum_ok
        self._verdict.setText("Jumlahnya cocok." if sound else "Jumlahnya tidak cocok.")
        self._verdict.show_tone(Tone.GOOD if sound else Tone.STOP)
        self._gaps.setText(_gap_words(register))


def out_of_order(orders: Sequence[OrderRow]) -> frozenset[UUID]:
    """Return the orders dated before one with a smaller number: an auditor asks about them."""
    found, newest = set(), date.min
    for order in orders:
        if order.ordered_on < newest:
            found.add(order.order_id)
        newest = max(newest, order.ordered_on)
    return frozenset(found)


def _day(order: OrderRow, late: Container[UUID]) -> Cell:
    day = short_day(order.ordered_on)
    if order.order_id in late:
        return Cell(day, Tone.WAIT, whole="lebih awal daripada nomor sebelumnya")
    return Cell(day, Tone.MUTED)


def _columns(late: Container[UUID], unfinished: Container[UUID]) -> tuple[Column[OrderRow], ...]:
    return (
        Column("Nomor", lambda order: number_cell(order.number), 204),
        Column("Tanggal", lambda order: _day(order, late), 76),
        Column("Nama paket", lambda order: Cell(order.package, whole=order.vendor_name)),
        Column("Total (Rp)", lambda order: money(order.total.plain), 100, right=True),
        Column("Status", lambda order: state_cell(order, unfinished), 176),
        Column("Pusat", sync_cell, 192),
    )


def _gap_words(register: Register) -> str:
    if not register.gaps:
        return "Tidak ada nomor yang lompat."
    parts = [
        f"{gap.first}" if gap.first == gap.last else f"{gap.first}–{gap.last}"
        for gap in register.gaps
    ]
    return f"Nomor yang tidak berlaku: {', '.join(parts)}."
