"""Cetak map PPK: what the PPK reads on paper of one order, through the printer in one go."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QObject
from PySide6.QtPrintSupport import QPrintDialog, QPrinter

from bejo_desktop.domain.paper.frame import PaperKind
from bejo_desktop.domain.paper.sheet import PaperSize
from ui.paper.sending import PrintJob, prepare, send
from ui.widgets.banner import Notice, Weight

if TYPE_CHECKING:
    from collections.abc import Sequence
    from uuid import UUID

    from PySide6.QtWidgets import QWidget

    from bejo_desktop.application.core import Core
    from bejo_desktop.application.views import Paper
    from ui.notices import NoticeBoard
    from ui.workplace import Workplace

IN_FOLDER: Final = (
    PaperKind.SP,
    PaperKind.SPK,
    PaperKind.NOTA,
    PaperKind.NEGOSIASI,
    PaperKind.PERBANDINGAN,
)
"""What lies in the map, in its order: the order as KONSEP, the minutes, the comparison."""
NOTHING: Final = Notice(Weight.NOTICE, "Belum ada surat pesanan ini yang dapat dicetak")


def papers_of(core: Core, order_id: UUID, size: str = "") -> tuple[Paper, ...]:
    """Draw what can be printed of the map now; reads and draws only, on the read lane."""
    rows = [row for row in core.printing.papers(order_id) if row.available]
    found = [row.kind for kind in IN_FOLDER for row in rows if row.kind is kind]
    kinds = dict.fromkeys(found)
    return tuple(core.printing.preview(order_id, size, kind=kind) for kind in kinds)


class FolderPrinter(QObject):
    """Asks for the printer and sends the papers of one order one after the other."""

    def __init__(self, place: Workplace, core: Core, over: QWidget, board: NoticeBoard) -> None:
        super().__init__(over)
        self._place, self._core, self._over, self._board = place, core, over, board

    def ask(self, order_id: UUID) -> None:
        """Ask for the printer, then print the map of an order."""
        printer = QPrinter(QPrinter.PrinterMode.HighResolution)
        prepare(printer, PrintJob("", 1, PaperSize.A4))
        dialog = QPrintDialog(printer, self._over)
        dialog.setWindowTitle("Cetak map PPK")
        if dialog.exec() == QPrintDialog.DialogCode.Accepted:
            name, file = printer.printerName(), printer.outputFileName()
            self.print_as(order_id, PrintJob(name, max(1, printer.copyCount()), PaperSize.A4, file))

    def print_as(self, order_id: UUID, job: PrintJob) -> None:
        """Draw and send the papers on the read lane, and say how many went."""
        core = self._core

        def print_all(_: object) -> tuple[Paper, ...]:
            papers = papers_of(core, order_id, job.size.value)
            for at, paper in enumerate(papers, start=1):
                send(paper.pdf, paper.pages, _named(job, at), core.printing.raster)
            return papers

        self._place.lanes.read.start(
            self, print_all, done=self._tell, failed=self._board.show_error
        )

    def _tell(self, papers: Sequence[Paper]) -> None:
        names = ", ".join(paper.name for paper in papers)
        sent = Notice(Weight.GOOD, f"{len(papers)} surat dikirim ke pencetak", names)
        self._board.show_notice(sent if papers else NOTHING)


def _named(job: PrintJob, at: int) -> PrintJob:
    """Into files each paper goes under a name of its own."""
    if not job.file or at == 1:
        return job
    stem, dot, ending = job.file.rpartition(".")
    return replace(job, file=f"{stem}-{at}{dot}{ending}" if dot else f"{job.file}-{at}")
