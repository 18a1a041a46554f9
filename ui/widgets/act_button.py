"""A button for an act: the same words, the same state, the same reason."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ui.widgets.button import Button
from ui.widgets.button_look import Kind

if TYPE_CHECKING:
    from ui.keys import Act
    from ui.theme import Theme


class ActButton(Button):
    """
    Does an act and follows its words and state.

    While the act is refused the button is disabled and its reason is the tooltip and the
    accessible description; the screen also says it in a line beside the button.

    Args:
        key: the key that the act has on this screen, shown behind the words (`F9`).
    """

    def __init__(
        self,
        theme: Theme,
        act: Act,
        kind: Kind = Kind.PLAIN,
        *,
        icon: str = "",
        key: str = "",
        big: bool = False,
    ) -> None:
        super().__init__(theme, act.text(), kind, icon=icon, key=key, big=big)
        self._act = act
        act.changed.connect(self._follow)
        self.clicked.connect(act.trigger)
        self._follow()

    def _follow(self) -> None:
        self.setText(self._act.text())
        self.setEnabled(self._act.isEnabled())
        self.setToolTip(self._act.reason)
        self.setAccessibleDescription(self._act.reason)
        self.updateGeometry()
