"""A Surat Pesanan as blocks, drawn page by page; no sum, no rule and no word of its own."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from bejo_desktop.adapters.printing.blocks import Beside, Block, Heading, Note, Paragraph, Title
from bejo_desktop.adapters.printing.columns import Layout
from bejo_desktop.adapters.printing.fields import Accounts, Fields, LetterHead
from bejo_desktop.adapters.printing.grid import GAP, LEADING, MM, SMALL
from bejo_desktop.adapters.printing.letterhead import Kop
from bejo_desktop.adapters.printing.signatures import Signatures
from bejo_desktop.adapters.printing.summed_lines import summed_lines
from bejo_desktop.adapters.printing.typesetting import plain
from bejo_desktop.domain.paper.frame import RichText, Run
from bejo_desktop.domain.paper.sheet import Field

if TYPE_CHECKING:
    from bejo_desktop.domain.paper.sheet import FieldBlock, OrderSheet

_PACKAGE_LABEL: Final = 44 * MM
_BUYER_LABEL: Final = 18 * MM
_VENDOR_LABEL: Final = 23 * MM
_VENDOR_AT: Final = 85 * MM
_HALF: Final = 80 * MM
_BASIS_INDENT: Final = 15.0
_CLAUSE_INDENT: Final = 19.0
_NOTE_LEADING: Final = 11.0
_NOTE_AFTER: Final = 5.0
_LAYOUT: Final = Layout(
    widths=(6 * MM, 68 * MM, 13 * MM, 10 * MM, 20 * MM, 22 * MM, 26 * MM),
    figures=(0, 3, 5, 6),
    sums=(3, 5),
)


def order_blocks(sheet: OrderSheet) -> list[Block]:
    """Return the letter from its head to its last note."""
    return [*_opening_blocks(sheet), _table(sheet), *_terms(sheet), *_closing(sheet)]


def _opening_blocks(sheet: OrderSheet) -> list[Block]:
    labels = sheet.labels
    rows = (
        Field(labels.number, sheet.number_text),
        Field(labels.attachment, sheet.attachment),
        Field(labels.subject, sheet.subject),
    )
    blocks: list[Block] = [
        Kop(letterhead=sheet.letterhead),
        Title(gap=GAP, text=sheet.title),
        LetterHead(gap=GAP, rows=rows, place_and_date=sheet.place_and_date),
        Heading(gap=GAP * 1.5, text=sheet.package.heading),
        Fields(rows=sheet.package.rows, label=_PACKAGE_LABEL, keep=bool(sheet.accounts)),
    ]
    if sheet.accounts:
        blocks.append(Accounts(rows=sheet.accounts, heading=labels.accounts))
    blocks.append(
        Beside(
            gap=GAP * 1.5,
            left=_party(sheet.buyer, _BUYER_LABEL),
            right=_party(sheet.vendor, _VENDOR_LABEL),
            offset=_VENDOR_AT,
        )
    )
    if sheet.basis:
        blocks.append(Paragraph(gap=GAP, text=plain(sheet.basis_label), keep=True))
    blocks += [
        Paragraph(text=text, label=f"{number}.", indent=_BASIS_INDENT, keep=True)
        for number, text in enumerate(sheet.basis, start=1)
    ]
    gap = 0.0 if sheet.basis else GAP
    return [*blocks, Paragraph(gap=gap, text=sheet.opening, keep=True)]


def _party(block: FieldBlock, label: float) -> tuple[Block, ...]:
    fields = Fields(rows=block.rows, label=label, measure=_HALF)
    return (Heading(text=block.heading), fields)


def _table(sheet: OrderSheet) -> Block:
    rows = tuple(
        (
            str(line.number),
            line.description,
            line.origin,
            line.quantity,
            line.measure,
            line.unit_price.plain,
            line.amount.plain,
        )
        for line in sheet.lines
    )
    return summed_lines(sheet, rows, _LAYOUT)


def _terms(sheet: OrderSheet) -> list[Block]:
    """The clauses; the last one stays with the signatures."""
    last = len(sheet.clauses)
    return [
        Heading(gap=LEADING, text=sheet.labels.terms),
        *(
            Paragraph(
                gap=GAP * 0.4,
                text=text,
                label=f"{number}.",
                indent=_CLAUSE_INDENT,
                keep=number == last,
            )
            for number, text in enumerate(sheet.clauses, start=1)
        ),
    ]


def _closing(sheet: OrderSheet) -> list[Block]:
    notes: list[RichText] = []
    if sheet.copies_to:
        notes.append((Run(f"{sheet.labels.copies} ", bold=True), Run(sheet.copies_to)))
    if sheet.marking.closing:
        notes.append(sheet.marking.closing)
    signatures = Signatures(
        gap=LEADING,
        keep=bool(notes),
        people=sheet.signatures,
        marking=sheet.marking,
        signed_on=sheet.labels.signed_on,
        qr=sheet.qr,
        qr_note=sheet.labels.qr,
    )
    closing = [
        Note(
            gap=0.0 if position else GAP,
            text=text,
            size=SMALL,
            leading=_NOTE_LEADING,
            after=_NOTE_AFTER,
            keep=position < len(notes) - 1,
        )
        for position, text in enumerate(notes)
    ]
    return [signatures, *closing]
