"""Composing the lembar verifikasi: what a payment file has, and what it lacks."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from bejo_desktop.domain.paper.bast_sheet import Check
from bejo_desktop.domain.paper.frame import PaperKind
from bejo_desktop.domain.paper.letter import Section
from bejo_desktop.domain.paper.letter_parts import (
    fields,
    officer_column,
    order_named,
    working_sheet,
)
from bejo_desktop.domain.paper.words import day_text, fill

if TYPE_CHECKING:
    from collections.abc import Iterable

    from bejo_desktop.domain.paper.facts import PaperTexts
    from bejo_desktop.domain.paper.letter import LetterSheet
    from bejo_desktop.domain.paper.letter_facts import FilePiece, VerificationFacts


def compose_verification(facts: VerificationFacts, texts: PaperTexts) -> LetterSheet:
    """Compose the sheet: one box a paper, ticked where it was found, then the gaps in words."""
    order, words = facts.order, texts["texts"]
    values = {
        "order": order_named(order, texts["orders"]) if order.number else "",
        "package": order.package.name,
        "vendor": order.vendor.name,
        "value": str(order.figures.total),
        "payment": texts["routes"][order.payment.value],
        "on": day_text(facts.on),
    }
    return replace(
        working_sheet(PaperKind.VERIFIKASI, order, texts),
        sections=(
            Section(fields=fields(texts["head"], values, texts["document"]["none"])),
            Section(text=fill(words["lead"]), checks=file_checks(facts.pieces)),
            Section(
                text=fill(words["gaps" if gaps(facts.pieces) else "whole"], gaps=gaps(facts.pieces))
            ),
            Section(text=fill(words["return_line"])),
        ),
        signatures=tuple(
            officer_column((texts["signatures"][key],), officer, texts)
            for key, officer in (
                ("office_PPK_SKPD", facts.verifier),
                ("office_BENDAHARA", facts.treasurer),
            )
            if officer is not None
        ),
        total=order.figures.total,
    )


def file_checks(pieces: Iterable[FilePiece]) -> tuple[Check, ...]:
    """Return a box for each paper of the file."""
    return tuple(
        Check(one.found, f"{one.name}: {one.note}" if one.note else one.name) for one in pieces
    )


def gaps(pieces: Iterable[FilePiece]) -> str:
    """Return the names of what is missing, "" for a whole file."""
    return "; ".join(one.name for one in pieces if not one.found)
