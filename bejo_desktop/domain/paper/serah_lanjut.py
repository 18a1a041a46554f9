"""Composing what follows a BAST: the hand-over to PA/KPA, and the list for the goods' books."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Final

from bejo_desktop.domain.money import ZERO
from bejo_desktop.domain.paper.frame import PaperKind
from bejo_desktop.domain.paper.letter import Section, Table, TableShape
from bejo_desktop.domain.paper.letter_parts import (
    fields,
    officer_column,
    officer_party,
    order_named,
    working_sheet,
)
from bejo_desktop.domain.paper.signers import signing_space
from bejo_desktop.domain.paper.words import NO_BREAK, day_text, fill, quantity_text

if TYPE_CHECKING:
    from collections.abc import Iterator

    from bejo_desktop.domain.money import Rupiah
    from bejo_desktop.domain.paper.ending_facts import HandedFacts
    from bejo_desktop.domain.paper.facts import PaperTexts
    from bejo_desktop.domain.paper.frame import RichText
    from bejo_desktop.domain.paper.letter import LetterSheet

_PIECES_MAX: Final = 100
"""So many pieces of one line have a row each; of more the list is the office's own."""


def compose_handed_on(facts: HandedFacts, texts: PaperTexts) -> LetterSheet:
    """Compose the second BAST, from the PPK to the PA/KPA; its number is written by hand."""
    order, words = facts.order, texts["texts"]
    receiver, unit = facts.receiver, order.unit.full_name
    second = fill(
        words["receiver" if receiver.name else "receiver_open"],
        name=receiver.name,
        office=f"{receiver.office} {unit}",
    )
    return replace(
        working_sheet(PaperKind.BAST_PA, order, texts),
        number_text=words["number_blank"],
        sections=(
            Section(text=fill(words["opening"])),
            Section(label="I.", text=officer_party(facts.officer, words["first"], words, unit)),
            Section(label="II.", text=second),
            Section(text=_basis(facts, texts)),
            Section(label="1.", text=fill(words["handed"]), table=_table(facts, texts)),
            Section(label="2.", text=fill(words["effect"])),
        ),
        signatures=tuple(
            officer_column((texts["signatures"][key], *office), officer, texts)
            for key, office, officer in (
                ("second", (receiver.office,), signing_space(receiver)),
                ("first", (facts.officer.office,), facts.officer),
            )
        ),
        total=_total(facts),
    )


def compose_stock_list(facts: HandedFacts, texts: PaperTexts) -> LetterSheet:
    """Compose the list that the pengurus barang books from; brand and serials stay to be filled."""
    order, words = facts.order, texts["texts"]
    values = {
        "order": order_named(order, texts["orders"]),
        "bast": _bast(facts, texts),
        "vendor": order.vendor.name,
        "package": order.package.name,
    }
    rows = tuple(
        (
            str(number),
            line.name,
            line.account,
            quantity_text(line.quantity),
            line.measure,
            line.acquired,
            "",
        )
        for number, line in enumerate(facts.lines, start=1)
    )
    heads = tuple(texts["stocked_heads"].values())
    total = sum((line.acquired for line in facts.lines), start=ZERO)
    sums = ("", words["total"], "", "", "", total, "")
    pieces = tuple(_pieces(facts))
    officer = facts.keeper or facts.officer
    key = "office_PENGURUS_BARANG" if facts.keeper else "office_PPK"
    return replace(
        working_sheet(PaperKind.PERSEDIAAN, order, texts),
        sections=(
            Section(fields=fields(texts["head"], values, texts["document"]["none"])),
            Section(
                text=fill(words["acquired"]), table=Table(TableShape.STOCKED, heads, rows, (sums,))
            ),
            *(
                (
                    Section(
                        text=fill(words["capital"]),
                        table=Table(
                            TableShape.PIECES, tuple(texts["pieces_heads"].values()), pieces
                        ),
                    ),
                )
                if pieces
                else ()
            ),
            Section(text=fill(words["voucher"])),
        ),
        signatures=(officer_column((texts["signatures"][key],), officer, texts),),
        total=total,
    )


def _pieces(facts: HandedFacts) -> Iterator[tuple[str, ...]]:
    """One row a piece of belanja modal, with its year; many of one line stand in one row."""
    year = str(facts.bast.received_on.year)
    number = 0
    for line in facts.lines:
        if not line.capital:
            continue
        whole = line.quantity == line.quantity.to_integral_value()
        single = whole and line.quantity <= _PIECES_MAX
        count = int(line.quantity) if single else 1
        shown = "" if single else f" ({quantity_text(line.quantity)} {line.measure})"
        for _ in range(count):
            number += 1
            yield str(number), f"{line.name}{shown}", "", "", "", year


def _basis(facts: HandedFacts, texts: PaperTexts) -> RichText:
    named = order_named(facts.order, texts["orders"])
    return fill(texts["texts"]["basis"], order=named, bast=_bast(facts, texts))


def _bast(facts: HandedFacts, texts: PaperTexts) -> str:
    words = texts["texts"]["bast"].replace("~", NO_BREAK)
    return words.format(number=facts.bast.number, day=day_text(facts.bast.received_on))


def _table(facts: HandedFacts, texts: PaperTexts) -> Table:
    rows = tuple(
        (
            str(number),
            line.name,
            quantity_text(line.quantity),
            line.measure,
            line.unit_price,
            line.amount,
        )
        for number, line in enumerate(facts.lines, start=1)
    )
    sums = ("", texts["texts"]["total"], "", "", "", _total(facts))
    return Table(TableShape.HANDED, tuple(texts["handed_heads"].values()), rows, (sums,))


def _total(facts: HandedFacts) -> Rupiah:
    return sum((line.amount for line in facts.lines), start=ZERO)
