"""What a desk keeps back of a payment, from what it told the centre of the order before."""

from __future__ import annotations

from functools import cache

from bejo_central.rulebook import load_rules
from bejo_desktop.contract.fulfilment import lines_from_wire
from bejo_desktop.contract.intents import Buy, Pay, Receive, SendBack
from bejo_desktop.contract.later import gone_from_wire, withheld_to_wire
from bejo_desktop.domain.codes import Payment
from bejo_desktop.domain.due import Fulfilled, Wanted, due_of
from bejo_desktop.domain.errors import BejoError
from bejo_desktop.domain.fulfilment import GoodsReturned, Receipt, Statements
from bejo_desktop.domain.money import Rupiah
from bejo_desktop.domain.numbering import Number
from bejo_desktop.domain.payments import PaymentMade, Withheld
from bejo_desktop.domain.small_purchase import whole_receipt

ANY = Number("000.3.2/0001/X/413.101/2026", "X", 2026, 1, None)
rules = cache(load_rules)


def kept_back(acts, content, /, *, kind="UP", amount=0, receipts=(), **_):
    """Return the facts `withheld` and `penalty` of a payment; none where it cannot be reckoned."""
    came, gone, paid = [], [], []
    for act in acts:
        match act:
            case Receive():
                came.append(_receipt(act))
            case Buy():
                came.append(whole_receipt(content, ANY, by=""))
            case SendBack():
                gone.append(GoodsReturned(act.on, gone_from_wire(act.lines), ""))
            case Pay():
                paid.append(_payment(act))
    done = Fulfilled(content, tuple(came), tuple(gone), tuple(paid))
    try:
        due = due_of(done, rules(), Wanted(tuple(receipts), Payment(kind), Rupiah(amount)))
    except (BejoError, ValueError, ArithmeticError):
        return {}
    return {"withheld": withheld_to_wire(due.withheld), "penalty": due.penalty.amount}


def _receipt(act):
    arrived = getattr(act, "arrived", None) or None
    said = Statements(*act.states)
    return Receipt(act.on, act.complete, lines_from_wire(act.lines), said, ANY, "", arrived)


def _payment(act):
    withheld = tuple(Withheld(x.tax, Rupiah(x.base), Rupiah(x.amount)) for x in act.withheld)
    return PaymentMade(
        act.on,
        Payment(act.kind),
        act.invoice,
        "",
        ANY,
        "",
        Rupiah(act.amount),
        act.receipts,
        Rupiah(act.penalty),
        withheld,
    )
