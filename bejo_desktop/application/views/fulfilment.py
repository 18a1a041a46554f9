"""What officers type when goods come and are paid, and what is still to come."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from datetime import date
    from decimal import Decimal

    from bejo_desktop.domain.codes import Payment
    from bejo_desktop.domain.fulfilment import ReceivedLine, ReturnedLine, Statements
    from bejo_desktop.domain.money import Rupiah


@dataclass(frozen=True, slots=True)
class Received:
    """
    A receiving by BAST as typed, before it has its number.

    Args:
        complete: nothing is to come.
        arrived_on: when these goods came, None for the arrival that was noted for them.
        place: position of the place of delivery in the order, from 1; 0 for the one address.
    """

    on: date
    complete: bool
    lines: tuple[ReceivedLine, ...]
    statements: Statements
    arrived_on: date | None = None
    place: int = 0


@dataclass(frozen=True, slots=True)
class Lateness:
    """
    What goods that came on a day would cost the vendor.

    Args:
        due_on: the day agreed.
        days: calendar days after it; 0 in time.
        penalty: denda of this receiving beside those before it.
        must_decide: so late that the PPK decides whether the order goes on.
    """

    due_on: date
    days: int
    penalty: Rupiah
    must_decide: bool


@dataclass(frozen=True, slots=True)
class Penalty:
    """
    The denda of an order so far, in whole rupiah.

    Args:
        charged: kept back of its payments.
        open: for what came late, borne by no payment yet.
        owed_by_vendor: what of it no payment can bear any more: the vendor deposits it.
    """

    charged: Rupiah
    open: Rupiah
    owed_by_vendor: Rupiah


@dataclass(frozen=True, slots=True)
class Paid:
    """
    A payment as typed, before its kuitansi has its number.

    Args:
        tax_invoice: "" for none.
        amount: gross; None pays all that is due.
        receipts: positions of the receipts it pays, from 1; all unpaid ones where none is named.
        transfer: reference of the bank transfer, "" where it is not known.
        bap_no: of the berita acara pembayaran, from the agenda book; "" leaves a line for it.
    """

    on: date
    kind: Payment
    invoice: str
    tax_invoice: str = ""
    amount: Rupiah | None = None
    receipts: tuple[int, ...] = ()
    transfer: str = ""
    bap_no: str = ""


@dataclass(frozen=True, slots=True)
class OutstandingRow:
    """What of one line of the order (from 1) was accepted and is left, in its measure."""

    line: int
    product: str
    name: str
    measure: str
    ordered: Decimal
    accepted: Decimal
    left: Decimal


@dataclass(frozen=True, slots=True)
class SentBack:
    """Goods that go back after their BAST, as typed."""

    on: date
    lines: tuple[ReturnedLine, ...]


@dataclass(frozen=True, slots=True)
class PaidOrder:
    """One order of a transfer for several: which, its papers, its number from the agenda book."""

    order: str
    invoice: str
    tax_invoice: str = ""
    number: str | None = None


@dataclass(frozen=True, slots=True)
class PaidTogether:
    """Several orders of one vendor that one bank transfer pays, each by its own kuitansi."""

    on: date
    kind: Payment
    transfer: str
    orders: tuple[PaidOrder, ...]
