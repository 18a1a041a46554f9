"""Signature columns of officers and vendors."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bejo_desktop.domain.paper.sheet import Signature
from bejo_desktop.domain.paper.words import nip_text

if TYPE_CHECKING:
    from collections.abc import Mapping

    from bejo_desktop.domain.money import Rupiah
    from bejo_desktop.domain.paper.facts import OfficerFacts, PaperTexts
    from bejo_desktop.domain.paper.marking import Print


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
