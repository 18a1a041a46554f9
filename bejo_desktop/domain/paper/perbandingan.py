"""Composing the price comparison sheet of several offers."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from bejo_desktop.domain.comparison import Standing
from bejo_desktop.domain.paper.frame import PaperKind
from bejo_desktop.domain.paper.letter import Section, Table, TableShape
from bejo_desktop.domain.paper.letter_parts import fields, officer_column, working_sheet
from bejo_desktop.domain.paper.marking import place_and_date
from bejo_desktop.domain.paper.words import day_text, fill, short_day_text

if TYPE_CHECKING:
    from collections.abc import Iterator

    from bejo_desktop.domain.comparison import ComparedLine, ComparedOffer
    from bejo_desktop.domain.paper.facts import PaperTexts
    from bejo_desktop.domain.paper.frame import RichText
    from bejo_desktop.domain.paper.letter import Cell, LetterSheet
    from bejo_desktop.domain.paper.letter_facts import ComparisonFacts


def compose_comparison(facts: ComparisonFacts, texts: PaperTexts) -> LetterSheet:
    """Compose the sheet; prices, sums and the cheapest arrive with the comparison."""
    seen, order, words = facts.comparison, facts.order, texts["texts"]
    chosen = next((x for x in seen.offers if x.is_chosen), None)
    values = {
        "package": seen.package,
        "rup": seen.rup,
        "on": day_text(seen.on),
        "prices": words[f"prices_{seen.price_mode}"],
    }
    dated = place_and_date(order.unit.place, seen.on, texts["document"], draft=False)
    office = texts["signatures"][f"office_{facts.officer_role.value}"]
    return replace(
        working_sheet(PaperKind.PERBANDINGAN, order, texts),
        sections=(
            Section(fields=fields(texts["head"], values, texts["document"]["none"])),
            Section(heading=words["offers"], table=_offers(facts, texts)),
            Section(heading=words["lines"], table=_lines(facts, texts)),
            *((Section(text=_conclusion(chosen, texts)),) if chosen else ()),
        ),
        signatures=(officer_column((dated, office), facts.officer, texts),),
        total=chosen.total if chosen else None,
    )


def _offers(facts: ComparisonFacts, texts: PaperTexts) -> Table:
    rows = tuple(
        (
            str(number),
            one.vendor_name,
            ", ".join(x for x in (texts["sources"][one.source], one.no) if x),
            texts["vendor"]["pkp" if one.pkp else "non_pkp"],
            texts["texts"]["incomplete"] if one.total is None else one.total,
            _standing(one, texts),
        )
        for number, one in enumerate(facts.comparison.offers, start=1)
    )
    return Table(TableShape.COMPARED, tuple(texts["offers_heads"].values()), rows)


def _standing(one: ComparedOffer, texts: PaperTexts) -> str:
    words = texts["texts"]
    marks = [words["cheapest"]] * one.is_cheapest + [words["chosen"]] * one.is_chosen
    return ", ".join(marks)


def _lines(facts: ComparisonFacts, texts: PaperTexts) -> Table:
    rows = tuple(
        row
        for number, line in enumerate(facts.comparison.lines, start=1)
        for row in _line_rows(number, line, facts, texts)
    )
    return Table(TableShape.ROUNDS, tuple(texts["lines_heads"].values()), rows)


def _line_rows(
    number: int, line: ComparedLine, facts: ComparisonFacts, texts: PaperTexts
) -> Iterator[tuple[Cell, ...]]:
    """First what is compared, then each offer, then what it is read beside."""
    words = texts["texts"]
    name = words["named"].format(name=line.name, quantity=line.quantity.shown, measure=line.measure)
    yield str(number), "", "", name, "", ""
    for offer, cell in zip(facts.comparison.offers, line.cells, strict=True):
        on = short_day_text(cell.on) if cell.on else ""
        if cell.price is None or cell.amount is None:
            yield "", on, texts["sources"][offer.source], offer.vendor_name, words["none"], ""
            continue
        mark = words["cheapest_mark"] if cell.standing is Standing.CHEAPEST else ""
        vendor = f"{offer.vendor_name}{mark}"
        yield "", on, texts["sources"][offer.source], vendor, cell.price, cell.amount
    beside = line.beside
    if beside.standard is not None:
        one = beside.standard
        yield "", "", one.code, words["standard"], one.price, one.price.times(line.quantity)
    if beside.last_paid is not None:
        paid = beside.last_paid
        on = short_day_text(paid.on)
        yield "", on, "", words["last_paid"], paid.price, paid.price.times(line.quantity)


def _conclusion(chosen: ComparedOffer, texts: PaperTexts) -> RichText:
    words = texts["texts"]
    key = "concluded_cheapest" if chosen.is_cheapest else "concluded"
    total = words["incomplete"] if chosen.total is None else str(chosen.total)
    return fill(words[key], vendor=chosen.vendor_name, total=total)
