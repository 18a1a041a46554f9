"""The order editor: what goes in, and everything it shows while it is typed."""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import Enum
from typing import TYPE_CHECKING

from bejo_desktop.domain.flags.question import matter_of
from bejo_desktop.domain.money import ZERO, Rupiah

if TYPE_CHECKING:
    from datetime import date, datetime
    from uuid import UUID

    from bejo_desktop.domain.content import (
        Delivery,
        DirectBasis,
        FlagReason,
        Occasion,
        OrderContent,
        Place,
    )
    from bejo_desktop.domain.figures import Figures
    from bejo_desktop.domain.meter import Meter
    from bejo_desktop.domain.negotiation import PaperRef
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
    standard: str = ""


@dataclass(frozen=True, slots=True)
class DraftInput:
    """
    A draft as typed or read from a file (commands.md); "" and None take the defaults.

    Args:
        collector: `platform` or `treasurer` where the officer overrides what follows from
            platform and payment, with `collector_reason`; "" otherwise.
        official: NIP of the official for whom an operator types.
        flag_reasons: why the officer goes on; `by` "" is who saves the draft.
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
    official: str = ""
    procedure: str = "order"
    platform_on: date | None = None
    penalty_base: str = "late_part"
    direct: DirectBasis | None = None
    occasion: Occasion | None = None
    places: tuple[Place, ...] = ()
    vendor_note: PaperRef | None = None
    flag_reasons: tuple[FlagReason, ...] = ()


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
        rule: id of the dated rule behind it, "" where the citation of its code says the law.
        reason: the answer to a question, None while it is open and for what asks nothing.
    """

    level: FlagLevel
    code: str
    facts: dict[str, object]
    line: int | None = None
    field: str = ""
    rule: str = ""
    reason: str | None = None

    @property
    def about(self) -> str:
        """What it asks, for the reason that answers it."""
        return matter_of(self.code, self.facts)

    @property
    def is_open(self) -> bool:
        """Whether it is a question without an answer."""
        return self.level is FlagLevel.QUESTION and self.reason is None


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
        realised, committed, waiting: the parts of `used`, which a bar shows apart.
    """

    code: str
    account: str
    account_name: str
    ceiling: Rupiah
    used: Rupiah
    this_order: Rupiah
    left_after: Rupiah
    as_of: datetime | None
    realised: Rupiah = ZERO
    committed: Rupiah = ZERO
    waiting: Rupiah = ZERO


@dataclass(frozen=True, slots=True)
class Why:
    """
    Why a figure is what it is, or why a flag stands: the rule, its source, since when, the numbers.

    Args:
        figure: `ppn`, `pph.22`, `budget` …, or the code of a flag.
        rule: id of the rule, "" where it is plain arithmetic or the law itself says so.
        source: law and article.
        facts: what the words of a flag's code are filled with; its way out says what would
            make it pass.
        line: 1-based line of the flag, None for the order and for figures.
        level: of the flag, None for a figure.
    """

    figure: str
    rule: str
    source: str
    since: date | None
    numbers: str
    facts: dict[str, object] = field(default_factory=dict)
    line: int | None = None
    level: FlagLevel | None = None


@dataclass(frozen=True, slots=True)
class DraftView:
    """
    Everything the editor shows of one order.

    Args:
        figures: None while nothing can be computed.
        meter: UMK and domestic goods of the unit before and after this order, from submit on;
            None before (`Spending.order` tells it where a draft is about to be submitted).
    """

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
    meter: Meter | None = None

    @property
    def blocks(self) -> tuple[Flag, ...]:
        """The flags that stop a submit."""
        return tuple(flag for flag in self.flags if flag.level is FlagLevel.BLOCK)

    @property
    def open_questions(self) -> tuple[Flag, ...]:
        """The questions that still wait for a reason."""
        return tuple(flag for flag in self.flags if flag.is_open)
