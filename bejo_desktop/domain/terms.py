"""Terms of an order that must fit together before it is handed in: places, papers, occasion."""

from __future__ import annotations

from typing import TYPE_CHECKING, Protocol

from bejo_desktop.domain.errors import BadInput, RuleBroken

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date
    from decimal import Decimal

    from bejo_desktop.domain.negotiation import PaperRef
    from bejo_desktop.domain.quantity import Quantity


class _Line(Protocol):
    @property
    def name(self) -> str: ...
    @property
    def quantity(self) -> Quantity: ...


class _Delivery(Protocol):
    @property
    def name(self) -> str: ...
    @property
    def address(self) -> str: ...


class _Place(Protocol):
    @property
    def delivery(self) -> _Delivery: ...
    @property
    def quantities(self) -> tuple[Decimal, ...]: ...


class _Occasion(Protocol):
    @property
    def title(self) -> str: ...


class _DirectBasis(Protocol):
    @property
    def invitation(self) -> PaperRef: ...
    @property
    def result(self) -> PaperRef: ...


class Terms(Protocol):
    """What of an order's content these checks look at."""

    @property
    def ordered_on(self) -> date: ...
    @property
    def lines(self) -> Sequence[_Line]: ...
    @property
    def places(self) -> Sequence[_Place]: ...
    @property
    def occasion(self) -> _Occasion | None: ...
    @property
    def direct(self) -> _DirectBasis | None: ...


def require_terms(content: Terms) -> None:
    """
    Refuse terms that contradict each other or the lines.

    Raises:
        BadInput: `order.place_address` (fact: `place`), `order.occasion_title`.
        RuleBroken: `order.places_sum` (facts: `line`, `ordered`, `spread`),
            `order.places_lines` (fact: `place`), `order.direct_days`.
    """
    _require_places(content)
    occasion = content.occasion
    if occasion is not None and not occasion.title.strip():
        raise BadInput("order.occasion_title", field="occasion.title")
    direct = content.direct
    if direct is not None and not direct.invitation.on <= direct.result.on <= content.ordered_on:
        raise RuleBroken("order.direct_days", field="direct.result.on")


def _require_places(content: Terms) -> None:
    for at, place in enumerate(content.places, start=1):
        if not (place.delivery.name.strip() and place.delivery.address.strip()):
            raise BadInput("order.place_address", field="places", place=at)
        if len(place.quantities) != len(content.lines):
            raise RuleBroken("order.places_lines", field="places", place=at)
    if not content.places:
        return
    for position, line in enumerate(content.lines, start=1):
        sum_ = sum(place.quantities[position - 1] for place in content.places)
        if sum_ != line.quantity.value:
            ordered, typed = str(line.quantity), f"{sum_:f}"
            facts = {"ordered": ordered, "spread": typed, "product": line.name}
            raise RuleBroken("order.places_sum", line=position, field="places", **facts)
