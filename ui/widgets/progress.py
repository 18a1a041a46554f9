"""A bar for long work, with numbers that move."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from ui.fonts import Face
from ui.widgets.bar import Bar, Share
from ui.widgets.button import Button
from ui.widgets.button_look import Kind
from ui.widgets.layout import column, row
from ui.widgets.text import Text

if TYPE_CHECKING:
    from ui.theme import Theme

_KILO = 1000


@dataclass(frozen=True, slots=True)
class Count:
    """`done` of `total` in one unit; `total` None while it is not known yet."""

    done: int
    total: int | None


class ProgressPanel(QWidget):
    """
    What is done, in rows and bytes, and `Batalkan`.

    `cancelled` is said once; the work stops at its next safe point and leaves all consistent.
    """

    cancelled = Signal()

    def __init__(self, theme: Theme, title: str = "") -> None:
        super().__init__()
        self._title = Text(title, Face.STRONG)
        self._bar = Bar(theme, title)
        self._numbers = Text("", Face.SMALL)
        self._cancel = Button(theme, self.tr("Batalkan"), Kind.LINK)
        self._cancel.clicked.connect(self._ask_to_stop)
        self.setLayout(
            column(self._title, self._bar, row(self._numbers, None, self._cancel), spacing=8)
        )

    def show_progress(self, title: str, rows: Count, size: Count | None = None) -> None:
        """
        Show how far the work is.

        Args:
            rows: records done; they move the bar where their total is known.
            size: bytes done; they move the bar where only they have a total.
        """
        parts = [rows_text(rows)] if _counts(rows) else []
        if size is not None and _counts(size):
            parts.append(bytes_text(size))
        leading = rows if rows.total or size is None else size
        share = leading.done / leading.total if leading.total else 0.0
        self._title.setText(title)
        self._numbers.setText(" · ".join(parts))
        self._bar.show_shares((Share(min(share, 1.0)),))
        self._bar.setAccessibleName(f"{title}: {self._numbers.text()}")
        self._cancel.setEnabled(True)

    def _ask_to_stop(self) -> None:
        self._cancel.setEnabled(False)
        self.cancelled.emit()


def _counts(count: Count) -> bool:
    """Whether there is anything to say: `0` of nobody knows how many says nothing."""
    return bool(count.done or count.total)


def rows_text(rows: Count) -> str:
    """Return `6.455 dari 10.412`."""
    done = _grouped(rows.done)
    return done if rows.total is None else f"{done} dari {_grouped(rows.total)}"


def bytes_text(size: Count) -> str:
    """Return `1,1 MB dari 1,8 MB`."""
    done = measured(size.done)
    return done if size.total is None else f"{done} dari {measured(size.total)}"


def measured(size: int) -> str:
    """Return a number of bytes as `412 B`, `8,4 kB` or `1,8 MB` (thousands, not 1024)."""
    if size < _KILO:
        return f"{size} B"
    if size < _KILO * _KILO:
        return f"{size / _KILO:.1f} kB".replace(".", ",")
    return f"{size / _KILO / _KILO:.1f} MB".replace(".", ",")


def _grouped(number: int) -> str:
    return f"{number:,}".replace(",", ".")
