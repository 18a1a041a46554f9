"""What is typed into the platform's own order, field by field, to be pasted there."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from bejo_desktop.domain.content import OrderContent
    from bejo_desktop.domain.parties import Unit, Vendor


@dataclass(frozen=True, slots=True)
class CopyField:
    """One field of the platform's form; `name` is the word key of its label."""

    name: str
    text: str


def copy_fields(content: OrderContent, unit: Unit, vendor: Vendor | None) -> tuple[CopyField, ...]:
    """Return what the platform asks of an order, in the order of its form (domain.md 1.2)."""
    to = content.deliver_to
    head = (
        CopyField("satker", unit.name),
        CopyField("vendor", "" if vendor is None else vendor.name),
        CopyField("rup", content.rup),
        CopyField("purpose", content.package),
        CopyField("receiver", to.name),
        CopyField("phone", to.phone),
        CopyField("address", to.address),
        CopyField("payment", content.payment.value),
        CopyField("price_mode", content.price_mode.value),
        CopyField("needed_on", content.due_on.isoformat()),
        CopyField("note", content.note),
    )
    lines = (
        CopyField(
            "line",
            "\t".join(
                (
                    line.product,
                    line.name,
                    line.quantity.shown,
                    line.measure,
                    str(line.unit_price.amount),
                    line.note,
                )
            ),
        )
        for line in content.lines
    )
    return tuple(field for field in (*head, *lines) if field.text)
