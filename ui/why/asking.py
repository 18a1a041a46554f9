"""Asks for the reasons of an order and shows them where the officer stands."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QApplication

from ui.why.popover import WhyPopover

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from PySide6.QtWidgets import QWidget

    from bejo_desktop.application.core import Core
    from bejo_desktop.application.views import DraftView, Why
    from bejo_desktop.domain.errors import BejoError
    from ui.why.popover import Unread
    from ui.workplace import Workplace


def show_why(
    office: tuple[Workplace, Core],
    screen: QWidget,
    view: DraftView,
    *,
    failed: Callable[[BejoError], None],
    asked: str = "",
    line: int = 0,
    unread: Sequence[Unread] = (),
    told: Sequence[Why] = (),
) -> None:
    """
    Open the popover of `view` at the widget that has the focus.

    What the view carries stands there at once; rule, law and way out follow from the read lane.

    Args:
        asked, line, unread: as `WhyPopover`.
        told: reasons beside those of the view, which stand before them.
    """
    place, core = office
    focus = QApplication.focusWidget()
    anchor = focus if focus is not None and screen.isAncestorOf(focus) else screen
    popover = WhyPopover(place.theme, screen, place.words, asked=asked, line=line, unread=unread)
    popover.show_reasons((*told, *view.why))
    popover.open_at(anchor)
    place.lanes.read.ask(
        "why",
        popover,
        lambda _: core.explaining.view(view),
        done=lambda reasons: popover.show_reasons((*told, *reasons)),
        failed=failed,
    )
