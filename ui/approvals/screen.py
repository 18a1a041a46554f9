"""Map tanda tangan: what waits for the PPK, one order at a time, no flag unread."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QStackedWidget

from bejo_desktop.application.changes import Kind as Changed
from ui.approvals.batch import BatchDialog, results_of, title_of
from ui.approvals.deciding import Decider
from ui.approvals.detail import DetailPanel
from ui.approvals.folder import Entry, Folder, Group, read_folder, totals
from ui.approvals.frame import HINTS, folder_frame
from ui.approvals.judging import DECIDED, Way, judge, may_issue, refusal_together
from ui.approvals.printing import FolderPrinter
from ui.approvals.ticks import Ticks
from ui.approvals.together import TogetherFoot, ask_together
from ui.approvals.words import folder_columns, folder_rows, nearest_words
from ui.fonts import Face
from ui.keys import Act, Command
from ui.notices import NoticeBoard
from ui.orders.paper_approval import ask_paper_approval
from ui.running import Runner
from ui.why.asking import show_why
from ui.widgets.act_button import ActButton
from ui.widgets.banner import Notice, Weight
from ui.widgets.button import Button
from ui.widgets.button_look import Kind
from ui.widgets.card import heading
from ui.widgets.table.model import RowsModel
from ui.widgets.table.view import FOLDER, TableView
from ui.widgets.text import Text
from ui.workplace import OrderScreen

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from uuid import UUID

    from PySide6.QtGui import QKeyEvent
    from PySide6.QtWidgets import QWidget

    from bejo_desktop.application.changes import Changes
    from bejo_desktop.application.core import Core
    from bejo_desktop.application.views import Batch, OrderDetail
    from bejo_desktop.domain.errors import BejoError
    from ui.approvals.batch import Result
    from ui.widgets.key_line import KeyHint
    from ui.workplace import Navigator, Workplace

RUNNING = "Sedang diproses…"


class ApprovalsScreen(OrderScreen):
    """The list of the folder at the left, the chosen order with its acts at the right."""

    def __init__(self, place: Workplace, core: Core, go: Navigator) -> None:
        super().__init__()
        self._place, self._core, self._go = place, core, go
        self._folder: Folder | None = None
        self._entry: Entry | None = None
        self._wanted: UUID | None = None
        self._way, self._ticks = Way.ISSUE, Ticks()
        self._approve = Act(self, Way.ISSUE.value, self._finalise)
        self._give_back = Act(self, "Kembalikan untuk diperbaiki", self._ask_reason)
        self._paper = Act(self, "Lihat kertasnya", self._open_paper)
        self._model: RowsModel[Entry] = RowsModel(
            folder_columns(self._ticks, place.today), lambda entry: entry.order_id
        )
        self._table = TableView(place.theme, self._model, FOLDER, "Map tanda tangan")
        self._board = NoticeBoard(place.theme, place.words)
        self._under = Text("", Face.SMALL)
        self._foot = TogetherFoot(place.theme)
        self._panel = DetailPanel(place, self._approve, self._give_back)
        self._sides = QStackedWidget()
        self._decider = Decider(place, core, self)
        self._runner = Runner(place, go, self, self._board)
        self._printer = FolderPrinter(place, core, self, self._board)
        self._build()
        self._connect()
        self._refuse_all("Pilih satu pesanan.")

    def acts(self) -> Mapping[Command, Act]:
        return {
            Command.MAIN_ACT: self._approve,
            Command.OTHER_ACT: self._give_back,
            Command.PAPER: self._paper,
            Command.PRINT: self._paper,
            Command.WHY: self._why,
            Command.NEXT_FLAG: self._next_flag,
            Command.CHOICES: self._all,
            Command.NEXT_PANE: self._next_pane,
        }

    def hints(self) -> tuple[KeyHint, ...]:
        return HINTS

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
        issues = may_issue(self._core.session.officer, self._place.today())
        self._ticks.keep(folder.tickable if issues else ())
        self._model.show_rows(folder_rows(folder))
        count, total = totals(folder.waiting)
        parts = [f"{count} pesanan menunggu persetujuan PPK", total, nearest_words(folder.waiting)]
        words = " · ".join(part for part in parts if part)
        self._under.setText(words if count else "Tidak ada pesanan yang menunggu persetujuan")
        self._sides.setCurrentIndex(0 if folder.entries else 1)
        if self._wanted is not None and self._table.choose(self._wanted):
            self._wanted = None
        elif folder.entries and self._table.current_row() is None:
            self._table.choose_first()
        self._show_foot()
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
        assert self._folder is not None
        self._paper.allow()
        bar = self._panel.bar
        waiting = bar.passphrase.is_waiting
        judged = judge(entry, self._folder, self._core.session.officer, waiting=waiting)
        self._way = judged.way
        self._approve.rename(judged.way.value)
        waits = entry.group is not Group.DECIDED
        bar.show_asked(passphrase=waits and judged.way is not Way.RECORD)
        bar.show_numbering(self._folder.numbering, entry.book)
        bar.show_total(str(entry.detail.row.total))
        records = judged.refusal if judged.way is Way.RECORD else judged.record_refusal
        for act, refusal in (
            (self._approve, judged.refusal),
            (self._give_back, judged.back_refusal),
            (self._print_all, "" if waits else DECIDED),
            (self._record, records),
        ):
            if refusal:
                act.refuse(refusal)
            else:
                act.allow()
        if self._ticks.are_possible:
            self._all.allow()
        else:
            self._all.refuse("Tidak ada pesanan tanpa tanda yang dapat disetujui bersama.")

    def _finalise(self) -> None:
        if self._entry is None:
            return
        bar, passphrase = self._panel.bar, self._panel.bar.passphrase.text
        if self._way is Way.RECORD:
            self._record_paper()
            return
        if not passphrase:
            bar.ask_passphrase()
            return
        self._refuse(RUNNING, both=True)
        self._decider.issue(self._entry.detail.row, passphrase, bar.typed_number())

    def _record_paper(self) -> None:
        if self._entry is not None:
            ask_paper_approval(self._runner, self._core, self._entry.detail)

    def _print_folder(self) -> None:
        if self._entry is not None:
            self._printer.ask(self._entry.order_id)

    def _finalise_ticked(self) -> None:
        if self._ticks.seen:
            ask_together(self._runner, self._core, self._ticks, self._issued_all)

    def _issued(self, detail: OrderDetail, changes: Changes) -> None:
        self._panel.bar.forget()
        self._wanted = self._folder.after(detail.row.order_id) if self._folder else None
        if self._wanted is None:
            self.take_focus()  # nothing is left that a passphrase could issue
        self._go.tell(changes)
        paper = Button(self._place.theme, "Lihat kertasnya", Kind.QUIET)
        paper.clicked.connect(lambda: self._go.open_paper(detail.row.order_id))
        notice = Notice(Weight.GOOD, f"Terbit dengan nomor {detail.row.number}", detail.row.package)
        self._board.show_notice(notice, (paper,))

    def _issued_all(self, batch: Batch) -> Notice:
        self._panel.bar.forget()
        waiting = () if self._folder is None else self._folder.waiting
        next_up = (one.order_id for one in waiting if one.order_id not in batch.done)
        self._wanted = batch.left[0].order_id if batch.left else next(next_up, None)
        self.take_focus()
        ask = partial(results_of, batch, self._core, self._place.words)
        self._runner.read(ask, partial(self._show_results, batch))
        return Notice(Weight.WAIT if batch.left else Weight.GOOD, title_of(batch))

    def _show_results(self, batch: Batch, results: Sequence[Result]) -> None:
        dialog = BatchDialog(self._place.theme, title_of(batch), results, self)
        dialog.finished.connect(self.take_focus)
        dialog.open()

    def _not_issued(self, error: BejoError) -> None:
        bar, words = self._panel.bar, self._place.words
        self._board.clear()
        if error.facts.get("field") == "number":
            bar.show_number_error(f"{words.text(error)} {words.way_out(error)}")
        elif not bar.passphrase.refuses(error):
            self._board.show_error(error)
        self._follow()
        self.reread()

    def _follow(self) -> None:
        if self._entry is not None:
            self._show_acts(self._entry)

    def _returned(self, detail: OrderDetail, changes: Changes) -> None:
        self._wanted = self._folder.after(detail.row.order_id) if self._folder else None
        self._go.tell(changes)
        title = "Dikembalikan kepada Pejabat Pengadaan"
        self._board.show_notice(Notice(Weight.GOOD, title, detail.row.package))

    def _ask_reason(self) -> None:
        if self._entry is not None:
            self._decider.ask_return(self._entry.detail.row)

    def _tick(self, entry: Entry) -> None:
        self._ticks.toggle(entry)
        self._show_ticks()

    def _tick_all(self) -> None:
        self._ticks.toggle_all()
        self._show_ticks()

    def _show_ticks(self) -> None:
        if self._folder is not None:
            self._model.show_rows(folder_rows(self._folder))
        self._show_foot()
        self._follow()

    def _show_foot(self) -> None:
        if self._folder is not None:
            self._foot.show_ticks(self._ticks, refusal_together(self._ticks, self._folder))

    def _refuse(self, reason: str, *, both: bool) -> None:
        self._approve.refuse(reason)
        if both:
            self._give_back.refuse(reason)

    def _refuse_all(self, reason: str) -> None:
        self._refuse(reason, both=True)
        for act in (self._paper, self._print_all, self._record):
            act.refuse(reason)

    def _open_paper(self) -> None:
        if self._entry is not None:
            self._go.open_paper(self._entry.detail.row.order_id)

    def _show_why(self) -> None:
        """Explain all, first what concerns the line with the focus or of the flag that is read."""
        lines, flag = self._panel.lines, self._panel.flag
        chosen = lines.current_row() if lines.hasFocus() else None
        line = 0 if flag is None or flag.line is None else flag.line
        self._explain("", line if chosen is None else chosen.position)

    def _show_flag_why(self) -> None:
        flag = self._panel.flag
        if flag is not None:
            self._explain(flag.code, flag.line or 0)

    def _explain(self, asked: str, line: int) -> None:
        if self._entry is not None:
            office, failed = (self._place, self._core), self._board.show_error
            show_why(office, self, self._entry.view, failed=failed, asked=asked, line=line)

    def _go_round(self) -> None:
        bar = self._panel.bar
        panes: list[QWidget] = [self._table, self._panel.lines]
        typed = bar.number if bar.number.isVisible() else bar.passphrase.edit
        panes += [typed] if typed.isVisible() else []
        here = next((at for at, pane in enumerate(panes) if pane.hasFocus()), -1)
        panes[(here + 1) % len(panes)].setFocus(Qt.FocusReason.TabFocusReason)

    def _build(self) -> None:
        self._print_all = Act(self, "Cetak map PPK", self._print_folder)
        self._record = Act(self, "Catat persetujuan di kertas", self._record_paper)
        self._why = Act(self, "Mengapa?", self._show_why)
        self._next_flag = Act(self, "Tanda berikutnya", self._panel.show_next_flag)
        self._next_pane = Act(self, "Pindah panel", self._go_round)
        self._all = Act(self, "Centang semua yang tanpa tanda", self._tick_all)
        self._table.hide_heads()
        theme = self._place.theme
        acts = (
            ActButton(theme, self._print_all, icon="printer"),
            ActButton(theme, self._record, icon="file-check"),
        )
        head = (heading("Map tanda tangan", self._under, *acts), self._board)
        listed = (self._table, self._foot)
        self.setLayout(folder_frame(self._place.theme, head, listed, self._sides, self._panel))

    def _connect(self) -> None:
        self._table.chosen.connect(self._show_entry)
        self._table.opened.connect(lambda _: self._panel.lines.setFocus())
        self._table.ticked.connect(self._tick)
        self._panel.paper_asked.connect(self._open_paper)
        self._panel.why_asked.connect(self._show_flag_why)
        self._panel.bar.passphrase.waited.connect(self._follow)
        self._decider.issued.connect(self._issued)
        self._foot.asked.connect(self._finalise_ticked)
        self._decider.returned.connect(self._returned)
        self._decider.refused.connect(self._not_issued)
