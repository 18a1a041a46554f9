"""Composing the nota pesanan: the order form for small purchases (users.md 3.5)."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from bejo_desktop.domain.codes import Platform
from bejo_desktop.domain.content import require_line_count
from bejo_desktop.domain.days import weekday_name
from bejo_desktop.domain.errors import RuleBroken
from bejo_desktop.domain.money import ZERO
from bejo_desktop.domain.paper.clauses import bears_ppn, taxes_inside
from bejo_desktop.domain.paper.marking import frame, place_and_date, print_of
from bejo_desktop.domain.paper.nota_sheet import NotaHeads, NotaLabels, NotaSheet
from bejo_desktop.domain.paper.sheet import Field, Signature
from bejo_desktop.domain.paper.signers import officer_signature
from bejo_desktop.domain.paper.sums import sum_rows
from bejo_desktop.domain.paper.surat_pesanan import letterhead, sheet_lines
from bejo_desktop.domain.paper.taxes import kept_words
from bejo_desktop.domain.paper.words import NO_BREAK, day_text, fill
from bejo_desktop.domain.spelled import sentence

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from bejo_desktop.domain.paper.facts import PaperTexts, PurchaseOrderFacts
    from bejo_desktop.domain.paper.frame import RichText
    from bejo_desktop.domain.paper.later_facts import NotaFacts
    from bejo_desktop.domain.paper.sheet import SumRow


def compose_nota(facts: NotaFacts, texts: PaperTexts) -> NotaSheet:
    """
    Compose the sheet of one nota pesanan; no figure is computed here.

    Args:
        texts: the tables of `resources/papers/nota_pesanan.id.toml` over those of the SP.

    Raises:
        RuleBroken: `order.empty`, `order.too_many_lines`; `paper.platform_makes_it` as for the
            Surat Pesanan.
    """
    order = facts.order
    if not order.lines:
        raise RuleBroken("order.empty")
    require_line_count(len(order.lines))
    if order.number and order.platform is Platform.KATALOG:
        raise RuleBroken("paper.platform_makes_it", number=order.number)
    words, labels = texts["document"], texts["labels"]
    return NotaSheet(
        frame=frame(print_of(order), texts),
        letterhead=letterhead(order.unit),
        title=words["title"],
        number_text=words["number"].format(number=order.number or words["no_number"]),
        particulars=tuple(_particulars(facts, texts)),
        opening=_opening(order, texts),
        lines=sheet_lines(order.lines),
        sums=_sums(order, texts),
        sums_note=texts["sums"]["note_inclusive"] if taxes_inside(order) else "",
        words=sentence(order.figures.total),
        payment=_payment(facts, texts),
        signatures=_signatures(facts, texts),
        checks_lead=texts["checks"]["lead"],
        checks=_checks(facts, texts),
        labels=NotaLabels(
            heads=NotaHeads(**texts["nota_heads"]),
            carried=labels["carried"],
            brought=labels["brought"],
            words=labels["words"],
            qr=labels["qr"],
        ),
    )


def _particulars(facts: NotaFacts, texts: PaperTexts) -> Iterator[Field]:
    order, words = facts.order, texts["particulars"]
    none = texts["document"]["none"]
    yield Field(words["to"], _addressee(order, texts))
    pkp = texts["vendor"]["pkp" if order.vendor.pkp else "non_pkp"]
    tax_id = words["npwp_valid" if facts.npwp_valid else "npwp_not_valid"]
    yield Field(words["status"], f"{pkp} · {tax_id}")
    yield Field(words["purpose"], _purpose(facts, words) or none)
    for position, activity in enumerate(order.package.sub_activities or (none,)):
        yield Field("" if position else words["sub_activity"], activity)
    for position, account in enumerate(order.accounts):
        text = f"{account.code} {account.name}".strip()
        yield Field("" if position else words["account"], text)
    if facts.note is not None:
        day = day_text(facts.note.on) if facts.note.on else none
        numbered = words["note_no"].replace("~", NO_BREAK)
        yield Field(words["note"], numbered.format(number=facts.note.number, day=day))


def _purpose(facts: NotaFacts, words: Mapping[str, str]) -> str:
    """What it is for; of food also the day and the guests, which auditors count portions by."""
    package, occasion = facts.order.package.name, facts.occasion
    if occasion is None:
        return package
    title = occasion.title if occasion.title != package else ""
    named = (
        words["occasion"]
        .replace("~", NO_BREAK)
        .format(day=day_text(occasion.on), guests=occasion.guests)
    )
    return ", ".join(text for text in (package, f"{title} {named}".strip()) if text)


def _addressee(order: PurchaseOrderFacts, texts: PaperTexts) -> str:
    words, vendor = texts["particulars"], order.vendor
    signer = words["signer"].format(name=vendor.signer) if vendor.signer else ""
    phone = words["phone"].replace("~", NO_BREAK).format(phone=vendor.phone) if vendor.phone else ""
    address = f", {vendor.address}" if vendor.address else ""
    return f"{vendor.name}{signer}{address}{phone}"


def _opening(order: PurchaseOrderFacts, texts: PaperTexts) -> RichText:
    same_day = order.due_on == order.ordered_on
    return fill(
        texts["opening"]["on_the_day" if same_day else "by_the_day"],
        weekday=weekday_name(order.due_on),
        day=day_text(order.due_on),
        place=texts["pieces"]["listed_places"]
        if order.delivery.distribution_attached
        else order.delivery.address,
    )


def _sums(order: PurchaseOrderFacts, texts: PaperTexts) -> tuple[SumRow, ...]:
    """The rows of the SP, plainer: one rule, and no discount or shipping that is nothing."""
    unused = {texts["sums"]["discount"], texts["sums"]["shipping"]}
    return tuple(
        replace(row, ruled=row.strong)
        for row in sum_rows(order, texts)
        if row.amount != ZERO or row.label not in unused
    )


def _payment(facts: NotaFacts, texts: PaperTexts) -> RichText:
    words, order = texts["payment"], facts.order
    kept = kept_words(order.figures, facts.taxes, words)
    template = words[f"route_{order.payment.value}"] + (
        words["kept"] if kept else words["nothing_kept"]
    )
    return fill(
        template + words["papers"],
        kept=kept,
        collector=texts["collectors"][order.collector.value],
        net=str(facts.taxes.net),
    )


def _signatures(facts: NotaFacts, texts: PaperTexts) -> tuple[Signature, ...]:
    words, order = texts["signatures"], facts.order
    draft = order.number is None
    dated = place_and_date(order.unit.place, order.ordered_on, texts["document"], draft=draft)
    dated = dated.replace("  ", 2 * NO_BREAK)  # the free room for the day
    vendor = Signature(above=(words["accepts"],), name=order.vendor.signer)
    buyer = words[f"office_{facts.buyer_role.value}"]
    last = officer_signature((dated, buyer), facts.buyer, words)
    if facts.pptk is None:
        return vendor, last
    return vendor, officer_signature((words["office_PPTK"],), facts.pptk, words), last


def _checks(facts: NotaFacts, texts: PaperTexts) -> tuple[str, ...]:
    words = texts["checks"]
    names = words["catering" if facts.catering else "goods"].split("|")
    return (*names, words["tax_invoice"]) if bears_ppn(facts.order) else tuple(names)
