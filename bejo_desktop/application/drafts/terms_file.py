"""Terms of a draft in its file: places, occasion, papers, reasons."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bejo_desktop.domain.content import Delivery, DirectBasis, FlagReason, Occasion, Place
from bejo_desktop.domain.negotiation import PaperRef

if TYPE_CHECKING:
    from collections.abc import Mapping

    from bejo_desktop.application.quotes.fields import Fields


def read_direct(document: Mapping[str, object], fields: Fields) -> DirectBasis | None:
    """Return the papers before an SPK, None where the file names none."""
    if "direct" not in document:
        return None
    direct = fields.inside("direct")
    basis = DirectBasis(_paper(direct.inside("invitation")), _paper(direct.inside("result")))
    direct.refuse_others()
    return basis


def read_paper(document: Mapping[str, object], fields: Fields, field: str) -> PaperRef | None:
    """Return a paper by its number and day, None where the file names none."""
    return _paper(fields.inside(field)) if field in document else None


def read_occasion(document: Mapping[str, object], fields: Fields) -> Occasion | None:
    """Return the event that food is bought for, None where the file names none."""
    if "occasion" not in document:
        return None
    inside = fields.inside("occasion")
    occasion = Occasion(inside.text("title"), inside.day("on"), inside.position("guests"))
    inside.refuse_others()
    return occasion


def read_places(document: Mapping[str, object], fields: Fields) -> tuple[Place, ...]:
    """Return the places of delivery, each with one quantity a line."""
    if "places" not in document:
        return ()
    return tuple(_place(one) for one in fields.each("places"))


def read_reasons(document: Mapping[str, object], fields: Fields) -> tuple[FlagReason, ...]:
    """
    Return why questions are passed; who gives them is who saves the draft.

    An order that is shown names its open questions too, without a text: they stay open.
    """
    if "flag_reasons" not in document:
        return ()
    reasons = (_reason(one) for one in fields.each("flag_reasons"))
    return tuple(one for one in reasons if one.text)


def _paper(fields: Fields) -> PaperRef:
    paper = PaperRef(fields.text("no"), fields.day("on"))
    fields.refuse_others()
    return paper


def _place(fields: Fields) -> Place:
    place = Place(
        Delivery(
            name=fields.text("name"),
            phone=fields.text("phone", default=""),
            address=fields.text("address"),
        ),
        fields.measures("quantities"),
    )
    fields.refuse_others()
    return place


def _reason(fields: Fields) -> FlagReason:
    line = fields.position("line") if fields.has("line") else 0
    reason = FlagReason(fields.text("code"), line, fields.text("text", default=""), by="")
    fields.refuse_others()
    return reason
