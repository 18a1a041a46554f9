"""What a phone shows that opens the code of a paper: what the centre holds under it, to compare."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from bejo_central import keys
from bejo_central.store import catalogue, devices, numbers, orders, reference
from bejo_central.web.pages.papers_of_order import paper_under
from bejo_desktop.domain.days import long_day
from bejo_desktop.domain.errors import BadInput
from bejo_desktop.domain.money import Rupiah
from bejo_desktop.domain.order import SyncState
from bejo_desktop.domain.paper.qr import read_qr

if TYPE_CHECKING:
    from collections.abc import Iterator

    from sqlalchemy import Connection

    from bejo_central.store.orders import OrderRecord
    from bejo_central.words import Words
    from bejo_desktop.contract.later import AmendmentRow

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
    paper = paper_under(connection, order, claim.number)
    if paper is None or claim.content_hash not in paper.hashes:
        return _nothing("other", words, number=claim.number)
    addendum = _addendum_after(order, claim.content_hash) if not paper.facts else None
    is_void = booked.state == numbers.VOID
    sentence = words.say("board.paper.void" if is_void else "board.paper.compare", {})
    if addendum is not None and not is_void:
        facts = {"number": addendum.number.no, "on": addendum.on}
        sentence = words.say("board.paper.earlier", facts)
    return {
        "heading": f"Surat nomor {claim.number}",
        "sentence": sentence,
        "is_void": is_void,
        "facts": [*paper.facts, *_facts(connection, order, words, addendum)],
    }


def _addendum_after(order: OrderRecord, content_hash: str) -> AmendmentRow | None:
    """Return the addendum that took the place of a content; None for what holds or never held."""
    if order.hash == content_hash:
        return None
    later = (one for one in order.later.amendments if one.previous == content_hash)
    return next(later, None)


def _facts(
    connection: Connection, order: OrderRecord, words: Words, addendum: AmendmentRow | None
) -> list[tuple[str, str]]:
    unit = reference.unit(connection, order.unit)
    vendor = catalogue.vendors_by_code(connection, [order.vendor]).get(order.vendor)
    shown = [
        ("Satuan kerja", f"{unit.name}, {unit.region_name}"),
        ("Penyedia", vendor.name if vendor else order.vendor),
        *_totals(connection, order, addendum),
        ("Keadaan", words.say(f"cli.state.{order.state}", {})),
    ]
    if order.sync != SyncState.ACCEPTED:
        shown.append(("Menurut pusat", words.say(f"board.paper.{order.sync}", {})))
    if order.ordered_on is not None:
        shown.insert(2, ("Tanggal pesanan", long_day(order.ordered_on)))
    return shown


def _totals(
    connection: Connection, order: OrderRecord, addendum: AmendmentRow | None
) -> Iterator[tuple[str, str]]:
    """Yield the total that the paper must say, and beside an earlier one the total of now."""
    now = str(Rupiah(order.total))
    if addendum is None:
        yield "Jumlah termasuk pajak", now
        return
    was = orders.content(connection, addendum.previous)
    if was is not None and was.figures is not None:
        yield "Jumlah termasuk pajak pada versi ini", str(Rupiah(was.figures.total))
    yield "Jumlah menurut adendum terakhir", now


def _nothing(why: str, words: Words, **facts: str) -> dict[str, Any]:
    return {
        "heading": words.say(f"board.paper.{why}", facts),
        "sentence": words.say(f"board.paper.{why}.advice", facts),
        "is_void": False,
        "facts": [],
    }
