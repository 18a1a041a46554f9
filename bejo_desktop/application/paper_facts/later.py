"""From an order to the plain facts of the papers beside its Surat Pesanan."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Final

from bejo_desktop.application.drafts.why import percent, used_rules
from bejo_desktop.application.paper_facts.basis import first_hash
from bejo_desktop.application.paper_facts.filed import bought_with, came_with
from bejo_desktop.application.paper_facts.people import buyer, holder, named
from bejo_desktop.contract.fulfilment import receipt_to_wire
from bejo_desktop.contract.papers import act_hash
from bejo_desktop.domain.codes import Role, TaxClass
from bejo_desktop.domain.content import PenaltyBase
from bejo_desktop.domain.delivery_shares import Deliveries
from bejo_desktop.domain.evidence import EvidenceKind
from bejo_desktop.domain.fulfilment import NOTHING, outstanding
from bejo_desktop.domain.negotiation import PaperRef
from bejo_desktop.domain.paper.later_facts import (
    BastFacts,
    NotaFacts,
    PenaltyFacts,
    ReceivedFacts,
    TaxFacts,
    VendorPaper,
    WithheldFacts,
)
from bejo_desktop.domain.paper.marking import Print
from bejo_desktop.domain.penalty import penalty_of

if TYPE_CHECKING:
    from collections.abc import Mapping

    from msgspec import Struct

    from bejo_desktop.application.paper_facts.order import FactFinder
    from bejo_desktop.domain.content import OrderContent
    from bejo_desktop.domain.figures import Figures, IncomeTax
    from bejo_desktop.domain.order import Order
    from bejo_desktop.domain.paper.facts import CopyFacts
    from bejo_desktop.domain.rules.book import Rule

_DOUBLES: Final = {"22": "pph22.bendahara.no_npwp", "23": "pph23.no_npwp"}
"""Rules by which a rate is multiplied for a vendor without NPWP; cited where it was."""
_CAPITAL: Final = "5.2."
"""Kode rekening of belanja modal (domain.md 3.2)."""


def nota_facts(finder: FactFinder, order: Order, copy: CopyFacts | None) -> NotaFacts:
    """Return what the nota pesanan says; errors as `FactFinder.facts`."""
    content, figures = finder.figured(order)
    role = Role(figures.officer)
    assert content.vendor_tax is not None
    return NotaFacts(
        order=finder.first_facts(order, copy),
        taxes=_taxes(finder, order),
        npwp_valid=content.vendor_tax.npwp,
        catering=any(line.tax_class is TaxClass.CATERING for line in content.lines),
        buyer=buyer(finder, order, role),
        buyer_role=role,
        pptk=holder(finder, Role.PPTK, content.ordered_on),
        occasion=content.occasion,
        note=bought_with(order),
    )


def bast_facts(finder: FactFinder, order: Order, stage: int, copy: CopyFacts | None) -> BastFacts:
    """Return what the BAST of the receipt number `stage`, from 1, says."""
    receipt = order.receipts[stage - 1]
    place = order.content.places[receipt.place - 1].delivery if receipt.place else None
    amended = (x for x in order.amendments if x.on <= receipt.received_on)
    filed = came_with(order, stage)
    return BastFacts(
        order=finder.facts(order, None),
        print_=print_of_act(finder, order, receipt.number.text, receipt_to_wire(receipt), copy),
        received_on=receipt.received_on,
        arrived_on=receipt.arrived_on or (order.arrived_on if stage == 1 else None),
        stage=stage,
        complete=receipt.complete,
        lines=received_lines(order, stage),
        statements=receipt.statements,
        officer=named(finder, receipt.by, Role.PPK, receipt.received_on),
        keeper=holder(finder, Role.PENGURUS_BARANG, receipt.received_on),
        place=", ".join(x for x in (place.name, place.address) if x) if place else "",
        penalty=_penalty(finder, order, stage),
        amendments=tuple(PaperRef(x.number.text, x.on) for x in amended),
        photos=sum(x.kind is EvidenceKind.PHOTO for x in filed),
        notes=tuple(
            VendorPaper("note", x.no, x.on)
            for x in filed
            if x.kind is EvidenceKind.VENDOR_NOTE and x.no
        ),
        capital=any(is_capital(x.budget_line) for x in order.content.lines),
    )


def received_lines(order: Order, stage: int) -> tuple[ReceivedFacts, ...]:
    """Return each line of the order with what came of it up to the receipt number `stage`."""
    receipt, earlier = order.receipts[stage - 1], order.receipts[: stage - 1]
    gone = tuple(x for x in order.returns if x.on <= receipt.received_on)
    lines = order.content.lines
    came = {row.line: row for row in receipt.lines}
    received = []
    for line, before in zip(
        lines, outstanding(lines, earlier, gone if earlier else ()), strict=True
    ):
        row = came.get(before.line)
        refused = [x for one in earlier for x in one.lines if x.line == before.line and x.rejected]
        received.append(
            ReceivedFacts(
                name=line.name,
                measure=line.measure,
                unit_price=line.unit_price,
                ordered=before.ordered,
                before=before.accepted,
                accepted=row.accepted if row else NOTHING,
                rejected=row.rejected if row else NOTHING,
                reason=row.reason if row else "",
                refused=sum((x.rejected for x in refused), start=NOTHING),
                refused_reason=refused[-1].reason if refused else "",
            )
        )
    return tuple(received)


def _penalty(finder: FactFinder, order: Order, stage: int) -> PenaltyFacts | None:
    """
    The denda for what came late with this receipt alone, as `domain.penalty` counts it.

    Counted on the contract it is one sum for the order: that of all that came so far.
    """
    content = order.content
    deliveries = Deliveries(content, order.receipts[:stage], (), finder.rules)
    late = [x for x in deliveries.late if x.receipt == stage]
    if not late:
        return None
    whole = content.penalty_base is PenaltyBase.CONTRACT
    base = deliveries.figures.base if whole else late[0].value
    amount = penalty_of(late, content.penalty_base, deliveries.figures.base, finder.rules)
    return PenaltyFacts(late[0].days, finder.divisor(late[0].came_on), base, amount)


def is_capital(budget_line: str) -> bool:
    """Tell whether a line is paid from belanja modal, `sub kegiatan/5.2.…`."""
    return budget_line.rpartition("/")[2].startswith(_CAPITAL)


def print_of_act(
    finder: FactFinder, order: Order, number: str, act: Struct, copy: CopyFacts | None
) -> Print:
    """Return which print the paper of an act is."""
    first = first_hash(order)
    assert first is not None
    return print_under(finder, number, act_hash(first, act), copy)


def print_under(finder: FactFinder, number: str, hash_: str, copy: CopyFacts | None) -> Print:
    """Return which print the paper with this number and content hash is."""
    return Print(
        author=finder.author(),
        number=number,
        content_hash=hash_,
        qr=finder.code(number, hash_),
        copy=copy,
    )


def _taxes(finder: FactFinder, order: Order) -> TaxFacts:
    content, figures = finder.figured(order)
    used = used_rules(replace(content, figures=figures), finder.rules)
    return TaxFacts(
        ppn_collected=figures.ppn_collected,
        withheld=tuple(
            WithheldFacts(row.article, _rate(row, used), row.base, row.amount)
            for row in figures.pph
        ),
        net=figures.net_to_vendor,
    )


def _rate(row: IncomeTax, used: Mapping[str, Rule]) -> str:
    """The rate as printed, doubled where it was; "" for a rule that is no longer known."""
    rule = next((x for x in used.values() if x.id == row.rule), None)
    if rule is None:
        return ""
    doubled = used.get(_DOUBLES.get(row.article, ""))
    return percent(rule.ratio * (doubled.number if doubled else 1))


def rates(figures: Figures, finder: FactFinder, content: OrderContent) -> Mapping[str, str]:
    """Return the rate of each article of income tax in `figures`, as printed."""
    used = used_rules(replace(content, figures=figures), finder.rules)
    return {row.article: _rate(row, used) for row in figures.pph}
