"""Composing the berita acara pembayaran of one payment (LS)."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from bejo_desktop.domain.paper.frame import PaperKind
from bejo_desktop.domain.paper.letter import Section, Table, TableShape
from bejo_desktop.domain.paper.letter_parts import (
    fields,
    in_words,
    numbered,
    officer_column,
    officer_party,
    order_named,
    vendor_column,
    vendor_party,
)
from bejo_desktop.domain.paper.taxes import kept_rows
from bejo_desktop.domain.paper.words import NO_BREAK, day_text, fill, numeric_day, spelled_day

if TYPE_CHECKING:
    from bejo_desktop.domain.paper.facts import PaperTexts
    from bejo_desktop.domain.paper.frame import RichText
    from bejo_desktop.domain.paper.letter import LetterSheet
    from bejo_desktop.domain.paper.letter_facts import PaymentMinutesFacts


def compose_payment_minutes(facts: PaymentMinutesFacts, texts: PaperTexts) -> LetterSheet:
    """Compose the minutes; no figure is computed here."""
    order, words, payment = facts.order, texts["texts"], facts.payment
    vendor = order.vendor
    values = {"bank": vendor.bank, "bank_holder": vendor.bank_holder, "npwp": vendor.npwp}
    return replace(
        numbered(PaperKind.BAP, order, facts.print_, texts),
        sections=(
            Section(text=_opening(facts, texts)),
            Section(label="1.", text=officer_party(facts.officer, words["first"], words)),
            Section(label="2.", text=vendor_party(order, words["second"])),
            Section(text=_basis(facts, texts)),
            Section(label="1.", text=fill(words["done"], package=order.package.name)),
            Section(label="2.", text=fill(words["entitled"], amount=str(payment.amount))),
            Section(table=_table(facts, texts)),
            in_words(payment.amount, words),
            Section(label="3.", text=fill(words[f"route_{payment.kind.value}"])),
            Section(fields=fields(texts["account"], values, texts["document"]["none"])),
            Section(text=fill(words["closing"])),
        ),
        signatures=(
            vendor_column(order, texts["signatures"]["second"]),
            officer_column(
                (texts["signatures"]["first"], facts.officer.office), facts.officer, texts
            ),
        ),
        total=payment.amount,
        notes=(fill(words["book"]),),
    )


def _opening(facts: PaymentMinutesFacts, texts: PaperTexts) -> RichText:
    on = facts.payment.paid_on
    return fill(texts["texts"]["opening"], spelled_day=spelled_day(on), day=numeric_day(on))


def _basis(facts: PaymentMinutesFacts, texts: PaperTexts) -> RichText:
    words = texts["texts"]
    papers = [order_named(facts.order, texts["orders"])]
    papers += [
        words["handover"]
        .replace("~", NO_BREAK)
        .format(number=x.number, day=day_text(x.received_on))
        for x in facts.handovers
    ]
    if facts.payment.invoice:
        papers.append(words["invoice"].replace("~", NO_BREAK).format(number=facts.payment.invoice))
    listed = papers[0] if len(papers) == 1 else f"{', '.join(papers[:-1])}, dan {papers[-1]}"
    return fill(words["basis"], papers=listed, total=str(facts.order.figures.total))


def _table(facts: PaymentMinutesFacts, texts: PaperTexts) -> Table:
    rows = kept_rows(facts.payment, texts)
    return Table(
        TableShape.SUMMED,
        tuple(texts["summed_heads"].values()),
        tuple((row.label, row.amount) for row in rows[:-1]),
        ((rows[-1].label, rows[-1].amount),),
    )
