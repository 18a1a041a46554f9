"""`bejo order …`: every act of an order from its draft to its signature."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bejo_desktop.application.drafts.file import read_draft
from bejo_desktop.application.views import OrderFilter, PaperApproved
from bejo_desktop.bootstrap.surroundings import clock_of
from bejo_desktop.bootstrap.words import load_words
from bejo_desktop.cli.answers import Answer, Table
from bejo_desktop.cli.arguments import ArgumentsWrong
from bejo_desktop.cli.documents import full_document, order_document
from bejo_desktop.cli.files import read_file
from bejo_desktop.cli.opening import open_desk
from bejo_desktop.contract.share import meter_document
from bejo_desktop.domain.days import wib_day
from bejo_desktop.domain.order import OrderState

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date
    from uuid import UUID

    from bejo_desktop.application.core import Core
    from bejo_desktop.application.views import OrderRow
    from bejo_desktop.cli.arguments import Asked


def new(asked: Asked) -> Answer:
    """`bejo order new --from FILE`."""
    draft = read_draft(read_file(asked.source))
    with open_desk(asked) as core:
        view, _ = core.drafting.new(core.session, draft)
        return answer(core, view.order_id)


def edit(asked: Asked) -> Answer:
    """`bejo order edit ID --from FILE`."""
    draft = read_draft(read_file(asked.source))
    with open_desk(asked) as core:
        order_id = core.orders.find(asked.order)
        core.drafting.edit(core.session, order_id, draft)
        return answer(core, order_id)


def list_orders(asked: Asked) -> Answer:
    """`bejo order list [--state S]`."""
    states = frozenset({OrderState(asked.state)}) if asked.state else frozenset()
    with open_desk(asked) as core:
        rows = core.orders.rows(OrderFilter(states=states, limit=1_000_000))
    words = load_words()
    return Answer({"orders": [order_document(row, words) for row in rows]}, (orders_table(rows),))


def show(asked: Asked) -> Answer:
    """`bejo order show ID`."""
    with open_desk(asked) as core:
        order_id = core.orders.find(asked.order)
        detail = core.orders.detail(order_id)
        view = core.drafting.view(core.session, order_id)
        penalty = core.paying.penalty(order_id)
    lines = [
        (str(line.position), line.name, line.quantity.shown, line.unit_price.plain)
        for line in view.lines
    ]
    table = Table(("No", "Uraian", "Volume", "Harga (Rp)"), lines, frozenset({0, 2, 3}))
    return Answer(
        {"order": full_document(detail, view, penalty, load_words())},
        (orders_table([detail.row]), table),
    )


def drop(asked: Asked) -> Answer:
    """`bejo order drop ID`."""
    with open_desk(asked) as core:
        order_id = core.orders.find(asked.order)
        dropped = answer(core, order_id)
        core.drafting.drop(core.session, order_id)
    return dropped


def submit(asked: Asked) -> Answer:
    """`bejo order submit ID [--reason [CODE=]T]…`."""
    with open_desk(asked) as core:
        order_id = core.orders.find(asked.order)
        core.drafting.submit(core.session, order_id, answers_of(asked))
        meter = core.drafting.view(core.session, order_id).meter
        return answer(core, order_id, meter=meter_document(meter))


def take_back(asked: Asked) -> Answer:
    """`bejo order take-back ID`: a submitted order is a draft again, and the centre is told."""
    with open_desk(asked) as core:
        order_id = core.orders.find(asked.order)
        core.drafting.take_back(core.session, order_id)
        return answer(core, order_id)


def give_back(asked: Asked) -> Answer:
    """`bejo order return ID --reason T`."""
    with open_desk(asked) as core:
        order_id = core.orders.find(asked.order)
        core.approving.give_back(core.session, order_id, asked.reason)
        return answer(core, order_id)


def finalise(asked: Asked) -> Answer:
    """
    `bejo order final ID [--number TEXT] [--seen HASH]`: approves what was seen.

    `--seen` is the `content_hash` that `order show` printed; without it, what stands in the store.
    With `--approved-by NIP --approved-on DAY --scan FILE` it records the PPK's approval on paper.
    """
    approved = _approved(asked)
    with open_desk(asked) as core:
        order_id = core.orders.find(asked.order)
        seen = asked.seen or core.orders.detail(order_id).row.content_hash or ""
        core.approving.finalise(core.session, order_id, seen, asked.number, approved)
        return answer(core, order_id)


def finalise_all(asked: Asked) -> Answer:
    """
    `bejo order final-all ID… [--seen HASH]…`.

    Those with a block are listed with why, and those with a question that were not opened.
    """
    words = load_words()
    with open_desk(asked) as core:
        ids = [core.orders.find(text) for text in asked.orders]
        seen = {one: core.orders.detail(one).row.content_hash or "" for one in ids}
        batch, _ = core.approving.finalise_all(core.session, seen, asked.seen)
        done = [core.orders.detail(one).row for one in batch.done]
        left = [(core.orders.detail(one.order_id).row, one.error) for one in batch.left]
    document = {
        "orders": [order_document(row, words) for row in done],
        "open": [
            {
                "order": order_document(row, words),
                "error": {
                    "code": error.code,
                    "message": words.text(error),
                    "facts": dict(error.facts),
                },
            }
            for row, error in left
        ],
    }
    why = [f"{row.package}: {words.text(error)}" for row, error in left]
    return Answer(document, (orders_table(done), *why), code=1 if left else 0)


def _approved(asked: Asked) -> PaperApproved | None:
    told = (asked.approved_by, asked.approved_on, asked.scan)
    if not any(told):
        return None
    if not all(told):
        raise ArgumentsWrong("cli.arguments", problem="--approved-by, --approved-on, --scan")
    return PaperApproved(asked.approved_by, asked.approved_on, read_file(asked.scan))


def keep_price(asked: Asked) -> Answer:
    """`bejo order keep-price ID --reason T`."""
    with open_desk(asked) as core:
        order_id = core.orders.find(asked.order)
        core.deciding.keep_price(core.session, order_id, asked.reason)
        return answer(core, order_id)


def recheck(asked: Asked) -> Answer:
    """`bejo order recheck ID`."""
    with open_desk(asked) as core:
        order_id = core.orders.find(asked.order)
        core.deciding.recheck(core.session, order_id)
        return answer(core, order_id)


def sign(asked: Asked) -> Answer:
    """`bejo order sign ID --on DAY [--scan FILE]`."""
    scan = read_file(asked.scan) if asked.scan else None
    with open_desk(asked) as core:
        order_id = core.orders.find(asked.order)
        core.approving.sign(core.session, order_id, asked.on, scan)
        return answer(core, order_id)


def void(asked: Asked) -> Answer:
    """`bejo order void ID --reason T`: the number is given up, a copy is the new draft."""
    with open_desk(asked) as core:
        order_id = core.orders.find(asked.order)
        _, copy, _ = core.deciding.void(core.session, order_id, asked.reason)
        rows = [core.orders.detail(order_id).row, core.orders.detail(copy.order_id).row]
    words = load_words()
    document = {
        "order": order_document(rows[0], words),
        "draft": order_document(rows[1], words),
    }
    return Answer(document, (orders_table(rows),))


def answer(core: Core, order_id: UUID, **more: object) -> Answer:
    """Return what every act answers: the order as it stands now, with `more` of its own."""
    row = core.orders.detail(order_id).row
    return Answer({"order": order_document(row, load_words()) | more}, (orders_table([row]),))


def answers_of(asked: Asked) -> dict[str, str]:
    """Return the reasons given: by code of the flag, `""` for one that names no code."""
    parts = [text.partition("=") for text in asked.answers]
    return {
        code if is_coded else "": reason if is_coded else code for code, is_coded, reason in parts
    }


def today_of(asked: Asked) -> date:
    """Return the day (WIB) of the command."""
    return wib_day(clock_of(asked.now)())


def orders_table(rows: Sequence[OrderRow]) -> Table:
    """Return orders as people read them in a terminal."""
    words = load_words()
    return Table(
        ("Nomor", "Keadaan", "Pusat", "Paket", "Penyedia", "Nilai (Rp)"),
        [
            (
                row.number or str(row.order_id),
                words.phrase(f"cli.state.{'lapsed' if row.has_lapsed else row.state.value}"),
                words.phrase(f"cli.sync.{row.sync.value}"),
                row.package,
                row.vendor_name,
                row.total.plain,
            )
            for row in rows
        ],
        frozenset({5}),
    )
