"""The plain facts of the papers beside the Surat Pesanan: nota, BAST and kuitansi."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from typing import TYPE_CHECKING

from bejo_desktop.domain.money import ZERO

if TYPE_CHECKING:
    from datetime import date

    from bejo_desktop.domain.codes import Collector, Payment, Role
    from bejo_desktop.domain.content import Occasion
    from bejo_desktop.domain.fulfilment import Statements
    from bejo_desktop.domain.money import Rupiah
    from bejo_desktop.domain.negotiation import PaperRef
    from bejo_desktop.domain.paper.facts import AccountFacts, OfficerFacts, PurchaseOrderFacts
    from bejo_desktop.domain.paper.marking import Print
    from bejo_desktop.domain.payments import Tax


@dataclass(frozen=True, slots=True)
class WithheldFacts:
    """One row of income tax: article 22, 23 or final, its rate as printed, base and amount."""

    article: str
    rate: str
    base: Rupiah
    amount: Rupiah


@dataclass(frozen=True, slots=True)
class TaxFacts:
    """What is kept from the order's total, computed elsewhere, and what the vendor gets."""

    ppn_collected: Rupiah
    withheld: tuple[WithheldFacts, ...]
    net: Rupiah


@dataclass(frozen=True, slots=True)
class VendorPaper:
    """
    A paper of the vendor or the platform: number, and its day where that is known.

    `kind` names its words: `note` (the nota that came with the goods), `invoice` (nota or faktur
    as the bendahara typed it), `bill` (what is typed beside a nota).
    """

    kind: str
    number: str
    on: date | None = None


@dataclass(frozen=True, slots=True)
class NotaFacts:
    """
    What a nota pesanan says beyond the order.

    Args:
        npwp_valid: the vendor's NPWP or NIK is validated.
        catering: food and drink, whose evidence is another one (users.md 3.5).
        buyer: who signs for the unit, as `buyer_role`: PP up to his limit, else the PPK.
        pptk: the unit's PPTK, where it has one.
        occasion: the event that food is bought for, with its guests.
        note: the vendor's own nota, where it came at once.
    """

    order: PurchaseOrderFacts
    taxes: TaxFacts
    npwp_valid: bool
    catering: bool
    buyer: OfficerFacts
    buyer_role: Role
    pptk: OfficerFacts | None = None
    occasion: Occasion | None = None
    note: VendorPaper | None = None


@dataclass(frozen=True, slots=True)
class ReceivedFacts:
    """
    One line of the order with what came of it, in its measure.

    `before` was accepted with earlier BAST and did not go back, `accepted` and `rejected` with
    this one; `refused` was rejected with earlier ones, for `refused_reason`.
    """

    name: str
    measure: str
    unit_price: Rupiah
    ordered: Decimal
    before: Decimal
    accepted: Decimal
    rejected: Decimal
    reason: str = ""
    refused: Decimal = Decimal(0)
    refused_reason: str = ""

    @property
    def left(self) -> Decimal:
        """What is still to come: ordered less accepted, now and before."""
        return self.ordered - self.before - self.accepted


@dataclass(frozen=True, slots=True)
class PenaltyFacts:
    """The denda for what came late with one BAST, `base` before PPN, `divisor` 1000 for 1/1000."""

    days: int
    divisor: int
    base: Rupiah
    amount: Rupiah


@dataclass(frozen=True, slots=True)
class BastFacts:
    """
    One receiving; `order` holds the facts of the order with the order's own number.

    Args:
        print_: which print of the BAST it is, with the number and content hash of the BAST.
        arrived_on: the first day that goods came, None where it was not noted.
        stage: 1 for the first receiving of the order.
        officer: the PPK who received; keeper: the Pengurus Barang, where the unit has one.
        place: where the goods were received.
        penalty: for goods that came late, None where none is due.
        amendments: addenda that held when they were received.
        photos: how many pictures of the goods are filed, 0 where none is; notes: the vendor's
            own papers that came with the goods; capital: belanja modal, with a list of serials.
    """

    order: PurchaseOrderFacts
    print_: Print
    received_on: date
    arrived_on: date | None
    stage: int
    complete: bool
    lines: tuple[ReceivedFacts, ...]
    statements: Statements
    officer: OfficerFacts
    keeper: OfficerFacts | None = None
    place: str = ""
    penalty: PenaltyFacts | None = None
    amendments: tuple[PaperRef, ...] = ()
    photos: int = 0
    notes: tuple[VendorPaper, ...] = ()
    capital: bool = False


@dataclass(frozen=True, slots=True)
class BastRef:
    """A BAST that a payment rests on."""

    number: str
    received_on: date


@dataclass(frozen=True, slots=True)
class KeptFacts:
    """
    One tax that is kept back from a payment.

    Args:
        rate: as printed, "" where it is unknown; base: what it is due on.
        collector: who keeps it back: the platform, or the bendahara.
        billing, ntpn: of its deposit, "" where it was not deposited yet.
    """

    tax: Tax
    rate: str
    base: Rupiah
    amount: Rupiah
    collector: Collector
    billing: str = ""
    ntpn: str = ""


@dataclass(frozen=True, slots=True)
class PaymentFacts:
    """
    One payment; `amount` is gross, with taxes, `kept` what does not reach the vendor.

    `bills` are the vendor's papers that it pays, at least one; `owed` is denda that no payment
    can bear any more after it.
    """

    number: str
    paid_on: date
    kind: Payment
    amount: Rupiah
    penalty: Rupiah
    kept: tuple[KeptFacts, ...]
    bills: tuple[VendorPaper, ...]
    tax_invoice: str = ""
    platform_invoice: VendorPaper | None = None
    transfer: str = ""
    owed: Rupiah = ZERO

    @property
    def net(self) -> Rupiah:
        """What reaches the vendor."""
        return self.amount - self.penalty - sum((x.amount for x in self.kept), start=ZERO)


@dataclass(frozen=True, slots=True)
class ChangedFacts:
    """A figure of the whole order that is another one than estimated on the order's day."""

    figure: str
    estimate: Rupiah
    final: Rupiah


@dataclass(frozen=True, slots=True)
class KuitansiFacts:
    """
    One payment of an order; `order` holds the facts of the order with the order's own number.

    Args:
        print_: which print of the kuitansi it is, with its number and content hash.
        accounts: what each kode rekening bears of this payment.
        changed: figures that differ from the estimate.
        stamp_duty: the meterai due on the receipt, None where none is.
        approver: the PA or KPA ("setuju dibayar"), without a name where none is known here.
        payer: from whose money it is, the office without who stands in for it.
        pptk: the unit's PPTK, where it has one.
    """

    order: PurchaseOrderFacts
    print_: Print
    payment: PaymentFacts
    accounts: tuple[AccountFacts, ...]
    handovers: tuple[BastRef, ...]
    approver: OfficerFacts
    payer: str
    treasurer: OfficerFacts
    pptk: OfficerFacts | None = None
    stamp_duty: Rupiah | None = None
    changed: tuple[ChangedFacts, ...] = ()
