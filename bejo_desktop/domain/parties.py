"""Who takes part in an order: the unit that buys, its officers, the vendor that sells."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from bejo_desktop.domain.figures import VendorTax

if TYPE_CHECKING:
    from datetime import date

    from bejo_desktop.domain.codes import Certificate, Role


@dataclass(frozen=True, slots=True)
class Unit:
    """
    The work unit (satuan kerja) of this desk, with its letterhead and its way of numbering.

    Args:
        code: kode unit, `413.101`.
        region: kode wilayah, `35.09`.
        mask: mask of its numbers with {classification} {running:04d} {series} {unit} {year}.
        numbering: `lease` (ranges from the centre) or `agenda` (typed from the register book).
    """

    code: str
    name: str
    region: str
    region_name: str
    government: str
    address: str
    postal_code: str
    phone: str
    email: str
    npwp: str
    place: str
    classification: str
    mask: str
    numbering: str
    dpa: str
    fund: str


@dataclass(frozen=True, slots=True)
class Officer:
    """An officer of the unit; the mandate (SK) holds from `since` to `until`, both included."""

    nip: str
    name: str
    rank: str
    position: str
    roles: frozenset[Role]
    sk: str
    since: date
    until: date

    def is_appointed_on(self, day: date) -> bool:
        """Tell whether the mandate holds on `day`."""
        return self.since <= day <= self.until


@dataclass(frozen=True, slots=True)
class Vendor:
    """A vendor as the centre knows it; `suspended_since` is set while it may not be bought from."""

    code: str
    name: str
    legal_form: str
    signatory: str
    signatory_position: str
    address: str
    region: str
    region_name: str
    district: str
    npwp: str
    nib: str
    pkp: bool
    npwp_valid: bool
    certificate: Certificate
    size: str
    bank: str
    bank_account: str
    account_holder: str
    phone: str
    suspended_since: date | None = None
    suspended_reason: str = ""

    @property
    def tax(self) -> VendorTax:
        """What of this vendor decides the taxes."""
        return VendorTax(self.pkp, self.npwp_valid, self.certificate)
