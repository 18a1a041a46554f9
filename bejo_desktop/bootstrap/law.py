"""The dated rules, from the files that ship with the program."""

from __future__ import annotations

import tomllib

import resources
from bejo_desktop.domain.rules.book import RuleBook


def load_rules() -> RuleBook:
    """Read all of `resources/rules` (BrokenRulesError where a file is not whole)."""
    files = sorted(resources.path("rules").glob("*.toml"))
    return RuleBook.parse(tomllib.loads(file.read_text(encoding="utf-8")) for file in files)
