"""Composing the head sheet of a Surat Perintah Kerja (users.md 3.6)."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta
from typing import TYPE_CHECKING

from bejo_desktop.domain.content import require_line_count
from bejo_desktop.domain.errors import RuleBroken
from bejo_desktop.domain.negotiation import PaperRef
from bejo_desktop.domain.paper.clauses import clauses
from bejo_desktop.domain.paper.frame import PaperKind
from bejo_desktop.domain.paper.letter import Section, Table, TableShape
from bejo_desktop.domain.paper.letter_parts import (
    fields,
    in_words,
    numbered,
    officer_column,
    reference,
    sums_of,
    vendor_column,
)
from bejo_desktop.domain.paper.marking import print_of
from bejo_desktop.domain.paper.signers import stamp
from bejo_desktop.domain.paper.sums import sums_note
from bejo_desktop.domain.paper.words import count_words, day_text, fill, npwp_text

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from bejo_desktop.domain.paper.facts import PaperTexts, PurchaseOrderFacts
    from bejo_desktop.domain.paper.frame import RichText
    from bejo_desktop.domain.paper.letter import Cell, LetterSheet
    from bejo_desktop.domain.paper.letter_facts import SpkFacts
    from bejo_desktop.domain.paper.sheet import Field, Signature


def compose_spk(facts: SpkFacts, texts: PaperTexts) -> LetterSheet:
    """
    Compose the head sheet; no figure is computed here.

    Raises:
        RuleBroken: `order.empty`, `order.too_many_lines`.
    """
    order = facts.order
    if not order.lines:
        raise RuleBroken("order.empty")
    require_line_count(len(order.lines))
    print_, words = print_of(order), texts["texts"]
    note = sums_note(order, texts)
    return replace(
        numbered(PaperKind.SPK, order, print_, texts),
        sections=(
            Section(fields=_head(facts, texts)),
            Section(table=_table(order, texts)),
            in_words(order.figures.total, words),
            *((Section(text=fill("{text}", text=note)),) if note else ()),
            Section(heading=words["instruction"], text=_instruction(order, texts)),
        ),
        signatures=_signatures(order, texts),
        total=order.figures.total,
        annex=tuple(_conditions(order, texts)),
        signed_on=texts["labels"]["signed_on"],
    )


def _instruction(order: PurchaseOrderFacts, texts: PaperTexts) -> RichText:
    words = texts["texts"]
    template = " ".join(words[name] for name in ("billing", "penalty", "conditions"))
    return fill(template, **_penalty(order, texts))


def _conditions(order: PurchaseOrderFacts, texts: PaperTexts) -> Iterator[Section]:
    """The Syarat Umum, on a page of their own: scope and duties, then the terms of an order."""
    words, object_ = texts["texts"], texts["objects"][order.kind.value]
    yield Section(heading=words["annex"], new_page=True)
    own = (fill(texts["clauses"][name], object=object_) for name in ("scope", "duties"))
    for number, text in enumerate((*own, *clauses(order, texts)), start=1):
        yield Section(label=f"{number}.", text=text)


def _head(facts: SpkFacts, texts: PaperTexts) -> tuple[Field, ...]:
    order, words = facts.order, texts["texts"]
    package, none = order.package, texts["document"]["none"]
    fund = package.fund
    if package.dpa:
        fund = words["fund"].format(fund=fund, dpa=package.dpa).strip(" ·")
    values = {
        "unit": order.unit.short_name,
        "number": _number(order, texts),
        "package": package.name,
        "rup": package.rup,
        "method": order.method or texts["methods"][order.platform.value],
        "invitation": reference(facts.invitation, words),
        "offer": reference(facts.offer, words),
        "result": reference(facts.result, words),
        "fund": fund,
        "sub_activity": "; ".join(package.sub_activities),
        "accounts": "; ".join(
            words["account"].format(code=x.code, name=x.name, amount=x.amount)
            for x in order.accounts
        ),
        "officer": _officer(order, words),
        "vendor": f"{order.vendor.name}, {order.vendor.address}".strip(", "),
        "account_held": _paid_to(order, words),
        "time": _time(order, texts),
        "place": words["by_distribution"]
        if order.delivery.distribution_attached
        else order.delivery.address,
        "value": words["value"].format(total=order.figures.total),
    }
    return fields(texts["head"], values, none)


def _number(order: PurchaseOrderFacts, texts: PaperTexts) -> str:
    if order.number is None:
        return texts["document"]["no_number"]
    return reference(PaperRef(order.number, order.ordered_on), texts["texts"])


def _officer(order: PurchaseOrderFacts, words: Mapping[str, str]) -> str:
    decree = words["decree"].format(decree=order.officer.decree) if order.officer.decree else ""
    return f"{order.officer.name}{decree}"


def _paid_to(order: PurchaseOrderFacts, words: Mapping[str, str]) -> str:
    vendor = order.vendor
    other = vendor.bank_holder if vendor.bank_holder != vendor.name else ""
    holder = words["holder"].format(holder=other) if other else ""
    bank = f"{vendor.bank}{holder}" if vendor.bank else ""
    return " · ".join(text for text in (npwp_text(vendor.npwp), bank) if text)


def _time(order: PurchaseOrderFacts, texts: PaperTexts) -> str:
    """Counted from the day after: an SPK of 20 April with 20 days ends on 10 May."""
    days, words = (order.due_on - order.ordered_on).days, texts["texts"]
    if not days:
        return words["time_same_day"].format(due=day_text(order.due_on))
    return words["time"].format(
        days=days,
        days_words=count_words(days),
        first=day_text(order.ordered_on + timedelta(days=1)),
        due=day_text(order.due_on),
    )


def _table(order: PurchaseOrderFacts, texts: PaperTexts) -> Table:
    rows: tuple[tuple[Cell, ...], ...] = tuple(
        (
            str(number),
            f"{line.name} ({line.note})" if line.note else line.name,
            line.origin,
            line.quantity.shown,
            line.measure,
            line.unit_price,
            line.amount,
        )
        for number, line in enumerate(order.lines, start=1)
    )
    rows_of_sums = sums_of(order, order.figures, texts)
    shown = (row for row in rows_of_sums if row[1].amount or row == rows_of_sums[-1])
    sums = tuple(("", label, "", "", "", "", amount) for label, amount in shown)
    labels = texts["labels"]
    return Table(
        TableShape.PRICED,
        tuple(texts["heads"].values()),
        rows,
        sums,
        carried=labels["carried"],
        brought=labels["brought"],
    )


def _penalty(order: PurchaseOrderFacts, texts: PaperTexts) -> dict[str, str]:
    terms = order.terms
    return {
        "divisor": str(terms.penalty_divisor),
        "divisor_words": count_words(terms.penalty_divisor),
        "base": texts["texts"][f"penalty_{terms.penalty_base}"],
        "tax": texts["texts"]["before_ppn" if order.vendor.pkp else "before_tax"],
    }


def _signatures(order: PurchaseOrderFacts, texts: PaperTexts) -> tuple[Signature, ...]:
    words, seal = texts["signatures"], stamp(order.stamp_duty, print_of(order), texts)
    buyer = (
        words["on_behalf"],
        order.unit.full_name,
        words["office"].format(office=order.officer.office),
    )
    vendor = vendor_column(
        order,
        words["on_behalf"],
        order.vendor.name,
        stamp=seal if order.stamped_side == "vendor" else (),
    )
    first = officer_column(buyer, order.officer, texts)
    if order.stamped_side == "buyer":
        first = replace(first, stamp=seal)
    return first, vendor
