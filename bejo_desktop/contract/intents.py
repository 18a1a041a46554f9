"""What an officer did, as the centre judges it: one intent an act."""

from __future__ import annotations

from datetime import date  # noqa: TC003 - msgspec reads the annotations at run time
from typing import Annotated

from msgspec import UNSET, Meta, UnsetType

from bejo_desktop.contract.quantities import Decimals  # noqa: TC001 - as above
from bejo_desktop.contract.wire import (
    NO_NUL,
    Code,
    Count,
    Digest,
    Message,
    Moment,
    Money,
    Nip,
    Text,
    Year,
)
from bejo_desktop.domain.content import LINES_MAX, PLACES_MAX
from bejo_desktop.domain.contract_changes import CancelForm  # noqa: TC001 - as above
from bejo_desktop.domain.evidence import EvidenceKind  # noqa: TC001 - as above
from bejo_desktop.domain.fulfilment import RECEIPTS_MAX
from bejo_desktop.domain.payments import DEPOSITS_MAX, Tax

Running = Annotated[int, Meta(ge=1, le=10**9)]
"""Running part of a leased number."""


class Submit(Message, frozen=True, tag_field="op", tag="order.submit"):
    """Hand the draft to the PPK."""

    content: Digest


class TakeBack(Message, frozen=True, tag_field="op", tag="order.take_back"):
    """Take back what was handed in: it is being edited, and nobody may approve it any more."""

    content: Digest


class Return(Message, frozen=True, tag_field="op", tag="order.return"):
    """Give it back for correction."""

    content: Digest
    reason: Text


class Approval(Message, frozen=True):
    """A PPK's written approval on paper: whose, of which day, and the digest of its picture."""

    ppk: Nip
    mandate: Annotated[str, Meta(max_length=100, pattern=NO_NUL)]
    on: date
    scan: Digest


class Final(Message, frozen=True, tag_field="op", tag="order.final"):
    """
    Approve the content and give it its number; `lease` is absent for the agenda book.

    `approval` stands where another than the PPK records what the PPK approved on paper.
    """

    content: Digest
    no: Code
    series: Code
    year: Year
    running: Running | UnsetType = UNSET
    lease: Code | UnsetType = UNSET
    approval: Approval | UnsetType = UNSET


class KeepPrice(Message, frozen=True, tag_field="op", tag="order.keep_price"):
    """The vendor stands by the agreed price."""

    content: Digest
    no: Code
    reason: Text


class Recheck(Message, frozen=True, tag_field="op", tag="order.recheck"):
    """Judge a held order anew."""

    content: Digest
    no: Code


class Sign(Message, frozen=True, tag_field="op", tag="order.sign"):
    """
    Both parties' ink is on the paper since `on`; `scan` is the digest of its picture.

    Carries what `final` carried, so that it never waits for that verdict.
    """

    content: Digest
    no: Code
    series: Code
    year: Year
    on: date
    running: Running | UnsetType = UNSET
    lease: Code | UnsetType = UNSET
    scan: Digest | UnsetType = UNSET


class Void(Message, frozen=True, tag_field="op", tag="order.void"):
    """Give up the number for ever."""

    content: Digest
    no: Code
    series: Code
    year: Year
    reason: Text
    running: Running | UnsetType = UNSET
    lease: Code | UnsetType = UNSET


class Drop(Message, frozen=True, tag_field="op", tag="order.drop"):
    """A returned draft is thrown away."""

    reason: Text = ""


class Arrive(Message, frozen=True, tag_field="op", tag="order.arrive"):
    """The goods, or a first part of them, came on day `on`."""

    content: Digest
    no: Code
    on: date


class ReceivedRow(Message, frozen=True):
    """What of line `line` (from 1) came: quantities in the line's measure, zero too."""

    line: Annotated[int, Meta(ge=1, le=LINES_MAX)]
    accepted: Decimals
    rejected: Decimals
    reason: Text = ""


class Receive(Message, frozen=True, tag_field="op", tag="order.receive"):
    """
    A receiving by BAST.

    Args:
        no: of the order; `bast` with `series`, `year`, `running`, `lease` is the number of the
            BAST.
        states: function, amount, time.
    """

    content: Digest
    no: Code
    bast: Code
    series: Code
    year: Year
    on: date
    complete: bool
    lines: Annotated[tuple[ReceivedRow, ...], Meta(max_length=LINES_MAX)]
    states: tuple[bool, bool, bool]
    running: Running | UnsetType = UNSET
    lease: Code | UnsetType = UNSET
    arrived: date | UnsetType = UNSET
    place: Annotated[int, Meta(ge=0, le=PLACES_MAX)] = 0


class WithheldRow(Message, frozen=True):
    """What is kept back of one tax, in rupiah."""

    tax: Tax
    base: Money
    amount: Money


class Pay(Message, frozen=True, tag_field="op", tag="order.pay"):
    """
    A payment of the order; `kw` with `series` … is the number of the kuitansi.

    `amount` is gross, in rupiah; `receipts` are positions of the receipts it pays, from 1.
    """

    content: Digest
    no: Code
    kw: Code
    series: Code
    year: Year
    on: date
    kind: Annotated[str, Meta(pattern="^(UP|LS|TOP)$")]
    invoice: Text
    amount: Money
    receipts: Annotated[tuple[Count, ...], Meta(max_length=RECEIPTS_MAX)]
    penalty: Money = 0
    withheld: Annotated[tuple[WithheldRow, ...], Meta(max_length=10)] = ()
    tax_invoice: Text = ""
    transfer: Text = ""
    bap: Text = ""
    running: Running | UnsetType = UNSET
    lease: Code | UnsetType = UNSET


class Buy(Message, frozen=True, tag_field="op", tag="order.buy"):
    """A small purchase with the vendor's nota; `no` is the number of the nota pesanan (NP)."""

    content: Digest
    no: Code
    series: Code
    year: Year
    on: date
    running: Running | UnsetType = UNSET
    lease: Code | UnsetType = UNSET


class GoneLine(Message, frozen=True):
    """What of line `line` (from 1) went back."""

    line: Annotated[int, Meta(ge=1, le=LINES_MAX)]
    quantity: Decimals
    reason: Text


class SendBack(Message, frozen=True, tag_field="op", tag="order.send_back"):
    """Accepted goods go back to be replaced."""

    content: Digest
    no: Code
    on: date
    lines: Annotated[tuple[GoneLine, ...], Meta(max_length=LINES_MAX)]


class DepositRow(Message, frozen=True):
    """A tax that went to the treasury; `month` is the first day of the masa pajak."""

    tax: Tax
    amount: Money
    month: date
    on: date
    billing: Text
    ntpn: Text
    slip: Text = ""


class Deposit(Message, frozen=True, tag_field="op", tag="order.deposit"):
    """Taxes of the order's payments went to the treasury."""

    content: Digest
    no: Code
    rows: Annotated[tuple[DepositRow, ...], Meta(min_length=1, max_length=DEPOSITS_MAX)]


class AddEvidence(Message, frozen=True, tag_field="op", tag="order.evidence"):
    """A paper or picture stands behind the order; the picture itself stays on the desk."""

    content: Digest
    no: Code
    kind: EvidenceKind
    paper: Text = ""
    on: date | UnsetType = UNSET
    scan: Digest | UnsetType = UNSET
    note: Text = ""


class Amend(Message, frozen=True, tag_field="op", tag="order.amend"):
    """An addendum: `content` holds instead of `previous`; `add` is its own number."""

    content: Digest
    previous: Digest
    no: Code
    add: Code
    series: Code
    year: Year
    on: date
    reason: Text
    running: Running | UnsetType = UNSET
    lease: Code | UnsetType = UNSET


class Cancel(Message, frozen=True, tag_field="op", tag="order.cancel"):
    """A signed order ends before all of it came; `letter` is the number of that letter."""

    content: Digest
    no: Code
    letter: Code
    series: Code
    year: Year
    form: CancelForm
    on: date
    reason: Text
    running: Running | UnsetType = UNSET
    lease: Code | UnsetType = UNSET


class HandOver(Message, frozen=True, tag_field="op", tag="order.hand_over"):
    """A running order goes over to the PPK `to` under the SK `sk`, from day `since` on."""

    content: Digest
    to: Nip
    sk: Annotated[str, Meta(max_length=100, pattern=NO_NUL)]
    since: date
    reason: Text
    no: Text = ""


class AllowBudget(Message, frozen=True, tag_field="op", tag="order.allow_budget"):
    """The PA/KPA answers for an order that is held for its budget alone."""

    content: Digest
    no: Code
    reason: Text


class LeaseReturn(Message, frozen=True, tag_field="op", tag="lease.return"):
    """Give back the unused tail of a lease, from running number `first` on."""

    lease: Code
    first: Annotated[int, Meta(ge=1, le=10**9)]


class Skip(Message, frozen=True, tag_field="op", tag="sys.skip"):
    """Stands for an intent that the centre could not read; its body stays in quarantine."""

    why: Text


Argument = (
    Submit
    | TakeBack
    | Return
    | Final
    | KeepPrice
    | Recheck
    | Sign
    | Void
    | Drop
    | Arrive
    | Receive
    | Pay
    | Buy
    | SendBack
    | Deposit
    | AddEvidence
    | Amend
    | Cancel
    | HandOver
    | AllowBudget
    | LeaseReturn
    | Skip
)


class Intent(Message, frozen=True):
    """
    One act of an officer: what the centre judges.

    Args:
        s: sequence of the device, from 1, without a gap.
        e: order id (UUID text), or "" where no order is concerned.
        b: revision of the order that the officer saw (0: unknown to the centre).
        by: NIP of the officer; `mandate` the SK number under which the officer acts.
        t: the desk's clock, as evidence only.
        a: what is to be done.
    """

    s: Annotated[int, Meta(ge=1, le=2**53 - 1)]
    e: Annotated[str, Meta(max_length=36, pattern=NO_NUL)]
    b: Count
    by: Nip
    mandate: Annotated[str, Meta(max_length=100, pattern=NO_NUL)]
    t: Moment
    a: Argument
