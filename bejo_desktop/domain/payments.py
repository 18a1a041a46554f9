"""Payments of an order, what is withheld from them, and the taxes that are deposited afterwards."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING, Final

from bejo_desktop.domain.errors import BadInput, RuleBroken
from bejo_desktop.domain.letters import is_printable
from bejo_desktop.domain.money import ZERO

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from datetime import date

    from bejo_desktop.domain.codes import Payment
    from bejo_desktop.domain.money import Rupiah
    from bejo_desktop.domain.numbering import Number

PAYMENTS_MAX: Final = 50
"""Payments of one order; every border has a size."""
DEPOSITS_MAX: Final = 100
PAPER_NO_CHARS_MAX: Final = 60


class Tax(StrEnum):
    """A tax that is collected or withheld when an order is paid."""

    PPN = "ppn"
    PPH_22 = "pph22"
    PPH_23 = "pph23"
    PPH_FINAL = "pph_final"
    PBJT = "pbjt"


TAX_OF_ARTICLE: Final[Mapping[str, Tax]] = {
    "22": Tax.PPH_22,
    "23": Tax.PPH_23,
    "final": Tax.PPH_FINAL,
}
"""The income tax of each article by which figures name it."""


@dataclass(frozen=True, slots=True)
class Withheld:
    """What is kept back of one tax from one payment, whole rupiah; `base` is what it is due on."""

    tax: Tax
    base: Rupiah
    amount: Rupiah


@dataclass(frozen=True, slots=True)
class PaymentMade:
    """
    One payment of an order: of all that was received, or of the receipts it names.

    Args:
        kind: UP, LS or TOP.
        invoice: the vendor's invoice; tax_invoice: its faktur pajak, "" where there is none.
        number: of the kuitansi, from its own series.
        by: NIP of the Bendahara.
        amount: gross, with taxes, as the kuitansi says.
        receipts: positions of the receipts it pays, from 1.
        penalty: denda kept back for late goods.
        withheld: taxes that the bendahara keeps back; empty where the platform collects.
        transfer: reference of the bank transfer; several orders may share one.
        bap_no: number of the berita acara pembayaran from the agenda book, "" where none was typed.
    """

    paid_on: date
    kind: Payment
    invoice: str
    tax_invoice: str
    number: Number
    by: str
    amount: Rupiah
    receipts: tuple[int, ...]
    penalty: Rupiah
    withheld: tuple[Withheld, ...] = ()
    transfer: str = ""
    bap_no: str = ""

    @property
    def net(self) -> Rupiah:
        """What reaches the vendor's account."""
        kept = self.penalty
        for tax in self.withheld:
            kept = kept + tax.amount
        return self.amount - kept


@dataclass(frozen=True, slots=True)
class TaxDeposit:
    """
    A tax of the order's payments that went to the treasury.

    Args:
        month: masa pajak, its first day.
        billing: kode billing; ntpn: the receipt number of the treasury (or of the region's SSPD).
        slip: number of the vendor's slip (bukti potong), "" where none is due.
        by: NIP of the Bendahara.
    """

    tax: Tax
    amount: Rupiah
    month: date
    deposited_on: date
    billing: str
    ntpn: str
    by: str
    slip: str = ""


def require_payment(payment: PaymentMade, *, payable: Rupiah, receipts: int, made: int) -> None:
    """
    Refuse a payment that does not fit what came and was paid; desk and centre judge by this.

    Args:
        payable: gross of what the payment is for, by `domain.due`.
        receipts: how many the order has; made: how many payments.

    Raises:
        BadInput: `payment.receipt_unknown`; what `require_payable` names.
        RuleBroken: `payment.nothing_due`; `payment.above_due` (facts: `amount`, `due`), also for
            a payment of nothing; `payment.kept_too_much` with `amount`; `payment.too_many`.
    """
    if not all(1 <= position <= receipts for position in payment.receipts):
        raise BadInput("payment.receipt_unknown", field="receipts")
    require_payable(payment)
    if not payable.amount:
        raise RuleBroken("payment.nothing_due")
    if payment.amount > payable or not payment.amount.amount:
        facts = {"amount": payment.amount.amount, "due": payable.amount}
        raise RuleBroken("payment.above_due", **facts)
    if payment.net < ZERO:
        raise RuleBroken("payment.kept_too_much", amount=payment.amount.amount)
    if made >= PAYMENTS_MAX:
        raise RuleBroken("payment.too_many", most=PAYMENTS_MAX)


def require_deposits(rows: Sequence[TaxDeposit], *, known: int, first_paid_on: date | None) -> None:
    """
    Refuse taxes that cannot have gone to the treasury; desk and centre judge by this.

    Args:
        known: how many deposits the order has.
        first_paid_on: day of its first payment, None while there is none.

    Raises:
        RuleBroken: `deposit.before_payment`, `deposit.too_many`.
        BadInput: `deposit.empty`, `deposit.billing_missing`, `payment.text_long`,
            `payment.text_letters`.
    """
    if first_paid_on is None:
        raise RuleBroken("deposit.before_payment")
    if not rows:
        raise BadInput("deposit.empty")
    if known + len(rows) > DEPOSITS_MAX:
        raise RuleBroken("deposit.too_many", most=DEPOSITS_MAX)
    for row in rows:
        if not row.billing.strip():
            raise BadInput("deposit.billing_missing", field="billing")
        for field, text in (("billing", row.billing), ("ntpn", row.ntpn), ("slip", row.slip)):
            require_paper_no(field, text)


def require_payable(payment: PaymentMade) -> None:
    """
    Refuse a payment whose papers are not named.

    Raises:
        BadInput: `payment.invoice_missing`; `payment.text_long` with `field` and `most`;
            `payment.text_letters` with `field`: it stands on the kuitansi.
    """
    if not payment.invoice.strip():
        raise BadInput("payment.invoice_missing", field="invoice")
    texts = (
        ("invoice", payment.invoice),
        ("tax_invoice", payment.tax_invoice),
        ("transfer", payment.transfer),
        ("bap_no", payment.bap_no),
    )
    for field, text in texts:
        require_paper_no(field, text)


def require_paper_no(field: str, text: str) -> None:
    """
    Refuse the number of a paper that no paper can bear.

    Raises:
        BadInput: `payment.text_long` with `field` and `most`; `payment.text_letters`.
    """
    if len(text) > PAPER_NO_CHARS_MAX:
        raise BadInput("payment.text_long", field=field, most=PAPER_NO_CHARS_MAX)
    if not is_printable(text):
        raise BadInput("payment.text_letters", field=field)
