"""Composing an addendum: what held, what holds from now on, and why."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from bejo_desktop.domain.errors import RuleBroken
from bejo_desktop.domain.paper.ending_facts import Change
from bejo_desktop.domain.paper.frame import PaperKind
from bejo_desktop.domain.paper.letter import Section, Table, TableShape
from bejo_desktop.domain.paper.letter_parts import (
    in_words,
    numbered,
    officer_column,
    officer_party,
    order_named,
    vendor_column,
    vendor_party,
)
from bejo_desktop.domain.paper.signers import stamp
from bejo_desktop.domain.paper.words import (
    NO_BREAK,
    day_text,
    fill,
    numeric_day,
    quantity_text,
    spelled_day,
)

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from bejo_desktop.domain.content import OrderContent, OrderLine, Place
    from bejo_desktop.domain.paper.ending_facts import AmendmentFacts
    from bejo_desktop.domain.paper.facts import PaperTexts
    from bejo_desktop.domain.paper.frame import RichText
    from bejo_desktop.domain.paper.letter import LetterSheet


def compose_amendment(facts: AmendmentFacts, texts: PaperTexts) -> LetterSheet:
    """
    Compose the addendum.

    Raises:
        RuleBroken: `amend.nothing_changed` when no change can be named.
    """
    if not facts.changes:
        raise RuleBroken("amend.nothing_changed")
    order, words = facts.order, texts["texts"]
    empty = numbered(PaperKind.ADENDUM, order, facts.print_, texts)
    return replace(
        empty,
        title=empty.title.format(ordinal=facts.ordinal),
        sections=(
            Section(text=_opening(facts, words)),
            Section(label="1.", text=officer_party(facts.officer, words["first"], words)),
            Section(label="2.", text=vendor_party(order, words["second"])),
            Section(text=_basis(facts, texts)),
            Section(label="1.", text=fill(words["reason"], reason=facts.reason.rstrip(". "))),
            Section(label="2.", text=fill(words["changed"]), table=_table(facts, texts)),
            Section(label="3.", text=_value(facts, words)),
            in_words(facts.now, words),
            Section(label="4.", text=fill(words["rest"])),
            Section(text=fill(words["closing"])),
        ),
        signatures=(
            officer_column(
                (
                    texts["signatures"]["on_behalf"],
                    order.unit.full_name,
                    f"{facts.officer.office},",
                ),
                facts.officer,
                texts,
            ),
            vendor_column(
                order,
                texts["signatures"]["on_behalf"],
                order.vendor.name,
                stamp=stamp(order.stamp_duty, facts.print_, texts),
            ),
        ),
        total=facts.now,
    )


def changes_between(
    before: OrderContent, after: OrderContent, words: Mapping[str, str]
) -> tuple[Change, ...]:
    """
    Name what differs between two versions of an order, each with its value before and after.

    Args:
        words: table `changes` of the addendum's texts.
    """
    return (
        *_header_changes(before, after, words),
        *_line_changes(before, after, words),
        *_place_changes(before, after, words),
    )


def _header_changes(
    before: OrderContent, after: OrderContent, words: Mapping[str, str]
) -> Iterator[Change]:
    pairs = (
        ("due", day_text(before.due_on), day_text(after.due_on)),
        ("place", before.deliver_to.address, after.deliver_to.address),
        ("receiver", before.deliver_to.name, after.deliver_to.name),
        ("package", before.package, after.package),
        ("payment", before.payment.value, after.payment.value),
        ("discount", str(before.discount), str(after.discount)),
        ("shipping", str(before.shipping), str(after.shipping)),
    )
    for key, was, now in pairs:
        if was != now:
            yield Change(words[key], was or words["none"], now or words["none"])


def _line_changes(
    before: OrderContent, after: OrderContent, words: Mapping[str, str]
) -> Iterator[Change]:
    for position in range(max(len(before.lines), len(after.lines))):
        was = before.lines[position] if position < len(before.lines) else None
        now = after.lines[position] if position < len(after.lines) else None
        if was is None or now is None or was.product != now.product:
            shown = (words["none"] if x is None else _whole(x) for x in (was, now))
            yield Change(words["line"].format(number=position + 1), *shown)
            continue
        name = words["line_named"].format(number=position + 1, name=now.name)
        if was.quantity != now.quantity:
            quantities = (f"{x.quantity.shown} {x.measure}" for x in (was, now))
            yield Change(f"{name}, {words['quantity']}", *quantities)
        if was.unit_price != now.unit_price:
            yield Change(f"{name}, {words['price']}", str(was.unit_price), str(now.unit_price))
        if was.budget_line != now.budget_line:
            yield Change(f"{name}, {words['account']}", was.budget_line, now.budget_line)
        if was.note != now.note:
            notes = (x.note or words["none"] for x in (was, now))
            yield Change(f"{name}, {words['note']}", *notes)


def _place_changes(
    before: OrderContent, after: OrderContent, words: Mapping[str, str]
) -> Iterator[Change]:
    """What goes where: each place that came, went or moved, each quantity that is another."""
    was, now = _by_name(before.places), _by_name(after.places)
    for name in dict.fromkeys((*was, *now)):
        pair = was.get(name), now.get(name)
        where = [_where(place, words) for place in pair]
        if where[0] != where[1]:
            yield Change(words["place_named"].format(name=name), *where)
        for position in range(max(len(before.lines), len(after.lines))):
            sent = [_sent(x, y, position) for x, y in zip(pair, (before, after), strict=True)]
            if sent[0] != sent[1]:
                lines = (after if position < len(after.lines) else before).lines
                line, number = lines[position].name, position + 1
                what = words["place_line"].format(name=name, number=number, line=line)
                yield Change(what, *(text or words["none"] for text in sent))


def _by_name(places: Sequence[Place]) -> dict[str, Place]:
    """By their names, or by name and address where two places bear one name."""
    named = {x.delivery.name: x for x in places}
    if len(named) == len(places):
        return named
    return {f"{x.delivery.name}, {x.delivery.address}": x for x in places}


def _where(place: Place | None, words: Mapping[str, str]) -> str:
    if place is None:
        return words["none"]
    to = place.delivery
    return ", ".join(x for x in (to.address, f"HP {to.phone}" if to.phone else "") if x)


def _sent(place: Place | None, content: OrderContent, position: int) -> str:
    """`60 rim`, "" where nothing of the line goes to the place."""
    if place is None or position >= len(content.lines) or not place.quantities[position]:
        return ""
    return f"{quantity_text(place.quantities[position])} {content.lines[position].measure}"


def _whole(line: OrderLine) -> str:
    return f"{line.name}, {line.quantity.shown} {line.measure} × {line.unit_price}"


def _opening(facts: AmendmentFacts, words: Mapping[str, str]) -> RichText:
    return fill(words["opening"], spelled_day=spelled_day(facts.on), day=numeric_day(facts.on))


def _basis(facts: AmendmentFacts, texts: PaperTexts) -> RichText:
    words = texts["texts"]
    earlier = "".join(
        words["earlier"].replace("~", NO_BREAK).format(number=x.no, day=day_text(x.on))
        for x in facts.earlier
    )
    named = order_named(facts.order, texts["orders"])
    return fill(words["basis"], order=named, earlier=earlier)


def _value(facts: AmendmentFacts, words: Mapping[str, str]) -> RichText:
    if facts.was == facts.now:
        return fill(words["value_same"], now=str(facts.now))
    return fill(words["value"], was=str(facts.was), now=str(facts.now))


def _table(facts: AmendmentFacts, texts: PaperTexts) -> Table:
    rows = tuple(
        (str(number), one.what, one.was, one.now)
        for number, one in enumerate(facts.changes, start=1)
    )
    return Table(TableShape.CHANGED, tuple(texts["changed_heads"].values()), rows)
