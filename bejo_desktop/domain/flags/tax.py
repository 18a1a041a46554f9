"""Taxes that do not fit the vendor: PPN without PKP, a doubled PPh, a collector by choice."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from bejo_desktop.domain.codes import Collector, PriceMode, TaxClass
from bejo_desktop.domain.flags.question import Question
from bejo_desktop.domain.money import ZERO
from bejo_desktop.domain.tax.computing import compute

if TYPE_CHECKING:
    from collections.abc import Iterator

    from bejo_desktop.domain.content import OrderContent
    from bejo_desktop.domain.parties import Vendor
    from bejo_desktop.domain.rules.book import RuleBook

_TAXED = frozenset({TaxClass.GOODS, TaxClass.LUXURY, TaxClass.SERVICE})


def ppn_questions(
    content: OrderContent, vendor: Vendor | None, rules: RuleBook
) -> Iterator[Question]:
    """
    Ask about PPN where the vendor is no PKP: in the figures, in the offer, in the prices.

    A vendor who is no PKP may not ask for PPN, neither beside the price nor in it.
    """
    if vendor is None or vendor.pkp:
        return
    yield from _platform_wants_a_pkp(content, vendor, rules)
    rule, name = rules.on("ppn.rate", content.due_on).id, vendor.name
    figures, talks = content.figures, content.negotiation
    offered = talks.offers[talks.chosen] if talks and talks.chosen is not None else None
    if (figures is not None and figures.ppn > ZERO) or (offered is not None and offered.pkp):
        amount = ZERO if figures is None else figures.ppn
        facts: dict[str, object] = {"vendor": name, "amount": amount.amount}
        yield Question("flag.ppn_non_pkp", rule, facts, at="vendor")
    elif content.price_mode is PriceMode.INCLUSIVE and _has_taxed_lines(content):
        yield Question("flag.inclusive_non_pkp", rule, {"vendor": name}, at="price_mode")


def tax_id_question(
    content: OrderContent, vendor: Vendor | None, rules: RuleBook
) -> Question | None:
    """
    Ask about a tax id that is not validated, with what the order would be if it were.

    None where it changes no figure: that is told, not asked.
    """
    if vendor is None or vendor.npwp_valid or content.figures is None:
        return None
    request = content.quote()
    validated = compute(replace(request, vendor=replace(request.vendor, npwp=True)), rules)
    kept, due = _income(content), sum((row.amount.amount for row in validated.pph), start=0)
    if kept == due:
        return None
    article = content.figures.pph[0].article
    key = "pph22.bendahara.no_npwp" if article == "22" else "pph23.no_npwp"
    facts: dict[str, object] = {
        "vendor": vendor.name,
        "amount": kept,
        "validated": due,
        "net": validated.net_to_vendor.amount,
    }
    rule = rules.on(key, content.due_on)
    return Question("flag.npwp_not_validated", rule.id, facts, at="vendor")


def collector_question(content: OrderContent, rules: RuleBook) -> Question | None:
    """Tell that another collects the taxes than platform and payment say, and why."""
    key = f"collector.{content.platform.value}.{content.payment.value}"
    rule = rules.on(key, content.due_on)
    if content.collector.value == rule.word:
        return None
    facts: dict[str, object] = {
        "usual": rule.word,
        "chosen": content.collector.value,
        "reason": content.collector_reason,
    }
    return Question("flag.collector_changed", rule.id, facts, at="collector")


def _platform_wants_a_pkp(
    content: OrderContent, vendor: Vendor, rules: RuleBook
) -> Iterator[Question]:
    """Ask about a vendor who is no PKP where the platform collects, if the switch is on."""
    if content.collector is not Collector.PLATFORM:
        return
    rule = rules.on("mp.vendor.pkp", content.due_on, content.region or None)
    if rule.switch:
        yield Question("flag.platform_non_pkp", rule.id, {"vendor": vendor.name}, at="vendor")


def _income(content: OrderContent) -> int:
    assert content.figures is not None
    return sum((row.amount.amount for row in content.figures.pph), start=0)


def _has_taxed_lines(content: OrderContent) -> bool:
    return any(line.tax_class in _TAXED for line in content.lines)
