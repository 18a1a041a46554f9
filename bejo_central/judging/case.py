"""One act with all that its verdict depends on, and the verdict."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date, timedelta
from enum import StrEnum
from typing import TYPE_CHECKING

from bejo_desktop.contract.rows import CauseRow
from bejo_desktop.contract.wire import FACT_CHARS_MAX, FACT_MOST
from bejo_desktop.domain.codes import Reason
from bejo_desktop.domain.order import Verdict

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from bejo_central.store.budget import BudgetRecord
    from bejo_central.store.numbers import LeaseRecord, NumberRecord
    from bejo_central.store.orders import ActRecord, OrderRecord
    from bejo_central.store.outcomes import OutcomeRecord
    from bejo_desktop.contract.intents import Intent
    from bejo_desktop.domain.catalogue import Product
    from bejo_desktop.domain.content import OrderContent
    from bejo_desktop.domain.errors import BejoError
    from bejo_desktop.domain.money import Rupiah
    from bejo_desktop.domain.parties import Mandate, Unit, Vendor
    from bejo_desktop.domain.rules.book import RuleBook


class ContentState(StrEnum):
    """What the centre has of the content that an act names."""

    PRESENT = "present"
    UNREADABLE = "unreadable"
    MISMATCHED = "mismatched"
    NOT_NAMED = "not_named"


@dataclass(frozen=True, slots=True)
class Market:
    """
    What stands at the centre while an order is judged.

    Args:
        budget: the lines of the content; `bound`: what the order binds of each; `used`: what
            its payments used of each.
        tax_since: day on which the tax class or the measure of a product was last changed, or
            the tax profile of the vendor, by code; one that never changed is not in it.
    """

    vendor: Vendor | None
    products: Mapping[str, Product]
    budget: Mapping[str, BudgetRecord]
    bound: Mapping[str, Rupiah]
    used: Mapping[str, Rupiah]
    tax_since: Mapping[str, date]
    year_closed_on: date | None


@dataclass(frozen=True, slots=True)
class Paper:
    """What is known of the number that an act names."""

    lease: LeaseRecord | None
    holder: NumberRecord | None
    is_rival: bool


@dataclass(frozen=True, slots=True)
class Case:
    """
    One act of an officer on a desk, and the facts that decide on it.

    Args:
        mandate: under the SK that the act names, if the officer has it; `enrolled`: whether
            the officer may act on this desk.
        named: mandate of the other officer whom the act names with an SK: who approved on
            paper, or who takes over; None where there is no such mandate.
        successor: every mandate of who takes over; empty for other acts.
        in_charge: NIP of the PPK whose order it is: who took it over last, else who approved
            it; "" while nobody did.
        acts: acts that had an effect on the order; `past`: verdicts on all acts on it.
        reasons_before: NIP and text of the reasons that earlier acts on the order gave.
        refused_before: sequence of the newest act on the same order in the same push, when
            that was refused or blocked (0: none).
        content_before: what holds of an order to which the act is an addendum.
        minutes: of the number of the content's berita acara negosiasi, None where it has none.
        today: in WIB.
    """

    device: int
    unit: Unit
    today: date
    intent: Intent
    mandate: Mandate | None
    enrolled: bool
    named: Mandate | None
    successor: Sequence[Mandate]
    in_charge: str
    order: OrderRecord | None
    acts: Sequence[ActRecord]
    past: Sequence[OutcomeRecord]
    reasons_before: frozenset[tuple[str, str]]
    refused_before: int
    content_state: ContentState
    content: OrderContent | None
    content_before: OrderContent | None
    paper: Paper
    minutes: Paper | None
    market: Market
    rules: RuleBook

    @property
    def latest_day(self) -> date:
        """The last day that an act may name: a desk's clock may be a day ahead of the centre's."""
        return self.today + timedelta(days=1)


class Booking(StrEnum):
    """What becomes of the number that an act names."""

    NONE = "none"
    USED = "used"
    VOID = "void"


class Binding(StrEnum):
    """What becomes of the budget that an order binds."""

    KEEP = "keep"
    BIND = "bind"
    RELEASE = "release"
    REALISE = "realise"


@dataclass(frozen=True, slots=True)
class Effect:
    """
    What an act changes.

    Args:
        fields: of the order, by name; None when the order stays as it is.
        takes_number: whether the order bears the number of the act from now on.
        submits: whether the order is known to wait for its PPK from now on.
        amounts: what the order binds of each budget line from now on, beside what is used, where
            its content alone does not say it.
        lease_from: running number from which the lease of the act is given back (0: not).
    """

    fields: Mapping[str, object] | None = None
    takes_number: bool = False
    submits: bool = False
    booking: Booking = Booking.NONE
    binding: Binding = Binding.KEEP
    amounts: Mapping[str, Rupiah] | None = None
    lease_from: int = 0


@dataclass(frozen=True, slots=True)
class Decision:
    """The verdict on one act."""

    verdict: Verdict
    why: tuple[CauseRow, ...] = ()
    findings: tuple[CauseRow, ...] = ()
    effect: Effect = field(default_factory=Effect)
    blocked_by: int = 0


def cause(reason: Reason, /, **facts: str | int | bool | None) -> CauseRow:
    """Return one reason with its facts."""
    return CauseRow(c=reason.value, f=facts)


def broken(rule: str, /, **facts: str | int | bool | None) -> CauseRow:
    """Return the reason that a rule, or what an act says of itself, does not hold."""
    return cause(Reason.RULE, rule=rule, **facts)


def broken_by(error: BejoError, /, **facts: str | int | bool | None) -> CauseRow:
    """
    Return the reason that the domain gives, with every fact of its sentence that can travel.

    A `rule` among them, which says by which row of the law, travels as `row`: `rule` is the code.
    """
    said = facts_of(error) | facts
    if "rule" in said:
        said["row"] = said.pop("rule")
    return broken(error.code, **said)


def facts_of(error: BejoError) -> dict[str, str | int | bool | None]:
    """Return the facts of an error that fit the wire's `Fact`; a long text is cut."""
    return dict(_travelling(error.facts))


def expired(case: Case, mandate: Mandate, on: date) -> CauseRow:
    """Return that a mandate does not hold on the day of a paper."""
    return cause(
        Reason.MANDATE_EXPIRED,
        by=case.intent.by,
        mandate=mandate.sk,
        since=mandate.since.isoformat(),
        until=mandate.until.isoformat(),
        ordered_on=on.isoformat(),
    )


def _travelling(facts: Mapping[str, object]) -> Iterator[tuple[str, str | int | bool | None]]:
    for name, value in facts.items():
        match value:
            case date():
                yield name, value.isoformat()
            case str():
                yield name, str(value)[:FACT_CHARS_MAX]
            case None | bool():
                yield name, value
            case int() if abs(value) <= FACT_MOST:
                yield name, value
            case _:
                pass


def accepted(effect: Effect | None = None, findings: tuple[CauseRow, ...] = ()) -> Decision:
    """Return `ok`."""
    return Decision(Verdict.OK, (), findings, effect or Effect())


def refused(*why: CauseRow, booking: Booking = Booking.NONE) -> Decision:
    """Return `rej`; the order stays as it is."""
    return Decision(Verdict.REFUSED, why, (), Effect(booking=booking))


def blocked(by: int, booking: Booking = Booking.NONE) -> Decision:
    """Return `blk`: the act means nothing since the one with sequence `by` was refused."""
    depends = cause(Reason.DEPENDS, on=by)
    return Decision(Verdict.BLOCKED, (depends,), (), Effect(booking=booking), by)
