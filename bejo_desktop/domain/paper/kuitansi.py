"""Composing the kuitansi dinas of a payment (users.md 3.4)."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from bejo_desktop.domain.money import ZERO
from bejo_desktop.domain.paper.bills import bill_named, tax_papers
from bejo_desktop.domain.paper.frame import Run
from bejo_desktop.domain.paper.kuitansi_sheet import KuitansiSheet, Particular
from bejo_desktop.domain.paper.marking import frame, place_and_date
from bejo_desktop.domain.paper.sheet import AccountRow, Field, Signature
from bejo_desktop.domain.paper.signers import officer_signature, signing_space, stamp
from bejo_desktop.domain.paper.taxes import kept_rows
from bejo_desktop.domain.paper.words import NO_BREAK, day_text, fill, listed
from bejo_desktop.domain.spelled import sentence

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from bejo_desktop.domain.paper.facts import PaperTexts
    from bejo_desktop.domain.paper.frame import RichText
    from bejo_desktop.domain.paper.later_facts import BastRef, KuitansiFacts

_ROWS_MAX: Final = 8
"""So many sub kegiatan or rekening stand in the corner; more are counted and found on the SP."""

_HANDOVERS_MAX: Final = 4
"""So many BAST are named; of more only the last one."""


def compose_kuitansi(facts: KuitansiFacts, texts: PaperTexts) -> KuitansiSheet:
    """
    Compose the sheet of one kuitansi; no figure is computed here.

    Args:
        texts: the tables of `resources/papers/kuitansi.id.toml` over those of the SP.
    """
    order, none = facts.order, texts["document"]["none"]
    assert facts.print_.number, "a kuitansi has a number"
    few = len(facts.accounts) <= _ROWS_MAX
    return KuitansiSheet(
        frame=frame(facts.print_, texts),
        government=order.unit.government.upper(),
        office=order.unit.name.upper(),
        book=_book(facts, texts),
        accounts_label=texts["book"]["accounts"] if few else "",
        accounts=tuple(AccountRow(x.code, x.name, x.amount) for x in facts.accounts if few),
        title=texts["document"]["title"],
        particulars=_particulars(facts, texts),
        amounts=kept_rows(facts.payment, texts),
        tax_papers=(
            *_tax_papers(facts, texts),
            *_changed(facts, texts),
            *_owed(facts, texts),
        ),
        total=facts.payment.amount,
        payee=Signature(
            above=(
                place_and_date(
                    order.unit.place, facts.payment.paid_on, texts["document"], draft=False
                ),
                texts["signatures"]["payee"],
            ),
            name=order.vendor.signer or none,
            below=(f"{order.vendor.signer_office} {order.vendor.name}".strip(),),
            stamp=stamp(facts.stamp_duty, facts.print_, texts),
        ),
        signatures=_signatures(facts, texts),
        qr_note=texts["labels"]["qr"],
    )


def _book(facts: KuitansiFacts, texts: PaperTexts) -> tuple[Field, ...]:
    words, package = texts["book"], facts.order.package
    activities = [activity.split(" ", 1)[0] for activity in package.sub_activities]
    if len(activities) > _ROWS_MAX:
        activities = [words["many_activities"].format(count=len(activities))]
    rows = [
        Field(words["year"], str(package.fiscal_year)),
        Field(words["number"], facts.print_.number or ""),
        *(
            Field("" if position else words["sub_activity"], activity)
            for position, activity in enumerate(activities)
        ),
    ]
    count = len(facts.accounts)
    if count > _ROWS_MAX:
        rows.append(Field(words["accounts"], words["many_accounts"].format(count=count)))
    return tuple(rows)


def _particulars(facts: KuitansiFacts, texts: PaperTexts) -> tuple[Particular, ...]:
    words, order = texts["particulars"], facts.order
    amount = NO_BREAK.join(sentence(facts.payment.amount).rsplit(" ", 1))
    sum_ = (Run(f"#{NO_BREAK}"), Run(amount, bold=True), Run(f"{NO_BREAK}#"))
    return (
        Particular(
            words["from"], fill(words["payer"], office=facts.payer, unit=order.unit.full_name)
        ),
        Particular(words["sum"], sum_),
        Particular(words["for"], _purpose(facts, texts)),
    )


def _purpose(facts: KuitansiFacts, texts: PaperTexts) -> RichText:
    words, order = texts["purpose"], facts.order
    papers = [
        words[f"order_{order.form}"].format(number=order.number, day=day_text(order.ordered_on))
    ]
    papers += _handovers(facts.handovers, words)
    papers += [bill_named(bill, texts["bills"]) for bill in facts.payment.bills]
    named = listed(papers).replace("~", NO_BREAK)
    return fill(words["text"], package=order.package.name, papers=named)


def _handovers(refs: tuple[BastRef, ...], words: Mapping[str, str]) -> list[str]:
    named, template = refs, words["handover"]
    if len(refs) > _HANDOVERS_MAX:
        named, template = refs[-1:], words["handover_many"]
    return [
        template.format(count=len(refs), number=ref.number, day=day_text(ref.received_on))
        for ref in named
    ]


def _tax_papers(facts: KuitansiFacts, texts: PaperTexts) -> tuple[Particular, ...]:
    label = texts["tax_papers"]["label"]
    return tuple(
        Particular("" if position else label, text)
        for position, text in enumerate(tax_papers(facts, texts))
    )


def _changed(facts: KuitansiFacts, texts: PaperTexts) -> Iterator[Particular]:
    """The order's estimate beside the figures that hold: only where they differ."""
    words = texts["changed"]
    rows = [
        words["row"].format(name=words[x.figure], estimate=x.estimate, final=x.final)
        for x in facts.changed
    ]
    if rows:
        yield Particular(
            words["label"], fill("{text}.", text="; ".join(rows).replace("~", NO_BREAK))
        )


def _owed(facts: KuitansiFacts, texts: PaperTexts) -> Iterator[Particular]:
    """The penalty that did not fit into the last payment."""
    words, owed = texts["owed"], facts.payment.owed
    if owed != ZERO:
        yield Particular(words["label"], fill(words["row"], amount=str(owed)))


def _signatures(facts: KuitansiFacts, texts: PaperTexts) -> tuple[Signature, ...]:
    words = texts["signatures"]
    agreed = (words["agreed"], f"{facts.approver.office},")
    paid = (
        *words["paid"].format(day=day_text(facts.payment.paid_on)).split("|"),
        words["treasurer"],
    )
    columns = (
        officer_signature(agreed, signing_space(facts.approver), words),
        officer_signature(paid, facts.treasurer, words),
    )
    if facts.pptk is None:
        return columns
    received = (*words["received"].split("|"), words["office_PPTK"])
    return (*columns, officer_signature(received, facts.pptk, words))
