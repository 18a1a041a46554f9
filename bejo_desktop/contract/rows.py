"""What the feed carries: one row a document, each with its revision."""

from __future__ import annotations

from datetime import date  # noqa: TC003 - msgspec reads the annotations at run time
from typing import Annotated

from msgspec import Meta, field

from bejo_desktop.contract.content import Content  # noqa: TC001 - msgspec reads the annotations at run time
from bejo_desktop.contract.fulfilment import ReceiptRow  # noqa: TC001 - as above
from bejo_desktop.contract.later import Later  # noqa: TC001 - as above
from bejo_desktop.contract.rule_pack import SignedPack  # noqa: TC001 - as above
from bejo_desktop.contract.wire import (
    NO_NUL,
    Code,
    Count,
    Digest,
    Fact,
    Message,
    Moment,
    Money,
    Name,
    Nip,
    Text,
    Year,
)
from bejo_desktop.domain.fulfilment import RECEIPTS_MAX

Sk = Annotated[str, Meta(min_length=1, max_length=100, pattern=NO_NUL)]
"""Number of an SK, as an intent names it."""


Difference = Annotated[int, Meta(ge=-(10**15 - 1), le=10**15 - 1)]
"""Money that may be negative."""


class CauseRow(Message, frozen=True):
    """One reason or finding: a code of commands.md and its facts."""

    c: Code
    f: dict[str, Fact] = field(default_factory=dict)


class UnitRow(Message, frozen=True, tag_field="k", tag="unit"):
    """The desk's own unit: letterhead and how it numbers."""

    id: Code
    rev: Count
    name: Name
    region: Code
    region_name: Name
    government: Name
    address: Text
    postal_code: Text
    phone: Text
    email: Text
    npwp: Text
    place: Text
    classification: Text
    mask: Text
    numbering: Annotated[str, Meta(pattern="^(lease|agenda)$")]
    dpa: Text
    fund: Text


class OfficerRow(Message, frozen=True, tag_field="k", tag="officer"):
    """
    An officer of the unit.

    Args:
        roles, sk, since, until: the one mandate, as centres told it before there were rows of
            mandates; it counts for nothing once one of these is here.
    """

    id: Nip
    rev: Count
    name: Name
    rank: Text
    position: Text
    roles: tuple[Code, ...] = ()
    sk: Text = ""
    since: date | None = None
    until: date | None = None


class MandateRow(Message, frozen=True, tag_field="k", tag="mandate"):
    """
    What an officer may do under one SK, signed by the centre (`contract.mandates`).

    Args:
        id: `mandate_id` of NIP and SK.
        unit: kode unit in which it holds.
        acting: DEFINITIVE, PLT or PLH; stands_for: NIP or title of the official whose place is
            taken.
        order_limit: the highest total in rupiah that it covers.
        signature: base64url without padding; "" only while it is being signed.
    """

    id: Code
    rev: Count
    unit: Code
    nip: Nip
    sk: Sk
    roles: Annotated[tuple[Code, ...], Meta(min_length=1, max_length=20)]
    since: date
    until: date
    sk_on: date | None = None
    acting: Annotated[str, Meta(pattern="^(DEFINITIVE|PLT|PLH)$")] = "DEFINITIVE"
    stands_for: Text = ""
    order_limit: Money | None = None
    may_issue: bool = False
    signature: Annotated[str, Meta(max_length=86)] = ""


class BudgetRow(Message, frozen=True, tag_field="k", tag="budget"):
    """
    One budget line; amounts in rupiah.

    Args:
        realised: all that is realised; paid and corrected are parts of it, the rest was spent
            elsewhere as SIPD said up to the day `sipd_as_of`.
        committed: what `ok` orders bind and have not paid.
        fund: sumber dana. version, version_on, version_no: of the DPA; "" where not told.
    """

    id: Code
    rev: Count
    account: Code
    account_name: Text
    sub_activity: Code
    sub_activity_name: Text
    year: Year
    ceiling: Money
    realised: Money
    committed: Money
    fund: Text = ""
    version: Text = ""
    version_on: date | None = None
    version_no: Text = ""
    paid: Money = 0
    corrected: Difference = 0
    sipd_as_of: date | None = None


class YearRow(Message, frozen=True, tag_field="k", tag="year"):
    """
    What holds for the unit in the year `id`; amounts in rupiah.

    Args:
        desks: how many desks of the unit may order.
        up_limit: petty cash (UP), None where not told; up_kkpd: the card's share of it.
        up_open: what UP orders bind and have not paid.
        ls_until, gu_until: last days for an SPM-LS and an SPM-GU.
        up_paid: what was paid by UP after `up_refilled_on`, the last GU; None: none was told.
        closed_on: since when the year is closed, None while it is open.
    """

    id: Code
    rev: Count
    desks: Count = 0
    up_limit: Money | None = None
    up_kkpd: Money = 0
    up_open: Money = 0
    ls_until: date | None = None
    gu_until: date | None = None
    up_paid: Money = 0
    up_refilled_on: date | None = None
    closed_on: date | None = None


class VendorRow(Message, frozen=True, tag_field="k", tag="vendor"):
    """A vendor; bank data rides along because the order prints it."""

    id: Code
    rev: Count
    name: Name
    legal_form: Text
    signatory: Text
    signatory_position: Text
    address: Text
    region: Code
    region_name: Text
    district: Text
    npwp: Text
    nib: Text
    pkp: bool
    npwp_valid: bool
    certificate: Code
    size: Text
    bank: Text
    bank_account: Text
    account_holder: Text
    phone: Text
    suspended_since: date | None = None
    suspended_reason: Text = ""


class ProductRow(Message, frozen=True, tag_field="k", tag="product"):
    """A product with its list price; `plist` is the price list's version that set the price."""

    id: Code
    rev: Count
    name: Name
    vendor: Code
    category: Code
    measure: Code
    tax_class: Code
    origin: Code
    price: Money
    plist: Count
    price_on: date
    rank: Count
    withdrawn_on: date | None = None


class PriceRow(Message, frozen=True, tag_field="k", tag="price"):
    """A standard price of the region; `id` names region, year, list and row (`StandardPrice.id`)."""

    id: Annotated[str, Meta(pattern=r"^[0-9.]{2,13}/[0-9]{4}/(ssh|sbu)/[0-9A-Za-z.-]{1,50}\Z")]
    rev: Count
    name: Name
    measure: Code
    price: Money
    specification: Text = ""
    accounts: Annotated[tuple[Code, ...], Meta(max_length=64)] = ()


class OrderRow(Message, frozen=True, tag_field="k", tag="order"):
    """An order of the unit as the centre holds it, with what came and was paid."""

    id: Annotated[str, Meta(min_length=36, max_length=36)]
    rev: Count
    device: Count
    state: Code
    sync: Code
    content: Content
    hash: Digest
    author: Nip
    submitted_at: Moment | None = None
    deadline: date | None = None
    no: Text = ""
    series: Text = ""
    year: Year = 0
    running: Count = 0
    lease: Text = ""
    signed_on: date | None = None
    arrived_on: date | None = None
    receipts: Annotated[tuple[ReceiptRow, ...], Meta(max_length=RECEIPTS_MAX)] = ()
    later: Later | None = None
    why: tuple[CauseRow, ...] = ()
    findings: tuple[CauseRow, ...] = ()
    history: tuple[tuple[Code, Moment, Text, Text], ...] = ()


class RulesRow(Message, frozen=True, tag_field="k", tag="rules"):
    """A pack of dated rules that the centre published; `id` is its version."""

    id: Code
    rev: Count
    signed: SignedPack


class GoneRow(Message, frozen=True, tag_field="k", tag="gone"):
    """Something left the scope: `kind` and `id` name it."""

    kind: Code
    id: Code
    rev: Count


Row = (
    UnitRow
    | OfficerRow
    | MandateRow
    | BudgetRow
    | YearRow
    | VendorRow
    | ProductRow
    | PriceRow
    | OrderRow
    | RulesRow
    | GoneRow
)
