"""A small purchase: bought at once with the vendor's nota, without Surat Pesanan or approval."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bejo_desktop.domain.codes import Platform
from bejo_desktop.domain.content import Procedure
from bejo_desktop.domain.errors import BadInput, RuleBroken
from bejo_desktop.domain.fulfilment import NOTHING, Receipt, ReceivedLine, Statements
from bejo_desktop.domain.order import Act

if TYPE_CHECKING:
    from datetime import date, datetime

    from bejo_desktop.domain.content import OrderContent
    from bejo_desktop.domain.numbering import Number
    from bejo_desktop.domain.order import Order
    from bejo_desktop.domain.rules.book import Rules


def require_small(content: OrderContent, rules: Rules) -> None:
    """
    Refuse what is no small purchase.

    Rule: `small.limit` (Perpres 16/2018 Ps 28: bukti pembelian), with taxes.

    Raises:
        RuleBroken: `small.procedure`, `small.platform`, `small.above_limit` (facts: `total`,
            `limit`, `rule`).
        BadInput: `small.note_missing`.
    """
    if content.procedure is not Procedure.SMALL:
        raise RuleBroken("small.procedure")
    if content.platform is not Platform.NONE:
        raise RuleBroken("small.platform", field="platform")
    if content.vendor_note is None or not content.vendor_note.no.strip():
        raise BadInput("small.note_missing", field="vendor_note")
    assert content.figures is not None
    total, rule = content.figures.total, rules.on("small.limit", content.ordered_on)
    if total.amount > rule.number:
        raise RuleBroken("small.above_limit", total=total.amount, limit=rule.number, rule=rule.id)


def require_note_day(content: OrderContent, today: date) -> None:
    """
    Refuse a nota of the vendor that is of a day to come, or of another fiscal year.

    Raises:
        RuleBroken: `small.note_on` (facts: `on`, `today`), `small.note_year`.
    """
    if content.vendor_note is None:
        return
    on = content.vendor_note.on
    if on > today:
        facts = {"on": on.isoformat(), "today": today.isoformat()}
        raise RuleBroken("small.note_on", field="vendor_note", **facts)
    if on.year != content.ordered_on.year:
        facts = {"on": on.isoformat(), "year": str(content.ordered_on.year)}
        raise RuleBroken("small.note_year", field="vendor_note", **facts)


def whole_receipt(content: OrderContent, number: Number, *, by: str) -> Receipt:
    """Return the receipt of a small purchase: everything, under the number of its nota pesanan."""
    return Receipt(
        received_on=content.ordered_on,
        complete=True,
        lines=tuple(
            ReceivedLine(position, line.quantity.value, NOTHING)
            for position, line in enumerate(content.lines, start=1)
        ),
        statements=Statements(function=True, amount=True, time=True),
        number=number,
        by=by,
    )


def buy(order: Order, number: Number, *, today: date, by: str, now: datetime) -> None:
    """
    Record what was bought: it has its number and is received whole.

    Raises:
        RuleBroken: `order.move`; `small.bought_on` after `today` (WIB); as `require_note_day`.
    """
    order.require_state(Act.BUY)
    assert order.content_hash is not None
    on = order.content.ordered_on
    if on > today:
        raise RuleBroken("small.bought_on", field="ordered_on", on=on.isoformat())
    require_note_day(order.content, today)
    order.number = number
    order.receipts = (whole_receipt(order.content, number, by=by),)
    order.move(Act.BUY, by, now, number.text)
