"""Which papers an order has, by its form and by what happened to it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from bejo_desktop.application.paper_facts.letters import first_content
from bejo_desktop.domain.codes import Kind, Payment
from bejo_desktop.domain.content import Procedure
from bejo_desktop.domain.errors import BadInput
from bejo_desktop.domain.order import AFTER_INK
from bejo_desktop.domain.paper.frame import PaperKind

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from bejo_desktop.domain.order import Order
    from bejo_desktop.domain.payments import PaymentMade

ORDERING: Final[Mapping[str, PaperKind]] = {
    "sp": PaperKind.SP,
    "spk": PaperKind.SPK,
    "nota": PaperKind.NOTA,
}
"""The paper that orders, by the form of an order."""
WORKING: Final = frozenset(
    {
        PaperKind.RFQ,
        PaperKind.PERBANDINGAN,
        PaperKind.DISTRIBUSI,
        PaperKind.BAST_PA,
        PaperKind.PERSEDIAAN,
        PaperKind.VERIFIKASI,
        PaperKind.SPJ,
    }
)
"""Papers without a number of their own: drawn as the order stands, neither kept nor copied."""
SECOND: Final = 2
"""The part of the other original of an agreement: its meterai is on the buyer's side."""
_AGREEMENTS: Final = frozenset({PaperKind.SP, PaperKind.SPK})
_OF_RECEIPT: Final = frozenset({PaperKind.BAST, PaperKind.BAST_PA, PaperKind.PERSEDIAAN})
_OF_PAYMENT: Final = frozenset({PaperKind.KUITANSI, PaperKind.BAP})


@dataclass(frozen=True, slots=True)
class Wanted:
    """
    One paper of an order.

    Args:
        part: which request, receiving, payment or addendum, from 1; 0 for papers that are one for
            the whole order, and where there is none yet; `SECOND` for the other original.
    """

    kind: PaperKind
    part: int = 0

    @property
    def stem(self) -> str:
        """Its part of a file name: `sp`, `bast-1`, `kuitansi`, `kuitansi-2`."""
        first_kuitansi = self.kind is PaperKind.KUITANSI and self.part == 1
        return f"{self.kind}-{self.part}" if self.part and not first_kuitansi else self.kind.value

    def number_in(self, order: Order) -> str | None:
        """Return the number of the paper, None before there is one and for a working paper."""
        if self.kind in WORKING or (not self.part and self.kind in PARTED):
            return None
        if self.kind in _OF_RECEIPT:
            return order.receipts[self.part - 1].number.text
        if self.kind in _OF_PAYMENT:
            return order.payments[self.part - 1].number.text
        return _other_number(self, order)


PARTED: Final = _OF_RECEIPT | _OF_PAYMENT | {PaperKind.RFQ, PaperKind.ADENDUM}
"""Papers of which an order may have several."""


def all_papers(order: Order, form: str) -> Iterator[Wanted]:
    """
    Every paper that an order has now, and the BAST and kuitansi that it will have.

    Args:
        form: `sp`, `spk` or `nota`: which paper orders.
    """
    yield from _before_the_order(order)
    yield Wanted(ORDERING[form])
    if order.content.places:
        yield Wanted(PaperKind.DISTRIBUSI)
    yield from _parts(PaperKind.ADENDUM, len(order.amendments))
    yield from _of_receipts(order)
    yield from _of_payments(order)
    if order.cancellation is not None:
        yield Wanted(PaperKind.PENGHENTIAN)
    if order.state in AFTER_INK:
        yield Wanted(PaperKind.VERIFIKASI)
        yield Wanted(PaperKind.SPJ)


def wanted_paper(order: Order, kind: PaperKind, part: int | None) -> Wanted:
    """
    Return the paper of an order that is asked for.

    Args:
        part: which one, from 1; None takes the newest, of requests the first. Of an agreement
            `SECOND` is the other original.

    Raises:
        BadInput: `paper.part_unknown` with `part` and `count`; `paper.no_parts` for a paper that
            is one for the whole order.
    """
    if kind in _AGREEMENTS and part == SECOND:
        return Wanted(kind, SECOND)
    if kind not in PARTED:
        if part:
            raise BadInput("paper.no_parts", field="part")
        return Wanted(kind)
    count = count_of(order, kind)
    if part is None or (part == 0 and not count):
        return Wanted(kind, min(count, 1) if kind is PaperKind.RFQ else count)
    if not 1 <= part <= count:
        raise BadInput("paper.part_unknown", field="part", part=part, count=count)
    return Wanted(kind, part)


def count_of(order: Order, kind: PaperKind) -> int:
    """Return how many of a paper the order has parts for."""
    talks = first_content(order).negotiation
    if kind is PaperKind.RFQ:
        return len(talks.asked) if talks else 0
    if kind is PaperKind.ADENDUM:
        return len(order.amendments)
    return len(order.payments if kind in _OF_PAYMENT else order.receipts)


def is_direct(payment: PaymentMade) -> bool:
    """Whether a payment needs a berita acara pembayaran: all but the one from UP."""
    return payment.kind is not Payment.UP


def _before_the_order(order: Order) -> Iterator[Wanted]:
    content = first_content(order)
    talks = content.negotiation
    if talks is not None:
        yield from _parts(PaperKind.RFQ, len(talks.asked))
    if content.vendor and content.lines and content.procedure is Procedure.ORDER:
        yield Wanted(PaperKind.PERBANDINGAN)
    if talks is not None and talks.minutes is not None:
        yield Wanted(PaperKind.NEGOSIASI)


def _of_receipts(order: Order) -> Iterator[Wanted]:
    """A small purchase is received with its nota and has no BAST; services fill no store."""
    if order.content.procedure is Procedure.SMALL:
        return
    if not order.receipts:
        yield Wanted(PaperKind.BAST)
    for part in range(1, len(order.receipts) + 1):
        yield Wanted(PaperKind.BAST, part)
        yield Wanted(PaperKind.BAST_PA, part)
        if order.content.kind is Kind.GOODS:
            yield Wanted(PaperKind.PERSEDIAAN, part)


def _of_payments(order: Order) -> Iterator[Wanted]:
    if not order.payments:
        yield Wanted(PaperKind.KUITANSI)
    for part, payment in enumerate(order.payments, start=1):
        yield Wanted(PaperKind.KUITANSI, part)
        if is_direct(payment):
            yield Wanted(PaperKind.BAP, part)


def _other_number(wanted: Wanted, order: Order) -> str | None:
    number = order.number
    if wanted.kind is PaperKind.ADENDUM:
        number = order.amendments[wanted.part - 1].number
    elif wanted.kind is PaperKind.PENGHENTIAN:
        number = order.cancellation.number if order.cancellation else None
    elif wanted.kind is PaperKind.NEGOSIASI:
        talks = first_content(order).negotiation
        number = talks.minutes.number if talks and talks.minutes else None
    return number.text if number else None


def _parts(kind: PaperKind, count: int) -> Iterator[Wanted]:
    return (Wanted(kind, part) for part in range(1, count + 1))
