"""The menu's actions: one per command, each passed on to the act of the screen that is seen."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QAction, QKeySequence
from shiboken6 import isValid

from ui.keys import Act, Command, Menu
from ui.widgets.button import spoken

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from ui.navigation import Page

NOT_HERE: Final = "Tidak ada di layar ini"
DIGITS: Final = 9
RENAMED: Final = frozenset({Command.MAIN_ACT, Command.OTHER_ACT})


class Commands(QObject):
    """
    Holds the actions of all commands and of all listed pages.

    A command goes to the act of the screen, else to the act of the program, else it is
    disabled with the reason. `picked` carries the key of a page; the first nine have
    Alt+1 … Alt+9.

    Args:
        acts: of the program: new order, sync, lock, quit …
    """

    picked = Signal(str)

    def __init__(self, parent: QObject, acts: Mapping[Command, Act], pages: Sequence[Page]) -> None:
        super().__init__(parent)
        self._own = dict(acts)
        self._targets: dict[Command, Act] = {}
        self._marks = {menu: _marks_of(menu) for menu in Menu}
        listed = [page for page in pages if page.listed]
        self._pages = [(page.menu, self._page(page, at)) for at, page in enumerate(listed, 1)]
        self._actions = {command: self._made(command) for command in Command}
        self.bind({})

    def pages(self, menu: Menu) -> list[QAction]:
        """Return the actions of the pages that stand in `menu`."""
        return [action for standing, action in self._pages if standing is menu]

    def action(self, command: Command) -> QAction:
        """Return the action that stands in the menu for `command`."""
        return self._actions[command]

    def bind(self, acts: Mapping[Command, Act]) -> None:
        """Pass commands on to `acts` of the screen that is shown from now on."""
        for act in set(self._targets.values()):
            if isValid(act):  # the screen of an officer who left is gone with its acts
                act.changed.disconnect(self._mirror)
        self._targets = {**self._own, **acts}
        for act in set(self._targets.values()):
            act.changed.connect(self._mirror)
        self._mirror()

    def _made(self, command: Command) -> QAction:
        spec = command.value
        action = QAction(spec.text, self)
        action.setCheckable(spec.checkable)
        if spec.keys:
            action.setShortcut(QKeySequence(spec.keys))
        action.triggered.connect(lambda _: self._pass_on(command))
        return action

    def _pass_on(self, command: Command) -> None:
        act = self._targets.get(command)
        if act is not None:
            act.trigger()
            self._mirror()

    def _mirror(self) -> None:
        for command, action in self._actions.items():
            act = self._targets.get(command)
            action.setEnabled(act is not None and act.isEnabled())
            action.setStatusTip(NOT_HERE if act is None else act.reason)
            if command.value.checkable and act is not None:
                action.setChecked(act.isChecked())
        self._rename()

    def _page(self, page: Page, place: int) -> QAction:
        action = QAction(_marked(page.label, self._marks[page.menu]), self)
        if place <= DIGITS:
            action.setShortcut(QKeySequence(f"Alt+{place}"))
        action.triggered.connect(lambda _: self.picked.emit(page.key))
        return action

    def _rename(self) -> None:
        taken = set(self._marks[Menu.ORDER])
        for command in (Command.MAIN_ACT, Command.OTHER_ACT):
            act = self._targets.get(command)
            text = spoken(command.value.text if act is None else act.text())
            self._actions[command].setText(_marked(text, taken))


def _marks_of(menu: Menu) -> set[str]:
    """Return the letters that commands of `menu` have as mnemonics."""
    texts = (c.value.text for c in Command if c.value.menu is menu and c not in RENAMED)
    marks = (text.replace("&&", "").partition("&")[2][:1].lower() for text in texts)
    return set(marks)


def _marked(text: str, taken: set[str]) -> str:
    """Return `text` with the first letter that is free as its mnemonic; takes the letter."""
    for place, letter in enumerate(text):
        if letter.isalpha() and letter.lower() not in taken:
            taken.add(letter.lower())
            before, after = (part.replace("&", "&&") for part in (text[:place], text[place:]))
            return f"{before}&{after}"
    return text.replace("&", "&&")
