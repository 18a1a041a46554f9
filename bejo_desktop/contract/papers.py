"""The content hash of each paper beside the one that orders: desk and centre make it alike."""

from __future__ import annotations

from hashlib import sha256
from typing import TYPE_CHECKING

from bejo_desktop.contract.codec import encode
from bejo_desktop.contract.negotiation import negotiation_to_wire

if TYPE_CHECKING:
    from msgspec import Struct

    from bejo_desktop.domain.content import OrderContent


def act_hash(first: str, act: Struct) -> str:
    """
    Return the content hash of what follows an order: its own and the act as it travels.

    Args:
        first: the hash under which the order got its number: an addendum changes no older paper.
        act: the receipt, the payment or the end of the order.
    """
    return sha256(bytes.fromhex(first) + encode(act)).hexdigest()


def negotiation_hash(content: OrderContent) -> str:
    """
    Return the content hash of the berita acara negosiasi: what was offered, and of what.

    Not that of the order: the minutes are signed before the order gets its number.
    """
    assert content.negotiation is not None
    of_what = [f"{x.product}*{x.quantity}" for x in content.lines]
    talks = encode(negotiation_to_wire(content.negotiation))
    return sha256(talks + "\n".join(of_what).encode()).hexdigest()
