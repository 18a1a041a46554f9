"""What of an order decides which papers its payment file needs."""

from __future__ import annotations

from enum import StrEnum
from typing import TYPE_CHECKING

from bejo_desktop.domain.codes import Collector, Payment, Platform
from bejo_desktop.domain.content import Procedure
from bejo_desktop.domain.flags.past import account_of
from bejo_desktop.domain.money import ZERO
from bejo_desktop.domain.negotiation import OfferSource

if TYPE_CHECKING:
    from collections.abc import Iterator

    from bejo_desktop.domain.content import OrderContent
    from bejo_desktop.domain.money import Rupiah
    from bejo_desktop.domain.order import Order


class Trait(StrEnum):
    """Words of the table of needs (`resources/checks/completeness.toml`)."""

    SMALL = "small"
    ON_CATALOGUE = "on_catalogue"
    PLATFORM_COLLECTS = "platform_collects"
    TREASURER_COLLECTS = "treasurer_collects"
    UP = "up"
    LS = "ls"
    PKP = "pkp"
    WITH_PPN = "with_ppn"
    WITH_PPH = "with_pph"
    WITH_TAX = "with_tax"
    BY_PLACES = "by_places"
    SPOKEN_OFFER = "spoken_offer"
    APPROVED_ON_PAPER = "approved_on_paper"
    AMENDED = "amended"
    PAID = "paid"
    PENALTY_OWED = "penalty_owed"


def traits_of(order: Order, owed: Rupiah = ZERO) -> frozenset[Trait]:
    """
    Return what holds for an order; its route is that of the payment made, else that planned.

    Args:
        owed: penalty that the vendor still has to deposit (`settlement.owed_by_vendor`).
    """
    penalty = (Trait.PENALTY_OWED,) if owed > ZERO else ()
    return frozenset((*_of_content(order.content), *_of_life(order), *penalty))


def accounts_of(content: OrderContent) -> frozenset[str]:
    """Return the kode rekening of its lines."""
    return frozenset(account_of(line.budget_line) for line in content.lines)


def _of_content(content: OrderContent) -> Iterator[Trait]:
    if content.procedure is Procedure.SMALL:
        yield Trait.SMALL
    if content.platform is Platform.KATALOG:
        yield Trait.ON_CATALOGUE
    by_platform = content.collector is Collector.PLATFORM
    yield Trait.PLATFORM_COLLECTS if by_platform else Trait.TREASURER_COLLECTS
    if content.vendor_tax is not None and content.vendor_tax.pkp:
        yield Trait.PKP
    if content.places:
        yield Trait.BY_PLACES
    talks = content.negotiation
    spoken = {OfferSource.PHONE, OfferSource.WHATSAPP}
    if talks is not None and any(offer.source in spoken for offer in talks.offers):
        yield Trait.SPOKEN_OFFER
    yield from _of_figures(content)


def _of_figures(content: OrderContent) -> Iterator[Trait]:
    figures = content.figures
    if figures is None:
        return
    if figures.ppn > ZERO:
        yield Trait.WITH_PPN
    if any(row.amount > ZERO for row in figures.pph):
        yield Trait.WITH_PPH
    if figures.net_to_vendor != figures.total:
        yield Trait.WITH_TAX


def _of_life(order: Order) -> Iterator[Trait]:
    routes = {payment.kind for payment in order.payments} or {order.content.payment}
    yield Trait.UP if routes == {Payment.UP} else Trait.LS
    if order.approval is not None:
        yield Trait.APPROVED_ON_PAPER
    if order.amendments:
        yield Trait.AMENDED
    if order.payments:
        yield Trait.PAID
