"""Who takes part in an order: the unit that buys, its officers, the vendor that sells."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from bejo_desktop.domain.codes import Acting, Role
from bejo_desktop.domain.figures import VendorTax

if TYPE_CHECKING:
    from datetime import date

    from bejo_desktop.domain.codes import Certificate
    from bejo_desktop.domain.money import Rupiah


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
class Mandate:
    """
    What an officer may do under one SK; an auditor's is the surat tugas.

    Args:
        sk: number of the SK; sk_on: its day, where it was told.
        since, until: first and last day on which it holds.
        stands_for: NIP or title of the official whose place is taken, "" for none.
        order_limit: the highest total with taxes that it covers; None: no limit of its own.
        may_issue: lets a PP issue the order, which is the PPK's otherwise (commands.md).
    """

    sk: str
    roles: frozenset[Role]
    since: date
    until: date
    sk_on: date | None = None
    acting: Acting = Acting.DEFINITIVE
    stands_for: str = ""
    order_limit: Rupiah | None = None
    may_issue: bool = False

    def holds_on(self, day: date) -> bool:
        """Tell whether it holds on `day`."""
        return self.since <= day <= self.until

    def issues(self, total: Rupiah) -> bool:
        """Tell whether it lets the officer issue an order of `total` with taxes."""
        appointed = Role.PPK in self.roles or (Role.PP in self.roles and self.may_issue)
        return appointed and self.covers(total)

    def covers(self, total: Rupiah) -> bool:
        """Tell whether an order of `total` with taxes is within its limit."""
        return self.order_limit is None or total <= self.order_limit


@dataclass(frozen=True, slots=True)
class Officer:
    """An officer of the unit with every mandate that is known; several may hold at once."""

    nip: str
    name: str
    rank: str
    position: str
    mandates: tuple[Mandate, ...] = ()

    @property
    def roles(self) -> frozenset[Role]:
        """The roles of all mandates, ended ones too; who acts is asked with `roles_on`."""
        return frozenset(role for mandate in self.mandates for role in mandate.roles)

    @property
    def newest(self) -> Mandate | None:
        """The newest appointment, that of a stand-in where there is no other; None for none."""
        return max(self.mandates, key=own_first, default=None)

    @property
    def sk(self) -> str:
        """Number of the newest mandate's SK, for a paper of no particular day; "" for none."""
        return self.newest.sk if self.newest else ""

    def mandates_on(self, day: date) -> tuple[Mandate, ...]:
        """Return the mandates that hold on `day`."""
        return tuple(mandate for mandate in self.mandates if mandate.holds_on(day))

    def roles_on(self, day: date) -> frozenset[Role]:
        """Return the roles that the officer has on `day`."""
        return frozenset(role for mandate in self.mandates_on(day) for role in mandate.roles)

    def is_appointed_on(self, day: date) -> bool:
        """Tell whether any mandate holds on `day`."""
        return bool(self.mandates_on(day))

    def mandate_for(self, role: Role, day: date) -> Mandate | None:
        """Return the mandate that gives `role` on `day`: the officer's own before a stand-in's."""
        giving = [mandate for mandate in self.mandates_on(day) if role in mandate.roles]
        return max(giving, key=own_first, default=None)

    def issuing_mandate(self, total: Rupiah, day: date) -> Mandate | None:
        """Return the mandate under which an order of `total` with taxes may be issued on `day`."""
        giving = [mandate for mandate in self.mandates_on(day) if mandate.issues(total)]
        return max(giving, key=own_first, default=None)


def own_first(mandate: Mandate) -> tuple[bool, date, str]:
    """Return what orders mandates that hold at once: appointments first, the newest first."""
    return (mandate.acting is Acting.DEFINITIVE, mandate.since, mandate.sk)


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
