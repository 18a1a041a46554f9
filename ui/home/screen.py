"""Beranda: what waits for the officer, and how the desk stands."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QStackedWidget

from bejo_desktop.application.session import DRAFTERS
from bejo_desktop.domain.codes import Role
from ui.access.assignment import assignment_words
from ui.access.words import role_name
from ui.days import full_day
from ui.fonts import Face
from ui.home.reading import read_home
from ui.home.side import SidePanel
from ui.home.tasks import Task, tasks_of
from ui.home.words import columns, rows_of
from ui.keys import Act, Command
from ui.navigation import Screen
from ui.notices import NoticeBoard
from ui.widgets.button import Button
from ui.widgets.button_look import Kind
from ui.widgets.card import TABLE, card, heading
from ui.widgets.empty_state import EmptyState
from ui.widgets.key_line import KeyHint
from ui.widgets.layout import column, row
from ui.widgets.table.model import RowsModel
from ui.widgets.table.view import TASK, TableView
from ui.widgets.text import Text

if TYPE_CHECKING:
    from collections.abc import Mapping

    from bejo_desktop.application.core import Core
    from ui.home.reading import HomeRead
    from ui.workplace import Navigator, Workplace

LOOKS: Final = frozenset({Role.AUDITOR, Role.UNIT_ADMIN, Role.PROVINCE_ADMIN})
"""Roles that only look: their work starts in the list of orders, of the province on the board."""

FOR_PROVINCE: Final = (
    "Jumlah, peringkat, dan keikutsertaan kabupaten/kota tampil di Papan Jatim Bejo."
)
ONLY_LOOKS: Final = "Peran ini hanya melihat; pesanan disusun dan diputus petugas lain."


class HomeScreen(Screen):
    """Tasks in the order of harm; Enter opens the one that is chosen."""

    def __init__(self, place: Workplace, core: Core, go: Navigator) -> None:
        super().__init__()
        self._place, self._core, self._go = place, core, go
        self._model: RowsModel[Task] = RowsModel(
            columns(place.words, place.clock), lambda task: task.order.order_id
        )
        self._table = TableView(place.theme, self._model, TASK, "Yang menunggu Anda")
        self._table.hide_heads()
        self._table.opened.connect(self._open)
        self._board = NoticeBoard(place.theme, place.words)
        self._side = SidePanel(place.theme)
        self._side.budget_asked.connect(go.open_budget)
        self._side.numbers_asked.connect(go.open_numbers)
        self._side.sync_asked.connect(go.sync_now)
        self._under = Text("", Face.SMALL)
        self._lists = QStackedWidget()
        self._lists.addWidget(self._table)
        self._lists.addWidget(self._nothing())
        self._folder = Act(self, "Buka map tanda tangan", go.open_approval)
        self._build()

    def acts(self) -> Mapping[Command, Act]:
        return {Command.CHOICES: self._folder} if self._approves else {}

    def hints(self) -> tuple[KeyHint, ...]:
        return (
            KeyHint("↑ ↓", "pilih"),
            KeyHint("Enter", "buka"),
            *([KeyHint("F4", "map tanda tangan")] if self._approves else []),
            KeyHint("F3", "katalog"),
            KeyHint("F5", "sinkronkan"),
            KeyHint("Ctrl+K", "perintah"),
        )

    def take_focus(self) -> None:
        self._table.setFocus(Qt.FocusReason.OtherFocusReason)

    def reread(self) -> None:
        core, year = self._core, self._place.today().year
        self._place.lanes.read.ask(
            "home",
            self,
            lambda _: read_home(core, year),
            done=self._show,
            failed=self._board.show_error,
        )

    def _show(self, read: HomeRead) -> None:
        self._board.clear()
        officer = self._core.session.officer
        tasks = tasks_of(read.orders, officer.roles, read.beyond)
        self._model.show_rows(rows_of(tasks))
        self._lists.setCurrentIndex(0 if tasks else 1)
        if tasks and self._table.current_row() is None:
            self._table.choose_first()
        role = role_name(role.value for role in officer.roles)
        self._under.setText(f"{full_day(self._place.today())} · {len(tasks)} hal sebagai {role}")
        self._side.show_budget(read.lines, self._place.clock())
        self._side.show_state(read.state)

    def _open(self, task: Task) -> None:
        leads = {
            "decision": self._go.open_decision,
            "approval": self._go.open_approval,
            "editor": self._go.open_editor,
            "orders": self._go.open_orders,
        }
        leads[task.group.leads_to](task.order.order_id)

    @property
    def _approves(self) -> bool:
        return Role.PPK in self._core.session.officer.roles

    def _new_order(self, kind: Kind) -> Button | None:
        """The button that starts an order, for those who write orders."""
        if not self._core.session.officer.roles & DRAFTERS:
            return None
        new = Button(self._place.theme, "Pesanan baru", kind, icon="plus", key="Ctrl+N")
        new.clicked.connect(self._go.new_order)
        return new

    def _nothing(self) -> EmptyState:
        officer = self._core.session.officer
        if not officer.roles - LOOKS:
            province = Role.PROVINCE_ADMIN in officer.roles
            if province:
                act, icon = Act(self, "Buka papan", self._go.open_board), "chart-column"
            else:
                act, icon = Act(self, "Lihat pesanan", self._go.open_orders), "file-text"
            look = Button(self._place.theme, act.text(), Kind.PRIMARY, icon=icon)
            look.clicked.connect(act.trigger)
            told = assignment_words(officer, self._place.today())
            told = told or (FOR_PROVINCE if province else ONLY_LOOKS)
            return EmptyState(
                self._place.theme, "eye", "Tidak ada tugas untuk peran ini", told, look
            )
        return EmptyState(
            self._place.theme,
            "circle-check",
            "Tidak ada yang menunggu Anda",
            "Pesanan yang dikembalikan, tertahan, atau belum selesai muncul di sini.",
            self._new_order(Kind.PLAIN),
        )

    def _open_folder(self) -> Button:
        folder = Button(
            self._place.theme, "Buka map tanda tangan", Kind.PRIMARY, icon="stamp", key="F4"
        )
        folder.clicked.connect(self._folder.trigger)
        return folder

    def _build(self) -> None:
        acts = [self._new_order(Kind.PLAIN if self._approves else Kind.PRIMARY)]
        if self._approves:
            acts.append(self._open_folder())
        head = heading("Yang menunggu Anda", self._under, *(act for act in acts if act))
        body = row(spacing=16)
        body.addWidget(card(self._lists, spacing=0, margins=TABLE), 1)
        body.addWidget(self._side)
        self.setLayout(column(head, self._board, body, spacing=12, margins=(16, 12, 16, 12)))
