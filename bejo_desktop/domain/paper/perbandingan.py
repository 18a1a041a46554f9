"""Composing the price comparison sheet of several offers."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Final

from bejo_desktop.domain.comparison import Standing
from bejo_desktop.domain.paper.frame import PaperKind
from bejo_desktop.domain.paper.letter import Section, Table, TableShape
from bejo_desktop.domain.paper.letter_parts import fields, officer_column, working_sheet
from bejo_desktop.domain.paper.marking import place_and_date
from bejo_desktop.domain.paper.words import day_text, fill, short_day_text

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from bejo_desktop.domain.comparison import ComparedLine, ComparedOffer
    from bejo_desktop.domain.paper.facts import PaperTexts
    from bejo_desktop.domain.paper.frame import RichText
    from bejo_desktop.domain.paper.letter import Cell, LetterSheet
    from bejo_desktop.domain.paper.letter_facts import ComparisonFacts

OFFERS_WANTED: Final = 3
"""As many offers as auditors look for on a sheet."""


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
            *_asked(facts, words),
            *_compared_by(facts, words),
            Section(heading=words["lines"], table=_lines(facts, texts)),
            *((Section(text=_conclusion(chosen, facts, texts)),) if chosen else ()),
        ),
        signatures=(officer_column((dated, office), facts.officer, texts),),
        total=order.figures.total if chosen else None,
    )


def _asked(facts: ComparisonFacts, words: Mapping[str, str]) -> Iterator[Section]:
    """How many were asked and answered, and why there are fewer offers than auditors look for."""
    offers, asked, silent = facts.comparison.offers, facts.asked, facts.asked - facts.answered
    if asked:
        told = words["asked"].format(asked=asked, answered=facts.answered)
    else:
        told = words["nobody_asked"]
    if len(offers) < OFFERS_WANTED:
        reasons = [words["silent"].format(silent=silent)] if silent else []
        why = ", ".join((*reasons, words["no_other"]))
        told += " " + words["fewer"].format(offers=len(offers), wanted=OFFERS_WANTED, why=why)
    yield Section(text=fill("{text}", text=told))


def _compared_by(facts: ComparisonFacts, words: Mapping[str, str]) -> Iterator[Section]:
    """Where a PKP stands beside one who is none, what makes their offers comparable."""
    if len({one.pkp for one in facts.comparison.offers}) > 1:
        yield Section(text=fill(words[f"mixed_{facts.comparison.price_mode}"]))


def _offers(facts: ComparisonFacts, texts: PaperTexts) -> Table:
    incomplete = texts["texts"]["incomplete"]
    rows = tuple(
        (
            str(number),
            one.vendor_name,
            ", ".join(x for x in (texts["sources"][one.source], one.no) if x),
            texts["vendor"]["pkp" if one.pkp else "non_pkp"],
            "" if one.base is None else one.base,
            incomplete if one.total is None else one.total,
            _standing(one, facts, texts),
        )
        for number, one in enumerate(facts.comparison.offers, start=1)
    )
    return Table(TableShape.COMPARED, tuple(texts["offers_heads"].values()), rows)


def _complete(facts: ComparisonFacts) -> int:
    """How many offers can be compared as a whole; one alone is neither cheap nor dear."""
    return sum(one.total is not None for one in facts.comparison.offers)


def _standing(one: ComparedOffer, facts: ComparisonFacts, texts: PaperTexts) -> str:
    words = texts["texts"]
    cheapest = one.is_cheapest and _complete(facts) > 1
    marks = [words["cheapest"]] * cheapest + [words["chosen"]] * one.is_chosen
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
    alone = sum(cell.price is not None for cell in line.cells) == 1
    for offer, cell in zip(facts.comparison.offers, line.cells, strict=True):
        on = short_day_text(cell.on) if cell.on else ""
        if cell.price is None or cell.amount is None:
            yield "", on, texts["sources"][offer.source], offer.vendor_name, words["none"], ""
            continue
        cheapest = cell.standing is Standing.CHEAPEST and not alone
        mark = words["cheapest_mark"] if cheapest else ""
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


def _conclusion(chosen: ComparedOffer, facts: ComparisonFacts, texts: PaperTexts) -> RichText:
    """Whom the order names and why; with discount and shipping it ends in the order's value."""
    words, figures = texts["texts"], facts.order.figures
    key = "concluded"
    if chosen.is_cheapest:
        key = "concluded_cheapest" if _complete(facts) > 1 else "concluded_alone"
    total = words["incomplete"] if chosen.total is None else str(chosen.total)
    concluded = fill(words[key], vendor=chosen.vendor_name, total=total)
    if not chosen.is_cheapest:
        concluded = (*concluded, *_reason(facts, words))
    parts = {"discount": figures.discount, "shipping": figures.shipping}
    named = [words[name].format(amount=value) for name, value in parts.items() if value.amount]
    if not named:
        return concluded
    value = fill(words["with_parts"], parts=" dan ".join(named), total=str(figures.total))
    return (*concluded, *value)


def _reason(facts: ComparisonFacts, words: Mapping[str, str]) -> RichText:
    """Why the cheapest was not chosen: as it was noted, else a line to write it on."""
    reason = facts.reason.rstrip(". ")
    return fill(words["reason" if reason else "reason_line"], reason=reason)
