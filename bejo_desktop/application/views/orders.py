"""The list of orders and one order's way."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from datetime import date, datetime
    from uuid import UUID

    from bejo_desktop.domain.content import OrderContent
    from bejo_desktop.domain.fulfilment import PaymentMade, Receipt
    from bejo_desktop.domain.money import Rupiah
    from bejo_desktop.domain.order import Cause, OrderState, SyncState
    from bejo_desktop.domain.parties import Vendor


@dataclass(frozen=True, slots=True)
class OrderFilter:
    """Which orders to list: empty sets mean all; `text` matches number, package, vendor."""

    states: frozenset[OrderState] = frozenset()
    syncs: frozenset[SyncState] = frozenset()
    text: str = ""
    limit: int = 500


@dataclass(frozen=True, slots=True)
class OrderRow:
    """One order of the list; `total` is with taxes, 0 while nothing can be computed."""

    order_id: UUID
    number: str | None
    state: OrderState
    sync: SyncState
    ordered_on: date
    package: str
    vendor: str
    vendor_name: str
    total: Rupiah
    lines: int
    content_hash: str | None
    reasons: tuple[Cause, ...]
    findings: tuple[Cause, ...]
    returned_reason: str
    changed_at: datetime


@dataclass(frozen=True, slots=True)
class StateCount:
    """How many orders stand in one pair of state and sync, and their total with taxes."""

    state: OrderState
    sync: SyncState
    count: int
    total: Rupiah


@dataclass(frozen=True, slots=True)
class Step:
    """One step of the order's way: `done_at` None means it has not happened."""

    key: str
    done_at: datetime | None
    by_name: str
    note: str


@dataclass(frozen=True, slots=True)
class OrderDetail:
    """One order in full, for the drawer, the approval and the decision screens."""

    row: OrderRow
    content: OrderContent
    vendor: Vendor | None
    steps: tuple[Step, ...]
    account_names: dict[str, str]
    signed_on: date | None
    arrived_on: date | None
    receipts: tuple[Receipt, ...]
    payment: PaymentMade | None
