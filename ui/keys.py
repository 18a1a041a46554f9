"""Every command of the program with its key and its menu; the same on every screen."""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum
from typing import TYPE_CHECKING

from PySide6.QtGui import QAction

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtCore import QObject


class Menu(Enum):
    """The menus of the bar, in their order, with mnemonics."""

    FILE = "&Berkas"
    EDIT = "&Ubah"
    ORDER = "&Pesanan"
    CATALOGUE = "&Katalog"
    VIEW = "&Tampilan"
    TOOLS = "&Alat"
    HELP = "Ba&ntuan"


@dataclass(frozen=True, slots=True)
class Spec:
    """
    How a command stands in its menu.

    Args:
        keys: as QKeySequence reads them; empty for none. F10 stays the system's menu key.
    """

    menu: Menu
    text: str
    keys: str = ""
    checkable: bool = False


class Command(Enum):
    """
    What the user can ask for. A screen says which of these it does (`Screen.acts`).

    MAIN_ACT and OTHER_ACT take the words of the screen's own act, and F9 and Shift+F9.
    """

    PRINT = Spec(Menu.FILE, "&Cetak", "Ctrl+P")
    SAVE_PDF = Spec(Menu.FILE, "Simpan &PDF", "Ctrl+S")
    LOCK = Spec(Menu.FILE, "&Kunci layar / ganti pengguna", "Ctrl+L")
    QUIT = Spec(Menu.FILE, "K&eluar", "Ctrl+Q")

    UNDO = Spec(Menu.EDIT, "&Urungkan", "Ctrl+Z")
    REDO = Spec(Menu.EDIT, "U&langi", "Ctrl+Y")
    EDIT = Spec(Menu.EDIT, "Ubah &isi", "F2")
    CHOICES = Spec(Menu.EDIT, "Buka &pilihan", "F4")
    INSERT_LINE = Spec(Menu.EDIT, "&Sisipkan baris", "Ins")
    DELETE_LINE = Spec(Menu.EDIT, "&Hapus baris", "Ctrl+Del")
    FIND = Spec(Menu.EDIT, "&Cari di layar ini", "Ctrl+F")

    NEW_ORDER = Spec(Menu.ORDER, "Pesanan &baru", "Ctrl+N")
    NEW_SMALL = Spec(Menu.ORDER, "Belanja k&ecil", "Ctrl+Shift+N")
    MAIN_ACT = Spec(Menu.ORDER, "Tindakan &utama", "F9")
    OTHER_ACT = Spec(Menu.ORDER, "Tindakan &lain", "Shift+F9")
    SAVE_AND_NEXT = Spec(Menu.ORDER, "&Simpan dan pesanan baru", "Ctrl+Return")
    COPY_ORDER = Spec(Menu.ORDER, "Salin &jadi pesanan baru", "Ctrl+Shift+S")
    WHY = Spec(Menu.ORDER, "&Mengapa?", "F7")
    NEXT_FLAG = Spec(Menu.ORDER, "&Tanda berikutnya", "F8")
    TAKE_LIST_PRICE = Spec(Menu.ORDER, "Ambil &harga katalog baru", "Ctrl+H")
    NEGOTIATE = Spec(Menu.ORDER, "Ne&gosiasi", "Ctrl+G")
    COPY_TO_PLATFORM = Spec(Menu.ORDER, "Sali&n untuk platform", "Ctrl+Shift+C")
    TAKE_FROM_PLATFORM = Spec(Menu.ORDER, "Ambil pesanan plat&form…")
    PAPER = Spec(Menu.ORDER, "Lihat &kertasnya", "F12")

    SEARCH = Spec(Menu.CATALOGUE, "&Cari di katalog", "F3")
    FILTER = Spec(Menu.CATALOGUE, "&Saring hasil", "Ctrl+Shift+F")

    NEXT_PANE = Spec(Menu.VIEW, "Pindah &panel", "F6")
    DETAIL = Spec(Menu.VIEW, "&Rincian", "Ctrl+D")
    SIDEBAR = Spec(Menu.VIEW, "Menu &samping sempit", "Ctrl+B", checkable=True)
    KEY_LINE = Spec(Menu.VIEW, "Baris t&ombol di bawah", checkable=True)
    DARK = Spec(Menu.VIEW, "Warna &gelap", checkable=True)

    SYNC = Spec(Menu.TOOLS, "&Sinkronkan sekarang", "F5")
    LINE = Spec(Menu.TOOLS, "Putuskan sa&mbungan", checkable=True)
    PALETTE = Spec(Menu.TOOLS, "Cari &perintah", "Ctrl+K")

    KEYS = Spec(Menu.HELP, "&Bantuan && tombol", "F1")
    ABOUT = Spec(Menu.HELP, "&Tentang Bejo Desktop")


class Act(QAction):
    """
    One thing that a screen can do, with the reason while it cannot.

    Args:
        text: the verb, as on its button (`Ajukan ke PPK`).
        run: does it; called on the GUI thread.
    """

    def __init__(self, parent: QObject, text: str, run: Callable[[], None]) -> None:
        super().__init__(text.replace("&", "&&"), parent)
        self._reason = ""
        self.triggered.connect(lambda _: run())

    @property
    def reason(self) -> str:
        """Why the act is disabled; empty while it is allowed."""
        return self._reason

    def allow(self) -> None:
        """Make the act possible."""
        self._reason = ""
        self.setEnabled(True)

    def refuse(self, reason: str) -> None:
        """Make the act impossible; `reason` is said beside its button and in the palette."""
        self._reason = reason
        self.setEnabled(False)
        self.changed.emit()

    def rename(self, text: str) -> None:
        """Take another verb (the next step of the chosen order)."""
        self.setText(text.replace("&", "&&"))
