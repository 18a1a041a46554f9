"""Signature columns of officers and vendors."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Final

from bejo_desktop.domain.paper.sheet import Signature
from bejo_desktop.domain.paper.words import NO_BREAK, nip_text

if TYPE_CHECKING:
    from collections.abc import Mapping

    from bejo_desktop.domain.money import Rupiah
    from bejo_desktop.domain.paper.facts import OfficerFacts, PaperTexts
    from bejo_desktop.domain.paper.marking import Print

_NAME_LINE: Final = 40 * NO_BREAK
"""Underlined as any name: room to write it by hand."""


def signing_space(officer: OfficerFacts) -> OfficerFacts:
    """Return the officer, with a line to write the name on where none is known."""
    return officer if officer.name else replace(officer, name=_NAME_LINE)


def officer_signature(
    above: tuple[str, ...], officer: OfficerFacts, words: Mapping[str, str]
) -> Signature:
    """Return the column of an officer: the words above, name and NIP below."""
    nip = (words["nip"].format(nip=nip_text(officer.nip)),) if officer.nip else ()
    return Signature(above=above, name=officer.name, below=nip)


def stamp(duty: Rupiah | None, print_: Print, texts: PaperTexts) -> tuple[str, ...]:
    """Return the words in the meterai box of an original, none where no meterai goes."""
    if duty is None or print_.number is None or print_.copy is not None:
        return ()
    return tuple(texts["signatures"]["stamp"].format(duty=duty).split("|"))
