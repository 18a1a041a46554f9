"""What may still happen to a signed order: addendum, the two ways of ending it, a new official."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from datetime import date

    from bejo_desktop.domain.content import OrderContent
    from bejo_desktop.domain.numbering import Number

AMENDMENTS_MAX: Final = 20
CHARGES_MAX: Final = 20


class CancelForm(StrEnum):
    """The two legal forms (Kepka LKPP 177/2024): agreed or by force majeure, and one-sided."""

    PENGHENTIAN = "penghentian"
    PEMUTUSAN = "pemutusan"


@dataclass(frozen=True, slots=True)
class Cancellation:
    """The end of a signed order before all was delivered; what was accepted is still paid."""

    form: CancelForm
    on: date
    reason: str
    number: Number
    by: str


@dataclass(frozen=True, slots=True)
class Amendment:
    """
    An addendum: a new version of the content that points back to the one before.

    Args:
        number: of its own series ADD.
        content, content_hash: what holds from now on.
        previous: content hash of what held before.
    """

    number: Number
    on: date
    reason: str
    content: OrderContent
    content_hash: str
    previous: str
    by: str


@dataclass(frozen=True, slots=True)
class PaperApproval:
    """
    A PPK's written approval on paper, recorded by another.

    Args:
        ppk: NIP of who approved; on: the day on the sheet; scan: SHA-256 of its picture.
        by: NIP of who recorded it.
    """

    ppk: str
    on: date
    scan: str
    by: str


@dataclass(frozen=True, slots=True)
class Charge:
    """The PPK in charge of a running order, by which SK, since when, and why it changed."""

    nip: str
    sk: str
    since: date
    reason: str
    by: str
