"""Handing a paper to a printer: the file itself where the system takes it, else its pixels."""

from __future__ import annotations

import shutil
import subprocess
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QMarginsF, QRect, QSizeF
from PySide6.QtGui import QImage, QPageLayout, QPageSize, QPainter
from PySide6.QtPrintSupport import QPrinter

from bejo_desktop.domain.errors import EnvironmentFailed
from bejo_desktop.domain.paper.sheet import PaperSize
from ui.raster import image_of
from ui.saving import save_file

if TYPE_CHECKING:
    from collections.abc import Callable

    from bejo_desktop.domain.paper.sheet import RasterPage

PRINT_DPI: Final = 300
LP_SECONDS: Final = 20
"""A print service that has not taken a file by then is not running."""
MILLIMETRES: Final = {PaperSize.A4: (210.0, 297.0), PaperSize.F4: (215.0, 330.0)}
_MEDIA: Final = {PaperSize.A4: "A4", PaperSize.F4: "Custom.215x330mm"}


@dataclass(frozen=True, slots=True)
class PrintJob:
    """
    What the officer chose.

    Args:
        printer: its name as the system knows it, "" for the usual one.
        file: where "print to file" goes, "" for paper.
    """

    printer: str
    copies: int
    size: PaperSize
    file: str = ""


def send(
    pdf: bytes, pages: int, job: PrintJob, raster: Callable[[bytes, int, int], RasterPage]
) -> None:
    """
    Print `pdf`; off the GUI thread.

    The text of the file stays text where `lp` takes it; else each page is sent as grey pixels
    without loss, so that no letter is blurred.

    Raises:
        EnvironmentFailed: `paper.not_printed` (facts: `printer`, `reason`), `paper.not_written`.
    """
    if job.file:
        save_file(job.file, pdf)
    elif (lp := shutil.which("lp")) is not None:
        _hand_over(lp, pdf, job)
    else:
        draw_on(
            _printer(job),
            [image_of(raster(pdf, page, PRINT_DPI)) for page in range(1, pages + 1)],
            job,
        )


def draw_on(printer: QPrinter, images: list[QImage], job: PrintJob) -> None:
    """Draw `images`, one a page, on a printer that is set up for `job`."""
    painter = QPainter()
    if not painter.begin(printer):
        raise _failed(job, "pencetak tidak siap")
    painter.setRenderHint(QPainter.RenderHint.LosslessImageRendering)
    whole = QRect(printer.pageLayout().fullRectPixels(PRINT_DPI))
    for at, image in enumerate(images):
        if at and not printer.newPage():
            painter.end()
            raise _failed(job, "pencetak berhenti di tengah")
        grey = image.convertToFormat(QImage.Format.Format_Grayscale8)
        painter.drawImage(whole, grey)
    painter.end()


def prepare(printer: QPrinter, job: PrintJob) -> None:
    """Set size, resolution and copies of `job` on `printer`; the page has its own margins."""
    width, height = MILLIMETRES[job.size]
    page = QPageSize(
        QSizeF(width, height),
        QPageSize.Unit.Millimeter,
        job.size.value.upper(),
        QPageSize.SizeMatchPolicy.ExactMatch,
    )
    printer.setFullPage(True)
    printer.setResolution(PRINT_DPI)
    printer.setPageLayout(QPageLayout(page, QPageLayout.Orientation.Portrait, QMarginsF()))
    printer.setCopyCount(job.copies)


def _printer(job: PrintJob) -> QPrinter:
    printer = QPrinter(QPrinter.PrinterMode.HighResolution)
    if job.printer:
        printer.setPrinterName(job.printer)
    prepare(printer, job)
    return printer


def _hand_over(lp: str, pdf: bytes, job: PrintJob) -> None:
    where = ["-d", job.printer] if job.printer else []
    order = [lp, *where, "-n", str(job.copies)]
    order += ["-o", f"media={_MEDIA[job.size]}", "-o", "print-scaling=none", "-"]
    try:
        done = subprocess.run(  # noqa: S603 - `lp` of this system, a printer name and numbers
            order, input=pdf, capture_output=True, timeout=LP_SECONDS, check=False
        )
    except (OSError, subprocess.TimeoutExpired) as cause:
        raise _failed(job, "layanan cetak tidak menjawab") from cause
    if done.returncode:
        raise _failed(job, done.stderr.decode(errors="replace").strip()[:200] or "ditolak")


def _failed(job: PrintJob, reason: str) -> EnvironmentFailed:
    return EnvironmentFailed("paper.not_printed", printer=job.printer or "–", reason=reason)
