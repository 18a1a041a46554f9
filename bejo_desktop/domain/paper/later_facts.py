"""The plain facts of the papers beside the Surat Pesanan: nota, BAST and kuitansi."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from datetime import date
    from decimal import Decimal

    from bejo_desktop.domain.codes import Payment, Role
    from bejo_desktop.domain.fulfilment import Statements
    from bejo_desktop.domain.money import Rupiah
    from bejo_desktop.domain.paper.facts import OfficerFacts, PurchaseOrderFacts
    from bejo_desktop.domain.paper.marking import Print


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
class NotaFacts:
    """
    What a nota pesanan says beyond the order.

    Args:
        npwp_valid: the vendor's NPWP or NIK is validated.
        catering: food and drink, whose evidence is another one (users.md 3.5).
        buyer: who signs for the unit, as `buyer_role`: PP up to his limit, else the PPK.
        pptk: the unit's PPTK, where it has one.
    """

    order: PurchaseOrderFacts
    taxes: TaxFacts
    npwp_valid: bool
    catering: bool
    buyer: OfficerFacts
    buyer_role: Role
    pptk: OfficerFacts | None = None


@dataclass(frozen=True, slots=True)
class ReceivedFacts:
    """
    One line of the order with what came of it, in its measure.

    `before` was accepted with earlier BAST, `accepted` and `rejected` with this one.
    """

    name: str
    measure: str
    unit_price: Rupiah
    ordered: Decimal
    before: Decimal
    accepted: Decimal
    rejected: Decimal
    reason: str = ""

    @property
    def left(self) -> Decimal:
        """What is still to come: ordered less accepted, now and before."""
        return self.ordered - self.before - self.accepted


@dataclass(frozen=True, slots=True)
class BastFacts:
    """
    One receiving; `order` holds the facts of the order with the order's own number.

    Args:
        print_: which print of the BAST it is, with the number and content hash of the BAST.
        arrived_on: the first day that goods came, None where it was not noted.
        stage: 1 for the first receiving of the order.
        officer: the PPK who received; keeper: the Pengurus Barang, where the unit has one.
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


@dataclass(frozen=True, slots=True)
class BastRef:
    """A BAST that a payment rests on."""

    number: str
    received_on: date


@dataclass(frozen=True, slots=True)
class KuitansiFacts:
    """
    The payment of an order; `order` holds the facts of the order with the order's own number.

    Args:
        print_: which print of the kuitansi it is, with its number and content hash.
        stamp_duty: the meterai due on the receipt, None where none is.
        approver: the PPK ("setuju dibayar"); pptk: the unit's PPTK, where it has one.
    """

    order: PurchaseOrderFacts
    print_: Print
    taxes: TaxFacts
    paid_on: date
    kind: Payment
    invoice: str
    tax_invoice: str
    handovers: tuple[BastRef, ...]
    approver: OfficerFacts
    treasurer: OfficerFacts
    pptk: OfficerFacts | None = None
    stamp_duty: Rupiah | None = None
