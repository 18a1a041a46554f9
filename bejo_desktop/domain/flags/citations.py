"""What each flag and refusal rests on: a dated rule, or an article; from data, never from code."""

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
    Read `{"ground": [{"rule" or "law" and "source", "codes": [code, …]}, …]}` as `tomllib` gives it.

    Raises:
        BrokenCitationsError: an unknown rule, neither rule nor law, a law without its source, a
            code that rests on two grounds.
    """
    grounds = document.get("ground")
    if not isinstance(grounds, list):
        raise BrokenCitationsError("there is no list of grounds")
    found: dict[str, Citation] = {}
    for ground in grounds:
        for code in ground.get("codes", ()):
            if code in found:
                raise BrokenCitationsError(f"{code}: rests on two grounds")
            found[code] = _citation(code, ground)
    return found


def _citation(code: str, ground: Mapping[str, str]) -> Citation:
    rule, law, source = (ground.get(name, "") for name in ("rule", "law", "source"))
    if rule and rule not in CATALOGUE:
        raise BrokenCitationsError(f"{code}: no rule {rule}")
    if not rule and not (law and source):
        raise BrokenCitationsError(f"{code}: neither a rule nor a law with its source")
    return Citation(code, rule, law, source)
