"""Composing the ringkasan SPJ: one page of all that an order left behind."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from bejo_desktop.domain.money import ZERO
from bejo_desktop.domain.paper.clauses import taxes_inside
from bejo_desktop.domain.paper.frame import PaperKind, Run
from bejo_desktop.domain.paper.letter import Section, Table, TableShape
from bejo_desktop.domain.paper.letter_parts import (
    fields,
    officer_column,
    sums_of,
    working_sheet,
)
from bejo_desktop.domain.paper.verifikasi import gaps
from bejo_desktop.domain.paper.words import day_text, fill, npwp_text

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from bejo_desktop.domain.money import Rupiah
    from bejo_desktop.domain.paper.facts import PaperTexts
    from bejo_desktop.domain.paper.frame import RichText
    from bejo_desktop.domain.paper.letter import Cell, LetterSheet
    from bejo_desktop.domain.paper.letter_facts import SummaryFacts
    from bejo_desktop.domain.paper.sheet import Field


def compose_summary(facts: SummaryFacts, texts: PaperTexts) -> LetterSheet:
    """Compose the summary; only sums of given amounts are made here."""
    words = texts["texts"]
    return replace(
        working_sheet(PaperKind.SPJ, facts.order, texts),
        sections=(
            Section(fields=_head(facts, texts)),
            Section(heading=words["papers"], table=_papers(facts, texts)),
            Section(heading=words["figures"], table=_figures(facts, texts)),
            Section(
                heading=words["taxes"],
                text=() if facts.taxes else fill(words["no_taxes"]),
                table=_taxes(facts, texts) if facts.taxes else None,
            ),
            Section(heading=words["file"], text=_file(facts, texts)),
        ),
        signatures=tuple(
            officer_column((texts["signatures"][key],), officer, texts)
            for key, officer in (
                ("office_PPK_SKPD", facts.verifier),
                ("office_BENDAHARA", facts.treasurer),
            )
            if officer is not None
        ),
        total=facts.order.figures.total,
    )


def _head(facts: SummaryFacts, texts: PaperTexts) -> tuple[Field, ...]:
    order, words = facts.order, texts["texts"]
    accounts = (f"{x.code} {x.name} {x.amount}".replace("  ", " ") for x in order.accounts)
    values = {
        "package": order.package.name,
        "rup": order.package.rup,
        "method": order.method or texts["methods"][order.platform.value],
        "sub_activity": "; ".join(order.package.sub_activities),
        "accounts": "; ".join(accounts),
        "vendor": words["vendor"].format(name=order.vendor.name, npwp=npwp_text(order.vendor.npwp)),
        "platform": order.platform_ref,
    }
    shown = {key: value for key, value in values.items() if value or key != "platform"}
    return fields(texts["head"], shown, texts["document"]["none"])


def _file(facts: SummaryFacts, texts: PaperTexts) -> RichText:
    """What the file has and what it lacks, in words: the boxes are on the lembar verifikasi."""
    words, missing = texts["texts"], gaps(facts.pieces)
    had = "; ".join(f"{x.name} {x.note}".strip() for x in facts.pieces if x.found)
    first = fill(words["had"], pieces=had) if had else ()
    space = (Run(" "),) if had else ()
    return (*first, *space, *fill(words["gaps" if missing else "whole"], gaps=missing))


def _papers(facts: SummaryFacts, texts: PaperTexts) -> Table:
    none = texts["document"]["none"]
    rows = tuple(
        (one.name, one.number or none, day_text(one.on) if one.on else none) for one in facts.papers
    )
    return Table(TableShape.LISTED, tuple(texts["papers_heads"].values()), rows)


def _figures(facts: SummaryFacts, texts: PaperTexts) -> Table:
    """From what was ordered to what is still open."""
    words = texts["texts"]
    named: list[tuple[Cell, ...]] = [*_ordered(facts, texts)]
    paid = _sum(x.amount for x in facts.payments)
    penalty = _sum(x.penalty for x in facts.payments)
    kept = _sum(tax.amount for x in facts.payments for tax in x.kept)
    net = _sum(x.net for x in facts.payments)
    named += [
        (words["ordered"], facts.order.figures.total),
        (words["accepted_small" if facts.small else "accepted"], facts.accepted),
        (words["paid"].format(count=len(facts.payments)), paid),
        *(((words["penalty"], -penalty),) if penalty != ZERO else ()),
        (words["kept"], -kept),
        (words["net"], net),
        *((words["owed"], one.owed) for one in facts.payments[-1:] if one.owed != ZERO),
    ]
    left = (words["open"], facts.accepted - paid)
    return Table(TableShape.SUMMED, tuple(texts["summed_heads"].values()), tuple(named), (left,))


def _ordered(facts: SummaryFacts, texts: PaperTexts) -> Iterator[tuple[Cell, ...]]:
    """What adds up to the value of the order: no base, no taxes that lie in the prices."""
    lines, discount, shipping, _, *taxes, _ = sums_of(facts.order, facts.order.figures, texts)
    added = (discount, shipping, *(() if taxes_inside(facts.order) else taxes))
    yield lines
    yield from (row for row in added if row[1] != ZERO)


def _taxes(facts: SummaryFacts, texts: PaperTexts) -> Table:
    words = texts["texts"]
    rows = tuple(
        (
            one.name,
            one.amount,
            one.month,
            one.billing or words["not_deposited"],
            one.ntpn or texts["document"]["none"],
        )
        for one in facts.taxes
    )
    return Table(TableShape.TAXED, tuple(texts["taxed_heads"].values()), rows)


def _sum(amounts: Iterable[Rupiah]) -> Rupiah:
    return sum(amounts, start=ZERO)
