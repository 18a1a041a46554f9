"""The preview of a paper: its own pixels, its marks, the file and the printer."""

import hashlib
import os
import stat
from decimal import Decimal

import pypdfium2
import pytest
from PySide6.QtCore import Qt, QTimer
from PySide6.QtGui import QImage, QPageSize
from PySide6.QtPrintSupport import QPrinter
from PySide6.QtWidgets import QApplication

from bejo_desktop.application.views import Received
from bejo_desktop.domain.fulfilment import ReceivedLine, Statements
from bejo_desktop.domain.numbering import Series
from bejo_desktop.domain.order import OrderState
from bejo_desktop.domain.paper.frame import PaperKind
from bejo_desktop.domain.paper.sheet import PaperSize
from ui.orders.signing import SignDialog
from ui.paper.copy_dialog import CopyDialog
from ui.paper.picture import Zoom, dpi_of, room_in
from ui.paper.reading import ChosenPaper
from ui.paper.screen import PaperScreen
from ui.paper.sending import PrintJob, draw_on, prepare
from ui.paper.words import signing_steps
from ui.raster import image_of
from ui.widgets.banner import Banner
from ui.widgets.steps import Standing

CTRL = Qt.KeyboardModifier.ControlModifier
MM = QPageSize.Unit.Millimeter


class Opened:
    def __init__(self, qtbot, office, shell, screen):
        self.qtbot, self.office, self.shell, self.screen = qtbot, office, shell, screen

    def press(self, key, modifiers=Qt.KeyboardModifier.NoModifier):
        self.qtbot.keyClick(QApplication.focusWidget() or self.shell, key, modifiers)
        self.office.rest(self.qtbot)

    def show(self, order_id):
        self.screen.show_order(order_id)
        self.office.rest(self.qtbot)
        self.office.rest(self.qtbot)
        self.screen.take_focus()

    @property
    def image(self):
        return self.screen._looking.view.sheet.image

    @property
    def paper(self):
        return self.screen._paper

    def banners(self):
        return [b.accessibleName() for b in self.screen.findChildren(Banner) if b.isVisible()]


@pytest.fixture
def opened(qtbot, office, tmp_path):
    def build(core=None):
        shell, screen = office.shell(qtbot, PaperScreen, core or office.ppk, tmp_path)
        office.rest(qtbot)
        return Opened(qtbot, office, shell, screen)

    return build


def page_of(pdf, page, dpi):
    """The pixels of a page by the library itself, as rows of blue, green, red."""
    bitmap = pypdfium2.PdfDocument(pdf)[page - 1].render(scale=dpi / 72, prefer_bgrx=True)
    image = QImage(
        bitmap.buffer, bitmap.width, bitmap.height, bitmap.stride, QImage.Format.Format_RGB32
    )
    return image.copy()


def text_of(pdf):
    document = pypdfium2.PdfDocument(pdf)
    return "\n".join(page.get_textpage().get_text_bounded() for page in document)


def test_the_page_on_the_screen_is_the_page_of_the_file_pixel_for_pixel(office, opened):
    order_id = office.issued("Kertas ujian")
    view = opened()
    view.show(order_id)
    looking = view.screen._looking
    dpi = dpi_of(Zoom.WIDTH, PaperSize.A4, room_in(looking.view.viewport().size(), 1.0))
    expected = page_of(view.paper.pdf, 1, dpi)
    assert view.image == expected
    shown = looking.view.sheet.grab().toImage().convertToFormat(QImage.Format.Format_RGB32)
    assert shown == expected


@pytest.mark.parametrize(("zoom", "dpi"), [(Zoom.P100, 96), (Zoom.P150, 144), (Zoom.P200, 192)])
def test_each_zoom_is_drawn_at_its_own_resolution(office, opened, zoom, dpi):
    order_id = office.issued("Kertas ujian")
    view = opened()
    view.show(order_id)
    bar = view.screen._looking.bar
    bar.zoom.setCurrentIndex(list(Zoom).index(zoom))
    bar.zoomed.emit(zoom)
    office.rest(view.qtbot)
    assert view.image == page_of(view.paper.pdf, 1, dpi)


def test_ctrl_plus_and_minus_make_the_page_larger_and_smaller(office, opened):
    order_id = office.issued("Kertas ujian")
    view = opened()
    view.show(order_id)
    widths = [view.image.width()]
    view.press(Qt.Key.Key_Plus, CTRL)
    widths.append(view.image.width())
    for _ in range(2):
        view.press(Qt.Key.Key_Minus, CTRL)
    widths.append(view.image.width())
    assert widths[2] < widths[0] < widths[1]


def test_a_whole_page_fits_into_the_view(office, opened):
    order_id = office.issued("Kertas ujian")
    view = opened()
    view.show(order_id)
    view.press(Qt.Key.Key_Minus, CTRL)
    room = view.screen._looking.view.viewport().size()
    assert view.image.height() <= room.height()
    assert view.image.width() <= room.width()


def test_pages_are_counted_and_turned_by_keys(office, opened):
    order_id = office.issued("Kertas ujian", platform="toko_daring")
    view = opened()
    view.show(order_id)
    pages = len(pypdfium2.PdfDocument(view.paper.pdf))
    assert view.screen._looking.bar._of.text() == f"dari {pages}"
    assert pages >= 2
    view.press(Qt.Key.Key_PageDown)
    assert view.screen._looking.view.accessibleName() == f"Halaman 2 dari {pages}"
    for _ in range(pages):
        view.press(Qt.Key.Key_PageDown)
    assert view.screen._looking.view.accessibleName() == f"Halaman {pages} dari {pages}"
    view.press(Qt.Key.Key_PageUp)
    assert view.screen._looking.view.accessibleName() == f"Halaman {pages - 1} dari {pages}"


def test_every_page_stands_small_beside_the_large_one(qtbot, office, opened):
    order_id = office.issued("Kertas ujian", platform="toko_daring")
    view = opened()
    view.show(order_id)
    thumbs = view.screen._looking.thumbs._thumbs
    assert len(thumbs) == view.paper.pages
    qtbot.mouseClick(thumbs[1], Qt.MouseButton.LeftButton)
    office.rest(qtbot)
    assert view.screen._looking.view.accessibleName().startswith("Halaman 2 ")
    assert thumbs[1].isChecked()


def test_a_draft_is_shown_as_konsep_and_nobody_may_record_signatures(office, opened):
    order_id = office.draft("Kertas ujian")
    view = opened(office.pp)
    view.show(order_id)
    assert "KONSEP" in text_of(view.paper.pdf)
    assert view.screen._side._marking.text().startswith("Belum bernomor: tercetak sebagai KONSEP")
    view.press(Qt.Key.Key_F9)
    assert view.screen.findChild(SignDialog) is None
    assert view.screen._side._refusal.text() == "Dapat dicatat sesudah pesanan bernomor."


def test_the_size_of_the_paper_can_be_chosen(qtbot, office, opened):
    order_id = office.issued("Kertas ujian")
    view = opened()
    view.show(order_id)
    side = view.screen._side
    side._size.setFocus()
    qtbot.keyClick(side._size, Qt.Key.Key_Down)
    office.rest(qtbot)
    office.rest(qtbot)
    width, height = pypdfium2.PdfDocument(view.paper.pdf)[0].get_size()
    # F4 is 215 x 330 mm; a point is 25,4/72 mm.
    assert (round(width * 25.4 / 72), round(height * 25.4 / 72)) == (215, 330)


def test_the_saved_file_is_the_paper_byte_for_byte(office, opened, tmp_path):
    order_id = office.issued("Kertas ujian")
    view = opened()
    view.show(order_id)
    target = tmp_path / "SP.pdf"
    view.screen.save_to(str(target))
    office.rest(view.qtbot)
    assert hashlib.sha256(target.read_bytes()).hexdigest() == view.paper.sha256
    assert any("PDF tersimpan" in banner for banner in view.banners())


@pytest.mark.skipif(os.name != "posix", reason="folders are shut by other means there")
def test_a_file_that_cannot_be_written_leaves_the_old_one_whole(office, opened, tmp_path):
    order_id = office.issued("Kertas ujian")
    view = opened()
    view.show(order_id)
    missing = tmp_path / "tidak ada" / "SP.pdf"
    view.screen.save_to(str(missing))
    office.rest(view.qtbot)
    assert any("tidak dapat ditulis" in banner for banner in view.banners())
    assert not missing.parent.exists()


def test_printing_to_a_file_takes_the_original_and_the_next_one_is_a_marked_copy(
    qtbot, office, opened, tmp_path
):
    order_id = office.issued("Kertas ujian")
    view = opened()
    view.show(order_id)
    original = view.paper.sha256
    target = tmp_path / "cetak.pdf"
    view.screen.print_as(PrintJob("", 2, PaperSize.A4, str(target)))
    office.rest(qtbot)
    office.rest(qtbot)
    assert hashlib.sha256(target.read_bytes()).hexdigest() == original
    assert view.screen._side._marking.text().startswith("Asli sudah dicetak")
    view.press(Qt.Key.Key_P, CTRL)
    dialog = view.screen.findChild(CopyDialog)
    qtbot.keyClicks(dialog.reason, "rusak")
    qtbot.keyClick(dialog.reason, Qt.Key.Key_Return)
    office.rest(qtbot)
    assert "sedikitnya 10 huruf" in dialog._row.error
    dialog.reject()


def test_that_the_original_was_printed_is_known_after_a_new_start(office, opened, tmp_path):
    order_id = office.issued("Kertas ujian")
    view = opened()
    view.show(order_id)
    view.screen.print_as(PrintJob("", 1, PaperSize.A4, str(tmp_path / "cetak.pdf")))
    for _ in range(3):  # taken, printed, noted
        office.rest(view.qtbot)
    later = opened()
    later.show(order_id)
    assert later.screen._side._marking.text().startswith("Asli sudah dicetak")


def test_a_saved_file_is_no_print(office, opened, tmp_path):
    order_id = office.issued("Kertas ujian")
    view = opened()
    view.show(order_id)
    view.screen.save_to(str(tmp_path / "SP.pdf"))
    office.rest(view.qtbot)
    view.show(order_id)
    assert view.screen._side._marking.text().startswith("Rangkap asli")


def test_a_copy_is_marked_on_its_pages_with_its_reason(office):
    order_id = office.issued("Kertas ujian", platform="toko_daring")
    printing, session = office.ppk.printing, office.ppk.session
    copy = printing.paper(session, order_id, "a4", "lembar asli basah kuyup")
    assert copy.copy
    assert "SALINAN" in text_of(copy.pdf)


@pytest.mark.skipif(os.name != "posix", reason="`lp` is of Linux")
def test_lp_is_handed_the_file_itself(qtbot, office, opened, tmp_path, monkeypatch):
    order_id = office.issued("Kertas ujian", platform="toko_daring")
    view = opened()
    view.show(order_id)
    _put_on_path(tmp_path, monkeypatch, 'echo "$@" > "{0}/said"; cat > "{0}/got.pdf"')
    view.screen.print_as(PrintJob("Epson_L3210", 2, PaperSize.F4))
    office.rest(qtbot)
    office.rest(qtbot)
    said = (tmp_path / "said").read_text().strip()
    assert said == "-d Epson_L3210 -n 2 -o media=Custom.215x330mm -o print-scaling=none -"
    # F4 was asked for, so it is the F4 paper that goes out, with all its text.
    f4 = office.ppk.printing.preview(order_id, "f4")
    assert (tmp_path / "got.pdf").read_bytes() == f4.pdf


@pytest.mark.skipif(os.name != "posix", reason="`lp` is of Linux")
def test_a_printer_that_refuses_is_named_with_its_reason(
    qtbot, office, opened, tmp_path, monkeypatch
):
    order_id = office.issued("Kertas ujian")
    view = opened()
    view.show(order_id)
    _put_on_path(tmp_path, monkeypatch, 'cat > /dev/null; echo "no such printer" >&2; exit 1')
    view.screen.print_as(PrintJob("Rusak", 1, PaperSize.A4))
    office.rest(qtbot)
    office.rest(qtbot)
    assert any("Rusak: no such printer" in banner for banner in view.banners())
    assert view.screen._side._marking.text().startswith("Rangkap asli")


def test_without_lp_the_printer_gets_each_page_in_grey_and_without_loss(office, qapp, tmp_path):
    order_id = office.issued("Kertas ujian", platform="toko_daring")
    paper = office.ppk.printing.preview(order_id, "f4")
    raster = office.ppk.printing.raster
    images = [image_of(raster(paper.pdf, page, 300)) for page in range(1, paper.pages + 1)]
    target, job = tmp_path / "kertas.pdf", PrintJob("", 1, PaperSize.F4)
    printer = QPrinter(QPrinter.PrinterMode.HighResolution)
    printer.setOutputFormat(QPrinter.OutputFormat.PdfFormat)
    printer.setOutputFileName(str(target))
    prepare(printer, job)
    draw_on(printer, images, job)
    printed = pypdfium2.PdfDocument(target.read_bytes())
    assert len(printed) == paper.pages
    assert [round(edge * 25.4 / 72) for edge in printed[0].get_size()] == [215, 330]
    assert b"/DCTDecode" not in target.read_bytes()


def test_a_number_that_was_given_up_has_no_paper_any_more(office, opened):
    order_id = office.issued("Kertas ujian")
    office.ppk.deciding.void(office.ppk.session, order_id, "salah memilih penyedia")
    view = opened()
    view.show(order_id)
    assert any("sudah dibatalkan" in banner for banner in view.banners())
    assert not view.screen._frame._print.isEnabled()


def test_f9_records_the_signatures_from_the_paper(qtbot, office, opened):
    order_id = office.issued("Kertas ujian")
    view = opened()
    view.show(order_id)
    view.press(Qt.Key.Key_F9)
    dialog = view.screen.findChild(SignDialog)
    qtbot.keyClick(dialog.fields.day, Qt.Key.Key_Return)
    office.rest(qtbot)
    office.rest(qtbot)
    assert office.ppk.orders.detail(order_id).row.state is OrderState.SIGNED
    assert view.screen._side._refusal.text() == "Tanda tangan sudah dicatat."


def test_esc_leads_back_to_the_order_in_the_list(office, opened):
    order_id = office.issued("Kertas ujian")
    view = opened()
    view.show(order_id)
    view.press(Qt.Key.Key_Escape)
    assert office.desk.go.calls[-1] == ("open_orders", order_id)


def test_ctrl_p_asks_for_the_printer_with_the_copies_and_the_size_that_were_chosen(office, opened):
    order_id = office.issued("Kertas ujian")
    view = opened()
    view.show(order_id)
    view.screen._side.copies_field.setText("3")
    asked = []

    def look_and_leave():
        dialog = QApplication.activeModalWidget()
        printer = dialog.printer()
        asked.append((printer.copyCount(), printer.pageLayout().pageSize().size(MM).toTuple()))
        dialog.reject()

    QTimer.singleShot(0, look_and_leave)
    view.press(Qt.Key.Key_P, CTRL)
    assert asked == [(3, (210.0, 297.0))]
    assert view.screen._side._marking.text().startswith("Rangkap asli")


def test_a_number_of_copies_that_cannot_be_read_prints_nothing(office, opened):
    order_id = office.issued("Kertas ujian")
    view = opened()
    view.show(order_id)
    view.screen._side.copies_field.setText("0")
    view.press(Qt.Key.Key_P, CTRL)
    assert view.screen._side._copies.error == "1 sampai 20"


def _put_on_path(folder, monkeypatch, script):
    """Stand in for the print service of the system: a real program of the name `lp`."""
    lp = folder / "lp"
    lp.write_text(f"#!/bin/sh\n{script.format(folder)}\n")
    lp.chmod(lp.stat().st_mode | stat.S_IXUSR)
    monkeypatch.setenv("PATH", f"{folder}{os.pathsep}{os.environ['PATH']}")


def names(view):
    model = view.screen._frame._model
    return [model.cell_at(model.index(at, 0)).text for at in range(model.rowCount())]


def received(office, order_id, parts=1):
    """Sign, note the arrival and receive all in equal parts, each by the officer whose act it is."""
    today = office.desk.place.today()
    office.grant(Series.BAST)
    ppk = office.ppk
    ppk.approving.sign(ppk.session, order_id, today, None)
    office.pp.fulfilling.arrive(office.pp.session, order_id)
    statements = Statements(function=True, amount=True, time=True)
    for left in range(parts, 0, -1):
        rows = ppk.fulfilling.outstanding(order_id)
        lines = tuple(ReceivedLine(row.line, row.left / left, Decimal(0)) for row in rows)
        wanted = Received(today, left == 1, lines, statements, arrived_on=today)
        ppk.fulfilling.receive(ppk.session, order_id, wanted)


def test_the_papers_of_the_order_stand_in_the_list_and_each_is_shown(office, opened, qtbot):
    order_id = office.issued("Kertas ujian", (1, "60", "0025"))
    received(office, order_id)
    view = opened()
    view.show(order_id)
    assert names(view) == [
        "Perbandingan Harga",
        "Nota Pesanan",
        "BAST",
        "BAST kepada PA/KPA",
        "Daftar Pengurus Barang",
        "Kuitansi",
        "Lembar Verifikasi",
        "Ringkasan SPJ",
    ]
    view.screen.look_at(ChosenPaper(PaperKind.BAST, 1))
    office.rest(qtbot)
    office.rest(qtbot)
    assert view.paper.kind is PaperKind.BAST
    assert view.screen._frame._title.whole == "BAST 000.3.2/0031/BAST/413.101/2026"
    assert "tidak dicatat" in view.screen._side._refusal.text()


def test_the_nota_of_a_signed_order_waits_for_no_ink(office, opened):
    order_id = office.issued("Kertas ujian", (1, "60", "0025"))
    received(office, order_id)
    view = opened()
    view.show(order_id)
    view.screen.look_at(ChosenPaper(PaperKind.NOTA))
    office.rest(view.qtbot)
    office.rest(view.qtbot)
    detail = office.ppk.orders.detail(order_id)
    steps = signing_steps(detail, view.paper, printed=False)
    assert [step.standing for step in steps] == [Standing.DONE, Standing.DONE]


def test_a_paper_that_is_not_there_yet_says_what_it_waits_for(office, opened, qtbot):
    order_id = office.issued("Kertas ujian", (1, "60", "0025"))
    view = opened()
    view.show(order_id)
    view.screen.look_at(ChosenPaper(PaperKind.KUITANSI))
    office.rest(qtbot)
    assert view.paper.kind is PaperKind.NOTA
    (told,) = view.banners()
    assert "Pembayaran belum dicatat" in told


def test_a_paper_can_be_opened_by_its_kind(office, opened, qtbot):
    order_id = office.issued("Kertas ujian")
    received(office, order_id)
    view = opened()
    view.screen.show_paper(order_id, "verifikasi")
    office.rest(qtbot)
    office.rest(qtbot)
    assert view.screen._paper.kind is PaperKind.VERIFIKASI
    assert view.screen._frame.papers.current_row().kind is PaperKind.VERIFIKASI
    assert view.screen._frame._title.whole == "Lembar Verifikasi"
    assert "Kertas kerja" in view.screen._side._marking.text()
    view.screen.show_paper(order_id, "")
    office.rest(qtbot)
    assert view.screen._paper.kind is PaperKind.VERIFIKASI  # the same order stays where it was


def test_a_long_list_of_papers_scrolls_and_leaves_room_for_the_small_pages(office, opened, qtbot):
    order_id = office.issued("Kertas ujian", (1, "60", "0025"))
    received(office, order_id, parts=2)
    view = opened()
    view.show(order_id)
    office.rest(qtbot)
    listed = view.screen._frame.papers
    assert len(names(view)) > 8
    assert listed.height() == 8 * 44
    assert view.screen._looking.thumbs.visibleRegion().boundingRect().height() > 60
