"""The rows under the table of lines, as users.md 3.1 and its notes say."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bejo_desktop.domain.paper.clauses import taxes_inside
from bejo_desktop.domain.paper.sheet import SumRow

if TYPE_CHECKING:
    from bejo_desktop.domain.paper.facts import PaperTexts, PurchaseOrderFacts


def sum_rows(facts: PurchaseOrderFacts, texts: PaperTexts) -> tuple[SumRow, ...]:
    """Return the rows from Jumlah to TOTAL; no figure is computed here."""
    words, figures = texts["sums"], facts.figures
    rows = [
        SumRow(words["lines_inclusive" if taxes_inside(facts) else "lines"], figures.lines),
        SumRow(words["discount"], -figures.discount),
        SumRow(words["shipping"], figures.shipping),
    ]
    if facts.vendor.pkp:
        rows.append(SumRow(words["base"], figures.base, ruled=True))
        rows.extend(_ppn_rows(facts, texts))
    if figures.pbjt.amount:
        label = words["pbjt"].format(rate=facts.figures.pbjt_rate)
        rows.append(SumRow(label, figures.pbjt, ruled=not facts.vendor.pkp))
    return (*rows, SumRow(words["total"], figures.total, ruled=True, strong=True))


def _ppn_rows(facts: PurchaseOrderFacts, texts: PaperTexts) -> list[SumRow]:
    words, figures = texts["sums"], facts.figures
    if figures.other_base is None:
        return [SumRow(words["ppn"].format(rate=figures.ppn_rate).strip(), figures.ppn)]
    label = words["ppn_on_other_base"].format(rate=figures.ppn_rate)
    return [SumRow(words["other_base"], figures.other_base), SumRow(label, figures.ppn)]


def sums_note(facts: PurchaseOrderFacts, texts: PaperTexts) -> str:
    """Return what has to be said of taxes beside the sums, "" where nothing has."""
    words = texts["sums"]
    notes = [words["note_non_pkp"]] if not facts.vendor.pkp else []
    if taxes_inside(facts):
        notes.append(words["note_inclusive"])
    return " ".join(notes)
