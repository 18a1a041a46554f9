"""`bejo order due|pay|pay-together|deposit`: what the Bendahara does."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bejo_desktop.application.fulfilment_file import read_payment
from bejo_desktop.application.running_file import read_deposits, read_together
from bejo_desktop.bootstrap.words import load_words
from bejo_desktop.cli.answers import Answer, Table
from bejo_desktop.cli.documents import order_document
from bejo_desktop.cli.files import read_file
from bejo_desktop.cli.opening import open_desk
from bejo_desktop.cli.orders import answer, orders_table, today_of
from bejo_desktop.cli.running_documents import due_document, payment_document
from bejo_desktop.domain.codes import Payment
from bejo_desktop.domain.due import Wanted
from bejo_desktop.domain.money import ZERO

if TYPE_CHECKING:
    from bejo_desktop.cli.arguments import Asked
    from bejo_desktop.domain.due import Due


def due(asked: Asked) -> Answer:
    """`bejo order due ID [--receipt N] [--kind UP|LS|TOP]`."""
    kind = Payment(asked.kind) if asked.kind else None
    with open_desk(asked) as core:
        order_id = core.orders.find(asked.order)
        payable = core.paying.due(order_id, Wanted(tuple(asked.receipts), kind))
    return Answer({"due": due_document(payable)}, (due_table(payable),))


def pay(asked: Asked) -> Answer:
    """`bejo order pay ID --from FILE [--number TEXT]`."""
    paid = read_payment(read_file(asked.source), today_of(asked))
    with open_desk(asked) as core:
        order_id = core.orders.find(asked.order)
        detail, _ = core.paying.pay(core.session, order_id, paid, asked.number)
        told = answer(core, order_id)
    document = {"order": order_document(detail.row, load_words())}
    return Answer(
        {**document, "payment": payment_document(detail.payments[-1])}, told.shown, told.code
    )


def pay_together(asked: Asked) -> Answer:
    """`bejo order pay-together --from FILE`: all orders or none."""
    together = read_together(read_file(asked.source), today_of(asked))
    words = load_words()
    with open_desk(asked) as core:
        details, _ = core.paying.pay_together(core.session, together)
    document = {
        "orders": [order_document(one.row, words) for one in details],
        "payments": [payment_document(one.payments[-1]) for one in details],
        "net": sum(one.payments[-1].net.amount for one in details),
        "transfer": together.transfer,
    }
    return Answer(document, (orders_table([one.row for one in details]),))


def deposit(asked: Asked) -> Answer:
    """`bejo order deposit ID --from FILE`."""
    deposits = read_deposits(read_file(asked.source), today_of(asked))
    with open_desk(asked) as core:
        order_id = core.orders.find(asked.order)
        core.paying.deposit(core.session, order_id, deposits)
        return answer(core, order_id)


def due_table(payable: Due) -> Table:
    """Return what is payable as people read it in a terminal."""
    words = load_words()
    rows = [("gross", payable.gross), *((x.tax.value, x.amount) for x in payable.withheld)]
    rows += [("penalty", payable.penalty), ("net", payable.net)]
    if payable.penalty_open > ZERO:
        left = "owed_by_vendor" if payable.owed_by_vendor > ZERO else "penalty_open"
        rows += [(left, payable.penalty_open)]
    shown = [(words.phrase(f"cli.due.{key}"), amount.plain) for key, amount in rows]
    return Table(("", "Rp"), shown, frozenset({1}))
