"""What an officer did, as the centre judges it: one intent an act."""

from __future__ import annotations

from datetime import date  # noqa: TC003 - msgspec reads the annotations at run time
from typing import Annotated

from msgspec import UNSET, Meta, UnsetType

from bejo_desktop.contract.content import Decimals  # noqa: TC001 - as above
from bejo_desktop.contract.wire import NO_NUL, Code, Count, Digest, Message, Moment, Nip, Text, Year
from bejo_desktop.domain.content import LINES_MAX


class Submit(Message, frozen=True, tag_field="op", tag="order.submit"):
    """Hand the draft to the PPK."""

    content: Digest


class Return(Message, frozen=True, tag_field="op", tag="order.return"):
    """Give it back for correction."""

    content: Digest
    reason: Text


class Final(Message, frozen=True, tag_field="op", tag="order.final"):
    """Approve the content and give it its number; `lease` is absent for the agenda book."""

    content: Digest
    no: Code
    series: Code
    year: Year
    running: Annotated[int, Meta(ge=1, le=10**9)] | UnsetType = UNSET
    lease: Code | UnsetType = UNSET


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
    running: Annotated[int, Meta(ge=1, le=10**9)] | UnsetType = UNSET
    lease: Code | UnsetType = UNSET
    scan: Digest | UnsetType = UNSET


class Void(Message, frozen=True, tag_field="op", tag="order.void"):
    """Give up the number for ever."""

    content: Digest
    no: Code
    series: Code
    year: Year
    reason: Text
    running: Annotated[int, Meta(ge=1, le=10**9)] | UnsetType = UNSET
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
    running: Annotated[int, Meta(ge=1, le=10**9)] | UnsetType = UNSET
    lease: Code | UnsetType = UNSET


class Pay(Message, frozen=True, tag_field="op", tag="order.pay"):
    """The payment of the whole order; `kw` with `series` … is the number of the kuitansi."""

    content: Digest
    no: Code
    kw: Code
    series: Code
    year: Year
    on: date
    kind: Annotated[str, Meta(pattern="^(UP|LS|TOP)$")]
    invoice: Text
    tax_invoice: Text = ""
    running: Annotated[int, Meta(ge=1, le=10**9)] | UnsetType = UNSET
    lease: Code | UnsetType = UNSET


class LeaseReturn(Message, frozen=True, tag_field="op", tag="lease.return"):
    """Give back the unused tail of a lease, from running number `first` on."""

    lease: Code
    first: Annotated[int, Meta(ge=1, le=10**9)]


class Skip(Message, frozen=True, tag_field="op", tag="sys.skip"):
    """Stands for an intent that the centre could not read; its body stays in quarantine."""

    why: Text


Argument = (
    Submit
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
