"""Composing the berita acara pembayaran of one payment (LS)."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Final

from bejo_desktop.domain.money import ZERO
from bejo_desktop.domain.paper.bills import bill_named
from bejo_desktop.domain.paper.frame import PaperKind
from bejo_desktop.domain.paper.letter import Section, Table, TableShape
from bejo_desktop.domain.paper.letter_parts import (
    fields,
    numbered,
    officer_column,
    officer_party,
    order_named,
    vendor_column,
    vendor_party,
)
from bejo_desktop.domain.paper.sheet import Field
from bejo_desktop.domain.paper.taxes import kept_rows
from bejo_desktop.domain.paper.words import (
    NO_BREAK,
    day_text,
    fill,
    listed,
    npwp_text,
    numeric_day,
    spelled_day,
)
from bejo_desktop.domain.spelled import sentence

if TYPE_CHECKING:
    from bejo_desktop.domain.paper.facts import PaperTexts
    from bejo_desktop.domain.paper.frame import RichText
    from bejo_desktop.domain.paper.letter import LetterSheet
    from bejo_desktop.domain.paper.letter_facts import PaymentMinutesFacts

_EARLIER_MAX: Final = 3
"""So many earlier payments are named, the newest; all are counted and summed."""


def compose_payment_minutes(facts: PaymentMinutesFacts, texts: PaperTexts) -> LetterSheet:
    """Compose the minutes; only what is left of the order's value is computed here."""
    order, words, payment = facts.order, texts["texts"], facts.payment
    vendor, unit = order.vendor, order.unit.full_name
    holder = words["bank_holder"].format(name=vendor.bank_holder) if vendor.bank_holder else ""
    values = {"bank": f"{vendor.bank} {holder}".strip(), "npwp": npwp_text(vendor.npwp)}
    return replace(
        numbered(PaperKind.BAP, order, facts.print_, texts),
        number_text=texts["document"]["own_number"].format(
            number=facts.bap_no or texts["document"]["number_blank"]
        ),
        sections=(
            Section(text=_opening(facts, texts)),
            Section(label="1.", text=officer_party(facts.officer, words["first"], words, unit)),
            Section(label="2.", text=vendor_party(order, words["second"])),
            Section(text=_basis(facts, texts)),
            Section(label="1.", text=fill(words["done"], package=order.package.name)),
            Section(
                label="2.",
                text=fill(
                    words["entitled"],
                    amount=str(payment.amount),
                    words=sentence(payment.amount).lower(),
                ),
                table=_table(facts, texts),
            ),
            Section(label="3.", text=_account(facts, texts)),
            Section(label="4.", text=fill(words["charged"]), fields=_charged(facts, texts)),
            Section(
                label="5.",
                text=fill(words[f"route_{payment.kind.value}"]),
                fields=fields(texts["account"], values, texts["document"]["none"]),
            ),
            Section(text=fill(words["closing"])),
        ),
        signatures=(
            vendor_column(order, texts["signatures"]["second"]),
            officer_column(
                (texts["signatures"]["first"], facts.officer.office), facts.officer, texts
            ),
        ),
        total=payment.amount,
    )


def _opening(facts: PaymentMinutesFacts, texts: PaperTexts) -> RichText:
    on = facts.payment.paid_on
    return fill(texts["texts"]["opening"], spelled_day=spelled_day(on), day=numeric_day(on))


def _basis(facts: PaymentMinutesFacts, texts: PaperTexts) -> RichText:
    """The order with its value, then what the payment rests on."""
    words, order = texts["texts"], facts.order
    named = order_named(order, texts["orders"])
    papers = [words["valued"].format(order=named, total=order.figures.total)]
    papers += [
        words["handover"].format(number=x.number, day=day_text(x.received_on))
        for x in facts.handovers
    ]
    papers += [bill_named(bill, texts["bills"]) for bill in facts.payment.bills]
    return fill(words["basis"], papers=listed(papers).replace("~", NO_BREAK))


def _table(facts: PaymentMinutesFacts, texts: PaperTexts) -> Table:
    """From the gross sum to what the vendor gets; what is kept back is taken off."""
    gross, *kept, net = kept_rows(facts.payment, texts)
    rows = [(gross.label, gross.amount), *((row.label, -row.amount) for row in kept)]
    return Table(
        TableShape.SUMMED,
        tuple(texts["summed_heads"].values()),
        tuple(rows),
        ((net.label, net.amount),),
    )


def _account(facts: PaymentMinutesFacts, texts: PaperTexts) -> RichText:
    """What was paid of the order before, and what is left of its value after this payment."""
    words, total = texts["texts"], facts.order.figures.total
    before = sum((x.amount for x in facts.earlier), start=ZERO)
    papers = [
        words["earlier"].format(number=x.number, day=day_text(x.on), amount=x.amount)
        for x in facts.earlier[-_EARLIER_MAX:]
    ]
    return fill(
        words["account_later" if facts.earlier else "account_first"],
        order=texts["forms"][facts.order.form],
        total=str(total),
        before=str(before),
        count=str(len(facts.earlier)),
        papers=listed(papers).replace("~", NO_BREAK) if papers else "",
        left=str(max(total - before - facts.payment.amount, ZERO)),
    )


def _charged(facts: PaymentMinutesFacts, texts: PaperTexts) -> tuple[Field, ...]:
    words, package, none = texts["charge"], facts.order.package, texts["document"]["none"]
    accounts = [f"{x.code} ({x.amount})" for x in facts.accounts]
    rows = [
        (words["receipt"], [facts.payment.number]),
        (words["dpa"], [package.dpa or none]),
        (words["sub_activity"], [*package.sub_activities] or [none]),
        (words["accounts"], ["; ".join(accounts) or none]),
    ]
    return tuple(
        Field("" if position else label, value)
        for label, values in rows
        for position, value in enumerate(values)
    )
