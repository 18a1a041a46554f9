"""Composing the Berita Acara Serah Terima of one receiving (users.md 3.3)."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from bejo_desktop.domain.codes import Kind
from bejo_desktop.domain.fulfilment import NOTHING
from bejo_desktop.domain.money import ZERO
from bejo_desktop.domain.paper.bast_sheet import BastHeads, BastRow, BastSheet, Check
from bejo_desktop.domain.paper.marking import frame
from bejo_desktop.domain.paper.sheet import Signature
from bejo_desktop.domain.paper.signers import officer_signature
from bejo_desktop.domain.paper.surat_pesanan import letterhead
from bejo_desktop.domain.paper.words import (
    NO_BREAK,
    bound,
    count_words,
    day_text,
    fill,
    nip_text,
    numeric_day,
    quantity_text,
    spelled_day,
)
from bejo_desktop.domain.quantity import Quantity

if TYPE_CHECKING:
    from collections.abc import Mapping
    from decimal import Decimal

    from bejo_desktop.domain.money import Rupiah
    from bejo_desktop.domain.paper.facts import PaperTexts
    from bejo_desktop.domain.paper.frame import RichText
    from bejo_desktop.domain.paper.later_facts import BastFacts, ReceivedFacts

_LEFT_NAMED_MAX: Final = 4
"""So many lines that are still to come are named in the sentence; more stand in the table only."""


def compose_bast(facts: BastFacts, texts: PaperTexts) -> BastSheet:
    """
    Compose the sheet of one BAST.

    Args:
        texts: the tables of `resources/papers/bast.id.toml` over those of the SP.
    """
    words, object_ = texts["document"], texts["objects"][facts.order.kind.value]
    assert facts.print_.number, "a BAST has a number"
    return BastSheet(
        frame=frame(facts.print_, texts),
        letterhead=letterhead(facts.order.unit),
        title=words["title"],
        number_text=words["number"].format(number=facts.print_.number),
        opening=_opening(facts, texts),
        parties=_parties(facts, texts),
        basis=_basis(facts, texts),
        delivered=fill(texts["points"]["delivered"], object=object_),
        heads=BastHeads(**texts["bast_heads"]),
        rows=_rows(facts, texts["conditions"]),
        note=_note(facts, texts["note"]),
        timing=_timing(facts, texts),
        checks_lead=texts["checks"]["lead"],
        checks=_checks(facts, texts["checks"], object_),
        extent=_extent(facts, texts),
        transfer=_transfer(facts, texts["points"], object_),
        signatures=_signatures(facts, texts),
        voucher=_foot(facts, texts),
        qr_note=texts["labels"]["qr"],
    )


def value_of(lines: tuple[ReceivedFacts, ...]) -> Rupiah:
    """
    Return what was accepted with this BAST by the unit prices of the order.

    Half-up a line over all that was accepted so far, less what earlier BAST said of it: so the
    BAST of an order add up to its lines to the rupiah.
    """
    came = (x for x in lines if x.accepted > NOTHING)
    return sum((_worth(x, x.before + x.accepted) - _worth(x, x.before) for x in came), start=ZERO)


def _worth(line: ReceivedFacts, quantity: Decimal) -> Rupiah:
    return line.unit_price.times(Quantity(quantity)) if quantity > NOTHING else ZERO


def _opening(facts: BastFacts, texts: PaperTexts) -> RichText:
    return fill(
        texts["opening"]["bast"],
        spelled_day=spelled_day(facts.received_on),
        day=numeric_day(facts.received_on),
        place=facts.place or facts.order.delivery.address,
    )


def _parties(facts: BastFacts, texts: PaperTexts) -> tuple[RichText, RichText]:
    words, officer, vendor = texts["parties"], facts.officer, facts.order.vendor
    nip = words["nip"].format(nip=bound(nip_text(officer.nip))) if officer.nip else ""
    office = f"{officer.office} {facts.order.unit.full_name}".strip()
    first = fill(words["first"], name=officer.name, nip=nip, office=office)
    signer = vendor.signer or vendor.name
    second = fill(words["second"], name=signer, office=vendor.signer_office, vendor=vendor.name)
    return first, second


def _basis(facts: BastFacts, texts: PaperTexts) -> RichText:
    order, words = facts.order, texts["basis"]
    amended = "".join(
        words["amended"].replace("~", NO_BREAK).format(number=x.no, day=day_text(x.on))
        for x in facts.amendments
    )
    return fill(
        words[f"order_{order.form}"],
        number=order.number or "",
        day=day_text(order.ordered_on),
        amended=amended,
        total=str(order.figures.total),
    )


def _rows(facts: BastFacts, words: Mapping[str, str]) -> tuple[BastRow, ...]:
    return tuple(
        BastRow(
            number=number,
            description=line.name,
            measure=line.measure,
            ordered=quantity_text(line.ordered),
            before=quantity_text(line.before) if facts.stage > 1 else "",
            accepted=quantity_text(line.accepted),
            rejected=quantity_text(line.rejected),
            left=quantity_text(line.left),
            condition=_condition(line, words, good=facts.statements.function),
        )
        for number, line in enumerate(facts.lines, start=1)
    )


def _condition(line: ReceivedFacts, words: Mapping[str, str], *, good: bool) -> str:
    complete = line.left == NOTHING
    if line.accepted == NOTHING:
        if line.rejected > NOTHING:
            return words["rejected"]
        if complete:
            return words["complete_before"]
        return words["not_whole" if line.before > NOTHING else "not_yet"]
    state = words["good" if good else "accepted"]
    return f"{state}, {words['complete' if complete else 'part']}"


def _note(facts: BastFacts, words: Mapping[str, str]) -> RichText:
    """What the columns mean, and why something was rejected."""
    parts = [words["left_staged" if facts.stage > 1 else "left"]]
    refused = [
        words["rejected_line"].format(
            quantity=quantity_text(line.rejected),
            measure=line.measure,
            number=number,
            reason=line.reason.rstrip(". "),
        )
        for number, line in enumerate(facts.lines, start=1)
        if line.rejected > NOTHING
    ]
    if refused:
        parts.append(words["rejected"].format(lines="; ".join(refused)))
    if replaced := [
        _replaced(n, x, words) for n, x in enumerate(facts.lines, 1) if _is_replaced(x)
    ]:
        parts.append(words["replaced"].format(lines="; ".join(replaced)))
    return fill("{text}", text=" ".join(parts))


def _foot(facts: BastFacts, texts: PaperTexts) -> RichText:
    """The number of the goods' books, and what lies behind: lines where it is not filed yet."""
    words = texts["foot"]
    papers = [words["photos"].format(count=facts.photos or words["count_blank"])]
    papers += [
        words["note"].format(
            number=note.number, day=numeric_day(note.on) if note.on else words["day_blank"]
        )
        for note in facts.notes
    ]
    if not facts.notes:
        papers.append(words["note"].format(number=words["no_blank"], day=words["day_blank"]))
    if facts.capital:
        papers.append(words["serials"])
    attached = ", ".join(papers).replace("~", NO_BREAK)
    return fill(words["text"], voucher=texts["document"]["voucher"], papers=attached)


def _is_replaced(line: ReceivedFacts) -> bool:
    return line.refused > NOTHING and line.accepted > NOTHING


def _replaced(number: int, line: ReceivedFacts, words: Mapping[str, str]) -> str:
    """What came in the place of goods that an earlier BAST refused."""
    return words["replaced_line"].format(
        quantity=quantity_text(min(line.refused, line.accepted)),
        measure=line.measure,
        number=number,
        reason=line.refused_reason.rstrip(". "),
    )


def _timing(facts: BastFacts, texts: PaperTexts) -> RichText:
    words, object_ = texts["points"], texts["objects"][facts.order.kind.value]
    came_on = facts.arrived_on or facts.received_on
    late = max((came_on - facts.order.due_on).days, 0)
    arrived = facts.arrived_on and facts.order.kind is Kind.GOODS
    template = words["arrived" if arrived else "received"]
    if facts.statements.time and not late:
        template += words["in_time"]
    elif late and not facts.statements.time:
        template += words["late"] + _penalty(facts, texts)
    return fill(
        template + "." + _penalty_base(facts, texts, late=late),
        arrived=numeric_day(came_on),
        received=numeric_day(facts.received_on),
        due=numeric_day(facts.order.due_on),
        form=texts["forms"][facts.order.form],
        object_first=object_.capitalize(),
        days=str(late),
        days_words=count_words(late),
    )


def _penalty(facts: BastFacts, texts: PaperTexts) -> str:
    """`denda 1/1000 × 12 hari × Rp18.550.000 = Rp222.600`; by the order where none is known."""
    due, words = facts.penalty, texts["points"]
    if due is None:
        return words["penalty_by_order"]
    return words["penalty"].format(
        divisor=due.divisor, days=due.days, base=due.base, amount=due.amount
    )


def _penalty_base(facts: BastFacts, texts: PaperTexts, *, late: int) -> str:
    """What the penalty is counted on, where that is another sum than the value in point 4."""
    due = facts.penalty
    if due is None or not late or facts.statements.time or due.base == value_of(facts.lines):
        return ""
    words = texts["points"]
    return words[f"penalty_{facts.order.terms.penalty_base}"]


def _checks(facts: BastFacts, words: Mapping[str, str], object_: str) -> tuple[Check, ...]:
    said = facts.statements
    return (
        Check(said.function, words["function"].format(object=object_)),
        Check(said.amount, words["amount" if facts.complete else "amount_part"]),
        Check(said.time, words["time"]),
    )


def _extent(facts: BastFacts, texts: PaperTexts) -> RichText:
    words, form = texts["points"], texts["forms"][facts.order.form]
    if facts.complete:
        template = words["whole" if facts.stage == 1 else "whole_staged"]
        value = str(value_of(facts.lines))
        return fill(template, stage=str(facts.stage), value=value, form=form)
    return fill(
        words["part_late" if facts.received_on > facts.order.due_on else "part"],
        stage=str(facts.stage),
        value=str(value_of(facts.lines)),
        left=_left(facts.lines, words),
        due=day_text(facts.order.due_on),
        form=form,
    )


def _transfer(facts: BastFacts, words: Mapping[str, str], object_: str) -> RichText:
    return fill(words["transfer" if facts.complete else "transfer_part"], object=object_)


def _left(lines: tuple[ReceivedFacts, ...], words: Mapping[str, str]) -> str:
    left = [(number, line) for number, line in enumerate(lines, start=1) if line.left > NOTHING]
    if len(left) > _LEFT_NAMED_MAX:
        return words["left_many"].format(count=len(left))
    return "; ".join(
        words["left_line"]
        .replace("~", NO_BREAK)
        .format(number=number, quantity=quantity_text(line.left), measure=line.measure)
        for number, line in left
    )


def _signatures(facts: BastFacts, texts: PaperTexts) -> tuple[Signature, ...]:
    words, vendor = texts["signatures"], facts.order.vendor
    second = Signature(
        above=(words["second"], vendor.name),
        name=vendor.signer,
        below=(vendor.signer_office,) if vendor.signer_office else (),
    )
    first = officer_signature((words["first"], facts.officer.office), facts.officer, words)
    if facts.keeper is None:
        return second, first
    above = (words["recorded"], words["office_PENGURUS_BARANG"])
    return second, first, officer_signature(above, facts.keeper, words)
