"""Files of acts on a running order: goods sent back, transfers, deposits, addenda: JSON in."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from bejo_desktop.application.changing import Amending
from bejo_desktop.application.drafts.file import draft_of, read_json
from bejo_desktop.application.quotes.fields import Fields
from bejo_desktop.application.views import PaidOrder, PaidTogether, SentBack
from bejo_desktop.domain.codes import Payment
from bejo_desktop.domain.content import require_line_count
from bejo_desktop.domain.errors import BadInput
from bejo_desktop.domain.fulfilment import ReturnedLine
from bejo_desktop.domain.payments import DEPOSITS_MAX, Tax, TaxDeposit

if TYPE_CHECKING:
    from datetime import date

_OF_THE_ACT: Final = ("reason", "on")


def read_sent_back(data: bytes, today: date) -> SentBack:
    """
    Return the goods that go back: `{"on", "lines": [{"line", "quantity", "reason"}]}`.

    Raises:
        BadInput: `file.*`; `quote.*` with `field`.
        RuleBroken: `order.too_many_lines`.
    """
    fields = Fields(read_json(data))
    lines = [_gone(one) for one in fields.each("lines")]
    require_line_count(len(lines))
    gone = SentBack(on=fields.day("on", default=today), lines=tuple(lines))
    fields.refuse_others()
    return gone


def read_together(data: bytes, today: date) -> PaidTogether:
    """
    Return a transfer for several orders of one vendor.

    `{"paid_on", "kind", "transfer", "orders": [{"order", "invoice", "tax_invoice", "number"}]}`

    Raises:
        BadInput: `file.*`; `quote.*` with `field`.
    """
    fields = Fields(read_json(data))
    together = PaidTogether(
        on=fields.day("paid_on", default=today),
        kind=fields.word("kind", Payment),
        transfer=fields.text("transfer"),
        orders=tuple(_paid(one) for one in fields.each("orders")),
    )
    fields.refuse_others()
    return together


def read_deposits(data: bytes, today: date) -> tuple[TaxDeposit, ...]:
    """
    Return deposits; `month` is the masa pajak, any day of it.

    `{"rows": [{"tax", "amount", "month", "deposited_on", "billing", "ntpn", "slip"}]}`

    Raises:
        BadInput: `file.*`; `quote.*` with `field`; `deposit.too_many`.
    """
    fields = Fields(read_json(data))
    rows = tuple(_deposit(one, today) for one in fields.each("rows"))
    if len(rows) > DEPOSITS_MAX:
        raise BadInput("deposit.too_many", field="rows", most=DEPOSITS_MAX)
    fields.refuse_others()
    return rows


def read_amendment(data: bytes) -> Amending:
    """
    Return an addendum: a draft file (`order new`) with `reason` and, unless it is today, `on`.

    Raises:
        BadInput: `file.*`; `quote.*` with `field`.
        RuleBroken: as `read_draft`.
    """
    document = read_json(data)
    if not isinstance(document, dict):
        Fields(document)  # says so
    assert isinstance(document, dict)
    own = Fields({key: document[key] for key in _OF_THE_ACT if key in document})
    on = own.day("on") if own.has("on") else None
    draft = {key: value for key, value in document.items() if key not in _OF_THE_ACT}
    return Amending(draft_of(draft), own.text("reason"), on)


def _gone(fields: Fields) -> ReturnedLine:
    line = ReturnedLine(
        line=fields.position("line"),
        quantity=fields.measured("quantity"),
        reason=fields.text("reason").strip(),
    )
    fields.refuse_others()
    return line


def _paid(fields: Fields) -> PaidOrder:
    one = PaidOrder(
        order=fields.text("order"),
        invoice=fields.text("invoice"),
        tax_invoice=fields.text("tax_invoice", default=""),
        number=fields.text("number", default="") or None,
    )
    fields.refuse_others()
    return one


def _deposit(fields: Fields, today: date) -> TaxDeposit:
    row = TaxDeposit(
        tax=fields.word("tax", Tax),
        amount=fields.price("amount", zero="deposit.zero"),
        month=fields.day("month").replace(day=1),
        deposited_on=fields.day("deposited_on", default=today),
        billing=fields.text("billing").strip(),
        ntpn=fields.text("ntpn", default="").strip(),
        by="",
        slip=fields.text("slip", default="").strip(),
    )
    fields.refuse_others()
    return row
