"""Register Nomor: every number of the year ends somewhere, and the sum is right."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFileDialog, QStackedWidget

from bejo_desktop.application.changes import Kind
from bejo_desktop.application.views import OrderFilter
from bejo_desktop.domain.numbering import Fate, Series
from ui.fonts import Face
from ui.keys import Act, Command
from ui.navigation import Screen
from ui.notices import NoticeBoard
from ui.orders.words import number_cell, state_cell, sync_cell
from ui.saving import save_file
from ui.tokens import Tone
from ui.widgets.act_button import ActButton
from ui.widgets.banner import Notice, Weight
from ui.widgets.card import TABLE, card, heading, rule, titled
from ui.widgets.empty_state import EmptyState
from ui.widgets.key_line import KeyHint
from ui.widgets.layout import column, row
from ui.widgets.stat_rows import StatRow
from ui.widgets.table.cell import Cell, money
from ui.widgets.table.model import Column, RowsModel
from ui.widgets.table.view import LIST, TableView
from ui.widgets.text import Text

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from bejo_desktop.application.changes import Changes
    from bejo_desktop.application.core import Core
    from bejo_desktop.application.views import OrderRow
    from bejo_desktop.domain.numbering import Register
    from ui.workplace import Navigator, Workplace

SERIES: Final = Series.SP.value
ROWS_MAX: Final = 1000
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
    """The account of the series SP: issued = the sum of all fates, each gap with its reason."""

    def __init__(self, place: Workplace, core: Core, go: Navigator) -> None:
        super().__init__()
        self._place, self._core, self._go = place, core, go
        self._model: RowsModel[OrderRow] = RowsModel(_columns(), lambda order: order.order_id)
        self._table = TableView(place.theme, self._model, LIST, "Nomor terpakai")
        self._table.opened.connect(lambda order: go.open_orders(order.order_id))
        self._lists = QStackedWidget()
        self._lists.addWidget(self._table)
        self._lists.addWidget(
            EmptyState(
                place.theme,
                "list-ordered",
                "Belum ada nomor yang terpakai",
                "Nomor muncul di sini sesudah PPK menyetujui pesanan.",
            )
        )
        self._board = NoticeBoard(place.theme, place.words)
        self._rows = {fate: StatRow(place.theme, name) for fate, name in FATES.items()}
        self._issued = StatRow(place.theme, "Diterbitkan pusat", Face.STRONG)
        self._verdict = Text("", Face.SECTION).wrapped()
        self._gaps = Text("", Face.SMALL).wrapped()
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
        year = place.today().year
        self._save = Act(self, "Unduh daftar pemeriksa (XLSX)", self._ask_file)
        head = heading(
            "Register Nomor",
            Text(f"Surat Pesanan (SP) tahun {year}", Face.SMALL),
            ActButton(place.theme, self._save, icon="download", key="Ctrl+S"),
        )
        self.setLayout(column(head, self._board, body, spacing=12, margins=(16, 12, 16, 12)))

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
            lambda _: (core.register.register(SERIES, year), _numbered(core)),
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

    def _show(self, answer: tuple[Register, Sequence[OrderRow]]) -> None:
        register, orders = answer
        self._board.clear()
        self._model.show_rows(orders)
        self._lists.setCurrentIndex(0 if orders else 1)
        if orders and self._table.current_row() is None:
            self._table.choose_first()
        self._issued.show_figure(str(register.issued))
        for fate, stat in self._rows.items():
            count = register.counts.get(fate, 0)
            stat.show_figure(str(count))
            stat.setVisible(bool(count) or fate in {Fate.USED, Fate.VOID, Fate.OPEN})
        sound = register.sum_ok
        self._verdict.setText("Jumlahnya cocok." if sound else "Jumlahnya tidak cocok.")
        self._verdict.show_tone(Tone.GOOD if sound else Tone.STOP)
        self._gaps.setText(_gap_words(register))


def _numbered(core: Core) -> Sequence[OrderRow]:
    rows = core.orders.rows(OrderFilter(limit=ROWS_MAX))
    return sorted((order for order in rows if order.number), key=lambda order: order.number or "")


def _columns() -> tuple[Column[OrderRow], ...]:
    return (
        Column("Nomor", lambda order: number_cell(order.number), 220),
        Column("Nama paket", lambda order: Cell(order.package, beside=order.vendor_name)),
        Column("Total (Rp)", lambda order: money(order.total.plain), 112, right=True),
        Column("Status", state_cell, 176),
        Column("Pusat", sync_cell, 172),
    )


def _gap_words(register: Register) -> str:
    if not register.gaps:
        return "Tidak ada nomor yang lompat."
    parts = [
        f"{gap.first}" if gap.first == gap.last else f"{gap.first}–{gap.last}"
        for gap in register.gaps
    ]
    return f"Nomor yang tidak berlaku: {', '.join(parts)}."
