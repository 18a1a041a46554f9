"""A field for a day that reads short forms and shows the day's name."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt

from ui.days import long_day, typed_day, typed_past_day
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
        read: how a text is read; `typed_past_day` for what is recorded afterwards.
    """

    def __init__(
        self, today: Callable[[], date], read: Callable[[str, date], date] = typed_day
    ) -> None:
        super().__init__(lambda text: read(text, today()), long_day)
        self.setAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        self.setPlaceholderText("9, 9/3, 9 mar, +7")


class PastDayEdit(DayEdit):
    """A day that has been: `9` typed on the 12th is the 9th of this month, not of the next."""

    def __init__(self, today: Callable[[], date]) -> None:
        super().__init__(today, typed_past_day)
        self.setPlaceholderText("9, 9/3, 9 mar")
