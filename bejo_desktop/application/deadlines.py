"""Until when the vendor accepts an order that has its number, and whose rules say it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bejo_desktop.domain.days import deadline_after, wib_day
from bejo_desktop.domain.errors import NotFound
from bejo_desktop.domain.order import Act, OrderState

if TYPE_CHECKING:
    from bejo_desktop.application.ports.store import Reading
    from bejo_desktop.domain.days import Deadline
    from bejo_desktop.domain.order import Order
    from bejo_desktop.domain.rules.book import Rules


def region_of(reading: Reading) -> str | None:
    """Return the unit's kode wilayah, None before the first sync."""
    try:
        return reading.reference.unit().region
    except NotFound:
        return None


def vendor_deadline(order: Order, rules: Rules, region: str | None = None) -> Deadline | None:
    """
    Return the vendor's last day to accept, while the order waits for both signatures.

    Nothing lapses by it here: a platform cancels by itself, and elsewhere the office asks.

    Rule: `deadline.vendor_days` (LKPP: three working days from the Surat Pesanan).
    """
    if order.state is not OrderState.FINAL:
        return None
    issued = (wib_day(event.at) for event in reversed(order.history) if event.act == Act.FINAL)
    issued_on = next(issued, None)
    if issued_on is None:
        return None
    return deadline_after(issued_on, rules.on("deadline.vendor_days", issued_on, region).number)
