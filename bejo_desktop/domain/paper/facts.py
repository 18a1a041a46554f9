"""The plain facts of one purchase order that its paper is composed of."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

from bejo_desktop.domain.codes import Collector, Kind, Payment, Platform, PriceMode
from bejo_desktop.domain.paper.sheet import Emblem

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import date
    from typing import TypeAlias

    from bejo_desktop.domain.money import Rupiah
    from bejo_desktop.domain.quantity import Quantity

PaperTexts: TypeAlias = "Mapping[str, Mapping[str, str]]"
"""The wording of one paper: `resources/papers/*.toml`, tables of strings."""


@dataclass(frozen=True, slots=True)
class UnitFacts:
    """
    The buying unit (satuan kerja) as its letterhead and the blocks name it.

    `government` "Pemerintah Kabupaten Argosari", `name` "Dinas Pendidikan", `full_name`
    "Dinas Pendidikan Kabupaten Argosari", `short_name` with "Kab.", `place` where letters are
    dated, `letterhead` one to three lines of address and contact, `street` the short address,
    `npwp` 15 or 16 digits or empty.
    """

    government: str
    name: str
    full_name: str
    short_name: str
    place: str
    letterhead: tuple[str, ...]
    street: str
    npwp: str = ""
    emblem: Emblem = Emblem.SHIELD


@dataclass(frozen=True, slots=True)
class OfficerFacts:
    """Who signs for the unit; `office` is the function ("Pejabat Pembuat Komitmen")."""

    name: str
    nip: str
    office: str
    rank: str = ""
    decree: str = ""
    decree_on: date | None = None


@dataclass(frozen=True, slots=True)
class VendorFacts:
    """The vendor (penyedia); `npwp` may be a NIK, `bank` names bank and account number."""

    name: str
    signer: str
    signer_office: str
    address: str
    pkp: bool
    npwp: str = ""
    nib: str = ""
    scale: str = ""
    bank: str = ""
    bank_holder: str = ""
    phone: str = ""


@dataclass(frozen=True, slots=True)
class PackageFacts:
    """The package; `sub_activities` are "code name" texts, one where all lines share it."""

    name: str
    fiscal_year: int
    rup: str = ""
    subject: str = ""
    fund: str = ""
    dpa: str = ""
    sub_activities: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class AccountFacts:
    """One kode rekening and its share of the total, taxes included."""

    code: str
    name: str
    amount: Rupiah


@dataclass(frozen=True, slots=True)
class LineFacts:
    """One line as agreed; `origin` is PDN, Impor or empty, `note` is added to the name."""

    name: str
    quantity: Quantity
    measure: str
    unit_price: Rupiah
    amount: Rupiah
    origin: str = ""
    note: str = ""


@dataclass(frozen=True, slots=True)
class FigureFacts:
    """
    The figures of the order, computed elsewhere.

    `lines` is the sum of the lines; `base` the tax base (DPP); `other_base` the 11/12 base or
    None where none applies; `ppn_rate` and `pbjt_rate` as printed ("12%"), empty where unknown.
    """

    lines: Rupiah
    base: Rupiah
    ppn: Rupiah
    pbjt: Rupiah
    total: Rupiah
    discount: Rupiah
    shipping: Rupiah
    other_base: Rupiah | None = None
    ppn_rate: str = ""
    pbjt_rate: str = ""


@dataclass(frozen=True, slots=True)
class DeliveryFacts:
    """Where the goods go and who takes them."""

    address: str
    receiver: str = ""
    receiver_office: str = ""
    phone: str = ""
    distribution_attached: bool = False


@dataclass(frozen=True, slots=True)
class BasisFacts:
    """
    What the order rests on: the vendor's offer, the minutes of negotiation, an approval on paper.

    Args:
        number: of the letter; of an approval, who recorded it.
    """

    kind: Literal["offer", "negotiation", "approval"]
    number: str
    dated_on: date


@dataclass(frozen=True, slots=True)
class TermFacts:
    """
    The terms that a unit sets or an order chooses; days and months are counts.

    `penalty_base` says whether the penalty falls on the late part or on the whole order
    (Perpres 16/2018 Ps 79 allows both); `penalty_divisor` 1000 is 1/1000 a calendar day.
    """

    replacement_days: int
    payment_days: int
    notice_days: int
    penalty_divisor: int
    penalty_base: Literal["part", "whole"] = "part"
    warranty_months: int | None = None
    shelf_life_months: int | None = None


@dataclass(frozen=True, slots=True)
class CopyFacts:
    """A marked copy: its running number, the day it was printed, and for what reason."""

    ordinal: int
    printed_on: date
    reason: str


@dataclass(frozen=True, slots=True)
class PurchaseOrderFacts:
    """
    All that a Surat Pesanan is composed of.

    Without `number` the paper is a KONSEP; with `copy` it is a SALINAN and `signed_on` is the
    day both parties signed, where that is recorded. `stamp_duty` is the meterai due on the
    order, None where none is; `stamped_side` names who sticks it on this original. `qr` is the
    text of the code, made when the number is taken. `form` is which paper orders: Surat Pesanan,
    SPK or nota; `method` the word of the rules for how it is bought, "" where none is known.
    """

    unit: UnitFacts
    officer: OfficerFacts
    vendor: VendorFacts
    package: PackageFacts
    accounts: tuple[AccountFacts, ...]
    lines: tuple[LineFacts, ...]
    figures: FigureFacts
    ordered_on: date
    due_on: date
    delivery: DeliveryFacts
    terms: TermFacts
    content_hash: str
    payment: Payment = Payment.UP
    platform: Platform = Platform.NONE
    platform_ref: str = ""
    platform_ref_on: date | None = None
    price_mode: PriceMode = PriceMode.EXCLUSIVE
    collector: Collector = Collector.TREASURER
    kind: Kind = Kind.GOODS
    basis: tuple[BasisFacts, ...] = ()
    copies_to: tuple[str, ...] = ()
    stamp_duty: Rupiah | None = None
    stamped_side: Literal["buyer", "vendor"] = "vendor"
    number: str | None = None
    qr: str | None = None
    signed_on: date | None = None
    copy: CopyFacts | None = None
    form: Literal["sp", "spk", "nota"] = "sp"
    method: str = ""
