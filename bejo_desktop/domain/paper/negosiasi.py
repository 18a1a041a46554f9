"""Composing the Berita Acara Klarifikasi dan Negosiasi of an order (users.md 3.2)."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from bejo_desktop.domain.content import require_line_count
from bejo_desktop.domain.errors import RuleBroken
from bejo_desktop.domain.money import ZERO
from bejo_desktop.domain.paper.clauses import taxes_inside
from bejo_desktop.domain.paper.frame import PaperKind
from bejo_desktop.domain.paper.letter import Section, Table, TableShape
from bejo_desktop.domain.paper.letter_parts import (
    in_words,
    numbered,
    officer_column,
    officer_party,
    reference,
    sums_of,
    vendor_column,
    vendor_party,
)
from bejo_desktop.domain.paper.words import day_text, fill, numeric_day, short_day_text, spelled_day

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from bejo_desktop.domain.money import Rupiah
    from bejo_desktop.domain.paper.facts import PaperTexts
    from bejo_desktop.domain.paper.frame import RichText
    from bejo_desktop.domain.paper.letter import Cell, LetterSheet
    from bejo_desktop.domain.paper.letter_facts import NegotiationFacts, RoundFacts


def compose_negotiation(facts: NegotiationFacts, texts: PaperTexts) -> LetterSheet:
    """
    Compose the minutes: last round in full, earlier rounds as an annex.

    Only differences and sums of given figures are made here.

    Raises:
        RuleBroken: `order.empty`, `order.too_many_lines`.
    """
    if not facts.lines:
        raise RuleBroken("order.empty")
    require_line_count(len(facts.lines))
    words = texts["texts"]
    officer = words[f"officer_{facts.officer_role.value}"]
    return replace(
        numbered(PaperKind.NEGOSIASI, facts.order, facts.print_, texts),
        sections=(
            Section(text=_opening(facts, texts)),
            Section(label="1.", text=officer_party(facts.officer, officer, words)),
            Section(label="2.", text=vendor_party(facts.order, words["vendor"])),
            Section(text=_subject(facts, words)),
            Section(label="A.", text=fill(words["clarified"], text=_clause(facts.clarified))),
            Section(label="B.", text=fill(words["references"], text=_references(facts, words))),
            Section(label="C.", text=_result(facts, words), table=_table(facts, texts)),
            in_words(facts.order.figures.total, words),
            *_no_reduction(facts, words),
            Section(label="D.", text=_stated(facts, texts)),
            Section(text=fill(words["closing"])),
        ),
        annex=tuple(_annex(facts, texts)),
        signatures=(
            vendor_column(facts.order, texts["signatures"]["vendor"]),
            officer_column(
                (texts["signatures"][f"office_{facts.officer_role.value}"],), facts.officer, texts
            ),
        ),
        total=facts.order.figures.total,
        notes=_notes(facts, words),
    )


def _opening(facts: NegotiationFacts, texts: PaperTexts) -> RichText:
    words = texts["texts"]
    hour = words["hour"].format(hour=f"{facts.at:%H.%M}") if facts.at else ""
    return fill(
        words["opening"],
        spelled_day=spelled_day(facts.on),
        day=numeric_day(facts.on),
        hour=hour,
        way=texts["ways"][facts.way.value],
    )


def _subject(facts: NegotiationFacts, words: Mapping[str, str]) -> RichText:
    package = facts.order.package
    rup = words["rup"].format(rup=package.rup) if package.rup else ""
    offer = reference(facts.offer, words)
    basis = words["offer"].format(offer=offer)
    if not offer:
        basis = words["offer_unnumbered"].format(day=day_text(facts.offered_on))
    return fill(words["subject"], package=package.name, rup=rup, offer=basis)


def _references(facts: NegotiationFacts, words: Mapping[str, str]) -> str:
    named = [
        f"({n}) {text.rstrip('.; ')}" for n, text in enumerate(facts.references, start=1) if text
    ]
    return "; ".join(named) or words["no_reference"]


def _result(facts: NegotiationFacts, words: Mapping[str, str]) -> RichText:
    taxed = words["inclusive" if taxes_inside(facts.order) else "exclusive"]
    round_ = words["round"].format(round=facts.round) if facts.round > 1 else ""
    return fill(words["result"], taxed=taxed, round=round_)


def _table(facts: NegotiationFacts, texts: PaperTexts) -> Table:
    rows: list[tuple[Cell, ...]] = []
    for number, line in enumerate(facts.lines, start=1):
        offered, agreed = line.offered.times(line.quantity), line.agreed.times(line.quantity)
        name = (str(number), line.name, line.quantity.shown, line.measure)
        rows.append((*name, line.offered, line.agreed, offered, agreed, offered - agreed))
    return Table(
        TableShape.OFFERED,
        tuple(texts["offered_heads"].values()),
        tuple(rows),
        tuple(("", label, "", "", "", "", *sums) for label, sums in _sums(facts, texts)),
    )


def _sums(
    facts: NegotiationFacts, texts: PaperTexts
) -> Iterator[tuple[str, tuple[Rupiah, Rupiah, Rupiah]]]:
    """The same rows for either side; one that is nothing on both is left out."""
    offered = sums_of(facts.order, facts.offered, texts)
    agreed = sums_of(facts.order, facts.order.figures, texts)
    for (_, was), (label, now) in zip(offered, agreed, strict=True):
        if was != ZERO or now != ZERO:
            yield label, (was, now, was - now)


def _no_reduction(facts: NegotiationFacts, words: Mapping[str, str]) -> Iterator[Section]:
    if facts.order.figures.total == facts.offered.total:
        yield Section(text=fill(words["no_reduction"]))


def _stated(facts: NegotiationFacts, texts: PaperTexts) -> RichText:
    words = texts["texts"]
    status = texts["vendor"]["pkp" if facts.pkp else "non_pkp"]
    if facts.valid_until is None:
        return fill(words["stated"], status=status)
    return fill(words["stated_until"], status=status, day=day_text(facts.valid_until))


def _annex(facts: NegotiationFacts, texts: PaperTexts) -> Iterator[Section]:
    """The rounds between the first offer and the last in one table: vendors of many rounds do not make many minutes."""
    if facts.earlier:
        rows = tuple(row for one in facts.earlier for row in _round_rows(one, facts, texts))
        heads = tuple(texts["rounds_heads"].values())
        yield Section(heading=texts["texts"]["annex"], table=Table(TableShape.ROUNDS, heads, rows))


def _round_rows(
    one: RoundFacts, facts: NegotiationFacts, texts: PaperTexts
) -> Iterator[tuple[Cell, ...]]:
    words = texts["texts"]
    source = ", ".join(x for x in (texts["sources"][one.source.value], one.no) if x)
    for number, (line, price) in enumerate(zip(facts.lines, one.prices, strict=True), start=1):
        first = (str(one.number), short_day_text(one.on), source) if number == 1 else ("", "", "")
        if price is None:
            yield (*first, line.name, words["not_offered"], "")
        else:
            yield (*first, line.name, price, price.times(line.quantity))


def _notes(facts: NegotiationFacts, words: Mapping[str, str]) -> tuple[RichText, ...]:
    if not facts.attachments:
        return ()
    named = "; ".join(f"{n}. {text}" for n, text in enumerate(facts.attachments, start=1))
    return (fill(words["attached"], text=named),)


def _clause(text: str) -> str:
    return text.rstrip(". ")
