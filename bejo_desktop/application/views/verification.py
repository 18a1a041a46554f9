"""What checking a paper came to."""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import StrEnum
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import date, datetime

    from bejo_desktop.domain.money import Rupiah


class Verdict(StrEnum):
    """Three answers; each claims no more than is known here."""

    GENUINE = "ASLI"
    CHANGED = "TIDAK_SESUAI"
    UNKNOWN = "BELUM_DAPAT_DIPASTIKAN"


@dataclass(frozen=True, slots=True)
class Remark:
    """One reason by its code; its words stand in `resources/messages/*/verify.toml`."""

    code: str
    facts: Mapping[str, object] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class SignatureView:
    """One signature of a file; `claimed_at` is what the signer's computer says."""

    name: str
    nip: str
    issuer: str
    certified: bool
    claimed_at: datetime | None
    intact: bool
    whole: bool


@dataclass(frozen=True, slots=True)
class FiguresLine:
    """One line as the paper or the order has it; `quantity` as printed."""

    description: str
    quantity: str
    measure: str
    unit_price: Rupiah
    amount: Rupiah


@dataclass(frozen=True, slots=True)
class PaperFigures:
    """
    What to compare with the paper in one's hand.

    Args:
        source: `paper` (attached to the file) or `desk` (the order in this desk's store).
        kind: `sp`, `nota`, …; "" for an order.
    """

    source: str
    kind: str
    number: str | None
    content_hash: str
    total: Rupiah | None
    lines: tuple[FiguresLine, ...] = ()
    vendor: str = ""
    package: str = ""
    ordered_on: date | None = None


@dataclass(frozen=True, slots=True)
class Verification:
    """
    The answer.

    Args:
        certified: every signature of the file leads to a certified issuer; False without one.
    """

    verdict: Verdict
    reasons: tuple[Remark, ...]
    signatures: tuple[SignatureView, ...] = ()
    figures: PaperFigures | None = None
    certified: bool = False
