"""Real keys for the tests of the screens."""

from PySide6.QtCore import QCoreApplication, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

MODIFIERS = {
    "Ctrl": Qt.KeyboardModifier.ControlModifier,
    "Shift": Qt.KeyboardModifier.ShiftModifier,
}
KEYS = {
    "Enter": Qt.Key.Key_Return,
    "Tab": Qt.Key.Key_Tab,
    "Esc": Qt.Key.Key_Escape,
    "Ins": Qt.Key.Key_Insert,
    "Del": Qt.Key.Key_Delete,
    "Up": Qt.Key.Key_Up,
    "Down": Qt.Key.Key_Down,
    "Left": Qt.Key.Key_Left,
    "Right": Qt.Key.Key_Right,
    "Home": Qt.Key.Key_Home,
    **{f"F{n}": getattr(Qt.Key, f"Key_F{n}") for n in range(1, 13)},
}


class Keyboard:
    """Presses real keys into whatever has the focus, as a keyboard does."""

    def press(self, *combinations):
        for combination in combinations:
            *held, name = combination.split("+")
            modifiers = Qt.KeyboardModifier.NoModifier
            for one in held:
                modifiers |= MODIFIERS[one]
            key = KEYS.get(name) or getattr(Qt.Key, f"Key_{name}")
            window = QApplication.activeWindow()
            QTest.keyClick(QApplication.focusWidget() or window, key, modifiers)
            self.settle()

    def type(self, text):
        for letter in text:
            QTest.keyClicks(QApplication.focusWidget(), letter)
            self.settle()

    def settle(self):
        for _ in range(3):
            QCoreApplication.processEvents()
