"""The figures of an order as values: what goes into a computation and what comes out of it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from datetime import date

    from bejo_desktop.domain.codes import (
        Certificate,
        Collector,
        Kind,
        Platform,
        PriceMode,
        TaxClass,
    )
    from bejo_desktop.domain.money import Rupiah
    from bejo_desktop.domain.quantity import Quantity


@dataclass(frozen=True, slots=True)
class VendorTax:
    """What of a vendor decides the taxes."""

    pkp: bool
    npwp: bool
    certificate: Certificate


@dataclass(frozen=True, slots=True)
class PricedLine:
    """One line as far as the figures need it; `unit_price` is the agreed price in `price_mode`."""

    tax_class: TaxClass
    quantity: Quantity
    unit_price: Rupiah


@dataclass(frozen=True, slots=True)
class QuoteRequest:
    """All that the figures of one order depend on (commands.md, quote)."""

    ordered_on: date
    due_on: date
    region: str | None
    platform: Platform
    collector: Collector
    kind: Kind
    price_mode: PriceMode
    vendor: VendorTax
    lines: tuple[PricedLine, ...]
    discount: Rupiah
    shipping: Rupiah


@dataclass(frozen=True, slots=True)
class IncomeTax:
    """One row of income tax withheld: article `22`, `23` or `final`, in whole rupiah."""

    article: str
    base: Rupiah
    amount: Rupiah
    rule: str


@dataclass(frozen=True, slots=True)
class ClassFigures:
    """Base and taxes of one tax class, in whole rupiah."""

    tax_class: TaxClass
    base: Rupiah
    ppn: Rupiah
    pbjt: Rupiah


@dataclass(frozen=True, slots=True)
class LineFigures:
    """One line's own sum and its share of the order's total (sum over lines = total)."""

    amount: Rupiah
    share: Rupiah


@dataclass(frozen=True, slots=True)
class Figures:
    """
    Everything computed for one order; money in whole rupiah.

    Invariants: the classes add up to `base`, `ppn`, `pbjt`; `total` = base + ppn + pbjt;
    the shares of the lines add up to `total`; `net_to_vendor` = total − ppn_collected −
    pbjt − all income tax.
    """

    base: Rupiah
    dpp_nilai_lain: Rupiah | None
    ppn: Rupiah
    pbjt: Rupiah
    total: Rupiah
    ppn_collected: Rupiah
    pph: tuple[IncomeTax, ...]
    net_to_vendor: Rupiah
    classes: tuple[ClassFigures, ...]
    lines: tuple[LineFigures, ...]
    words: str
    officer: str
    form: str
    meterai_order: bool
    meterai_receipt: bool
    rounding: str
    rules: tuple[str, ...]
