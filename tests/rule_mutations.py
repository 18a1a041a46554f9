"""
Whether the test that RULES.md names for a row would see that row changed: `make prove`.

    python -m tests.rule_mutations [KEY…]

Each row gets another value in memory (a rupiah, a day or a per cent more, the switch flipped,
every other word of its list), and takes over from the row before it on another day; its test
must fail each time. Prints what no test saw; 1 for any.
"""

from __future__ import annotations

import contextlib
import io
import re
import sys
import tomllib
from datetime import timedelta
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

import pytest

from bejo_desktop.domain.rules.book import RuleBook
from bejo_desktop.domain.rules.catalogue import WORDS, ValueKind

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    Row = Mapping[str, Any]
    Swap = Mapping[str, Row]

ROOT: Final = Path(__file__).parents[1]
ROW: Final = re.compile(r"\| `([a-z0-9_.A-Z/]+@[\d-]+)`.*\[(test_\w+)\]\((tests/[\w/]+\.py)\) \|")
parse: Final = RuleBook.parse.__func__  # type: ignore[attr-defined]


def id_of(rule: Row) -> str:
    """Return the id of a row as an order keeps it."""
    place = f"/{rule['region']}" if "region" in rule else ""
    return f"{rule['key']}{place}@{rule['from']}"


def others(rule: Row) -> Iterator[dict[str, Any]]:
    """Yield the row with other values that its kind allows."""
    if "rate" in rule:
        yield {**rule, "rate": f"{float(rule['rate'].removesuffix('%')) + 1:g}%"}
    elif "ratio" in rule:
        yield {**rule, "ratio": "10/12"}
    elif "switch" in rule:
        yield {**rule, "switch": not rule["switch"]}
    elif "word" in rule:
        words = WORDS[rule["key"].partition(".")[0]] - {rule["word"]}
        yield from ({**rule, "word": str(word)} for word in sorted(words))
    else:
        (kind,) = rule.keys() & set(ValueKind)
        yield {**rule, kind: rule[kind] + 1}


def with_others(row: Row) -> Iterator[tuple[str, Swap]]:
    """Yield what is said of another value of the row, and the swap that makes it."""
    for changed in others(row):
        value = {name: x for name, x in changed.items() if row[name] != x}
        yield f"as {value}", {id_of(row): changed}


def moved(row: Row, rows: Sequence[Row]) -> Iterator[tuple[str, Swap]]:
    """
    Yield the same of a row that takes over later, and earlier, from one of another value.

    What counts for whole months, a day of a month, is moved by a month.
    """
    (kind,) = row.keys() & set(ValueKind)
    eve = row["from"] - timedelta(days=1)
    for before in rows:
        is_before = (before["key"], before.get("region")) == (row["key"], row.get("region"))
        if not is_before or before.get("to") != eve or before[kind] == row[kind]:
            continue
        for days in (31, -31) if kind == ValueKind.DAY_OF_MONTH else (1, -1):
            by = timedelta(days=days)
            yield (
                f"from {row['from'] + by}",
                {
                    id_of(row): {**row, "from": row["from"] + by},
                    id_of(before): {**before, "to": eve + by},
                },
            )


def result(test: str, swap: Swap) -> int:
    """Run a test while the rule book holds other rows in the place of those of the swap."""

    def mutated(cls: type[RuleBook], documents: Any, **more: Any) -> RuleBook:
        rows = [[swap.get(id_of(x), x) for x in one["rule"]] for one in documents]
        book: RuleBook = parse(cls, [{"rule": each} for each in rows], **more)
        return book

    RuleBook.parse = classmethod(mutated)  # type: ignore[assignment, method-assign, arg-type]
    try:
        with contextlib.redirect_stdout(io.StringIO()):
            return int(pytest.main([test, "-q", "-x", "-p", "no:cacheprovider"]))
    finally:
        RuleBook.parse = classmethod(parse)  # type: ignore[assignment, method-assign]


def unseen(row: Row, test: str, rows: Sequence[Row]) -> Iterator[str]:
    """Yield the changes of a row that its test does not see."""
    for said, swap in (*with_others(row), *moved(row, rows)):
        parse(RuleBook, [{"rule": [swap.get(id_of(x), x) for x in rows]}])  # a real book
        if result(test, swap) != pytest.ExitCode.TESTS_FAILED:
            yield f"{id_of(row)} {said}: {test}"


def main(wanted: list[str]) -> int:
    """Change one row after the other and return 1 where its test saw nothing."""
    text = (ROOT / "RULES.md").read_text(encoding="utf-8")
    tests = {name: f"{path}::{test}" for name, test, path in ROW.findall(text)}
    files = sorted((ROOT / "resources/rules").glob("*.toml"))
    rows = [x for file in files for x in tomllib.loads(file.read_text(encoding="utf-8"))["rule"]]
    chosen = [row for row in rows if not wanted or row["key"] in wanted]
    broken = [x for x in {tests[id_of(row)] for row in chosen} if result(x, {})]
    found = [x for row in chosen for x in unseen(row, tests[id_of(row)], rows)]
    told = [f"{len(chosen)} rows changed, {len(found)} changes unseen", *found]
    sys.stdout.write("\n".join([*told, *(f"fails unchanged: {test}" for test in broken), ""]))
    return 1 if found or broken else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
