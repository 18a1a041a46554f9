"""Food and drink, the first thing that is checked: portions against guests, and the local tax."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from bejo_desktop.domain.codes import TaxClass
from bejo_desktop.domain.flags.past import account_of
from bejo_desktop.domain.flags.question import Question

if TYPE_CHECKING:
    from collections.abc import Iterator

    from bejo_desktop.domain.content import OrderContent, OrderLine
    from bejo_desktop.domain.rules.book import Rules

FOOD_ACCOUNTS: Final = frozenset({"5.1.02.01.01.0052", "5.1.02.01.01.0053"})
"""Belanja makanan dan minuman rapat, and that of jamuan tamu (domain.md 4)."""
PORTION_MEASURES: Final = frozenset(
    {"porsi", "kotak", "dus", "box", "bungkus", "paket", "pax", "orang", "cup", "gelas", "piring"}
)
"""Measures of which one is for one guest."""
RAW_MEASURES: Final = frozenset({"kg", "kilogram", "ons", "gram", "g", "liter", "l", "ekor"})
"""Measures of the market: what is weighed out is for the kitchen, no restaurant serves it."""
PREPARED: Final = frozenset(
    {
        "ayam",
        "bakso",
        "catering",
        "jajan",
        "jajanan",
        "katering",
        "kudapan",
        "kue",
        "lunchbox",
        "makan",
        "nasi",
        "pecel",
        "prasmanan",
        "rawon",
        "sate",
        "snack",
        "soto",
        "tumpeng",
    }
)
"""Words of prepared food, on which PBJT is due instead of PPN."""
NOT_PREPARED: Final = frozenset(
    {
        "alat",
        "beku",
        "cetakan",
        "cooker",
        "kertas",
        "mentah",
        "mesin",
        "meja",
        "mika",
        "panci",
        "peralatan",
        "piring",
        "plastik",
        "rak",
        "sendok",
        "styrofoam",
        "tempat",
        "wadah",
    }
)
"""Words of things about food that are no prepared food."""

_WORD: Final = re.compile(r"[a-z]+")


def portion_questions(content: OrderContent, rules: Rules) -> Iterator[Question]:
    """
    Ask about a line with more portions than guests (`flag.portion`, part that is let pass).

    Line by line: a meal and a snack for forty guests are eighty portions and no finding. Portions
    of an occasion that is not told are asked about once, `flag.no_occasion`.
    """
    occasion = content.occasion
    rule = rules.on("flag.portion", content.ordered_on)
    if occasion is None or occasion.guests <= 0:
        portions = [line.name for line in content.lines if is_portion(line)]
        if portions:
            yield Question("flag.no_occasion", rule.id, {"product": portions[0]}, at="occasion")
        return
    for position, line in enumerate(content.lines, start=1):
        if is_portion(line) and line.quantity.value > occasion.guests * (1 + rule.ratio):
            facts: dict[str, object] = {
                "product": line.name,
                "portions": str(line.quantity),
                "guests": occasion.guests,
            }
            yield Question("flag.portion", rule.id, facts, position, "quantity")


def local_tax_questions(content: OrderContent, rules: Rules) -> Iterator[Question]:
    """Ask about prepared food of a class that bears no restaurant tax (`pbjt.makmin`)."""
    rule = rules.on("pbjt.makmin", content.due_on, content.region or None)
    for position, line in enumerate(content.lines, start=1):
        is_raw = line.measure.casefold() in RAW_MEASURES
        if line.tax_class is not TaxClass.CATERING and not is_raw and is_prepared(line.name):
            facts: dict[str, object] = {
                "product": line.name,
                "account": account_of(line.budget_line),
            }
            yield Question("flag.pbjt_missing", rule.id, facts, position, "product")


def is_portion(line: OrderLine) -> bool:
    """Tell whether a line is food of which one is for one guest."""
    is_food = line.tax_class is TaxClass.CATERING or account_of(line.budget_line) in FOOD_ACCOUNTS
    return is_food and line.measure.casefold() in PORTION_MEASURES


def is_prepared(name: str) -> bool:
    """Tell whether the words of a product's name are those of prepared food."""
    words = set(_WORD.findall(name.casefold()))
    return bool(words & PREPARED) and not words & NOT_PREPARED


def is_food_account(budget_line: str) -> bool:
    """Tell whether a budget line pays food for meetings or guests."""
    return account_of(budget_line) in FOOD_ACCOUNTS
