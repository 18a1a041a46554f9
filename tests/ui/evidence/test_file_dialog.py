"""Kelengkapan berkas by keys: what lacks, a piece put behind the order, and its picture."""

from datetime import date

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QImage
from PySide6.QtWidgets import QApplication, QWidget

from bejo_desktop.application.views.evidence import PieceTyped
from bejo_desktop.contract.rows import OfficerRow
from bejo_desktop.domain.evidence import EvidenceKind
from bejo_desktop.domain.paper.frame import PaperKind
from tests.ui.running import SIGNED_ON, grant, sign_and_arrive
from ui.evidence.adding import PieceDialog
from ui.evidence.dialog import FileDialog
from ui.evidence.picture import PictureDialog

AUDITOR = "197505052000031002"


@pytest.fixture
def order_id(office):
    grant(office)
    made = office.issued("Kertas ujian", (1, "60", "0025"))
    sign_and_arrive(office, made)
    return made


@pytest.fixture
def opened(qtbot, office, order_id):
    beneath = QWidget()
    qtbot.addWidget(beneath)

    def build(core=None):
        core = core or office.pp
        detail = core.orders.detail(order_id)
        made = FileDialog(office.desk.place, core, office.desk.go, detail, beneath)
        with qtbot.waitActive(made):
            made.show()
            made.activateWindow()
        office.rest(qtbot)
        return made

    return build


@pytest.fixture
def photo(tmp_path):
    image = QImage(30, 40, QImage.Format.Format_RGB32)
    image.fill(0xFFDDCC)
    name = tmp_path / "nota.png"
    assert image.save(str(name))
    return name


def cells(model, columns):
    return [
        tuple(model.cell_at(model.index(at, column)).text for column in columns)
        for at in range(model.rowCount())
    ]


def needed(dialog):
    return dict(cells(dialog._needed, (0, 1)))


def press(qtbot, office, dialog, key):
    with qtbot.waitActive(dialog):
        dialog.activateWindow()
    qtbot.keyClick(QApplication.focusWidget() or dialog, key)
    office.rest(qtbot)
    return QApplication.activeWindow()


def test_the_vendors_own_nota_stands_first_and_is_missing(opened):
    dialog = opened()
    assert cells(dialog._needed, (0, 1))[0] == ("Nota penyedia", "Belum ada")
    assert needed(dialog)["Nota Pesanan bertanda tangan"] == "Belum ada"
    assert dialog._sum.text().endswith("belum ada")


def test_a_piece_is_added_by_keys_and_ticked_off(qtbot, office, opened, order_id, photo):
    dialog = opened()
    piece = press(qtbot, office, dialog, Qt.Key.Key_F9)
    assert isinstance(piece, PieceDialog)
    assert piece.kind.currentText() == "Nota penyedia"
    qtbot.keyClicks(piece.no, "N-118")
    piece.scan.take_file(str(photo))
    press(qtbot, office, piece, Qt.Key.Key_F9)
    office.rest(qtbot)
    assert needed(dialog)["Nota penyedia"] == "Ada"
    (kept,) = office.pp.evidence.pieces(order_id)
    assert (kept.kind, kept.no, kept.scan_here) == (EvidenceKind.VENDOR_NOTE, "N-118", True)
    assert cells(dialog._pieces, (0, 1, 3)) == [("Nota penyedia", "N-118", "Lihat")]


def test_of_a_paper_with_its_number_the_picture_still_lacks(office, opened, order_id):
    typed = PieceTyped(EvidenceKind.VENDOR_NOTE, "N-118", SIGNED_ON)
    office.pp.evidence.add(office.pp.session, order_id, typed)
    assert needed(opened())["Nota penyedia"] == "Kurang gambarnya"


def test_the_chosen_line_says_which_kind_is_added(qtbot, office, opened):
    dialog = opened()
    dialog.needed.choose(EvidenceKind.SIGNED_ORDER)
    piece = press(qtbot, office, dialog, Qt.Key.Key_Return)
    assert isinstance(piece, PieceDialog)
    assert piece.kind.currentText() == "Surat Pesanan bertanda tangan"


def test_a_piece_with_neither_number_nor_picture_is_refused_in_place(qtbot, office, opened):
    piece = press(qtbot, office, opened(), Qt.Key.Key_F9)
    qtbot.keyClicks(piece.note, "menyusul")
    press(qtbot, office, piece, Qt.Key.Key_F9)
    assert piece.isVisible()
    assert piece._no_row.error
    assert piece.note.text() == "menyusul"


def test_a_day_that_has_not_come_is_said_at_its_field(qtbot, office, opened, order_id):
    piece = press(qtbot, office, opened(), Qt.Key.Key_F9)
    qtbot.keyClicks(piece.no, "N-118")
    piece.day.show_value(date(2026, 10, 30))
    press(qtbot, office, piece, Qt.Key.Key_F9)
    assert piece._day_row.error
    assert office.pp.evidence.pieces(order_id) == ()


def test_enter_on_a_piece_shows_its_picture(qtbot, office, opened, order_id, photo):
    typed = PieceTyped(EvidenceKind.DELIVERY_NOTE, "SJ-1", scan=photo.read_bytes())
    office.pp.evidence.add(office.pp.session, order_id, typed)
    dialog = opened()
    press(qtbot, office, dialog, Qt.Key.Key_F6)
    assert dialog.pieces.hasFocus()
    shown = press(qtbot, office, dialog, Qt.Key.Key_Return)
    assert isinstance(shown, PictureDialog)
    assert shown.windowTitle() == "Surat jalan SJ-1"
    assert shown.pages[0].pixmap().width() == 30


def test_a_pdf_is_shown_page_by_page(qtbot, office, opened, order_id):
    pdf = office.pp.printing.preview(order_id, "a4", kind=PaperKind.NOTA)
    typed = PieceTyped(EvidenceKind.SIGNED_ORDER, "NP", scan=pdf.pdf)
    office.pp.evidence.add(office.pp.session, order_id, typed)
    dialog = opened()
    dialog.look(office.pp.evidence.pieces(order_id)[0])
    office.rest(qtbot)
    shown = QApplication.activeWindow()
    assert isinstance(shown, PictureDialog)
    assert len(shown.pages) == pdf.pages


def test_a_piece_without_a_picture_says_so(qtbot, office, opened, order_id):
    typed = PieceTyped(EvidenceKind.DELIVERY_NOTE, "SJ-1")
    office.pp.evidence.add(office.pp.session, order_id, typed)
    dialog = opened()
    press(qtbot, office, dialog, Qt.Key.Key_F6)
    press(qtbot, office, dialog, Qt.Key.Key_Return)
    assert dialog.board.isVisible()


def test_f12_leads_to_the_lembar_verifikasi(qtbot, office, opened, order_id):
    dialog = opened()
    press(qtbot, office, dialog, Qt.Key.Key_F12)
    assert office.desk.go.calls == [("open_paper", order_id, "verifikasi")]


def test_an_auditor_looks_and_adds_nothing(qtbot, office, opened):
    row = OfficerRow(
        id=AUDITOR,
        rev=1,
        name="Wahyu Pemeriksa",
        rank="",
        position="Auditor",
        roles=("AUDITOR",),
        sk="ST/1",
        since=date(2026, 10, 1),
        until=date(2026, 10, 31),
    )
    office.desk.change(row)
    dialog = opened(office.desk.core_of(AUDITOR))
    assert not dialog._add.isEnabled()
    assert dialog.board.isVisible()
    assert press(qtbot, office, dialog, Qt.Key.Key_F9) is dialog
