"""Every flag cites its law and says what would make it pass (X20), in both languages."""

import ast
import tomllib
from pathlib import Path

import pytest

from bejo_desktop.domain.flags.citations import BrokenCitationsError, read_citations
from resources import path
from tests.architecture.test_words import rules_of_the_centre

ROOT = Path(__file__).parents[3]
FLAGGING = (
    *(ROOT / "bejo_desktop/domain/flags").glob("*.py"),
    ROOT / "bejo_desktop/application/drafts/flags.py",
    ROOT / "bejo_desktop/application/drafts/questions.py",
)
REFUSING = (
    ROOT / "bejo_desktop/domain/content.py",
    ROOT / "bejo_desktop/domain/terms.py",
    ROOT / "bejo_desktop/domain/tax/base.py",
    ROOT / "bejo_desktop/domain/money.py",
    ROOT / "bejo_desktop/domain/flags/dates.py",
)
"""Modules whose errors a draft shows as blocks."""
NO_BLOCKS = {"money.unreadable"}
NEGOTIATED = ("nothing_chosen", "lines", "other_vendor", "price_differs", "expired")
"""What `negotiating.require_negotiated` refuses of a draft."""


def texts(file):
    tree = ast.parse(file.read_text("utf-8"))
    return {x.value for x in ast.walk(tree) if isinstance(x, ast.Constant) if type(x.value) is str}


def raised(file):
    calls = (x for x in ast.walk(ast.parse(file.read_text("utf-8"))) if isinstance(x, ast.Call))
    for call in calls:
        name = call.func.id if isinstance(call.func, ast.Name) else ""
        if name in {"BadInput", "RuleBroken"} and isinstance(call.args[0], ast.Constant):
            yield call.args[0].value


@pytest.fixture(scope="module")
def citations():
    return read_citations(tomllib.loads(path("checks", "citations.toml").read_text("utf-8")))


def flag_codes(rules):
    keys = {rule.key for rule in rules.all}
    found = {text for file in FLAGGING for text in texts(file) if text.startswith("flag.")}
    return {text for text in found - keys if " " not in text and not text.endswith(".")} | {
        "flag.near_limit"
    }


def block_codes():
    errors = {code for file in REFUSING for code in raised(file)} - NO_BLOCKS
    negotiated = {f"negotiation.{code}" for code in NEGOTIATED}
    return errors | negotiated | {"vendor.suspended", "product.withdrawn", "order.account_unknown"}


REFUSALS = {"access.own_draft", "access.pp_limit", "order.other_ppk"}
"""Acts that the law, not the program, keeps from an officer (`domain.drafters`, `.charge`)."""


JUDGED = (
    "changing",
    "charge",
    "due",
    "evidence",
    "fulfilment",
    "payments",
    "receipt_checks",
    "small_purchase",
    "tax_deposits",
    "authority",
)
"""Modules of the domain whose errors the centre tells as the rule that an act broke."""


def test_every_rule_of_the_centre_has_its_citation(citations):
    domain = {x for name in JUDGED for x in raised(ROOT / f"bejo_desktop/domain/{name}.py")}
    told = {*rules_of_the_centre(), *domain, "number.series"}
    assert sorted(told - citations.keys()) == []
    assert len(told) > 70


def test_every_refusal_by_law_has_its_citation(citations):
    assert sorted(REFUSALS - citations.keys()) == []


def test_every_flag_and_every_block_has_its_citation(citations, rules):
    assert sorted((flag_codes(rules) | block_codes()) - citations.keys()) == []
    assert len(flag_codes(rules)) > 25


@pytest.mark.parametrize("language", ["id", "en"])
def test_every_cited_code_has_words_with_a_way_out(citations, language):
    words = {}
    for file in path("messages", language).glob("*.toml"):
        words |= tomllib.loads(file.read_text("utf-8"))
    flags = (code for code in citations if not code.startswith("figure."))
    without = [code for code in flags if not words.get(code, {}).get("way_out")]
    assert without == []


def test_every_rule_of_the_data_names_its_law_and_article(rules):
    assert [rule.id for rule in rules.all if not rule.law.strip()] == []


def test_every_cited_rule_is_among_the_rules(citations, rules):
    keys = {rule.key for rule in rules.all}
    assert {one.rule for one in citations.values() if one.rule} <= keys


@pytest.mark.parametrize(
    "document",
    [
        {},
        {"ground": [{"codes": ["flag.x"]}]},
        {"ground": [{"codes": ["flag.x"], "rule": "no.such"}]},
        {"ground": [{"codes": ["flag.x"], "law": "Ps 1"}]},
        {"ground": [{"codes": ["flag.x", "flag.x"], "law": "Ps 1", "source": "naskah"}]},
    ],
)
def test_a_broken_file_is_refused(document):
    with pytest.raises(BrokenCitationsError):
        read_citations(document)
