"""
Standard prices of a region (Standar Satuan Harga and Standar Biaya Umum), and their ceiling.

A regency publishes both lists once a year by perbup or SK; an office may not pay more.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from hashlib import sha256
from typing import TYPE_CHECKING, Final

from bejo_desktop.domain.money import ZERO, Rupiah

if TYPE_CHECKING:
    from datetime import date
    from fractions import Fraction

    from bejo_desktop.domain.net_price import AgreedPrice
    from bejo_desktop.domain.rules.book import Rules

_DIGEST_CHARS: Final = 8


class StandardKind(StrEnum):
    """Which list: of goods and services, or of general costs (fees, travel, meetings)."""

    SSH = "ssh"
    SBU = "sbu"


@dataclass(frozen=True, slots=True)
class StandardPrice:
    """
    One row of a list.

    Args:
        region: kode wilayah, `35.09`; `year`: the fiscal year it holds for.
        code: of the row, unique in its list; `standard_code` makes it.
        measure: small letters, as the catalogue has it.
        price: the most that may be paid per measure, whole rupiah.
        accounts: kode rekening that the list names for it, in its order.
    """

    region: str
    year: int
    kind: StandardKind
    code: str
    name: str
    specification: str
    measure: str
    price: Rupiah
    accounts: tuple[str, ...] = ()

    @property
    def id(self) -> str:
        """Name of the row among all lists: `35.09/2026/ssh/1.1.12.01.03.0013-0a1b2c3d`."""
        return f"{self.region}/{self.year}/{self.kind}/{self.code}"

    @property
    def title(self) -> str:
        """Name and specification in one line."""
        return f"{self.name}, {self.specification}" if self.specification else self.name


def standard_code(
    group: str, name: str, specification: str, measure: str, *, repeat: int = 1
) -> str:
    """
    Return the code of a row: its group's code and eight digits for what it says.

    Lists give a code to a group of goods only; of all rows of a group the words differ.

    Args:
        repeat: from 2 on where a list says the same words again at another price.
    """
    words = f"{name.casefold()}\n{specification.casefold()}\n{measure}"
    digits = sha256(words.encode()).hexdigest()[:_DIGEST_CHARS]
    return f"{group}-{digits}" if repeat == 1 else f"{group}-{digits}.{repeat}"


@dataclass(frozen=True, slots=True)
class Ceiling:
    """
    An agreed price beside the standard price.

    Args:
        compared: the agreed price per measure as the list counts, exact.
        tolerance: part of the standard price that is let pass.
        rules: ids of the rules that say so.
    """

    standard: StandardPrice
    compared: Fraction
    tolerance: Fraction
    rules: tuple[str, str]

    @property
    def is_above(self) -> bool:
        """Whether more is paid than the list allows."""
        return self.compared > self.standard.price.amount * (1 + self.tolerance)

    @property
    def excess(self) -> Rupiah:
        """How much too much per measure, up to the whole rupiah; zero where it is not above."""
        if not self.is_above:
            return ZERO
        over = self.compared - self.standard.price.amount
        return Rupiah(-(-over.numerator // over.denominator))


def compare_with_standard(
    agreed: AgreedPrice, standard: StandardPrice, on: date, rules: Rules
) -> Ceiling:
    """
    Return how an agreed price stands to the standard price on a day.

    Whether the list counts with tax is the switch `ssh.includes_tax`, by region; what is let
    pass above it is `flag.price.ssh`.

    Raises:
        RuleBroken: `quote.no_rule` before the first day of the rule.
    """
    rule = rules.on("ssh.includes_tax", on, standard.region)
    tolerance = rules.on("flag.price.ssh", on, standard.region)
    compared = agreed.with_tax if rule.switch else agreed.without_tax
    return Ceiling(standard, compared, tolerance.ratio, (rule.id, tolerance.id))
