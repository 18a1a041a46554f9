"""Receipts and payments travel whole, each quantity in one spelling."""

from dataclasses import replace
from datetime import UTC, date, datetime
from decimal import Decimal
from uuid import UUID

import msgspec
import pytest

from bejo_desktop.contract.codec import encode
from bejo_desktop.contract.fulfilment import ReceiptRow, receipt_from_wire, receipt_to_wire
from bejo_desktop.contract.intents import ReceivedRow
from bejo_desktop.contract.later import Later, later_from_wire, later_of, later_to_wire
from bejo_desktop.domain.codes import Payment
from bejo_desktop.domain.contract_changes import (
    Amendment,
    CancelForm,
    Cancellation,
    Charge,
    PaperApproval,
)
from bejo_desktop.domain.evidence import Evidence, EvidenceKind
from bejo_desktop.domain.fulfilment import (
    GoodsReturned,
    Receipt,
    ReceivedLine,
    ReturnedLine,
    Statements,
)
from bejo_desktop.domain.money import Rupiah
from bejo_desktop.domain.numbering import Number
from bejo_desktop.domain.order import Order
from bejo_desktop.domain.payments import PaymentMade, Tax, TaxDeposit, Withheld

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
    payment = PaymentMade(
        date(2026, 5, 20),
        kind,
        "INV-0417",
        "",
        TYPED,
        PPK,
        amount=Rupiah(599_400),
        receipts=(1, 2),
        penalty=Rupiah(540),
        withheld=(Withheld(Tax.PPH_22, Rupiah(540_000), Rupiah(8_100)),),
        transfer="TRX-1",
    )
    there = passed_on(an_order(payments=(payment,)))
    assert there["payments"] == (payment,)
    assert there["payments"][0].net == Rupiah(599_400 - 540 - 8_100)


def test_all_that_happens_later_comes_back_as_it_went(order_content):
    day = date(2026, 5, 21)
    order = an_order(
        returns=(GoodsReturned(day, (ReturnedLine(1, Decimal("1.5"), "Segel rusak"),), PPK),),
        deposits=(
            TaxDeposit(Tax.PPN, Rupiah(59_400), date(2026, 5, 1), day, "0123", "NTPN1", PPK, "BP1"),
        ),
        evidence=(
            Evidence(EvidenceKind.PHOTO, "", None, "ab" * 32, "Gudang", PPK, day),
            Evidence(EvidenceKind.VENDOR_NOTE, "0931", day, "", "", PPK, day),
        ),
        approval=PaperApproval(PPK, day, "cd" * 32, "198604212010012015"),
        charges=(Charge(PPK, "900/014/2026", day, "Mutasi pejabat lama", PPK),),
        amendments=(
            Amendment(
                TYPED, day, "Tambah dua rim kertas", order_content, "ef" * 32, "01" * 32, PPK
            ),
        ),
        first_content=order_content,
        cancellation=Cancellation(CancelForm.PEMUTUSAN, day, "Tidak dikirim", TYPED, PPK),
    )
    assert passed_on(order) == later_of(order)


def an_order(**later):
    order = Order(UUID(int=1), None, PPK, datetime(2026, 5, 20, tzinfo=UTC), payments=())
    return replace(order, **later)


def passed_on(order):
    body = encode(later_to_wire(later_of(order)))
    return later_from_wire(msgspec.json.decode(body, type=Later))


def test_an_order_to_which_nothing_happened_says_nothing():
    assert encode(later_to_wire(later_of(an_order()))) == b"{}"


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
