"""`bejo order amend|cancel|hand-over|allow-budget|buy`: a running order, and small purchases."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from bejo_desktop.application.changing import Cancelling
from bejo_desktop.application.drafts.file import read_draft
from bejo_desktop.application.running_file import read_amendment
from bejo_desktop.bootstrap.words import load_words
from bejo_desktop.cli.answers import Answer
from bejo_desktop.cli.arguments import ArgumentsWrong
from bejo_desktop.cli.documents import order_document
from bejo_desktop.cli.files import read_file
from bejo_desktop.cli.opening import open_desk
from bejo_desktop.cli.orders import answer, answers_of, orders_table
from bejo_desktop.domain.contract_changes import CancelForm

if TYPE_CHECKING:
    from bejo_desktop.cli.arguments import Asked


def amend(asked: Asked) -> Answer:
    """`bejo order amend ID --from FILE [--number TEXT] [--reason [CODE=]T]…`."""
    typed = read_amendment(read_file(asked.source))
    amending = replace(typed, number=asked.number, answers=answers_of(asked))
    with open_desk(asked) as core:
        order_id = core.orders.find(asked.order)
        core.changing.amend(core.session, order_id, amending)
        return answer(core, order_id)


def cancel(asked: Asked) -> Answer:
    """`bejo order cancel ID --form F --reason T [--on DAY] [--number TEXT]`."""
    cancelling = Cancelling(CancelForm(asked.form), asked.reason, asked.on, asked.number)
    with open_desk(asked) as core:
        order_id = core.orders.find(asked.order)
        core.changing.cancel(core.session, order_id, cancelling)
        return answer(core, order_id)


def hand_over(asked: Asked) -> Answer:
    """`bejo order hand-over ID|--all --from NIP --to NIP --reason T`."""
    if bool(asked.order) == asked.all or bool(asked.giver) != asked.all:
        raise ArgumentsWrong("cli.arguments", problem="ID or --all --from")
    with open_desk(asked) as core:
        if asked.order:
            order_id = core.orders.find(asked.order)
            core.changing.hand_over(core.session, order_id, asked.to, asked.reason)
            return answer(core, order_id)
        details, _ = core.changing.hand_over_all(core.session, asked.giver, asked.to, asked.reason)
    words, rows = load_words(), [detail.row for detail in details]
    return Answer({"orders": [order_document(row, words) for row in rows]}, (orders_table(rows),))


def allow_budget(asked: Asked) -> Answer:
    """`bejo order allow-budget ID --reason T`."""
    with open_desk(asked) as core:
        order_id = core.orders.find(asked.order)
        core.deciding.allow_budget(core.session, order_id, asked.reason)
        return answer(core, order_id)


def buy(asked: Asked) -> Answer:
    """`bejo order buy ID|--from FILE [--number TEXT] [--scan FILE] [--reason [CODE=]T]…`."""
    if bool(asked.order) == (asked.source is not None):
        raise ArgumentsWrong("cli.arguments", problem="ID or --from")
    given, scan = answers_of(asked), read_file(asked.scan) if asked.scan else None
    draft = None if asked.source is None else read_draft(read_file(asked.source))
    with open_desk(asked) as core:
        if draft is None:
            order_id = core.orders.find(asked.order)
            core.buying.buy(core.session, order_id, asked.number, given, scan)
        else:
            wanted = replace(draft, procedure="small")
            detail, _ = core.buying.new(core.session, wanted, asked.number, given, scan)
            order_id = detail.row.order_id
        return answer(core, order_id)
