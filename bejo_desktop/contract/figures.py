"""The figures of an order on the wire, and the way there from the domain and back."""

from __future__ import annotations

from typing import Annotated

from msgspec import Meta

from bejo_desktop.contract.hashed import Code, Hashed, Money, Text
from bejo_desktop.domain.codes import TaxClass
from bejo_desktop.domain.content import LINES_MAX
from bejo_desktop.domain.errors import BadInput
from bejo_desktop.domain.figures import ClassFigures, Figures, IncomeTax, LineFigures
from bejo_desktop.domain.money import Rupiah

_ROWS_MAX = 20
_RULES_MAX = 100


class IncomeTaxMessage(Hashed, frozen=True):
    """`IncomeTax` on the wire."""

    article: Code
    base: Money
    amount: Money
    rule: Code


class ClassMessage(Hashed, frozen=True):
    """`ClassFigures` on the wire."""

    tax_class: TaxClass
    base: Money
    ppn: Money
    pbjt: Money


class FiguresMessage(Hashed, frozen=True):
    """`Figures` on the wire."""

    base: Money
    dpp_nilai_lain: Money | None
    ppn: Money
    pbjt: Money
    total: Money
    ppn_collected: Money
    pph: Annotated[tuple[IncomeTaxMessage, ...], Meta(max_length=_ROWS_MAX)]
    net_to_vendor: Annotated[int, Meta(ge=-(10**15) + 1, le=10**15 - 1)]
    classes: Annotated[tuple[ClassMessage, ...], Meta(max_length=_ROWS_MAX)]
    amounts: Annotated[tuple[Money, ...], Meta(max_length=LINES_MAX)]
    shares: Annotated[tuple[Money, ...], Meta(max_length=LINES_MAX)]
    words: Text
    officer: Code
    form: Code
    meterai_order: bool
    meterai_receipt: bool
    rounding: Code
    rules: Annotated[tuple[Code, ...], Meta(max_length=_RULES_MAX)]


def figures_to_wire(figures: Figures) -> FiguresMessage:
    """Return the figures as they travel."""
    other = figures.dpp_nilai_lain
    return FiguresMessage(
        base=figures.base.amount,
        dpp_nilai_lain=None if other is None else other.amount,
        ppn=figures.ppn.amount,
        pbjt=figures.pbjt.amount,
        total=figures.total.amount,
        ppn_collected=figures.ppn_collected.amount,
        pph=tuple(
            IncomeTaxMessage(
                article=row.article, base=row.base.amount, amount=row.amount.amount, rule=row.rule
            )
            for row in figures.pph
        ),
        net_to_vendor=figures.net_to_vendor.amount,
        classes=tuple(
            ClassMessage(
                tax_class=row.tax_class,
                base=row.base.amount,
                ppn=row.ppn.amount,
                pbjt=row.pbjt.amount,
            )
            for row in figures.classes
        ),
        amounts=tuple(line.amount.amount for line in figures.lines),
        shares=tuple(line.share.amount for line in figures.lines),
        words=figures.words,
        officer=figures.officer,
        form=figures.form,
        meterai_order=figures.meterai_order,
        meterai_receipt=figures.meterai_receipt,
        rounding=figures.rounding,
        rules=figures.rules,
    )


def figures_from_wire(message: FiguresMessage) -> Figures:
    """Return the figures that travelled (BadInput `wire.unreadable`: not one share a line)."""
    if len(message.amounts) != len(message.shares):
        raise BadInput("wire.unreadable", field="figures.shares", problem="not one a line")
    other = message.dpp_nilai_lain
    return Figures(
        base=Rupiah(message.base),
        dpp_nilai_lain=None if other is None else Rupiah(other),
        ppn=Rupiah(message.ppn),
        pbjt=Rupiah(message.pbjt),
        total=Rupiah(message.total),
        ppn_collected=Rupiah(message.ppn_collected),
        pph=tuple(
            IncomeTax(row.article, Rupiah(row.base), Rupiah(row.amount), row.rule)
            for row in message.pph
        ),
        net_to_vendor=Rupiah(message.net_to_vendor),
        classes=tuple(
            ClassFigures(row.tax_class, Rupiah(row.base), Rupiah(row.ppn), Rupiah(row.pbjt))
            for row in message.classes
        ),
        lines=tuple(
            LineFigures(Rupiah(amount), Rupiah(share))
            for amount, share in zip(message.amounts, message.shares, strict=True)
        ),
        words=message.words,
        officer=message.officer,
        form=message.form,
        meterai_order=message.meterai_order,
        meterai_receipt=message.meterai_receipt,
        rounding=message.rounding,
        rules=message.rules,
    )
