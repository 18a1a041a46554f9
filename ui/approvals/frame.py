"""How the folder is laid out: its list at the left, the order or the empty folder at the right."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from ui.approvals.together import KEY
from ui.widgets.card import TABLE, card
from ui.widgets.empty_state import EmptyState
from ui.widgets.key_line import KeyHint
from ui.widgets.layout import column, row

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtWidgets import QStackedWidget, QVBoxLayout, QWidget

    from ui.theme import Theme
    from ui.widgets.layout import Part

LIST_WIDTH: Final = 392
HINTS: Final = (
    KeyHint("↑ ↓", "pesanan"),
    KeyHint("Spasi", "centang"),
    KeyHint("F4", "centang semua"),
    KeyHint(KEY, "setujui tercentang"),
    KeyHint("F6", "pindah panel"),
    KeyHint("F7", "mengapa"),
    KeyHint("F8", "tanda berikut"),
    KeyHint("F9", "setujui"),
    KeyHint("Shift+F9", "kembalikan"),
    KeyHint("F12", "kertas"),
)
"""The keys of the folder, for the line at the foot."""


def folder_frame(
    theme: Theme,
    head: Sequence[Part],
    listed: Sequence[QWidget],
    sides: QStackedWidget,
    panel: QWidget,
) -> QVBoxLayout:
    """Return the layout; `listed` is table and foot, `sides` shows `panel`, then the empty folder."""
    empty = EmptyState(
        theme,
        "stamp",
        "Map kosong",
        "Pesanan yang diajukan Pejabat Pengadaan muncul di sini.",
    )
    sides.addWidget(panel)
    sides.addWidget(card(empty))
    side = card(*listed, spacing=0, margins=TABLE)
    side.setFixedWidth(LIST_WIDTH)
    body = row(side, sides, spacing=12)
    body.setStretch(1, 1)
    return column(*head, body, spacing=12, margins=(16, 12, 16, 12))
