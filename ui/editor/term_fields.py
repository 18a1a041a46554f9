"""Fields of the terms that read more than a text: a reason, a number of guests."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from PySide6.QtCore import Qt

from bejo_desktop.application.drafts.terms import GUESTS_MAX
from bejo_desktop.domain.errors import BadInput
from bejo_desktop.domain.order import REASON_CHARS_MAX, require_reason
from ui.widgets.typed_edit import TypedEdit

if TYPE_CHECKING:
    from ui.widgets.line_edit import Choice


def typed_guests(text: str) -> int:
    """
    Read how many are invited.

    Raises:
        BadInput: `order.guests`.
    """
    plain = text.replace(".", "")
    if not plain.isdecimal() or int(plain) > GUESTS_MAX:
        raise BadInput("order.guests", field="occasion.guests", most=GUESTS_MAX)
    return int(plain)


def reason_field(example: str) -> TypedEdit[str]:
    """Return a field for a reason in one line; `example` stands there while it is empty."""
    made: TypedEdit[str] = TypedEdit(require_reason, str)
    made.setMaxLength(REASON_CHARS_MAX)
    made.setAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
    made.setPlaceholderText(example)
    return made


def choose(choice: Choice, value: Any) -> None:
    """Show the option that stands for `value`, where there is one."""
    at = choice.findData(value)
    if at >= 0 and at != choice.currentIndex():
        choice.setCurrentIndex(at)


def show(field: TypedEdit[Any], value: Any) -> None:
    """Show `value` unless the officer is typing there, or what was typed was refused."""
    if not field.hasFocus() and not field.property("wrong"):
        field.show_value(value)
        field.setCursorPosition(0)
