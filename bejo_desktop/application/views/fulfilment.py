"""What officers type when goods come and are paid, and what is still to come."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from datetime import date
    from decimal import Decimal

    from bejo_desktop.domain.codes import Payment
    from bejo_desktop.domain.fulfilment import ReceivedLine, Statements


@dataclass(frozen=True, slots=True)
class Received:
    """A receiving by BAST as typed, before it has its number; `complete`: nothing is to come."""

    on: date
    complete: bool
    lines: tuple[ReceivedLine, ...]
    statements: Statements


@dataclass(frozen=True, slots=True)
class Paid:
    """A payment as typed, before its kuitansi has its number; `tax_invoice` "" for none."""

    on: date
    kind: Payment
    invoice: str
    tax_invoice: str = ""


@dataclass(frozen=True, slots=True)
class OutstandingRow:
    """What of one line of the order (from 1) was accepted and is left, in its measure."""

    line: int
    product: str
    name: str
    measure: str
    ordered: Decimal
    accepted: Decimal
    left: Decimal
