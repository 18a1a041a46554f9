"""The list of orders and one order's way."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from bejo_desktop.domain.fulfilment import is_complete
from bejo_desktop.domain.order import OrderState

if TYPE_CHECKING:
    from datetime import date, datetime
    from uuid import UUID

    from bejo_desktop.domain.content import OrderContent
    from bejo_desktop.domain.contract_changes import Amendment, Cancellation, Charge, PaperApproval
    from bejo_desktop.domain.days import Deadline
    from bejo_desktop.domain.evidence import Evidence
    from bejo_desktop.domain.fulfilment import GoodsReturned, Receipt
    from bejo_desktop.domain.money import Rupiah
    from bejo_desktop.domain.numbering import Series
    from bejo_desktop.domain.order import Cause, SyncState
    from bejo_desktop.domain.parties import Vendor
    from bejo_desktop.domain.payments import PaymentMade, TaxDeposit


@dataclass(frozen=True, slots=True)
class OrderFilter:
    """
    Which orders to list: empty sets mean all; `text` matches number, package, vendor.

    `numbered` lists only what bears a number of that year.
    """

    states: frozenset[OrderState] = frozenset()
    syncs: frozenset[SyncState] = frozenset()
    text: str = ""
    limit: int = 500
    numbered: int | None = None


@dataclass(frozen=True, slots=True)
class OrderRow:
    """
    One order of the list.

    Args:
        total: with taxes, 0 while nothing can be computed.
        submitted_on: day (WIB) on which it was handed in, None in a draft.
        deadline: the PPK's last day, while it waits for the PPK.
        overdue: whether the centre, which knows that it was handed in, lets it lapse at the next
            exchange: that day is over.
        series: of its number, None before it has one.
    """

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
    submitted_on: date | None = None
    deadline: Deadline | None = None
    overdue: bool = False
    series: Series | None = None

    @property
    def has_lapsed(self) -> bool:
        """
        Whether the PPK's days ran out (Batal otomatis), also before the centre has said so.

        It makes the order a draft again: only such a draft still has the text that was handed in
        and no reason of a return.
        """
        drafted = self.state is OrderState.DRAFT
        lapsed = drafted and self.content_hash is not None and not self.returned_reason
        return lapsed or self.overdue


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
    """
    One order in full, for the drawer, the approval and the decision screens.

    Args:
        approval: of the PPK on paper, where another recorded it.
        noted_arrival: when the goods that wait for a BAST came, None where nobody noted it.
        vendor_deadline: the vendor's last day to accept, while both signatures are awaited.
        in_charge: NIP and name of the PPK who answers for it, "" before it has a number.
        first_content: what held before the first addendum, None where there is none.
        history: every act that was done, the oldest first; `steps` are the way it has to go.
        people: names of the unit's officers by NIP.
    """

    row: OrderRow
    content: OrderContent
    vendor: Vendor | None
    steps: tuple[Step, ...]
    account_names: dict[str, str]
    signed_on: date | None
    arrived_on: date | None
    receipts: tuple[Receipt, ...]
    payments: tuple[PaymentMade, ...]
    returns: tuple[GoodsReturned, ...] = ()
    deposits: tuple[TaxDeposit, ...] = ()
    evidence: tuple[Evidence, ...] = ()
    approval: PaperApproval | None = None
    charges: tuple[Charge, ...] = ()
    amendments: tuple[Amendment, ...] = ()
    first_content: OrderContent | None = None
    cancellation: Cancellation | None = None
    noted_arrival: date | None = None
    vendor_deadline: Deadline | None = None
    in_charge: tuple[str, str] = ("", "")
    history: tuple[Step, ...] = ()
    people: dict[str, str] = field(default_factory=dict)

    @property
    def is_complete(self) -> bool:
        """Whether all that was ordered has been accepted, and nothing of it went back."""
        return is_complete(self.content.lines, self.receipts, self.returns)
