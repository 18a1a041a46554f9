"""A shell of plain pages, as the program builds it, without any use case."""

import pytest

from ui.frame.memory import WindowMemory
from ui.frame.status_bar import Standing
from ui.keys import Act, Command, Menu
from ui.navigation import Badge, Officer, Page, Screen
from ui.shell import Office, Shell
from ui.tokens import Tone
from ui.widgets.key_line import KeyHint
from ui.widgets.layout import column
from ui.widgets.text import Text


class PlainScreen(Screen):
    """Counts how often it re-reads; has one act of its own."""

    def __init__(self, title):
        super().__init__()
        self.rereads = 0
        self.done = []
        self.setLayout(column(Text(title), None, margins=(16, 12, 16, 12)))
        self.submit = Act(self, "Ajukan ke PPK", lambda: self.done.append("submit"))

    def acts(self):
        return {Command.MAIN_ACT: self.submit}

    def hints(self):
        return (KeyHint("Enter", "buka"), KeyHint("F9", "ajukan"))

    def reread(self):
        self.rereads += 1


ENTRIES = [
    ("home", "Beranda", "house", Menu.VIEW),
    ("approvals", "Menunggu Persetujuan PPK", "stamp", Menu.ORDER),
    ("decisions", "Perlu Keputusan", "octagon-alert", Menu.ORDER),
    ("catalogue", "Katalog", "package", Menu.CATALOGUE),
    ("orders", "Daftar pesanan", "file-text", Menu.ORDER),
    ("sync", "Sinkronisasi", "refresh-cw", Menu.TOOLS),
]


@pytest.fixture
def memory(tmp_path):
    return WindowMemory(tmp_path / "window.ini")


@pytest.fixture
def build_shell(qtbot, theme, memory):
    """Build a shell with pages; `ran` collects what the program's own acts did."""

    def build(pages=ENTRIES):
        ran = []
        holder = Screen()
        qtbot.addWidget(holder)
        acts = {
            Command.NEW_ORDER: Act(holder, "Pesanan baru", lambda: ran.append("new")),
            Command.SYNC: Act(holder, "Sinkronkan", lambda: ran.append("sync")),
            Command.LOCK: Act(holder, "Kunci", lambda: ran.append("lock")),
            Command.QUIT: Act(holder, "Keluar", lambda: ran.append("quit")),
        }
        acts[Command.SYNC].refuse("Sinkronisasi sedang berjalan")
        entries = [
            Page(
                key,
                label,
                icon,
                lambda label=label: PlainScreen(label),
                menu,
                wide=key in {"orders", "catalogue"},
                section=key == "sync",
            )
            for key, label, icon, menu in pages
        ]
        shell = Shell(memory)
        shell.furnish(theme, entries, acts)
        qtbot.addWidget(shell)
        shell.ran = ran
        shell.owner_of_acts = holder
        shell.program_acts = acts
        return shell

    return build


@pytest.fixture
def shell(qtbot, build_shell):
    """A shell on its first page, with badges and a full status bar."""
    made = build_shell()
    made.show_office(Office("Dinas Pendidikan Kab. Argosari", "2026", training=True))
    made.show_badge("approvals", Badge(3))
    made.show_badge("decisions", Badge(2, Tone.STOP))
    made.show_standing(
        Standing(
            "Luring – semua pekerjaan tersimpan di komputer ini",
            waiting="4 pesanan (Rp31.108.950) belum terkirim ke pusat",
            synced="Terakhir disinkronkan Kamis 8 Okt 2026 16.20 WIB",
            numbers="Nomor SP 7 · NP 17",
        )
    )
    made.enter(Officer("Drs. Bambang Wibisono, M.Pd.", "Bertindak sebagai PPK"), "home")
    with qtbot.waitActive(made):
        made.show()
        made.activateWindow()
    return made
