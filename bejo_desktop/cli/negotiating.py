"""`bejo nego …`: request for offers, the offers, the choice, and the berita acara."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bejo_desktop.application.negotiation_file import read_asking, read_minutes, read_offer
from bejo_desktop.bootstrap.surroundings import clock_of
from bejo_desktop.cli.answers import Answer, Table
from bejo_desktop.cli.files import read_file
from bejo_desktop.cli.opening import open_desk
from bejo_desktop.domain.days import wib_day
from bejo_desktop.domain.errors import RuleBroken

if TYPE_CHECKING:
    from datetime import date
    from uuid import UUID

    from bejo_desktop.application.core import Core
    from bejo_desktop.application.views import NegotiationView, OfferView
    from bejo_desktop.cli.arguments import Asked


def ask(asked: Asked) -> Answer:
    """`bejo nego ask ID --from FILE`."""
    asking = read_asking(read_file(asked.source), _today(asked))
    with open_desk(asked) as core:
        order_id = core.orders.find(asked.order)
        core.negotiating.ask(core.session, order_id, asking)
        return _answer(core, order_id)


def offer(asked: Asked) -> Answer:
    """`bejo nego offer ID --from FILE [--scan FILE]`."""
    offered = read_offer(read_file(asked.source), _today(asked))
    scan = None if asked.scan is None else read_file(asked.scan)
    with open_desk(asked) as core:
        order_id = core.orders.find(asked.order)
        core.negotiating.offer(core.session, order_id, offered, scan)
        return _answer(core, order_id)


def choose(asked: Asked) -> Answer:
    """`bejo nego choose ID N`."""
    with open_desk(asked) as core:
        order_id = core.orders.find(asked.order)
        core.negotiating.choose(core.session, order_id, asked.offer - 1)
        return _answer(core, order_id)


def minutes(asked: Asked) -> Answer:
    """`bejo nego minutes ID --from FILE [--number TEXT]`."""
    minuting = read_minutes(read_file(asked.source), _today(asked))
    with open_desk(asked) as core:
        order_id = core.orders.find(asked.order)
        core.negotiating.write_minutes(core.session, order_id, minuting, asked.number)
        return _answer(core, order_id)


def show(asked: Asked) -> Answer:
    """`bejo nego show ID`."""
    with open_desk(asked) as core:
        return _answer(core, core.orders.find(asked.order))


def start_over(asked: Asked) -> Answer:
    """`bejo nego start-over ID`."""
    with open_desk(asked) as core:
        order_id = core.orders.find(asked.order)
        core.negotiating.start_over(core.session, order_id)
        return Answer({"order": str(order_id), "negotiation": None}, ("Dihapus.",))


def _answer(core: Core, order_id: UUID) -> Answer:
    view = core.negotiating.view(order_id)
    if view is None:
        raise RuleBroken("negotiation.none")
    rows = [
        (
            str(one.index + 1),
            one.vendor_name,
            str(one.round),
            one.on.isoformat(),
            str(one.figures.total) if one.figures else "-",
            f"{one.offered} dari {len(one.lines)} barang" if one.is_partial else "",
            "dipilih" if one.chosen else "termurah" if one.cheapest else "",
        )
        for one in view.offers
    ]
    heads = ("No", "Penyedia", "Putaran", "Tanggal", "Total", "", "")
    return Answer(
        {"order": str(order_id), "negotiation": _document(view)}, (Table(heads, tuple(rows)),)
    )


def _document(view: NegotiationView) -> dict[str, object]:
    minutes = view.minutes
    return {
        "asked": [{"vendor": code, "name": name} for code, name in view.asked],
        "asked_on": view.asked_on,
        "no": view.no,
        "offers": [_offer(one) for one in view.offers],
        "saved": None
        if view.saved is None
        else {"before_tax": view.saved[0].amount, "with_tax": view.saved[1].amount},
        "minutes": None
        if minutes is None
        else {"number": minutes.number.text, "on": minutes.on, "way": minutes.way.value},
    }


def _offer(view: OfferView) -> dict[str, object]:
    figures = view.figures
    return {
        "offer": view.index + 1,
        "vendor": view.vendor,
        "name": view.vendor_name,
        "round": view.round,
        "source": view.source.value,
        "on": view.on,
        "no": view.no,
        "valid_until": view.valid_until,
        "pkp": view.pkp,
        "pkp_differs": view.pkp_differs,
        "evidence": view.evidence or None,
        "offered": view.offered,
        "prices": [None if one.price is None else one.price.amount for one in view.lines],
        "changes": [None if one.change is None else one.change.amount for one in view.lines],
        "total": None if figures is None else figures.total.amount,
        "ppn": None if figures is None else figures.ppn.amount,
        "total_change": None if view.total_change is None else view.total_change.amount,
        "chosen": view.chosen,
    }


def _today(asked: Asked) -> date:
    return wib_day(clock_of(asked.now)())
