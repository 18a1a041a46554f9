"""Register Nomor: each number ends somewhere, and the sum is right."""

from datetime import timedelta

import pytest
from openpyxl import load_workbook
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication

from bejo_desktop.domain.numbering import Fate, Series
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


def chips(screen):
    return {button.text(): button for button in screen._chips._buttons}


def test_each_series_has_its_own_account_and_its_own_orders(qtbot, office, opened):
    office.grant(Series.BAST)
    office.issued("Kertas nota", (3, "1", "0025"))
    for package in ("Kertas satu", "Kertas dua"):
        office.issued(package, (3, "1", "0025"), platform="toko_daring")
    screen = opened()
    # The desk was given 17 to 23 of both, and 31 to 40 of the BAST.
    assert set(chips(screen)) == {"SP  7", "NP  7", "BAST  10"}
    assert [text[8:15] for text in numbers(screen)] == ["0017/SP", "0018/SP"]
    assert screen._rows[Fate.USED].figure == "2"
    qtbot.mouseClick(chips(screen)["NP  7"], Qt.MouseButton.LeftButton)
    assert [text[8:15] for text in numbers(screen)] == ["0017/NP"]
    assert (screen._rows[Fate.USED].figure, screen._rows[Fate.OPEN].figure) == ("1", "6")
    assert screen._under.text() == "Nota pesanan (NP) tahun 2026"
    qtbot.mouseClick(chips(screen)["BAST  10"], Qt.MouseButton.LeftButton)
    assert (numbers(screen), screen._rows[Fate.OPEN].figure) == ([], "10")
    assert screen._lists.currentIndex() == 2
    office.issued("Kertas lain", (3, "1", "0025"))
    screen.reread()
    office.rest(qtbot)
    assert screen._under.text() == "Berita acara serah terima (BAST) tahun 2026"


def test_a_day_out_of_order_is_looked_for_within_a_series(qtbot, office, opened):
    office.desk.clock.now += timedelta(days=1)
    office.issued("Kertas nota", (3, "1", "0025"))
    office.desk.clock.now -= timedelta(days=1)
    first = office.issued("Kertas satu", (3, "1", "0025"), platform="toko_daring")
    screen = opened()
    assert (numbers(screen), screen._late) == (["000.3.2/0017/SP/413.101/2026"], set())
    second = office.issued("Kertas nota kedua", (3, "1", "0025"))
    screen.reread()
    office.rest(qtbot)
    qtbot.mouseClick(chips(screen)["NP  7"], Qt.MouseButton.LeftButton)
    assert screen._late == {second}
    assert first not in screen._late


def test_an_order_is_of_the_series_that_gave_its_number_whatever_stands_in_its_text(office, opened):
    office.know("413.101", classification="SP.3")
    office.issued("Kertas nota", (3, "1", "0025"))
    screen = opened()
    assert screen._under.text() == "Nota pesanan (NP) tahun 2026"
    assert numbers(screen) == ["SP.3/0017/NP/413.101/2026"]


def test_only_the_numbers_of_the_year_are_listed(office, opened):
    office.issued("Kertas tahun lalu", (3, "1", "0025"), platform="toko_daring")
    office.desk.clock.now = office.desk.clock.now.replace(year=2027, month=1)
    screen = opened()
    assert (screen._under.text(), numbers(screen)) == ("Surat pesanan (SP) tahun 2027", [])
    assert screen._issued.figure == "0"


def test_before_the_first_number_that_is_said(opened):
    assert opened()._lists.currentIndex() == 1


def test_a_number_of_the_agenda_book_is_in_the_register(office, opened):
    office.know("413.101", numbering="agenda")
    order_id = office.submitted("Kertas ujian", (3, "1", "0025"))
    seen = office.ppk.approving.view(office.ppk.session, order_id).content_hash
    office.ppk.approving.finalise(
        office.ppk.session, order_id, seen, "000.3.2/0241/NP/413.101/2026"
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
