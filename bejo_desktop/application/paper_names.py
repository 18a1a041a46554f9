"""What the file of a paper is called: for the officer, and in the archive."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bejo_desktop.domain.paper.frame import MarkKind, PaperKind

if TYPE_CHECKING:
    from bejo_desktop.application.paper_facts.papers import Wanted
    from bejo_desktop.domain.order import Order
    from bejo_desktop.domain.paper.sheets import Sheet


def file_name(order: Order, sheet: Sheet, *, copy: bool) -> str:
    """Return a name that every file system takes: the number with dashes for its strokes."""
    kind, number = sheet.kind.upper(), sheet.frame.number
    stem = f"{kind}-{number}"
    if sheet.frame.marking.kind is MarkKind.SHEET:
        stem = f"{kind}-{order.number_text or order.order_id}"
    elif number is None:
        own = "" if sheet.kind is PaperKind.SP else f"{kind}-"
        stem = f"KONSEP-{own}{order.order_id}"
    safe = "".join(char if char.isalnum() or char in ".-_" else "-" for char in stem)
    return f"{safe}-salinan.pdf" if copy else f"{safe}.pdf"


def archive_name(order: Order, wanted: Wanted, size: str) -> str:
    """Return under which name the original is kept."""
    return f"{order.order_id}-{wanted.stem}-{size}.pdf"


def copy_name(order: Order, wanted: Wanted, ordinal: int, size: str) -> str:
    """Return under which name the marked copy with `ordinal` is kept."""
    return f"{order.order_id}-{wanted.stem}-{size}-salinan-{ordinal}.pdf"
