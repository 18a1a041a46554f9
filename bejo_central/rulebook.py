"""The dated rules of law that ship with the program."""

from __future__ import annotations

import tomllib

import resources
from bejo_desktop.domain.rules.book import RuleBook


def load_rules() -> RuleBook:
    """Read `resources/rules/*.toml`; a broken file stops the service at its start."""
    return RuleBook.parse(
        tomllib.loads(file.read_text("utf-8"))
        for file in sorted(resources.path("rules").glob("*.toml"))
    )
