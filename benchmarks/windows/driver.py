"""Works in the real window as an officer does, and notes when each thing was painted."""

from __future__ import annotations

import time
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QEvent, QObject, Qt, QTimer
from PySide6.QtWidgets import QApplication

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from PySide6.QtWidgets import QWidget

    from ui.program import Program

LOOK_EVERY_MS: Final = 1
GIVE_UP_S: Final = 30.0


class FirstPaint(QObject):
    """Calls `then` once, after `widget` was painted next."""

    def __init__(self, widget: QWidget, then: Callable[[], None]) -> None:
        super().__init__(widget)
        self._then = then
        widget.installEventFilter(self)
        widget.update()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.Paint:
            watched.removeEventFilter(self)
            QTimer.singleShot(0, self._then)
        return False


class Script(QObject):
    """
    Runs a generator of conditions: goes on with it as soon as the last one it gave holds.

    Args:
        done: called at its end.
    """

    def __init__(self, steps: Iterator[Callable[[], object]], done: Callable[[], None]) -> None:
        super().__init__()
        self._steps, self._done = steps, done
        self._until = next(steps)
        self._began = time.monotonic()
        self._timer = QTimer(self)
        self._timer.setInterval(LOOK_EVERY_MS)
        self._timer.timeout.connect(self._look)
        self._timer.start()

    def _look(self) -> None:
        if time.monotonic() - self._began > GIVE_UP_S:
            self._timer.stop()
            QApplication.exit(1)
            raise TimeoutError(f"the window does not go on: {self._until}")
        if not self._until():
            return
        try:
            self._until = next(self._steps)
        except StopIteration:
            self._timer.stop()
            self._done()


class Painted:
    """A condition: the widget was painted after this was made."""

    def __init__(self, widget: QWidget) -> None:
        self._is = False
        self._eye = FirstPaint(widget, self._note)

    def __call__(self) -> bool:
        return self._is

    def _note(self) -> None:
        self._is = True


class Passed:
    """A condition: so many seconds went by."""

    def __init__(self, seconds: float) -> None:
        self._at = time.monotonic() + seconds

    def __call__(self) -> bool:
        return time.monotonic() >= self._at


class Officer:
    """
    Signs in and searches, by keys.

    Args:
        pause_s: between two keys; 0 where the next follows at once.
    """

    def __init__(self, program: Program, marks: dict[str, int], pause_s: float = 0.0) -> None:
        self.program, self.marks, self._pause_s = program, marks, pause_s

    def mark(self, name: str) -> None:
        """Note the moment."""
        self.marks[name] = time.monotonic_ns()
        self.marks[f"{name}_cpu"] = time.process_time_ns()

    def sign_in(self, passphrase: str) -> Iterator[Callable[[], object]]:
        """Wait for the gate, type, Enter, and wait for the painted first page."""
        from ui.widgets.passphrase_edit import PassphraseEdit  # noqa: PLC0415 - when the program has it

        focused = QApplication.focusWidget
        yield lambda: isinstance(focused(), PassphraseEdit)
        yield Painted(self.program.shell)
        self.mark("gate")
        field = focused()
        assert field is not None
        yield from self.type(field, passphrase)
        self.mark("entered")
        self.press(field, Qt.Key.Key_Return)
        yield lambda: self.program.desk.is_open
        yield Painted(self.program.shell)
        self.mark("home")

    def search(self, words: str) -> Iterator[Callable[[], object]]:
        """Open the catalogue by F3, type, and wait for the painted hits."""
        from ui.catalogue.screen import CatalogueScreen  # noqa: PLC0415 - as above

        self.press(self.program.shell, Qt.Key.Key_F3)
        screen = self.program.shell.show_page("catalogue")
        assert isinstance(screen, CatalogueScreen)
        finder, painted = screen.finder, []

        def watch() -> None:
            if finder.seeking.text == words and finder.hits:
                FirstPaint(screen.frame.table.viewport(), lambda: painted.append(True))

        finder.found.connect(watch)
        yield from self.type(screen.frame.box, words)
        self.mark("typed")
        yield lambda: bool(painted)
        self.mark("hits")

    def at_rest(self) -> bool:
        """Tell whether every lane has answered."""
        lanes = self.program.lanes
        return lanes.read.is_idle and lanes.write.is_idle and lanes.net.is_idle

    def type(self, field: QWidget, text: str) -> Iterator[Callable[[], object]]:
        """Type letter by letter, with the officer's pause between two."""
        from PySide6.QtTest import QTest  # noqa: PLC0415 - as above

        QTest.keyClicks(field, text[0])
        for letter in text[1:]:
            if self._pause_s:
                yield Passed(self._pause_s)
            QTest.keyClicks(field, letter)

    def press(self, target: QWidget, key: Qt.Key) -> None:
        """Press one key."""
        from PySide6.QtTest import QTest  # noqa: PLC0415 - as above

        QTest.keyClick(target, key)
