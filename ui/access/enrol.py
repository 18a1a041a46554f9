"""The first start: this computer becomes a desk of the centre, by a one-time code."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QWidget

from bejo_desktop.application.access import PASSPHRASE_CHARS_MIN
from ui.access.frame import AccessFrame
from ui.fonts import Face
from ui.notices import NoticeBoard
from ui.widgets.button import Button
from ui.widgets.button_look import Kind
from ui.widgets.card import titled
from ui.widgets.field_row import FieldRow
from ui.widgets.icon_label import IconLabel
from ui.widgets.layout import column, holder, row
from ui.widgets.line_edit import LineEdit
from ui.widgets.passphrase_edit import PassphraseEdit
from ui.widgets.text import Text

if TYPE_CHECKING:
    from PySide6.QtGui import QKeyEvent

    from bejo_desktop.application.core import Core
    from bejo_desktop.domain.errors import BejoError
    from ui.access.doors import Doors
    from ui.workplace import Workplace

STEPS: Final = (
    ("key-round", "Kode pendaftaran", "Dari admin satuan kerja; hanya berlaku sekali."),
    ("lock-keyhole", "Kata sandi", "Membuka data di komputer ini, juga tanpa jaringan."),
    ("refresh-cw", "Sinkronisasi pertama", "Katalog, pagu, penyedia, dan nomor dimuat."),
)


class EnrolScreen(QWidget):
    """
    Address, code and passphrase twice; every refusal stands under its field.

    Args:
        core: the open desk when one more officer is put on it; None at the first start.

    `enrolled` carries the Core; `left` is the way back without enrolling.
    """

    enrolled = Signal(object)
    left = Signal()

    def __init__(self, place: Workplace, doors: Doors, core: Core | None = None) -> None:
        super().__init__()
        self._place, self._doors, self._core = place, doors, core
        hint = doors.hint
        self._address = LineEdit(hint.address, "https://pusat.contoh.go.id")
        self._code = LineEdit("" if core else hint.code, "ABCD-EFGH-JKLM-NPQR")
        self._passphrase = PassphraseEdit(place.theme)
        self._again = PassphraseEdit(place.theme)
        if core is None and hint.passphrase:
            self._passphrase.setText(hint.passphrase)
            self._again.setText(hint.passphrase)
        self._rows = {
            "address": FieldRow("&Alamat server pusat", self._address),
            "code": FieldRow("&Kode pendaftaran (sekali pakai)", self._code),
            "passphrase": FieldRow(
                "Kata &sandi",
                self._passphrase,
                f"Sedikitnya {PASSPHRASE_CHARS_MIN} huruf; "
                "beberapa kata yang mudah diingat lebih baik daripada satu kata sulit.",
            ),
            "again": FieldRow("&Ulangi kata sandi", self._again),
        }
        if core is not None:
            self._rows["address"].hide()
        self._board = NoticeBoard(place.theme, place.words)
        self._main = Button(
            place.theme, "&Daftarkan", Kind.PRIMARY, icon="monitor", key="Enter", big=True
        )
        self._back = Button(place.theme, "&Batal", Kind.PLAIN, big=True)
        self._back.clicked.connect(self.left)
        self._main.clicked.connect(self.enrol)
        title = "Daftarkan petugas lain" if core else "Daftarkan komputer ini"
        self.setLayout(
            column(AccessFrame(place, title, "Bejo Desktop", self._form(), self._aside()))
        )

    def take_focus(self) -> None:
        """Put the cursor into the first field that is empty."""
        fields = [row.field for row in self._rows.values() if not row.isHidden()]
        empty = [field for field in fields if isinstance(field, LineEdit) and not field.text()]
        (empty[0] if empty else self._main).setFocus(Qt.FocusReason.OtherFocusReason)

    def enrol(self) -> None:
        """Check the fields, then ask the centre."""
        if not self._main.isEnabled():
            return
        for field_row in self._rows.values():
            field_row.clear_error()
        self._board.clear()
        if not self._fields_are_good():
            return
        self._main.setEnabled(False)
        doors, core = self._doors, self._core
        address, code = self._address.text().strip(), self._code.text().strip()
        passphrase = self._passphrase.text()

        def first(_: object) -> Core:
            return doors.enrol(address, code, passphrase)

        def further(_: object) -> Core:
            assert core is not None
            doors.add_officer(core, code, passphrase)
            return core

        self._place.lanes.write.start(
            self, further if core else first, done=self._finish, failed=self._refuse
        )

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter enrols, from each field and from the button; on `Batal` it leaves."""
        if event.key() not in {Qt.Key.Key_Return, Qt.Key.Key_Enter}:
            super().keyPressEvent(event)
        elif self._back.hasFocus():
            self.left.emit()
        else:
            self.enrol()

    def _fields_are_good(self) -> bool:
        wrong = {
            "address": not self._address.text().strip() and "Isi alamat server pusat.",
            "code": not self._code.text().strip() and "Isi kode dari admin satuan kerja.",
            "passphrase": len(self._passphrase.text()) < PASSPHRASE_CHARS_MIN
            and f"Terlalu pendek: sedikitnya {PASSPHRASE_CHARS_MIN} huruf.",
            "again": self._again.text() != self._passphrase.text()
            and "Tidak sama dengan kata sandi di atas. Ketik sekali lagi.",
        }
        bad = [name for name, text in wrong.items() if text and not self._rows[name].isHidden()]
        for name in bad:
            self._rows[name].show_error(str(wrong[name]))
        if bad:
            self._rows[bad[0]].field.setFocus(Qt.FocusReason.OtherFocusReason)
        return not bad

    def _finish(self, core: Core) -> None:
        self._main.setEnabled(True)
        for field in (self._passphrase, self._again):
            field.take()
        self.enrolled.emit(core)

    def _refuse(self, error: BejoError) -> None:
        self._main.setEnabled(True)
        field = str(error.facts.get("field", ""))
        if error.code.startswith("central.code"):
            field = "code"
        words = self._place.words
        if field in self._rows:
            self._rows[field].show_error(f"{words.text(error)} {words.way_out(error)}")
            self._rows[field].field.setFocus(Qt.FocusReason.OtherFocusReason)
        else:
            self._board.show_error(error)

    def _form(self) -> QWidget:
        acts = row(self._main, self._back if self._core else None, None)
        return holder(column(self._board, *self._rows.values(), 4, acts, spacing=12))

    def _aside(self) -> QWidget:
        rows = []
        for icon, title, text in STEPS:
            words = column(Text(title, Face.STRONG), Text(text, Face.SMALL).wrapped(), spacing=0)
            mark = row(spacing=12)
            mark.addWidget(IconLabel(self._place.theme, icon), 0, Qt.AlignmentFlag.AlignTop)
            mark.addLayout(words, 1)
            rows.append(mark)
        return titled("Yang terjadi", *rows, spacing=14, margins=(24, 16, 24, 20))
