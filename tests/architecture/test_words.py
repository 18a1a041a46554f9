"""Every code that can reach a person has its words, in both languages, with a way out."""

import ast
import string
import tomllib
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
ERRORS = {
    "AccessDenied",
    "BadInput",
    "BejoError",
    "CentralUnavailable",
    "EnvironmentFailed",
    "NotFound",
    "RuleBroken",
}
SILENT = {"job.cancelled"}
FORBIDDEN = ("final", "lease", "outbox", "hash", "device", "draf ", "frasa sandi")


def words(language):
    found = {}
    for path in sorted((ROOT / "resources" / "messages" / language).glob("*.toml")):
        for code, entry in tomllib.loads(path.read_text(encoding="utf-8")).items():
            assert code not in found, f"{code} stands twice ({path.name})"
            found[code] = entry
    return found


def raised_codes():
    for package in ("bejo_desktop", "bejo_central", "ui"):
        for path in (ROOT / package).rglob("*.py"):
            for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
                if not isinstance(node, ast.Call) or not node.args:
                    continue
                name = node.func.id if isinstance(node.func, ast.Name) else ""
                first = node.args[0]
                if name in ERRORS and isinstance(first, ast.Constant):
                    yield first.value, path.relative_to(ROOT).as_posix()


def rules_of_the_centre():
    """Codes that a desk is told as the rule of a refusal or of a finding."""
    for path in (ROOT / "bejo_central/judging").glob("*.py"):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            name = getattr(getattr(node, "func", None), "id", "")
            if name not in {"broken", "implausible", "no_series", "does_not_fit", "cause"}:
                continue
            said = [*node.args, *(key.value for key in node.keywords if key.arg == "rule")]
            texts = (one.value for one in said if isinstance(one, ast.Constant))
            yield from (text for text in texts if isinstance(text, str) and "." in text)


@pytest.mark.parametrize("language", ["id", "en"])
def test_every_rule_that_the_centre_names_has_words_with_a_way_out(language):
    known, told = words(language), {*rules_of_the_centre(), "number.series"}
    assert len(told) > 20
    assert sorted(code for code in told if not known.get(code, {}).get("way_out")) == []


def placeholders(text):
    return {name for _, name, _, _ in string.Formatter().parse(text) if name}


@pytest.mark.parametrize("language", ["id", "en"])
def test_every_code_that_is_raised_has_words(language):
    known = words(language)
    missing = {code: where for code, where in raised_codes() if code not in known}
    assert {code: w for code, w in missing.items() if code not in SILENT} == {}


def test_both_languages_say_the_same_codes():
    assert set(words("id")) == set(words("en"))


@pytest.mark.parametrize("language", ["id", "en"])
def test_every_error_has_a_way_out(language):
    without = [
        code
        for code, entry in words(language).items()
        if "way_out" in entry and not entry["way_out"].strip()
    ]
    raised = {code for code, _ in raised_codes()}
    bare = [
        code for code in raised & set(words(language)) if "way_out" not in words(language)[code]
    ]
    assert without + bare == []


def test_both_languages_use_the_same_facts():
    other = words("en")
    differing = {
        code
        for code, entry in words("id").items()
        if placeholders(entry["text"]) ^ placeholders(other[code]["text"])
    }
    assert differing == set()


def test_the_office_reads_no_words_of_programmers():
    found = [
        (code, word)
        for code, entry in words("id").items()
        for word in FORBIDDEN
        if word in " ".join(str(v) for v in entry.values()).lower()
        and "pajak final" not in str(entry).lower()
        and "pph final" not in str(entry).lower()
    ]
    assert found == []
