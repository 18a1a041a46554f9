"""Orders that look like one of last week: the same things again, or a vendor of nearly that name."""

from __future__ import annotations

import re
from difflib import SequenceMatcher
from typing import TYPE_CHECKING, Final

from bejo_desktop.domain.flags.question import Question

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from bejo_desktop.domain.flags.past import PastOrder
    from bejo_desktop.domain.rules.book import Rules

SAME_LINES: Final = (4, 5)
"""Part of all products of both orders that must be in both."""
ALIKE_NAMES: Final = (17, 20)
"""How alike two names must be, of 1."""

UNNUMBERED: Final = "yang belum bernomor"
"""What an order without a number is called; its day is told beside it."""

_WORD: Final = re.compile(r"\w+")
_FORMS: Final = frozenset(
    {"cv", "pt", "ud", "pd", "fa", "toko", "koperasi", "kop", "warung", "depot", "rm", "tbk"}
)


def lookalike_question(
    order: PastOrder, past: Iterable[PastOrder], rules: Rules
) -> Question | None:
    """
    Ask about the newest order of the last days (`flag.lookalike.window_days`) that is alike.

    Same vendor and nearly the same products, or another vendor of nearly the same name for the
    same rekening.
    """
    rule = rules.on("flag.lookalike.window_days", order.on)
    near = [one for one in past if abs((order.on - one.on).days) <= rule.number]
    for one in sorted(near, key=lambda one: one.on, reverse=True):
        code = _alike(order, one)
        if code:
            facts: dict[str, object] = {
                "order": one.number or UNNUMBERED,
                "day": one.on.isoformat(),
                "vendor": one.vendor_name,
                "total": one.total.amount,
                "own_vendor": order.vendor_name,
            }
            return Question(code, rule.id, facts)
    return None


def note_question(order: PastOrder, past: Sequence[PastOrder], rules: Rules) -> Question | None:
    """Ask about a nota of the vendor that another order of the unit names already."""
    wanted = order.vendor_note.casefold()
    for one in past:
        if wanted and one.vendor == order.vendor and one.vendor_note.casefold() == wanted:
            facts: dict[str, object] = {
                "note": order.vendor_note,
                "order": one.number,
                "day": one.on.isoformat(),
                "vendor": one.vendor_name,
            }
            rule = rules.on("flag.split.long_window_days", order.on)
            return Question("flag.note_again", rule.id, facts, at="vendor_note")
    return None


def _alike(order: PastOrder, other: PastOrder) -> str:
    if order.vendor == other.vendor:
        return "flag.lookalike" if order.vendor and _is_same(order, other) else ""
    shares_account = order.accounts.keys() & other.accounts.keys()
    if shares_account and names_alike(order.vendor_name, other.vendor_name):
        return "flag.vendor_alike"
    return ""


def _is_same(order: PastOrder, other: PastOrder) -> bool:
    part, whole = SAME_LINES
    both, all_ = order.products & other.products, order.products | other.products
    return bool(all_) and len(both) * whole >= len(all_) * part


def names_alike(one: str, other: str) -> bool:
    """Tell whether two firms' names are nearly the same but for their legal form."""
    bare, other_bare = _bare(one), _bare(other)
    if not bare or not other_bare:
        return False
    part, whole = ALIKE_NAMES
    matcher = SequenceMatcher(None, bare, other_bare, autojunk=False)
    return matcher.quick_ratio() * whole >= part and matcher.ratio() * whole >= part


def _bare(name: str) -> str:
    return " ".join(word for word in _WORD.findall(name.casefold()) if word not in _FORMS)
