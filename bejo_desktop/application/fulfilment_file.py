"""Receipts and payments from files (commands.md, `order receive` and `order pay`): JSON in."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bejo_desktop.application.drafts.file import read_json
from bejo_desktop.application.quotes.fields import Fields
from bejo_desktop.application.views import Paid, Received
from bejo_desktop.domain.codes import Payment
from bejo_desktop.domain.content import require_line_count
from bejo_desktop.domain.fulfilment import ReceivedLine, Statements

if TYPE_CHECKING:
    from datetime import date


def read_receipt(data: bytes, today: date) -> Received:
    """
    Return the receipt in `data`; `received_on` left out is `today`.

    Raises:
        BadInput: `file.*`; `quote.*` with `field`, as `lines[0].accepted`.
        RuleBroken: `order.too_many_lines`.
    """
    fields = Fields(read_json(data))
    lines = [_line(one) for one in fields.each("lines")]
    require_line_count(len(lines))
    received = Received(
        on=fields.day("received_on", default=today),
        complete=fields.flag("complete"),
        lines=tuple(lines),
        statements=_statements(fields.inside("statements")),
        arrived_on=fields.day("arrived_on") if fields.has("arrived_on") else None,
        place=fields.position("place") if fields.has("place") else 0,
    )
    fields.refuse_others()
    return received


def read_payment(data: bytes, today: date) -> Paid:
    """
    Return the payment in `data`; `paid_on` left out is `today`.

    Raises:
        BadInput: `file.*`; `quote.*` with `field`.
    """
    fields = Fields(read_json(data))
    paid = Paid(
        on=fields.day("paid_on", default=today),
        kind=fields.word("kind", Payment),
        invoice=fields.text("invoice"),
        tax_invoice=fields.text("tax_invoice", default=""),
        amount=fields.price("amount", zero="payment.zero") if fields.has("amount") else None,
        receipts=fields.positions("receipts") if fields.has("receipts") else (),
        transfer=fields.text("transfer", default=""),
        bap_no=fields.text("bap_no", default=""),
    )
    fields.refuse_others()
    return paid


def _line(fields: Fields) -> ReceivedLine:
    line = ReceivedLine(
        line=fields.position("line"),
        accepted=fields.measured("accepted"),
        rejected=fields.measured("rejected", default="0"),
        reason=fields.text("reason", default="").strip(),
    )
    fields.refuse_others()
    return line


def _statements(fields: Fields) -> Statements:
    statements = Statements(
        function=fields.flag("function"), amount=fields.flag("amount"), time=fields.flag("time")
    )
    fields.refuse_others()
    return statements
