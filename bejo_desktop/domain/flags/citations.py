"""What each flag rests on: a dated rule, or an article; from data, never from code."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from bejo_desktop.domain.rules.catalogue import CATALOGUE

if TYPE_CHECKING:
    from collections.abc import Mapping


class BrokenCitationsError(ValueError):
    """The file of citations is not what this program needs; the message names the code."""


@dataclass(frozen=True, slots=True)
class Citation:
    """
    What one code rests on.

    Args:
        rule: key of the dated rule, "" where `law` says it.
        law: the article; source: where it was read.
    """

    code: str
    rule: str
    law: str
    source: str


def read_citations(document: Mapping[str, object]) -> Mapping[str, Citation]:
    """
    Read `{"citation": {code: {…}}}` as `tomllib` gives it.

    Raises:
        BrokenCitationsError: an unknown rule, neither rule nor law, a law without its source.
    """
    entries = document.get("citation")
    if not isinstance(entries, dict):
        raise BrokenCitationsError("there is no table citation")
    return {code: _citation(code, entry) for code, entry in entries.items()}


def _citation(code: str, entry: Mapping[str, str]) -> Citation:
    rule, law, source = (entry.get(name, "") for name in ("rule", "law", "source"))
    if rule and rule not in CATALOGUE:
        raise BrokenCitationsError(f"{code}: no rule {rule}")
    if not rule and not (law and source):
        raise BrokenCitationsError(f"{code}: neither a rule nor a law with its source")
    return Citation(code, rule, law, source)
