"""What an administrator enters must fit on the wire: a desk that cannot read a row stands still."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bejo_desktop.contract.codec import decode, encode
from bejo_desktop.contract.limits import REPLY_BYTES_MAX

if TYPE_CHECKING:
    from bejo_desktop.contract.rows import (
        BudgetRow,
        MandateRow,
        OfficerRow,
        ProductRow,
        UnitRow,
        VendorRow,
    )


def require_readable(
    row: UnitRow | OfficerRow | MandateRow | BudgetRow | VendorRow | ProductRow,
) -> None:
    """Refuse a row that a desk would refuse (BadInput `wire.unreadable` with `field`)."""
    decode(encode(row), type(row), limit=REPLY_BYTES_MAX)
