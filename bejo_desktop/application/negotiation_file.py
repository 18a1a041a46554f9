"""Requests, offers and minutes from files: JSON in, what an officer would type out."""

from __future__ import annotations

from datetime import time
from typing import TYPE_CHECKING

from bejo_desktop.application.drafts.file import read_json
from bejo_desktop.application.quotes.fields import Fields
from bejo_desktop.application.views import Asking, Minuting, Offered
from bejo_desktop.domain.content import require_line_count
from bejo_desktop.domain.errors import BadInput
from bejo_desktop.domain.negotiation import OfferSource

if TYPE_CHECKING:
    from datetime import date

    from bejo_desktop.domain.money import Rupiah


def read_asking(data: bytes, today: date) -> Asking:
    """
    Return the request in `data`: `{"vendors": [{"vendor": "V-00042"}], "no", "on"}`.

    Raises:
        BadInput: `file.*`; `quote.*` with `field`.
    """
    fields = Fields(read_json(data))
    vendors = tuple(one.text("vendor") for one in fields.each("vendors"))
    asking = Asking(vendors, fields.text("no", default=""), fields.day("on", default=today))
    fields.refuse_others()
    return asking


def read_offer(data: bytes, today: date) -> Offered:
    """
    Return the offer in `data`; a line without `unit_price` was not offered.

    `{"vendor", "source", "on", "no", "valid_until", "pkp", "note",
    "lines": [{"unit_price", "product"}]}`

    Raises:
        BadInput: `file.*`; `quote.*` with `field`.
        RuleBroken: `order.too_many_lines`.
    """
    document = read_json(data)
    fields = Fields(document)
    assert isinstance(document, dict)  # or Fields had refused it
    lines = list(fields.each("lines"))
    require_line_count(len(lines))
    offered = Offered(
        vendor=fields.text("vendor"),
        source=fields.word("source", OfferSource),
        prices=tuple(_price(one) for one in lines),
        on=fields.day("on", default=today),
        no=fields.text("no", default=""),
        valid_until=fields.day("valid_until") if "valid_until" in document else None,
        products=_products(lines),
        pkp=fields.flag("pkp") if "pkp" in document else None,
        note=fields.text("note", default=""),
    )
    for one in lines:
        one.refuse_others()
    fields.refuse_others()
    return offered


def read_minutes(data: bytes, today: date) -> Minuting:
    """
    Return the minutes in `data`.

    `{"way", "place", "clarified", "on", "at": "10.15", "price_references": [{"text": "…"}]}`

    Raises:
        BadInput: `file.*`; `quote.*` with `field`; `negotiation.at`.
    """
    document = read_json(data)
    fields = Fields(document)
    assert isinstance(document, dict)  # or Fields had refused it
    references = (
        tuple(one.text("text") for one in fields.each("price_references"))
        if "price_references" in document
        else ()
    )
    minuting = Minuting(
        way=fields.word("way", OfferSource),
        place=fields.text("place"),
        clarified=fields.text("clarified"),
        price_references=references,
        on=fields.day("on", default=today),
        at=read_hour(fields.text("at", default="")),
    )
    fields.refuse_others()
    return minuting


def read_hour(text: str) -> time | None:
    """Return an hour as offices write it, `10.15` or `10:15`; None for "" (BadInput)."""
    if not text.strip():
        return None
    try:
        return time.fromisoformat(text.strip().replace(".", ":"))
    except ValueError as error:
        raise BadInput("negotiation.at", field="at", typed=text[:20]) from error


def _price(fields: Fields) -> Rupiah | None:
    price = fields.rupiah("unit_price", default=0)
    return price if price.amount else None


def _products(lines: list[Fields]) -> tuple[str, ...]:
    products = tuple(one.text("product", default="") for one in lines)
    return products if any(products) else ()
