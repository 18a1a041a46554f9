"""Register Nomor: each number ends somewhere, and the sum is right."""

import pytest
from openpyxl import load_workbook
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication

from bejo_desktop.domain.numbering import Fate
from ui.numbers.screen import NumbersScreen


@pytest.fixture
def opened(qtbot, office, tmp_path):
    def build():
        _, screen = office.shell(qtbot, NumbersScreen, office.ppk, tmp_path)
        office.rest(qtbot)
        return screen

    return build


def numbers(screen):
    model = screen._model
    return [model.cell_at(model.index(at, 0)).spoken for at in range(model.rowCount())]


def test_used_void_and_open_numbers_add_up_to_what_was_issued(office, opened):
    office.issued("Kertas satu", (3, "1", "0025"))
    wrong = office.issued("Kertas dua", (3, "1", "0025"))
    office.issued("Kertas tiga", (3, "1", "0025"))
    office.ppk.deciding.void(office.ppk.session, wrong, "salah memilih penyedia")
    screen = opened()
    counts = {fate: row.figure for fate, row in screen._rows.items() if row.isVisible()}
    # The desk was given 17 to 23.
    assert counts == {Fate.USED: "2", Fate.VOID: "1", Fate.OPEN: "4"}
    assert screen._issued.figure == "7"
    assert screen._verdict.text() == "Jumlahnya cocok."
    assert screen._gaps.text() == "Nomor yang tidak berlaku: 18."


def test_without_a_gap_that_is_said(office, opened):
    office.issued("Kertas satu", (3, "1", "0025"))
    assert opened()._gaps.text() == "Tidak ada nomor yang lompat."


def test_numbered_orders_stand_in_the_order_of_their_numbers_and_enter_opens_one(
    qtbot, office, opened
):
    first = office.issued("Kertas satu", (3, "1", "0025"))
    office.draft("Belum bernomor", (3, "1", "0025"))
    office.issued("Kertas dua", (3, "1", "0025"))
    screen = opened()
    assert [text[:12] for text in numbers(screen)] == ["000.3.2/0017", "000.3.2/0018"]
    assert QApplication.focusWidget() is screen._table
    qtbot.keyClick(screen._table, Qt.Key.Key_Return)
    assert office.desk.go.calls[-1] == ("open_orders", first)


def test_before_the_first_number_that_is_said(opened):
    assert opened()._lists.currentIndex() == 1


def test_a_number_of_the_agenda_book_is_in_the_register(office, opened):
    office.know("413.101", numbering="agenda")
    order_id = office.submitted("Kertas ujian", (3, "1", "0025"))
    seen = office.ppk.approving.view(office.ppk.session, order_id).content_hash
    office.ppk.approving.finalise(
        office.ppk.session, order_id, seen, "000.3.2/0241/SP/413.101/2026"
    )
    screen = opened()
    assert screen._rows[Fate.USED].figure == "1"
    assert screen._verdict.text() == "Jumlahnya cocok."


def test_the_auditors_list_is_saved_as_a_workbook(qtbot, office, opened, tmp_path):
    office.issued("Kertas satu", (3, "1", "0025"))
    screen = opened()
    screen.save_to(str(tmp_path / "daftar.xlsx"))
    office.rest(qtbot)
    book = load_workbook(tmp_path / "daftar.xlsx")
    assert book.sheetnames == ["Pesanan", "Rincian", "Tanda dan alasan", "Temuan"]
    _, heads, order = book["Pesanan"].iter_rows(values_only=True)
    assert order[heads.index("Nama paket")] == "Kertas satu"
    assert screen._board.isVisible()


def test_a_list_that_cannot_be_written_is_said(qtbot, office, opened, tmp_path):
    screen = opened()
    screen.save_to(str(tmp_path / "tidak ada" / "daftar.xlsx"))
    office.rest(qtbot)
    assert screen._board.isVisible()
