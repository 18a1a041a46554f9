"""The board on the desk: the figures of the last sync with their age, readable without a line."""

from datetime import UTC, date, datetime, timedelta

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QLabel

from bejo_desktop.application.ports.store import KeptBoard
from bejo_desktop.contract.board import BoardFigures
from ui.board.meanings import MeaningsDialog
from ui.board.screen import BoardScreen

COUNTED_AT = datetime(2026, 10, 7, 23, 0, tzinfo=UTC)
"""Thursday 8 October 2026, 06.00 WIB; the desk's clock stands on the 12th, 09.42 WIB."""
REGIONS = (
    ("35.73", "Kota Malang", 3412, 31_480_000_000, 3000, 28_107_142_857),
    ("35.15", "Kab. Sidoarjo", 2207, 18_920_000_000, 2000, 17_357_798_165),
    ("35.79", "Kota Batu", 1117, 7_050_000_000, 1200, 7_343_750_000),
    ("35.23", "Kab. Tuban", 1, 1_000_000, 0, 0),
)
AGENCIES = (
    ("413.101", "Dinas Pendidikan", "Kota Malang", 455, 6_214_999_999),
    ("413.102", "RSUD", "Kota Surabaya", 101, 3_107_500_000),
)


def figures(year=2026, regions=REGIONS, own=(114, 890_000_000, 31, 22)):
    """The figures as the centre sends them."""
    sums = [(1784, 15_359_370_833)] * 10 + [(0, 0)] * 2
    return BoardFigures(
        year=year,
        through=date(2026, 10, 8),
        sum=(21_406, 184_312_450_000),
        median=1_600_000,
        paid=(20_000, 170_000_000_000),
        months=tuple(sums),
        before=(18_000, 155_669_299_000),
        regions=regions,
        silent=(
            ("35.02", "Kab. Ponorogo"),
            ("35.27", "Kab. Sampang"),
            ("35.72", "Kota Blitar"),
            ("35.01", "Kab. Pacitan"),
        ),
        by_total=AGENCIES,
        by_orders=AGENCIES,
        agencies=2,
        vendors=2418,
        known=3107,
        own=own,
    )


@pytest.fixture
def keep(office):
    """Keep a board on the desk, as a sync does."""

    def keep_board(kept=None, at=COUNTED_AT):
        with office.desk.store.write() as work:
            work.boards.keep(KeptBoard(kept or figures(), at))

    return keep_board


@pytest.fixture
def shown(qtbot, office, tmp_path):
    def build():
        _, screen = office.shell(qtbot, BoardScreen, office.pp, tmp_path)
        office.rest(qtbot)
        return screen

    return build


def texts(screen):
    labels = [label for label in screen.findChildren(QLabel) if label.isVisible()]
    return [getattr(label, "whole", "") or label.text() for label in labels]


def cells(model, column):
    return [model.cell_at(model.index(at, column)).text for at in range(model.rowCount())]


def test_five_figures_say_what_they_are_measured_against(keep, shown):
    keep()
    seen = " | ".join(texts(shown()))
    for words in (
        "Rp184,3 miliar",
        "Rp184.312.450.000 termasuk pajak",
        "21.406",
        "rata-rata Rp8,6 juta, tengah Rp1,6 juta",
        "+18,4%",
        "terhadap 8 Okt 2025",
        "2.418",
        "dari 3.107 terdaftar",
        "4 dari 8",
        "4 belum ada pesanan tahun ini",
    ):
        assert words in seen, words


def test_the_age_of_the_figures_stands_on_the_page(keep, shown):
    keep()
    assert "Data per Kamis 8 Okt 2026 06.00 WIB, 4 hari lalu · dari pusat" in texts(shown())


def test_regencies_stand_in_their_order_with_value_and_growth(keep, shown):
    keep()
    model = shown()._model
    assert cells(model, 1) == ["Kota Malang", "Kab. Sidoarjo", "Kota Batu", "Kab. Tuban"]
    assert cells(model, 3) == ["3.412", "2.207", "1.117", "1"]
    assert cells(model, 4) == ["31,48", "18,92", "7,05", "0,00"]
    assert cells(model, 5) == ["+12,0%", "+9,0%", "−4,0%", "–"]


def test_agencies_stand_by_value_and_by_number(keep, shown):
    keep()
    screen = shown()
    assert cells(screen._by_total._model, 3) == ["6,21", "3,11"]
    assert cells(screen._by_orders._model, 3) == ["455", "101"]


def test_the_own_unit_is_told_also_below_the_rows(keep, shown):
    keep()
    told = "peringkat 31 menurut nilai (Rp890,0 juta) · 22 menurut jumlah (114)"
    assert told in texts(shown())


def test_a_unit_that_did_not_order_is_told_so(keep, shown):
    keep(figures(own=None))
    assert "belum ada pesanan tahun ini yang diterima pusat" in texts(shown())


def test_f7_says_what_every_figure_means(qtbot, office, keep, shown):
    keep()
    screen = shown()
    qtbot.keyClick(QApplication.focusWidget() or screen, Qt.Key.Key_F7)
    (dialog,) = screen.findChildren(MeaningsDialog)
    qtbot.waitExposed(dialog)
    said = " ".join(texts(dialog))
    assert "8 Oktober 2026" in said
    assert "8 Oktober 2025" in said
    assert "{" not in said


def test_the_summary_to_pass_on_carries_its_age(qtbot, keep, shown):
    keep()
    screen = shown()
    shift = Qt.KeyboardModifier.ShiftModifier
    qtbot.keyClick(QApplication.focusWidget() or screen, Qt.Key.Key_F9, shift)
    copied = QApplication.clipboard().text()
    assert copied.startswith("Papan Jatim Bejo 2026\nData per Kamis 8 Okt 2026 06.00 WIB")
    assert "1. Kota Malang: 3.412 pesanan, Rp31,5 miliar" in copied


def test_another_year_is_chosen_from_those_that_came(qtbot, office, keep, shown):
    keep()
    keep(figures(2025, regions=REGIONS[:1]))
    screen = shown()
    assert [screen._year.itemData(at) for at in range(screen._year.count())] == [2026, 2025]
    screen._year.setCurrentIndex(1)
    screen._year.activated.emit(1)
    office.rest(qtbot)
    assert cells(screen._model, 1) == ["Kota Malang"]


def test_on_new_years_day_the_last_board_is_shown(qtbot, office, keep, shown):
    keep()
    office.desk.clock.now = datetime(2026, 12, 31, 17, 30, tzinfo=UTC)  # 1 January 2027 in WIB
    screen = shown()
    assert screen._year.currentData() == 2026
    assert "Rp184,3 miliar" in texts(screen)


def test_an_old_board_is_marked_as_old(office, keep, shown):
    keep(at=office.desk.clock() - timedelta(days=8))
    screen = shown()
    assert screen._age.property("tone") == "wait"


def test_before_the_first_board_the_page_says_how_it_comes(shown):
    seen = texts(shown())
    assert "Papan belum pernah dimuat" in seen


def test_without_a_board_no_year_is_offered(qtbot, office, keep, shown):
    screen = shown()
    assert not screen._year.isVisible()
    qtbot.keyClick(QApplication.focusWidget(), Qt.Key.Key_F4)
    assert QApplication.activePopupWidget() is None
    keep()
    screen.reread()
    office.rest(qtbot)
    assert screen._year.isVisible()
