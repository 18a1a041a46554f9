"""`bejo order why ID`: every figure, block, question and notice with its rule, law and numbers."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from bejo_desktop.bootstrap.words import load_words
from bejo_desktop.cli.answers import Answer, Table
from bejo_desktop.cli.opening import open_desk
from bejo_desktop.domain.errors import RuleBroken

if TYPE_CHECKING:
    from bejo_desktop.application.ports.system import Words
    from bejo_desktop.application.views import Why
    from bejo_desktop.cli.arguments import Asked


def why(asked: Asked) -> Answer:
    """`bejo order why ID`."""
    with open_desk(asked) as core:
        order_id = core.orders.find(asked.order)
        reasons = core.explaining.order(core.session, order_id)
    words = load_words()
    rows = [_row(reason, words) for reason in reasons]
    table = Table(
        ("Apa", "Angka", "Dasar", "Jalan keluar"),
        [(row["message"], row["numbers"], row["law"], row["way_out"]) for row in rows],
    )
    return Answer({"why": rows}, (table,))


def _row(reason: Why, words: Words) -> dict[str, Any]:
    is_flag = reason.level is not None
    key = reason.figure if is_flag else f"why.{reason.figure}"
    facts = {**reason.facts, **({"line": reason.line} if reason.line else {})}
    way_out = words.way_out(RuleBroken(reason.figure, **facts)) if is_flag else ""
    return {
        "figure": reason.figure,
        "level": reason.level.value if reason.level else None,
        "line": reason.line,
        "message": words.phrase(key, **facts),
        "numbers": reason.numbers,
        "rule": reason.rule or None,
        "law": reason.source,
        "since": reason.since,
        "way_out": way_out,
        "facts": reason.facts,
    }
