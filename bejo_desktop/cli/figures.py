"""`bejo quote` and `bejo words`: figures without a store, fast to start."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

from bejo_desktop.application.drafts.file import read_json
from bejo_desktop.application.quotes.quoting import quote_document
from bejo_desktop.bootstrap.law import load_rules
from bejo_desktop.cli.answers import Answer, Table
from bejo_desktop.cli.arguments import ArgumentsWrong
from bejo_desktop.cli.files import read_file
from bejo_desktop.cli.lines import write_answers
from bejo_desktop.domain.errors import BadInput
from bejo_desktop.domain.money import RUPIAH_MAX
from bejo_desktop.domain.spelled import spelled

if TYPE_CHECKING:
    from collections.abc import Callable

    from bejo_desktop.cli.arguments import Asked


def quote(asked: Asked) -> Answer:
    """`bejo quote FILE` and `bejo quote --lines FILE`."""
    if asked.lines:
        return _written(write_answers(asked.lines, _quoting))
    figures = quote_document(_object(read_json(read_file(asked.file))), load_rules())
    rows = [
        (name, f"{value:,}".replace(",", "."))
        for name, value in figures.items()
        if type(value) is int
    ]
    return Answer(figures, (Table(("Angka", "Rp"), rows, frozenset({1})), str(figures["words"])))


def words(asked: Asked) -> Answer:
    """`bejo words AMOUNT…` and `bejo words --lines FILE`."""
    if asked.lines:
        return _written(write_answers(asked.lines, _spelling))
    if not asked.amounts:
        raise ArgumentsWrong("cli.arguments", problem="AMOUNT")
    spelt = [_spelled_item(amount) for amount in asked.amounts]
    shown = tuple(str(one["words"]) for one in spelt)
    return Answer(spelt if len(spelt) > 1 else spelt[0], shown)


def _quoting() -> Callable[[Any], dict[str, object]]:
    rules = load_rules()
    return lambda item: quote_document(item, rules)


def _spelling() -> Callable[[Any], dict[str, object]]:
    return _spelled_item


def _written(bad: int) -> Answer:
    """Return the answer of a command that wrote its lines itself."""
    return Answer(None, code=1 if bad else 0)


def _spelled_item(item: object) -> dict[str, object]:
    """Spell an amount; a line is a whole number, its text, or an object with `amount`."""
    known = item if isinstance(item, dict) else {"amount": item}
    amount = known.get("amount")
    if isinstance(amount, str) and amount.isascii() and amount.isdecimal():
        amount = json.loads(amount.lstrip("0") or "0")
    if type(amount) is not int or not 0 <= amount <= RUPIAH_MAX:
        raise BadInput("cli.amount", field="amount", typed=str(amount)[:40])
    spelt: dict[str, object] = {"amount": amount, "words": spelled(amount)}
    return {"id": known["id"], **spelt} if "id" in known else spelt


def _object(document: object) -> dict[str, object]:
    if not isinstance(document, dict):
        raise BadInput("file.not_json", problem="object")
    return document
