"""`bejo order arrive|receive|send-back`: goods come, are received, and may go back."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bejo_desktop.application.fulfilment_file import read_receipt
from bejo_desktop.application.running_file import read_sent_back
from bejo_desktop.cli.files import read_file
from bejo_desktop.cli.opening import open_desk
from bejo_desktop.cli.orders import answer, today_of

if TYPE_CHECKING:
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
    received = read_receipt(read_file(asked.source), today_of(asked))
    with open_desk(asked) as core:
        order_id = core.orders.find(asked.order)
        core.fulfilling.receive(core.session, order_id, received, asked.number)
        return answer(core, order_id)


def send_back(asked: Asked) -> Answer:
    """`bejo order send-back ID --from FILE`."""
    gone = read_sent_back(read_file(asked.source), today_of(asked))
    with open_desk(asked) as core:
        order_id = core.orders.find(asked.order)
        core.fulfilling.send_back(core.session, order_id, gone)
        return answer(core, order_id)
