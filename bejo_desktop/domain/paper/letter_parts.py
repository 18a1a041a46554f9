"""What papers of sections share: their frame, parties, tables of lines and signature columns."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from bejo_desktop.domain.money import ZERO
from bejo_desktop.domain.paper.clauses import taxes_inside
from bejo_desktop.domain.paper.frame import Frame, Marking, MarkKind, PaperKind
from bejo_desktop.domain.paper.letter import LetterSheet, Section
from bejo_desktop.domain.paper.marking import frame
from bejo_desktop.domain.paper.sheet import Field, Signature
from bejo_desktop.domain.paper.signers import officer_signature
from bejo_desktop.domain.paper.surat_pesanan import letterhead
from bejo_desktop.domain.paper.words import NO_BREAK, bound, day_text, fill, nip_text
from bejo_desktop.domain.spelled import sentence

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from bejo_desktop.domain.money import Rupiah
    from bejo_desktop.domain.negotiation import PaperRef
    from bejo_desktop.domain.paper.facts import (
        FigureFacts,
        OfficerFacts,
        PaperTexts,
        PurchaseOrderFacts,
    )
    from bejo_desktop.domain.paper.frame import RichText
    from bejo_desktop.domain.paper.marking import Print


def numbered(
    kind: PaperKind, order: PurchaseOrderFacts, print_: Print, texts: PaperTexts
) -> LetterSheet:
    """Return the empty sheet of a paper with a number of its own; the composer fills it."""
    words = texts["document"]
    return LetterSheet(
        kind=kind,
        frame=frame(print_, texts),
        letterhead=letterhead(order.unit),
        title=words["title"],
        number_text=words["number"].format(number=print_.number or words["no_number"]),
        sections=(),
        signatures=(),
        total=None,
        notes=(),
        annex=(),
        qr_note=texts["labels"]["qr"],
    )


def working_sheet(kind: PaperKind, order: PurchaseOrderFacts, texts: PaperTexts) -> LetterSheet:
    """Return the empty sheet of a paper without a number of its own."""
    words = texts["document"]
    return LetterSheet(
        kind=kind,
        frame=Frame(
            document_title=words["name"],
            author=order.unit.full_name,
            footer=words["footer"].format(number=order.number or words["no_number"]),
            marking=Marking(MarkKind.SHEET),
            number=None,
            content_hash=order.content_hash,
            qr=None,
            page=texts["labels"]["page"],
            seal=texts["labels"]["seal"],
        ),
        letterhead=letterhead(order.unit),
        title=words["title"],
        number_text="",
        sections=(),
        signatures=(),
        total=None,
        notes=(),
        annex=(),
        qr_note="",
    )


def fields(words: Mapping[str, str], values: Mapping[str, str], none: str) -> tuple[Field, ...]:
    """Return a row for each value that the words have a label for; an empty value is `none`."""
    return tuple(Field(words[key], value or none) for key, value in values.items())


def officer_party(
    officer: OfficerFacts, template: str, words: Mapping[str, str], unit: str = ""
) -> RichText:
    """Return how a berita acara names an officer: with NIP, office, unit and SK where known."""
    nip = words["nip"].format(nip=bound(nip_text(officer.nip))) if officer.nip else ""
    decree = words["decree"].format(decree=officer.decree) if officer.decree else ""
    office = f"{officer.office} {unit}".rstrip()
    return fill(template, name=officer.name, nip=nip, office=office, decree=decree)


def vendor_party(order: PurchaseOrderFacts, template: str) -> RichText:
    """Return how a berita acara names the vendor."""
    vendor = order.vendor
    who = f"{vendor.signer_office} {vendor.name}".strip()
    return fill(template, name=vendor.signer or vendor.name, office=who)


def officer_column(above: Iterable[str], officer: OfficerFacts, texts: PaperTexts) -> Signature:
    """Return the column of an officer: the words above, name, rank and NIP."""
    column = officer_signature(tuple(above), officer, texts["signatures"])
    return replace(column, below=(officer.rank, *column.below)) if officer.rank else column


def vendor_column(order: PurchaseOrderFacts, *above: str, stamp: tuple[str, ...] = ()) -> Signature:
    """Return the column of the vendor's signer."""
    vendor = order.vendor
    below = f"{vendor.signer_office} {vendor.name}".strip()
    return Signature(above=above, name=vendor.signer, below=(below,), stamp=stamp)


def reference(ref: PaperRef | None, words: Mapping[str, str]) -> str:
    """`041/SIM/X/2026 tanggal 7 Oktober 2026`, "" for none."""
    if ref is None:
        return ""
    dated = words["dated"].replace("~", NO_BREAK)
    return dated.format(number=ref.no, day=day_text(ref.on))


def in_words(total: Rupiah, words: Mapping[str, str]) -> Section:
    """Return the amount in words as a row of its own."""
    return Section(text=fill(words["in_words"], words=sentence(total)))


def sums_of(
    order: PurchaseOrderFacts, figures: FigureFacts, texts: PaperTexts
) -> tuple[tuple[str, Rupiah], ...]:
    """
    Name all rows from Jumlah to TOTAL, those of nothing too.

    The base of the taxes is a row of its own where it is another sum than Jumlah.
    """
    words, inside = texts["sums"], taxes_inside(order)
    taxed = bool(figures.ppn.amount or figures.pbjt.amount)
    apart = taxed and figures.base != figures.lines
    lines = "lines" if apart or not figures.ppn.amount else "lines_base"
    ppn = words["ppn_on_other_base" if figures.other_base is not None else "ppn"]
    other = figures.other_base.plain if figures.other_base is not None else ""
    return (
        (words["lines_inclusive" if inside else lines], figures.lines),
        (words["discount"], -figures.discount),
        (words["shipping"], figures.shipping),
        (words["base"], figures.base if apart else ZERO),
        (ppn.format(rate=figures.ppn_rate, other_base=other).strip(), figures.ppn),
        (words["pbjt"].format(rate=figures.pbjt_rate), figures.pbjt),
        (words["total"], figures.total),
    )


def order_named(order: PurchaseOrderFacts, words: Mapping[str, str]) -> str:
    """`Surat Pesanan Nomor … tanggal …`, as other papers name the order."""
    text = words[f"order_{order.form}"]
    return text.replace("~", NO_BREAK).format(
        number=order.number or "", day=day_text(order.ordered_on)
    )
