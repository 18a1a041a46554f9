"""The foot of the folder's list: how many clean orders are ticked, and their one act."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from ui.access.passphrase_row import PassphraseRow
from ui.fonts import Face
from ui.fulfilling.asking import AskingDialog
from ui.widgets.button import Button
from ui.widgets.card import rule
from ui.widgets.layout import column, row
from ui.widgets.text import ShortText, Text

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from bejo_desktop.application.core import Core
    from bejo_desktop.application.views import Batch
    from bejo_desktop.domain.errors import BejoError
    from ui.approvals.ticks import Ticks
    from ui.running import Runner
    from ui.theme import Theme
    from ui.widgets.banner import Notice
    from ui.workplace import Workplace

KEY: Final = "Alt+S"
FOR_ALL: Final = "Satu kata sandi untuk semua yang dicentang."
ALL_KEY: Final = "F4 mencentang semua yang tanpa tanda."
NONE_TICKED: Final = f"Tidak ada yang dicentang. {ALL_KEY}"
FOR_EVER: Final = "Setelah terbit, isi tidak dapat diubah lagi."
MOST: Final = 8
"""Orders that the dialog names; the table behind it shows all."""
MINIMUM_WIDTH: Final = 520


class TogetherFoot(QWidget):
    """Shows what is ticked and what it costs; `asked` is the press on its button."""

    asked = Signal()

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._count, self._sum = Text("", Face.SMALL), Text("", Face.STRONG).right()
        self._hint = Text("", Face.SMALL).wrapped()
        self.button = Button(theme, "", icon="stamp", key=KEY)
        self.button.clicked.connect(self.asked)
        parts = (rule(), row(self._count, None, self._sum), self.button, self._hint)
        self.setLayout(column(*parts, spacing=8, margins=(12, 0, 12, 12)))

    @property
    def told(self) -> tuple[str, str]:
        """How many are ticked, and what they cost, as it stands there."""
        return self._count.text(), self._sum.text()

    def show_ticks(self, ticks: Ticks, refusal: str) -> None:
        """
        Show what is ticked; gone where nothing can be ticked.

        Args:
            refusal: why nothing can be issued now, "" where it can.
        """
        self.setVisible(ticks.are_possible)
        count = len(ticks.seen)
        self._count.setText(f"{count} dicentang")
        self._sum.setText(str(ticks.total))
        words = f"Setujui {count} && terbitkan nomor"
        self.button.setText(f"&{words}")
        self.button.setAccessibleName(words.replace("&&", "&"))
        self.button.setEnabled(bool(count) and not refusal)
        self.button.updateGeometry()
        self._hint.setText(refusal or (f"{FOR_ALL} {ALL_KEY}" if count else NONE_TICKED))


class TogetherDialog(AskingDialog):
    """Names what one passphrase will issue; `confirmed` carries the passphrase."""

    def __init__(
        self, place: Workplace, about: str, orders: Sequence[tuple[str, str]], parent: QWidget
    ) -> None:
        super().__init__(place, "Setujui bersama", about, parent)
        because = Text("karena nomor akan terbit", Face.SMALL)
        self.passphrase = PassphraseRow(place, "Kata sandi &Anda", because)
        self.passphrase.entered.connect(self._confirm)
        named = [row(ShortText(name), None, Text(total)) for name, total in orders[:MOST]]
        if len(orders) > MOST:
            named.append(row(Text(f"dan {len(orders) - MOST} pesanan lain", Face.SMALL), None))
        verb = f"Setujui {len(orders)} && terbitkan nomor"
        self._furnish(f"{FOR_ALL} {FOR_EVER}", verb, "stamp", *named, self.passphrase)
        self.setMinimumWidth(MINIMUM_WIDTH)
        self.passphrase.take_focus()

    def collect(self) -> str | None:
        if self.passphrase.is_waiting:
            return None
        if not self.passphrase.text:
            self.passphrase.show_error("Ketik kata sandi Anda, lalu tekan F9 sekali lagi.")
            self.passphrase.take_focus()
            return None
        return self.passphrase.text

    def show_error(self, error: BejoError) -> None:
        if not self.passphrase.refuses(error):
            super().show_error(error)


def ask_together(
    runner: Runner, core: Core, ticks: Ticks, told: Callable[[Batch], Notice]
) -> TogetherDialog:
    """
    Open the dialog over what is ticked; each order is issued for itself.

    Args:
        told: takes what became of them, and says it.
    """
    seen = ticks.seen
    orders = [(one.package or "(belum bernama)", one.total.plain) for one in ticks.rows]
    about = f"{len(orders)} pesanan, {ticks.total} termasuk pajak"
    dialog = TogetherDialog(runner.place, about, orders, runner.over)

    def act(passphrase: str) -> Callable[[], Any]:
        def issue() -> Any:
            core.confirm(passphrase)
            return core.approving.finalise_all(core.session, seen)

        return issue

    runner.open(dialog, act, told)
    return dialog
