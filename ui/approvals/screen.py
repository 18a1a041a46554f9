"""Map tanda tangan: what waits for the PPK, one order at a time, no flag unread."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QStackedWidget

from bejo_desktop.application.changes import Kind as Changed
from bejo_desktop.domain.order import MOVES
from bejo_desktop.domain.order import Act as Move
from ui.approvals.detail import DetailPanel
from ui.approvals.folder import Entry, Folder, Group, read_folder, totals
from ui.approvals.return_dialog import ReturnDialog
from ui.approvals.words import folder_columns, folder_rows
from ui.fonts import Face
from ui.keys import Act, Command
from ui.notices import NoticeBoard
from ui.orders.why import WhyDialog
from ui.widgets.banner import Notice, Weight
from ui.widgets.button import Button
from ui.widgets.button_look import Kind
from ui.widgets.card import TABLE, card, heading
from ui.widgets.empty_state import EmptyState
from ui.widgets.key_line import KeyHint
from ui.widgets.layout import column, row
from ui.widgets.table.model import RowsModel
from ui.widgets.table.view import FOLDER, TableView
from ui.widgets.text import Text
from ui.workplace import OrderScreen

if TYPE_CHECKING:
    from collections.abc import Mapping
    from uuid import UUID

    from PySide6.QtGui import QKeyEvent
    from PySide6.QtWidgets import QWidget

    from bejo_desktop.application.changes import Changes
    from bejo_desktop.application.core import Core
    from bejo_desktop.application.views import OrderDetail
    from bejo_desktop.domain.errors import BejoError
    from ui.workplace import Navigator, Workplace

LIST_WIDTH = 392
RUNNING = "Sedang diproses…"


class ApprovalsScreen(OrderScreen):
    """The list of the folder at the left, the chosen order with its acts at the right."""

    def __init__(self, place: Workplace, core: Core, go: Navigator) -> None:
        super().__init__()
        self._place, self._core, self._go = place, core, go
        self._folder: Folder | None = None
        self._entry: Entry | None = None
        self._wanted: UUID | None = None
        self._approve = Act(self, "Setujui & terbitkan nomor", self._finalise)
        self._give_back = Act(self, "Kembalikan untuk diperbaiki", self._ask_reason)
        self._paper = Act(self, "Lihat kertasnya", self._open_paper)
        self._model: RowsModel[Entry] = RowsModel(
            folder_columns(), lambda entry: entry.detail.row.order_id
        )
        self._table = TableView(place.theme, self._model, FOLDER, "Map tanda tangan")
        self._board = NoticeBoard(place.theme, place.words)
        self._under = Text("", Face.SMALL)
        self._panel = DetailPanel(place, self._approve, self._give_back)
        self._sides = QStackedWidget()
        self._build()
        self._refuse_all("Pilih satu pesanan.")

    def acts(self) -> Mapping[Command, Act]:
        return {
            Command.MAIN_ACT: self._approve,
            Command.OTHER_ACT: self._give_back,
            Command.PAPER: self._paper,
            Command.PRINT: self._paper,
            Command.WHY: self._why,
            Command.NEXT_FLAG: self._next_flag,
            Command.NEXT_PANE: self._next_pane,
        }

    def hints(self) -> tuple[KeyHint, ...]:
        return (
            KeyHint("↑ ↓", "pesanan"),
            KeyHint("F6", "pindah panel"),
            KeyHint("F7", "mengapa"),
            KeyHint("F8", "tanda berikut"),
            KeyHint("F9", "setujui"),
            KeyHint("Shift+F9", "kembalikan"),
            KeyHint("F12", "kertas"),
        )

    def concerns(self, changes: Changes) -> bool:
        return changes.touches(*Changed)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.take_focus()
        else:
            super().keyPressEvent(event)

    def take_focus(self) -> None:
        self._table.setFocus(Qt.FocusReason.OtherFocusReason)

    def show_order(self, order_id: UUID) -> None:
        self._wanted = order_id
        self.reread()

    def reread(self) -> None:
        core, today = self._core, self._place.today()
        self._place.lanes.read.ask(
            "approvals",
            self,
            lambda _: read_folder(core, today),
            done=self._show,
            failed=self._board.show_error,
        )

    def _show(self, folder: Folder) -> None:
        opened = self._entry
        self._folder = folder
        self._model.show_rows(folder_rows(folder))
        count, total = totals(folder.waiting)
        words = f"{count} pesanan menunggu persetujuan PPK · {total}"
        self._under.setText(words if count else "Tidak ada pesanan yang menunggu persetujuan")
        self._panel.bar.show_numbering(folder.numbering)
        self._sides.setCurrentIndex(0 if folder.entries else 1)
        if self._wanted is not None and self._table.choose(self._wanted):
            self._wanted = None
        elif folder.entries and self._table.current_row() is None:
            self._table.choose_first()
        self._show_entry(self._table.current_row())
        self._tell_change(opened)

    def _show_entry(self, entry: Entry | None) -> None:
        if entry is None:
            self._entry = None
            self._refuse_all("Map kosong.")
            return
        if self._entry is None or self._entry.detail.row.order_id != entry.detail.row.order_id:
            self._panel.bar.forget()
        if entry is not self._entry:
            self._entry = entry
            self._panel.show_entry(entry)
        self._show_acts(entry)

    def _tell_change(self, opened: Entry | None) -> None:
        """Say that the order in sight is not what it was when it was opened."""
        shown = self._entry
        if opened is None or shown is None or opened.group is Group.DECIDED:
            return
        was, now = opened.detail.row, shown.detail.row
        if was.order_id == now.order_id and was.content_hash != now.content_hash:
            self._panel.bar.forget_passphrase()
            title = "Isi pesanan ini berubah sejak Anda membukanya"
            self._board.show_notice(Notice(Weight.WAIT, title, "Baca sekali lagi sebelum setuju."))

    def _show_acts(self, entry: Entry) -> None:
        self._paper.allow()
        if entry.group is Group.DECIDED:
            self._refuse("Pesanan ini sudah diputus hari ini.", both=True)
        elif not self._core.session.officer.roles & MOVES[Move.FINAL].roles:
            self._refuse("Hanya PPK yang menyetujui atau mengembalikan.", both=True)
        else:
            self._give_back.allow()
            refusal = self._refusal(entry)
            if refusal:
                self._refuse(refusal, both=False)
            else:
                self._approve.allow()

    def _refusal(self, entry: Entry) -> str:
        assert self._folder is not None
        if self._panel.bar.passphrase.is_waiting:
            return "Kata sandi salah berkali-kali: tunggu sebentar."
        if entry.view.blocks:
            return "Ada tanda merah yang harus diselesaikan lebih dulu."
        if self._folder.numbering.is_used_up:
            return "Nomor SP habis: sinkronkan lebih dulu untuk mengambil nomor baru."
        return ""

    def _finalise(self) -> None:
        if self._entry is None:
            return
        core, row, bar = self._core, self._entry.detail.row, self._panel.bar
        seen, typed, passphrase = row.content_hash or "", bar.typed_number(), bar.passphrase.text
        if not passphrase:
            bar.ask_passphrase()
            return

        def issue(_: object) -> tuple[OrderDetail, Changes]:
            core.confirm(passphrase)
            return core.approving.finalise(core.session, row.order_id, seen, typed)

        self._refuse(RUNNING, both=True)
        self._place.lanes.write.start(self, issue, done=self._issued, failed=self._not_issued)

    def _issued(self, answer: tuple[OrderDetail, Changes]) -> None:
        detail, changes = answer
        self._panel.bar.forget()
        self._wanted = self._folder.after(detail.row.order_id) if self._folder else None
        self._go.tell(changes)
        paper = Button(self._place.theme, "Lihat kertasnya", Kind.QUIET)
        paper.clicked.connect(lambda: self._go.open_paper(detail.row.order_id))
        notice = Notice(Weight.GOOD, f"Terbit dengan nomor {detail.row.number}", detail.row.package)
        self._board.show_notice(notice, (paper,))

    def _not_issued(self, error: BejoError) -> None:
        bar, words = self._panel.bar, self._place.words
        self._board.clear()
        if error.facts.get("field") == "number":
            bar.show_number_error(f"{words.text(error)} {words.way_out(error)}")
        elif not bar.passphrase.refuses(error):
            self._board.show_error(error)
        if self._entry is not None:
            self._show_acts(self._entry)
        self.reread()

    def _follow_wait(self) -> None:
        if self._entry is not None:
            self._show_acts(self._entry)

    def _ask_reason(self) -> None:
        if self._entry is None:
            return
        core, row = self._core, self._entry.detail.row
        dialog = ReturnDialog(self._place, row.package, self)

        def given_back(answer: tuple[OrderDetail, Changes]) -> None:
            dialog.accept()
            self._returned(answer)

        def give_back(reason: str) -> None:
            self._place.lanes.write.start(
                dialog,
                lambda _: core.approving.give_back(core.session, row.order_id, reason),
                done=given_back,
                failed=dialog.show_error,
            )

        dialog.confirmed.connect(give_back)
        dialog.open()

    def _returned(self, answer: tuple[OrderDetail, Changes]) -> None:
        detail, changes = answer
        self._wanted = self._folder.after(detail.row.order_id) if self._folder else None
        self._go.tell(changes)
        title = "Dikembalikan kepada Pejabat Pengadaan"
        self._board.show_notice(Notice(Weight.GOOD, title, detail.row.package))

    def _refuse(self, reason: str, *, both: bool) -> None:
        self._approve.refuse(reason)
        if both:
            self._give_back.refuse(reason)

    def _refuse_all(self, reason: str) -> None:
        self._refuse(reason, both=True)
        self._paper.refuse(reason)

    def _open_paper(self) -> None:
        if self._entry is not None:
            self._go.open_paper(self._entry.detail.row.order_id)

    def _show_why(self) -> None:
        if self._entry is not None:
            WhyDialog(self._place.theme, self._entry.view.why, self).open()

    def _go_round(self) -> None:
        bar = self._panel.bar
        panes: list[QWidget] = [self._table, self._panel.lines]
        panes.append(bar.number if bar.number.isVisible() else bar.passphrase.edit)
        here = next((at for at, pane in enumerate(panes) if pane.hasFocus()), -1)
        panes[(here + 1) % len(panes)].setFocus(Qt.FocusReason.TabFocusReason)

    def _build(self) -> None:
        self._why = Act(self, "Mengapa?", self._show_why)
        self._next_flag = Act(self, "Tanda berikutnya", self._panel.show_next_flag)
        self._next_pane = Act(self, "Pindah panel", self._go_round)
        self._table.hide_heads()
        self._table.chosen.connect(self._show_entry)
        self._table.opened.connect(lambda _: self._panel.lines.setFocus())
        self._panel.paper_asked.connect(self._open_paper)
        self._panel.why_asked.connect(self._show_why)
        self._panel.bar.passphrase.waited.connect(self._follow_wait)
        self._sides.addWidget(self._panel)
        empty = EmptyState(
            self._place.theme,
            "stamp",
            "Map kosong",
            "Pesanan yang diajukan Pejabat Pengadaan muncul di sini.",
        )
        self._sides.addWidget(card(empty))
        listed = card(self._table, spacing=0, margins=TABLE)
        listed.setFixedWidth(LIST_WIDTH)
        body = row(listed, self._sides, spacing=12)
        body.setStretch(1, 1)
        parts = (heading("Map tanda tangan", self._under), self._board, body)
        self.setLayout(column(*parts, spacing=12, margins=(16, 12, 16, 12)))
