"""The plain facts of addenda, of the end of an order, and of what is handed on after a BAST."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from datetime import date
    from decimal import Decimal

    from bejo_desktop.domain.contract_changes import CancelForm
    from bejo_desktop.domain.money import Rupiah
    from bejo_desktop.domain.negotiation import PaperRef
    from bejo_desktop.domain.paper.facts import OfficerFacts, PurchaseOrderFacts
    from bejo_desktop.domain.paper.later_facts import BastRef
    from bejo_desktop.domain.paper.marking import Print


@dataclass(frozen=True, slots=True)
class Change:
    """One thing that an addendum changes, as printed."""

    what: str
    was: str
    now: str


@dataclass(frozen=True, slots=True)
class AmendmentFacts:
    """
    An addendum; `order` is the order as it holds from now on, with the order's own number.

    Args:
        ordinal: 1 for the first addendum.
        was, now: the totals with tax before and after.
        changes: at least one.
        earlier: numbers of the addenda before this one.
    """

    order: PurchaseOrderFacts
    print_: Print
    ordinal: int
    on: date
    reason: str
    was: Rupiah
    now: Rupiah
    changes: tuple[Change, ...]
    officer: OfficerFacts
    earlier: tuple[PaperRef, ...] = ()


@dataclass(frozen=True, slots=True)
class LeftLine:
    """One line at the end of an order: ordered, accepted, and what will not come any more."""

    name: str
    measure: str
    ordered: Decimal
    accepted: Decimal


@dataclass(frozen=True, slots=True)
class CancellationFacts:
    """
    The letter that ends an order before all of it came.

    Args:
        accepted: what was accepted, with tax: it is still paid; paid: what was paid of it.
    """

    order: PurchaseOrderFacts
    print_: Print
    form: CancelForm
    on: date
    reason: str
    lines: tuple[LeftLine, ...]
    accepted: Rupiah
    paid: Rupiah
    officer: OfficerFacts
    handovers: tuple[BastRef, ...] = ()


@dataclass(frozen=True, slots=True)
class HandedLine:
    """
    One line of what was received, for PA/KPA and the pengurus barang.

    `amount` is by the unit price of the order; `acquired` its share of what was accepted, with
    taxes, shipping and less discount (nilai perolehan); `capital` for belanja modal.
    """

    name: str
    measure: str
    quantity: Decimal
    unit_price: Rupiah
    amount: Rupiah
    acquired: Rupiah
    account: str = ""
    capital: bool = False


@dataclass(frozen=True, slots=True)
class HandedFacts:
    """
    What the PPK hands on after a BAST: to the PA/KPA, and for the books of the pengurus barang.

    Args:
        receiver: PA or KPA, without a name where none is known here; keeper: pengurus barang.
    """

    order: PurchaseOrderFacts
    bast: BastRef
    lines: tuple[HandedLine, ...]
    officer: OfficerFacts
    receiver: OfficerFacts
    keeper: OfficerFacts | None = None
