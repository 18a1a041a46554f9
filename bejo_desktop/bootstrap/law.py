"""The dated rules that ship with the program."""

from __future__ import annotations

from typing import TYPE_CHECKING

import resources
from bejo_desktop.contract.rule_files import read_shipped
from bejo_desktop.contract.rule_pack import book_of

if TYPE_CHECKING:
    from bejo_desktop.contract.rule_pack import RulePack
    from bejo_desktop.domain.rules.book import RuleBook


def load_pack() -> RulePack:
    """Read `resources/rules` (BadInput `rules.broken`)."""
    return read_shipped(resources.path("rules"))


def load_rules() -> RuleBook:
    """Return the rules of the program's own pack; errors as `load_pack`."""
    return book_of(load_pack())
