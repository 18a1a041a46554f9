"""What a desk remembers of papers: those it gave out, its orders, its own key."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from bejo_desktop.application.paper_facts.later import act_hash
from bejo_desktop.application.views.verification import FiguresLine, PaperFigures
from bejo_desktop.contract.fulfilment import payment_to_wire, receipt_to_wire
from bejo_desktop.domain.errors import BejoError
from bejo_desktop.domain.money import ZERO

if TYPE_CHECKING:
    from bejo_desktop.application.ports.store import DeviceIdentity, Store
    from bejo_desktop.application.ports.system import Seal
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
        if order.number is not None and order.number.text == number:
            return order.content_hash
        for receipt in order.receipts:
            if receipt.number.text == number:
                return act_hash(order, receipt_to_wire(receipt))
        if order.payment is not None and order.payment.number.text == number:
            return act_hash(order, payment_to_wire(order.payment))
        return None

    def figures(self, order: Order) -> PaperFigures:
        """Return what the paper of the order must show."""
        content, found = order.content, order.content.figures
        with self.store.read() as reading:
            vendor = reading.orders.row(order.order_id).vendor_name
        return PaperFigures(
            source="desk",
            kind="",
            number=order.number.text if order.number else None,
            content_hash=order.content_hash or "",
            total=found.total if found else ZERO,
            lines=tuple(
                FiguresLine(x.name, x.quantity.shown, x.measure, x.unit_price, x.amount)
                for x in content.lines
            ),
            vendor=vendor,
            package=content.package,
            ordered_on=content.ordered_on,
        )

    def _identity(self) -> DeviceIdentity:
        with self.store.read() as reading:
            identity = reading.sync.identity()
        assert identity is not None, "an open desk is enrolled"
        return identity
