"""Composing the distribution list: what of an order goes to which place."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from bejo_desktop.domain.fulfilment import NOTHING
from bejo_desktop.domain.paper.frame import PaperKind
from bejo_desktop.domain.paper.letter import Section, Table, TableShape
from bejo_desktop.domain.paper.letter_parts import (
    fields,
    officer_column,
    order_named,
    working_sheet,
)
from bejo_desktop.domain.paper.words import NO_BREAK, day_text, fill, quantity_text

if TYPE_CHECKING:
    from collections.abc import Sequence
    from decimal import Decimal

    from bejo_desktop.domain.paper.facts import PaperTexts
    from bejo_desktop.domain.paper.letter import LetterSheet
    from bejo_desktop.domain.paper.letter_facts import DistributionFacts, PlaceFacts


def compose_distribution(facts: DistributionFacts, texts: PaperTexts) -> LetterSheet:
    """Compose the list: one section a place, and all places together at the end."""
    order, words = facts.order, texts["texts"]
    values = {
        "order": _named(facts, texts) if order.number else "",
        "package": order.package.name,
        "vendor": order.vendor.name,
        "due": day_text(order.due_on),
        "places": words["count"].format(count=len(facts.places)),
    }
    together = tuple(
        sum((place.quantities[at] for place in facts.places), start=NOTHING)
        for at in range(len(order.lines))
    )
    last = Section(heading=words["together"], table=_table(facts, together, texts))
    return replace(
        working_sheet(PaperKind.DISTRIBUSI, order, texts),
        sections=(
            Section(fields=fields(texts["head"], values, texts["document"]["none"])),
            *(_place(n, place, facts, texts) for n, place in enumerate(facts.places, start=1)),
            last,
        ),
        signatures=(officer_column((f"{order.officer.office},",), order.officer, texts),),
    )


def _named(facts: DistributionFacts, texts: PaperTexts) -> str:
    changed = "".join(
        texts["texts"]["changed"].replace("~", NO_BREAK).format(number=x.no, day=day_text(x.on))
        for x in facts.amendments
    )
    return f"{order_named(facts.order, texts['orders'])}{changed}"


def _place(number: int, place: PlaceFacts, facts: DistributionFacts, texts: PaperTexts) -> Section:
    parts = (place.name, place.address, f"HP {place.phone}" if place.phone else "")
    named = ", ".join(part for part in parts if part)
    return Section(
        label=f"{number}.",
        text=fill("**{named}**", named=named),
        table=_table(facts, place.quantities, texts),
    )


def _table(
    facts: DistributionFacts, quantities: Sequence[Decimal], texts: PaperTexts
) -> Table | None:
    rows = tuple(
        (str(number), line.name, quantity_text(quantity), line.measure)
        for number, (line, quantity) in enumerate(
            zip(facts.order.lines, quantities, strict=True), start=1
        )
        if quantity > NOTHING
    )
    return Table(TableShape.PLACED, tuple(texts["placed_heads"].values()), rows) if rows else None
