"""Composing the Surat Pesanan: from the facts of an order to the sheet that is drawn."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bejo_desktop.domain.codes import Platform
from bejo_desktop.domain.content import require_line_count
from bejo_desktop.domain.errors import RuleBroken
from bejo_desktop.domain.paper.blocks import buyer_block, package_block, vendor_block
from bejo_desktop.domain.paper.clauses import clauses
from bejo_desktop.domain.paper.facts import TermFacts
from bejo_desktop.domain.paper.marking import document_words, marking, print_of
from bejo_desktop.domain.paper.sheet import (
    AccountRow,
    Heads,
    Letterhead,
    OrderSheet,
    SheetLabels,
    SheetLine,
    Signature,
)
from bejo_desktop.domain.paper.sums import sum_rows, sums_note
from bejo_desktop.domain.paper.words import NO_BREAK, day_text, fill, nip_text
from bejo_desktop.domain.spelled import sentence

if TYPE_CHECKING:
    from bejo_desktop.domain.paper.facts import LineFacts, PaperTexts, PurchaseOrderFacts, UnitFacts
    from bejo_desktop.domain.paper.frame import RichText


def compose(facts: PurchaseOrderFacts, texts: PaperTexts) -> OrderSheet:
    """
    Compose the sheet of one Surat Pesanan; no figure is computed here.

    Args:
        texts: the tables of `resources/papers/surat_pesanan.id.toml`.

    Raises:
        RuleBroken: `order.empty`, `order.too_many_lines`; `paper.platform_makes_it` for a
            numbered order on the catalogue, where the platform's own paper is the contract.
    """
    if not facts.lines:
        raise RuleBroken("order.empty")
    require_line_count(len(facts.lines))
    if facts.number and facts.platform is Platform.KATALOG:
        raise RuleBroken("paper.platform_makes_it", number=facts.number)
    document = document_words(facts, texts["document"])
    return OrderSheet(
        title=texts["document"]["title"],
        document_title=document.title,
        author=facts.unit.full_name,
        footer=document.footer,
        marking=marking(print_of(facts), texts["marking"]),
        letterhead=letterhead(facts.unit),
        number=facts.number,
        number_text=facts.number or texts["document"]["no_number"],
        place_and_date=document.place_and_date,
        attachment=document.attachment,
        subject=document.subject,
        package=package_block(facts, texts),
        accounts=tuple(AccountRow(row.code, row.name, row.amount) for row in facts.accounts),
        buyer=buyer_block(facts, texts),
        vendor=vendor_block(facts, texts),
        basis_label=texts["basis"]["label"] if facts.basis else "",
        basis=_basis(facts, texts),
        opening=_opening(facts, texts),
        lines=sheet_lines(facts.lines),
        sums=sum_rows(facts, texts),
        sums_note=sums_note(facts, texts),
        words=sentence(facts.figures.total),
        clauses=clauses(facts, texts),
        signatures=(_buyer_signature(facts, texts), _vendor_signature(facts, texts)),
        copies_to=_numbered(facts.copies_to),
        content_hash=facts.content_hash,
        qr=facts.qr if facts.number else None,
        labels=_labels(texts),
    )


def usual_terms(texts: PaperTexts, *, penalty_divisor: int) -> TermFacts:
    """
    Return the terms of days a unit has unless it sets others (users.md 3.1, note d).

    Args:
        penalty_divisor: 1000 for 1/1000 a calendar day, from the dated rule `denda.rate`.
    """
    days = texts["terms"]
    return TermFacts(
        replacement_days=int(days["replacement_days"]),
        payment_days=int(days["payment_days"]),
        notice_days=int(days["notice_days"]),
        penalty_divisor=penalty_divisor,
    )


def letterhead(unit: UnitFacts) -> Letterhead:
    """Return the kop surat of a unit."""
    return Letterhead(
        government=unit.government.upper(),
        office=unit.name.upper(),
        address=unit.letterhead,
        emblem=unit.emblem,
    )


def _basis(facts: PurchaseOrderFacts, texts: PaperTexts) -> tuple[RichText, ...]:
    words = texts["basis"]
    return tuple(
        fill(words[ref.kind], number=ref.number, day=day_text(ref.dated_on)) for ref in facts.basis
    )


def _opening(facts: PurchaseOrderFacts, texts: PaperTexts) -> RichText:
    template = texts["opening"]["with_basis" if facts.basis else "alone"]
    return fill(template, office=facts.officer.office, object=texts["objects"][facts.kind.value])


def sheet_lines(lines: tuple[LineFacts, ...]) -> tuple[SheetLine, ...]:
    """Return the rows of the table, numbered from 1."""
    return tuple(_line(number, line) for number, line in enumerate(lines, start=1))


def _line(number: int, line: LineFacts) -> SheetLine:
    return SheetLine(
        number=number,
        description=f"{line.name} ({line.note})" if line.note else line.name,
        origin=line.origin,
        quantity=line.quantity.shown,
        measure=line.measure,
        unit_price=line.unit_price,
        amount=line.amount,
    )


def _buyer_signature(facts: PurchaseOrderFacts, texts: PaperTexts) -> Signature:
    words, officer = texts["signatures"], facts.officer
    nip = words["nip"].format(nip=nip_text(officer.nip)) if officer.nip else ""
    return Signature(
        above=(
            words["on_behalf"],
            facts.unit.full_name,
            words["office"].format(office=officer.office),
        ),
        name=officer.name,
        below=tuple(text for text in (officer.rank, nip) if text),
        stamp=_stamp(facts, texts) if facts.stamped_side == "buyer" else (),
    )


def _vendor_signature(facts: PurchaseOrderFacts, texts: PaperTexts) -> Signature:
    words, vendor = texts["signatures"], facts.vendor
    return Signature(
        above=(
            words["on_behalf"],
            vendor.name,
            words["office"].format(office=vendor.signer_office),
        ),
        name=vendor.signer,
        stamp=_stamp(facts, texts) if facts.stamped_side == "vendor" else (),
    )


def _stamp(facts: PurchaseOrderFacts, texts: PaperTexts) -> tuple[str, ...]:
    if facts.stamp_duty is None or facts.number is None or facts.copy is not None:
        return ()
    return tuple(texts["signatures"]["stamp"].format(duty=facts.stamp_duty).split("|"))


def _numbered(names: tuple[str, ...]) -> str:
    parts = (f"{position}.{NO_BREAK}{name}" for position, name in enumerate(names, start=1))
    return "; ".join(parts) + "." if names else ""


def _labels(texts: PaperTexts) -> SheetLabels:
    return SheetLabels(heads=Heads(**texts["heads"]), **texts["labels"])
