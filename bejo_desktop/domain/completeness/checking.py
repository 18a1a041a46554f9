"""The payment file of one order against the table: what is there, what lacks, what is needless."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING

from bejo_desktop.domain.completeness.table import OrderFact, Part
from bejo_desktop.domain.completeness.traits import accounts_of, traits_of
from bejo_desktop.domain.evidence import EvidenceKind

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from bejo_desktop.domain.completeness.table import NeedKind, NeedRule
    from bejo_desktop.domain.order import Order


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
        why: code of the words that say why it is asked for.
        because: why it is not needed, a trait of the order; "" where it is.
        lacks: what of it is still to come, where something is.
        no: its number where one is known.
    """

    kind: NeedKind
    why: str
    standing: Standing
    because: str = ""
    lacks: frozenset[Part] = frozenset()
    no: str = ""


@dataclass(frozen=True, slots=True)
class _Piece:
    """A paper that is there: its number, and whether there is a picture of it."""

    no: str
    scanned: bool


def completeness(order: Order, needs: Iterable[NeedRule]) -> tuple[Needed, ...]:
    """
    Return the papers that the order's payment file is checked for, in the table's order.

    A gap asks and never stops a payment: the bendahara decides.

    Args:
        needs: the table; of several rows for one kind the first that speaks of the order counts.
    """
    accounts, traits = accounts_of(order.content), traits_of(order)
    found: dict[NeedKind, Needed] = {}
    for rule in needs:
        if rule.kind in found or not traits.issuperset(rule.when) or not _pays(rule, accounts):
            continue
        because = next((one.value for one in rule.unless if one in traits), "")
        if because:
            found[rule.kind] = Needed(rule.kind, rule.why, Standing.NOT_NEEDED, because)
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


def _checked(rule: NeedRule, order: Order) -> Needed:
    if isinstance(rule.kind, OrderFact):
        standing = Standing.PRESENT if _is_written(rule.kind, order) else Standing.MISSING
        return Needed(rule.kind, rule.why, standing)
    pieces = list(_pieces(rule.kind, order))
    no = next((piece.no for piece in pieces if piece.no), "")
    had = {Part.NUMBER} if no else set()
    if any(piece.scanned for piece in pieces):
        had.add(Part.SCAN)
    lacks = rule.parts - had
    present = bool(pieces) and not lacks
    standing = Standing.PRESENT if present else Standing.MISSING
    return Needed(rule.kind, rule.why, standing, lacks=frozenset(lacks), no=no)


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
