"""Receipts and payments travel whole, each quantity in one spelling."""

from datetime import date
from decimal import Decimal

import msgspec
import pytest

from bejo_desktop.contract.codec import encode
from bejo_desktop.contract.fulfilment import (
    PaymentRow,
    ReceiptRow,
    payment_from_wire,
    payment_to_wire,
    receipt_from_wire,
    receipt_to_wire,
)
from bejo_desktop.contract.intents import ReceivedRow
from bejo_desktop.domain.codes import Payment
from bejo_desktop.domain.fulfilment import PaymentMade, Receipt, ReceivedLine, Statements
from bejo_desktop.domain.numbering import Number

PPK = "197503102000121002"
LEASED = Number("000.3.2/0131/BAST/413.101/2026", "BAST", 2026, 131, "L89")
TYPED = Number("000.3.2/0088/KW/413.101/2026", "KW", 2026, None, None)


def a_receipt(*quantities):
    lines = tuple(
        ReceivedLine(at, Decimal(accepted), Decimal(rejected), "Basah" if rejected != "0" else "")
        for at, (accepted, rejected) in enumerate(quantities, start=1)
    )
    said = Statements(function=True, amount=False, time=True)
    return Receipt(
        date(2026, 5, 7), complete=False, lines=lines, statements=said, number=LEASED, by=PPK
    )


@pytest.mark.parametrize("kind", list(Payment))
def test_a_payment_comes_back_as_it_went(kind):
    payment = PaymentMade(date(2026, 5, 20), kind, "INV-0417", "", TYPED, PPK)
    there = msgspec.json.decode(encode(payment_to_wire(payment)), type=PaymentRow)
    assert payment_from_wire(there) == payment


def test_a_receipt_comes_back_as_it_went():
    receipt = a_receipt(("10", "0"), ("2.25", "0.25"), ("0", "3"))
    there = msgspec.json.decode(encode(receipt_to_wire(receipt)), type=ReceiptRow)
    assert receipt_from_wire(there) == receipt


@pytest.mark.parametrize(
    ("value", "spelled"), [("10.000", "10"), ("2.500", "2.5"), ("0.000", "0"), ("100", "100")]
)
def test_one_quantity_has_one_spelling(value, spelled):
    (line,) = receipt_to_wire(a_receipt((value, "0"))).lines
    assert line.accepted == spelled
    msgspec.json.decode(encode(line), type=ReceivedRow)


@pytest.mark.parametrize(
    "change",
    [
        {"line": 0},
        {"line": 201},
        {"accepted": "-1"},
        {"accepted": "1.50"},
        {"accepted": 1},
        {"accepted": 1.5},
        {"rejected": "1e3"},
        {"extra": 1},
    ],
    ids=str,
)
def test_what_no_desk_writes_is_not_read(change):
    line = {"line": 1, "accepted": "1", "rejected": "0"} | change
    with pytest.raises(msgspec.ValidationError):
        msgspec.json.decode(msgspec.json.encode(line), type=ReceivedRow)
