"""`bejo quote` and `bejo words`: figures without a store, fast to start."""

from __future__ import annotations

import json
import sys
from typing import TYPE_CHECKING, Any

from bejo_desktop.application.drafts.file import read_json
from bejo_desktop.application.quotes.quoting import quote_document
from bejo_desktop.bootstrap.law import load_rules
from bejo_desktop.bootstrap.words import load_words
from bejo_desktop.cli.answers import Answer, Table, as_json
from bejo_desktop.cli.arguments import ArgumentsWrong
from bejo_desktop.cli.files import read_file
from bejo_desktop.cli.program import described
from bejo_desktop.domain.errors import BadInput, BejoError
from bejo_desktop.domain.money import RUPIAH_MAX
from bejo_desktop.domain.spelled import spelled

if TYPE_CHECKING:
    from collections.abc import Callable

    from bejo_desktop.cli.arguments import Asked


def quote(asked: Asked) -> Answer:
    """`bejo quote FILE` and `bejo quote --lines FILE`."""
    rules = load_rules()
    if asked.lines:
        return _each_line(read_file(asked.lines), lambda item: quote_document(item, rules))
    figures = quote_document(_object(read_json(read_file(asked.file))), rules)
    rows = [
        (name, f"{value:,}".replace(",", "."))
        for name, value in figures.items()
        if type(value) is int
    ]
    return Answer(figures, (Table(("Angka", "Rp"), rows, frozenset({1})), str(figures["words"])))


def words(asked: Asked) -> Answer:
    """`bejo words AMOUNT…` and `bejo words --lines FILE`."""
    if asked.lines:
        return _each_line(read_file(asked.lines), _spelled_item)
    if not asked.amounts:
        raise ArgumentsWrong("cli.arguments", problem="AMOUNT")
    spelt = [_spelled_item(amount) for amount in asked.amounts]
    shown = tuple(str(one["words"]) for one in spelt)
    return Answer(spelt if len(spelt) > 1 else spelt[0], shown)


def _each_line(data: bytes, work: Callable[[Any], dict[str, object]]) -> Answer:
    """Write one JSON document a line, in the order of the lines; a bad one as its error."""
    sentences = load_words()
    bad = 0
    for line in data.splitlines():
        if not line.strip():
            continue
        item: object = None
        try:
            item = read_json(line)
            answer = work(item)
        except BejoError as error:
            bad += 1
            name = item.get("id") if isinstance(item, dict) else None
            answer = {"id": name, "error": described(error, sentences)}
        sys.stdout.write(as_json(answer) + "\n")
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
