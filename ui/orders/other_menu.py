"""The menu of acts beside the next step; what cannot be done says why."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtGui import QIcon
from PySide6.QtWidgets import QMenu

from ui.tokens import Tone

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from PySide6.QtWidgets import QWidget

    from ui.orders.more import More, Possible
    from ui.theme import Theme

ICON = 16


def menu_of(
    theme: Theme, possible: Sequence[Possible], take: Callable[[More], None], parent: QWidget
) -> QMenu:
    """Return the menu; it goes when it is closed."""
    menu = QMenu(parent)
    menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
    menu.setAccessibleName("Tindakan lain")
    for one in possible:
        text, icon = one.more.value
        action = menu.addAction(f"{text}\t{one.refusal}" if one.refusal else text)
        tone = Tone.FAINT if one.refusal else Tone.TEXT
        action.setIcon(QIcon(theme.pixmap(icon, tone, ICON, parent.devicePixelRatioF())))
        action.setEnabled(not one.refusal)
        action.triggered.connect(lambda _, more=one.more: take(more))
    if not possible:
        menu.addAction("Tidak ada tindakan lain untuk pesanan ini").setEnabled(False)
    return menu
