"""What the feed carries: one row a document, each with its revision."""

from __future__ import annotations

from datetime import date  # noqa: TC003 - msgspec reads the annotations at run time
from typing import Annotated

from msgspec import Meta, field

from bejo_desktop.contract.content import Content  # noqa: TC001 - msgspec reads the annotations at run time
from bejo_desktop.contract.fulfilment import PaymentRow, ReceiptRow  # noqa: TC001 - as above
from bejo_desktop.contract.wire import (
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
    """An officer of the unit with the mandate."""

    id: Nip
    rev: Count
    name: Name
    rank: Text
    position: Text
    roles: tuple[Code, ...]
    sk: Text
    since: date
    until: date


class BudgetRow(Message, frozen=True, tag_field="k", tag="budget"):
    """One budget line; committed is what `ok` orders bind, in rupiah."""

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
    payment: PaymentRow | None = None
    why: tuple[CauseRow, ...] = ()
    findings: tuple[CauseRow, ...] = ()
    history: tuple[tuple[Code, Moment, Text, Text], ...] = ()


class GoneRow(Message, frozen=True, tag_field="k", tag="gone"):
    """Something left the scope: `kind` and `id` name it."""

    kind: Code
    id: Code
    rev: Count


Row = UnitRow | OfficerRow | BudgetRow | VendorRow | ProductRow | OrderRow | GoneRow
