"""What stands in the place of the list while it has nothing to show."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QStackedWidget

from ui.widgets.button import Button
from ui.widgets.button_look import Kind
from ui.widgets.empty_state import EmptyState

if TYPE_CHECKING:
    from collections.abc import Callable, Sized

    from PySide6.QtWidgets import QWidget

    from ui.theme import Theme
    from ui.workplace import Navigator


def lists_of(
    theme: Theme, table: QWidget, show_all: Callable[[], None], go: Navigator
) -> QStackedWidget:
    """Return the table, `no match` and `no orders at all`, one of which is shown."""
    clear = Button(theme, "Hapus saringan")
    clear.clicked.connect(show_all)
    new = new_order_button(theme, go, Kind.PLAIN)
    no_match = EmptyState(
        theme,
        "search",
        "Tidak ada pesanan yang cocok",
        "Saringan atau kata pencarian tidak menemukan pesanan. Hapus saringan atau ubah kata.",
        clear,
    )
    none = EmptyState(
        theme,
        "file-text",
        "Belum ada pesanan",
        "Pesanan yang Anda susun muncul di sini, juga sebelum dikirim ke pusat.",
        new,
    )
    lists = QStackedWidget()
    for shown in (table, no_match, none):
        lists.addWidget(shown)
    return lists


def shown_list(orders: Sized, counts: Sized) -> int:
    """Return which of `lists_of` to show for the orders found and the counts of all."""
    if len(orders):
        return 0
    return 1 if len(counts) else 2


def new_order_button(theme: Theme, go: Navigator, kind: Kind) -> Button:
    """Return the button that starts an order."""
    new = Button(theme, "Pesanan baru", kind, icon="plus", key="Ctrl+N")
    new.clicked.connect(go.new_order)
    return new


def small_purchase_button(theme: Theme, go: Navigator) -> Button:
    """Return the button that starts a small purchase."""
    new = Button(theme, "Belanja kecil", icon="receipt")
    new.setToolTip("Ctrl+Shift+N")
    new.clicked.connect(go.new_small_purchase)
    return new
