"""A hand on the keyboard: presses keys, waits for what must follow, never for a time."""

from __future__ import annotations

import sys
import time
from typing import TYPE_CHECKING, Any, Final, TypeVar

from PySide6.QtCore import QEvent, QEventLoop, QObject, Qt, QTimer
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QFileDialog, QLineEdit, QMessageBox, QWidget

from bejo_desktop.application.changes import Changes, Kind

if TYPE_CHECKING:
    from collections.abc import Callable
    from types import TracebackType

    from bejo_desktop.application.core import Core
    from ui.jobs import Lane
    from ui.program import Program
    from ui.widgets.table.view import TableView

T = TypeVar("T")
W = TypeVar("W", bound=QWidget)

PATIENCE_S: Final = 120.0
"""A disk that is busy with others makes everything slow; only what never comes is a fault."""
LOOK_EVERY_MS: Final = 5
TABS_MAX: Final = 80

MODIFIERS: Final = {
    "Ctrl": Qt.KeyboardModifier.ControlModifier,
    "Shift": Qt.KeyboardModifier.ShiftModifier,
    "Alt": Qt.KeyboardModifier.AltModifier,
}
NAMES: Final = {"Enter": "Return", "Esc": "Escape", "Ins": "Insert", "Del": "Delete"}


class StuckError(Exception):
    """The walk cannot go on: what had to follow did not."""


class Hand:
    """Types into whatever has the focus, as a person does, and waits for the answers."""

    def __init__(self, program: Program) -> None:
        self.program, self.shell = program, program.shell
        self._broken: list[BaseException] = []
        sys.excepthook = self._note

    @property
    def core(self) -> Core:
        """The use cases of whoever is signed in."""
        return self.program.desk.core

    def press(self, *combinations: str) -> None:
        """Press keys written as in the menus: `F9`, `Ctrl+L`, `Enter`."""
        for combination in combinations:
            *held, name = combination.split("+")
            modifiers = Qt.KeyboardModifier.NoModifier
            for one in held:
                modifiers |= MODIFIERS[one]
            key = getattr(Qt.Key, f"Key_{NAMES.get(name, name)}")
            QTest.keyClick(self._target(), key, modifiers)
            self.settle()

    def write(self, text: str) -> None:
        """Type `text` letter by letter."""
        for letter in text:
            QTest.keyClicks(self._target(), letter)
            self.settle()

    def write_over(self, text: str) -> None:
        """Type `text` in the place of what the field holds."""
        self.press("Ctrl+A")
        self.write(text)

    def tab_to(self, name: str) -> None:
        """Press Tab until the field called `name` has the focus."""
        for _ in range(TABS_MAX):
            focused = QApplication.focusWidget()
            if focused is not None and focused.accessibleName().startswith(name):
                return
            self.press("Tab")
        raise StuckError(f"no field “{name}” within {TABS_MAX} presses of Tab")

    def walk_to(self, table: TableView, wanted: Callable[[Any], bool], what: str) -> None:
        """Press ↓ and ↑ until the row that is `wanted` is chosen."""
        self.until(table.hasFocus, f"the focus in “{table.accessibleName()}”")
        for key in ("Down", "Up"):
            for _ in range(table.model().rowCount() + 1):
                row = table.current_row()
                if row is not None and wanted(row):
                    self.rest()
                    return
                self.press(key)
        raise StuckError(f"{what} is not in “{table.accessibleName()}”")

    def save_as(self, name: str) -> None:
        """Press Ctrl+S and type a file name into the dialog that opens."""
        end = time.monotonic() + PATIENCE_S

        def answer() -> None:
            dialog, field = QApplication.activeModalWidget(), QApplication.focusWidget()
            if not isinstance(dialog, QFileDialog):
                again.start()
            elif isinstance(field, QLineEdit) and field.window() is dialog:
                field.selectAll()
                QTest.keyClicks(field, name)
                QTest.keyClick(field, Qt.Key.Key_Return)
            elif time.monotonic() > end:
                dialog.reject()  # it would wait for ever
            else:
                again.start()

        again = QTimer()
        again.setSingleShot(True)
        again.setInterval(LOOK_EVERY_MS)
        again.timeout.connect(answer)
        again.start()
        self.press("Ctrl+S")  # comes back once the dialog is closed
        again.stop()

    def until(self, met: Callable[[], T], what: str) -> T:
        """Let the window work until `met` says something true, and return that."""
        end = time.monotonic() + PATIENCE_S
        while not (answer := met()):
            self._stop_if_broken()
            if time.monotonic() > end:
                raise StuckError(f"this never came: {what}")
            _breathe()
        self._stop_if_broken()
        return answer

    def rest(self) -> None:
        """Wait until everything asked and commanded is answered and shown."""
        lanes = self.program.lanes
        for _ in range(3):  # an answer may ask for more
            self.until(lambda: lanes.read.is_idle and lanes.write.is_idle, "an idle window")
            self.settle()
        self._come_to_front()

    def settle(self) -> None:
        """Let the window take in what has come already."""
        for _ in range(3):
            QApplication.processEvents()
        QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)

    def on(self, kind: type[W]) -> W:
        """Wait until a screen of `kind` is seen, and return it."""

        def seen() -> W | None:
            return next((one for one in self.shell.findChildren(kind) if one.isVisible()), None)

        found = self.until(seen, kind.__name__)
        assert found is not None
        return found

    def dialog(self, kind: type[W]) -> W:
        """Wait until a dialog of `kind` is open, and return it."""

        def seen() -> W | None:
            open_now = QApplication.topLevelWidgets()
            return next((w for w in open_now if isinstance(w, kind) and w.isVisible()), None)

        found = self.until(seen, kind.__name__)
        assert found is not None
        return found

    def ask(self, question: Callable[[Core], T]) -> T:
        """Read by a use case, on the lane for reading."""
        return self._run(self.program.lanes.read, question)

    def do(self, command: Callable[[Core], T]) -> T:
        """Do by a use case what would take many keys, and tell all pages."""
        answer = self._run(self.program.lanes.write, command)
        self.program.desk.tell(Changes.of(*Kind))
        self.rest()
        return answer

    def _run(self, lane: Lane, work: Callable[[Core], T]) -> T:
        core, answers = self.core, list[T]()
        lane.start(
            QObject(self.program),
            lambda _: work(core),
            done=answers.append,
            failed=self._broken.append,
        )
        self.until(lambda: answers, "an answer of the desk")
        return answers[0]

    def _target(self) -> QWidget:
        """Who gets the keys: an open menu, else the focus, else the window."""
        self._come_to_front()
        return QApplication.activePopupWidget() or QApplication.focusWidget() or self.shell

    def _come_to_front(self) -> None:
        """Do what a window manager does once a dialog is closed."""
        if QApplication.activeWindow() is None and self.shell.isVisible():
            self.shell.activateWindow()
            self.until(QApplication.activeWindow, "the window in front")

    def _stop_if_broken(self) -> None:
        if self._broken:
            raise StuckError(repr(self._broken[0])) from self._broken[0]
        for window in QApplication.topLevelWidgets():
            if isinstance(window, QMessageBox) and window.isVisible():
                raise StuckError(f"{window.text()} {window.informativeText()}")

    def _note(self, _: type[BaseException], error: BaseException, __: TracebackType | None) -> None:
        self._broken.append(error)


def _breathe() -> None:
    """Let the event loop run a moment; QTest.qWait would keep the lanes' threads waiting."""
    loop = QEventLoop()
    QTimer.singleShot(LOOK_EVERY_MS, loop.quit)
    loop.exec()
