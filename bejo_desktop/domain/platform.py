"""What is typed into the platform's own order, field by field, to be pasted there."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from bejo_desktop.domain.content import OrderContent, Place
    from bejo_desktop.domain.parties import Unit, Vendor


@dataclass(frozen=True, slots=True)
class CopyField:
    """
    One field of the platform's form.

    Args:
        name: the word key of its label, `platform.field_<name>`.
        is_code: whether the text is the value of a list, with words of its own under
            `platform.value_<text>`.
    """

    name: str
    text: str
    is_code: bool = False


def copy_fields(content: OrderContent, unit: Unit, vendor: Vendor | None) -> tuple[CopyField, ...]:
    """Return what the platform asks of an order, in the order of its form (domain.md 1.2)."""
    to = content.deliver_to
    sums = {"discount": content.discount, "shipping": content.shipping}
    head = (
        CopyField("satker", unit.name),
        CopyField("vendor", "" if vendor is None else vendor.name),
        CopyField("rup", content.rup),
        CopyField("purpose", content.package),
        CopyField("receiver", to.name),
        CopyField("phone", to.phone),
        CopyField("address", to.address),
        CopyField("payment", content.payment.value),
        CopyField("price_mode", content.price_mode.value, is_code=True),
        *(CopyField(name, str(sum_.amount)) for name, sum_ in sums.items() if sum_.amount),
        CopyField("needed_on", f"{content.due_on:%d-%m-%Y}"),
        CopyField("note", content.note),
    )
    places = (
        CopyField("place", "\t".join((x.delivery.name, x.delivery.address, _quantities(x))))
        for x in content.places
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
    return tuple(field for field in (*head, *lines, *places) if field.text)


def _quantities(place: Place) -> str:
    """What goes there, line by line: `1: 40, 3: 12`."""
    going = enumerate(place.quantities, start=1)
    return ", ".join(f"{line}: {quantity:f}" for line, quantity in going if quantity)
