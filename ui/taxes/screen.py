"""Pajak: one month, what was kept back at which payment, what is deposited and what is not."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFileDialog, QStackedWidget

from bejo_desktop.application.changes import Kind as Changed
from bejo_desktop.domain.codes import Role
from bejo_desktop.domain.money import ZERO
from bejo_desktop.domain.tax_recap import month_of
from ui.fonts import Face
from ui.keys import Act, Command
from ui.navigation import Screen
from ui.notices import NoticeBoard
from ui.saving import save_file
from ui.taxes.depositing import DepositDialog
from ui.taxes.words import columns, last_day_words, month_words, platform_words, sum_words
from ui.widgets.act_button import ActButton
from ui.widgets.button import Button
from ui.widgets.button_look import Kind
from ui.widgets.card import TABLE, card, heading, rule
from ui.widgets.empty_state import EmptyState
from ui.widgets.key_line import KeyHint
from ui.widgets.layout import column, row
from ui.widgets.table.model import RowsModel
from ui.widgets.table.view import LIST, TableView
from ui.widgets.text import Text

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import date

    from bejo_desktop.application.changes import Changes
    from bejo_desktop.application.core import Core
    from bejo_desktop.application.tax_recap import TaxRecap
    from bejo_desktop.application.views import OrderDetail
    from bejo_desktop.domain.parties import Vendor
    from bejo_desktop.domain.tax_recap import RecapRow
    from ui.taxes.depositing import DepositByPaper
    from ui.workplace import Navigator, Workplace

FILES = "Lembar kerja (*.xlsx)"


class TaxesScreen(Screen):
    """The taxes of one month; F9 records a deposit, Ctrl+S saves the recap as a workbook."""

    def __init__(self, place: Workplace, core: Core, go: Navigator) -> None:
        super().__init__()
        self._place, self._core, self._go = place, core, go
        self._month = month_of(place.today())
        self._deposit = Act(self, "Catat setoran", self._ask_deposit)
        self._save = Act(self, "Simpan rekap (XLSX)", self._save_recap)
        self._recap: TaxRecap | None = None
        self._model: RowsModel[RecapRow] = RowsModel(columns(self._vendor, self._late), _key)
        self._table = TableView(place.theme, self._model, LIST, "Pajak masa ini")
        self._table.chosen.connect(self._show_acts)
        self._table.opened.connect(lambda _: self._ask_deposit())
        self._shown = Text("", Face.SECTION)
        self._sum, self._platform = Text("", Face.STRONG), Text("", Face.SMALL).right()
        self._board = NoticeBoard(place.theme, place.words)
        self._lists = QStackedWidget()
        self._build()

    def acts(self) -> Mapping[Command, Act]:
        return {Command.MAIN_ACT: self._deposit, Command.SAVE_PDF: self._save}

    def hints(self) -> tuple[KeyHint, ...]:
        return (
            KeyHint("↑ ↓", "pilih"),
            KeyHint("F9", "catat setoran"),
            KeyHint("Alt+← →", "ganti masa"),
            KeyHint("Ctrl+S", "simpan XLSX"),
        )

    def concerns(self, changes: Changes) -> bool:
        return changes.touches(Changed.ORDERS)

    def take_focus(self) -> None:
        self._table.setFocus(Qt.FocusReason.OtherFocusReason)

    def reread(self) -> None:
        core, month = self._core, self._month
        self._place.lanes.read.ask(
            "taxes",
            self,
            lambda _: core.tax_recaps.month(month),
            done=self._show,
            failed=self._board.show_error,
        )

    def _show(self, recap: TaxRecap) -> None:
        self._board.clear()
        self._recap = recap
        self._model.show_rows(recap.rows)
        if recap.rows and self._table.current_row() is None:
            self._table.choose_first()
        self._lists.setCurrentIndex(1 if recap.rows else 0)
        self._shown.setText(month_words(recap.month))
        self._sum.setText(sum_words(recap))
        told = (last_day_words(recap), platform_words(recap))
        self._platform.setText(" · ".join(text for text in told if text))
        self._show_acts(self._table.current_row())

    def _vendor(self, code: str) -> Vendor | None:
        return None if self._recap is None else self._recap.vendors.get(code)

    def _late(self, row: RecapRow) -> bool:
        return self._recap is not None and self._recap.is_late(row)

    def _show_acts(self, chosen: RecapRow | None) -> None:
        today = self._place.today()
        if Role.BENDAHARA not in self._core.session.officer.roles_on(today):
            self._deposit.refuse("Setoran dicatat oleh Bendahara.")
        elif chosen is None or chosen.open <= ZERO:
            self._deposit.refuse("Pilih pajak yang belum disetor.")
        else:
            self._deposit.allow()
        self.acts_changed.emit()

    def _ask_deposit(self) -> None:
        chosen, core = self._table.current_row(), self._core
        if chosen is None or not self._deposit.isEnabled():
            return
        dialog = DepositDialog(self._place, chosen, self)

        def run(typed: DepositByPaper) -> None:
            self._place.lanes.write.start(
                dialog,
                lambda _: core.paying.deposit(core.session, typed.order_id, (typed.deposit,)),
                done=done,
                failed=dialog.show_error,
            )

        def done(answer: tuple[OrderDetail, Changes]) -> None:
            dialog.accept()
            self._go.tell(answer[1])

        dialog.confirmed.connect(run, Qt.ConnectionType.DirectConnection)
        dialog.open()

    def _save_recap(self) -> None:
        name = f"rekap-pajak-{self._month:%Y-%m}.xlsx"
        path, _ = QFileDialog.getSaveFileName(self, "Simpan rekap pajak", name, FILES)
        if path:
            self.save_to(path)

    def save_to(self, path: str) -> None:
        """Write the workbook of the month shown; on the lane that reads."""
        core, month = self._core, self._month
        self._place.lanes.read.ask(
            "taxes.save",
            self,
            lambda _: save_file(path, core.tax_recaps.workbook(month)),
            done=lambda _: None,
            failed=self._board.show_error,
        )

    def _turn(self, months: int) -> None:
        self._month = _shifted(self._month, months)
        self.reread()

    def _build(self) -> None:
        theme = self._place.theme
        back = Button(theme, "Masa sebelumnya", icon="chevron-left")
        back.setShortcut("Alt+Left")
        back.clicked.connect(lambda: self._turn(-1))
        on = Button(theme, "Masa berikutnya", icon="chevron-right")
        on.setShortcut("Alt+Right")
        on.clicked.connect(lambda: self._turn(1))
        nothing = EmptyState(
            theme,
            "receipt",
            "Belum ada pajak pada masa ini",
            "Pajak muncul di sini sesudah pembayaran dicatat; pungutan platform tidak disetor"
            " oleh bendahara.",
        )
        self._lists.addWidget(nothing)
        self._lists.addWidget(self._table)
        foot = row(self._sum, None, self._platform, margins=(14, 8, 14, 8))
        head = heading(
            "Pajak",
            self._shown,
            back,
            on,
            ActButton(theme, self._save, icon="download", key="Ctrl+S"),
            ActButton(theme, self._deposit, Kind.PRIMARY, key="F9"),
        )
        listed = card(self._lists, rule(), foot, spacing=0, margins=TABLE)
        self.setLayout(column(head, self._board, listed, spacing=12, margins=(16, 12, 16, 12)))


def _key(row: RecapRow) -> tuple[str, str]:
    return row.payment.number.text, row.tax.value


def _shifted(month: date, months: int) -> date:
    """The first of the month before or after."""
    day = month - timedelta(days=1) if months < 0 else month + timedelta(days=32)
    return month_of(day)
