"""The order editor: what goes in, and everything it shows while it is typed."""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from datetime import date, datetime
    from uuid import UUID

    from bejo_desktop.domain.content import Delivery, OrderContent
    from bejo_desktop.domain.figures import Figures
    from bejo_desktop.domain.money import Rupiah
    from bejo_desktop.domain.order import OrderState, SyncState
    from bejo_desktop.domain.parties import Vendor
    from bejo_desktop.domain.quantity import Quantity


@dataclass(frozen=True, slots=True)
class DraftLineInput:
    """One line as typed; `unit_price` None takes the list price, `budget_line` "" the order's."""

    product: str
    quantity: Quantity
    unit_price: Rupiah | None = None
    budget_line: str = ""
    note: str = ""


@dataclass(frozen=True, slots=True)
class DraftInput:
    """
    A draft as typed or read from a file (commands.md); "" and None take the defaults.

    Args:
        collector: `platform` or `treasurer` where the officer overrides what follows from
            platform and payment, with `collector_reason`; "" otherwise.
    """

    vendor: str = ""
    budget_line: str = ""
    rup: str = ""
    package: str = ""
    ordered_on: date | None = None
    due_on: date | None = None
    platform: str = "none"
    platform_ref: str = ""
    payment: str = "UP"
    price_mode: str = "exclusive"
    kind: str = "goods"
    collector: str = ""
    collector_reason: str = ""
    deliver_to: Delivery | None = None
    note: str = ""
    lines: tuple[DraftLineInput, ...] = ()
    discount: Rupiah | None = None
    shipping: Rupiah | None = None


class FlagLevel(Enum):
    """A block is law, a question asks for a reason, a notice only tells."""

    BLOCK = "block"
    QUESTION = "question"
    NOTICE = "notice"


@dataclass(frozen=True, slots=True)
class Flag:
    """
    Something about the draft that stops it or should be seen.

    Args:
        code: its words stand in `resources/messages/` with `facts`.
        line: 1-based line it belongs to, None for the whole order.
        field: name of the field to jump to, "" for none.
    """

    level: FlagLevel
    code: str
    facts: dict[str, object]
    line: int | None = None
    field: str = ""


@dataclass(frozen=True, slots=True)
class LineView:
    """One line of the editor; `list_now` is set when the list price has moved since it was added."""

    position: int
    product: str
    name: str
    measure: str
    origin: str
    quantity: Quantity
    list_price: Rupiah
    unit_price: Rupiah
    amount: Rupiah
    budget_line: str
    account: str
    note: str
    list_now: Rupiah | None = None
    list_now_on: date | None = None


@dataclass(frozen=True, slots=True)
class BudgetImpact:
    """
    One account of the order: what is left before and after it, "menurut Bejo".

    Args:
        used: realised, committed at the centre, and waiting on this desk, without this order.
        this_order: the order's share with taxes.
        as_of: when the figure came from the centre, None for never.
    """

    code: str
    account: str
    account_name: str
    ceiling: Rupiah
    used: Rupiah
    this_order: Rupiah
    left_after: Rupiah
    as_of: datetime | None


@dataclass(frozen=True, slots=True)
class Why:
    """Why a figure is what it is: the rule, its source, since when, and the numbers."""

    figure: str
    rule: str
    source: str
    since: date | None
    numbers: str


@dataclass(frozen=True, slots=True)
class DraftView:
    """Everything the editor shows of one order; `figures` is None while nothing can be computed."""

    order_id: UUID
    state: OrderState
    sync: SyncState
    content: OrderContent
    content_hash: str | None
    number: str | None
    vendor: Vendor | None
    lines: tuple[LineView, ...]
    figures: Figures | None
    budget: tuple[BudgetImpact, ...]
    flags: tuple[Flag, ...]
    why: tuple[Why, ...]
    buyer: str
    signer: str
    saved_at: datetime
    editable: bool

    @property
    def blocks(self) -> tuple[Flag, ...]:
        """The flags that stop a submit."""
        return tuple(flag for flag in self.flags if flag.level is FlagLevel.BLOCK)
