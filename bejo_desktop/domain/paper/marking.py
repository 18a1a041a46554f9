"""What tells a draft, an original and a copy apart on paper."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from bejo_desktop.domain.paper.sheet import Marking, MarkKind
from bejo_desktop.domain.paper.words import day_text, fill, month_text

if TYPE_CHECKING:
    from collections.abc import Mapping

    from bejo_desktop.domain.paper.facts import CopyFacts, PurchaseOrderFacts


@dataclass(frozen=True, slots=True)
class DocumentWords:
    """The texts around the letter: the file's title, the footer, date, Lampiran and Perihal."""

    title: str
    footer: str
    place_and_date: str
    attachment: str
    subject: str


def document_words(facts: PurchaseOrderFacts, words: Mapping[str, str]) -> DocumentWords:
    """Return title, footer, date line, Lampiran and Perihal of the paper."""
    attached = facts.delivery.distribution_attached
    title, footer, place_and_date = _named(facts, words)
    subject = facts.package.subject or words["subject"].format(package=facts.package.name)
    return DocumentWords(
        title=title,
        footer=footer,
        place_and_date=place_and_date,
        attachment=words["attachment_distribution" if attached else "attachment_none"],
        subject=subject,
    )


def marking(facts: PurchaseOrderFacts, words: Mapping[str, str]) -> Marking:
    """KONSEP without a number, SALINAN with copy facts, else unmarked."""
    if facts.number is None:
        return Marking(
            kind=MarkKind.DRAFT,
            watermark=words["draft_watermark"],
            badge=words["draft_badge"],
            over_name=words["draft_over_name"],
        )
    if facts.copy is not None:
        return _copy_marking(facts, facts.copy, words)
    return Marking(kind=MarkKind.ORIGINAL)


def _copy_marking(facts: PurchaseOrderFacts, copy: CopyFacts, words: Mapping[str, str]) -> Marking:
    ordinal = str(copy.ordinal)
    signed = words["copy_unsigned"]
    if facts.signed_on is not None:
        signed = words["copy_signed"].format(day=day_text(facts.signed_on))
    return Marking(
        kind=MarkKind.COPY,
        watermark=words["copy_watermark"],
        badge=words["copy_badge"].format(ordinal=ordinal),
        over_name=words["copy_over_name"] if facts.signed_on else "",
        under_name=signed,
        closing=fill(
            words["copy"],
            ordinal=ordinal,
            day=day_text(copy.printed_on),
            reason=copy.reason.rstrip(". "),
        ),
    )


def _named(facts: PurchaseOrderFacts, words: Mapping[str, str]) -> tuple[str, str, str]:
    place = facts.unit.place
    if facts.number is None:
        undated = words["draft_place_and_date"]
        month = month_text(facts.ordered_on)
        return words["draft_name"], words["draft_footer"], undated.format(place=place, month=month)
    dated = words["place_and_date"].format(place=place, day=day_text(facts.ordered_on))
    title = f"{words['name']} {facts.number}"
    if facts.copy is None:
        return title, words["footer"].format(number=facts.number), dated
    footer = words["copy_footer"].format(number=facts.number, ordinal=facts.copy.ordinal)
    return title, footer, dated
