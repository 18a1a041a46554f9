"""The bar at the foot of an order to approve: number, passphrase, total, and the two acts."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtWidgets import QFrame

from ui.access.passphrase_row import PassphraseRow
from ui.fonts import Face
from ui.tokens import Tone
from ui.widgets.button import Button
from ui.widgets.button_look import Kind
from ui.widgets.field_row import FieldRow
from ui.widgets.layout import column, holder, row
from ui.widgets.line_edit import LineEdit
from ui.widgets.text import Text

if TYPE_CHECKING:
    from ui.approvals.folder import Book, Numbering
    from ui.keys import Act
    from ui.workplace import Workplace

FOR_EVER: Final = "Setelah terbit, isi tidak dapat diubah lagi."

SUM: Final = "Total termasuk pajak"
PASSPHRASE_WIDTH: Final = 124


class ActBar(QFrame):
    """
    Shows the number that will be issued, or a field for the one from the agenda book, and asks
    for the PPK's passphrase: no number is issued by whoever sits down at an open desk.

    Its buttons trigger the acts of the screen and follow them: an act that is refused greys its
    button, and the reason stands in the place of the hint.
    """

    def __init__(self, place: Workplace, approve: Act, give_back: Act) -> None:
        super().__init__()
        theme = place.theme
        self.setProperty("part", "raised")
        self._approve, self._give_back = approve, give_back
        self._next = Text("", Face.SECTION).selectable()
        self._next.setAccessibleName("Nomor yang akan terbit")
        self.number = LineEdit("", "nomor dari buku agenda")
        self._typed = FieldRow("&Nomor dari buku agenda", self.number)
        label = Text("Nomor yang akan terbit", Face.LABEL).high(16)
        self._given = holder(column(label, self._next, spacing=2))
        self._hint = Text(FOR_EVER, Face.SMALL).wrapped()
        self._sums, self._total = Text(SUM, Face.SMALL), Text("", Face.TITLE)
        self.main = Button(theme, approve.text(), Kind.PRIMARY, icon="stamp", key="F9", big=True)
        self.other = Button(theme, give_back.text(), icon="undo-2", key="Shift+F9")
        self.passphrase = PassphraseRow(place, "Kata sandi", self.main)
        self.passphrase.edit.setFixedWidth(PASSPHRASE_WIDTH)
        self.passphrase.entered.connect(approve.trigger)
        for button, act in ((self.main, approve), (self.other, give_back)):
            button.clicked.connect(act.trigger)
            act.changed.connect(self._follow)
        self._numbers = holder(column(self._given, self._typed, spacing=2))
        self._build()

    def show_numbering(self, numbering: Numbering, book: Book) -> None:
        """Show where the number of an order of `book` comes from."""
        self._given.setVisible(not numbering.typed)
        self._typed.setVisible(numbering.typed)
        self._next.setText(numbering.coming.get(book, "–"))
        self.number.setPlaceholderText(f"nomor {book.series} dari buku agenda")

    def show_total(self, total: str) -> None:
        """Show what the order costs with taxes."""
        self._total.setText(total)
        self._total.setAccessibleName(f"{SUM} {total}")

    def show_asked(self, *, passphrase: bool) -> None:
        """Show the fields where this order is approved here; a dialog asks for a sheet's."""
        self.passphrase.edit.setVisible(passphrase)
        self.passphrase.label.setVisible(passphrase)
        self._numbers.setVisible(passphrase)

    def typed_number(self) -> str | None:
        """Return the number typed; None where the unit takes it from what the centre gave."""
        return None if self._typed.isHidden() else self.number.text().strip()

    def ask_passphrase(self) -> None:
        """Say that the passphrase is missing, and put the cursor there."""
        self.passphrase.show_error("Ketik kata sandi Anda, lalu tekan F9 sekali lagi.")
        self.passphrase.take_focus()

    def show_number_error(self, text: str) -> None:
        """Say beneath the field why the number was refused."""
        self._typed.show_error(text)
        self.number.setFocus()

    def forget(self) -> None:
        """Empty the fields for the next order."""
        self.number.clear()
        self._typed.clear_error()
        self.forget_passphrase()

    def forget_passphrase(self) -> None:
        """Let the passphrase be typed anew: what it was meant for has changed."""
        self.passphrase.edit.clear()
        if not self.passphrase.is_waiting:
            self.passphrase.clear_error()

    def _follow(self) -> None:
        self.main.setText(self._approve.text())
        self.main.setAccessibleName(self._approve.text().replace("&&", "&"))
        self.main.setEnabled(self._approve.isEnabled())
        self.other.setEnabled(self._give_back.isEnabled())
        refused = self._approve.reason
        self._hint.setText(refused or FOR_EVER)
        self._hint.show_tone(Tone.WAIT if refused else Tone.MUTED)

    def _build(self) -> None:
        left = column(self._numbers, self._hint, None, spacing=2)
        upper = row(left, holder(column(self.passphrase, None)), spacing=12)
        upper.setStretch(0, 1)
        lower = row(self.other, None, self._sums, self._total, spacing=12)
        self.setLayout(column(upper, lower, spacing=8, margins=(16, 8, 16, 8)))
