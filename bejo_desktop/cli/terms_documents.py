"""Terms of an order's content as JSON, as a draft file takes them."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from bejo_desktop.domain.content import OrderContent
    from bejo_desktop.domain.negotiation import PaperRef


def terms_document(content: OrderContent) -> dict[str, Any]:
    """Return the fields of `order show` that a draft file names the same way."""
    direct, occasion = content.direct, content.occasion
    return {
        "official": content.official,
        "procedure": content.procedure.value,
        "platform_on": content.platform_on,
        "penalty_base": content.penalty_base.value,
        "rule_pack": content.rule_pack,
        "direct": direct
        and {"invitation": _paper(direct.invitation), "result": _paper(direct.result)},
        "occasion": occasion
        and {"title": occasion.title, "on": occasion.on, "guests": occasion.guests},
        "places": [
            {
                "name": place.delivery.name,
                "phone": place.delivery.phone,
                "address": place.delivery.address,
                "quantities": [f"{quantity:f}" for quantity in place.quantities],
            }
            for place in content.places
        ],
        "vendor_note": _paper(content.vendor_note),
        "flag_reasons": [
            {"code": one.code, "line": one.line, "text": one.text, "by": one.by}
            for one in content.flag_reasons
        ],
    }


def _paper(paper: PaperRef | None) -> dict[str, Any] | None:
    return None if paper is None else {"no": paper.no, "on": paper.on}
