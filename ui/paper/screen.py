"""Pratinjau: the same bytes on the screen, in the file and on paper."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QStandardPaths, Qt
from PySide6.QtPrintSupport import QPrintDialog, QPrinter
from PySide6.QtWidgets import QFileDialog

from bejo_desktop.application.changes import Kind as Changed
from bejo_desktop.domain.errors import RuleBroken
from bejo_desktop.domain.paper.frame import PaperKind
from bejo_desktop.domain.paper.sheet import PaperSize
from ui.keys import Act, Command
from ui.notices import NoticeBoard
from ui.orders.following import Following
from ui.orders.way import Next
from ui.paper.copy_dialog import CopyDialog
from ui.paper.frame import Frame, key_of
from ui.paper.looking import Looking
from ui.paper.reading import SURAT_PESANAN, ChosenPaper, look
from ui.paper.sending import PrintJob, prepare, send
from ui.paper.side import SidePanel
from ui.paper.words import marking_line, sign_refusal, signing_steps
from ui.saving import save_file
from ui.widgets.banner import Notice, Weight
from ui.widgets.key_line import KeyHint
from ui.workplace import PapersScreen

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from uuid import UUID

    from PySide6.QtGui import QKeyEvent

    from bejo_desktop.application.changes import Changes
    from bejo_desktop.application.core import Core
    from bejo_desktop.application.views import OrderDetail, Paper, PaperRow
    from ui.paper.reading import Look
    from ui.workplace import Navigator, Workplace

NO_PAPER: Final = "Belum ada surat yang dapat dicetak."


class PaperScreen(PapersScreen):
    """The paper of one order; F9 records the signatures."""

    def __init__(self, place: Workplace, core: Core, go: Navigator) -> None:
        super().__init__()
        self._place, self._core, self._go = place, core, go
        self._order_id: UUID | None = None
        self._detail: OrderDetail | None = None
        self._paper: Paper | None = None
        self._chosen, self._chosen_size = SURAT_PESANAN, ""
        self._papers: Sequence[PaperRow] = ()
        self._printed = False
        self._print = Act(self, "Cetak", self._ask_print)
        self._save = Act(self, "Simpan PDF", self._ask_file)
        self._sign = Act(self, "Catat sudah ditandatangani", self._ask_signed)
        self._board = NoticeBoard(place.theme, place.words)
        self._looking = Looking(place, core, self._board)
        self._side = SidePanel(place.theme, self._sign)
        self._frame = Frame(place.theme, self._print, self._save)
        self.setLayout(self._frame.laid_out(self._board, self._looking, self._side))
        self._frame.back.clicked.connect(self._go_back)
        self._side.size_chosen.connect(self._choose_size)
        self._frame.papers.chosen.connect(self._choose_paper)
        self._following = Following(place, core, go, self, self._board)
        self._looking.bar.add_keys(self)
        self._show_acts()

    def acts(self) -> Mapping[Command, Act]:
        return {
            Command.MAIN_ACT: self._sign,
            Command.PRINT: self._print,
            Command.SAVE_PDF: self._save,
        }

    def hints(self) -> tuple[KeyHint, ...]:
        return (
            KeyHint("↑ ↓", "surat lain"),
            KeyHint("PgUp PgDn", "halaman"),
            KeyHint("Ctrl + / −", "besar-kecil"),
            KeyHint("Ctrl+P", "cetak"),
            KeyHint("Ctrl+S", "simpan PDF"),
            KeyHint("F9", "catat ditandatangani"),
            KeyHint("Esc", "kembali"),
        )

    def concerns(self, changes: Changes) -> bool:
        return changes.touches(Changed.ORDERS, Changed.SYNC, Changed.SETTINGS)

    def take_focus(self) -> None:
        self._looking.view.setFocus(Qt.FocusReason.OtherFocusReason)

    def show_order(self, order_id: UUID) -> None:
        if order_id != self._order_id:
            self._start(order_id, SURAT_PESANAN)
        self.reread()

    def show_paper(self, order_id: UUID, kind: str) -> None:
        if kind:
            self._start(order_id, ChosenPaper(PaperKind(kind)))
        self.show_order(order_id)

    def reread(self) -> None:
        if self._order_id is None:
            return
        core, order_id, chosen, size = self._core, self._order_id, self._chosen, self._chosen_size
        self._place.lanes.read.ask(
            "paper",
            self,
            lambda _: look(core, order_id, chosen, size),
            done=self._show,
            failed=self._board.show_error,
        )

    def _start(self, order_id: UUID, chosen: ChosenPaper) -> None:
        self._order_id, self._detail, self._paper = order_id, None, None
        self._chosen, self._printed = chosen, False
        self._board.clear()

    def look_at(self, chosen: ChosenPaper) -> None:
        """Choose a paper in the list, as ↑ ↓ do."""
        self._frame.papers.choose(chosen)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self._go_back()
        else:
            super().keyPressEvent(event)

    def save_to(self, name: str) -> None:
        """Write the paper to the file `name` and note who took it."""
        if self._order_id is None or self._paper is None:
            return
        core, order_id, size = self._core, self._order_id, self._side.paper_size.value
        chosen, session = self._chosen, self._core.session
        self._place.lanes.write.start(
            self,
            lambda _: save_file(name, chosen.taken(core, session, order_id, size).pdf),
            done=lambda _: self._tell("PDF tersimpan", name),
            failed=self._board.show_error,
        )

    def print_as(self, job: PrintJob) -> None:
        """Send the paper that is shown to the printer; the original is noted as taken."""
        if self._order_id is None or self._paper is None or self._detail is None:
            return
        core, order_id, shown = self._core, self._order_id, self._paper
        session, size, chosen = core.session, job.size.value, self._chosen

        def hand_over(paper: Paper) -> None:
            self._place.lanes.read.start(
                self,
                lambda _: send(paper.pdf, paper.pages, job, core.printing.raster),
                done=lambda _: note(paper),
                failed=self._board.show_error,
            )

        def note(paper: Paper) -> None:
            self._place.lanes.write.start(
                self,
                lambda _: core.printing.note_print(session, order_id, paper, job.copies),
                done=lambda _: self._after_print(job),
                failed=self._board.show_error,
            )

        if shown.copy:  # it was noted, with its reason, when it was made
            hand_over(shown)
            return
        self._place.lanes.write.start(
            self,
            lambda _: chosen.taken(core, session, order_id, size),
            done=hand_over,
            failed=self._board.show_error,
        )

    def _show(self, seen: Look) -> None:
        self._printed, self._papers, self._chosen = seen.printed, seen.papers, seen.chosen
        self._show_paper(seen.detail, seen.paper, seen.size)

    def _show_paper(self, detail: OrderDetail, paper: Paper, size: PaperSize) -> None:
        self._detail, self._paper = detail, paper
        self._side.show_size(size)
        self._side.show_marking(marking_line(detail, paper, printed=self._printed))
        self._side.show_steps(signing_steps(detail, paper, printed=self._printed))
        self._frame.show_paper(detail, self._papers, paper, self._chosen)
        self._looking.show_paper(paper, size)
        self._show_acts()

    def _show_acts(self) -> None:
        for act in (self._print, self._save):
            if self._paper is None:
                act.refuse(NO_PAPER)
            else:
                act.allow()
        if refusal := self._sign_refusal():
            self._sign.refuse(refusal)
        else:
            self._sign.allow()

    def _sign_refusal(self) -> str:
        if self._detail is None or self._paper is None:
            return NO_PAPER
        return sign_refusal(self._detail, self._paper, self._core.session.officer.roles)

    def _ask_print(self) -> None:
        copies = self._side.copies()
        if copies is None or self._detail is None or self._paper is None:
            return
        if self._printed:
            self._ask_copy()
        else:
            self._choose_printer(copies)

    def _ask_copy(self) -> None:
        dialog = CopyDialog(self._place, self)
        core, order_id, size = self._core, self._order_id, self._side.paper_size.value
        chosen, session = self._chosen, self._core.session
        assert order_id is not None

        def made(paper: Paper) -> None:
            dialog.accept()
            assert self._detail is not None
            self._show_paper(self._detail, paper, PaperSize(size))
            self._choose_printer(1)

        dialog.confirmed.connect(
            lambda reason: self._place.lanes.write.start(
                dialog,
                lambda _: chosen.taken(core, session, order_id, size, reason),
                done=made,
                failed=dialog.show_error,
            )
        )
        dialog.open()

    def _choose_printer(self, copies: int) -> None:
        size = self._side.paper_size
        printer = QPrinter(QPrinter.PrinterMode.HighResolution)
        prepare(printer, PrintJob("", copies, size))
        dialog = QPrintDialog(printer, self)
        dialog.setWindowTitle("Cetak")
        if dialog.exec() == QPrintDialog.DialogCode.Accepted:
            name, file = printer.printerName(), printer.outputFileName()
            self.print_as(PrintJob(name, max(1, printer.copyCount()), size, file))

    def _after_print(self, job: PrintJob) -> None:
        self._tell(f"{job.copies} rangkap dikirim ke pencetak", job.file or job.printer)
        self.reread()

    def _ask_file(self) -> None:
        if self._paper is None:
            return
        folder = QStandardPaths.writableLocation(QStandardPaths.StandardLocation.DocumentsLocation)
        name, _ = QFileDialog.getSaveFileName(
            self, "Simpan PDF", f"{folder}/{self._paper.name}", "PDF (*.pdf)"
        )
        if name:
            self.save_to(name)

    def _tell(self, title: str, text: str) -> None:
        self._board.show_notice(Notice(Weight.GOOD, title, text))

    def _ask_signed(self) -> None:
        if self._detail is not None:
            self._following.take(Next.SIGN, self._detail)

    def _choose_paper(self, row: PaperRow | None) -> None:
        """Look at another paper of the order; one that is not there yet says what it waits for."""
        if row is None or key_of(row) == self._chosen:
            return
        if not row.available:
            self._board.show_error(RuleBroken(row.why_not, **row.facts))
            return
        self._board.clear()
        self._chosen = key_of(row)
        self.reread()

    def _choose_size(self, size: PaperSize) -> None:
        self._chosen_size = size.value
        self.reread()

    def _go_back(self) -> None:
        self._go.open_orders(self._order_id)
