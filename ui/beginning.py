"""What a new draft starts from: due within a week, or a small purchase of today."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bejo_desktop.application.views import DraftInput
from bejo_desktop.domain.codes import Platform
from bejo_desktop.domain.content import Procedure
from ui.days import week_later
from ui.editor.officials import officials_of

if TYPE_CHECKING:
    from datetime import date

    from bejo_desktop.application.core import Core


def first_order(core: Core, today: date) -> DraftInput:
    """Return an empty draft due within a week; an operator types for the first official."""
    return DraftInput(due_on=week_later(today), official=_official(core, Procedure.ORDER))


def first_purchase(core: Core, today: date) -> DraftInput:
    """Return an empty small purchase of `today`, outside any platform."""
    return DraftInput(
        procedure=Procedure.SMALL.value,
        platform=Platform.NONE.value,
        ordered_on=today,
        due_on=today,
        official=_official(core, Procedure.SMALL),
    )


def _official(core: Core, procedure: Procedure) -> str:
    return next((one.nip for one in officials_of(core).of(procedure)), "")
