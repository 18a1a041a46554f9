"""Terms of a draft as they may be kept: places, occasion, papers, official, reasons."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from bejo_desktop.application.drafts.typed import order_code, order_line, order_text, order_word
from bejo_desktop.domain.content import (
    FLAG_REASONS_MAX,
    PLACES_MAX,
    Delivery,
    DirectBasis,
    FlagReason,
    Occasion,
    PenaltyBase,
    Place,
    Procedure,
)
from bejo_desktop.domain.errors import BadInput
from bejo_desktop.domain.fulfilment import NOTHING
from bejo_desktop.domain.negotiation import PaperRef
from bejo_desktop.domain.order import require_reason
from bejo_desktop.domain.quantity import is_measured

if TYPE_CHECKING:
    from bejo_desktop.application.views import DraftInput
    from bejo_desktop.domain.content import OrderContent

GUESTS_MAX = 1_000_000


def with_terms(
    content: OrderContent, wanted: DraftInput, kept: OrderContent | None, by: str
) -> OrderContent:
    """
    Return the content with its terms; the negotiation stays as it was kept.

    Args:
        kept: the content before this edit, None for a new draft.
        by: NIP of who gives the reasons that name nobody.

    Raises:
        BadInput: `order.word`, `order.text_long`, `order.text_control`, `order.too_many_places`,
            `order.place_quantity` (fact: `place`), `order.guests`, `order.too_many_reasons`.
        RuleBroken: `order.reason_short`, `order.reason_long`.
    """
    if len(wanted.places) > PLACES_MAX:
        raise BadInput("order.too_many_places", field="places", most=PLACES_MAX)
    count = len(wanted.lines)
    return replace(
        content,
        procedure=Procedure(order_word("procedure", wanted.procedure, Procedure)),
        official=order_code("official", wanted.official),
        platform_on=wanted.platform_on,
        penalty_base=PenaltyBase(order_word("penalty_base", wanted.penalty_base, PenaltyBase)),
        direct=_direct(wanted.direct),
        occasion=_occasion(wanted.occasion),
        places=tuple(_place(one, at, count) for at, one in enumerate(wanted.places, 1)),
        vendor_note=_paper("vendor_note", wanted.vendor_note),
        flag_reasons=_reasons(wanted.flag_reasons, by, kept),
        negotiation=None if kept is None else kept.negotiation,
    )


def _paper(field: str, paper: PaperRef | None) -> PaperRef | None:
    return None if paper is None else PaperRef(order_code(f"{field}.no", paper.no), paper.on)


def _direct(direct: DirectBasis | None) -> DirectBasis | None:
    if direct is None:
        return None
    invitation, result = direct.invitation, direct.result
    return DirectBasis(
        PaperRef(order_code("direct.invitation.no", invitation.no), invitation.on),
        PaperRef(order_code("direct.result.no", result.no), result.on),
    )


def _occasion(occasion: Occasion | None) -> Occasion | None:
    if occasion is None:
        return None
    if not 0 <= occasion.guests <= GUESTS_MAX:
        raise BadInput("order.guests", field="occasion.guests", most=GUESTS_MAX)
    return replace(occasion, title=order_line("occasion.title", occasion.title.strip()))


def _place(place: Place, at: int, lines: int) -> Place:
    """A line that was added since goes to no place yet."""
    to = place.delivery
    if not all(map(is_measured, place.quantities)):
        raise BadInput("order.place_quantity", field="places", place=at)
    missing = max(lines - len(place.quantities), 0)
    return Place(
        Delivery(
            order_line("places.name", to.name.strip()),
            order_code("places.phone", to.phone),
            order_line("places.address", to.address.strip()),
        ),
        (*place.quantities, *[NOTHING] * missing),
    )


def _reasons(
    reasons: tuple[FlagReason, ...], by: str, kept: OrderContent | None
) -> tuple[FlagReason, ...]:
    """What stood there already keeps its name; nobody types in another's."""
    given = {(one.by, one.text) for one in kept.flag_reasons} if kept else set()
    if len(reasons) > FLAG_REASONS_MAX:
        raise BadInput("order.too_many_reasons", field="flag_reasons", most=FLAG_REASONS_MAX)
    return tuple(
        FlagReason(
            order_code("flag_reasons.code", one.code),
            max(one.line, 0),
            order_text("flag_reasons.text", require_reason(one.text)),
            one.by if (one.by, one.text) in given else by,
            one.about,
        )
        for one in reasons
    )
