"""A draft from a file (commands.md, `order new --from`): JSON in, what an officer would type out."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Final, NoReturn

from bejo_desktop.application.drafts.terms_file import (
    read_direct,
    read_occasion,
    read_paper,
    read_places,
    read_reasons,
)
from bejo_desktop.application.quotes.fields import Fields
from bejo_desktop.application.views import DraftInput, DraftLineInput
from bejo_desktop.domain.content import Delivery, require_line_count
from bejo_desktop.domain.errors import BadInput, RuleBroken

if TYPE_CHECKING:
    from collections.abc import Mapping

FILE_BYTES_MAX: Final = 2_000_000
"""A draft of 200 lines with long notes stays far below it."""


def read_json(data: bytes) -> object:
    """
    Return the JSON document in `data`, in which no unknown constant and no second field of one
    name may hide.

    Raises:
        BadInput: `file.not_json` with `problem`, `file.too_large`.
    """
    if len(data) > FILE_BYTES_MAX:
        raise BadInput("file.too_large", most=FILE_BYTES_MAX)
    try:
        document: object = json.loads(
            data.decode("utf-8-sig"), parse_constant=_no_constant, object_pairs_hook=_each_once
        )
    except (ValueError, RecursionError) as error:
        raise BadInput("file.not_json", problem=str(error)[:100]) from error
    return document


def read_draft(data: bytes) -> DraftInput:
    """
    Return the draft in `data`.

    Raises:
        BadInput: `file.*`; `quote.*` with `field`, as `lines[2].quantity`.
        RuleBroken: `order.empty`, `order.too_many_lines`.
    """
    return draft_of(read_json(data))


def draft_of(document: object) -> DraftInput:
    """Return the draft in a JSON document (errors as `read_draft`, but for `file.*`)."""
    fields = Fields(document)
    assert isinstance(document, dict)  # or Fields had refused it
    draft = _draft(document, fields)
    fields.refuse_others()
    return draft


def _draft(document: Mapping[str, object], fields: Fields) -> DraftInput:
    return DraftInput(
        vendor=_text(document, fields, "vendor"),
        budget_line=_text(document, fields, "budget_line"),
        rup=fields.text("rup", default=""),
        package=_text(document, fields, "package"),
        ordered_on=fields.day("ordered_on") if "ordered_on" in document else None,
        due_on=fields.day("due_on") if "due_on" in document else None,
        platform=fields.text("platform", default="none"),
        platform_ref=fields.text("platform_ref", default=""),
        payment=fields.text("payment", default="UP"),
        price_mode=fields.text("price_mode", default="exclusive"),
        kind=fields.text("kind", default="goods"),
        collector=fields.text("collector", default=""),
        collector_reason=fields.text("collector_reason", default=""),
        deliver_to=_delivery(fields.inside("deliver_to")) if "deliver_to" in document else None,
        note=fields.text("note", default=""),
        lines=_lines(document, fields),
        discount=fields.rupiah("discount", default=0),
        shipping=fields.rupiah("shipping", default=0),
        official=fields.text("official", default=""),
        procedure=fields.text("procedure", default="order"),
        platform_on=fields.day("platform_on") if "platform_on" in document else None,
        penalty_base=fields.text("penalty_base", default="late_part"),
        direct=read_direct(document, fields),
        occasion=read_occasion(document, fields),
        places=read_places(document, fields),
        vendor_note=read_paper(document, fields, "vendor_note"),
        flag_reasons=read_reasons(document, fields),
    )


def _text(document: Mapping[str, object], fields: Fields, field: str, path: str = "") -> str:
    """A text that must be there; `path` leads to the document within the file."""
    if field not in document:
        raise BadInput("quote.missing", field=f"{path}{field}")
    return fields.text(field, default="")


def _delivery(fields: Fields) -> Delivery:
    delivery = Delivery(
        name=fields.text("name", default=""),
        phone=fields.text("phone", default=""),
        address=fields.text("address", default=""),
    )
    fields.refuse_others()
    return delivery


def _lines(document: Mapping[str, object], fields: Fields) -> tuple[DraftLineInput, ...]:
    each = list(fields.each("lines"))
    if not each:
        raise RuleBroken("order.empty", field="lines")
    require_line_count(len(each))
    raw = document["lines"]
    assert isinstance(raw, list)
    return tuple(
        _line(line, one, f"lines[{place}].")
        for place, (line, one) in enumerate(zip(raw, each, strict=True))
    )


def _line(document: Mapping[str, object], fields: Fields, path: str) -> DraftLineInput:
    line = DraftLineInput(
        product=_text(document, fields, "product", path),
        quantity=fields.quantity("quantity"),
        unit_price=fields.price("unit_price") if "unit_price" in document else None,
        budget_line=fields.text("budget_line", default=""),
        note=fields.text("note", default=""),
        standard=fields.text("standard", default=""),
    )
    fields.refuse_others()
    return line


def _each_once(pairs: list[tuple[str, object]]) -> dict[str, object]:
    fields = dict(pairs)
    if len(fields) < len(pairs):
        raise ValueError("a field stands there twice")
    return fields


def _no_constant(name: str) -> NoReturn:
    raise ValueError(f"{name} is no JSON")
