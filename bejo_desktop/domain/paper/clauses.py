"""The clauses of a Surat Pesanan, each in the wording that the order's facts call for."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bejo_desktop.domain.codes import Collector, Kind, Platform, PriceMode
from bejo_desktop.domain.days import weekday_name
from bejo_desktop.domain.paper.words import NO_BREAK, count_words, day_text, fill

if TYPE_CHECKING:
    from collections.abc import Mapping

    from bejo_desktop.domain.paper.facts import PaperTexts, PurchaseOrderFacts
    from bejo_desktop.domain.paper.frame import RichText


def clauses(facts: PurchaseOrderFacts, texts: PaperTexts) -> tuple[RichText, ...]:
    """Return the terms in the order they are numbered (users.md 3.1, notes b to e)."""
    words, pieces = texts["clauses"], texts["pieces"]
    return (
        _price(facts, texts),
        _time(facts, words),
        _place(facts, words, pieces),
        fill(words[_by_kind(facts, "inspection")], **_count(facts.terms.replacement_days)),
        fill(words["handover"]),
        fill(
            words[f"payment_{facts.payment.value}"],
            **_count(facts.terms.payment_days),
            papers=_papers(facts, pieces),
        ),
        _tax(facts, words, pieces),
        _quality(facts, words, pieces),
        _penalty(facts, words, pieces),
        fill(words["force_majeure"], **_count(facts.terms.notice_days)),
        fill(words["change"]),
        fill(words["termination"]),
        fill(words["integrity"]),
        fill(words["dispute"]),
        fill(words["originals" if facts.stamp_duty else "originals_plain"]),
    )


def bears_ppn(facts: PurchaseOrderFacts) -> bool:
    """Whether PPN is part of this order."""
    return facts.vendor.pkp and facts.figures.ppn.amount > 0


def taxes_inside(facts: PurchaseOrderFacts) -> bool:
    """Whether the unit prices already carry a tax of this order."""
    figures = facts.figures
    taxed = bears_ppn(facts) or figures.pbjt.amount > 0
    return facts.price_mode is PriceMode.INCLUSIVE and taxed


def _price(facts: PurchaseOrderFacts, texts: PaperTexts) -> RichText:
    template = texts["clauses"]["price_shipping" if facts.figures.shipping.amount else "price"]
    tax = " ".join(texts["pieces"][piece] for piece in _price_pieces(facts))
    return fill(template, tax=tax, object=texts["objects"][facts.kind.value])


def _price_pieces(facts: PurchaseOrderFacts) -> list[str]:
    """Which sentences on taxes belong to the clause on prices."""
    pieces = []
    if not facts.vendor.pkp:
        pieces.append("tax_none")
    elif not bears_ppn(facts):
        pieces.append("tax_free")
    elif not taxes_inside(facts):
        pieces.append("tax_separate")
    if taxes_inside(facts):
        pieces.append("tax_inclusive")
    elif facts.figures.pbjt.amount:
        pieces.append("local_tax_separate")
    return pieces


def _time(facts: PurchaseOrderFacts, words: Mapping[str, str]) -> RichText:
    days = (facts.due_on - facts.ordered_on).days
    when = {"weekday": weekday_name(facts.due_on), "day": day_text(facts.due_on)}
    if days == 0:
        return fill(words["time_same_day"], **when)
    return fill(words["time"], **_count(days), **when)


def _place(
    facts: PurchaseOrderFacts, words: Mapping[str, str], pieces: Mapping[str, str]
) -> RichText:
    delivery = facts.delivery
    receiver = office = phone = ""
    several = delivery.distribution_attached
    if delivery.receiver_office:
        office = pieces["receiver_office"].format(office=delivery.receiver_office)
    if delivery.phone:
        phone = pieces["receiver_phone"].format(phone=delivery.phone)
    if delivery.receiver:
        receiver = pieces["receiver"].format(name=delivery.receiver, office=office, phone=phone)
    return fill(
        words["place"],
        address=pieces["by_distribution"] if several else delivery.address,
        receiver=_tied(receiver),
        distribution=pieces["distribution"] if several else "",
    )


def _papers(facts: PurchaseOrderFacts, pieces: Mapping[str, str]) -> str:
    names = ["paper_handover", "paper_invoice", "paper_receipt"]
    if bears_ppn(facts):
        names.append("paper_tax_invoice")
    if facts.platform is not Platform.NONE:
        names.append("paper_platform_invoice")
    return ", ".join(pieces[name] for name in names)


def _tax(
    facts: PurchaseOrderFacts, words: Mapping[str, str], pieces: Mapping[str, str]
) -> RichText:
    by_platform = facts.collector is Collector.PLATFORM
    return fill(
        words["tax_platform" if by_platform else "tax_treasurer"],
        taxes=pieces["taxes_ppn_and_pph" if bears_ppn(facts) else "taxes_pph"],
        local=pieces["local_tax"] if facts.figures.pbjt.amount else "",
    )


def _quality(
    facts: PurchaseOrderFacts, words: Mapping[str, str], pieces: Mapping[str, str]
) -> RichText:
    terms = facts.terms
    return fill(
        words[_by_kind(facts, "quality")],
        warranty=_months(pieces["warranty"], terms.warranty_months),
        shelf_life=_months(pieces["shelf_life"], terms.shelf_life_months),
    )


def _penalty(
    facts: PurchaseOrderFacts, words: Mapping[str, str], pieces: Mapping[str, str]
) -> RichText:
    terms = facts.terms
    return fill(
        words["penalty_ppn" if bears_ppn(facts) else "penalty"],
        divisor=str(terms.penalty_divisor),
        divisor_words=count_words(terms.penalty_divisor),
        base=pieces[f"penalty_{terms.penalty_base}"],
    )


def _by_kind(facts: PurchaseOrderFacts, clause: str) -> str:
    return clause if facts.kind is Kind.GOODS else f"{clause}_services"


def _months(template: str, months: int | None) -> str:
    if not months:
        return ""
    return _tied(template.format(months=months, months_words=count_words(months)))


def _tied(text: str) -> str:
    return text.replace("~", NO_BREAK)


def _count(days: int) -> dict[str, str]:
    return {"days": str(days), "days_words": count_words(days)}
