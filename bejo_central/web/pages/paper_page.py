"""What a phone shows that opens the code of a paper: what the centre holds under it, to compare."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from bejo_central import keys
from bejo_central.store import catalogue, devices, numbers, orders, reference
from bejo_desktop.domain.days import long_day
from bejo_desktop.domain.errors import BadInput
from bejo_desktop.domain.money import Rupiah
from bejo_desktop.domain.order import SyncState
from bejo_desktop.domain.paper.qr import read_qr

if TYPE_CHECKING:
    from sqlalchemy import Connection

    from bejo_central.store.orders import OrderRecord
    from bejo_central.words import Words

_ADDRESS = "https://bejo/V/"
"""Whatever the centre is called now: the code says enough by itself."""


def paper_values(connection: Connection, code: str, words: Words) -> dict[str, Any]:
    """
    Return what the page of a paper's code shows; never that the paper is genuine.

    A code that no known device signed learns nothing about any order.
    """
    try:
        signed = read_qr(f"{_ADDRESS}{code}")
    except BadInput:
        return _nothing("broken", words)
    claim = signed.claim
    device = devices.find(connection, claim.device)
    if device is None or not keys.verify(device.pubkey, signed.signature, claim.signed_part()):
        return _nothing("unsigned", words)
    booked = numbers.by_text(connection, claim.number)
    order = orders.find(connection, booked.unit, booked.order_id) if booked else None
    if booked is None or order is None:
        return _nothing("unknown", words, number=claim.number)
    if order.hash != claim.content_hash:
        return _nothing("other", words, number=claim.number)
    is_void = booked.state == numbers.VOID
    return {
        "heading": f"Surat nomor {claim.number}",
        "sentence": words.say("board.paper.void" if is_void else "board.paper.compare", {}),
        "is_void": is_void,
        "facts": _facts(connection, order, words),
    }


def _facts(connection: Connection, order: OrderRecord, words: Words) -> list[tuple[str, str]]:
    unit = reference.unit(connection, order.unit)
    vendor = catalogue.vendors_by_code(connection, [order.vendor]).get(order.vendor)
    shown = [
        ("Satuan kerja", f"{unit.name}, {unit.region_name}"),
        ("Penyedia", vendor.name if vendor else order.vendor),
        ("Jumlah termasuk pajak", str(Rupiah(order.total))),
        ("Keadaan", words.say(f"cli.state.{order.state}", {})),
    ]
    if order.sync != SyncState.ACCEPTED:
        shown.append(("Menurut pusat", words.say(f"board.paper.{order.sync}", {})))
    if order.ordered_on is not None:
        shown.insert(2, ("Tanggal pesanan", long_day(order.ordered_on)))
    return shown


def _nothing(why: str, words: Words, **facts: str) -> dict[str, Any]:
    return {
        "heading": words.say(f"board.paper.{why}", facts),
        "sentence": words.say(f"board.paper.{why}.advice", facts),
        "is_void": False,
        "facts": [],
    }
