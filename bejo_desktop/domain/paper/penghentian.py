"""Composing the letter that ends an order before all of it came, in its two legal forms."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from bejo_desktop.domain.contract_changes import CancelForm
from bejo_desktop.domain.paper.frame import PaperKind
from bejo_desktop.domain.paper.letter import Section, Table, TableShape
from bejo_desktop.domain.paper.letter_parts import (
    numbered,
    officer_column,
    order_named,
    vendor_column,
)
from bejo_desktop.domain.paper.marking import place_and_date
from bejo_desktop.domain.paper.signers import stamp
from bejo_desktop.domain.paper.words import NO_BREAK, day_text, fill, quantity_text

if TYPE_CHECKING:
    from bejo_desktop.domain.paper.ending_facts import CancellationFacts
    from bejo_desktop.domain.paper.facts import PaperTexts
    from bejo_desktop.domain.paper.frame import RichText
    from bejo_desktop.domain.paper.letter import LetterSheet
    from bejo_desktop.domain.paper.sheet import Signature


def compose_cancellation(facts: CancellationFacts, texts: PaperTexts) -> LetterSheet:
    """Compose the letter: agreed with the vendor (penghentian), or the PPK's alone (pemutusan)."""
    order, words, form = facts.order, texts["texts"], facts.form.value
    texts = {**texts, "document": {**texts["document"], **texts[form]}}
    empty = numbered(PaperKind.PENGHENTIAN, order, facts.print_, texts)
    named = order_named(order, texts["orders"])
    return replace(
        empty,
        sections=(
            Section(text=fill(words[f"opening_{form}"], order=named, vendor=order.vendor.name)),
            Section(label="1.", text=fill(words["reason"], reason=facts.reason.rstrip(". "))),
            Section(label="2.", text=fill(words["from_day"], day=day_text(facts.on))),
            Section(label="3.", text=_accepted(facts, texts), table=_table(facts, texts)),
            Section(label="4.", text=fill(words["left"])),
            Section(label="5.", text=fill(words[f"effect_{form}"])),
            Section(text=fill(words[f"closing_{form}"])),
        ),
        signatures=_signatures(facts, texts),
        total=facts.accepted,
        notes=(fill(words[f"copies_{form}"]),),
    )


def _accepted(facts: CancellationFacts, texts: PaperTexts) -> RichText:
    words = texts["texts"]
    papers = ", ".join(
        words["handover"]
        .replace("~", NO_BREAK)
        .format(number=x.number, day=day_text(x.received_on))
        for x in facts.handovers
    )
    key = "accepted" if papers else "nothing_accepted"
    open_ = facts.accepted - facts.paid
    return fill(
        words[key],
        papers=papers,
        value=str(facts.accepted),
        paid=str(facts.paid),
        open=str(open_),
    )


def _table(facts: CancellationFacts, texts: PaperTexts) -> Table:
    rows = tuple(
        (
            str(number),
            line.name,
            line.measure,
            quantity_text(line.ordered),
            quantity_text(line.accepted),
            quantity_text(line.ordered - line.accepted),
        )
        for number, line in enumerate(facts.lines, start=1)
    )
    heads = {**texts["left_heads"], "left": texts["document"]["left"]}
    return Table(TableShape.LEFT, tuple(heads.values()), rows)


def _signatures(facts: CancellationFacts, texts: PaperTexts) -> tuple[Signature, ...]:
    """One-sided: the PPK alone signs, the vendor is informed."""
    order, words = facts.order, texts["signatures"]
    dated = place_and_date(order.unit.place, facts.on, texts["document"], draft=False)
    officer = officer_column((dated, f"{facts.officer.office},"), facts.officer, texts)
    if facts.form is CancelForm.PEMUTUSAN:
        return (officer,)
    seal = stamp(order.stamp_duty, facts.print_, texts)
    return vendor_column(order, words["agrees"], order.vendor.name, stamp=seal), officer
