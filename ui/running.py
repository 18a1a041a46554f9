"""A dialog over a screen whose answer becomes a command; it closes once the command was taken."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Protocol

from PySide6.QtCore import Qt

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtWidgets import QDialog, QWidget

    from bejo_desktop.domain.errors import BejoError
    from ui.fulfilling.asking import AskingDialog
    from ui.widgets.banner import Notice
    from ui.workplace import Navigator, Workplace


class Told(Protocol):
    """Where a screen says what went wrong, and what was done."""

    def show_error(self, error: BejoError) -> None:
        """Say what went wrong."""

    def show_notice(self, notice: Notice) -> None:
        """Say what was done."""


class Runner:
    """
    Reads what a dialog needs, opens it, and runs the command that its answer makes.

    Args:
        over: the widget beneath the dialogs; board: where a failed reading is said.
    """

    def __init__(self, place: Workplace, go: Navigator, over: QWidget, board: Told) -> None:
        self.place, self.over, self.board = place, over, board
        self._go = go

    def read(self, ask: Callable[[], object], show: Callable[[Any], None]) -> None:
        """Ask on the read lane, then `show` the answer."""
        self.place.lanes.read.ask(
            "orders.follow",
            self.over,
            lambda _: ask(),
            done=show,
            failed=self.board.show_error,
        )

    def open(
        self,
        dialog: AskingDialog,
        act: Callable[[Any], Callable[[], Any]],
        told: Callable[[Any], Notice] | None = None,
    ) -> None:
        """
        Show `dialog`; each confirmed value becomes the command that `act` makes of it.

        Args:
            told: what to say of the command's first value once it was taken.
        """
        dialog.confirmed.connect(
            lambda typed: self.run(dialog, act(typed), dialog.show_error, told),
            Qt.ConnectionType.DirectConnection,
        )
        dialog.open()

    def run(
        self,
        dialog: QDialog,
        command: Callable[[], Any],
        failed: Callable[[BejoError], None],
        told: Callable[[Any], Notice] | None = None,
    ) -> None:
        """Run a command that answers (value, Changes); the dialog stays where it is refused."""

        def done(answer: tuple[Any, Any]) -> None:
            dialog.accept()
            value, changes = answer
            self._go.tell(changes)
            if told is not None:
                self.board.show_notice(told(value))

        self.place.lanes.write.start(dialog, lambda _: command(), done=done, failed=failed)
