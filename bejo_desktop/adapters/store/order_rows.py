"""An order as a row and back; the content stands whole, what lists show stands beside it."""

from __future__ import annotations

from datetime import datetime
from typing import TYPE_CHECKING, Any, Final

import msgspec

from bejo_desktop.application.views import OrderRow
from bejo_desktop.contract.codec import encode
from bejo_desktop.contract.content import Content, from_wire, to_wire
from bejo_desktop.contract.fulfilment import (
    ReceiptRow,
    receipt_from_wire,
    receipt_to_wire,
)
from bejo_desktop.contract.later import Later, later_from_wire, later_of, later_to_wire
from bejo_desktop.domain.codes import Reason
from bejo_desktop.domain.days import wib_day
from bejo_desktop.domain.errors import BadInput
from bejo_desktop.domain.money import ZERO
from bejo_desktop.domain.numbering import Number, Series
from bejo_desktop.domain.order import (
    BINDING_STATES,
    Act,
    Cause,
    Event,
    Order,
    OrderState,
    SyncState,
)

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence
    from datetime import date

    from bejo_desktop.adapters.store.column_types import AnyRow
    from bejo_desktop.domain.content import OrderContent

_STEP: Final = 256
"""
Bytes in which a content grows: a row of the same length is written over in its place, whereas
one digit more would give its pages back and take others, twice the pages of a keystroke.
"""
_CONTENT: Final = msgspec.json.Decoder(Content)
_RECEIPTS: Final = msgspec.json.Decoder(list[ReceiptRow])
_LATER: Final = msgspec.json.Decoder(Later)


def to_row(order: Order, now: datetime) -> dict[str, Any]:
    """
    Return the columns of an order.

    Raises:
        BadInput: `order.field_range` with `field`, where a text is too long to be kept.
    """
    content, number = order.content, order.number
    figures = content.figures
    return {
        "order_id": order.order_id,
        "state": order.state.value,
        "sync": order.sync.value,
        "content": _content_bytes(order),
        "content_hash": order.content_hash,
        "author": order.author,
        "created_at": order.created_at,
        "changed_at": now,
        "revision": order.revision,
        "number": number and number.text,
        "series": number and number.series,
        "year": number and number.year,
        "running": number and number.running,
        "lease_id": number and number.lease_id,
        "signed_on": order.signed_on,
        "reasons": _causes_to_plain(order.reasons),
        "findings": _causes_to_plain(order.findings),
        "history": [(x.act, x.at.isoformat(), x.by, x.note) for x in order.history],
        "copied_from": order.copied_from,
        "known_at_centre": order.known_at_centre,
        "committed": order.state in BINDING_STATES and order.sync is SyncState.ACCEPTED,
        "ordered_on": content.ordered_on,
        "package": content.package,
        "vendor": content.vendor,
        "total": ZERO if figures is None else figures.total,
        "line_count": len(content.lines),
        "returned_reason": _returned_reason(order),
        "arrived_on": order.arrived_on,
        "receipts": msgspec.json.encode([receipt_to_wire(x) for x in order.receipts]),
        "later": msgspec.json.encode(later_to_wire(later_of(order))),
        "submitted_on": _submitted_on(order),
    }


def to_order(row: AnyRow) -> Order:
    """Return the order of a row."""
    return to_order_with(from_wire(_CONTENT.decode(row.content)), row)


def to_order_with(content: OrderContent, row: AnyRow) -> Order:
    """Return the order of a row whose content has been read already."""
    return Order(
        order_id=row.order_id,
        content=content,
        author=row.author,
        created_at=row.created_at,
        state=OrderState(row.state),
        sync=SyncState(row.sync),
        content_hash=row.content_hash,
        number=None
        if row.number is None
        else Number(row.number, row.series, row.year, row.running, row.lease_id),
        revision=row.revision,
        signed_on=row.signed_on,
        arrived_on=row.arrived_on,
        receipts=tuple(map(receipt_from_wire, _RECEIPTS.decode(row.receipts))),
        **later_from_wire(_LATER.decode(row.later)),
        reasons=_causes(row.reasons),
        findings=_causes(row.findings),
        history=[
            Event(act, datetime.fromisoformat(at), by, note) for act, at, by, note in row.history
        ],
        copied_from=row.copied_from,
        known_at_centre=row.known_at_centre,
    )


def to_list_row(row: AnyRow) -> OrderRow:
    """Return what the list of orders shows."""
    return OrderRow(
        order_id=row.order_id,
        number=row.number,
        state=OrderState(row.state),
        sync=SyncState(row.sync),
        ordered_on=row.ordered_on,
        package=row.package,
        vendor=row.vendor,
        vendor_name=row.vendor_name or "",
        total=row.total,
        lines=row.line_count,
        content_hash=row.content_hash,
        reasons=_causes(row.reasons),
        findings=_causes(row.findings),
        returned_reason=row.returned_reason,
        changed_at=row.changed_at,
        submitted_on=row.submitted_on,
        series=row.series and Series(row.series),
    )


def _content_bytes(order: Order) -> bytes:
    """
    The content as JSON; until it has its number with blanks up to the next step of its length.

    A number means one content for ever, to the byte: its row is never padded, nor was it ever.
    """
    body = encode(to_wire(order.content))
    try:
        _CONTENT.decode(body)
    except msgspec.ValidationError as error:
        # What cannot be read back must not be written: the draft would be lost.
        _, _, path = str(error).rpartition("`$.")
        raise BadInput("order.field_range", field=path.rstrip("`")) from error
    return body if order.number else body + b" " * (-len(body) % _STEP)


def _causes_to_plain(causes: Iterable[Cause]) -> list[tuple[str, Any]]:
    return [(cause.code.value, msgspec.to_builtins(dict(cause.facts))) for cause in causes]


def _causes(plain: Sequence[tuple[str, dict[str, object]]]) -> tuple[Cause, ...]:
    return tuple(Cause(Reason(code), facts) for code, facts in plain)


def _submitted_on(order: Order) -> date | None:
    """The day (WIB) of the newest submit; None in a draft."""
    if order.state is OrderState.DRAFT:
        return None
    submits = (wib_day(event.at) for event in order.history if event.act == Act.SUBMIT)
    return max(submits, default=None)


def _returned_reason(order: Order) -> str:
    """The reason of the newest return, while the draft has not been submitted again."""
    if order.state is not OrderState.DRAFT:
        return ""
    for event in reversed(order.history):
        if event.act == Act.RETURN:
            return event.note
        if event.act == Act.SUBMIT:
            return ""
    return ""
