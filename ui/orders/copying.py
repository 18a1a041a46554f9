"""An order typed again as a new draft of today."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bejo_desktop.application.views import DraftInput, DraftLineInput

if TYPE_CHECKING:
    from bejo_desktop.domain.content import OrderContent, OrderLine


def copied(content: OrderContent) -> DraftInput:
    """Return vendor, accounts and lines of `content`; days and platform number start anew."""
    return DraftInput(
        vendor=content.vendor,
        budget_line=content.budget_line,
        rup=content.rup,
        package=content.package,
        platform=content.platform.value,
        payment=content.payment.value,
        price_mode=content.price_mode.value,
        kind=content.kind.value,
        deliver_to=content.deliver_to,
        note=content.note,
        lines=tuple(_line(line, content.budget_line) for line in content.lines),
        discount=content.discount,
        shipping=content.shipping,
    )


def _line(line: OrderLine, usual: str) -> DraftLineInput:
    agreed = line.unit_price if line.unit_price != line.list_price else None
    return DraftLineInput(
        product=line.product,
        quantity=line.quantity,
        unit_price=agreed,
        budget_line="" if line.budget_line == usual else line.budget_line,
        note=line.note,
    )
