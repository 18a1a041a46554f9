"""What the checks of orders and payment files rest on, from `resources/checks`."""

from __future__ import annotations

import tomllib
from functools import cache
from typing import TYPE_CHECKING

import resources
from bejo_desktop.domain.completeness.table import read_needs
from bejo_desktop.domain.flags.citations import read_citations

if TYPE_CHECKING:
    from collections.abc import Mapping

    from bejo_desktop.domain.completeness.table import NeedRule
    from bejo_desktop.domain.flags.citations import Citation


@cache
def load_citations() -> Mapping[str, Citation]:
    """Return what each flag's code rests on (BrokenCitationsError for a broken file)."""
    return read_citations(_document("citations.toml"))


@cache
def load_needs() -> tuple[NeedRule, ...]:
    """Return which papers a payment file needs (BrokenNeedsError for a broken file)."""
    return read_needs(_document("completeness.toml"))


def _document(name: str) -> Mapping[str, object]:
    return tomllib.loads(resources.path("checks", name).read_text(encoding="utf-8"))
