"""Sinkronisasi: one sentence, the act, what waits, how old the data is, the last exchanges."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final
from uuid import UUID

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QStackedWidget

from bejo_desktop.application.changes import Kind as Changed
from bejo_desktop.domain.errors import CentralUnavailable
from ui.fonts import Face
from ui.keys import Act, Command
from ui.navigation import Screen
from ui.notices import NoticeBoard
from ui.sync.head import SyncHead
from ui.sync.words import (
    Age,
    Trouble,
    age_columns,
    ages_of,
    brought,
    rules_age,
    run_columns,
    sentence_of,
    waiting_columns,
)
from ui.widgets.card import TABLE, card, heading
from ui.widgets.empty_state import EmptyState
from ui.widgets.key_line import KeyHint
from ui.widgets.layout import column, row
from ui.widgets.progress import measured
from ui.widgets.table.model import RowsModel
from ui.widgets.table.view import LIST, SMALL, TableView
from ui.widgets.text import Text

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from PySide6.QtWidgets import QFrame

    from bejo_desktop.application.changes import Changes
    from bejo_desktop.application.core import Core
    from bejo_desktop.application.views import DeskState, RunView, WaitingRow
    from bejo_desktop.application.views.rule_packs import PackView
    from ui.workplace import Navigator, Workplace

RUNS: Final = 5
LOOKED_AT: Final = 200
"""Newest exchanges among which the successes are looked for: on a bad day most fail."""
Answer = tuple["DeskState", "Sequence[WaitingRow]", "Sequence[RunView]", "Sequence[PackView]"]


class SyncScreen(Screen):
    """Tells a clerk in one sentence whether all is at the centre; F5 sends now."""

    def __init__(self, place: Workplace, core: Core, go: Navigator) -> None:
        super().__init__()
        self._place, self._core, self._go = place, core, go
        theme = place.theme
        self._head = SyncHead(theme)
        self._head.sync_asked.connect(go.sync_now)
        self._board = NoticeBoard(theme, place.words)
        self._queue: RowsModel[WaitingRow] = RowsModel(waiting_columns(), lambda one: one.seq)
        self._queue_table = TableView(theme, self._queue, LIST, "Menunggu dikirim ke pusat")
        self._queue_table.opened.connect(self._open)
        self._queues = QStackedWidget()
        self._queues.addWidget(self._queue_table)
        self._queues.addWidget(
            EmptyState(
                theme,
                "circle-check",
                "Tidak ada yang menunggu",
                "Pekerjaan yang belum sampai di pusat muncul di sini.",
            )
        )
        self._ages: RowsModel[Age] = RowsModel(age_columns(), lambda age: age.name)
        self._age_table = TableView(theme, self._ages, SMALL, "Umur data di komputer ini")
        self._runs: RowsModel[RunView] = RowsModel(run_columns(), lambda run: run.started_at)
        self._run_table = TableView(theme, self._runs, SMALL, "Sinkronisasi terakhir")
        self._sum = Text("", Face.SMALL)
        self._act = Act(self, "Sinkronkan sekarang", go.sync_now)
        self._build()

    def acts(self) -> Mapping[Command, Act]:
        return {Command.MAIN_ACT: self._act}

    def hints(self) -> tuple[KeyHint, ...]:
        return (KeyHint("F5", "sinkronkan sekarang"), KeyHint("Enter", "buka pesanan"))

    def concerns(self, changes: Changes) -> bool:
        return changes.touches(Changed.SYNC, Changed.ORDERS, Changed.RULES)

    def take_focus(self) -> None:
        self._head.take_focus()

    def reread(self) -> None:
        core = self._core
        self._place.lanes.read.ask(
            "sync",
            self,
            lambda _: (
                core.desk.state(core.session),
                core.exchanges.waiting(),
                core.exchanges.runs(LOOKED_AT),
                core.rule_packs.show(),
            ),
            done=self._show,
            failed=self._board.show_error,
        )

    def _show(self, answer: Answer) -> None:
        state, waiting, runs, packs = answer
        now = self._place.clock()
        trouble = Trouble()
        if state.last_error:
            words, error = self._place.words, CentralUnavailable(state.last_error)
            trouble = Trouble(words.text(error), words.way_out(error))
        self._head.show_sentence(sentence_of(state, now, trouble))
        self._queue.show_rows(waiting)
        self._queues.setCurrentIndex(0 if waiting else 1)
        size = sum(one.size for one in waiting)
        self._sum.setText(
            f"{state.waiting} pesanan · {state.waiting_total} · {measured(size)}" if waiting else ""
        )
        self._ages.show_rows([*ages_of(state, now), rules_age(packs)])
        self._runs.show_rows([run for run in runs if not run.error][:RUNS])
        self._age_table.fit_height()
        self._run_table.fit_height()
        if notice := brought(self._go.last_report(), self._place.words):
            self._board.show_notice(notice)
        else:
            self._board.clear()

    def _open(self, one: WaitingRow) -> None:
        if one.order:
            self._go.open_orders(UUID(one.order))

    def _build(self) -> None:
        under = "Mengirim pesanan ke pusat dan mengambil harga, pagu, nomor, dan jawaban pusat"
        queue_head = row(
            Text("Menunggu dikirim ke pusat", Face.CARD), self._sum, None, margins=(14, 10, 14, 6)
        )
        below = row(spacing=12)
        for title, table in (
            ("Umur data di komputer ini", self._age_table),
            ("Sinkronisasi berhasil terakhir", self._run_table),
        ):
            below.addWidget(_titled(title, table), 1, Qt.AlignmentFlag.AlignTop)
        self.setLayout(
            column(
                heading("Sinkronisasi", Text(under, Face.SMALL)),
                self._board,
                self._head,
                card(queue_head, self._queues, spacing=0, margins=TABLE),
                below,
                spacing=12,
                margins=(16, 12, 16, 12),
            )
        )


def _titled(title: str, table: TableView) -> QFrame:
    head = row(Text(title, Face.CARD), None, margins=(14, 10, 14, 6))
    return card(head, table, spacing=0, margins=TABLE)
