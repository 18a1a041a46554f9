"""
What demo world and imported catalogues consist of: plain frozen records, independent of any
database.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

if TYPE_CHECKING:
    from datetime import date

    from bejo_desktop.domain.codes import Certificate, Role, TaxClass
    from bejo_desktop.domain.money import Rupiah
    from bejo_desktop.domain.parties import Mandate


@dataclass(frozen=True, slots=True)
class Region:
    """A kabupaten or kota of East Java; `code` is the Kemendagri code, e.g. `35.09`."""

    code: str
    name: str
    kind: Literal["Kabupaten", "Kota"]


@dataclass(frozen=True, slots=True)
class Unit:
    """
    A working unit (satuan kerja) with all that its letterhead and its numbers need.

    `government` and `name` are the first two lines of the letterhead, `place` is where its letters
    are dated. `numbering` says where numbers come from: ranges of the centre, or its agenda book.
    """

    code: str
    name: str
    region: str
    government: str
    address: str
    postal_code: str
    phone: str
    email: str
    npwp16: str
    place: str
    classification: str
    number_mask: str
    numbering: Literal["lease", "agenda"]
    dpa_number: str
    fund: str


@dataclass(frozen=True, slots=True)
class Officer:
    """
    An appointed officer of one unit; `position` is the post held beside the role.

    The mandate by `sk_number` of `sk_on` runs from `mandate_from` to `mandate_until`, both days
    included; `more_mandates` hold beside it.
    """

    nip: str
    name: str
    rank: str
    position: str
    roles: tuple[Role, ...]
    unit: str
    sk_number: str
    mandate_from: date
    mandate_until: date
    sk_on: date | None = None
    more_mandates: tuple[Mandate, ...] = ()


@dataclass(frozen=True, slots=True)
class BudgetLine:
    """One rekening of one sub kegiatan in a unit's budget; money in whole rupiah."""

    unit: str
    year: int
    sub_activity: str
    sub_activity_name: str
    account: str
    account_name: str
    ceiling: Rupiah
    realised: Rupiah

    @property
    def code(self) -> str:
        """As in orders and files: `1.01.01.2.06.0002/5.1.02.01.01.0025`."""
        return f"{self.sub_activity}/{self.account}"


@dataclass(frozen=True, slots=True)
class Vendor:
    """
    A business (penyedia); text is empty where a source does not tell it.

    A firm has an `npwp16` of its own and no `nik`; a natural person has a `nik`, which is also the
    NPWP where it is registered. `categories` are those in which it has products.
    """

    code: str
    name: str
    legal_form: Literal["CV", "PT", "UD", "Koperasi", "Perorangan", ""]
    signatory: str
    signatory_position: str
    address: str
    region: str
    district: str
    npwp16: str | None
    nik: str | None
    nib: str
    pkp: bool
    npwp_valid: bool
    certificate: Certificate
    size: Literal["Mikro", "Kecil", "Menengah", ""]
    bank: str
    bank_account: str
    account_holder: str
    phone: str
    categories: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Product:
    """
    A product of one vendor; `price` is the list price in whole rupiah per `measure`, before tax.

    `account` is the rekening that such things are usually charged to (empty where there is none),
    `tkdn` the local content in hundredths of a percent where it is certified, `popularity` how
    often it is ordered (only for comparing; 0 where unknown).
    """

    code: str
    name: str
    vendor: str
    category: str
    account: str
    measure: str
    tax_class: TaxClass
    price: Rupiah
    price_on: date
    origin: Literal["PDN", "Impor"]
    tkdn: int | None
    popularity: int


@dataclass(frozen=True, slots=True)
class DemoWorld:
    """Everything that is seeded; products stand by popularity, the most ordered first."""

    regions: tuple[Region, ...]
    units: tuple[Unit, ...]
    officers: tuple[Officer, ...]
    budget_lines: tuple[BudgetLine, ...]
    categories: tuple[str, ...]
    vendors: tuple[Vendor, ...]
    products: tuple[Product, ...]

    @property
    def main_unit(self) -> Unit:
        """The office that the demo's journey is walked in."""
        return self.units[0]
