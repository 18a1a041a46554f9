"""A field for a day that reads short forms and shows the day's name."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt

from ui.days import long_day, typed_day
from ui.widgets.typed_edit import TypedEdit

if TYPE_CHECKING:
    from collections.abc import Callable
    from datetime import date


class DayEdit(TypedEdit["date"]):
    """
    Reads `9`, `9/3`, `9 mar`, `+7`; shows `Jumat 23 Okt 2026` once it is left.

    Refuses with `day.unreadable` and keeps the text.

    Args:
        today: asked at each reading, because a desk stays on over midnight (day in WIB).
    """

    def __init__(self, today: Callable[[], date]) -> None:
        super().__init__(lambda text: typed_day(text, today()), long_day)
        self.setAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        self.setPlaceholderText("9, 9/3, 9 mar, +7")
