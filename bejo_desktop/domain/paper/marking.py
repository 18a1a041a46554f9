"""What tells a draft, an original and a copy apart on paper."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from bejo_desktop.domain.paper.frame import Frame, Marking, MarkKind
from bejo_desktop.domain.paper.words import day_text, fill, month_text

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import date

    from bejo_desktop.domain.paper.facts import CopyFacts, PaperTexts, PurchaseOrderFacts


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
    title, footer = _names(print_of(facts), words)
    draft = facts.number is None
    subject = facts.package.subject or words["subject"].format(package=facts.package.name)
    return DocumentWords(
        title=title,
        footer=footer,
        place_and_date=place_and_date(facts.unit.place, facts.ordered_on, words, draft=draft),
        attachment=words["attachment_distribution" if attached else "attachment_none"],
        subject=subject,
    )


@dataclass(frozen=True, slots=True)
class Print:
    """
    Which print of a paper this is: KONSEP without `number`, SALINAN with `copy`, else original.

    `signed_on` is the day on which both parties' ink was recorded, where it was.
    """

    author: str
    number: str | None
    content_hash: str
    qr: str | None
    copy: CopyFacts | None = None
    signed_on: date | None = None


def print_of(facts: PurchaseOrderFacts) -> Print:
    """Return which print the paper of an order is, by the order's own number."""
    return Print(
        author=facts.unit.full_name,
        number=facts.number,
        content_hash=facts.content_hash,
        qr=facts.qr if facts.number else None,
        copy=facts.copy,
        signed_on=facts.signed_on,
    )


def frame(print_: Print, texts: PaperTexts) -> Frame:
    """Return what stands around a paper: names, marks, footer, code."""
    title, footer = _names(print_, texts["document"])
    return Frame(
        document_title=title,
        author=print_.author,
        footer=footer,
        marking=marking(print_, texts["marking"]),
        number=print_.number,
        content_hash=print_.content_hash,
        qr=print_.qr,
        page=texts["labels"]["page"],
        seal=texts["labels"]["seal"],
    )


def place_and_date(place: str, day: date, words: Mapping[str, str], *, draft: bool) -> str:
    """`Argosari, 12 Oktober 2026`; a draft leaves the day free."""
    if draft:
        return words["draft_place_and_date"].format(place=place, month=month_text(day))
    return words["place_and_date"].format(place=place, day=day_text(day))


def marking(print_: Print, words: Mapping[str, str]) -> Marking:
    """KONSEP without a number, SALINAN with copy facts, else unmarked."""
    if print_.number is None:
        return Marking(
            kind=MarkKind.DRAFT,
            watermark=words["draft_watermark"],
            badge=words["draft_badge"],
            over_name=words["draft_over_name"],
        )
    if print_.copy is not None:
        return _copy_marking(print_, print_.copy, words)
    return Marking(kind=MarkKind.ORIGINAL)


def _copy_marking(print_: Print, copy: CopyFacts, words: Mapping[str, str]) -> Marking:
    ordinal = str(copy.ordinal)
    signed = words["copy_unsigned"]
    if print_.signed_on is not None:
        signed = words["copy_signed"].format(day=day_text(print_.signed_on))
    return Marking(
        kind=MarkKind.COPY,
        watermark=words["copy_watermark"],
        badge=words["copy_badge"].format(ordinal=ordinal),
        over_name=words["copy_over_name"] if print_.signed_on else "",
        under_name=signed,
        closing=fill(
            words["copy"],
            ordinal=ordinal,
            day=day_text(copy.printed_on),
            reason=copy.reason.rstrip(". "),
        ),
    )


def _names(print_: Print, words: Mapping[str, str]) -> tuple[str, str]:
    """The names of the paper in the file and in its footer."""
    if print_.number is None:
        return words["draft_name"], words["draft_footer"]
    title = f"{words['name']} {print_.number}"
    if print_.copy is None:
        return title, words["footer"].format(number=print_.number)
    ordinal = print_.copy.ordinal
    return title, words["copy_footer"].format(number=print_.number, ordinal=ordinal)
