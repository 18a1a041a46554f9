"""The payment file of one order against the table: what is there, what lacks, what is needless."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING

from bejo_desktop.domain.completeness.table import OrderFact, Part
from bejo_desktop.domain.completeness.traits import accounts_of, traits_of
from bejo_desktop.domain.evidence import EvidenceKind
from bejo_desktop.domain.money import ZERO
from bejo_desktop.domain.numbering import Series, series_of
from bejo_desktop.domain.payments import Tax
from bejo_desktop.domain.tax_deposits import undeposited

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from bejo_desktop.domain.completeness.table import NeedKind, NeedRule
    from bejo_desktop.domain.money import Rupiah
    from bejo_desktop.domain.order import Order
    from bejo_desktop.domain.payments import PaymentMade


class Standing(StrEnum):
    """Whether a paper is in the file."""

    PRESENT = "present"
    MISSING = "missing"
    NOT_NEEDED = "not_needed"


@dataclass(frozen=True, slots=True)
class Needed:
    """
    One paper of a payment file.

    Args:
        name: code of the words that name it: a signed order bears the name of its form.
        why: code of the words that say why it is asked for.
        because: why it is not needed, a trait of the order; "" where it is.
        lacks: what of it is still to come, where something is.
        no: its number where one is known.
        taxes: taxes that were kept back and did not go to the treasury yet, or by a deposit
            without NTPN.
    """

    kind: NeedKind
    name: str
    why: str
    standing: Standing
    because: str = ""
    lacks: frozenset[Part] = frozenset()
    no: str = ""
    taxes: tuple[Tax, ...] = ()


@dataclass(frozen=True, slots=True)
class _Piece:
    """A paper that is there: its number, and whether there is a picture of it."""

    no: str
    scanned: bool


def completeness(
    order: Order, needs: Iterable[NeedRule], owed: Rupiah = ZERO
) -> tuple[Needed, ...]:
    """
    Return the papers that the order's payment file is checked for, in the table's order.

    A gap asks and never stops a payment: the bendahara decides.

    Args:
        needs: the table; of several rows for one kind the first that speaks of the order counts.
        owed: penalty that the vendor still has to deposit (`settlement.owed_by_vendor`).
    """
    accounts, traits = accounts_of(order.content), traits_of(order, owed)
    found: dict[NeedKind, Needed] = {}
    for rule in needs:
        if rule.kind in found or not traits.issuperset(rule.when) or not _pays(rule, accounts):
            continue
        because = next((one.value for one in rule.unless if one in traits), "")
        if because:
            name = _named(rule.kind, order)
            found[rule.kind] = Needed(rule.kind, name, rule.why, Standing.NOT_NEEDED, because)
        else:
            found[rule.kind] = _checked(rule, order)
    return tuple(found.values())


def gaps(needed: Iterable[Needed]) -> tuple[Needed, ...]:
    """Return what lacks."""
    return tuple(one for one in needed if one.standing is Standing.MISSING)


def _pays(rule: NeedRule, accounts: frozenset[str]) -> bool:
    if not rule.accounts:
        return True
    return any(
        one.startswith(rule.accounts) and not one.startswith(rule.but_not) for one in accounts
    )


def _named(kind: NeedKind, order: Order) -> str:
    """A signed order is an SPK or a nota pesanan, by its number and before that by its form."""
    if kind is EvidenceKind.SIGNED_ORDER:
        figures, number = order.content.figures, order.number
        series = number.series if number else series_of(figures.form if figures else "")
        if series in {Series.SPK, Series.NP}:
            return f"evidence.{kind.value}.{series.lower()}"
    return f"evidence.{kind.value}"


def _checked(rule: NeedRule, order: Order) -> Needed:
    name = _named(rule.kind, order)
    if isinstance(rule.kind, OrderFact):
        standing = Standing.PRESENT if _is_written(rule.kind, order) else Standing.MISSING
        return Needed(rule.kind, name, rule.why, standing)
    pieces = list(_pieces(rule.kind, order))
    no = next((piece.no for piece in pieces if piece.no), "")
    had = {Part.NUMBER} if no else set()
    if any(piece.scanned for piece in pieces):
        had.add(Part.SCAN)
    lacks = rule.parts - had
    taxes: tuple[Tax, ...] = ()
    if rule.kind is EvidenceKind.TAX_DEPOSIT:
        taxes = _unproven(order)
    if rule.kind is EvidenceKind.TAX_INVOICE and _lacks_faktur(order):
        lacks |= {Part.NUMBER}
    present = bool(pieces) and not lacks and not taxes
    standing = Standing.PRESENT if present else Standing.MISSING
    lacking = frozenset(lacks)
    return Needed(rule.kind, name, rule.why, standing, lacks=lacking, no=no, taxes=taxes)


def _unproven(order: Order) -> tuple[Tax, ...]:
    """
    Taxes that did not go to the treasury whole, each by deposits with an NTPN of their own.

    A proof that was filed later fills the gap of one deposit that had none.
    """
    filed = {x.no for x in order.evidence if x.kind is EvidenceKind.TAX_DEPOSIT and x.no}
    filed -= {row.ntpn for row in order.deposits}
    without = [row for row in order.deposits if not row.ntpn]
    proven = [row for row in order.deposits if row.ntpn]
    return undeposited(order.payments, [*proven, *without[: len(filed)]])


def _lacks_faktur(order: Order) -> bool:
    """Whether a payment with PPN has no faktur; one that was filed later fills one of the gaps."""
    filed = {x.no for x in order.evidence if x.kind is EvidenceKind.TAX_INVOICE and x.no}
    filed -= {payment.tax_invoice for payment in order.payments}
    without = [x for x in order.payments if not x.tax_invoice and _bears_ppn(order, x)]
    return len(without) > len(filed)


def _bears_ppn(order: Order, payment: PaymentMade) -> bool:
    """As what was kept back says; below the floor nothing is, and each payment bears its part."""
    figures = order.content.figures
    collected = figures is not None and figures.ppn_collected > ZERO
    return not collected or any(row.tax is Tax.PPN for row in payment.withheld)


def _is_written(fact: OrderFact, order: Order) -> bool:
    occasion = order.content.occasion
    return occasion is not None and (fact is OrderFact.OCCASION or occasion.guests > 0)


def _pieces(kind: EvidenceKind, order: Order) -> Iterator[_Piece]:
    """The pieces of a kind: what was put behind the order, and what the order itself names."""
    for piece in order.evidence:
        if piece.kind is kind:
            yield _Piece(piece.no, bool(piece.sha256))
    yield from (_Piece(no, scanned=False) for no in _numbers(kind, order) if no)
    if kind is EvidenceKind.APPROVAL_SHEET and order.approval is not None:
        yield _Piece("", scanned=bool(order.approval.scan))
    talks = order.content.negotiation
    if kind is EvidenceKind.CHAT and talks is not None:
        yield from (_Piece(offer.no, scanned=True) for offer in talks.offers if offer.evidence)


def _numbers(kind: EvidenceKind, order: Order) -> Iterator[str]:
    content = order.content
    match kind:
        case EvidenceKind.VENDOR_NOTE if content.vendor_note is not None:
            yield content.vendor_note.no
        case EvidenceKind.PLATFORM_ORDER:
            yield content.platform_ref
        case EvidenceKind.INVOICE:
            yield from (payment.invoice for payment in order.payments)
        case EvidenceKind.TAX_INVOICE:
            yield from (payment.tax_invoice for payment in order.payments)
        case EvidenceKind.TRANSFER:
            yield from (payment.transfer for payment in order.payments)
        case EvidenceKind.TAX_DEPOSIT:
            yield from (row.ntpn for row in order.deposits)
        case EvidenceKind.WITHHOLDING_SLIP:
            yield from (row.slip for row in order.deposits)
        case _:
            return
