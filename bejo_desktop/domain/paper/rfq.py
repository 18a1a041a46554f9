"""Composing the request for quotation: one page to send to one vendor."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Final

from bejo_desktop.domain.errors import RuleBroken
from bejo_desktop.domain.paper.frame import PaperKind
from bejo_desktop.domain.paper.letter import Section, Table, TableShape
from bejo_desktop.domain.paper.letter_parts import fields, officer_column, working_sheet
from bejo_desktop.domain.paper.marking import place_and_date
from bejo_desktop.domain.paper.sheet import Signature
from bejo_desktop.domain.paper.words import NO_BREAK, day_text, fill

if TYPE_CHECKING:
    from collections.abc import Mapping

    from bejo_desktop.domain.paper.facts import PaperTexts
    from bejo_desktop.domain.paper.letter import LetterSheet
    from bejo_desktop.domain.paper.letter_facts import RequestFacts


_PLACES_NAMED: Final = 8
"""More places than these are counted: the request stays one page."""
_BLANK: Final = 40
"""Width of the line for the vendor's name, in spaces."""


def compose_request(facts: RequestFacts, texts: PaperTexts) -> LetterSheet:
    """
    Compose the request; it names neither prices nor the other vendors.

    Raises:
        RuleBroken: `order.empty`.
    """
    if not facts.order.lines:
        raise RuleBroken("order.empty")
    order, words, none = facts.order, texts["texts"], texts["document"]["none"]
    values = {
        "to": facts.vendor_name,
        "number": facts.no,
        "package": order.package.name,
        "due": day_text(order.due_on),
        **_delivery(facts, words),
    }
    rows = tuple(
        (
            str(number),
            f"{line.name} ({line.note})" if line.note else line.name,
            line.quantity.shown,
            line.measure,
            "",
            "",
        )
        for number, line in enumerate(order.lines, start=1)
    )
    dated = place_and_date(order.unit.place, facts.asked_on, texts["document"], draft=False)
    office = texts["signatures"][f"office_{facts.officer_role.value}"]
    return replace(
        working_sheet(PaperKind.RFQ, order, texts),
        sections=(
            Section(fields=fields(texts["head"], values, none)),
            Section(text=fill(words["opening"])),
            Section(table=Table(TableShape.ASKED, tuple(texts["asked_heads"].values()), rows)),
            *(Section(label=f"{n}.", text=fill(x)) for n, x in enumerate(_points(texts), 1)),
            Section(text=fill(words["closing"])),
        ),
        signatures=(
            Signature(above=(words["answer"],), name=NO_BREAK * _BLANK),
            officer_column((dated, office), facts.officer, texts),
        ),
    )


def _delivery(facts: RequestFacts, words: Mapping[str, str]) -> dict[str, str]:
    """Where it goes: shipping is part of the price, so several places are named."""
    to, places = facts.order.delivery, facts.places
    if not places:
        return {"place": to.address, "receiver": _reached(to.receiver, to.phone)}
    if len(places) > _PLACES_NAMED:
        return {"place": words["places"].format(count=len(places))}
    named = (f"({n}) {x.name}, {x.address}" for n, x in enumerate(places, start=1))
    return {"place": "; ".join(named)}


def _reached(name: str, phone: str) -> str:
    return ", HP ".join(x for x in (name, phone) if x)


def _points(texts: PaperTexts) -> list[str]:
    return list(texts["points"].values())
