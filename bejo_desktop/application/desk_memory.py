"""What a desk remembers of papers: those it gave out, its orders, its own key."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from bejo_desktop.application.paper_facts.basis import first_hash
from bejo_desktop.application.paper_facts.later import received_lines
from bejo_desktop.application.paper_facts.letters import first_content
from bejo_desktop.application.views.verification import FiguresLine, PaperFigures
from bejo_desktop.contract.fulfilment import receipt_to_wire
from bejo_desktop.contract.later import cancellation_to_wire, payment_to_wire
from bejo_desktop.contract.papers import act_hash, negotiation_hash
from bejo_desktop.domain.errors import BejoError
from bejo_desktop.domain.fulfilment import NOTHING
from bejo_desktop.domain.money import ZERO
from bejo_desktop.domain.paper.bast import value_of
from bejo_desktop.domain.paper.frame import PaperKind
from bejo_desktop.domain.paper.words import quantity_text

if TYPE_CHECKING:
    from collections.abc import Iterator

    from bejo_desktop.application.ports.store import DeviceIdentity, Store
    from bejo_desktop.application.ports.system import Seal
    from bejo_desktop.domain.content import OrderContent
    from bejo_desktop.domain.money import Rupiah
    from bejo_desktop.domain.order import Order
    from bejo_desktop.domain.paper.qr import SignedClaim


@dataclass(frozen=True, slots=True)
class DeskMemory:
    """The open store as a witness; the folder of papers is none, for anyone can write into it."""

    store: Store
    seal: Seal

    def gave_out(self, sha256: str) -> bool:
        """Tell whether the record says that exactly this file was given out or signed here."""
        with self.store.read() as reading:
            return bool(reading.audit.subjects_of("sha256", sha256))

    def signed_with(self, order: Order, certificate: str) -> bool:
        """Tell whether a paper of the order was signed here with this certificate (SHA-256)."""
        with self.store.read() as reading:
            return str(order.order_id) in reading.audit.subjects_of("certificate", certificate)

    def is_own(self, signed: SignedClaim) -> bool:
        """Tell whether a code names this desk as the one that printed it."""
        return signed.claim.device == self._identity().device

    def sealed_here(self, signed: SignedClaim) -> bool:
        """Tell whether this desk's key signed the code: the same bytes get the same signature."""
        seed = self._identity().private_key
        return self.seal(seed, signed.claim.signed_part()) == signed.signature

    def order(self, number: str) -> Order | None:
        """Return the order to which a number belongs, its own or its BAST's; None: none here."""
        with self.store.read() as reading:
            used_for = reading.numbers.order_of(number)
            try:
                if used_for is not None:
                    return reading.orders.get(used_for)
                found = reading.orders.find(number)
            except BejoError:
                return None
        return found if found.number is not None and found.number.text == number else None

    @staticmethod
    def content_hash(order: Order, number: str) -> str | None:
        """Return what the paper of the order under `number` must carry; None: no such paper."""
        found = _paper_under(order, number)
        return found[1] if found else None

    def figures(self, order: Order, number: str) -> PaperFigures:
        """Return what the paper of the order under `number` must show; without one: the order."""
        content = first_content(order)
        kind, hash_ = _paper_under(order, number) or ("", first_hash(order) or "")
        lines, total = _shown(order, kind, number)
        with self.store.read() as reading:
            vendor = reading.orders.row(order.order_id).vendor_name
        return PaperFigures(
            source="desk",
            kind=kind,
            number=number or None,
            content_hash=hash_,
            total=total,
            lines=lines,
            vendor=vendor,
            package=content.package,
            ordered_on=content.ordered_on,
        )

    def _identity(self) -> DeviceIdentity:
        with self.store.read() as reading:
            identity = reading.sync.identity()
        assert identity is not None, "an open desk is enrolled"
        return identity


def _paper_under(order: Order, number: str) -> tuple[str, str] | None:
    """Return which paper bears a number, "" for the one that orders, and the hash it carries."""
    return next(((kind, hash_) for own, kind, hash_ in _papers(order) if own == number), None)


def _papers(order: Order) -> Iterator[tuple[str, str, str]]:
    """Number, kind and content hash of every numbered paper of an order; its own comes first."""
    content = first_content(order)
    talks = content.negotiation
    if talks is not None and talks.minutes is not None:
        yield talks.minutes.number.text, PaperKind.NEGOSIASI, negotiation_hash(content)
    if order.number is None:
        return
    first = first_hash(order) or ""
    yield order.number.text, "", first
    for receipt in order.receipts:
        yield receipt.number.text, PaperKind.BAST, act_hash(first, receipt_to_wire(receipt))
    for payment in order.payments:
        yield payment.number.text, PaperKind.KUITANSI, act_hash(first, payment_to_wire(payment))
    for amendment in order.amendments:
        yield amendment.number.text, PaperKind.ADENDUM, amendment.content_hash
    end = order.cancellation
    if end is not None:
        yield end.number.text, PaperKind.PENGHENTIAN, act_hash(first, cancellation_to_wire(end))


def _shown(order: Order, kind: str, number: str) -> tuple[tuple[FiguresLine, ...], Rupiah | None]:
    """The lines and the total that the paper shows; the total is None where it says no one sum."""
    if kind == PaperKind.BAST:
        at = next(n for n, x in enumerate(order.receipts, 1) if x.number.text == number)
        return _received(order, at)
    if kind == PaperKind.KUITANSI:
        return (), next(x.amount for x in order.payments if x.number.text == number)
    if kind == PaperKind.PENGHENTIAN:
        return (), None
    held = first_content(order)
    if kind == PaperKind.ADENDUM:
        held = next(x.content for x in order.amendments if x.number.text == number)
    return _lines(held), held.figures.total if held.figures else ZERO


def _received(order: Order, stage: int) -> tuple[tuple[FiguresLine, ...], Rupiah]:
    rows = tuple(x for x in received_lines(order, stage) if x.accepted > NOTHING)
    lines = tuple(
        FiguresLine(x.name, quantity_text(x.accepted), x.measure, x.unit_price, value_of((x,)))
        for x in rows
    )
    return lines, value_of(rows)


def _lines(content: OrderContent) -> tuple[FiguresLine, ...]:
    return tuple(
        FiguresLine(x.name, x.quantity.shown, x.measure, x.unit_price, x.amount)
        for x in content.lines
    )
