"""RULES.md says what the rule files say, and every test that it names exists."""

import ast
import re
import tomllib
from pathlib import Path

import pytest

from bejo_desktop.domain.codes import Reason
from bejo_desktop.domain.rules.catalogue import CATALOGUE, REGIONAL, UNREAD

ROOT = Path(__file__).parents[2]
TEXT = (ROOT / "RULES.md").read_text(encoding="utf-8")
RULES = [
    rule
    for file in sorted((ROOT / "resources/rules").glob("*.toml"))
    for rule in tomllib.loads(file.read_text(encoding="utf-8"))["rule"]
]
NAMED = sorted(set(re.findall(r"\[(test_\w+)\]\((tests/[\w/]+\.py)\)", TEXT)))


def rows():
    """The rows of the tables, as lists of cells."""
    return [
        [cell.strip() for cell in line.strip("|").split("|")]
        for line in TEXT.splitlines()
        if line.startswith("|")
    ]


def as_written(rule):
    """The value of a rule as the table writes it."""
    written = {
        "rupiah": lambda amount: "Rp" + f"{amount:,}".replace(",", "."),
        "rate": lambda rate: rate.replace(".", ",").replace("%", " %"),
        "number": lambda number: f"× {number}",
        "days": lambda days: f"{days} days",
        "years": lambda years: f"{years} years",
        "day_of_month": lambda day: f"day {day}",
        "switch": lambda switch: "yes" if switch else "no",
        "ratio": str,
        "word": str,
    }
    (field,) = rule.keys() & written
    return written[field](rule[field])


def id_of(rule):
    """The id of a rule, as an order keeps it."""
    place = f"/{rule['region']}" if "region" in rule else ""
    return f"{rule['key']}{place}@{rule['from']}"


@pytest.mark.parametrize("rule", RULES, ids=id_of)
def test_every_rule_stands_in_the_table_as_in_the_data(rule):
    name = f"`{id_of(rule)}`"
    if "to" in rule:
        name += f" to {rule['to']}"
    found = [row for row in rows() if row[0] == name]
    assert [row[1:4] for row in found] == [[as_written(rule), rule["law"], rule["status"]]]


def test_the_table_has_no_rule_that_the_data_lack():
    assert set(re.findall(r"`([a-z0-9_.A-Z/]+@[\d-]+)`", TEXT)) == {id_of(rule) for rule in RULES}


@pytest.mark.parametrize("rule", RULES, ids=id_of)
def test_every_rule_names_law_source_and_what_makes_it_doubtful(rule):
    assert rule["law"].strip()
    assert rule["source"].strip()
    # A switch is a choice: the data say why it is open, which a bare name does not.
    assert rule["status"] != "switch" or len(rule["source"].split()) > 1


def spelled_as(node):
    """The pattern of a text in the code, None for what only a run tells."""
    if isinstance(node, ast.Constant):
        return re.escape(node.value) if isinstance(node.value, str) else None
    if not isinstance(node, ast.JoinedStr):
        return None
    parts = (re.escape(x.value) if isinstance(x, ast.Constant) else r"\w+" for x in node.values)
    return "".join(parts)


def keys_in_code():
    """Patterns of every rule key that the code spells, whole or with places to fill."""
    own = ROOT / "bejo_desktop/domain/rules"
    for package in ("bejo_desktop", "bejo_central", "ui"):
        for file in (ROOT / package).rglob("*.py"):
            if own in file.parents:
                continue
            for node in ast.walk(ast.parse(file.read_text(encoding="utf-8"))):
                if spelled_as(node):
                    yield spelled_as(node)


def test_every_rule_is_read_by_the_code_or_listed_as_unread():
    spelled = {x for x in keys_in_code() if ("." in x and x[0] != "\\") or x in CATALOGUE}
    pattern = re.compile("|".join(sorted(spelled)))
    assert sorted(key for key in CATALOGUE if not pattern.fullmatch(key)) == sorted(
        UNREAD - {"tkdn.order"}  # cited, its value unread
    )


def keys_asked_by_region():
    """Patterns of the keys that are asked for as `rules.on(key, day, region)`."""
    for package in ("bejo_desktop", "bejo_central", "ui"):
        for file in (ROOT / package).rglob("*.py"):
            for node in ast.walk(ast.parse(file.read_text(encoding="utf-8"))):
                if getattr(getattr(node, "func", None), "attr", "") != "on":
                    continue
                if len(node.args) + len(node.keywords) == 3 and spelled_as(node.args[0]):
                    yield spelled_as(node.args[0])


def test_a_row_of_a_region_is_allowed_where_the_code_asks_by_region_and_nowhere_else():
    pattern = re.compile("|".join(keys_asked_by_region()))
    assert sorted(key for key in CATALOGUE if pattern.fullmatch(key)) == sorted(REGIONAL - UNREAD)


@pytest.mark.parametrize("key", sorted(UNREAD))
def test_a_rule_that_decides_nothing_says_so(key):
    sources = [rule["source"] for rule in RULES if rule["key"] == key]
    assert sources
    assert all("belum dipakai: datanya belum ada di katalog" in source for source in sources)
    ((_, lacking, _),) = [row for row in rows() if row[0] == f"`{key}`"]
    assert lacking


def test_no_rule_that_is_read_says_that_it_is_not():
    told = {rule["key"] for rule in RULES if "belum dipakai" in rule["source"]}
    assert told == UNREAD
    listed = {
        row[0].strip("`") for row in rows() if row[-1].startswith("[test_a_rule_that_decides")
    }
    assert listed == UNREAD


@pytest.mark.parametrize("reason", Reason)
def test_every_reason_of_the_centre_has_its_row(reason):
    assert [row for row in rows() if row[0] == f"`{reason.value}`"]


def test_every_row_names_a_test():
    heads = {"id", "rule", "reason", "---"}
    without = [row for row in rows() if row[0] not in heads and not row[-1].startswith("[test_")]
    assert not without


@pytest.mark.parametrize(("name", "path"), NAMED)
def test_every_test_that_is_named_exists(name, path):
    tree = ast.parse((ROOT / path).read_text(encoding="utf-8"))
    assert name in {node.name for node in tree.body if isinstance(node, ast.FunctionDef)}
