"""Lists and the ledger: the choice, the bands, and what is typed."""

from dataclasses import dataclass

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QAccessible, QGuiApplication
from PySide6.QtWidgets import QLineEdit

from ui.fonts import Face
from ui.widgets.table.cell import Cell, Check, GroupBand, NumberCell, money, reason_flag
from ui.widgets.table.ledger import LedgerView
from ui.widgets.table.model import Column, RowsModel
from ui.widgets.table.view import FOLDER, LIST, TableView

CTRL, SHIFT = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.ShiftModifier


@dataclass(frozen=True)
class Line:
    key: int
    name: str
    volume: str = "1"
    ticked: bool = False


def a_model():
    return RowsModel[Line](
        [
            Column("No", lambda line: Cell(str(line.key)), 40),
            Column("Uraian", lambda line: Cell(line.name), editing=lambda line: line.name),
            Column("Jumlah", lambda line: money("1.000"), 90, right=True),
            Column("Volume", lambda line: Cell(line.volume), 90, True, lambda line: line.volume),
        ],
        key_of=lambda line: line.key,
    )


LINES = [Line(1, "Kertas"), Line(2, "Map"), Line(3, "Toner")]


@pytest.fixture
def model():
    made = a_model()
    made.show_rows(LINES)
    return made


@pytest.fixture
def table(qtbot, theme, model):
    made = TableView(theme, model, LIST, "Pesanan")
    return shown(qtbot, made)


@pytest.fixture
def ledger(qtbot, theme, model):
    return shown(qtbot, LedgerView(theme, model, "Baris pesanan"))


def shown(qtbot, view):
    qtbot.addWidget(view)
    view.resize(600, 300)
    with qtbot.waitActive(view):
        view.show()
        view.activateWindow()
    view.setFocus()
    return view


def test_the_model_keeps_the_rules_of_qt(qtmodeltester, model):
    model.show_rows([GroupBand("Kelompok"), *LINES, reason_flag("impor")])
    qtmodeltester.check(model)


def test_the_arrows_pass_over_bands(qtbot, table, model):
    model.show_rows([GroupBand("Satu"), LINES[0], reason_flag("impor"), GroupBand("Dua"), LINES[1]])
    table.choose_first()
    assert table.current_row() == LINES[0]
    qtbot.keyClick(table, Qt.Key.Key_Down)
    assert table.current_row() == LINES[1]
    qtbot.keyClick(table, Qt.Key.Key_Up)
    assert table.current_row() == LINES[0]


def test_a_band_spans_the_whole_width_and_has_its_own_height(table, model):
    model.show_rows([LINES[0], reason_flag("impor"), LINES[1]])
    assert table.columnSpan(1, 0) == 4
    assert [table.rowHeight(place) for place in range(3)] == [30, 26, 30]
    model.show_rows([LINES[0], LINES[1], reason_flag("impor")])
    assert [table.columnSpan(place, 0) for place in range(3)] == [1, 1, 4]
    assert [table.rowHeight(place) for place in range(3)] == [30, 30, 26]


def test_the_choice_stays_with_its_row_when_others_come_before_it(table, model):
    table.choose(2)
    model.show_rows([Line(9, "Baru"), *LINES])
    assert table.current_row() == LINES[1]


def test_the_choice_stays_in_a_long_list_that_is_replaced_whole(table, model):
    many = [Line(number, "Barang") for number in range(1, 2_000)]
    model.show_rows(many)
    table.choose(1_500)
    model.show_rows([Line(0, "Baru"), *many])
    assert table.current_row().key == 1_500


def test_a_changed_row_shows_its_new_words(table, model):
    model.show_rows([LINES[0], Line(2, "Map plastik"), LINES[2]])
    assert model.index(1, 1).data() == "Map plastik"


def test_enter_opens_the_chosen_row(qtbot, table):
    table.choose(2)
    with qtbot.waitSignal(table.opened) as heard:
        qtbot.keyClick(table, Qt.Key.Key_Return)
    assert heard.args == [LINES[1]]


def test_a_click_on_the_verb_opens_its_row(qtbot, theme):
    model = RowsModel[Line](
        [Column("", lambda r: Cell(r.name)), Column("", lambda _: Cell("Periksa", link=True), 90)],
        key_of=lambda r: r.key,
    )
    model.show_rows(LINES)
    table = shown(qtbot, TableView(theme, model, FOLDER, "Map"))
    verb = table.visualRect(model.index(2, 1)).center()
    with qtbot.waitSignal(table.opened) as heard:
        qtbot.mouseClick(table.viewport(), Qt.MouseButton.LeftButton, pos=verb)
    assert heard.args == [LINES[2]]


def test_space_and_the_box_tick_a_row_but_not_a_locked_one(qtbot, theme):
    model = RowsModel[Line](
        [Column("", lambda r: Cell(r.name, check=Check.LOCKED if r.key == 3 else Check.OFF))],
        key_of=lambda r: r.key,
    )
    model.show_rows(LINES)
    table, ticked = shown(qtbot, TableView(theme, model, FOLDER, "Map")), []
    table.ticked.connect(ticked.append)
    table.choose(1)
    qtbot.keyClick(table, Qt.Key.Key_Space)
    box = table.visualRect(model.index(1, 0)).topLeft() + QPoint(18, 24)
    qtbot.mouseClick(table.viewport(), Qt.MouseButton.LeftButton, pos=box)
    table.choose(3)
    qtbot.keyClick(table, Qt.Key.Key_Space)
    assert ticked == [LINES[0], LINES[1]]


def test_a_screen_reader_hears_the_head_with_each_cell(table, model):
    role = Qt.ItemDataRole.AccessibleTextRole
    assert model.index(0, 2).data(role) == "Jumlah: 1.000"
    interface = QAccessible.queryAccessibleInterface(table)
    assert interface.text(QAccessible.Text.Name) == "Pesanan"


def test_an_official_number_is_read_and_copied_whole():
    assert NumberCell("000.3.2/", "0116", "/SP/413.101/2026").text == "000.3.2/0116/SP/413.101/2026"


def editor_of(ledger):
    editor = ledger.viewport().findChild(QLineEdit)
    assert editor is not None
    return editor


def test_typing_starts_the_edit_and_enter_goes_down_in_the_same_column(qtbot, ledger, model):
    heard = []
    model.typed.connect(lambda *facts: heard.append(facts))
    ledger.choose(1)
    ledger.setCurrentIndex(model.index(0, 3))
    qtbot.keyClick(ledger, Qt.Key.Key_6)
    qtbot.keyClick(editor_of(ledger), Qt.Key.Key_0)
    qtbot.keyClick(editor_of(ledger), Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: bool(heard))
    assert heard == [(LINES[0], 3, "60")]
    qtbot.waitUntil(ledger.hasFocus)
    assert (ledger.currentIndex().row(), ledger.currentIndex().column()) == (1, 3)


@pytest.mark.parametrize("column", [1, 3])
def test_enter_does_the_same_in_every_column(qtbot, ledger, model, column):
    ledger.setCurrentIndex(model.index(0, column))
    qtbot.keyClick(ledger, Qt.Key.Key_Return)
    assert (ledger.currentIndex().row(), ledger.currentIndex().column()) == (1, column)


def test_tab_goes_to_the_next_cell_that_can_be_edited_and_on_to_the_next_line(qtbot, ledger, model):
    ledger.setCurrentIndex(model.index(0, 1))
    places = []
    for _ in range(3):
        qtbot.keyClick(ledger, Qt.Key.Key_Tab)
        places.append((ledger.currentIndex().row(), ledger.currentIndex().column()))
    assert places == [(0, 3), (1, 1), (1, 3)]


def test_tab_out_of_an_open_cell_saves_it(qtbot, ledger, model):
    heard = []
    model.typed.connect(lambda *facts: heard.append(facts))
    ledger.setCurrentIndex(model.index(0, 1))
    qtbot.keyClick(ledger, Qt.Key.Key_X)
    qtbot.keyClick(editor_of(ledger), Qt.Key.Key_Tab)
    assert heard == [(LINES[0], 1, "x")]
    assert (ledger.currentIndex().row(), ledger.currentIndex().column()) == (0, 3)


def test_escape_leaves_the_cell_as_it_was(qtbot, ledger, model):
    heard = []
    model.typed.connect(lambda *facts: heard.append(facts))
    ledger.setCurrentIndex(model.index(0, 1))
    qtbot.keyClick(ledger, Qt.Key.Key_X)
    qtbot.keyClick(editor_of(ledger), Qt.Key.Key_Escape)
    assert heard == []
    assert ledger.hasFocus()


def test_an_answer_that_comes_in_does_not_undo_what_is_being_typed(qtbot, ledger, model):
    ledger.setCurrentIndex(model.index(1, 1))
    qtbot.keyClick(ledger, Qt.Key.Key_X)
    editor = editor_of(ledger)
    model.show_rows([Line(1, "Kertas A4"), reason_flag("impor"), *LINES[1:]])
    qtbot.keyClick(editor, Qt.Key.Key_Y)
    assert editor_of(ledger) is editor
    assert editor.text() == "xy"
    assert ledger.current_row() == LINES[1]


def test_a_block_from_a_spreadsheet_is_told_with_its_place(qtbot, ledger, model):
    QGuiApplication.clipboard().setText("Kertas\t10\r\nMap\t2,5\r\n")
    ledger.setCurrentIndex(model.index(1, 1))
    with qtbot.waitSignal(ledger.pasted) as heard:
        qtbot.keyClick(ledger, Qt.Key.Key_V, CTRL)
    assert heard.args == [LINES[1], 1, (("Kertas", "10"), ("Map", "2,5"))]


def test_the_ledger_can_open_a_named_cell(ledger, model):
    ledger.edit_cell(3, 3)
    assert editor_of(ledger).text() == "1"
    assert ledger.current_row() == LINES[2]


def test_faces_are_never_smaller_than_twelve_pixels():
    assert min(face.value[0] for face in Face) == 12
