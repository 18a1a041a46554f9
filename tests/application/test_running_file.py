"""Files of a running order: what they say, and each refusal by its field."""

import json
from datetime import date
from decimal import Decimal

import pytest

from bejo_desktop.application.fulfilment_file import read_payment, read_receipt
from bejo_desktop.application.running_file import (
    read_amendment,
    read_deposits,
    read_sent_back,
    read_together,
)
from bejo_desktop.domain.errors import BadInput
from bejo_desktop.domain.money import Rupiah
from bejo_desktop.domain.payments import Tax

TODAY = date(2026, 10, 12)
LINE = {"product": "P-000001", "quantity": "10"}
DRAFT = {"vendor": "V-00001", "budget_line": "a/b", "package": "ATK", "lines": [LINE]}
SAID = {"function": True, "amount": True, "time": True}
ROW = {"tax": "ppn", "amount": 5, "month": "2026-10-12", "billing": "0260", "ntpn": "0A1B"}


def data(document):
    return json.dumps(document).encode()


def test_goods_that_go_back():
    line = {"line": 2, "quantity": "0.5", "reason": "Bocor"}
    gone = read_sent_back(data({"lines": [line]}), TODAY)
    assert gone.on == TODAY
    assert (gone.lines[0].line, gone.lines[0].quantity) == (2, Decimal("0.5"))


def test_a_receipt_may_say_when_and_where_its_goods_came():
    line = {"line": 1, "accepted": "10"}
    document = {"complete": True, "lines": [line], "statements": SAID}
    plain = read_receipt(data(document), TODAY)
    assert (plain.arrived_on, plain.place) == (None, 0)
    told = read_receipt(data({**document, "arrived_on": "2026-10-10", "place": 3}), TODAY)
    assert (told.arrived_on, told.place) == (date(2026, 10, 10), 3)


def test_a_payment_names_amount_receipts_and_transfer_or_pays_all():
    document = {"kind": "UP", "invoice": "INV-1"}
    plain = read_payment(data(document), TODAY)
    assert (plain.amount, plain.receipts, plain.transfer) == (None, (), "")
    told = {**document, "amount": 1000, "receipts": [1, 3], "transfer": "TRX"}
    paid = read_payment(data(told), TODAY)
    assert (paid.amount, paid.receipts, paid.transfer) == (Rupiah(1000), (1, 3), "TRX")


def test_a_transfer_for_several_orders():
    order = {"order": "000.3.2/0001/SP/413.101/2026", "invoice": "1"}
    document = {"kind": "UP", "transfer": "TRX", "orders": [order, {**order, "number": "KW-1"}]}
    together = read_together(data(document), TODAY)
    assert [one.number for one in together.orders] == [None, "KW-1"]


def test_a_deposit_is_of_a_month():
    (row,) = read_deposits(data({"rows": [ROW]}), TODAY)
    assert (row.tax, row.amount, row.month) == (Tax.PPN, Rupiah(5), date(2026, 10, 1))
    assert (row.deposited_on, row.by, row.slip) == (TODAY, "", "")


def test_an_addendum_is_a_draft_with_a_reason():
    amending = read_amendment(data({**DRAFT, "reason": "Waktu diundur.", "on": "2026-10-13"}))
    assert (amending.reason, amending.on) == ("Waktu diundur.", date(2026, 10, 13))
    assert amending.wanted.lines[0].product == "P-000001"


@pytest.mark.parametrize(
    ("read", "document", "field"),
    [
        (read_amendment, DRAFT, "reason"),
        (read_amendment, {**DRAFT, "reason": "x", "gift": 1}, "gift"),
        (read_amendment, [], "-"),
        (read_sent_back, {"lines": [{"line": 0, "quantity": "1", "reason": ""}]}, "lines[0].line"),
        (read_sent_back, {"lines": [{"line": 1, "reason": ""}]}, "lines[0].quantity"),
        (read_together, {"kind": "UP", "orders": []}, "transfer"),
        (read_deposits, {"rows": [{**ROW, "tax": "vat"}]}, "rows[0].tax"),
        (read_deposits, {"rows": [{**ROW, "amount": 0}]}, "rows[0].amount"),
        (read_deposits, {"rows": [{**ROW, "amount": 1.5}]}, "rows[0].amount"),
        (read_payment, {"kind": "UP", "invoice": "1", "receipts": [0]}, "receipts.0"),
        (read_payment, {"kind": "UP", "invoice": "1", "receipts": 1}, "receipts"),
        (read_payment, {"kind": "UP", "invoice": "1", "amount": -1}, "amount"),
    ],
)
def test_what_cannot_be_read_is_named_by_its_field(read, document, field):
    more = () if read is read_amendment else (TODAY,)
    with pytest.raises(BadInput) as refusal:
        read(data(document), *more)
    assert refusal.value.facts["field"] == field
