"""`bejo order arrive|receive|pay`: what happens to an order after its signature."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bejo_desktop.application.fulfilment_file import read_payment, read_receipt
from bejo_desktop.bootstrap.surroundings import clock_of
from bejo_desktop.cli.files import read_file
from bejo_desktop.cli.opening import open_desk
from bejo_desktop.cli.orders import answer
from bejo_desktop.domain.days import wib_day

if TYPE_CHECKING:
    from datetime import date

    from bejo_desktop.cli.answers import Answer
    from bejo_desktop.cli.arguments import Asked


def arrive(asked: Asked) -> Answer:
    """`bejo order arrive ID [--on DAY]`."""
    with open_desk(asked) as core:
        order_id = core.orders.find(asked.order)
        core.fulfilling.arrive(core.session, order_id, asked.on)
        return answer(core, order_id)


def receive(asked: Asked) -> Answer:
    """`bejo order receive ID --from FILE [--number TEXT]`."""
    received = read_receipt(read_file(asked.source), _today(asked))
    with open_desk(asked) as core:
        order_id = core.orders.find(asked.order)
        core.fulfilling.receive(core.session, order_id, received, asked.number)
        return answer(core, order_id)


def pay(asked: Asked) -> Answer:
    """`bejo order pay ID --from FILE [--number TEXT]`."""
    paid = read_payment(read_file(asked.source), _today(asked))
    with open_desk(asked) as core:
        order_id = core.orders.find(asked.order)
        core.fulfilling.pay(core.session, order_id, paid, asked.number)
        return answer(core, order_id)


def _today(asked: Asked) -> date:
    return wib_day(clock_of(asked.now)())
