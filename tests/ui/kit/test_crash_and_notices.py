"""Errors of the world become words; bugs become a report without personal data."""

import sys
import threading

import pytest
from PySide6.QtGui import QGuiApplication

from bejo_desktop.domain.errors import BadInput, CentralUnavailable, EnvironmentFailed, RuleBroken
from ui.crash import REPORTS_MAX, CrashHandler
from ui.notices import NoticeBoard, notice_of
from ui.widgets.banner import Banner, Notice, Weight
from ui.widgets.button import Button


class PlainWords:
    def text(self, error):
        return "Pesanan belum berisi barang."

    def way_out(self, error):
        return "Tambahkan sedikitnya satu barang."


def raised(error):
    try:
        raise error
    except type(error):
        return sys.exc_info()


@pytest.fixture
def handler(qapp, tmp_path):
    told = []
    made = CrashHandler(tmp_path / "laporan", "1.0.0", told.append)
    made.told = told
    return made


def test_a_report_names_the_place_and_no_value(handler, tmp_path):
    nip = "198604212010012015"
    handler.take(*raised(ValueError(f"NIP {nip} of Retno in {tmp_path}")))
    (report,) = handler.told
    assert report.file.read_text(encoding="utf-8") == report.text
    assert "builtins.ValueError" in report.text
    assert "test_crash_and_notices.py" in report.text
    assert nip not in report.text
    assert "Retno" not in report.text
    assert str(tmp_path) not in report.text


def test_a_report_follows_the_chain_of_causes_and_keeps_our_codes(handler):
    error = RuntimeError("x")
    error.__cause__ = raised(BadInput("money.unreadable", typed="rahasia"))[1]
    handler.take(*raised(error))
    (report,) = handler.told
    assert "BadInput [money.unreadable]" in report.text
    assert "rahasia" not in report.text


def test_ctrl_c_is_no_crash(handler, capsys):
    handler.take(*raised(KeyboardInterrupt()))
    assert handler.told == []
    assert "KeyboardInterrupt" in capsys.readouterr().err


def test_a_bug_on_another_thread_is_told_on_the_gui_thread(qtbot, handler):
    threads = []
    handler._tell = lambda report: threads.append(threading.get_ident())
    error = raised(ValueError("x"))
    worker = threading.Thread(target=lambda: handler.take(*error))
    worker.start()
    worker.join()
    qtbot.waitUntil(lambda: bool(threads))
    assert threads == [threading.get_ident()]


def test_a_bug_while_the_first_is_shown_is_written_but_opens_no_second_dialog(handler):
    shown = []

    def show(report):
        shown.append(report)
        handler.take(*raised(ValueError("again")))

    handler._tell = show
    handler.take(*raised(ValueError("first")))
    assert len(shown) == 1
    assert len(list(shown[0].file.parent.iterdir())) == 2


def test_only_the_newest_reports_are_kept(handler, tmp_path):
    for _ in range(REPORTS_MAX + 3):
        handler.take(*raised(ValueError("x")))
    assert len(list((tmp_path / "laporan").iterdir())) == REPORTS_MAX


def test_a_full_disk_still_shows_the_report(qapp, tmp_path):
    (tmp_path / "laporan").write_text("a file where the folder should be")
    told = []
    CrashHandler(tmp_path / "laporan", "1.0.0", told.append).take(*raised(ValueError("x")))
    assert told[0].file is None
    assert "ValueError" in told[0].text


def test_a_broken_rule_stops_and_an_absent_line_does_not():
    assert notice_of(RuleBroken("order.empty"), PlainWords()).weight is Weight.STOP
    assert notice_of(EnvironmentFailed("disk.full"), PlainWords()).weight is Weight.STOP
    assert notice_of(CentralUnavailable("line.away"), PlainWords()).weight is Weight.NOTICE


def test_a_notice_says_what_happened_the_way_out_and_lets_the_code_be_copied(qtbot, theme):
    board = NoticeBoard(theme, PlainWords())
    qtbot.addWidget(board)
    assert not board.isVisibleTo(None)
    board.show_error(RuleBroken("order.empty"))
    banner = board.findChild(Banner)
    assert banner.accessibleName() == (
        "Pesanan belum berisi barang. Tambahkan sedikitnya satu barang."
    )
    (copying,) = banner.findChildren(Button)
    copying.click()
    assert "order.empty" in QGuiApplication.clipboard().text()


def test_a_new_notice_takes_the_place_of_the_old_one(qtbot, theme):
    board = NoticeBoard(theme, PlainWords())
    qtbot.addWidget(board)
    board.show_notice(Notice(Weight.GOOD, "Satu"))
    board.show_notice(Notice(Weight.GOOD, "Dua"))
    names = [b.accessibleName() for b in board.findChildren(Banner) if b.isVisibleTo(board)]
    assert names == ["Dua"]
    board.clear()
    assert board.isHidden()
