"""Every act at which the centre binds or uses budget is one that a desk takes for binding."""

from __future__ import annotations

from sqlalchemy import select

from bejo_central.store.order_tables import COMMITMENT
from bejo_desktop.domain.order import BINDING_ACTS
from tests.central.judging.walking import Walker
from tests.roles_walk import table

FROM = {"keep_price": "held_price", "sign": "held_budget", "recheck": "held_budget"} | {
    "allow_budget": "held_budget"
}
"""Where an act is tried: on an order that binds nothing yet, where there is one."""


def bound(walker, order):
    """What an order binds at the centre, by budget line."""
    wanted = select(COMMITMENT.c.code, COMMITMENT.c.amount).where(COMMITMENT.c.order_id == order)
    with walker.centre.looking() as connection:
        return dict(connection.execute(wanted).all())


def moves_the_budget(walker, act):
    states, _, roles = table.ACTS[act]
    state = next(one for one in table.STATES if one in states)
    order = walker.make(FROM.get(act, state))
    walker.flush()
    before = bound(walker, order)
    if act == "recheck":
        walker.centre.set_ceiling(walker.poor, 900_000_000_000)
    seq = walker.push(order, min(roles), walker.argument(act, order))
    walker.flush()
    assert walker.verdict(seq).r == "ok", (act, walker.verdict(seq))
    return bound(walker, order) != before


def test_every_act_that_binds_or_uses_budget_is_a_binding_act(centre):
    walker = Walker(centre)
    acts = sorted(table.ACTS, key=lambda act: act == "recheck")  # it fills the short line up
    moving = {f"order.{act}" for act in acts if moves_the_budget(walker, act)}
    assert moving == {
        "order.final",
        "order.keep_price",
        "order.allow_budget",
        "order.recheck",
        "order.sign",
        "order.void",
        "order.buy",
        "order.pay",
        "order.amend",
        "order.cancel",
    }
    assert moving - {"order.void"} <= {act.value for act in BINDING_ACTS}
