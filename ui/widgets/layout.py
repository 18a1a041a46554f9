"""Rows and columns in one expression, on the 8-px grid."""

from __future__ import annotations

from typing import TypeAlias, TypeVar

from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QBoxLayout,
    QFrame,
    QHBoxLayout,
    QLayout,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

Part: TypeAlias = QWidget | QLayout | int | None
"""A widget, a layout, a gap in pixels, or None for the place that stretches."""

Margins: TypeAlias = tuple[int, int, int, int]
NONE: Margins = (0, 0, 0, 0)
L = TypeVar("L", bound=QBoxLayout)


def row(*parts: Part, spacing: int = 8, margins: Margins = NONE) -> QHBoxLayout:
    """Return `parts` side by side."""
    return _filled(QHBoxLayout(), parts, spacing, margins)


def column(*parts: Part, spacing: int = 8, margins: Margins = NONE) -> QVBoxLayout:
    """Return `parts` one under the other."""
    return _filled(QVBoxLayout(), parts, spacing, margins)


def holder(layout: QLayout, part: str = "clear") -> QWidget:
    """
    Return a widget around `layout`.

    Args:
        part: which rule of the style sheet draws its ground: `clear`, `page`, `side`, `top`.
    """
    made = QWidget()
    made.setProperty("part", part)
    made.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
    made.setLayout(layout)
    return made


def scrolling(layout: QLayout, *, height_min: int = 120) -> QScrollArea:
    """
    Return an area that scrolls `layout` where the window is low.

    What must stay in sight (the act bar) is laid out below the area, not in it.
    """
    area = QScrollArea()
    area.setProperty("part", "clear")
    area.setFrameShape(QFrame.Shape.NoFrame)
    area.setWidgetResizable(True)
    area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
    area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
    area.setMinimumHeight(height_min)
    inner = holder(layout)
    area.setWidget(inner)
    area.setMinimumWidth(inner.minimumSizeHint().width())
    return area


def second_rank(layout: QLayout) -> QWidget:
    """Return a holder that the shell hides where the window is low; it is not yours to hide."""
    made = holder(layout)
    made.setProperty("rank", "second")
    return made


def show_second_rank(root: QWidget, *, shown: bool) -> None:
    """Show or hide every part of second rank below `root`."""
    for widget in root.findChildren(QWidget):
        if widget.property("rank") == "second":
            widget.setVisible(shown)


def _filled(layout: L, parts: tuple[Part, ...], spacing: int, margins: Margins) -> L:
    layout.setSpacing(spacing)
    layout.setContentsMargins(*margins)
    for part in parts:
        match part:
            case None:
                layout.addStretch(1)
            case int():
                layout.addSpacing(part)
            case QLayout():
                layout.addLayout(part)
            case QWidget():
                layout.addWidget(part)
    return layout
