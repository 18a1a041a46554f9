"""The plain facts of the papers that are made of sections (`letter`)."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from datetime import date, time
    from decimal import Decimal

    from bejo_desktop.domain.codes import Role
    from bejo_desktop.domain.comparison import Comparison
    from bejo_desktop.domain.money import Rupiah
    from bejo_desktop.domain.negotiation import OfferSource, PaperRef
    from bejo_desktop.domain.paper.facts import (
        AccountFacts,
        FigureFacts,
        OfficerFacts,
        PurchaseOrderFacts,
    )
    from bejo_desktop.domain.paper.later_facts import BastRef, PaymentFacts
    from bejo_desktop.domain.paper.marking import Print
    from bejo_desktop.domain.quantity import Quantity


@dataclass(frozen=True, slots=True)
class NegotiatedLine:
    """One line with the price first offered and the price agreed, in the order's price mode."""

    name: str
    quantity: Quantity
    measure: str
    offered: Rupiah
    agreed: Rupiah


@dataclass(frozen=True, slots=True)
class RoundFacts:
    """
    One earlier round of the vendor.

    Args:
        prices: one a line; None where not offered.
    """

    number: int
    on: date
    source: OfferSource
    no: str
    prices: tuple[Rupiah | None, ...]


@dataclass(frozen=True, slots=True)
class NegotiationFacts:
    """
    The berita acara negosiasi of one order (users.md 3.2).

    Args:
        order: with the agreed figures; offered: the figures at the prices of the first offer.
        round: of the agreed offer; earlier: the rounds between the first offer and that.
        offer: number and day of the vendor's first letter, None where it had no number.
        offered_on: day of the first offer; valid_until: last day of the agreed one.
        pkp: the tax status that the vendor stated.
        officer: who negotiated, as `officer_role`.
        attachments: what lies behind it (comparison sheet, pictures of the talk).
    """

    order: PurchaseOrderFacts
    print_: Print
    lines: tuple[NegotiatedLine, ...]
    offered: FigureFacts
    round: int
    on: date
    at: time | None
    way: OfferSource
    clarified: str
    references: tuple[str, ...]
    offer: PaperRef | None
    offered_on: date
    valid_until: date | None
    pkp: bool
    officer: OfficerFacts
    officer_role: Role
    earlier: tuple[RoundFacts, ...] = ()
    attachments: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class SpkFacts:
    """
    The head sheet of a Surat Perintah Kerja (users.md 3.6).

    Args:
        invitation, result: the papers of the pengadaan langsung, None where not yet typed.
        offer: the vendor's letter.
    """

    order: PurchaseOrderFacts
    invitation: PaperRef | None = None
    offer: PaperRef | None = None
    result: PaperRef | None = None


@dataclass(frozen=True, slots=True)
class RequestFacts:
    """
    A request for quotation to one vendor; `no` is "" where none was written.

    Args:
        places: where the goods go, where these are several; the delivery of the order is none.
    """

    order: PurchaseOrderFacts
    no: str
    asked_on: date
    vendor_name: str
    officer: OfficerFacts
    officer_role: Role
    places: tuple[PlaceFacts, ...] = ()


@dataclass(frozen=True, slots=True)
class ComparisonFacts:
    """
    The comparison sheet of offers, and who drew it up.

    Args:
        asked, answered: how many vendors were asked for an offer, and how many of them made one.
        reason: what was noted on the chosen offer, "" where nothing was.
    """

    order: PurchaseOrderFacts
    comparison: Comparison
    officer: OfficerFacts
    officer_role: Role
    asked: int = 0
    answered: int = 0
    reason: str = ""


@dataclass(frozen=True, slots=True)
class PlaceFacts:
    """One place of delivery; `quantities` one a line of the order."""

    name: str
    phone: str
    address: str
    quantities: tuple[Decimal, ...]


@dataclass(frozen=True, slots=True)
class DistributionFacts:
    """The list of places that is attached to the order, as the addenda named here changed it."""

    order: PurchaseOrderFacts
    places: tuple[PlaceFacts, ...]
    amendments: tuple[PaperRef, ...] = ()


@dataclass(frozen=True, slots=True)
class FilePiece:
    """One paper that a payment file is checked for: what was found of it, or that it is missing."""

    name: str
    found: bool
    note: str = ""


@dataclass(frozen=True, slots=True)
class VerificationFacts:
    """The lembar verifikasi of the payment file."""

    order: PurchaseOrderFacts
    pieces: tuple[FilePiece, ...]
    on: date
    verifier: OfficerFacts | None
    treasurer: OfficerFacts | None


@dataclass(frozen=True, slots=True)
class PaymentMinutesFacts:
    """
    The berita acara pembayaran of one payment (LS).

    Args:
        print_: with the number of the kuitansi; bap_no: its own, "" where it was not typed.
        accounts: what each kode rekening bears of this payment.
        earlier: what was paid of the order before it.
    """

    order: PurchaseOrderFacts
    print_: Print
    payment: PaymentFacts
    handovers: tuple[BastRef, ...]
    officer: OfficerFacts
    bap_no: str = ""
    accounts: tuple[AccountFacts, ...] = ()
    earlier: tuple[PaidBefore, ...] = ()


@dataclass(frozen=True, slots=True)
class PaidBefore:
    """An earlier payment of the order: number and day of its kuitansi, gross."""

    number: str
    on: date
    amount: Rupiah


@dataclass(frozen=True, slots=True)
class PaperEntry:
    """One paper of the order with its number and day; "" and None where it is missing."""

    name: str
    number: str
    on: date | None


@dataclass(frozen=True, slots=True)
class TaxEntry:
    """One tax that was kept back, and where it went; "" where it was not deposited yet."""

    name: str
    amount: Rupiah
    month: str = ""
    billing: str = ""
    ntpn: str = ""


@dataclass(frozen=True, slots=True)
class SummaryFacts:
    """
    The ringkasan SPJ: all that an order left behind, on one page.

    Args:
        payments: newest last; paid_net: what reached the vendor.
        pieces: the payment file with its gaps.
        small: bought with the vendor's nota, without a BAST.
    """

    order: PurchaseOrderFacts
    papers: tuple[PaperEntry, ...]
    payments: tuple[PaymentFacts, ...]
    taxes: tuple[TaxEntry, ...]
    pieces: tuple[FilePiece, ...]
    accepted: Rupiah
    treasurer: OfficerFacts | None
    verifier: OfficerFacts | None
    small: bool = False
