"""The frame of the window, driven by keys as an officer does."""

import os
from pathlib import Path

from PySide6.QtCore import QEvent, QPoint, Qt
from PySide6.QtGui import QHelpEvent
from PySide6.QtWidgets import QApplication, QMenuBar

from bejo_desktop.application.changes import Changes, Kind
from ui.frame.key_list import KeyList
from ui.frame.palette import Palette
from ui.frame.sidebar import RAIL, WIDE, Entry, Sidebar
from ui.frame.status_bar import Standing
from ui.frame.top_bar import TopBar
from ui.keys import Command
from ui.navigation import Officer
from ui.widgets.button import spoken
from ui.widgets.key_line import KeyHint, KeyLine
from ui.widgets.text import Text

CTRL, ALT, SHIFT = (
    Qt.KeyboardModifier.ControlModifier,
    Qt.KeyboardModifier.AltModifier,
    Qt.KeyboardModifier.ShiftModifier,
)


def test_pages_are_made_when_they_are_first_shown(shell):
    assert set(shell._made) == {"home"}
    shell.show_page("orders")
    assert set(shell._made) == {"home", "orders"}


def test_alt_and_a_digit_go_to_the_page_at_that_place(qtbot, shell):
    qtbot.keyClick(shell, Qt.Key.Key_5, ALT)
    assert shell.current_page() == "orders"


def test_f9_does_the_main_act_of_the_page_that_is_seen_and_of_no_other(qtbot, shell):
    home, orders = shell.show_page("home"), shell.show_page("orders")
    qtbot.keyClick(shell, Qt.Key.Key_F9)
    assert (home.done, orders.done) == ([], ["submit"])


def test_f9_does_nothing_while_the_act_is_refused(qtbot, shell):
    screen = shell.show_page("orders")
    screen.submit.refuse("Pesanan belum berisi barang.")
    qtbot.keyClick(shell, Qt.Key.Key_F9)
    assert screen.done == []


def test_a_key_of_the_program_works_on_every_page(qtbot, shell):
    qtbot.keyClick(shell, Qt.Key.Key_N, CTRL)
    shell.show_page("orders")
    qtbot.keyClick(shell, Qt.Key.Key_N, CTRL)
    assert shell.ran == ["new", "new"]


def test_no_key_of_the_desk_works_at_the_gate(qtbot, shell):
    shell.show_gate(Text("Siapa yang bekerja?"))
    qtbot.keyClick(shell, Qt.Key.Key_N, CTRL)
    qtbot.keyClick(shell, Qt.Key.Key_5, ALT)
    assert (shell.ran, shell.current_page()) == ([], None)


def test_ctrl_q_leaves_the_program_at_the_gate_and_at_the_desk(qtbot, shell):
    qtbot.keyClick(shell, Qt.Key.Key_Q, CTRL)
    shell.show_gate(Text("Siapa yang bekerja?"))
    qtbot.keyClick(shell, Qt.Key.Key_Q, CTRL)
    assert shell.ran == ["quit", "quit"]


def test_the_next_officer_gets_pages_of_her_own(qtbot, shell):
    first = shell.show_page("home")
    shell.show_gate(Text("Siapa yang bekerja?"))
    shell.enter(Officer("Retno Kusumawati, S.E.", "Pejabat Pengadaan"), "home")
    assert shell.show_page("home") is not first


def test_a_change_rereads_the_page_in_sight_now_and_the_others_when_they_are_shown(shell):
    home, orders = shell.show_page("home"), shell.show_page("orders")
    assert (home.rereads, orders.rereads) == (1, 1)
    shell.tell(Changes.of(Kind.ORDERS))
    assert (home.rereads, orders.rereads) == (1, 2)
    shell.show_page("home")
    assert home.rereads == 2


def test_the_changes_object_is_carried_whole(qtbot, shell):
    changes = Changes.of(Kind.BUDGET)
    with qtbot.waitSignal(shell.changed) as heard:
        shell.tell(changes)
    assert heard.args[0] is changes


def test_a_wide_page_starts_as_a_rail_on_a_narrow_window_and_remembers_ctrl_b(qtbot, shell, memory):
    side = shell.findChild(Sidebar)
    assert side.width() == WIDE
    shell.show_page("orders")
    assert side.width() == RAIL
    qtbot.keyClick(shell, Qt.Key.Key_B, CTRL)
    assert side.width() == WIDE
    shell.show_page("catalogue")
    assert side.width() == RAIL
    shell.show_page("orders")
    assert side.width() == WIDE
    assert memory.flag("rail/orders", otherwise=True) is False


def test_a_rail_names_its_entries_by_tooltip_and_to_the_screen_reader(shell):
    shell.show_page("orders")
    entry = shell.findChildren(Entry)[1]
    assert entry.text() == ""
    assert entry.toolTip() == "Menunggu Persetujuan PPK (3 menunggu)"
    assert entry.accessibleName() == "Menunggu Persetujuan PPK"
    QApplication.sendEvent(entry, QHelpEvent(QEvent.Type.ToolTip, QPoint(4, 4), QPoint(4, 4)))


def test_the_sidebar_is_one_tab_stop_with_arrows_inside(qtbot, shell):
    entries = shell.findChildren(Entry)
    stops = [entry for entry in entries if entry.focusPolicy() & Qt.FocusPolicy.TabFocus]
    assert [entry.accessibleName() for entry in stops] == ["Beranda"]
    entries[0].setFocus()
    qtbot.keyClick(entries[0], Qt.Key.Key_Down)
    assert entries[1].hasFocus()
    qtbot.keyClick(entries[1], Qt.Key.Key_Space)
    assert shell.current_page() == "approvals"


def test_every_command_and_page_stands_in_a_menu_with_a_mnemonic_of_its_own(shell):
    top = shell.findChild(TopBar)
    actions = [action for _, action in top.entries()]
    for command in Command:
        assert shell._commands.action(command) in actions, command
    marks = {}
    for menu, action in top.entries():
        text = action.text().replace("&&", "")
        assert "&" in text, text
        letter = text[text.index("&") + 1].lower()
        assert (menu, letter) not in marks, (text, marks[(menu, letter)])
        marks[(menu, letter)] = text


def test_no_two_commands_share_a_key(shell):
    keys = [c.value.keys for c in Command if c.value.keys]
    assert len(keys) == len(set(keys))
    assert "F10" not in keys


def test_the_menus_stay_visible_beside_the_unit(shell):
    bar = shell.findChild(QMenuBar)
    names = [spoken(action.text()) for action in bar.actions()]
    assert names == ["Berkas", "Ubah", "Pesanan", "Katalog", "Tampilan", "Alat", "Bantuan"]
    assert all(bar.actionGeometry(action).isValid() for action in bar.actions())


def test_the_palette_lists_each_action_with_its_key_and_the_reason_while_it_cannot(
    qtbot, theme, shell
):
    palette = Palette(theme, shell.findChild(TopBar).entries(), shell)
    qtbot.addWidget(palette)
    sync = next(entry for entry in palette.listed() if entry.words == "Sinkronkan sekarang")
    assert (sync.keys, sync.reason) == ("F5", "Sinkronisasi sedang berjalan")
    undo = next(entry for entry in palette.listed() if entry.words == "Urungkan")
    assert undo.reason == "Tidak ada di layar ini"
    assert any(entry.words == "Daftar pesanan" for entry in palette.listed())


def test_the_palette_finds_by_beginnings_and_forgives_a_letter_and_enter_goes_there(
    qtbot, theme, shell
):
    palette = Palette(theme, shell.findChild(TopBar).entries(), shell)
    qtbot.addWidget(palette)
    qtbot.keyClicks(palette._box, "katalgo")
    assert palette.listed()[0].words == "Katalog"
    qtbot.keyClick(palette._box, Qt.Key.Key_Return)
    assert shell.current_page() == "catalogue"


def test_the_arrows_move_through_the_palette_while_the_words_keep_the_focus(qtbot, theme, shell):
    palette = Palette(theme, shell.findChild(TopBar).entries(), shell)
    qtbot.addWidget(palette)
    qtbot.keyClicks(palette._box, "pes")
    second = palette.listed()[1]
    qtbot.keyClick(palette._box, Qt.Key.Key_Down)
    assert palette._list.current_row() == second


def test_f1_lists_the_keys_of_the_page_and_of_the_program(qtbot, theme, shell):
    keys = KeyList(theme, shell._made["home"].hints(), shell.findChild(TopBar).entries(), shell)
    qtbot.addWidget(keys)
    lines = keys.text().splitlines()
    assert lines[:3] == ["Di layar ini", "Enter\tbuka", "F9\tajukan"]
    assert "F5\tSinkronkan sekarang" in lines


def test_the_main_act_carries_the_words_of_the_page_in_the_menu(shell):
    shell.show_page("orders")
    assert spoken(shell._commands.action(Command.MAIN_ACT).text()) == "Ajukan ke PPK"


def test_the_key_line_can_be_switched_off(shell, memory):
    line = shell.findChild(KeyLine)
    assert line.isVisible()
    shell._commands.action(Command.KEY_LINE).trigger()
    assert not line.isVisible()
    assert memory.flag("keys", otherwise=True) is False


def test_a_status_bar_with_much_to_say_makes_no_window_wider_than_the_screen(shell):
    """What waits, decides and runs out stays whole; the line and the last sync give way."""
    shell.show_standing(
        Standing(
            "Luring – semua pekerjaan tersimpan di komputer ini",
            waiting="14 pesanan (Rp131.108.950) belum terkirim ke pusat",
            synced="Terakhir disinkronkan Kamis 8 Okt 2026 16.20 WIB",
            numbers="Nomor SP 93 · SPK 2 · NP 130 · BAST 4",
            decisions="12 pesanan perlu keputusan Anda",
        )
    )
    shell.resize(1280, 720)
    assert shell.width() == 1280
    assert shell.status.minimumSizeHint().width() <= 1280
    kept = (shell.status._waiting, shell.status._numbers)
    assert all(part._words.text() == part._words.whole for part in kept)
    assert (
        shell.status._synced._words.toolTip() == "Terakhir disinkronkan Kamis 8 Okt 2026 16.20 WIB"
    )


def test_a_narrow_window_leaves_the_last_keys_out_whole(shell, theme):
    line = shell.findChild(KeyLine)
    hints = [KeyHint(f"Ctrl+{at}", "sesuatu yang panjang namanya") for at in range(12)]
    line.show_hints(hints)
    assert line.accessibleName().count("sesuatu") == 12
    shown = line.text().count("namanya")
    assert 0 < shown < 12
    assert line.sizeHint().width() <= line.width()
    assert line.minimumSizeHint().width() <= line.width()
    line.show_hints(hints[:2])
    assert line.text().count("namanya") == 2


def test_dark_and_light_are_one_press(shell, theme):
    shell._commands.action(Command.DARK).trigger()
    assert theme.tokens.bg == "#12161C"
    shell._commands.action(Command.DARK).trigger()
    assert theme.tokens.bg == "#F4F6F8"


def test_the_status_bar_shows_a_running_sync_in_the_place_of_the_connection(shell):
    shell.status.show_progress("Mengirim 3 dari 4 perubahan", 0.75)
    assert not shell.status._connection.isVisible()
    assert shell.status._bar.accessibleName() == "Mengirim 3 dari 4 perubahan"
    shell.status.end_progress()
    assert shell.status._connection.isVisible()


def test_initials_leave_titles_out():
    assert Officer("Drs. Bambang Wibisono, M.Pd.", "PPK").initials == "BW"
    assert Officer("Siti Maimunah, A.Md.", "Bendahara").initials == "SM"


def test_the_window_is_drawn(shell):
    if os.environ.get("BEJO_SCREENS"):
        folder = Path("build/screens")
        folder.mkdir(parents=True, exist_ok=True)
        shell.resize(1366, 768)
        assert shell.grab().save(str(folder / "kerangka.png"))
        shell.show_page("orders")
        assert shell.grab().save(str(folder / "kerangka-rel.png"))
    assert shell.grab().width() >= 1280
