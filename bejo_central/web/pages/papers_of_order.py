"""Which paper of an order bears a number, the hashes it may carry, and what to compare it by."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from bejo_central.store import orders
from bejo_desktop.contract.content import from_wire
from bejo_desktop.contract.fulfilment import receipt_from_wire
from bejo_desktop.contract.papers import act_hash, negotiation_hash
from bejo_desktop.domain.days import long_day
from bejo_desktop.domain.fulfilment import NOTHING
from bejo_desktop.domain.money import Rupiah
from bejo_desktop.domain.paper.words import quantity_text

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from typing import TypeAlias

    from sqlalchemy import Connection

    from bejo_central.store.orders import OrderRecord
    from bejo_desktop.contract.content import Content
    from bejo_desktop.contract.fulfilment import ReceiptRow
    from bejo_desktop.contract.later import CancellationRow, PaymentRow

Shown: TypeAlias = tuple[str, str]


@dataclass(frozen=True, slots=True)
class PaperUnder:
    """
    One paper of an order.

    Args:
        hashes: each content hash under which it may have been printed.
        facts: what it says of itself; none where it says what the order says.
    """

    no: str
    hashes: frozenset[str]
    facts: tuple[Shown, ...] = ()


def paper_under(connection: Connection, order: OrderRecord, number: str) -> PaperUnder | None:
    """Return the paper of the order that bears a number; None: none that the centre holds."""
    return next((x for x in _papers(connection, order) if x.no == number), None)


def _papers(connection: Connection, order: OrderRecord) -> Iterator[PaperUnder]:
    later = order.later
    amendments = later.amendments
    first = amendments[0].previous if amendments else order.hash
    if order.no is not None:
        yield PaperUnder(order.no, frozenset({order.hash, *(x.previous for x in amendments)}))
    yield from (PaperUnder(x.number.no, frozenset({x.hash})) for x in amendments)
    content = orders.content(connection, first)
    now = amendments[-1].content if amendments else content
    for receipt in order.receipts:
        hashes = frozenset({act_hash(first, receipt)})
        yield PaperUnder(receipt.bast.no, hashes, tuple(_of_receipt(receipt, now)))
    for payment in later.payments:
        hashes = frozenset({act_hash(first, payment)})
        yield PaperUnder(payment.kw.no, hashes, tuple(_of_payment(payment)))
    if (end := later.cancellation) is not None:
        yield PaperUnder(end.number.no, frozenset({act_hash(first, end)}), tuple(_of_end(end)))
    talks = content.negotiation if content else None
    if content is not None and talks is not None and talks.minutes is not None:
        hashes = frozenset({negotiation_hash(from_wire(content))})
        facts = _of_minutes(content)
        yield PaperUnder(talks.minutes.number.no, hashes, tuple(facts))


def _of_receipt(row: ReceiptRow, content: Content | None) -> Iterator[Shown]:
    yield "Surat", "Berita acara serah terima"
    yield "Tanggal serah terima", long_day(row.on)
    named = from_wire(content).lines if content else ()
    for came in receipt_from_wire(row).lines:
        line = named[came.line - 1] if came.line <= len(named) else None
        said = f"diterima {quantity_text(came.accepted)}"
        if came.rejected > NOTHING:
            said += f", ditolak {quantity_text(came.rejected)}"
        yield line.name if line else f"Baris {came.line}", f"{said} {line.measure if line else ''}"


def _of_payment(row: PaymentRow) -> Sequence[Shown]:
    return (
        ("Surat", "Kuitansi"),
        ("Tanggal bayar", long_day(row.on)),
        ("Jumlah pada kuitansi", str(Rupiah(row.amount))),
    )


def _of_end(row: CancellationRow) -> Sequence[Shown]:
    form = f"Surat {row.form.value} pesanan"
    return (("Surat", form), ("Tanggal surat", long_day(row.on)), ("Alasan", row.reason))


def _of_minutes(content: Content) -> Iterator[Shown]:
    yield "Surat", "Berita acara negosiasi"
    assert content.negotiation is not None
    assert content.negotiation.minutes is not None
    yield "Tanggal berita acara", long_day(content.negotiation.minutes.on)
    if content.figures is not None:
        yield "Jumlah hasil negosiasi termasuk pajak", str(Rupiah(content.figures.total))
